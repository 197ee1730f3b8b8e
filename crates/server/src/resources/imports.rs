//! Files brought in: sent, imported beside live events, watched and cancelled.

use std::convert::Infallible;

use axum::Json;
use axum::extract::{Path, Query, Request, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use fenqun_engine::jobs::{Explained, ImportOrder, RunFilter, RunView, UndoState, Upload};
use fenqun_model::definition::SourceKind;
use fenqun_model::{Language, Message};
use futures_util::stream;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::import_stream::Follow;
use super::jobs::{JobState, Reason};
use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::page::{Page, PageQuery};
use crate::problem::Problem;
use crate::{download, receive};

/// Name of the job.
const JOB: &str = "import";

/// How a file is to be imported.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ImportQuery {
    /// What a row is.
    #[serde(rename = "as")]
    kind: Option<RowKind>,
    /// Name of the source: a saved one is used, a new mapping is saved under it.
    source: Option<String>,
    /// The mapping: a Source in YAML or JSON. Guessed without one.
    mapping: Option<String>,
    /// Only read and report.
    #[serde(default)]
    dry_run: bool,
    /// Id of a file that was sent before; the body is then the mapping, or empty.
    pub(super) upload: Option<String>,
    /// Name of the file, when the body is the file itself.
    file_name: Option<String>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RowKind {
    /// Something a customer did.
    #[default]
    Events,
    /// A customer.
    Customers,
}

/// An import.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Import {
    /// Its number.
    id: u64,
    /// How far it is.
    state: JobState,
    /// Id of the file; it is kept until it is imported.
    upload: String,
    /// Name of the file.
    file: String,
    /// What a row is.
    #[serde(rename = "as")]
    kind: RowKind,
    /// Only read and report.
    dry_run: bool,
    /// Who asked.
    #[schema(required = true)]
    asked_by: Option<String>,
    /// When it was asked for.
    #[schema(format = DateTime)]
    queued_at: String,
    /// When it was last begun.
    #[schema(required = true, format = DateTime)]
    started_at: Option<String>,
    /// When it ended.
    #[schema(required = true, format = DateTime)]
    pub(super) finished_at: Option<String>,
    /// Someone asked that it stop.
    cancel_requested: bool,
    /// Rows read so far, while it is at work.
    #[schema(required = true)]
    rows: Option<u64>,
    /// The quality report; null before it is done.
    report: Value,
    /// The report in sentences, in the caller's language.
    sentences: Vec<String>,
    /// Whether there are rejected rows to be had at `…/rejects`.
    rejects: bool,
    /// Why it failed.
    failure: Vec<Reason>,
    /// Its number in the list of all imports at `/api/v1/quality`; null while it has brought nothing
    /// in.
    #[schema(required = true)]
    number: Option<u32>,
    /// Whether what it brought in can be taken back with `…/undo`.
    can_be_undone: bool,
    /// Id of the job that is about to undo it, at `/api/v1/jobs/{id}`; null when none is.
    #[schema(required = true)]
    undoing: Option<u64>,
    /// When it was undone; null when it was not.
    #[schema(required = true, format = DateTime)]
    undone_at: Option<String>,
    /// Who undid it; null when it was not undone, or on the command line.
    #[schema(required = true)]
    undone_by: Option<String>,
}

/// A page of imports.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ImportPage {
    /// Newest first.
    items: Vec<Import>,
    /// `cursor` of the next page; null on the last.
    #[schema(required = true)]
    next: Option<String>,
}

/// Imports a file: the body, the field `file` of a form, or one sent before.
#[utoipa::path(post, path = "/api/v1/imports", tag = "imports", params(ImportQuery),
    request_body(content((String = "application/octet-stream"), (String = "multipart/form-data"),
        (String = "application/yaml"))),
    responses((status = 202, body = Import), (status = "4XX", body = Problem)))]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ImportQuery>,
    request: Request,
) -> Result<(StatusCode, Json<Import>), Problem> {
    caller.may(Right::Import)?;
    let is_fresh = query.upload.is_none();
    let (upload, order) = received(&app, &caller, query, request).await?;
    let by = caller.actor.name.clone();
    let asked = app.with_jobs(move |jobs| jobs.import(&order, &by)).await;
    if asked.is_err() && is_fresh {
        remove(&app, &upload).await?;
    }
    let run = asked?;
    app.audit(&caller, Act::Import, format!("import/{}", run.run.id))
        .await?;
    Ok((
        StatusCode::ACCEPTED,
        Json(one(&app, &caller, run.run.id).await?),
    ))
}

