//! Groups taken out as files, each kept for a short time.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use fenqun_engine::jobs::{ExportOrder, RunView};
use fenqun_model::{Language, Message};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::jobs::{JobState, Reason};
use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::download;
use crate::problem::Problem;

/// What is to be exported.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExportRequest {
    /// The definition; `kind/name` where a name is of several kinds.
    definition: String,
    /// An instant: RFC 3339, a day, or `now`. Now without it.
    #[serde(default)]
    as_of: Option<String>,
    /// Format of the file.
    #[serde(default)]
    format: ExportFormat,
    /// The customer table instead of a plain list.
    #[serde(default)]
    template: Option<ExportTemplate>,
    /// More columns of a plain list: values in the rule language, such as `city` or
    /// `count(order, last 365d)`.
    #[serde(default)]
    fields: Vec<String>,
    /// Mask personal fields even if the caller may see them.
    #[serde(default)]
    masked: bool,
}

/// Format of an exported file.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ExportFormat {
    /// Comma-separated; cells that a spreadsheet would take for formulas are disarmed.
    #[default]
    Csv,
    /// One JSON object a line.
    Jsonl,
    /// Apache Parquet.
    Parquet,
    /// A workbook.
    Xlsx,
}

/// A template of an export.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ExportTemplate {
    /// One row a customer with what a person needs to deal with them.
    CustomerTable,
}

/// An export.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Export {
    /// Its number.
    id: u64,
    /// How far it is.
    state: JobState,
    /// The definition.
    definition: String,
    /// The instant.
    #[schema(required = true)]
    as_of: Option<String>,
    /// Personal fields are masked.
    masked: bool,
    /// Who asked.
    #[schema(required = true)]
    asked_by: Option<String>,
    /// When it was asked for.
    #[schema(format = DateTime)]
    queued_at: String,
    /// When it ended.
    #[schema(required = true, format = DateTime)]
    finished_at: Option<String>,
    /// Customers in the file.
    #[schema(required = true)]
    customers: Option<u64>,
    /// Where the file is; null before it is done, and when its time is over.
    #[schema(required = true)]
    file: Option<String>,
    /// When the file goes.
    #[schema(required = true, format = DateTime)]
    expires_at: Option<String>,
    /// Why it failed.
    failure: Vec<Reason>,
}

/// Exports the customers of a definition.
#[utoipa::path(post, path = "/api/v1/exports", tag = "exports", request_body = ExportRequest,
    responses((status = 202, body = Export), (status = "4XX", body = Problem)))]
pub(crate) async fn create(
    State(app): State<App>,
    caller: Caller,
    Json(request): Json<ExportRequest>,
) -> Result<(StatusCode, Json<Export>), Problem> {
    caller.may(Right::Export)?;
    let order = request.order(&caller);
    let (definition, masked) = (order.definition.clone(), order.masked);
    let by = caller.actor.name.clone();
    let run = app.with_jobs(move |jobs| jobs.export(&order, &by)).await?;
    let how = if masked { "masked" } else { "unmasked" };
    let what = format!("export/{} of {definition}, {how}", run.run.id);
    app.audit(&caller, Act::Export, what).await?;
    let export = Export::new(&app, &run, &caller).ok_or_else(Problem::internal)?;
    Ok((StatusCode::ACCEPTED, Json(export)))
}

/// Shows an export.
#[utoipa::path(get, path = "/api/v1/exports/{id}", tag = "exports",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, body = Export), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Json<Export>, Problem> {
    caller.may(Right::Export)?;
    let run = one(&app, id).await?;
    let export = Export::new(&app, &run, &caller).ok_or_else(|| unknown(id))?;
    Ok(Json(export))
}

/// The file of an export.
#[utoipa::path(get, path = "/api/v1/exports/{id}/file", tag = "exports",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, content(
            ([u8] = "text/csv"),
            ([u8] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ([u8] = "application/x-ndjson"),
            ([u8] = "application/vnd.apache.parquet"))),
        (status = "4XX", body = Problem)))]
pub(crate) async fn file(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Response, Problem> {
    caller.may(Right::Export)?;
    let run = one(&app, id).await?;
    let export = Export::new(&app, &run, &caller).ok_or_else(|| unknown(id))?;
    if !export.masked {
        caller.may(Right::SeePersonal)?;
    }
    let found = app
        .with_jobs(move |jobs| Ok(jobs.export_file(&run)))
        .await?;
    let found = found.ok_or_else(|| match export.finished_at {
        Some(_) => Problem::new(StatusCode::GONE, Message::new("export-gone").with("id", id)),
        None => Problem::new(
            StatusCode::CONFLICT,
            Message::new("export-not-done").with("id", id),
        ),
    })?;
    app.audit(&caller, Act::Export, format!("export/{id}/file"))
        .await?;
    download::file(&found.path, &found.name).await
}

async fn one(app: &App, id: u64) -> Result<RunView, Problem> {
    let run = app.with_jobs(move |jobs| jobs.run(id)).await?;
    run.ok_or_else(|| unknown(id))
}

fn unknown(id: u64) -> Problem {
    Problem::not_found(Message::new("export-unknown").with("id", id))
}

impl ExportRequest {
    fn order(self, caller: &Caller) -> ExportOrder {
        let format = match self.format {
            ExportFormat::Csv => "csv",
            ExportFormat::Jsonl => "jsonl",
            ExportFormat::Parquet => "parquet",
            ExportFormat::Xlsx => "xlsx",
        };
        let template = self
            .template
            .map(|ExportTemplate::CustomerTable| "customer-table");
        ExportOrder {
            definition: self.definition,
            as_of: self.as_of,
            format: format.into(),
            template: template.map(str::to_owned),
            fields: self.fields,
            masked: self.masked || !caller.has(Right::SeePersonal),
            chinese: caller.language == Language::Chinese,
        }
    }
}

impl Export {
    /// Nothing when the run is of another job.
    fn new(app: &App, view: &RunView, caller: &Caller) -> Option<Self> {
        let run = &view.run;
        let order = (run.job == "export").then(|| view.parameters())?;
        let order: ExportOrder = serde_json::from_value(order).ok()?;
        let has_file = app.jobs.export_file(view).is_some();
        let expires_at = app.jobs.export_expiry(view).filter(|_| has_file);
        Some(Self {
            id: run.id,
            state: JobState::new(run.state),
            definition: order.definition,
            as_of: order.as_of,
            masked: order.masked,
            asked_by: run.asked_by.clone(),
            queued_at: run.queued_at.to_string(),
            finished_at: run.finished_at.map(|at| at.to_string()),
            customers: view.result()["customers"].as_u64(),
            file: has_file.then(|| format!("/api/v1/exports/{}/file", run.id)),
            expires_at: expires_at.map(|at| at.to_string()),
            failure: Reason::all(&view.failure(), caller.language),
        })
    }
}
