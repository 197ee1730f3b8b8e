//! Definitions: what there is, as it was saved, with every version; saved, planned, deleted.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use fenqun_engine::attention::Trends;
use fenqun_engine::define::{Applied, ApplyRequest, Deleted, Overview};
use fenqun_engine::live::{Cause, Hub, Size};
use fenqun_engine::{BrokenListing, Outcome, parse_kind};
use fenqun_model::definition::Kind;
use fenqun_model::{Language, Message};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::definition_body::{Given, given, if_match};
use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::looking::Fresh;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// Whether a definition can be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Health {
    /// It can.
    Ok,
    /// It cannot; its last good result is kept.
    Failing,
}

/// A definition in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DefinitionItem {
    #[serde(flatten)]
    overview: Overview,
    /// What the rule of a segment says, in plain words; null of what is no segment.
    #[schema(required = true, example = "no order in the last 60 days")]
    plain: Option<String>,
    /// Whether it can be evaluated.
    state: Health,
    /// Why not, when it cannot.
    problems: Vec<Finding>,
    /// How many customers each label has now, when that was asked for; null for what has no
    /// customers.
    #[schema(required = true)]
    sizes: Option<Vec<LabelSize>>,
    /// Since when the sizes have not been kept up because it fails, RFC 3339.
    #[schema(required = true)]
    frozen_at: Option<String>,
}

/// How many customers a label has, as recorded.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LabelSize {
    /// The label; of a segment or list `in`.
    label: String,
    /// Its customers.
    customers: u64,
    /// Its customers a week ago, by what is known now and the definition of now; null while that is
    /// being found out.
    #[schema(required = true)]
    week_ago: Option<u64>,
}

/// Why something cannot be done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Finding {
    /// Stable.
    #[schema(example = "unknown-name")]
    pub(crate) code: String,
    /// For people, in their language.
    pub(crate) title: String,
}

/// Which definitions.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct DefinitionQuery {
    /// Only those of this kind.
    #[param(example = "Segment")]
    kind: Option<String>,
    /// Also how many customers each has now.
    #[param(default = false)]
    sizes: Option<bool>,
}

/// A definition as it was saved.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SavedDefinition {
    /// Its newest version.
    version: u64,
    /// The definition in the form of files; personal texts in it are masked for some.
    #[schema(value_type = Object)]
    definition: Value,
    /// The same as YAML, exactly as `apply` takes it.
    yaml: String,
}

/// What applying definitions did, or would do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ApplyAnswer {
    #[serde(flatten)]
    applied: Applied,
    /// What is allowed and may yet be a mistake.
    warnings: Vec<Finding>,
}

/// The reasons in a language.
pub(crate) fn reasons(messages: &[Message], language: Language) -> Vec<Finding> {
    let reason = |message: &Message| Finding {
        code: message.id().into(),
        title: message.text(language),
    };
    messages.iter().map(reason).collect()
}

