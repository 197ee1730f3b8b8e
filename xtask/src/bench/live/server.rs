//! The server under load: the real binary, started, set up, killed and watched from outside.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant as Clock};

use serde_json::{Value, json};

use super::http::Connection;

/// How long the server may take to get ready.
const PATIENCE: Duration = Duration::from_secs(600);
/// What the first administrator signs in with.
pub(crate) const EMAIL: &str = "bench@example.com";
pub(crate) const PASSWORD: &str = "a long enough password";
const SCOPES: [&str; 3] = ["see", "see-personal", "define"];

/// Name of the server's thread that keeps the groups right.
const EVALUATES: &str = "drive";

/// Processor time, nanoseconds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Used {
    pub(crate) evaluating: u64,
    pub(crate) all: u64,
}

/// A running server.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    /// From the start of the process to ready, seconds.
    pub(crate) ready_after: f64,
    /// Where the first start wrote its token.
    log: PathBuf,
}

/// Header lines of the two kinds of caller.
#[derive(Clone, Debug)]
pub(crate) struct Keys {
    /// For `/api/v1`.
    pub(crate) token: String,
    /// For `/v1`.
    pub(crate) write: String,
}

impl Server {
    /// Starts the binary on a folder and waits until it is ready.
    pub(crate) fn start(binary: &Path, folder: &Path) -> Result<Self, String> {
        let port = free_port()?;
        let address = format!("127.0.0.1:{port}");
        let log = folder.with_extension("log");
        let file = std::fs::File::create(&log).map_err(|error| error.to_string())?;
        let errors = file.try_clone().map_err(|error| error.to_string())?;
        let start = Clock::now();
        let child = Command::new(binary)
            .args(["--lang", "en", "--data"])
            .arg(folder)
            .args(["serve", "--listen", &address])
            .stdout(Stdio::from(file))
            .stderr(Stdio::from(errors))
            .spawn()
            .map_err(|error| format!("{}: {error}", binary.display()))?;
        let mut server = Self {
            child,
            address,
            ready_after: 0.0,
            log,
        };
        server.wait_until_ready(start)?;
        server.ready_after = start.elapsed().as_secs_f64();
        Ok(server)
    }

    fn wait_until_ready(&mut self, start: Clock) -> Result<(), String> {
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait().map_err(|error| error.to_string())? {
                let log = std::fs::read_to_string(&self.log).unwrap_or_default();
                return Err(format!("fenqun serve ended ({status}):\n{log}"));
            }
            let asked = Connection::open(&self.address)
                .and_then(|mut connection| connection.send("GET", "/readyz", "", b""));
            if asked.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err("fenqun serve did not get ready".into())
    }

    /// Makes the first administrator, a token and a write key.
    pub(crate) fn set_up(&self) -> Result<Keys, String> {
        let file = std::fs::File::open(&self.log).map_err(|error| error.to_string())?;
        let lines = BufReader::new(file).lines().map_while(Result::ok);
        let words: Vec<String> = lines
            .flat_map(|line| {
                line.split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect();
        let once = words.iter().find(|word| word.starts_with("fq_setup_"));
        let once = once.ok_or("the first start printed no token")?;
        let mut connection = Connection::open(&self.address)?;
        let body = json!({"token": once, "name": "Bench", "email": EMAIL,
            "password": PASSWORD});
        let made = connection.send("POST", "/api/v1/setup", "", body.to_string().as_bytes())?;
        let session = made.json("setting up")?;
        let cookies: Vec<&str> = made
            .cookies
            .iter()
            .filter_map(|cookie| cookie.split(';').next())
            .collect();
        let signed_in = format!(
            "Cookie: {}\r\nX-Fenqun-CSRF: {}\r\n",
            cookies.join("; "),
            session["csrf"].as_str().unwrap_or_default()
        );
        let mut make = |path: &str, body: Value| -> Result<String, String> {
            let answer = connection.send("POST", path, &signed_in, body.to_string().as_bytes())?;
            let made = answer.json(path)?;
            let secret = made["secret"].as_str();
            secret
                .map(str::to_owned)
                .ok_or_else(|| format!("{path}: no secret in {made}"))
        };
        let token = make("/api/v1/tokens", json!({"name": "bench", "scopes": SCOPES}))?;
        let write = make("/api/v1/keys", json!({"name": "bench", "source": "bench"}))?;
        Ok(Keys {
            token: format!("Authorization: Bearer {token}\r\n"),
            write: format!("Authorization: Bearer {write}\r\n"),
        })
    }

    /// Waits until everything acknowledged is evaluated; seconds waited.
    pub(crate) fn settle(&self, keys: &Keys) -> Result<f64, String> {
        let start = Clock::now();
        let mut connection = Connection::open(&self.address)?;
        while start.elapsed() < PATIENCE {
            let status = connection
                .send("GET", "/api/v1/status", &keys.token, b"")?
                .json("status")?;
            if status["backlog_bytes"] == 0 {
                return Ok(start.elapsed().as_secs_f64());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err("the backlog never ended".into())
    }

    /// Processor time used so far: by the thread that evaluates, and by all threads there are now.
    pub(crate) fn used(&self) -> Result<Used, String> {
        let folder = format!("/proc/{}/task", self.child.id());
        let threads = std::fs::read_dir(&folder).map_err(|error| format!("{folder}: {error}"))?;
        let mut used = Used::default();
        for thread in threads.filter_map(Result::ok) {
            let text = |name| std::fs::read_to_string(thread.path().join(name));
            // A thread may end while we look.
            let (Ok(name), Ok(times)) = (text("comm"), text("schedstat")) else {
                continue;
            };
            let first = times.split_whitespace().next();
            let nanos: u64 = first.and_then(|word| word.parse().ok()).unwrap_or(0);
            used.all += nanos;
            if name.trim() == EVALUATES {
                used.evaluating += nanos;
            }
        }
        match used.evaluating {
            0 => Err("this system does not tell the processor time of threads".into()),
            _ => Ok(used),
        }
    }

    /// Greatest resident memory so far, MB.
    pub(crate) fn peak_mb(&self) -> f64 {
        let text = self.proc("status");
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        number.map_or(f64::NAN, |kilobytes| kilobytes / 1024.0)
    }

    fn proc(&self, name: &str) -> String {
        let path = format!("/proc/{}/{name}", self.child.id());
        std::fs::read_to_string(path).unwrap_or_default()
    }

    /// SIGKILL.
    pub(crate) fn kill(mut self) -> Result<(), String> {
        self.child.kill().map_err(|error| error.to_string())?;
        self.child.wait().map_err(|error| error.to_string())?;
        Ok(())
    }
}

impl Drop for Server {
    /// None is left behind when a step fails; to kill one that has ended does nothing.
    fn drop(&mut self) {
        let ended = self.child.kill().and_then(|()| self.child.wait());
        drop(ended);
    }
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    Ok(address.port())
}
