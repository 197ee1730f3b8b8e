//! A server without a socket whose workspace can be closed and opened again.

use std::path::Path;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use fenqun_engine::access::{AuditFilter, Identity, NewPerson, NewToken, Right, Role};
use fenqun_engine::live::{Hub, HubSettings};
use fenqun_engine::{Settings, Workspace};
use fenqun_server::{App, router};
use serde_json::Value;
use tower::ServiceExt;

/// Longest wait for something that takes well under a second.
const PATIENCE: Duration = Duration::from_secs(120);

/// A server without a socket.
pub(crate) struct Server {
    pub(crate) hub: Hub,
    pub(crate) app: App,
    router: Router,
    runtime: tokio::runtime::Runtime,
    owner: Identity,
    token: String,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) disposition: String,
    pub(crate) text: String,
}

impl Server {
    /// A server in front of a new workspace.
    pub(crate) fn new(folder: &Path) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let (hub, app) = open(folder, &runtime);
        let owner = set_up(&app);
        let token = token(&app, &owner, &Right::all().collect::<Vec<_>>());
        Self {
            router: router(app.clone()),
            app,
            hub,
            runtime,
            owner,
            token,
        }
    }

    /// Ends and starts again, as after an orderly stop.
    pub(crate) fn restarted(self, folder: &Path) -> Self {
        self.app.jobs.stop();
        self.hub.stop().unwrap();
        let Self {
            hub,
            app,
            router: old,
            runtime,
            owner,
            token,
        } = self;
        drop((hub, app, old));
        let (hub, app) = open(folder, &runtime);
        Self {
            router: router(app.clone()),
            app,
            hub,
            runtime,
            owner,
            token,
        }
    }

    /// The same server asked by somebody with other rights.
    pub(crate) fn allow(&mut self, rights: &[Right]) {
        self.token = token(&self.app, &self.owner, rights);
    }

    pub(crate) fn send(
        &self,
        method: Method,
        path: &str,
        kind: &str,
        body: impl Into<Body>,
    ) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, kind)
            .body(body.into())
            .unwrap();
        let answer = async {
            let response = self.router.clone().oneshot(request).await.unwrap();
            let disposition = response.headers().get(header::CONTENT_DISPOSITION);
            let disposition = disposition
                .map_or("", |text| text.to_str().unwrap())
                .to_owned();
            let status = response.status();
            let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            Answer {
                status,
                disposition,
                text: String::from_utf8(bytes.to_vec()).unwrap(),
            }
        };
        self.runtime.block_on(async {
            tokio::time::timeout(PATIENCE, answer)
                .await
                .expect("no answer comes")
        })
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, "text/plain", Body::empty())
    }

    pub(crate) fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, "text/plain", Body::empty())
    }

    pub(crate) fn json(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, "application/json", body.to_string())
    }

    /// Sends a file as the body.
    pub(crate) fn file(&self, path: &str, content: impl Into<Body>) -> Answer {
        self.send(Method::POST, path, "application/octet-stream", content)
    }

    /// Follows an import to its end; every event of its stream.
    pub(crate) fn follow(&self, id: u64) -> Vec<Value> {
        let stream = self.get(&format!("/api/v1/imports/{id}/progress"));
        assert_eq!(stream.status, StatusCode::OK, "{}", stream.text);
        let lines = stream
            .text
            .lines()
            .filter_map(|line| line.strip_prefix("data: "));
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Asks again whenever anything about a run is new, until the answer has ended.
    pub(crate) fn ended(&self, path: &str) -> Value {
        let mut news = self.app.jobs.watch();
        loop {
            news.borrow_and_update();
            let answer = self.get(path).ok();
            if !answer["finished_at"].is_null() {
                return answer;
            }
            let changed = async { tokio::time::timeout(PATIENCE, news.changed()).await };
            self.runtime
                .block_on(changed)
                .expect("nothing happens")
                .unwrap();
        }
    }

    /// Events in the workspace.
    pub(crate) fn events(&self) -> u64 {
        self.hub.settle();
        self.get("/api/v1/statistics").ok()["events"]
            .as_u64()
            .unwrap()
    }

    /// Acts that the audit log has, oldest first.
    pub(crate) fn audited(&self) -> Vec<String> {
        let filter = AuditFilter {
            limit: 500,
            ..AuditFilter::default()
        };
        let entries = self.app.access.audited(&filter).unwrap();
        let lines = entries
            .iter()
            .rev()
            .map(|entry| format!("{} {}", entry.act, entry.what));
        lines.collect()
    }
}

impl Answer {
    /// The body of an answer that is no refusal.
    pub(crate) fn ok(&self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.text);
        serde_json::from_str(&self.text).unwrap()
    }

    /// Status and code of a refusal.
    pub(crate) fn refusal(&self) -> (u16, String) {
        let body: Value = serde_json::from_str(&self.text).unwrap();
        (
            self.status.as_u16(),
            body["code"].as_str().unwrap().to_owned(),
        )
    }
}

fn open(folder: &Path, runtime: &tokio::runtime::Runtime) -> (Hub, App) {
    let workspace = Workspace::open(folder, Settings::default()).unwrap();
    let hub = Hub::start(workspace, HubSettings::default()).unwrap();
    let _inside = runtime.enter();
    let app = App::new(hub.clone()).unwrap();
    (hub, app)
}

fn set_up(app: &App) -> Identity {
    let once = app.access.make_setup_token().unwrap();
    let first = NewPerson {
        email: "administrator@example.com".into(),
        name: "Administrator".into(),
        role: Role::Administrator,
        language: None,
    };
    let password = "seven brave kites over the harbour";
    app.access
        .set_up(&once, &first, password, None)
        .unwrap()
        .identity
}

fn token(app: &App, owner: &Identity, rights: &[Right]) -> String {
    let token = NewToken {
        name: "test".into(),
        scopes: rights.to_vec(),
        expires_at: None,
    };
    app.access.make_token(owner, &token).unwrap().1
}
