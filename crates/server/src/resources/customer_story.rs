//! One customer's story: what happened, where they stand and why, how that changed.

use axum::Json;
use axum::extract::{Path, Query, State};
use fenqun_engine::changes::ChangeItem;
use fenqun_engine::customers::{
    Entry, EntryKind, Memberships, Person, Place, Recorded, Timeline, TimelineRequest,
};
use fenqun_engine::explain::{ExplainRequest, Explained};
use fenqun_engine::masking::Masked;
use fenqun_engine::parse_kind;
use fenqun_model::definition::Kind;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::definitions::{Finding, reasons};
use crate::app::App;
use crate::caller::{Caller, Right};
use crate::looking::{Fresh, named};
use crate::page::{Page, PageQuery, encode};
use crate::problem::Problem;

/// Which entries.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct TimelineQuery {
    /// Only entries of these names, separated by commas.
    #[param(example = "order,refund")]
    names: Option<String>,
    /// Only entries of this kind.
    #[param(inline)]
    kind: Option<EntryKind>,
}

/// At which instant.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct AsOfQuery {
    /// Instant: RFC 3339, a day, or `now`; now when left out.
    as_of: Option<String>,
}

/// Why a customer stands where they stand.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WhyAnswer {
    /// Who it is.
    customer: Person,
    /// The instant, RFC 3339.
    #[schema(format = DateTime)]
    as_of: String,
    /// One for each definition.
    definitions: Vec<Explained>,
    /// Why other definitions could not be explained.
    failures: Vec<Finding>,
}

/// Why a customer stands where they stand, in few words.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Headlines {
    /// One for each definition.
    items: Vec<Headline>,
}

/// Why in one definition, in few words.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Headline {
    /// Kind of the definition.
    kind: Kind,
    /// Its name.
    definition: String,
    /// What decides first, then when it changes by itself.
    #[schema(
        example = "In: 3 orders in the last 90 days (needs at least 3). Leaves on 12 March 2027 unless there is another order."
    )]
    headline: String,
}

/// What happened to a customer, newest first.
#[utoipa::path(get, path = "/api/v1/customers/{customer}/timeline", tag = "customers",
    params(("customer" = String, Path, description = "Their `id`, or any identifier"),
        TimelineQuery, PageQuery),
    responses((status = 200, body = Fresh<Page<Entry>>), (status = "4XX", body = Problem)))]
pub(crate) async fn timeline(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
    Query(query): Query<TimelineQuery>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Fresh<Page<Entry>>>, Problem> {
    caller.may(Right::See)?;
    let names = query.names.unwrap_or_default();
    let names = names
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let request = TimelineRequest {
        names: names.map(str::to_owned).collect(),
        kind: query.kind,
        before: page.after::<Place>()?,
        limit: page.limit()?,
    };
    let found = app.look(&caller, move |workspace, mask| {
        let customer = workspace.meant(&customer, mask)?;
        let person = workspace.person(&customer)?;
        let Timeline { entries, more } = workspace.timeline(&customer, &request)?;
        let last = entries
            .last()
            .filter(|_| more)
            .map(|last| encode(&last.place));
        let page = Page {
            items: entries.masked(mask),
            next: last,
        };
        Ok((named(&person), page))
    });
    let found = found.await?;
    app.saw(&caller, found.answer.0.clone()).await?;
    Ok(Json(found.map(|(_, page)| page)))
}

/// Where a customer stands in every group: by evaluation, with since when as it was recorded.
#[utoipa::path(get, path = "/api/v1/customers/{customer}/memberships", tag = "customers",
    params(("customer" = String, Path, description = "Their `id`, or any identifier"), AsOfQuery),
    responses((status = 200, body = Fresh<Memberships>), (status = "4XX", body = Problem)))]
pub(crate) async fn memberships(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
    Query(query): Query<AsOfQuery>,
) -> Result<Json<Fresh<Memberships>>, Problem> {
    caller.may(Right::See)?;
    let hub = app.hub.clone();
    let found = app.look(&caller, move |workspace, mask| {
        let customer = workspace.meant(&customer, mask)?;
        let recorded = match query.as_of {
            Some(_) => None,
            None => Some(Recorded {
                standings: hub.standings(&customer.name)?,
                changes: hub.changes_of(&customer.name)?,
            }),
        };
        workspace.memberships(&customer, query.as_of.as_deref(), recorded.as_ref())
    });
    Ok(Json(found.await?))
}

/// How a customer's standings changed, as it was recorded, newest first: what was known then.
#[utoipa::path(get, path = "/api/v1/customers/{customer}/changes", tag = "customers",
    params(("customer" = String, Path, description = "Their `id`, or any identifier"), PageQuery),
    responses((status = 200, body = Fresh<Page<ChangeItem>>), (status = "4XX", body = Problem)))]
