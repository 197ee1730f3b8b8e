//! A server without a socket.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use fenqun_engine::access::{NewPerson, NewToken, Right, Role};
use fenqun_engine::live::{Hub, HubSettings};
use fenqun_engine::{Settings, Workspace};
use fenqun_model::Instant;
use fenqun_server::{App, router};
use serde_json::Value;
use tower::ServiceExt;

/// 2026-11-21T20:00:00Z.
const NOW: Instant = Instant(1_795_291_200_000);

/// A server without a socket, with one write key and one token.
pub(crate) struct Server {
    hub: Hub,
    router: Router,
    runtime: tokio::runtime::Runtime,
    pub(crate) key: String,
    token: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Server {
    pub(crate) fn new() -> Self {
        Self::with(
            HubSettings::default(),
            &[Right::See, Right::SeePersonal, Right::Import],
        )
    }

    pub(crate) fn with(settings: HubSettings, scopes: &[Right]) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let workspace = Workspace::temporary(Settings {
            clock: Arc::new(|| NOW),
            ..Settings::default()
        });
        let hub = Hub::start(workspace.unwrap(), settings).unwrap();
        let app = {
            let _inside = runtime.enter();
            App::new(hub.clone()).unwrap()
        };
        let (_, key) = app.access.make_write_key(1, "test", "web").unwrap();
        let token = token(&app, scopes);
        Self {
            router: router(app),
            hub,
            runtime,
            key,
            token,
        }
    }

    /// Sends a request as it is.
    pub(crate) fn send(&self, request: Request<Body>) -> Answer {
        self.runtime.block_on(answer(self.router.clone(), request))
    }

    /// Posts a body with the write key as the user of Basic.
    pub(crate) fn post(&self, path: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post(path).header("authorization", basic(&self.key));
        self.send(request.body(body.into()).unwrap())
    }

    /// Posts many bodies at once; the answers in order.
    pub(crate) fn post_at_once(&self, path: &str, bodies: Vec<String>) -> Vec<Answer> {
        let key = basic(&self.key);
        let sent = bodies.into_iter().map(|body| {
            let request = Request::post(path).header("authorization", &key);
            let request = request.body(Body::from(body)).unwrap();
            self.runtime.spawn(answer(self.router.clone(), request))
        });
        let sent: Vec<_> = sent.collect();
        self.runtime.block_on(async {
            let mut answers = Vec::new();
            for one in sent {
                answers.push(one.await.unwrap());
            }
            answers
        })
    }

    /// Asks the documented API.
    pub(crate) fn api(&self, method: Method, path: &str) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {}", self.token));
        self.send(request.body(Body::empty()).unwrap())
    }

    /// Names and ids of what happened to a customer, by name.
    pub(crate) fn events(&self, customer: &str) -> Vec<(String, String)> {
        self.hub.settle();
        let path = format!("/api/v1/customers/{customer}/timeline?kind=event&limit=500");
        let answer = self.api(Method::GET, &path);
        if answer.status == StatusCode::NOT_FOUND {
            return vec![];
        }
        let page = answer.json();
        let text = |item: &Value, field: &str| item[field].as_str().unwrap().to_owned();
        let items = page["items"].as_array().unwrap().iter();
        let mut events: Vec<(String, String)> = items
            .map(|item| (text(item, "name"), text(item, "id")))
            .collect();
        events.sort();
        events
    }
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The code of a refusal.
    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

async fn answer(router: Router, request: Request<Body>) -> Answer {
    let response = router.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer {
        status: parts.status,
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).unwrap(),
    }
}

/// A token of the first administrator.
fn token(app: &App, scopes: &[Right]) -> String {
    let once = app.access.make_setup_token().unwrap();
    let person = NewPerson {
        email: "li@example.com".into(),
        name: "Li".into(),
        role: Role::Administrator,
        language: None,
    };
    let password = "seven brave kites over the harbour";
    let signed_in = app.access.set_up(&once, &person, password, None).unwrap();
    let token = NewToken {
        name: "test".into(),
        scopes: scopes.to_vec(),
        expires_at: None,
    };
    let (_, secret) = app.access.make_token(&signed_in.identity, &token).unwrap();
    secret
}

pub(crate) fn basic(key: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{key}:")))
}
