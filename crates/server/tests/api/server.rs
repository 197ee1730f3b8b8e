//! A server without a socket in front of a small tea shop, asked by people of every role.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use fenqun_engine::access::{AuditFilter, NewPerson, NewToken, Right, Role};
use fenqun_engine::live::{Hub, HubSettings};
use fenqun_engine::{Settings, Workspace};
use fenqun_model::Instant;
use fenqun_server::{App, router};
use serde_json::Value;
use tower::ServiceExt;

/// A server without a socket.
pub(crate) struct Server {
    pub(crate) hub: Hub,
    pub(crate) app: App,
    router: Router,
    runtime: tokio::runtime::Runtime,
    tokens: BTreeMap<&'static str, String>,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

/// Who asks.
pub(crate) const ANALYST: &str = "analyst";
pub(crate) const OPERATOR: &str = "operator";
pub(crate) const VIEWER: &str = "viewer";

impl Server {
    /// A server in front of an empty workspace.
    pub(crate) fn empty() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let workspace = Workspace::temporary(Settings {
            clock: Arc::new(|| Instant::parse_rfc3339(crate::shop::NOW).unwrap()),
            ..Settings::default()
        });
        let hub = Hub::start(workspace.unwrap(), HubSettings::default()).unwrap();
        let app = {
            let _inside = runtime.enter();
            App::new(hub.clone()).unwrap()
        };
        let tokens = tokens(&app);
        Self {
            router: router(app.clone()),
            app,
            hub,
            runtime,
            tokens,
        }
    }

    /// A server in front of the shop.
    pub(crate) fn shop() -> Self {
        let server = Self::empty();
        crate::shop::fill(&server);
        server
    }

    fn send(
        &self,
        role: &str,
        method: Method,
        path: &str,
        head: &[(&str, &str)],
        body: Body,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {}", self.tokens[role]));
        for (name, value) in head {
            request = request.header(*name, *value);
        }
        let request = request.body(body).unwrap();
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            Answer {
                status: parts.status,
                headers: parts.headers,
                bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec(),
            }
        })
    }

    /// Status and body of an answer that goes on.
    pub(crate) fn open(&self, role: &str, path: &str, head: &[(&str, &str)]) -> (StatusCode, Body) {
        let mut request = Request::builder()
            .uri(path)
            .header("authorization", format!("Bearer {}", self.tokens[role]));
        for (name, value) in head {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).unwrap();
        let response = self.wait(self.router.clone().oneshot(request)).unwrap();
        (response.status(), response.into_body())
    }

    /// Waits for what comes later.
    pub(crate) fn wait<T>(&self, later: impl Future<Output = T>) -> T {
        self.runtime.block_on(later)
    }

    pub(crate) fn get(&self, role: &str, path: &str) -> Answer {
        self.send(role, Method::GET, path, &[], Body::empty())
    }

    pub(crate) fn get_with(&self, role: &str, path: &str, head: &[(&str, &str)]) -> Answer {
        self.send(role, Method::GET, path, head, Body::empty())
    }

    pub(crate) fn post(&self, role: &str, path: &str, body: &Value) -> Answer {
        self.post_with(
            role,
            path,
            &[("content-type", "application/json")],
            body.to_string(),
        )
    }

    pub(crate) fn post_with(
        &self,
        role: &str,
        path: &str,
        head: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        self.send(role, Method::POST, path, head, body.into())
    }

    pub(crate) fn delete_with(&self, role: &str, path: &str, head: &[(&str, &str)]) -> Answer {
        self.send(role, Method::DELETE, path, head, Body::empty())
    }

    /// Saves definitions as the analyst.
    pub(crate) fn apply(&self, yaml: &str) -> Answer {
        let kind = [("content-type", "application/yaml")];
        self.post_with(ANALYST, "/api/v1/definitions/apply", &kind, yaml.to_owned())
    }

    /// What the audit log says that somebody did, newest last.
    pub(crate) fn audited(&self) -> Vec<String> {
        let filter = AuditFilter {
            limit: 1_000,
            ..AuditFilter::default()
        };
        let entries = self.app.access.audited(&filter).unwrap();
        let mut lines: Vec<String> = entries
            .iter()
            .map(|entry| format!("{} {}", entry.act, entry.what))
            .collect();
        lines.reverse();
        lines
    }
}

impl Answer {
    /// The body of an answer that is no refusal.
    pub(crate) fn ok(&self) -> Value {
        assert!(self.status.is_success(), "{}", self.text());
        self.json()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.status, String::from_utf8_lossy(&self.bytes))
    }

    /// Status and code of a refusal.
    pub(crate) fn refusal(&self) -> (u16, String) {
        let code = self.json()["code"].as_str().unwrap_or_default().to_owned();
        (self.status.as_u16(), code)
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }
}

/// A token for each role, with all rights of the role.
fn tokens(app: &App) -> BTreeMap<&'static str, String> {
    let once = app.access.make_setup_token().unwrap();
    let first = person("administrator@example.com", Role::Administrator);
    let password = "seven brave kites over the harbour";
    let root = app.access.set_up(&once, &first, password, None).unwrap();
    let mut tokens = BTreeMap::new();
    tokens.insert(
        "administrator",
        token(app, &root.identity, Role::Administrator),
    );
    for role in [Role::Analyst, Role::Operator, Role::Viewer] {
        // A token of the administrator with no more than the rights of the role is as good as theirs.
        tokens.insert(role.name(), token(app, &root.identity, role));
    }
    tokens
}

fn token(app: &App, owner: &fenqun_engine::access::Identity, role: Role) -> String {
    let token = NewToken {
        name: role.name().into(),
        scopes: Right::all().filter(|right| role.has(*right)).collect(),
        expires_at: None,
    };
    app.access.make_token(owner, &token).unwrap().1
}

fn person(email: &str, role: Role) -> NewPerson {
    NewPerson {
        email: email.into(),
        name: role.name().into(),
        role,
        language: None,
    }
}