/// Lists definitions by kind and name.
#[utoipa::path(get, path = "/api/v1/definitions", tag = "definitions",
    params(PageQuery, DefinitionQuery),
    responses((status = 200, body = Fresh<Page<DefinitionItem>>),
        (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
    Query(query): Query<DefinitionQuery>,
) -> Result<Json<Fresh<Page<DefinitionItem>>>, Problem> {
    caller.may(Right::See)?;
    let limit = page.limit()?;
    let after: Option<(Kind, String)> = page.after()?;
    let kind = query.kind.as_deref().map(parse_kind).transpose()?;
    let language = caller.language;
    let wants_sizes = query.sizes.unwrap_or(false);
    let sees = caller.has(Right::SeePersonal);
    let hub = app.hub.clone();
    let trends = match wants_sizes {
        true => app.trends().await?.known,
        false => None,
    };
    let looked = app.glance(move |workspace| {
        let mut found = workspace.overviews(kind)?;
        let is_behind = |one: &Overview| match &after {
            Some((kind, name)) => (one.kind, &one.name) > (*kind, name),
            None => true,
        };
        found.retain(is_behind);
        found.truncate(limit + 1);
        let live = Live {
            failing: hub.status().failing,
            sizes: match wants_sizes {
                true => hub.sizes(),
                false => vec![],
            },
            trends,
        };
        let (words, mask) = (workspace.words(language)?, workspace.mask(sees));
        let plain = |one: &Overview| match one.kind {
            Kind::Segment => words.segment(&one.name).map(|plain| mask.text(&plain)),
            _ => None,
        };
        let items = found.into_iter().map(|one| {
            let plain = plain(&one);
            live.item(one, plain, language)
        });
        Ok(items.collect::<Vec<_>>())
    });
    Ok(Json(looked.await?.map(|items| {
        Page::cut(items, limit, |last| {
            (last.overview.kind, last.overview.name.clone())
        })
    })))
}

/// What the running workspace says of definitions.
struct Live {
    failing: Vec<BrokenListing>,
    sizes: Vec<Size>,
    trends: Option<Arc<Trends>>,
}

impl Live {
    fn item(
        &self,
        overview: Overview,
        plain: Option<String>,
        language: Language,
    ) -> DefinitionItem {
        let fails = |one: &BrokenListing| (one.kind, &one.name) == (overview.kind, &overview.name);
        let is_of = |size: &&Size| (size.kind, &size.definition) == (overview.kind, &overview.name);
        let fails = self.failing.iter().any(fails) || !overview.failing.is_empty();
        let size = self.sizes.iter().find(is_of);
        DefinitionItem {
            plain,
            state: if fails { Health::Failing } else { Health::Ok },
            problems: reasons(&overview.failing, language),
            sizes: size.map(|size| self.label_sizes(size)),
            frozen_at: size.and_then(|size| size.frozen_at.map(|at| at.to_string())),
            overview,
        }
    }

    fn label_sizes(&self, size: &Size) -> Vec<LabelSize> {
        let labels = size.labels.iter().map(|(label, customers)| LabelSize {
            label: label.clone(),
            customers: *customers,
            week_ago: self
                .trends
                .as_ref()
                .and_then(|trends| trends.size(size.kind, &size.definition, label)),
        });
        labels.collect()
    }
}

/// Shows a definition as it was saved.
///
/// `Accept: application/yaml` gives the file. The `ETag` is the version, for `If-Match`.
#[utoipa::path(get, path = "/api/v1/definitions/{kind}/{name}", tag = "definitions",
    params(("kind" = String, Path, description = "Its kind", example = "Segment"),
        ("name" = String, Path, description = "Its name")),
    responses((status = 200, content((SavedDefinition = "application/json"),
            (String = "application/yaml")), headers(("ETag" = String, description = "Its version"))),
        (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path((kind, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    caller.may(Right::See)?;
    let kind = parse_kind(&kind)?;
    let audited = format!("{}/{name}", kind.name().to_lowercase());
    let found = app.look(&caller, move |workspace, mask| {
        let mut found = workspace.get(Some(kind), Some(&name))?;
        let got = found.remove(0);
        let shown = SavedDefinition {
            version: got.version,
            definition: mask.json(&got.json()),
            yaml: mask.text(&got.yaml()),
        };
        let names_people = kind == Kind::StaticList;
        Ok((shown, names_people))
    });
    let (shown, names_people) = found.await?.answer;
    if names_people {
        app.saw(&caller, audited).await?;
    }
    let etag = [(header::ETAG, format!("\"{}\"", shown.version))];
    let accept = headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok());
    if accept.is_some_and(|accept| accept.contains("yaml")) {
        let kind = [(header::CONTENT_TYPE, "application/yaml")];
        return Ok((etag, kind, shown.yaml).into_response());
    }
    Ok((etag, Json(shown)).into_response())
}

/// Saves definitions: all that are given, or none.
///
/// The body is a definition file: YAML with one or more documents, or JSON, one definition or
/// `{"definitions": […]}`, in which a rule may be a text or a tree. `If-Match` names the version
/// that the only definition given is expected to have, `"0"` for a new one.
#[utoipa::path(post, path = "/api/v1/definitions/apply", tag = "definitions",
    params(("If-Match" = Option<String>, Header, description = "The version that was looked at")),
    request_body(content((String = "application/yaml",
        example = "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: recent}\nspec: {rule: 'did(order, last 30d)'}\n"),
        (Object = "application/json"))),
    responses((status = 200, body = ApplyAnswer), (status = 412, body = Problem),
        (status = "4XX", body = Problem)))]
pub(crate) async fn apply(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<ApplyAnswer>, Problem> {
    caller.may(Right::Define)?;
    let given = given(&headers, &body)?;
    let seen = if_match(&headers)?;
    let author = caller.actor.name.clone();
    let applied = app.run(move |hub| save(hub, given, seen, author)).await?;
    for one in &applied.definitions {
        let what = format!("{}/{}", one.kind.name().to_lowercase(), one.name);
        app.audit(&caller, Act::Define, what).await?;
    }
    Ok(Json(answer(applied, caller.language)))
}

fn save(hub: &Hub, given: Given, seen: Option<u64>, author: String) -> Outcome<Applied> {
    hub.change(Cause::Definition, |workspace| {
        if let Some(seen) = seen {
            let (kind, name) = given.only()?;
            workspace.expect_version(kind, &name, seen)?;
        }
        workspace.apply(&ApplyRequest {
            files: vec![("request".into(), given.text)],
            plan: false,
            author: Some(author),
        })
    })
}

/// Says what saving definitions would change, customers in and out included.
#[utoipa::path(post, path = "/api/v1/definitions/plan", tag = "definitions",
    request_body(content((String = "application/yaml"), (Object = "application/json"))),
    responses((status = 200, body = Fresh<ApplyAnswer>), (status = "4XX", body = Problem)))]
