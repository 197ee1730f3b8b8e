//! A receiver on this machine that answers as it is told.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;

use super::{RUNTIME, eventually, now};

/// What a receiver does with a message.
#[derive(Clone, Debug)]
pub(super) enum Reply {
    /// Answers with these words behind `HTTP/1.1 `.
    Says(&'static str),
    /// Reads and never answers.
    Hangs,
    /// Reads and closes the connection.
    Dies,
}

pub(super) const TAKEN: Reply = Reply::Says("204 No Content\r\n\r\n");

/// A message as it came.
#[derive(Clone, Debug)]
pub(super) struct Received {
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: String,
}

impl Received {
    pub(super) fn header(&self, name: &str) -> &str {
        &self.headers[name]
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Customers in it.
    pub(super) fn customers(&self) -> Vec<String> {
        let json = self.json();
        let changes = json["data"]["changes"].as_array().unwrap().iter();
        let name = |change: &Value| change["customer"].as_str().unwrap_or("nobody").to_owned();
        changes.map(name).collect()
    }
}

/// A receiver; messages are answered by the replies in order, the last one for ever.
#[derive(Clone, Debug)]
pub(super) struct Receiver {
    pub(super) port: u16,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Receiver {
    pub(super) fn start(replies: &[Reply]) -> Self {
        let listener = now(TcpListener::bind("127.0.0.1:0")).unwrap();
        let receiver = Self {
            port: listener.local_addr().unwrap().port(),
            received: Arc::default(),
        };
        let (received, replies) = (receiver.received.clone(), replies.to_vec());
        RUNTIME.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, received.clone(), replies.clone()));
            }
        });
        receiver
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/in", self.port)
    }

    pub(super) fn all(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// Waits for so many messages.
    pub(super) fn wait_for(&self, count: usize) -> Vec<Received> {
        eventually(&format!("message {count}"), || {
            let all = self.all();
            (all.len() >= count).then_some(all)
        })
    }
}

/// Takes one message from a connection.
pub(super) async fn serve(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    received: Arc<Mutex<Vec<Received>>>,
    replies: Vec<Reply>,
) {
    let Some(message) = read(&mut stream).await else {
        return;
    };
    let number = {
        let mut received = received.lock().unwrap();
        received.push(message);
        received.len() - 1
    };
    match &replies[number.min(replies.len() - 1)] {
        Reply::Says(words) => {
            // Whoever asked may have gone away.
            let _ = stream
                .write_all(format!("HTTP/1.1 {words}").as_bytes())
                .await;
        }
        Reply::Hangs => std::future::pending().await,
        Reply::Dies => {}
    }
}

async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Option<Received> {
    let mut bytes = Vec::new();
    let head = loop {
        let mut more = [0; 4_096];
        let count = stream
            .read(&mut more)
            .await
            .ok()
            .filter(|count| *count > 0)?;
        bytes.extend(&more[..count]);
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
    };
    let text = String::from_utf8(bytes[..head].to_vec()).unwrap();
    let lines = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(": "));
    let headers: BTreeMap<String, String> = lines
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length: usize = headers["content-length"].parse().unwrap();
    let mut body = bytes[head + 4..].to_vec();
    let missing = length - body.len();
    let mut rest = vec![0; missing];
    stream.read_exact(&mut rest).await.ok()?;
    body.extend(rest);
    Some(Received {
        headers,
        body: String::from_utf8(body).unwrap(),
    })
}
