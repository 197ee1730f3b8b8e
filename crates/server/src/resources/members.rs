//! Who is in a group, page by page.

use axum::Json;
use axum::extract::{Path, Query, State};
use fenqun_engine::breakdown::parse_scores;
use fenqun_engine::masking::{Mask, Masked};
use fenqun_engine::members::{Member, Members, MembersRequest};
use fenqun_engine::{Outcome, Workspace, parse_kind};
use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::Fresh;
use crate::page::{PageQuery, encode};
use crate::problem::Problem;

/// Which customers.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct MembersQuery {
    /// Instant: RFC 3339, a day, or `now`; now when left out. Later pages stay at the first's.
    as_of: Option<String>,
    /// Only customers with this label; `out` for everybody outside a segment or list.
    label: Option<String>,
    /// Only customers with these scores of a segmentation, from one to another, both included:
    /// `r:5,f:4..5`. With `label` too, both must hold.
    #[param(example = "r:5,f:4..5")]
    scores: Option<String>,
    /// Also when each standing changes by itself, which takes longer.
    #[param(default = false)]
    next_change: Option<bool>,
}

/// A page of customers.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MembersPage {
    /// Kind of the definition.
    kind: Kind,
    /// Its name.
    definition: String,
    /// Its version.
    version: u64,
    /// The instant, RFC 3339.
    #[schema(format = DateTime)]
    as_of: String,
    /// All customers who were asked for, on other pages too.
    total: u64,
    /// Sorted by customer.
    items: Vec<Member>,
    /// `cursor` of the next page; null on the last.
    #[schema(required = true)]
    next: Option<String>,
}

/// Where a page of customers begins. Behind a mask the cursor does not hold the name either.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Behind {
    /// The instant of the first page, in milliseconds.
    pub(crate) at: i64,
    /// The last customer of the page before, by name …
    name: Option<String>,
    /// … or by id.
    id: Option<String>,
}

impl Behind {
    /// Behind a customer.
    pub(crate) fn new(at: Instant, name: String, id: &str, mask: &Mask) -> Self {
        let is_open = mask.is_open();
        Self {
            at: at.0,
            id: (!is_open).then(|| id.to_owned()),
            name: is_open.then_some(name),
        }
    }

    /// The name behind which the page begins.
    pub(crate) fn name(&self, workspace: &Workspace, mask: &Mask) -> Outcome<Option<String>> {
        match (&self.name, &self.id) {
            (Some(name), _) => Ok(Some(name.clone())),
            (None, Some(id)) => Ok(Some(workspace.meant(id, mask)?.name)),
            (None, None) => Ok(None),
        }
    }
}

/// Lists the customers of a definition: members of a segment or list, everybody with their label,
/// everybody with a value of a metric. Sorted by name; pages stay stable while data change.
#[utoipa::path(get, path = "/api/v1/members/{kind}/{name}", tag = "members",
    params(("kind" = String, Path, description = "Kind of the definition", example = "Segment"),
        ("name" = String, Path, description = "Its name"), MembersQuery, PageQuery),
    responses((status = 200, body = Fresh<MembersPage>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Path((kind, name)): Path<(String, String)>,
    Query(query): Query<MembersQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Fresh<MembersPage>>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let behind: Option<Behind> = page.after()?;
    let kind = parse_kind(&kind)?;
    let scores = query.scores.as_deref().map(parse_scores).transpose()?;
    let name = format!("{}/{name}", kind.name());
    let audited = format!("members/{name}");
    let found = app.look(&caller, move |workspace, mask| {
        let after = behind.as_ref().map(|behind| behind.name(workspace, mask));
        let as_of = behind.map(|behind| Instant(behind.at).to_string());
        let members = workspace.members(&MembersRequest {
            name,
            as_of: as_of.or(query.as_of),
            label: query.label,
            scores: scores.unwrap_or_default(),
            after: after.transpose()?.flatten(),
            limit,
            next_change: query.next_change.unwrap_or(false),
        })?;
        Ok(shown(members, mask))
    });
    let found = found.await?;
    if !found.answer.items.is_empty() {
        app.saw(&caller, audited).await?;
    }
    Ok(Json(found))
}

fn shown(found: Members, mask: &Mask) -> MembersPage {
    let last = found.members.last().map(|last| last.person.id.clone());
    let behind = found.next.zip(last);
    let behind = behind.map(|(name, id)| Behind::new(found.as_of, name, &id, mask));
    MembersPage {
        kind: found.kind,
        definition: found.definition,
        version: found.version,
        as_of: found.as_of.to_string(),
        total: found.total,
        items: found.members.masked(mask),
        next: behind.as_ref().map(encode),
    }
}
