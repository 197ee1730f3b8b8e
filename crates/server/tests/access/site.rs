//! The page: its files, its document, and what is said where there is neither.

use fenqun_server::{Site, SiteFile};

use crate::house::{Answer, House, ask, get};

const DOCUMENT: &str = "<!doctype html><meta name=\"fenqun-csp-nonce\" content=\"__CSP_NONCE__\">\
                        <link rel=\"stylesheet\" nonce=\"__CSP_NONCE__\" href=\"/assets/a-1.css\">";

static FILES: [SiteFile; 4] = [
    SiteFile {
        gzip: Some(b"zipped"),
        brotli: Some(b"smaller"),
        ..file("assets/a-1.js", "export {}")
    },
    file("assets/b-2.woff2", "letters"),
    file("icon.svg", "<svg/>"),
    file("index.html", DOCUMENT),
];

const fn file(path: &'static str, text: &'static str) -> SiteFile {
    SiteFile {
        path,
        plain: text.as_bytes(),
        gzip: None,
        brotli: None,
        digest: "d1",
    }
}

fn house() -> House {
    House::with_site(Site::new(&FILES))
}

/// As a browser goes to an address.
fn visit(house: &House, path: &str) -> Answer {
    let kinds = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    house.send(&get(path).header("accept", kinds))
}

/// As a browser loads a script or a picture.
fn load(house: &House, path: &str, encodings: &str) -> Answer {
    let asked = get(path).header("accept", "*/*");
    house.send(&asked.header("accept-encoding", encodings))
}

fn code(answer: &Answer) -> String {
    answer.json()["code"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn every_view_begins_with_the_document() {
    let house = house();
    for path in [
        "/",
        "/index.html",
        "/customers/C00132",
        "/segments?sort=size",
        "/客户",
    ] {
        let path = path.replace('客', "%E5%AE%A2").replace('户', "%E6%88%B7");
        let answer = visit(&house, &path);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-store");
        assert!(answer.text.contains("/assets/a-1.css"), "{path}");
    }
    let head = house.send(&ask("HEAD", "/"));
    assert_eq!(head.status, 200);
}

#[test]
fn each_document_has_its_own_nonce_and_a_strict_policy() {
    let house = house();
    let nonce = |answer: &Answer| {
        let policy = answer.header("content-security-policy").to_owned();
        let (_, rest) = policy.split_once("'nonce-").unwrap();
        let (nonce, _) = rest.split_once('\'').unwrap();
        assert!(nonce.len() >= 20, "{policy}");
        let expected = format!(
            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; \
             img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; \
             form-action 'self'; frame-ancestors 'none'"
        );
        assert_eq!(policy, expected);
        nonce.to_owned()
    };
    let (one, two) = (visit(&house, "/"), visit(&house, "/"));
    let (first, second) = (nonce(&one), nonce(&two));
    assert_ne!(first, second);
    assert!(one.text.contains(&format!("content=\"{first}\"")));
    assert!(two.text.contains(&format!("nonce=\"{second}\"")));
    assert!(!one.text.contains("__CSP_NONCE__"));
}

#[test]
fn everything_tells_browsers_to_be_careful() {
    let house = house();
    for path in ["/", "/assets/a-1.js", "/assets/gone.js", "/api/v1/session"] {
        let answer = visit(&house, path);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{path}");
        }
        let devices = answer.header("permissions-policy");
        assert!(devices.contains("camera=()"), "{devices}");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
    }
}

#[test]
fn files_go_in_the_smallest_form_that_is_taken() {
    let house = house();
    for (encodings, encoding, body) in [
        ("gzip, deflate, br, zstd", "br", "smaller"),
        ("gzip;q=1.0, br;q=0", "gzip", "zipped"),
        ("identity", "", "export {}"),
    ] {
        let answer = load(&house, "/assets/a-1.js", encodings);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding"), encoding, "{encodings}");
        assert_eq!(answer.text, body, "{encodings}");
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(
            answer.header("content-type"),
            "text/javascript; charset=utf-8"
        );
    }
    let small = load(&house, "/assets/b-2.woff2", "br");
    assert_eq!(small.header("content-encoding"), "");
    assert_eq!(small.text, "letters");
}

#[test]
fn what_changes_its_name_is_kept_and_the_rest_is_asked_for() {
    let house = house();
    let script = load(&house, "/assets/a-1.js", "br");
    let kept = "public, max-age=31536000, immutable";
    assert_eq!(script.header("cache-control"), kept);
    let icon = load(&house, "/icon.svg", "br");
    assert_eq!(icon.header("cache-control"), "no-cache");
    assert_eq!(icon.header("content-type"), "image/svg+xml");
    let again = get("/icon.svg").header("if-none-match", icon.header("etag"));
    let again = house.send(&again);
    assert_eq!((again.status.as_u16(), &*again.text), (304, ""));
    assert_eq!(again.header("etag"), icon.header("etag"));
    let other = get("/icon.svg").header("if-none-match", "W/\"other\"");
    assert_eq!(house.send(&other).status, 200);
}

#[test]
fn what_is_not_there_is_not_there() {
    let house = house();
    for path in [
        "/api/v1/nothing",
        "/api",
        "/v1/nothing",
        "/assets/gone-3.js",
        "/assets/../../etc/passwd",
    ] {
        let answer = visit(&house, path);
        assert_eq!(
            (answer.status.as_u16(), &*code(&answer)),
            (404, "http-route-unknown"),
            "{path}"
        );
    }
    let picture = house.send(&get("/favicon.ico").header("accept", "image/*"));
    assert_eq!(
        (picture.status.as_u16(), &*code(&picture)),
        (404, "http-route-unknown")
    );
    let posted = house.send(&ask("POST", "/customers").header("accept", "text/html"));
    assert_eq!(
        (posted.status.as_u16(), &*code(&posted)),
        (404, "http-route-unknown")
    );
}

#[test]
fn without_a_page_it_says_how_to_build_one_in_both_languages() {
    let house = House::new();
    let answer = visit(&house, "/segments");
    assert_eq!(answer.status, 404);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    for part in [
        "not in this build",
        "没有包含网页",
        "<code>cargo xtask demo</code>",
        "/api/openapi.json",
    ] {
        assert!(answer.text.contains(part), "{part}: {}", answer.text);
    }
    let policy = answer.header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; style-src 'unsafe-inline'"),
        "{policy}"
    );
    assert_eq!(visit(&house, "/api/v1/nothing").status, 404);
    assert_eq!(
        code(&load(&house, "/assets/a-1.js", "br")),
        "http-route-unknown"
    );
}