/// Lists imports, newest first.
#[utoipa::path(get, path = "/api/v1/imports", tag = "imports", params(PageQuery),
    responses((status = 200, body = ImportPage), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Result<Json<ImportPage>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let filter = RunFilter {
        job: Some(JOB.into()),
        state: None,
        before: page.after::<u64>()?,
        limit: limit + 1,
    };
    let runs = app.with_jobs(move |jobs| {
        let runs = jobs.runs(&filter)?.into_iter();
        runs.map(|run| Ok((jobs.undo_state(&run)?, run))).collect()
    });
    let runs: Vec<(UndoState, RunView)> = runs.await?;
    let page = Page::cut(runs, limit, |(_, last)| last.run.id);
    let items = page
        .items
        .iter()
        .filter_map(|(undo, run)| Import::new(&app, run, undo, &caller));
    Ok(Json(ImportPage {
        items: items.collect(),
        next: page.next,
    }))
}

/// Shows an import with its quality report.
#[utoipa::path(get, path = "/api/v1/imports/{id}", tag = "imports",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, body = Import), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Json<Import>, Problem> {
    caller.may(Right::See)?;
    Ok(Json(one(&app, &caller, id).await?))
}

/// Follows an import: an event `import` whenever it is further, the last when it has ended.
#[utoipa::path(get, path = "/api/v1/imports/{id}/progress", tag = "imports",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, content_type = "text/event-stream", body = Import),
        (status = "4XX", body = Problem)))]
pub(crate) async fn progress(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Response, Problem> {
    caller.may(Right::See)?;
    let news = app.jobs.watch();
    one(&app, &caller, id).await?;
    let follow = Follow::new(app, caller, id, news);
    let events = stream::unfold(follow, |mut follow| async move {
        let text = follow.next().await?;
        let event = Event::default().event("import").data(text);
        Some((Ok::<_, Infallible>(event), follow))
    });
    Ok(Sse::new(events)
        .keep_alive(KeepAlive::default())
        .into_response())
}

/// Cancels an import. What it has brought in stays; importing the file again goes on from there.
#[utoipa::path(delete, path = "/api/v1/imports/{id}", tag = "imports",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, body = Import), (status = "4XX", body = Problem)))]
pub(crate) async fn cancel(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Json<Import>, Problem> {
    caller.may(Right::Import)?;
    one(&app, &caller, id).await?;
    app.with_jobs(move |jobs| jobs.cancel(id)).await?;
    app.audit(&caller, Act::Cancel, format!("import/{id}"))
        .await?;
    Ok(Json(one(&app, &caller, id).await?))
}

/// Undoes an import: what it brought in is taken back, what was there before or came from elsewhere
/// stays. Takes a while when that is much; until then `undoing` says so. Undoing what is undone, or
/// about to be, changes nothing more.
#[utoipa::path(post, path = "/api/v1/imports/{id}/undo", tag = "imports",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 202, body = Import), (status = "4XX", body = Problem)))]
pub(crate) async fn undo(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<(StatusCode, Json<Import>), Problem> {
    caller.may(Right::Import)?;
    let by = caller.actor.name.clone();
    let queued = app.with_jobs(move |jobs| match jobs.run(id)? {
        Some(run) if run.run.job == JOB => jobs.undo_import(&run, &by),
        _ => Ok(None),
    });
    if queued.await?.is_some() {
        app.audit(&caller, Act::UndoImport, format!("import/{id}"))
            .await?;
    }
    Ok((StatusCode::ACCEPTED, Json(one(&app, &caller, id).await?)))
}

/// The rejected rows of an import as CSV: file, line, code, reason, and the row as it stood.
#[utoipa::path(get, path = "/api/v1/imports/{id}/rejects", tag = "imports",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, content_type = "text/csv", body = String),
        (status = "4XX", body = Problem)))]