pub(crate) async fn changes(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Fresh<Page<ChangeItem>>>, Problem> {
    caller.may(Right::See)?;
    let (limit, before) = (page.limit()?, page.after::<u64>()?);
    let hub = app.hub.clone();
    let found = app.look(&caller, move |workspace, mask| {
        let customer = workspace.meant(&customer, mask)?;
        let mut changes = hub.changes_of(&customer.name)?;
        changes.retain(|change| before.is_none_or(|before| change.sequence < before));
        changes.reverse();
        changes.truncate(limit + 1);
        let items: Vec<ChangeItem> = changes.into_iter().map(ChangeItem::from).collect();
        let person = workspace.person(&customer)?;
        Ok((named(&person), items.masked(mask)))
    });
    let found = found.await?;
    app.saw(&caller, found.answer.0.clone()).await?;
    Ok(Json(found.map(|(_, items)| {
        Page::cut(items, limit, |last| last.sequence)
    })))
}

/// Why a customer is in each group, or not: every condition's value, the event that decided it,
/// when it changes by itself, what would be needed.
#[utoipa::path(get, path = "/api/v1/customers/{customer}/why", tag = "customers",
    params(("customer" = String, Path, description = "Their `id`, or any identifier"), AsOfQuery),
    responses((status = 200, body = Fresh<WhyAnswer>), (status = "4XX", body = Problem)))]
pub(crate) async fn why_all(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
    Query(query): Query<AsOfQuery>,
) -> Result<Json<Fresh<WhyAnswer>>, Problem> {
    caller.may(Right::See)?;
    let found = explain(&app, &caller, customer, None, query.as_of).await?;
    Ok(Json(found))
}

/// Why a customer is in each group, or not, in one or two sentences each.
#[utoipa::path(get, path = "/api/v1/customers/{customer}/headlines", tag = "customers",
    params(("customer" = String, Path, description = "Their `id`, or any identifier"), AsOfQuery),
    responses((status = 200, body = Fresh<Headlines>), (status = "4XX", body = Problem)))]
pub(crate) async fn headlines(
    State(app): State<App>,
    caller: Caller,
    Path(customer): Path<String>,
    Query(query): Query<AsOfQuery>,
) -> Result<Json<Fresh<Headlines>>, Problem> {
    caller.may(Right::See)?;
    let found = explain(&app, &caller, customer, None, query.as_of).await?;
    Ok(Json(found.map(|answer| Headlines {
        items: answer.definitions.into_iter().map(Headline::of).collect(),
    })))
}

/// Why a customer stands where they stand in one definition.
#[utoipa::path(get, path = "/api/v1/customers/{customer}/why/{kind}/{name}", tag = "customers",
    params(("customer" = String, Path, description = "Their `id`, or any identifier"),
        ("kind" = String, Path, description = "Kind of the definition", example = "Segment"),
        ("name" = String, Path, description = "Its name"), AsOfQuery),
    responses((status = 200, body = Fresh<WhyAnswer>), (status = "4XX", body = Problem)))]
pub(crate) async fn why(
    State(app): State<App>,
    caller: Caller,
    Path((customer, kind, name)): Path<(String, String, String)>,
    Query(query): Query<AsOfQuery>,
) -> Result<Json<Fresh<WhyAnswer>>, Problem> {
    caller.may(Right::See)?;
    let definition = format!("{}/{name}", parse_kind(&kind)?.name());
    let found = explain(&app, &caller, customer, Some(definition), query.as_of).await?;
    Ok(Json(found))
}

impl Headline {
    fn of(explained: Explained) -> Self {
        Self {
            kind: explained.kind,
            definition: explained.definition,
            headline: explained.headline,
        }
    }
}

async fn explain(
    app: &App,
    caller: &Caller,
    customer: String,
    definition: Option<String>,
    as_of: Option<String>,
) -> Result<Fresh<WhyAnswer>, Problem> {
    let language = caller.language;
    let found = app.look(caller, move |workspace, mask| {
        let customer = workspace.meant(&customer, mask)?;
        let person = workspace.person(&customer)?;
        let asked = ExplainRequest {
            customer: person.id.clone(),
            definition,
            as_of,
            language,
        };
        let explanation = workspace.explain(&asked, mask)?;
        let audited = named(&person);
        let answer = WhyAnswer {
            customer: person.masked(mask),
            as_of: explanation.as_of,
            definitions: explanation.definitions,
            failures: reasons(&explanation.failures, language),
        };
        Ok((audited, answer))
    });
    let found = found.await?;
    app.saw(caller, found.answer.0.clone()).await?;
    Ok(found.map(|(_, answer)| answer))
}
