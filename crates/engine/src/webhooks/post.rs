//! One attempt: look the name up, check what it leads to, connect to exactly that address, send.
//! No redirects, no proxies, nothing from the environment.

use std::fmt::Debug;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use fenqun_model::Instant;
use http_body_util::Full;
use hyper::client::conn::http1;
use hyper::header::{CONNECTION, CONTENT_TYPE, HOST, HeaderMap, RETRY_AFTER, USER_AGENT};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

use super::address::{Network, is_allowed};
use super::retry::Sent;
use super::target::Target;

/// The addresses of a name, later.
pub type Addresses<'a> = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send + 'a>>;

/// Looks names up.
pub trait Resolve: Debug + Send + Sync {
    /// The addresses of a name.
    fn resolve<'a>(&'a self, host: &'a str) -> Addresses<'a>;
}

/// Looks names up as the operating system does.
#[derive(Debug)]
pub struct SystemResolver;

impl Resolve for SystemResolver {
    fn resolve<'a>(&'a self, host: &'a str) -> Addresses<'a> {
        Box::pin(async move {
            let found = tokio::net::lookup_host((host, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}

/// Sends messages.
#[derive(Clone, Debug)]
pub(super) struct Post {
    pub(super) resolver: Arc<dyn Resolve>,
    /// Networks beside the public internet that may be sent to.
    pub(super) allowed: Vec<Network>,
    pub(super) timeout: Duration,
    tls: Arc<ClientConfig>,
}

/// A message as it is sent.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) id: String,
    /// When this attempt is made; part of the signature.
    pub(super) at: Instant,
    pub(super) signature: String,
    pub(super) body: Bytes,
}

/// Why no answer came: a stable code and technical details.
type Trouble = (&'static str, String);

impl Post {
    /// Trusts the authorities that browsers trust, and `roots` (DER).
    pub(super) fn new(
        resolver: Arc<dyn Resolve>,
        allowed: Vec<Network>,
        timeout: Duration,
        roots: &[Vec<u8>],
    ) -> Self {
        let mut store = RootCertStore::empty();
        store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        store.add_parsable_certificates(roots.iter().cloned().map(CertificateDer::from));
        let config = ClientConfig::builder_with_provider(crypto::ring::default_provider().into())
            .with_safe_default_protocol_versions()
            .expect("the provider knows the usual versions of TLS")
            .with_root_certificates(store)
            .with_no_client_auth();
        Self {
            resolver,
            allowed,
            timeout,
            tls: Arc::new(config),
        }
    }

    /// Makes an attempt.
    pub(super) async fn send(&self, target: &Target, letter: Letter) -> Sent {
        let now = letter.at;
        match tokio::time::timeout(self.timeout, self.attempt(target, letter)).await {
            Ok(Ok((status, headers))) => Sent::Answered {
                status,
                retry_after: retry_after(&headers, now),
            },
            Ok(Err((code, detail))) => Sent::Failed(code, detail),
            Err(_) => {
                let detail = format!("{} s", self.timeout.as_secs_f64());
                Sent::Failed("webhook-attempt-timeout", detail)
            }
        }
    }

    async fn attempt(&self, target: &Target, letter: Letter) -> Result<(u16, HeaderMap), Trouble> {
        let request = request(target, letter)?;
        let stream = self.connect(target).await?;
        if !target.secure {
            return exchange(stream, request).await;
        }
        let name = ServerName::try_from(target.host.clone())
            .map_err(|error| ("webhook-attempt-tls", error.to_string()))?;
        let connector = TlsConnector::from(self.tls.clone());
        let stream = connector.connect(name, stream).await;
        let stream = stream.map_err(|error| ("webhook-attempt-tls", error.to_string()))?;
        exchange(stream, request).await
    }

    /// Connects to an address that was checked, never to a name.
    async fn connect(&self, target: &Target) -> Result<TcpStream, Trouble> {
        let found = match target.literal() {
            Some(address) => vec![address],
            None => {
                let found = self.resolver.resolve(&target.host).await;
                found.map_err(|error| ("webhook-attempt-resolve", error.to_string()))?
            }
        };
        let mut trouble = ("webhook-attempt-resolve", target.host.clone());
        for address in found {
            if !is_allowed(address, &self.allowed) {
                trouble = ("webhook-attempt-forbidden", address.to_string());
                continue;
            }
            match TcpStream::connect(SocketAddr::new(address, target.port)).await {
                Ok(stream) => return Ok(stream),
                Err(error) => trouble = ("webhook-attempt-connect", error.to_string()),
            }
        }
        Err(trouble)
    }
}

fn request(target: &Target, letter: Letter) -> Result<Request<Full<Bytes>>, Trouble> {
    Request::builder()
        .method(Method::POST)
        .uri(&target.path)
        .header(HOST, &target.authority)
        .header(USER_AGENT, concat!("Fenqun/", env!("CARGO_PKG_VERSION")))
        .header(CONTENT_TYPE, "application/json")
        .header(CONNECTION, "close")
        .header("webhook-id", letter.id)
        .header("webhook-timestamp", letter.at.0.div_euclid(1_000))
        .header("webhook-signature", letter.signature)
        .body(Full::new(letter.body))
        .map_err(|error| ("webhook-attempt-broken", error.to_string()))
}

/// Sends a request and waits for the head of the answer; its body is of no interest.
async fn exchange(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Full<Bytes>>,
) -> Result<(u16, HeaderMap), Trouble> {
    let broken = |error: hyper::Error| ("webhook-attempt-broken", error.to_string());
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(broken)?;
    let mut answer = std::pin::pin!(sender.send_request(request));
    let answer = tokio::select! {
        biased;
        answer = answer.as_mut() => answer,
        // It ends together with the last answer, or because there will be none: both are told.
        _ = connection => answer.await,
    };
    let answer = answer.map_err(broken)?;
    Ok((answer.status().as_u16(), answer.headers().clone()))
}

/// What `Retry-After` asks for: seconds, or a date.
fn retry_after(headers: &HeaderMap, now: Instant) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    let date = date.duration_since(std::time::UNIX_EPOCH).ok()?;
    let now = Duration::from_millis(u64::try_from(now.0).unwrap_or(0));
    Some(date.saturating_sub(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let asked = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, text.parse().unwrap());
            retry_after(&headers, Instant(1_445_412_440_000))
        };
        assert_eq!(asked(" 120"), Some(Duration::from_secs(120)));
        let date = asked("Wed, 21 Oct 2015 07:28:00 GMT");
        assert_eq!(date, Some(Duration::from_secs(40)));
        let past = asked("Wed, 21 Oct 2015 07:00:00 GMT");
        assert_eq!(past, Some(Duration::ZERO));
        assert_eq!(asked("soon"), None);
        assert_eq!(asked("-1"), None);
    }
}
