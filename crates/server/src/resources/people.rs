//! People who may sign in, looked after by administrators.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use fenqun_engine::access::{Act, NewPerson, Person, PersonChange, Right, Role};
use fenqun_model::Language;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::Caller;
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// What somebody is.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = Role)]
pub(crate) enum RoleName {
    Administrator,
    Analyst,
    Operator,
    Viewer,
}

/// What somebody may do.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(as = Right, value_type = String, example = "see")]
pub(crate) struct RightName(pub(crate) Right);

/// A language that people read.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Language)]
pub(crate) enum LanguageName {
    #[serde(rename = "en")]
    English,
    #[serde(rename = "zh-CN")]
    Chinese,
}

/// A person who may sign in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Person)]
pub(crate) struct PersonView {
    /// From 1; never used again.
    #[schema(example = 2)]
    id: u64,
    /// What they sign in with.
    #[schema(example = "han@example.com")]
    email: String,
    /// As shown.
    #[schema(example = "韩梅梅")]
    name: String,
    /// What they are.
    role: RoleName,
    /// In which language they read; null for what their browser says.
    #[schema(required = true)]
    language: Option<LanguageName>,
    /// They have not chosen a password of their own yet.
    must_change_password: bool,
    /// When they were added.
    #[schema(format = DateTime, example = "2026-11-21T08:00:00Z")]
    created_at: String,
}

/// A person, with the password that they sign in with first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PersonAdmitted {
    /// The person.
    person: PersonView,
    /// Shown this once; good for seven days and for choosing another. Null when none was made.
    #[schema(required = true)]
    initial_password: Option<String>,
}

/// A person to be added.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonToAdd {
    /// What they sign in with.
    #[schema(example = "han@example.com", max_length = 254)]
    email: String,
    /// As shown.
    #[schema(example = "韩梅梅", min_length = 1, max_length = 100)]
    name: String,
    /// What they are.
    role: RoleName,
    /// In which language they read, when that is known.
    #[serde(default)]
    language: Option<LanguageName>,
}

/// What is to change; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonToChange {
    /// As shown.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 100)]
    name: Option<String>,
    /// What they are.
    #[serde(default)]
    role: Option<RoleName>,
    /// In which language they read.
    #[serde(default)]
    language: Option<LanguageName>,
    /// Gives them a new initial password and ends their sessions.
    #[serde(default)]
    reset_password: bool,
}

/// Lists everybody who may sign in.
#[utoipa::path(get, path = "/api/v1/people", tag = "people", params(PageQuery),
    responses((status = 200, body = Page<PersonView>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<PersonView>>, Problem> {
    caller.may(Right::ManagePeople)?;
    let (limit, after) = (page.limit()?, page.after::<u64>()?);
    let people = app.access.people().into_iter();
    let rest = people.filter(|person| Some(person.id) > after);
    let fetched = rest.take(limit + 1).collect();
    let page = Page::cut(fetched, limit, |last: &Person| last.id);
    Ok(Json(page.map(view)))
}

/// Adds a person; the answer has the password that they sign in with first.
#[utoipa::path(post, path = "/api/v1/people", tag = "people", request_body = PersonToAdd,
    responses((status = 201, body = PersonAdmitted), (status = "4XX", body = Problem)))]
pub(crate) async fn add(
    State(app): State<App>,
    caller: Caller,
    Json(given): Json<PersonToAdd>,
) -> Result<(StatusCode, Json<PersonAdmitted>), Problem> {
    caller.may(Right::ManagePeople)?;
    let new = NewPerson {
        email: given.email,
        name: given.name,
        role: given.role.into(),
        language: given.language.map(Into::into),
    };
    let (person, initial) = app
        .with_access(move |access| access.add_person(&new))
        .await?;
    let what = format!("person/{} as {}", person.id, person.role.name());
    app.audit(&caller, Act::AddPerson, what).await?;
    let answer = PersonAdmitted {
        person: view(person),
        initial_password: Some(initial),
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

/// Shows a person.
#[utoipa::path(get, path = "/api/v1/people/{id}", tag = "people",
    params(("id" = u64, Path, description = "Number of the person.")),
    responses((status = 200, body = PersonView), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<Json<PersonView>, Problem> {
    caller.may(Right::ManagePeople)?;
    Ok(Json(view(app.access.person(id)?)))
}

/// Changes a person's name, role or language, or gives them a new initial password.
#[utoipa::path(patch, path = "/api/v1/people/{id}", tag = "people",
    params(("id" = u64, Path, description = "Number of the person.")),
    request_body = PersonToChange,
    responses((status = 200, body = PersonAdmitted), (status = "4XX", body = Problem)))]
pub(crate) async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
    Json(given): Json<PersonToChange>,
) -> Result<Json<PersonAdmitted>, Problem> {
    caller.may(Right::ManagePeople)?;
    let change = PersonChange {
        name: given.name,
        role: given.role.map(Into::into),
        language: given.language.map(|language| Some(language.into())),
        reset_password: given.reset_password,
    };
    let (person, initial) = app
        .with_access(move |access| access.change_person(id, &change))
        .await?;
    let what = format!("person/{id} as {}", person.role.name());
    app.audit(&caller, Act::ChangePerson, what).await?;
    Ok(Json(PersonAdmitted {
        person: view(person),
        initial_password: initial,
    }))
}

/// Removes a person with sessions and tokens. The last administrator stays.
#[utoipa::path(delete, path = "/api/v1/people/{id}", tag = "people",
    params(("id" = u64, Path, description = "Number of the person.")),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<u64>,
) -> Result<StatusCode, Problem> {
    caller.may(Right::ManagePeople)?;
    app.with_access(move |access| access.remove_person(id))
        .await?;
    let what = format!("person/{id}");
    app.audit(&caller, Act::RemovePerson, what).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn view(person: Person) -> PersonView {
    PersonView {
        id: person.id,
        email: person.email,
        name: person.name,
        role: person.role.into(),
        language: person.language.map(Into::into),
        must_change_password: person.must_change_password,
        created_at: person.created_at.to_string(),
    }
}

impl From<Role> for RoleName {
    fn from(role: Role) -> Self {
        match role {
            Role::Administrator => Self::Administrator,
            Role::Analyst => Self::Analyst,
            Role::Operator => Self::Operator,
            Role::Viewer => Self::Viewer,
        }
    }
}

impl From<RoleName> for Role {
    fn from(role: RoleName) -> Self {
        match role {
            RoleName::Administrator => Self::Administrator,
            RoleName::Analyst => Self::Analyst,
            RoleName::Operator => Self::Operator,
            RoleName::Viewer => Self::Viewer,
        }
    }
}

impl From<Right> for RightName {
    fn from(right: Right) -> Self {
        Self(right)
    }
}

impl From<Language> for LanguageName {
    fn from(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::Chinese => Self::Chinese,
        }
    }
}

impl From<LanguageName> for Language {
    fn from(language: LanguageName) -> Self {
        match language {
            LanguageName::English => Self::English,
            LanguageName::Chinese => Self::Chinese,
        }
    }
}
