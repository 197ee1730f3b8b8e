//! What somebody should look at.

use axum::Json;
use axum::extract::State;
use fenqun_engine::attention::{Finding, Seen, Severity, Target};
use fenqun_engine::jobs::RunFilter;
use fenqun_model::Language;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::problem::Problem;

/// Runs of jobs that are looked at, the newest.
const RUNS: usize = 200;

/// What somebody should look at.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AttentionAnswer {
    /// The most urgent first.
    items: Vec<AttentionItem>,
    /// Everything was looked at. When not, what groups did within a week is being found out; ask
    /// again in a moment.
    complete: bool,
}

/// Something to look at.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AttentionItem {
    /// Stable.
    #[schema(example = "attention-rows-rejected")]
    code: String,
    /// How urgent it is.
    severity: Severity,
    /// What there is to see, for people, in their language.
    title: String,
    /// What it is about.
    target: Target,
}

/// What somebody should look at: what fails, what waits, what moved. Costs little: nothing is
/// evaluated for it more often than once an hour.
#[utoipa::path(get, path = "/api/v1/attention", tag = "attention",
    responses((status = 200, body = Fresh<AttentionAnswer>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Fresh<AttentionAnswer>>, Problem> {
    caller.may(Right::See)?;
    let trends = app.trends().await?;
    let people = app.access.people();
    let initial = people.iter().filter(|person| person.must_change_password);
    // Who may not see the others need not know how many there are.
    let initial_passwords = match caller.has(Right::ManagePeople) {
        true => initial.count() as u64,
        false => 0,
    };
    let (jobs, hub, language) = (app.jobs.clone(), app.hub.clone(), caller.language);
    let found = app.glance(move |workspace| {
        let filter = RunFilter {
            limit: RUNS,
            ..RunFilter::default()
        };
        let runs = jobs.runs(&filter)?.into_iter();
        let seen = Seen {
            sizes: hub.sizes(),
            runs: runs.map(|view| view.run).collect(),
            initial_passwords,
            trends: trends.known,
        };
        let found = workspace.attention(&seen, language)?;
        Ok(AttentionAnswer {
            items: found.iter().map(|one| shown(one, language)).collect(),
            complete: trends.is_fresh,
        })
    });
    Ok(Json(found.await?))
}

fn shown(finding: &Finding, language: Language) -> AttentionItem {
    AttentionItem {
        code: finding.message.id().into(),
        severity: finding.severity,
        title: finding.message.text(language),
        target: finding.target.clone(),
    }
}
