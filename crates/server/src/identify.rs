//! From the head of a request to who asks: a bearer token, else a session cookie, which changes
//! nothing unless it is our own page that asks.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use fenqun_engine::access::Identity;
use fenqun_model::{Language, Message};

use crate::app::App;
use crate::caller::{Caller, SessionSecret};
use crate::problem::Problem;

/// The cookie. The prefix makes browsers insist on `Secure`, `Path=/` and no `Domain`.
pub(crate) const COOKIE: &str = "__Host-fenqun";
/// The header that carries the token against forged requests.
pub(crate) const CSRF: &str = "x-fenqun-csrf";

/// The address of the other end of the connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// What the head of a request tells.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// Who asks, or why that is not accepted.
    pub(crate) caller: Result<Caller, Problem>,
    /// In which language they read.
    pub(crate) language: Language,
    /// From where they ask, when that is known.
    pub(crate) address: Option<IpAddr>,
}

impl FromRequestParts<App> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self, Problem> {
        let asked = parts.extensions.get::<Self>().cloned();
        asked.ok_or_else(Problem::internal)
    }
}

/// Reads the head of a request.
pub(crate) fn asked(app: &App, method: &Method, headers: &HeaderMap, peer: Option<Peer>) -> Asked {
    let address = address(app, headers, peer);
    let browser = accepted_language(headers);
    let caller = identify(app, method, headers).map(|(identity, session)| {
        let language = identity.language.unwrap_or(browser);
        Caller::new(identity, session, language, address)
    });
    Asked {
        language: caller.as_ref().map_or(browser, |caller| caller.language),
        caller,
        address,
    }
}

/// Refuses changes that another site's page asks for in the name of a session, or of nobody.
pub(crate) fn expect_own_page(method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
    if method.is_safe() {
        return Ok(());
    }
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let own = match text("sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => match text("origin") {
            Some(origin) => text("host").is_some_and(|host| is_of(origin, host)),
            None => true,
        },
    };
    match own {
        true => Ok(()),
        false => Err(forged()),
    }
}

type Found = (Identity, Option<SessionSecret>);

fn identify(app: &App, method: &Method, headers: &HeaderMap) -> Result<Found, Problem> {
    if let Some(value) = headers.get(header::AUTHORIZATION) {
        let token = value.to_str().ok().and_then(bearer);
        let identity = token.and_then(|token| app.access.token(token));
        return Ok((identity.ok_or_else(unknown_token)?, None));
    }
    let secret = cookie(headers).ok_or_else(nobody)?;
    let identity = app.access.session(&secret).ok_or_else(nobody)?;
    if !method.is_safe() {
        expect_own_page(method, headers)?;
        let expected = app.access.csrf(&secret);
        let given = headers.get(CSRF).map(|value| value.as_bytes());
        if given != Some(expected.as_bytes()) {
            return Err(forged());
        }
    }
    Ok((identity, Some(SessionSecret(secret))))
}

fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    let is_bearer = scheme.eq_ignore_ascii_case("bearer");
    is_bearer.then(|| token.trim())
}

/// The session's secret in the cookie.
fn cookie(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(header::COOKIE).iter();
    let texts = values.filter_map(|value| value.to_str().ok());
    let mut pairs = texts.flat_map(|text| text.split(';'));
    pairs.find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == COOKIE).then(|| value.to_owned())
    })
}

fn is_of(origin: &str, host: &str) -> bool {
    let bare = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    bare == Some(host)
}

fn address(app: &App, headers: &HeaderMap, peer: Option<Peer>) -> Option<IpAddr> {
    let forwarded = headers.get_all("x-forwarded-for").iter().next_back();
    let forwarded = forwarded.and_then(|value| value.to_str().ok());
    let last = forwarded.and_then(|text| text.rsplit(',').next()?.trim().parse().ok());
    match app.settings.trust_forwarded {
        true => last.or(peer.map(|peer| peer.0)),
        false => peer.map(|peer| peer.0),
    }
}

/// The first language of `Accept-Language` that we speak; those the reader likes better come first.
fn accepted_language(headers: &HeaderMap) -> Language {
    let value = headers.get(header::ACCEPT_LANGUAGE);
    let text = value.and_then(|value| value.to_str().ok()).unwrap_or("");
    let mut wanted: Vec<(f32, &str)> = text.split(',').map(weighed).collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    let spoken = wanted.iter().map(|(_, tag)| tag.to_ascii_lowercase());
    let mut spoken = spoken.filter(|tag| tag.starts_with("zh") || tag.starts_with("en"));
    spoken
        .next()
        .map_or(Language::English, |tag| Language::from_locale(&tag))
}

fn weighed(part: &str) -> (f32, &str) {
    let (tag, weight) = part.split_once(';').unwrap_or((part, ""));
    let weight = weight.trim().strip_prefix("q=");
    let weight = weight.and_then(|weight| weight.parse().ok());
    (weight.unwrap_or(1.0), tag.trim())
}

fn nobody() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, Message::new("http-signed-out"))
}

fn unknown_token() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, Message::new("http-token-unknown"))
}

fn forged() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, Message::new("http-forged"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pairs = pairs.iter();
        let pairs = pairs.map(|(name, value)| {
            let name = header::HeaderName::from_static(name);
            (name, value.parse().unwrap())
        });
        pairs.collect()
    }

    #[test]
    fn the_language_liked_best_of_those_we_speak_is_taken() {
        for (accepted, language) in [
            ("", Language::English),
            ("zh-CN,zh;q=0.9,en;q=0.8", Language::Chinese),
            ("fr, en;q=0.4, zh-TW;q=0.5", Language::Chinese),
            ("de;q=nonsense", Language::English),
        ] {
            let headers = headers(&[("accept-language", accepted)]);
            assert_eq!(accepted_language(&headers), language, "{accepted}");
        }
    }

    #[test]
    fn other_sites_change_nothing() {
        let own = |pairs| expect_own_page(&Method::POST, &headers(pairs)).is_ok();
        assert!(own(&[]));
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(own(&[("origin", "http://a:1"), ("host", "a:1")]));
        assert!(!own(&[("sec-fetch-site", "cross-site")]));
        assert!(!own(&[("sec-fetch-site", "same-site")]));
        assert!(!own(&[("origin", "http://b:1"), ("host", "a:1")]));
        assert!(!own(&[("origin", "null"), ("host", "a:1")]));
        let foreign = headers(&[("sec-fetch-site", "cross-site")]);
        assert!(expect_own_page(&Method::GET, &foreign).is_ok());
    }

    #[test]
    fn the_cookie_is_found_among_others() {
        let value = "a=1; __Host-fenqun=secret; b=2";
        let found = cookie(&headers(&[("cookie", value)]));
        assert_eq!(found.as_deref(), Some("secret"));
        assert_eq!(cookie(&headers(&[("cookie", "fenqun=x")])), None);
    }
}
