//! The audit log: who did what to what, when and from where.

use axum::Json;
use axum::extract::{Query, State};
use fenqun_engine::access::{Act, AuditFilter, Right, StoredAudit};
use fenqun_model::Message;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::resources::tokens::instant;

/// An entry of the audit log.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuditView {
    /// From 1, without gaps.
    #[schema(example = 17)]
    id: u64,
    /// When.
    #[schema(format = DateTime, example = "2026-11-21T08:00:00Z")]
    at: String,
    /// Number of the person; 0 for nobody in particular.
    #[schema(example = 1)]
    person: u64,
    /// What named them then.
    #[schema(example = "li@example.com")]
    name: String,
    /// What they did.
    #[schema(example = "export")]
    act: String,
    /// To what.
    #[schema(example = "segment/vip")]
    what: String,
    /// From which address; null when that is not known.
    #[schema(required = true, example = "127.0.0.1")]
    address: Option<String>,
}

/// Which entries.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AuditQuery {
    /// Only those of a person.
    person: Option<u64>,
    /// Only those of an act, such as `export`.
    act: Option<String>,
    /// Only those whose object begins so, such as `segment/`.
    what: Option<String>,
    /// Only those at or after an instant.
    #[param(format = DateTime)]
    from: Option<String>,
    /// Only those before an instant.
    #[param(format = DateTime)]
    to: Option<String>,
}

/// Lists entries of the audit log, newest first.
#[utoipa::path(get, path = "/api/v1/audit", tag = "audit", params(AuditQuery, PageQuery),
    responses((status = 200, body = Page<AuditView>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<AuditQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<AuditView>>, Problem> {
    caller.may(Right::Audit)?;
    let limit = page.limit()?;
    if let Some(act) = &query.act {
        expect_act(act)?;
    }
    let filter = AuditFilter {
        before: page.after()?,
        person: query.person,
        act: query.act,
        what: query.what,
        from: query.from.as_deref().map(instant).transpose()?,
        to: query.to.as_deref().map(instant).transpose()?,
        limit: limit + 1,
    };
    let entries = app
        .with_access(move |access| access.audited(&filter))
        .await?;
    let page = Page::cut(entries, limit, |last| last.id);
    Ok(Json(page.map(view)))
}

fn expect_act(name: &str) -> Result<(), Problem> {
    if Act::named(name).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = Act::ALL.iter().map(|act| act.name()).collect();
    let message = Message::new("http-act-unknown").with("text", name);
    Err(Problem::bad_request(
        message.with("known", known.join(", ")),
    ))
}

fn view(entry: StoredAudit) -> AuditView {
    AuditView {
        id: entry.id,
        at: entry.at.to_string(),
        person: entry.person,
        name: entry.name,
        act: entry.act,
        what: entry.what,
        address: (!entry.address.is_empty()).then_some(entry.address),
    }
}
