//! Headers that make browsers careful, of every answer, in one place.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;

/// Policy of everything that is no page: nothing may be loaded, nothing may frame it.
const NO_PAGE: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
/// Policy of pages that carry their own styles and pictures and run nothing.
const STILL_PAGE: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
                          frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/// What no page of ours needs.
const NO_DEVICES: &str = "camera=(), display-capture=(), geolocation=(), microphone=(), \
                          payment=(), usb=()";

/// The nonce in the document that an answer carries: its own scripts run, and styles with the nonce
/// count. Set by whoever makes the document.
#[derive(Clone, Debug)]
pub(crate) struct Nonce(pub(crate) String);

/// Adds the headers. What a handler set stays.
pub(crate) fn protect(answer: &mut Response, tls: bool) {
    let policy = match answer.extensions().get::<Nonce>() {
        Some(nonce) => HeaderValue::from_str(&application(&nonce.0)).ok(),
        None => None,
    };
    let headers = answer.headers_mut();
    let policy = policy.unwrap_or_else(|| HeaderValue::from_static(still(headers)));
    let entry = headers.entry(header::CONTENT_SECURITY_POLICY);
    entry.or_insert(policy);
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::REFERRER_POLICY, "no-referrer");
    set(headers, header::X_FRAME_OPTIONS, "DENY");
    set(headers, header::CACHE_CONTROL, "no-store");
    let own = "same-origin";
    set(headers, CROSS_ORIGIN_OPENER_POLICY, own);
    set(headers, CROSS_ORIGIN_RESOURCE_POLICY, own);
    set(headers, PERMISSIONS_POLICY, NO_DEVICES);
    if tls {
        let year = "max-age=31536000";
        set(headers, header::STRICT_TRANSPORT_SECURITY, year);
    }
}

const CROSS_ORIGIN_OPENER_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-opener-policy");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// The policy of what runs nothing.
fn still(headers: &HeaderMap) -> &'static str {
    let kind = headers.get(header::CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page { STILL_PAGE } else { NO_PAGE }
}

/// The policy of the page that people work with: everything comes from here, no script is written
/// into a document, styles only with the nonce.
fn application(nonce: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    )
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    let entry = headers.entry(name);
    entry.or_insert(HeaderValue::from_static(value));
}
