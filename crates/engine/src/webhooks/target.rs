//! Addresses of receivers as people write them.

use std::net::IpAddr;

use fenqun_model::Message;
use hyper::Uri;

use super::address::{Network, is_allowed};
use crate::failure::{Failure, Outcome};

/// Longest address in bytes.
const LONGEST: usize = 2_000;

/// A receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// Over TLS.
    pub(super) secure: bool,
    /// A name, or an address without brackets.
    pub(super) host: String,
    pub(super) port: u16,
    /// As in the `Host` header.
    pub(super) authority: String,
    /// Path and query.
    pub(super) path: String,
}

impl Target {
    /// Reads an address.
    pub(super) fn parse(url: &str) -> Outcome<Self> {
        let refused = |id| Failure::wrong_use(Message::new(id).with("url", url));
        if url.len() > LONGEST {
            return Err(refused("webhook-url-malformed"));
        }
        let scheme = url.split_once("://").map(|(scheme, _)| scheme);
        let secure = match scheme.map(str::to_ascii_lowercase).as_deref() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(refused("webhook-url-scheme")),
        };
        let uri: Uri = url.parse().map_err(|_| refused("webhook-url-malformed"))?;
        let authority = uri.authority();
        let authority = authority.ok_or_else(|| refused("webhook-url-malformed"))?;
        if authority.as_str().contains('@') {
            return Err(Failure::wrong_use(Message::new("webhook-url-credentials")));
        }
        let host = authority.host().trim_matches(['[', ']']);
        let has_port = authority.as_str().len() > authority.host().len();
        if host.is_empty() || (has_port && authority.port_u16().is_none()) {
            return Err(refused("webhook-url-malformed"));
        }
        let usual = if secure { 443 } else { 80 };
        Ok(Self {
            secure,
            host: host.to_ascii_lowercase(),
            port: authority.port_u16().unwrap_or(usual),
            authority: authority.as_str().into(),
            path: uri
                .path_and_query()
                .map_or("/", |path| path.as_str())
                .into(),
        })
    }

    /// The address, when it is written as numbers.
    pub(super) fn literal(&self) -> Option<IpAddr> {
        self.host.parse().ok()
    }

    /// Refuses an address written as numbers to which nothing may be sent; names are looked up when
    /// something is sent.
    pub(super) fn check(&self, allowed: &[Network]) -> Outcome<()> {
        match self.literal() {
            Some(address) if !is_allowed(address, allowed) => Err(Failure::wrong_use(
                Message::new("webhook-address-forbidden").with("address", address.to_string()),
            )),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_wrong_ones_say_why() {
        let target = Target::parse("https://Example.com/in?x=1").unwrap();
        assert_eq!((target.host.as_str(), target.port), ("example.com", 443));
        assert_eq!(target.path, "/in?x=1");
        let target = Target::parse("http://[::1]:8080").unwrap();
        assert_eq!((target.host.as_str(), target.port), ("::1", 8080));
        assert_eq!(
            (target.path.as_str(), target.authority.as_str()),
            ("/", "[::1]:8080")
        );
        for (url, code) in [
            ("ftp://example.com", "webhook-url-scheme"),
            ("file:///etc/passwd", "webhook-url-scheme"),
            ("example.com", "webhook-url-scheme"),
            ("/in", "webhook-url-scheme"),
            ("http://", "webhook-url-malformed"),
            ("http://a b/", "webhook-url-malformed"),
            ("http://example.com:99999/", "webhook-url-malformed"),
            ("https://me:secret@example.com/", "webhook-url-credentials"),
            ("https://例子.cn/", "webhook-url-malformed"),
        ] {
            let refused = Target::parse(url).unwrap_err();
            assert_eq!(refused.messages[0].id(), code, "{url}");
        }
    }

    #[test]
    fn numbers_that_lead_inside_are_refused_at_once() {
        for url in [
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.1]/",
            "https://169.254.169.254/latest/meta-data",
        ] {
            let refused = Target::parse(url).unwrap().check(&[]).unwrap_err();
            assert_eq!(
                refused.messages[0].id(),
                "webhook-address-forbidden",
                "{url}"
            );
        }
        let allowed = [Network::parse("127.0.0.0/8").unwrap()];
        Target::parse("http://127.0.0.1/")
            .unwrap()
            .check(&allowed)
            .unwrap();
        Target::parse("http://8.8.8.8/")
            .unwrap()
            .check(&[])
            .unwrap();
    }
}
