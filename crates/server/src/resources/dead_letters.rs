//! Events that came over HTTP and could not be taken: looked at, sent through again, dropped.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use fenqun_engine::Outcome;
use fenqun_engine::ingest::{DeadLetter as Letter, DeadLetterCursor, Ingest, Replayed, reason_of};
use fenqun_model::{Instant, Message};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// An event that could not be taken.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DeadLetter {
    /// Its id.
    id: String,
    /// When it came first.
    #[schema(format = DateTime)]
    received_at: String,
    /// Number of the write key that brought it.
    write_key: u64,
    /// What its path named: `track`, `identify` …, `batch`.
    call: String,
    /// Why it could not be taken; stable.
    code: String,
    /// The same in words; null for callers who may not see personal fields, as it may quote them.
    #[schema(required = true)]
    reason: Option<String>,
    /// The event as it came; null for callers who may not see personal fields.
    #[schema(required = true)]
    body: Option<String>,
    /// How often it came.
    times: u64,
}

/// A page of dead letters.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DeadLetterPage {
    /// Newest first.
    items: Vec<DeadLetter>,
    /// `cursor` of the next page; null on the last.
    #[schema(required = true)]
    next: Option<String>,
    /// How many there are of each reason, by code, whatever page this is.
    counts: BTreeMap<String, u64>,
}

/// Which letters.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DeadLetterQuery {
    /// Only those of this reason.
    code: Option<String>,
}

/// What became of letters that were sent through again.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ReplayAnswer {
    /// Events that count now; their letters are gone.
    taken: u64,
    /// Letters that stay, each with the reason that holds now.
    refused: u64,
}

/// Lists dead letters, newest first, with counts by reason.
#[utoipa::path(get, path = "/api/v1/dead-letters", tag = "dead-letters",
    params(PageQuery, DeadLetterQuery),
    responses((status = 200, body = DeadLetterPage), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
    Query(query): Query<DeadLetterQuery>,
) -> Result<Json<DeadLetterPage>, Problem> {
    caller.may(Right::Import)?;
    let limit = page.limit()?;
    let behind = page.after::<(i64, String)>()?;
    let behind = behind.map(|(at, id)| DeadLetterCursor {
        received_at: Instant(at),
        id,
    });
    let (letters, counts) = run(&app, move |ingest| {
        let catalog = ingest.catalog();
        let code = query.code.as_deref();
        let letters = catalog.dead_letters(behind.as_ref(), code, limit + 1)?;
        Ok((letters, catalog.dead_letter_counts()?))
    })
    .await?;
    if caller.has(Right::SeePersonal) && !letters.is_empty() {
        app.audit(&caller, Act::SeePersonal, "dead-letters").await?;
    }
    let page = Page::cut(letters, limit, |last| (last.received_at.0, last.id.clone()));
    Ok(Json(DeadLetterPage {
        items: page
            .items
            .into_iter()
            .map(|letter| shown(letter, &caller))
            .collect(),
        next: page.next,
        counts: counts.into_iter().collect(),
    }))
}

/// Shows a dead letter.
#[utoipa::path(get, path = "/api/v1/dead-letters/{id}", tag = "dead-letters",
    params(("id" = String, Path, description = "Its id")),
    responses((status = 200, body = DeadLetter), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<DeadLetter>, Problem> {
    caller.may(Right::Import)?;
    let wanted = id.clone();
    let found = run(&app, move |ingest| {
        Ok(ingest.catalog().dead_letter(&wanted)?)
    })
    .await?;
    let letter = found.ok_or_else(|| unknown(&id))?;
    if caller.has(Right::SeePersonal) {
        app.audit(&caller, Act::SeePersonal, format!("dead-letter/{id}"))
            .await?;
    }
    Ok(Json(shown(letter, &caller)))
}

/// Sends a dead letter through again.
#[utoipa::path(post, path = "/api/v1/dead-letters/{id}/replay", tag = "dead-letters",
    params(("id" = String, Path, description = "Its id")),
    responses((status = 200, body = ReplayAnswer), (status = "4XX", body = Problem)))]
pub(crate) async fn replay(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<ReplayAnswer>, Problem> {
    caller.may(Right::Import)?;
    let wanted = id.clone();
    let replayed = run(&app, move |ingest| ingest.replay(&wanted)).await?;
    let replayed = replayed.ok_or_else(|| unknown(&id))?;
    app.audit(&caller, Act::Replay, format!("dead-letter/{id}"))
        .await?;
    Ok(Json(replayed.into()))
}

/// Sends all dead letters through again, or those of one reason.
#[utoipa::path(post, path = "/api/v1/dead-letters/replay", tag = "dead-letters",
    params(DeadLetterQuery),
    responses((status = 200, body = ReplayAnswer), (status = "4XX", body = Problem)))]
pub(crate) async fn replay_all(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<DeadLetterQuery>,
) -> Result<Json<ReplayAnswer>, Problem> {
    caller.may(Right::Import)?;
    let replayed = run(&app, move |ingest| ingest.replay_all(query.code.as_deref())).await?;
    app.audit(&caller, Act::Replay, "dead-letters").await?;
    Ok(Json(replayed.into()))
}

/// Drops a dead letter for good.
#[utoipa::path(delete, path = "/api/v1/dead-letters/{id}", tag = "dead-letters",
    params(("id" = String, Path, description = "Its id")),
    responses((status = 204, description = "It is gone"), (status = "4XX", body = Problem)))]
pub(crate) async fn drop_one(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    caller.may(Right::Import)?;
    let wanted = id.clone();
    if !run(&app, move |ingest| ingest.drop_letter(&wanted)).await? {
        return Err(unknown(&id));
    }
    app.audit(&caller, Act::DropDeadLetters, format!("dead-letter/{id}"))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn run<T: Send + 'static>(
    app: &App,
    act: impl FnOnce(&Ingest) -> Outcome<T> + Send + 'static,
) -> Result<T, Problem> {
    let ingest = app.ingest.clone();
    app.run(move |_| act(&ingest)).await
}

fn unknown(id: &str) -> Problem {
    Problem::not_found(Message::new("dead-letter-unknown").with("id", id))
}

fn shown(letter: Letter, caller: &Caller) -> DeadLetter {
    let may_see = caller.has(Right::SeePersonal);
    DeadLetter {
        reason: may_see.then(|| reason_of(&letter, caller.language)),
        id: letter.id,
        received_at: letter.received_at.to_string(),
        write_key: letter.write_key,
        call: letter.call,
        code: letter.code,
        body: may_see.then_some(letter.body),
        times: letter.times,
    }
}

impl From<Replayed> for ReplayAnswer {
    fn from(replayed: Replayed) -> Self {
        Self {
            taken: replayed.taken,
            refused: replayed.refused,
        }
    }
}
