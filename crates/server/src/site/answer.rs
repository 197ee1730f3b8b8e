//! What a browser gets: a file that it may keep, or the document with a nonce of its own.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use fenqun_model::Message;

use super::{INDEX, SiteFile, plain};
use crate::app::App;
use crate::problem::Problem;
use crate::protect::Nonce;

/// Stands in the document for the nonce of the answer.
const PLACEHOLDER: &str = "__CSP_NONCE__";
/// Interfaces and the folder of hashed files: what is not there is not there.
const NO_VIEWS: [&str; 3] = ["api", "assets", "v1"];
/// A year: the name changes when the content does.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// May be kept, but has to be asked for each time.
const ASK_EACH_TIME: &str = "no-cache";

/// Answers what no route takes.
pub(crate) async fn answer(State(app): State<App>, request: Request) -> Result<Response, Problem> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(nothing_here());
    }
    let (uri, headers) = (request.uri(), request.headers());
    if is_for_document(uri, headers) {
        return app
            .site
            .index()
            .map_or_else(|| Ok(plain::missing()), document);
    }
    match app.site.file(path(uri)) {
        Some(file) => Ok(send(file, headers)),
        None => Err(nothing_here()),
    }
}

/// Whether somebody goes to an address of the page: not to an interface and not to a file. Browsers
/// that go somewhere ask for a document; pictures and scripts they ask for otherwise.
pub(crate) fn is_for_document(uri: &Uri, headers: &HeaderMap) -> bool {
    let path = path(uri);
    if path.is_empty() || path == INDEX {
        return true;
    }
    let first = path.split('/').next().unwrap_or_default();
    let is_view = !NO_VIEWS.contains(&first);
    is_view && listed(headers, header::ACCEPT).any(|kind| kind == "text/html")
}

/// The path from the root of the page, as it is written in the address: names of files are plain.
fn path(uri: &Uri) -> &str {
    uri.path().trim_start_matches('/')
}

fn nothing_here() -> Problem {
    Problem::not_found(Message::new("http-route-unknown"))
}

/// Words of a header's list, without what weighs them.
fn listed(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    let values = headers.get_all(name).into_iter();
    let texts = values.filter_map(|value| value.to_str().ok());
    let parts = texts.flat_map(|text| text.split(','));
    let parts = parts.filter(|part| !part.replace(' ', "").ends_with(";q=0"));
    parts.map(|part| part.split(';').next().unwrap_or_default().trim())
}

/// The document with a nonce that no other answer has, so it is not kept.
fn document(index: &SiteFile) -> Result<Response, Problem> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| Problem::internal())?;
    let nonce = URL_SAFE_NO_PAD.encode(bytes);
    let text = String::from_utf8_lossy(index.plain).replace(PLACEHOLDER, &nonce);
    let mut answer = ([(header::CONTENT_TYPE, index.kind())], text).into_response();
    answer.extensions_mut().insert(Nonce(nonce));
    Ok(answer)
}

fn send(file: &SiteFile, asked: &HeaderMap) -> Response {
    let (encoding, bytes) = encoded(file, asked);
    // One tag for all encodings, so it is a weak one.
    let tag = format!("W/\"{}\"", file.digest);
    let known = listed(asked, header::IF_NONE_MATCH).any(|given| given == tag || given == "*");
    let mut answer = match known {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => Body::from(bytes).into_response(),
    };
    let headers = answer.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::CACHE_CONTROL, lasting(file));
    set(header::VARY, "accept-encoding");
    if !known {
        set(header::CONTENT_TYPE, file.kind());
        if let Some(encoding) = encoding {
            set(header::CONTENT_ENCODING, encoding);
        }
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    answer
}

fn lasting(file: &SiteFile) -> &'static str {
    match file.is_hashed() {
        true => FOR_EVER,
        false => ASK_EACH_TIME,
    }
}

/// The smallest form that the browser takes.
fn encoded(file: &SiteFile, asked: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
    let takes = |encoding| listed(asked, header::ACCEPT_ENCODING).any(|given| given == encoding);
    match (file.brotli, file.gzip) {
        (Some(bytes), _) if takes("br") => (Some("br"), bytes),
        (_, Some(bytes)) if takes("gzip") => (Some("gzip"), bytes),
        _ => (None, file.plain),
    }
}
