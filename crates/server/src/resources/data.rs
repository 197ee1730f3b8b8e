//! The data as a whole: how much there is, how good it is, whether it is sound, and the report.

use std::time::Instant;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use fenqun_engine::quality::{DataQuality, ImportQuality};
use fenqun_engine::report::{ReportRequest, policy, render};
use fenqun_engine::statistics::Totals;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::definitions::Finding;
use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// How good the data are.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QualityAnswer {
    /// Over all imports together.
    whole: DataQuality,
    /// Import by import, newest first.
    #[serde(flatten)]
    page: Page<ImportQuality>,
}

/// What a check found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CheckAnswer {
    /// Nothing is damaged and every definition works.
    sound: bool,
    /// What is not.
    problems: Vec<CheckProblem>,
    /// Identifiers that came together and were not joined; no damage, but worth a look.
    collisions: u64,
}

/// What is not sound.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CheckProblem {
    /// `data`, `catalog` or `definitions`.
    place: String,
    #[serde(flatten)]
    reason: Finding,
}

/// The instants of a report.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ReportQuery {
    /// Instant of sizes and values; now when left out.
    as_of: Option<String>,
    /// Earlier instant of changes; three months before `to` when left out.
    from: Option<String>,
    /// Later instant of changes; `as_of` when left out.
    to: Option<String>,
}

/// How many customers and events there are. Counting looks at everything, so where that takes long
/// an answer is given again for a while, and once more while the next one is found; `as_of` tells when
/// it was counted.
#[utoipa::path(get, path = "/api/v1/statistics", tag = "data",
    responses((status = 200, body = Fresh<Totals>), (status = "4XX", body = Problem)))]
pub(crate) async fn statistics(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Fresh<Totals>>, Problem> {
    caller.may(Right::See)?;
    if let Some(totals) = app.totals.get() {
        return Ok(Json(app.glance(|_| Ok(totals)).await?));
    }
    let Some((totals, is_first)) = app.totals.outdated() else {
        return Ok(Json(app.count_all().await?));
    };
    if is_first {
        let app = app.clone();
        tokio::spawn(async move {
            if let Err(problem) = app.count_all().await {
                app.totals.give_up();
                tracing::warn!("customers and events cannot be counted: {problem:?}");
            }
        });
    }
    Ok(Json(app.glance(|_| Ok(totals)).await?))
}

impl App {
    /// Finds out what costs much before anybody asks: first what the page shows first.
    pub(crate) async fn get_ready(&self) {
        let (totals, trends) = (self.count_all().await, self.trends().await);
        if let Some(problem) = totals.err().or(trends.err()) {
            tracing::warn!("customers cannot be counted: {problem:?}");
        }
    }

    /// Counts customers and events, and remembers it.
    async fn count_all(&self) -> Result<Fresh<Totals>, Problem> {
        let remembered = self.totals.clone();
        let found = self.look_at_all(move |workspace| {
            let begun = Instant::now();
            let totals = workspace.totals()?;
            remembered.keep(&totals, begun.elapsed());
            Ok(totals)
        });
        found.await
    }
}

/// How good the data are: all imports together, and their quality reports.
#[utoipa::path(get, path = "/api/v1/quality", tag = "data",
    params(PageQuery),
    responses((status = 200, body = QualityAnswer), (status = "4XX", body = Problem)))]
pub(crate) async fn quality(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Result<Json<QualityAnswer>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let before: Option<(String, String)> = page.after()?;
    let language = caller.language;
    let found = app.run(move |hub| {
        hub.read(|workspace| {
            let mut imports = workspace.import_qualities(language)?;
            imports.retain(|one| {
                let place = (one.started_at.as_str(), one.id.as_str());
                before
                    .as_ref()
                    .is_none_or(|(at, id)| place < (at.as_str(), id.as_str()))
            });
            Ok((workspace.data_quality()?, imports))
        })
    });
    let (whole, imports) = found.await?;
    Ok(Json(QualityAnswer {
        whole,
        page: Page::cut(imports, limit, |last| {
            (last.started_at.clone(), last.id.clone())
        }),
    }))
}

/// Verifies every file against its checksum and every derived thing against the truth. Takes long.
#[utoipa::path(post, path = "/api/v1/check", tag = "data",
    responses((status = 200, body = Fresh<CheckAnswer>), (status = "4XX", body = Problem)))]
pub(crate) async fn check(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Fresh<CheckAnswer>>, Problem> {
    caller.may(Right::RunJobs)?;
    let language = caller.language;
    let found = app.look(&caller, move |workspace, mask| {
        let found = workspace.check()?;
        let definitions = found.definitions.iter().map(fenqun_engine::Broken::message);
        let definitions: Vec<_> = definitions.collect();
        let places = [
            ("data", &found.data),
            ("catalog", &found.catalog),
            ("definitions", &definitions),
        ];
        let problems = places.into_iter().flat_map(|(place, messages)| {
            messages.iter().map(move |message| CheckProblem {
                place: place.into(),
                reason: Finding {
                    code: message.id().into(),
                    title: mask.text(&message.text(language)),
                },
            })
        });
        Ok(CheckAnswer {
            sound: found.is_sound(),
            problems: problems.collect(),
            collisions: found.collisions as u64,
        })
    });
    Ok(Json(found.await?))
}

/// The report: one page about all customers that a manager reads in a minute. It fetches nothing
/// and runs no script; its policy allows its own style sheet only.
#[utoipa::path(get, path = "/api/v1/report", tag = "data",
    params(ReportQuery),
    responses((status = 200, body = String, content_type = "text/html"),
        (status = "4XX", body = Problem)))]
pub(crate) async fn report(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ReportQuery>,
) -> Result<Response, Problem> {
    caller.may(Right::See)?;
    let language = caller.language;
    let page = app.look(&caller, move |workspace, mask| {
        let data = workspace.report(&ReportRequest {
            as_of: query.as_of,
            from: query.from,
            to: query.to,
        })?;
        Ok(mask.text(&render(&data, language)))
    });
    let page = page.await?.answer;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy()),
    ];
    Ok((headers, page).into_response())
}