pub(crate) async fn rejects(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Response, Problem> {
    caller.may(Right::Import)?;
    caller.may(Right::SeePersonal)?;
    one(&app, &caller, id).await?;
    let file = app.with_jobs(move |jobs| Ok(jobs.rejects(id))).await?;
    let file =
        file.ok_or_else(|| Problem::not_found(Message::new("import-no-rejects").with("id", id)))?;
    app.audit(&caller, Act::SeePersonal, format!("import/{id}/rejects"))
        .await?;
    download::file(&file, &format!("import-{id}-rejects.csv")).await
}

/// The file and the mapping that a request brings or names.
pub(super) async fn received(
    app: &App,
    caller: &Caller,
    query: ImportQuery,
    request: Request,
) -> Result<(Upload, ImportOrder), Problem> {
    let (upload, came) = match query.upload {
        Some(id) => {
            let mapping = receive::text(request).await?;
            (app.with_jobs(move |jobs| jobs.upload(&id)).await?, mapping)
        }
        None => {
            let received = receive::file(app, query.file_name, request).await?;
            let no_file = || Problem::bad_request(Message::new("upload-no-file"));
            (received.upload.ok_or_else(no_file)?, received.mapping)
        }
    };
    let order = ImportOrder {
        upload: upload.id.clone(),
        file: upload.file_name.clone(),
        kind: query.kind.unwrap_or_default().into(),
        source: query.source,
        mapping: came.or(query.mapping),
        dry_run: query.dry_run,
        chinese: caller.language == Language::Chinese,
    };
    Ok((upload, order))
}

/// Removes a file of which nothing can become.
pub(super) async fn remove(app: &App, upload: &Upload) -> Result<(), Problem> {
    let id = upload.id.clone();
    app.with_jobs(move |jobs| jobs.remove_upload(&id)).await
}

pub(super) async fn one(app: &App, caller: &Caller, id: u64) -> Result<Import, Problem> {
    let run = app.with_jobs(move |jobs| {
        let run = jobs.run(id)?;
        run.map(|run| Ok((jobs.undo_state(&run)?, run))).transpose()
    });
    let run = run.await?;
    let import = run.and_then(|(undo, run)| Import::new(app, &run, &undo, caller));
    import.ok_or_else(|| Problem::not_found(Message::new("import-unknown").with("id", id)))
}

impl Import {
    /// Nothing when the run is of another job.
    fn new(app: &App, view: &RunView, undo: &UndoState, caller: &Caller) -> Option<Self> {
        let run = &view.run;
        let order = (run.job == JOB).then(|| view.parameters())?;
        let order: ImportOrder = serde_json::from_value(order).ok()?;
        let mut report = view.result();
        let sentences = sentences(&report, caller.language);
        if !caller.has(Right::SeePersonal) {
            hide_extremes(&mut report);
        }
        let rows = view
            .progress
            .as_ref()
            .and_then(|progress| progress["rows"].as_u64());
        Some(Self {
            id: run.id,
            state: JobState::new(run.state),
            upload: order.upload,
            file: order.file,
            kind: order.kind.into(),
            dry_run: order.dry_run,
            asked_by: run.asked_by.clone(),
            queued_at: run.queued_at.to_string(),
            started_at: run.started_at.map(|at| at.to_string()),
            finished_at: run.finished_at.map(|at| at.to_string()),
            cancel_requested: run.cancelled,
            rows,
            rejects: view.is_over() && app.jobs.rejects(run.id).is_some(),
            report,
            sentences,
            failure: Reason::all(&view.failure(), caller.language),
            number: undo.number,
            can_be_undone: undo.can_be_undone,
            undoing: undo.run,
            undone_at: undo.undone_at.clone(),
            undone_by: undo.undone_by.clone(),
        })
    }
}

/// What the report says, in a language.
fn sentences(report: &Value, language: Language) -> Vec<String> {
    let files = report["files"].as_array().into_iter().flatten();
    let messages = files.flat_map(|file| file["messages"].as_array().into_iter().flatten());
    let read = messages.filter_map(|message| Explained::deserialize(message).ok());
    read.map(|message| message.text(language).to_owned())
        .collect()
}

/// The least and greatest number of a column may be somebody's telephone number.
fn hide_extremes(report: &mut Value) {
    let files = report["files"].as_array_mut().into_iter().flatten();
    for file in files {
        for column in file["quality"]["columns"]
            .as_array_mut()
            .into_iter()
            .flatten()
        {
            column["numbers"] = Value::Null;
        }
    }
}

impl From<RowKind> for SourceKind {
    fn from(kind: RowKind) -> Self {
        match kind {
            RowKind::Events => SourceKind::Events,
            RowKind::Customers => SourceKind::Customers,
        }
    }
}

impl From<SourceKind> for RowKind {
    fn from(kind: SourceKind) -> Self {
        match kind {
            SourceKind::Events => RowKind::Events,
            SourceKind::Customers => RowKind::Customers,
        }
    }
}
