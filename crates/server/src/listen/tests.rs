//! Connections over real sockets of this machine.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::*;

const PATIENCE: Duration = Duration::from_secs(20);

fn settings(pairs: &[(&str, &str)]) -> Settings {
    let flag = |name: &str| {
        let given = pairs.iter().find(|(known, _)| *known == name);
        given.map(|(_, value)| (*value).to_owned())
    };
    Settings::read(flag, |_| None, None).unwrap()
}

fn open_door() -> Door {
    let door = Door::default();
    let router = Router::new().route("/hello", get(async || "hello"));
    door.set(router).unwrap();
    door
}

/// Starts to serve; the address, and what asks it to stop.
fn serve(settings: Settings, door: Door) -> (String, watch::Sender<bool>) {
    let listener = Listener::bind(&settings).unwrap();
    let url = listener.url();
    let (_, address) = url.split_once("://").unwrap();
    let address = address.to_owned();
    let (stop, stopping) = watch::channel(false);
    tokio::spawn(async move { listener.serve(door, &settings, stopping).await });
    (address, stop)
}

/// Sends something and reads until the other side closes.
async fn exchange(mut stream: impl AsyncRead + AsyncWrite + Unpin, sent: &str) -> String {
    stream.write_all(sent.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let reading = stream.read_to_end(&mut answer);
    let read = tokio::time::timeout(PATIENCE, reading).await;
    // How the other side closes does not matter, only that it does.
    let _ = read.expect("the server closes the connection");
    String::from_utf8(answer).unwrap()
}

fn hello(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
}

#[tokio::test]
async fn with_a_certificate_everything_is_tls() {
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (chain, key) = (
        folder.path().join("chain.pem"),
        folder.path().join("key.pem"),
    );
    std::fs::write(&chain, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let (address, _stop) = serve(
        settings(&[
            ("listen", "127.0.0.1:0"),
            ("tls-certificate", chain.to_str().unwrap()),
            ("tls-key", key.to_str().unwrap()),
        ]),
        open_door(),
    );
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let config = ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let connector = TlsConnector::from(Arc::new(config));
    let stream = TcpStream::connect(&address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let stream = connector.connect(name, stream).await.unwrap();
    let answer = exchange(stream, &hello("/hello")).await;
    assert!(
        answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("hello"),
        "{answer}"
    );
    let plain = TcpStream::connect(&address).await.unwrap();
    let answer = exchange_bytes(plain).await;
    assert!(!answer.starts_with(b"HTTP"), "plain text is not answered");
}

async fn exchange_bytes(mut stream: TcpStream) -> Vec<u8> {
    stream.write_all(hello("/hello").as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    answer
}

#[test]
fn a_certificate_that_is_none_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chain.pem");
    std::fs::write(&file, "no certificate").unwrap();
    let name = file.to_str().unwrap();
    let settings = settings(&[("tls-certificate", name), ("tls-key", name)]);
    let refused = Listener::bind(&settings).err().unwrap();
    assert_eq!(refused.messages[0].id(), "serve-tls-unusable");
    assert!(refused.to_string().contains(name));
}

#[test]
fn beyond_this_machine_only_with_tls_or_when_told_in_so_many_words() {
    for listen in ["0.0.0.0:0", "[::]:0"] {
        let refused = Listener::bind(&settings(&[("listen", listen)]))
            .err()
            .unwrap();
        assert_eq!(refused.messages[0].id(), "serve-no-tls", "{listen}");
    }
    let told = [("listen", "0.0.0.0:0"), ("insecure-plain-http", "true")];
    assert!(Listener::bind(&settings(&told)).is_ok());
}

#[tokio::test]
async fn while_the_workspace_is_opened_it_is_alive_and_not_ready() {
    let (address, _stop) = serve(settings(&[("listen", "127.0.0.1:0")]), Door::default());
    let ask = async |path| {
        let stream = TcpStream::connect(&address).await.unwrap();
        exchange(stream, &hello(path)).await
    };
    assert!(ask("/healthz").await.starts_with("HTTP/1.1 200 OK"));
    for path in ["/readyz", "/v1/track"] {
        let answer = ask(path).await;
        assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
        assert!(answer.contains("retry-after: 1"), "{answer}");
        assert!(answer.contains("http-starting"), "{answer}");
    }
}

#[tokio::test]
async fn whoever_opens_the_page_too_early_sees_it_by_themselves_later() {
    let (address, _stop) = serve(settings(&[("listen", "127.0.0.1:0")]), Door::default());
    let stream = TcpStream::connect(&address).await.unwrap();
    let answer = exchange(stream, &hello("/")).await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    for part in [
        "http-equiv=\"refresh\"",
        "正在打开工作区",
        "content-security-policy",
    ] {
        assert!(answer.contains(part), "{part}: {answer}");
    }
}

#[tokio::test]
async fn a_client_that_never_finishes_its_head_is_cut_off() {
    let slow = settings(&[("listen", "127.0.0.1:0"), ("client-timeout", "50ms")]);
    let (address, _stop) = serve(slow, open_door());
    let stream = TcpStream::connect(&address).await.unwrap();
    let answer = exchange(stream, "GET /hello HTTP/1.1\r\nhost: lo").await;
    assert!(!answer.contains("200 OK"), "{answer}");
}

#[tokio::test]
async fn idle_connections_end_when_it_is_asked_to_stop() {
    let (address, stop) = serve(settings(&[("listen", "127.0.0.1:0")]), open_door());
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let keep = "GET /hello HTTP/1.1\r\nhost: localhost\r\n\r\n";
    stream.write_all(keep.as_bytes()).await.unwrap();
    let mut byte = [0; 1];
    stream.read_exact(&mut byte).await.unwrap();
    stop.send(true).unwrap();
    let rest = exchange(stream, "").await;
    assert!(rest.ends_with("hello"), "{rest}");
}
