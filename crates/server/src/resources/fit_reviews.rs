//! Proposed fits: seen with whom they would move, approved or rejected.

use axum::Json;
use axum::extract::{Path, Query, State};
use fenqun_engine::flows::Flows;
use fenqun_engine::jobs::{FitReviewView, ReviewState};
use fenqun_engine::refit::FitListing;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// A proposed fit.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FitReview {
    /// Its number.
    id: u64,
    /// The run of the job that proposed it.
    run: u64,
    /// The segmentation.
    segmentation: String,
    /// What was decided.
    state: FitReviewState,
    /// The proposed fit; its number is 0, as it gets one when it is approved.
    fit: FitListing,
    /// Number of the fit in force when it was proposed; 0 for none.
    before: u64,
    /// Whom it would move; null when there was no fit before.
    #[schema(required = true)]
    migration: Option<Flows>,
    /// Customers whose label it would change.
    would_move: u64,
    /// When it was proposed.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it was decided.
    #[schema(required = true, format = DateTime)]
    decided_at: Option<String>,
    /// Who decided; null when nobody did.
    #[schema(required = true)]
    decided_by: Option<String>,
}

/// What was decided about a proposed fit.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum FitReviewState {
    /// Nothing yet.
    Waiting,
    /// It was put in force.
    Approved,
    /// The fit before stayed in force.
    Rejected,
    /// A newer proposal took its place.
    Superseded,
}

/// A page of proposed fits.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FitReviewPage {
    /// Newest first.
    items: Vec<FitReview>,
    /// `cursor` of the next page; null on the last.
    #[schema(required = true)]
    next: Option<String>,
}

/// Which proposals.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct FitReviewQuery {
    /// Only those in this state.
    state: Option<FitReviewState>,
}

/// Lists proposed fits, newest first.
#[utoipa::path(get, path = "/api/v1/fit-reviews", tag = "fit-reviews",
    params(PageQuery, FitReviewQuery),
    responses((status = 200, body = FitReviewPage), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
    Query(query): Query<FitReviewQuery>,
) -> Result<Json<FitReviewPage>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let before = page.after::<u64>()?;
    let state = query.state.map(FitReviewState::of_engine);
    let reviews = app
        .with_jobs(move |jobs| jobs.fit_reviews(state, before, limit + 1))
        .await?;
    let page = Page::cut(reviews, limit, |last| last.id).map(FitReview::from);
    Ok(Json(FitReviewPage {
        items: page.items,
        next: page.next,
    }))
}

/// Shows a proposed fit.
#[utoipa::path(get, path = "/api/v1/fit-reviews/{id}", tag = "fit-reviews",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, body = FitReview), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Json<FitReview>, Problem> {
    caller.may(Right::See)?;
    let review = app.with_jobs(move |jobs| jobs.fit_review(id)).await?;
    Ok(Json(review.into()))
}

/// Puts a proposed fit in force. Customers move at once, and the change log names the refit.
#[utoipa::path(post, path = "/api/v1/fit-reviews/{id}/approve", tag = "fit-reviews",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, body = FitReview), (status = "4XX", body = Problem)))]
pub(crate) async fn approve(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Json<FitReview>, Problem> {
    caller.may(Right::Define)?;
    let by = caller.actor.name.clone();
    let review = app.with_jobs(move |jobs| jobs.approve_fit(id, &by)).await?;
    let what = format!("fit-review/{id} approved");
    app.audit(&caller, Act::ApproveFit, what).await?;
    Ok(Json(review.into()))
}

/// Keeps the fit in force.
#[utoipa::path(post, path = "/api/v1/fit-reviews/{id}/reject", tag = "fit-reviews",
    params(("id" = u64, Path, description = "Its number")),
    responses((status = 200, body = FitReview), (status = "4XX", body = Problem)))]
pub(crate) async fn reject(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Json<FitReview>, Problem> {
    caller.may(Right::Define)?;
    let by = caller.actor.name.clone();
    let review = app.with_jobs(move |jobs| jobs.reject_fit(id, &by)).await?;
    let what = format!("fit-review/{id} rejected");
    app.audit(&caller, Act::ApproveFit, what).await?;
    Ok(Json(review.into()))
}

impl From<FitReviewView> for FitReview {
    fn from(view: FitReviewView) -> Self {
        let all = |flows: &Flows| flows.matrix.iter().flatten().sum::<u64>();
        let would_move = view
            .migration
            .as_ref()
            .map(|flows| all(flows) - flows.stayed());
        Self {
            id: view.id,
            run: view.run,
            segmentation: view.fit.segmentation.clone(),
            state: FitReviewState::new(view.state),
            before: view.before,
            would_move: would_move.unwrap_or(0),
            migration: view.migration,
            created_at: view.created_at.to_string(),
            decided_at: view.decided_at.map(|at| at.to_string()),
            decided_by: view.decided_by,
            fit: view.fit,
        }
    }
}

impl FitReviewState {
    fn new(state: ReviewState) -> Self {
        match state {
            ReviewState::Waiting => FitReviewState::Waiting,
            ReviewState::Approved => FitReviewState::Approved,
            ReviewState::Rejected => FitReviewState::Rejected,
            ReviewState::Superseded => FitReviewState::Superseded,
        }
    }

    fn of_engine(self) -> ReviewState {
        match self {
            FitReviewState::Waiting => ReviewState::Waiting,
            FitReviewState::Approved => ReviewState::Approved,
            FitReviewState::Rejected => ReviewState::Rejected,
            FitReviewState::Superseded => ReviewState::Superseded,
        }
    }
}
