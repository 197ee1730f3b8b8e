//! A segmentation at one instant: its labels, its scores, how the value is shared out; and one that
//! is not saved yet.

use axum::Json;
use axum::extract::{Path, Query, State};
use fenqun_engine::Failure;
use fenqun_engine::breakdown::Breakdown;
use fenqun_engine::curve::ValueCurve;
use fenqun_engine::masking::Masked;
use fenqun_engine::trial::{Trial, TrialRequest};
use fenqun_model::Message;
use fenqun_model::definition::{LabelCover, label_cover, read};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::definition_body::of_json;
use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::problem::Problem;

/// Grids with more cells than this are not checked cell by cell.
const MOST_CELLS: usize = 1_000;

/// Which instant.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct InstantQuery {
    /// Instant: RFC 3339, a day, or `now`; now when left out.
    as_of: Option<String>,
}

/// A segmentation that is not saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TrialAsked {
    /// The definition as `apply` takes it: an object, in which rules may be trees, or YAML as text.
    #[schema(value_type = Object, example = json!({"kind": "Segmentation",
        "metadata": {"name": "worth"}, "spec": {"method": "bands",
        "value": "sum(order.amount)", "cuts": [100, 1000], "labels": ["low", "middle", "high"]}}))]
    definition: Value,
    /// A saved segmentation to compare with; the saved one of the same name when left out.
    against: Option<String>,
    /// Instant: RFC 3339, a day, or `now`; now when left out.
    as_of: Option<String>,
}

/// A label table.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LabelsAsked {
    /// The segmentation as `apply` takes it: an object, or YAML as text.
    #[schema(value_type = Object)]
    definition: Value,
}

/// How a label table covers its grid of scores.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LabelCheck {
    /// The scores, first one slowest in `cells`.
    dimensions: Vec<LabelDimension>,
    /// Every cell.
    cells: Vec<LabelCell>,
    /// Cells that no row covers.
    uncovered: u64,
    /// Cells that several rows cover.
    doubled: u64,
}

/// A score.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LabelDimension {
    /// Its name.
    #[schema(example = "r")]
    name: String,
    /// How many scores there are, from 1.
    bins: u32,
}

/// A cell of the grid of scores.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LabelCell {
    /// A score of each dimension.
    #[schema(example = json!([5, 4, 4]))]
    scores: Vec<u32>,
    /// A label for each row of the table that covers it: one when all is well.
    #[schema(example = json!(["Champions"]))]
    labels: Vec<String>,
}

/// A segmentation at one instant: customers and value of every label and of every cell of scores.
#[utoipa::path(get, path = "/api/v1/breakdown/{segmentation}", tag = "breakdowns",
    params(("segmentation" = String, Path, description = "A segmentation"), InstantQuery),
    responses((status = 200, body = Fresh<Breakdown>), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(segmentation): Path<String>,
    Query(query): Query<InstantQuery>,
) -> Result<Json<Fresh<Breakdown>>, Problem> {
    caller.may(Right::See)?;
    let found = app.look(&caller, move |workspace, _| {
        workspace.breakdown(&segmentation, query.as_of.as_deref())
    });
    Ok(Json(found.await?))
}

/// How the value is shared out among customers, those who bring most first: at most about 200 points.
#[utoipa::path(get, path = "/api/v1/curve/{segmentation}", tag = "breakdowns",
    params(("segmentation" = String, Path, description = "A segmentation"), InstantQuery),
    responses((status = 200, body = Fresh<ValueCurve>), (status = "4XX", body = Problem)))]
pub(crate) async fn curve(
    State(app): State<App>,
    caller: Caller,
    Path(segmentation): Path<String>,
    Query(query): Query<InstantQuery>,
) -> Result<Json<Fresh<ValueCurve>>, Problem> {
    caller.may(Right::See)?;
    let found = app.look(&caller, move |workspace, _| {
        workspace.value_curve(&segmentation, query.as_of.as_deref())
    });
    Ok(Json(found.await?))
}

/// How a segmentation that is not saved would divide the customers, and whom it would move.
#[utoipa::path(post, path = "/api/v1/segmentation-preview", tag = "breakdowns",
    request_body = TrialAsked,
    responses((status = 200, body = Fresh<Trial>), (status = "4XX", body = Problem)))]
pub(crate) async fn preview(
    State(app): State<App>,
    caller: Caller,
    Json(asked): Json<TrialAsked>,
) -> Result<Json<Fresh<Trial>>, Problem> {
    caller.may(Right::See)?;
    let request = TrialRequest {
        definition: of_json(asked.definition)?.text,
        against: asked.against,
        as_of: asked.as_of,
    };
    let found = app.look(&caller, move |workspace, mask| {
        Ok(workspace.try_segmentation(&request, mask)?.masked(mask))
    });
    let found = found.await?;
    let shows_people = found.answer.against.as_ref();
    if shows_people.is_some_and(|against| !against.movers.is_empty()) {
        app.saw(&caller, "segmentation-preview").await?;
    }
    Ok(Json(found))
}

/// Which labels the rows of a table give each cell of scores, also when cells are left over or
/// given twice.
#[utoipa::path(post, path = "/api/v1/labels/check", tag = "breakdowns",
    request_body = LabelsAsked,
    responses((status = 200, body = LabelCheck), (status = "4XX", body = Problem)))]
pub(crate) async fn check_labels(
    caller: Caller,
    Json(asked): Json<LabelsAsked>,
) -> Result<Json<LabelCheck>, Problem> {
    caller.may(Right::See)?;
    let read = read(&of_json(asked.definition)?.text, "request").map_err(Failure::from)?;
    let [definition] = &read[..] else {
        return Err(Problem::bad_request(Message::new("trial-one-segmentation")));
    };
    let cover = label_cover(definition, MOST_CELLS);
    let cover = cover.ok_or_else(|| {
        let name = definition.metadata.name.as_str();
        Failure::from(Message::new("labels-without-grid").with("name", name))
    })?;
    Ok(Json(LabelCheck::of(cover)))
}

impl LabelCheck {
    fn of(cover: LabelCover) -> Self {
        let count = |is_counted: fn(usize) -> bool| {
            let counted = cover.cells.iter();
            counted.filter(|cell| is_counted(cell.labels.len())).count() as u64
        };
        Self {
            uncovered: count(|labels| labels == 0),
            doubled: count(|labels| labels > 1),
            dimensions: cover
                .dimensions
                .into_iter()
                .map(|(name, bins)| LabelDimension { name, bins })
                .collect(),
            cells: cover
                .cells
                .into_iter()
                .map(|cell| LabelCell {
                    scores: cell.scores,
                    labels: cell.labels,
                })
                .collect(),
        }
    }
}
