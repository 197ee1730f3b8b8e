//! Just enough of HTTP/1.1 to put load on a server over loopback without costing much itself: one
//! kept-alive connection, one request at a time.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use serde_json::Value;

/// A connection to the server.
pub(crate) struct Connection {
    stream: BufReader<TcpStream>,
    head: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Values of `Set-Cookie`.
    pub(crate) cookies: Vec<String>,
    pub(crate) body: Vec<u8>,
}

impl Connection {
    pub(crate) fn open(address: &str) -> Result<Self, String> {
        let stream = TcpStream::connect(address).map_err(|error| format!("{address}: {error}"))?;
        let ready = stream.set_nodelay(true);
        ready.map_err(|error| format!("{address}: {error}"))?;
        Ok(Self {
            stream: BufReader::with_capacity(1 << 16, stream),
            head: String::new(),
        })
    }

    /// Sends a request with some more header lines, each ending in `\r\n`, and reads the answer.
    pub(crate) fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        body: &[u8],
    ) -> Result<Answer, String> {
        let failed = |error: std::io::Error| format!("{method} {path}: {error}");
        let length = body.len();
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: \
             application/json\r\nContent-Length: {length}\r\n{headers}\r\n"
        )
        .into_bytes();
        request.extend_from_slice(body);
        self.stream.get_mut().write_all(&request).map_err(failed)?;
        self.read_answer().map_err(failed)
    }

    fn read_answer(&mut self) -> std::io::Result<Answer> {
        let mut answer = Answer {
            status: 0,
            cookies: vec![],
            body: vec![],
        };
        let mut length = None;
        loop {
            self.head.clear();
            if self.stream.read_line(&mut self.head)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let line = self.head.trim_end();
            if answer.status == 0 {
                let status = line.split(' ').nth(1).and_then(|word| word.parse().ok());
                answer.status = status.ok_or(std::io::ErrorKind::InvalidData)?;
            } else if line.is_empty() {
                break;
            } else if let Some((name, value)) = line.split_once(':') {
                let value = value.trim();
                match name.to_ascii_lowercase().as_str() {
                    "content-length" => length = value.parse().ok(),
                    "set-cookie" => answer.cookies.push(value.into()),
                    "transfer-encoding" => length = None,
                    _ => {}
                }
            }
        }
        match length {
            Some(length) => {
                answer.body.resize(length, 0);
                self.stream.read_exact(&mut answer.body)?;
            }
            None if answer.status == 204 => {}
            None => answer.body = self.read_chunks()?,
        }
        Ok(answer)
    }

    fn read_chunks(&mut self) -> std::io::Result<Vec<u8>> {
        let mut body = Vec::new();
        while let Some(chunk) = self.read_chunk()? {
            body.extend(chunk);
        }
        Ok(body)
    }

    /// The next piece of an answer of unknown length; `None` at its end.
    pub(crate) fn read_chunk(&mut self) -> std::io::Result<Option<Vec<u8>>> {
        self.head.clear();
        self.stream.read_line(&mut self.head)?;
        let length = usize::from_str_radix(self.head.trim(), 16)
            .map_err(|_| std::io::Error::from(std::io::ErrorKind::InvalidData))?;
        let mut chunk = vec![0; length + 2];
        self.stream.read_exact(&mut chunk)?;
        chunk.truncate(length);
        Ok((length > 0).then_some(chunk))
    }

    /// Asks for an answer without an end and leaves it to be read by [`Self::read_chunk`].
    pub(crate) fn follow(&mut self, path: &str, headers: &str) -> Result<(), String> {
        let failed = |error: std::io::Error| format!("GET {path}: {error}");
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");
        let stream = self.stream.get_mut();
        stream.write_all(request.as_bytes()).map_err(failed)?;
        let mut lines = 0;
        loop {
            self.head.clear();
            self.stream.read_line(&mut self.head).map_err(failed)?;
            if lines == 0 && !self.head.contains(" 200 ") {
                return Err(format!("GET {path}: {}", self.head.trim_end()));
            }
            lines += 1;
            if self.head.trim_end().is_empty() {
                return Ok(());
            }
        }
    }
}

impl Answer {
    /// The body as JSON; an error unless the request was carried out.
    pub(crate) fn json(&self, what: &str) -> Result<Value, String> {
        let text = String::from_utf8_lossy(&self.body);
        if self.status >= 300 {
            return Err(format!("{what}: {} {text}", self.status));
        }
        serde_json::from_slice(&self.body).map_err(|error| format!("{what}: {error}: {text}"))
    }
}
