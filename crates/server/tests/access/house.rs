//! A server without a socket, with a clock that tests turn.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use fenqun_engine::access::{Access, NewPerson, NewToken, Right, Role};
use fenqun_engine::live::{Hub, HubSettings};
use fenqun_engine::{Settings, Workspace};
use fenqun_model::Instant;
use fenqun_server::{App, Site, router};
use serde_json::{Value, json};
use tower::ServiceExt;

pub(crate) const PASSWORD: &str = "seven brave kites";

/// A server without a socket.
pub(crate) struct House {
    pub(crate) access: Access,
    clock: Arc<AtomicI64>,
    router: Router,
    runtime: tokio::runtime::Runtime,
}

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Ask {
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Option<String>,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

/// Somebody signed in.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    pub(crate) cookie: String,
    pub(crate) csrf: String,
}

impl House {
    /// One without a page.
    pub(crate) fn new() -> Self {
        Self::with_site(Site::default())
    }

    /// One with a page.
    pub(crate) fn with_site(site: Site) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let clock = Arc::new(AtomicI64::new(1_780_000_000_000));
        let told = Arc::clone(&clock);
        let workspace = Workspace::temporary(Settings {
            clock: Arc::new(move || Instant(told.load(Ordering::SeqCst))),
            ..Settings::default()
        });
        let hub = Hub::start(workspace.unwrap(), HubSettings::default()).unwrap();
        let app = {
            let _inside = runtime.enter();
            App::new(hub).unwrap()
        };
        Self {
            access: app.access.clone(),
            clock,
            router: router(app.with_site(site)),
            runtime,
        }
    }

    /// Lets time go by.
    pub(crate) fn wait(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// Adds a person who has chosen a password; their address is the role's name at example.com.
    pub(crate) fn person(&self, role: Role) -> Browser {
        let email = format!("{}@example.com", role.name());
        let new = NewPerson {
            email: email.clone(),
            name: role.name().into(),
            role,
            language: None,
        };
        let (_, initial) = self.access.add_person(&new).unwrap();
        let browser = Browser::of(&self.sign_in(&email, &initial));
        let body = json!({"old": initial, "new": PASSWORD});
        let changed = self.send(&post("/api/v1/session/password", body).from(&browser));
        Browser::of(&changed)
    }

    /// A token of a new person of a role, with all the rights of the role.
    pub(crate) fn token(&self, role: Role) -> String {
        let browser = self.person(role);
        self.token_of(&browser, &role.rights())
    }

    pub(crate) fn token_of(&self, browser: &Browser, scopes: &[Right]) -> String {
        let owner = self.access.session(browser.secret()).unwrap();
        let new = NewToken {
            name: "test".into(),
            scopes: scopes.to_vec(),
            expires_at: None,
        };
        self.access.make_token(&owner, &new).unwrap().1
    }

    pub(crate) fn sign_in(&self, email: &str, password: &str) -> Answer {
        let body = json!({"email": email, "password": password});
        self.send(&post("/api/v1/session", body))
    }

    pub(crate) fn send(&self, ask: &Ask) -> Answer {
        let mut request = Request::builder().method(&*ask.method).uri(&*ask.path);
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        let body = ask.body.clone().map_or_else(Body::empty, Body::from);
        let request = request.body(body).unwrap();
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            // Of a stream the head is enough: it ends with the server.
            let stream = parts.headers.get("content-type");
            let is_stream = stream.is_some_and(|kind| kind == "text/event-stream");
            let bytes = match is_stream {
                true => Default::default(),
                false => to_bytes(body, usize::MAX).await.unwrap(),
            };
            Answer {
                status: parts.status,
                headers: parts.headers,
                text: String::from_utf8_lossy(&bytes).into_owned(),
            }
        })
    }
}

/// A request without anything.
pub(crate) fn ask(method: &str, path: &str) -> Ask {
    Ask {
        method: method.into(),
        path: path.into(),
        headers: vec![],
        body: None,
    }
}

pub(crate) fn get(path: &str) -> Ask {
    ask("GET", path)
}

pub(crate) fn post(path: &str, body: Value) -> Ask {
    ask("POST", path).json(body)
}

impl Ask {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    pub(crate) fn json(mut self, body: Value) -> Self {
        self.body = Some(body.to_string());
        self.header("content-type", "application/json")
    }

    /// As our page asks.
    pub(crate) fn from(self, browser: &Browser) -> Self {
        self.header("cookie", &browser.cookie)
            .header("x-fenqun-csrf", &browser.csrf)
    }

    pub(crate) fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }
}

impl Answer {
    /// A header, empty when there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The status and the code of a refusal.
    pub(crate) fn refusal(&self) -> (u16, String) {
        let kind = self.headers.get("content-type");
        assert!(
            kind.is_some_and(|kind| kind == "application/problem+json"),
            "no problem document: {self:?}"
        );
        let document = self.json();
        assert_eq!(document["status"], self.status.as_u16());
        let code = document["code"].as_str().unwrap().to_owned();
        assert_eq!(document["type"], format!("urn:fenqun:problem:{code}"));
        (self.status.as_u16(), code)
    }
}

impl Browser {
    /// Keeps what signing in gave.
    pub(crate) fn of(answer: &Answer) -> Self {
        assert!(answer.status.is_success(), "{answer:?}");
        let cookie = answer.headers["set-cookie"].to_str().unwrap();
        Self {
            cookie: cookie.split(';').next().unwrap().into(),
            csrf: answer.json()["csrf"].as_str().unwrap().into(),
        }
    }

    pub(crate) fn secret(&self) -> &str {
        self.cookie.split_once('=').unwrap().1
    }
}