pub(crate) async fn plan(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Fresh<ApplyAnswer>>, Problem> {
    caller.may(Right::Define)?;
    let given = given(&headers, &body)?;
    let planned = app.look(&caller, move |workspace, _| {
        workspace.plan(&[("request".into(), given.text)])
    });
    let language = caller.language;
    Ok(Json(
        planned.await?.map(|applied| answer(applied, language)),
    ))
}

fn answer(applied: Applied, language: Language) -> ApplyAnswer {
    ApplyAnswer {
        warnings: reasons(&applied.warnings, language),
        applied,
    }
}

/// Deletes a definition. Refused while others use it; the answer names them.
#[utoipa::path(delete, path = "/api/v1/definitions/{kind}/{name}", tag = "definitions",
    params(("kind" = String, Path, description = "Its kind", example = "Segment"),
        ("name" = String, Path, description = "Its name"),
        ("If-Match" = Option<String>, Header, description = "The version that was looked at")),
    responses((status = 200, body = Deleted), (status = 409, body = Problem),
        (status = 412, body = Problem), (status = "4XX", body = Problem)))]
pub(crate) async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path((kind, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<Deleted>, Problem> {
    caller.may(Right::Define)?;
    let kind = parse_kind(&kind)?;
    let seen = if_match(&headers)?;
    let what = format!("{}/{name}", kind.name().to_lowercase());
    let author = caller.actor.name.clone();
    let deleted = app.run(move |hub| {
        hub.change(Cause::Definition, |workspace| {
            if let Some(seen) = seen {
                workspace.expect_version(kind, &name, seen)?;
            }
            workspace.delete(kind, &name, Some(&author))
        })
    });
    let deleted = deleted.await?;
    app.audit(&caller, Act::Define, what).await?;
    Ok(Json(deleted))
}
