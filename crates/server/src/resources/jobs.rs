//! Runs of jobs: seen, started, cancelled.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use fenqun_engine::jobs::{Explained, RunFilter, RunState, RunView};
use fenqun_model::{Language, Message};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// A job.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobKind {
    /// Its name.
    name: &'static str,
    /// What it does.
    title: String,
    /// Whether it can be started by itself; imports and exports have routes of their own.
    can_be_started: bool,
}

/// Every job there is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobKinds {
    /// By name.
    items: Vec<JobKind>,
}

/// A run of a job.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobRun {
    /// Its number.
    id: u64,
    /// The job.
    job: String,
    /// How far it is.
    state: JobState,
    /// Who asked; null for the schedule.
    #[schema(required = true)]
    asked_by: Option<String>,
    /// Failed attempts so far.
    failed_attempts: u32,
    /// When it was asked for.
    #[schema(format = DateTime)]
    queued_at: String,
    /// When it was last begun.
    #[schema(required = true, format = DateTime)]
    started_at: Option<String>,
    /// When it ended.
    #[schema(required = true, format = DateTime)]
    finished_at: Option<String>,
    /// When the next attempt is made, of a run that failed and is tried again.
    #[schema(required = true, format = DateTime)]
    next_attempt_at: Option<String>,
    /// Someone asked that it stop.
    cancel_requested: bool,
    /// How far it is, while it is at work.
    progress: Value,
    /// What it did; null before it ended, and for imports and exports, which have routes of their
    /// own.
    result: Value,
    /// Why the last attempt failed.
    failure: Vec<Reason>,
}

/// How far a run is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum JobState {
    /// To be begun.
    Queued,
    /// At work.
    Running,
    /// All done.
    Done,
    /// Given up.
    Failed,
    /// Stopped by someone.
    Cancelled,
    /// Done but for the word of a person.
    WaitingForApproval,
}

/// Why something failed.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Reason {
    /// Stable.
    code: String,
    /// For people, in the caller's language.
    title: String,
}

/// A page of runs.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct JobRunPage {
    /// Newest first.
    items: Vec<JobRun>,
    /// `cursor` of the next page; null on the last.
    #[schema(required = true)]
    next: Option<String>,
}

/// Which runs.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct JobQuery {
    /// Only runs of this job.
    job: Option<String>,
    /// Only runs in this state.
    state: Option<JobState>,
}

/// Lists the jobs there are.
#[utoipa::path(get, path = "/api/v1/jobs/kinds", tag = "jobs",
    responses((status = 200, body = JobKinds), (status = "4XX", body = Problem)))]
pub(crate) async fn kinds(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<JobKinds>, Problem> {
    caller.may(Right::See)?;
    let items = app.jobs.listing().into_iter().map(|job| JobKind {
        name: job.name,
        title: job.title.text(caller.language),
        can_be_started: job.is_for_people,
    });
    Ok(Json(JobKinds {
        items: items.collect(),
    }))
}

/// Lists runs, newest first.
#[utoipa::path(get, path = "/api/v1/jobs", tag = "jobs", params(PageQuery, JobQuery),
    responses((status = 200, body = JobRunPage), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
    Query(query): Query<JobQuery>,
) -> Result<Json<JobRunPage>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let filter = RunFilter {
        job: query.job,
        state: query.state.map(JobState::of_engine),
        before: page.after::<u64>()?,
        limit: limit + 1,
    };
    let runs = app.with_jobs(move |jobs| jobs.runs(&filter)).await?;
    let page = Page::cut(runs, limit, |last| last.run.id);
    let page = page.map(|run| JobRun::new(&run, caller.language));
    Ok(Json(JobRunPage {
        items: page.items,
        next: page.next,
    }))
}

/// Shows a run.
#[utoipa::path(get, path = "/api/v1/jobs/{id}", tag = "jobs",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, body = JobRun), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Json<JobRun>, Problem> {
    caller.may(Right::See)?;
    let run = app.with_jobs(move |jobs| jobs.run(id)).await?;
    let run = run.ok_or_else(|| unknown(id))?;
    Ok(Json(JobRun::new(&run, caller.language)))
}

/// Starts a job now. One that waits to be begun already is not queued again.
#[utoipa::path(post, path = "/api/v1/jobs/{name}/run", tag = "jobs",
    params(("name" = String, Path, description = "The job")),
    responses((status = 202, body = JobRun), (status = "4XX", body = Problem)))]
pub(crate) async fn run(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<(StatusCode, Json<JobRun>), Problem> {
    caller.may(Right::RunJobs)?;
    let (job, by) = (name.clone(), caller.actor.name.clone());
    let run = app.with_jobs(move |jobs| jobs.run_now(&job, &by)).await?;
    app.audit(&caller, Act::RunJob, format!("job/{name}"))
        .await?;
    let run = JobRun::new(&run, caller.language);
    Ok((StatusCode::ACCEPTED, Json(run)))
}

/// Cancels a run. One at work stops at its next safe place; one that has ended stays as it is.
#[utoipa::path(delete, path = "/api/v1/jobs/{id}", tag = "jobs",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, body = JobRun), (status = "4XX", body = Problem)))]
pub(crate) async fn cancel(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Json<JobRun>, Problem> {
    caller.may(Right::RunJobs)?;
    let run = app.with_jobs(move |jobs| jobs.cancel(id)).await?;
    let run = run.ok_or_else(|| unknown(id))?;
    app.audit(&caller, Act::Cancel, format!("job/{id}")).await?;
    Ok(Json(JobRun::new(&run, caller.language)))
}

fn unknown(id: u64) -> Problem {
    Problem::not_found(Message::new("job-run-unknown").with("id", id))
}

impl JobRun {
    fn new(view: &RunView, language: Language) -> Self {
        let run = &view.run;
        let has_own_route = ["import", "export"].contains(&run.job.as_str());
        let waits_again = run.state == RunState::Queued && run.attempt > 0;
        Self {
            id: run.id,
            job: run.job.clone(),
            state: JobState::new(run.state),
            asked_by: run.asked_by.clone(),
            failed_attempts: run.attempt,
            queued_at: run.queued_at.to_string(),
            started_at: run.started_at.map(|at| at.to_string()),
            finished_at: run.finished_at.map(|at| at.to_string()),
            next_attempt_at: waits_again.then(|| run.not_before.to_string()),
            cancel_requested: run.cancelled,
            progress: view.progress.clone().unwrap_or_default(),
            result: if has_own_route {
                Value::Null
            } else {
                view.result()
            },
            failure: Reason::all(&view.failure(), language),
        }
    }
}

impl JobState {
    pub(super) fn new(state: RunState) -> Self {
        match state {
            RunState::Queued => JobState::Queued,
            RunState::Running => JobState::Running,
            RunState::Done => JobState::Done,
            RunState::Failed => JobState::Failed,
            RunState::Cancelled => JobState::Cancelled,
            RunState::WaitingForApproval => JobState::WaitingForApproval,
        }
    }

    fn of_engine(self) -> RunState {
        match self {
            JobState::Queued => RunState::Queued,
            JobState::Running => RunState::Running,
            JobState::Done => RunState::Done,
            JobState::Failed => RunState::Failed,
            JobState::Cancelled => RunState::Cancelled,
            JobState::WaitingForApproval => RunState::WaitingForApproval,
        }
    }
}

impl Reason {
    /// Reasons in a language.
    pub(super) fn all(explained: &[Explained], language: Language) -> Vec<Self> {
        let reason = |explained: &Explained| Self {
            code: explained.code.clone(),
            title: explained.text(language).to_owned(),
        };
        explained.iter().map(reason).collect()
    }
}
