//! The subscriber of a webhook: fails now and then, as receivers do, and remembers what it took.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use serde_json::Value;

use crate::sender::Dice;

const PATIENCE: Duration = Duration::from_secs(90);

/// The receiver; it lives as long as the test.
pub(crate) struct Receiver {
    port: u16,
    seen: Arc<Seen>,
}

/// Sequence numbers taken, and who is told of new ones.
#[derive(Default)]
struct Seen {
    numbers: Mutex<BTreeSet<u64>>,
    more: Condvar,
}

impl Receiver {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port for the receiver");
        let port = listener.local_addr().expect("the port is known").port();
        let seen = Arc::new(Seen::default());
        let of_thread = seen.clone();
        std::thread::spawn(move || {
            let mut dice = Dice::new(7);
            for stream in listener.incoming().flatten() {
                // A connection that breaks off is the sender's to try again.
                drop(serve(stream, &mut dice, &of_thread));
            }
        });
        Self { port, seen }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/changes", self.port)
    }

    /// Waits until every sequence number up to the last was taken.
    pub(crate) fn has_seen_up_to(&self, last: u64) {
        let missing = |seen: &BTreeSet<u64>| (1..=last).filter(|n| !seen.contains(n)).count();
        let seen = self
            .seen
            .numbers
            .lock()
            .expect("the receiver did not panic");
        let waited = self
            .seen
            .more
            .wait_timeout_while(seen, PATIENCE, |seen| missing(seen) > 0);
        let (seen, _) = waited.expect("the receiver did not panic");
        let missing = missing(&seen);
        assert_eq!(missing, 0, "of {last} changes never came to the webhook");
    }
}

fn serve(stream: TcpStream, dice: &mut Dice, seen: &Seen) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    let mut stream = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        stream.read_line(&mut line)?;
        if line.trim_end().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    let status = match dice.below(25) {
        0 => "503 Service Unavailable\r\nRetry-After: 1",
        _ => "204 No Content",
    };
    if status.starts_with("204") {
        take_in(&body, seen);
    }
    let answer = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    stream.get_mut().write_all(answer.as_bytes())
}

fn take_in(body: &[u8], seen: &Seen) {
    let message: Value = serde_json::from_slice(body).expect("a webhook is JSON");
    let changes = message["data"]["changes"]
        .as_array()
        .expect("it has changes");
    let numbers = changes.iter().map(|change| change["sequence"].as_u64());
    let numbers = numbers.map(|number| number.expect("a change has its number"));
    let mut seen_so_far = seen.numbers.lock().expect("the receiver did not panic");
    seen_so_far.extend(numbers);
    seen.more.notify_all();
}
