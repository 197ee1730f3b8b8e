//! TLS: receivers are believed only with a certificate that somebody vouches for.

use std::sync::Mutex;

use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::{ServerConfig, crypto};

use super::receiver::{Received, TAKEN, serve};
use super::*;

/// A receiver with a certificate for `127.0.0.1` that it made itself; the certificate, the port.
fn receiver(received: Arc<Mutex<Vec<Received>>>) -> (Vec<u8>, u16) {
    let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    let certificate = made.cert.der().to_vec();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let chain = vec![CertificateDer::from(certificate.clone())];
    let config = ServerConfig::builder_with_provider(crypto::ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = now(TcpListener::bind("127.0.0.1:0")).unwrap();
    let port = listener.local_addr().unwrap().port();
    RUNTIME.spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            if let Ok(stream) = acceptor.accept(stream).await {
                serve(stream, received.clone(), vec![TAKEN]).await;
            }
        }
    });
    (certificate, port)
}

#[test]
fn a_certificate_nobody_vouches_for_gets_nothing_and_a_trusted_one_does() {
    let received = Arc::default();
    let (certificate, port) = receiver(Arc::clone(&received));
    let url = format!("https://127.0.0.1:{port}/in");
    let rig = Rig::new(quick());
    let id = rig.make(&url).webhook.id;
    let trial = now(rig.webhooks.test(&id, Language::English)).unwrap();
    assert_eq!(trial.error.unwrap().code, "webhook-attempt-tls");
    assert!(received.lock().unwrap().is_empty());
    let rig = rig.reopened(WebhookSettings {
        roots: vec![certificate],
        ..quick()
    });
    let trial = now(rig.webhooks.test(&id, Language::English)).unwrap();
    assert_eq!(trial.error, None);
    assert_eq!(received.lock().unwrap().len(), 1);
}
