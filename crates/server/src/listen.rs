//! Connections: TCP or TLS, HTTP/1.1, slow clients cut off, and an orderly end.

use std::convert::Infallible;
use std::net::{SocketAddr, TcpListener as Socket, ToSocketAddrs};
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use axum::response::IntoResponse;
use fenqun_engine::{Failure, Outcome};
use fenqun_model::{Language, Message};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tower::ServiceExt;

use crate::identify::Peer;
use crate::problem::Problem;
use crate::protect::protect;
use crate::settings::Settings;
use crate::site;

/// A place that listens already.
pub(crate) struct Listener {
    socket: Socket,
    tls: Option<TlsAcceptor>,
}

/// What answers, once the workspace is open. Until then the process says that it is alive and not
/// ready.
pub(crate) type Door = Arc<OnceLock<Router>>;

impl Listener {
    /// Begins to listen.
    ///
    /// # Errors
    /// The address can be reached from other machines and there is no TLS, the certificate cannot be
    /// used, somebody else listens there.
    pub(crate) fn bind(settings: &Settings) -> Outcome<Self> {
        let tls = tls(settings)?;
        let addresses = addresses(&settings.listen)?;
        let local = addresses.iter().all(|address| address.ip().is_loopback());
        if !local && tls.is_none() && !settings.insecure_plain_http {
            let message = Message::new("serve-no-tls");
            return Err(Failure::wrong_use(
                message.with("listen", &*settings.listen),
            ));
        }
        let socket = Socket::bind(&*addresses);
        let socket = socket.and_then(|socket| socket.set_nonblocking(true).map(|()| socket));
        let socket = socket.map_err(|error| -> Failure {
            let message = Message::new("serve-cannot-listen").with("listen", &*settings.listen);
            message.with("reason", error.to_string()).into()
        })?;
        Ok(Self { socket, tls })
    }

    /// What to type into a browser.
    pub(crate) fn url(&self) -> String {
        let scheme = if self.tls.is_some() { "https" } else { "http" };
        let address = self.socket.local_addr();
        let address = address.map_or(String::new(), |address| address.to_string());
        format!("{scheme}://{address}")
    }

    /// Answers connections until asked to stop; then lets requests finish.
    pub(crate) async fn serve(
        self,
        door: Door,
        settings: &Settings,
        mut stopping: watch::Receiver<bool>,
    ) {
        let Ok(listener) = TcpListener::from_std(self.socket) else {
            return;
        };
        let places = Arc::new(Semaphore::new(settings.connections));
        let mut connections = JoinSet::new();
        loop {
            while connections.try_join_next().is_some() {}
            let Ok(place) = Arc::clone(&places).acquire_owned().await else {
                break;
            };
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                _ = stopping.wait_for(|stopping| *stopping) => break,
            };
            let Ok((stream, peer)) = accepted else {
                // Out of file handles, most likely: let some be closed first.
                let pause = std::future::pending::<()>();
                let _ = tokio::time::timeout(Duration::from_millis(50), pause).await;
                continue;
            };
            let connection = Connection {
                door: Arc::clone(&door),
                peer: Peer(peer.ip()),
                timeout: settings.client_timeout,
                stopping: stopping.clone(),
            };
            let tls = self.tls.clone();
            connections.spawn(async move {
                connection.accept(stream, tls).await;
                drop(place);
            });
        }
        drop(listener);
        let finished = async { while connections.join_next().await.is_some() {} };
        // Those that are not done by then are cut off.
        let _ = tokio::time::timeout(settings.shutdown_grace, finished).await;
    }
}

/// One connection.
struct Connection {
    door: Door,
    peer: Peer,
    timeout: Duration,
    stopping: watch::Receiver<bool>,
}

impl Connection {
    async fn accept(self, stream: TcpStream, tls: Option<TlsAcceptor>) {
        // Without it small answers wait for more to come.
        let _ = stream.set_nodelay(true);
        match tls {
            None => self.answer(stream).await,
            Some(tls) => {
                let greeted = tokio::time::timeout(self.timeout, tls.accept(stream));
                if let Ok(Ok(stream)) = greeted.await {
                    self.answer(stream).await;
                }
            }
        }
    }

    async fn answer(mut self, stream: impl AsyncRead + AsyncWrite + Unpin) {
        let (door, peer) = (self.door, self.peer);
        let service = service_fn(move |request| answer(Arc::clone(&door), peer, request));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(self.timeout)
            .serve_connection(TokioIo::new(stream), service);
        let mut connection = std::pin::pin!(connection);
        tokio::select! {
            // Whoever hung up is not told about it.
            _ = connection.as_mut() => return,
            _ = self.stopping.wait_for(|stopping| *stopping) => {}
        }
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }
}

async fn answer(
    door: Door,
    peer: Peer,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(peer);
    match door.get() {
        Some(router) => router.clone().oneshot(request).await,
        None if request.uri().path() == "/healthz" => Ok("ok\n".into_response()),
        None => Ok(starting(&request)),
    }
}

/// Not ready yet: browsers ask again by themselves, programs are told when to.
fn starting(request: &Request<Body>) -> Response<Body> {
    let mut answer = match site::is_for_document(request.uri(), request.headers()) {
        true => site::starting(),
        false => not_ready(),
    };
    protect(&mut answer, false);
    answer
}

fn not_ready() -> Response<Body> {
    let message = Message::new("http-starting");
    let problem = Problem::new(StatusCode::SERVICE_UNAVAILABLE, message);
    let problem = problem.retry_after(Duration::from_secs(1));
    problem.render(Language::English, None)
}

fn addresses(listen: &str) -> Outcome<Vec<SocketAddr>> {
    let unknown = |reason: String| -> Failure {
        let message = Message::new("serve-address-unknown").with("listen", listen);
        Failure::wrong_use(message.with("reason", reason))
    };
    let found = listen.to_socket_addrs();
    Ok(found.map_err(|error| unknown(error.to_string()))?.collect())
}

fn tls(settings: &Settings) -> Outcome<Option<TlsAcceptor>> {
    let (certificate, key) = match (&settings.tls_certificate, &settings.tls_key) {
        (None, None) => return Ok(None),
        (Some(certificate), Some(key)) => (certificate, key),
        _ => return Err(Failure::wrong_use(Message::new("serve-half-tls"))),
    };
    let chain = CertificateDer::pem_file_iter(certificate).and_then(Iterator::collect);
    let chain: Vec<CertificateDer<'static>> =
        chain.map_err(|error| unusable(certificate, &error))?;
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| unusable(key, &error))?;
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain, secret);
    let mut config = config.map_err(|error| unusable(certificate, &error))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Some(TlsAcceptor::from(Arc::new(config))))
}

fn unusable(file: &Path, reason: &dyn std::fmt::Display) -> Failure {
    let message = Message::new("serve-tls-unusable").with("file", file.display().to_string());
    Failure::wrong_use(message.with("reason", reason.to_string()))
}

#[cfg(test)]
mod tests;
