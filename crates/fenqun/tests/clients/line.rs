//! A line that fails: between a client and the server it answers 429 and 500 of its own, and cuts
//! connections after the server has taken what was sent.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A line to a server.
pub(crate) struct Line {
    port: u16,
    faults: Arc<Mutex<Faults>>,
}

/// What went wrong so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faults {
    /// Requests.
    requests: usize,
    /// Refused with 429.
    pub(crate) too_many: usize,
    /// Refused with 500.
    pub(crate) failed: usize,
    /// Taken by the server, the answer lost.
    pub(crate) cut: usize,
}

/// What happens to a request.
enum Fate {
    TooMany,
    Failed,
    Cut,
    Passed,
}

impl Faults {
    /// The first requests each meet another fault, and so does every seventh later on.
    fn next(&mut self) -> Fate {
        self.requests += 1;
        match self.requests {
            1 | 8 => {
                self.too_many += 1;
                Fate::TooMany
            }
            2 => {
                self.failed += 1;
                Fate::Failed
            }
            3 | 4 => {
                self.cut += 1;
                Fate::Cut
            }
            later if later.is_multiple_of(7) => {
                self.cut += 1;
                Fate::Cut
            }
            _ => Fate::Passed,
        }
    }
}

impl Line {
    /// A line to the server on a port of this machine.
    pub(crate) fn to(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("the port is known").port();
        let faults = Arc::new(Mutex::new(Faults::default()));
        let shared = faults.clone();
        // Ends with the process of the test.
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let faults = shared.clone();
                std::thread::spawn(move || {
                    // A client that goes away is the client's business.
                    drop(serve(&client, server, &faults));
                    drop(client.shutdown(Shutdown::Both));
                });
            }
        });
        Self { port, faults }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn faults(&self) -> Faults {
        *self.faults.lock().expect("nobody panics holding it")
    }
}

/// One request a connection.
fn serve(client: &TcpStream, server: u16, faults: &Mutex<Faults>) -> std::io::Result<()> {
    let request = read_request(client)?;
    let fate = faults.lock().expect("nobody panics holding it").next();
    let mut answer = Vec::new();
    match fate {
        Fate::TooMany => answer.extend(
            b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ),
        Fate::Failed => answer.extend(
            b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ),
        Fate::Cut | Fate::Passed => {
            let mut server = TcpStream::connect(("127.0.0.1", server))?;
            server.write_all(&request)?;
            server.read_to_end(&mut answer)?;
        }
    }
    if !matches!(fate, Fate::Cut) {
        let mut client = client;
        client.write_all(&answer)?;
    }
    Ok(())
}

/// The bytes of a request, asking for the connection to be closed behind it.
fn read_request(client: &TcpStream) -> std::io::Result<Vec<u8>> {
    let mut reader = BufReader::new(client);
    let mut request = Vec::new();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        match name.to_ascii_lowercase().as_str() {
            "connection" => continue,
            "content-length" => length = value.trim().parse().unwrap_or(0),
            "\r\n" | "" => break,
            _ => {}
        }
        request.extend(line.bytes());
    }
    request.extend(b"Connection: close\r\n\r\n");
    let head = request.len();
    request.resize(head + length, 0);
    reader.read_exact(&mut request[head..])?;
    Ok(request)
}
