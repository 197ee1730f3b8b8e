//! The sampling check: some customers of each label for people to judge, and what they found.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use fenqun_engine::masking::Masked;
use fenqun_engine::review::{Mark, Review, ReviewRecord};
use fenqun_engine::sample::SampleTable;
use fenqun_model::Message;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::looking::Fresh;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// Type of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Most customers of a label.
const MOST: usize = 200;
/// Customers of a label when nothing is asked.
const USUAL: usize = 25;

/// What is to be sampled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SampleAsked {
    /// The segmentation, segment or list.
    #[schema(example = "rfm")]
    segmentation: String,
    /// Customers of each label; all when there are fewer.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 200, default = 25)]
    per_label: Option<usize>,
    /// Instant; now when left out.
    #[serde(default)]
    as_of: Option<String>,
}

/// Of which segmentation.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ReviewQuery {
    /// The segmentation, segment or list.
    segmentation: String,
}

/// What people found on the page.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewAsked {
    /// The segmentation, segment or list.
    segmentation: String,
    /// One for each customer of the sample.
    #[schema(max_items = 5000)]
    marks: Vec<Mark>,
}

/// Draws the sampling check, always the same customers at one instant: as a workbook with
/// `Accept: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet`, else as JSON.
#[utoipa::path(post, path = "/api/v1/samples", tag = "samples",
    request_body = SampleAsked,
    responses((status = 200, content((Fresh<SampleTable> = "application/json"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = "4XX", body = Problem)))]
pub(crate) async fn draw(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Json(asked): Json<SampleAsked>,
) -> Result<Response, Problem> {
    caller.may(Right::Export)?;
    let per_label = asked.per_label.unwrap_or(USUAL);
    if !(1..=MOST).contains(&per_label) {
        let message = Message::new("http-per-label-out-of-range").with("most", MOST);
        return Err(Problem::bad_request(message));
    }
    let what = format!("sample/{}", asked.segmentation);
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    if !accept.is_some_and(|accept| accept.contains("spreadsheetml")) {
        let table = app.look(&caller, move |workspace, mask| {
            let as_of = asked.as_of.as_deref();
            let table = workspace.sample_table(&asked.segmentation, per_label, as_of)?;
            Ok(table.masked(mask))
        });
        let table = table.await?;
        app.audit(&caller, Act::Export, what).await?;
        return Ok(Json(table).into_response());
    }
    let language = caller.language;
    let book = app.look(&caller, move |workspace, mask| {
        let as_of = asked.as_of.as_deref();
        workspace.sample_workbook(&asked.segmentation, per_label, as_of, language, mask)
    });
    let book = book.await?.answer;
    app.audit(&caller, Act::Export, what).await?;
    let headers = [
        (header::CONTENT_TYPE, WORKBOOK),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"sample.xlsx\"",
        ),
    ];
    Ok((headers, book).into_response())
}

/// Hands in what people found: the workbook with its marks, or marks made on the page.
#[utoipa::path(post, path = "/api/v1/reviews", tag = "samples",
    request_body(content((ReviewAsked = "application/json"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses((status = 200, body = Review), (status = "4XX", body = Problem)))]
pub(crate) async fn hand_in(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Review>, Problem> {
    caller.may(Right::Define)?;
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let review = match kind.contains("json") {
        false => {
            app.run(move |hub| hub.read(|workspace| workspace.review_workbook(&body)))
                .await?
        }
        true => {
            let asked: ReviewAsked = serde_json::from_slice(&body).map_err(|error| {
                let message = Message::new("http-malformed");
                Problem::bad_request(message.with("reason", error.to_string()))
            })?;
            let marked = move |workspace: &fenqun_engine::Workspace| {
                workspace.review_marks(&asked.segmentation, &asked.marks)
            };
            app.run(move |hub| hub.read(marked)).await?
        }
    };
    let what = format!("review/{}", review.id);
    app.audit(&caller, Act::Review, what).await?;
    Ok(Json(review))
}

/// Lists the reviews of a segmentation, newest first.
#[utoipa::path(get, path = "/api/v1/reviews", tag = "samples",
    params(ReviewQuery, PageQuery),
    responses((status = 200, body = Page<ReviewRecord>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ReviewQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<ReviewRecord>>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let before: Option<u64> = page.after()?;
    let name = query.segmentation;
    let found = app.run(move |hub| hub.read(|workspace| workspace.reviews(&name)));
    let mut found = found.await?;
    found.retain(|one| before.is_none_or(|before| one.review.id < before));
    Ok(Json(Page::cut(found, limit, |last| last.review.id)))
}
