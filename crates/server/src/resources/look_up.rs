//! Whom the lines of a pasted list mean.

use axum::Json;
use axum::extract::State;
use fenqun_engine::customers::LookedUp;
use fenqun_engine::masking::Masked;
use fenqun_model::Message;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::problem::Problem;

/// Most lines at once.
const MOST: usize = 10_000;

/// Lines to look up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LookUpAsked {
    /// Identifiers, ends of telephone numbers from 7 digits on, or whole names.
    #[schema(max_items = 10000, example = json!(["C00132", "138 1234 5678", "王小明"]))]
    lines: Vec<String>,
}

/// Whom they mean.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LookUpAnswer {
    /// One for each line, in their order.
    items: Vec<LookedUp>,
}

/// Finds the customers whom lines mean: each an identifier, or the end of a telephone number; where
/// there is none such, a whole name. White space and the case of letters do not count. Callers who see
/// personal fields masked find nobody by them.
#[utoipa::path(post, path = "/api/v1/look-up", tag = "customers",
    request_body = LookUpAsked,
    responses((status = 200, body = Fresh<LookUpAnswer>), (status = "4XX", body = Problem)))]
pub(crate) async fn look_up(
    State(app): State<App>,
    caller: Caller,
    Json(LookUpAsked { lines }): Json<LookUpAsked>,
) -> Result<Json<Fresh<LookUpAnswer>>, Problem> {
    caller.may(Right::See)?;
    if lines.len() > MOST {
        let message = Message::new("http-too-many-lines").with("most", MOST);
        return Err(Problem::bad_request(message));
    }
    let found = app.look(&caller, move |workspace, mask| {
        Ok(workspace.look_up(&lines, mask)?.masked(mask))
    });
    let found = found.await?;
    if found.answer.iter().any(|line| !line.customers.is_empty()) {
        app.saw(&caller, "customers").await?;
    }
    Ok(Json(found.map(|items| LookUpAnswer { items })))
}
