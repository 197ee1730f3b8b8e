//! Signing in and out, and one's own password.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use fenqun_engine::Failure;
use fenqun_engine::access::{Act, Actor, AuditEntry, Identity, SignInError, SignedIn};
use fenqun_model::Message;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::caller::Caller;
use crate::identify::{Asked, COOKIE, expect_own_page};
use crate::problem::Problem;
use crate::resources::people::{LanguageName, RightName, RoleName};

/// Who signs in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    /// What they sign in with.
    #[schema(example = "li@example.com")]
    email: String,
    /// Their password.
    #[schema(example = "correct horse battery staple")]
    password: String,
}

/// A change of one's own password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordChange {
    /// The password until now.
    old: String,
    /// The password from now on: 8 to 256 characters, none that is guessed first.
    new: String,
}

/// Who one is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SessionView {
    /// Number of the person.
    #[schema(example = 1)]
    person: u64,
    /// What they sign in with.
    #[schema(example = "li@example.com")]
    email: String,
    /// What they are.
    role: RoleName,
    /// What they may do, of a token within its scopes. Empty while the password must be changed.
    rights: Vec<RightName>,
    /// In which language they read, when they said.
    #[schema(required = true)]
    language: Option<LanguageName>,
    /// The password was made by somebody else and must be changed first.
    must_change_password: bool,
    /// Goes along with every change as the header `X-Fenqun-CSRF`; null with a token.
    #[schema(required = true)]
    csrf: Option<String>,
}

/// Signs in; the answer sets the session cookie.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body = SignIn,
    responses((status = 200, body = SessionView), (status = "4XX", body = Problem)))]
pub(crate) async fn sign_in(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    Json(given): Json<SignIn>,
) -> Result<Response, Problem> {
    expect_own_page(&Method::POST, &headers)?;
    let address = asked.address;
    let outcome = app
        .signing(move |access| access.sign_in(&given.email, &given.password, address))
        .await?;
    match outcome {
        Ok(signed_in) => {
            end_former(&app, &asked).await?;
            admit(&app, signed_in, Act::SignIn, &asked, StatusCode::OK).await
        }
        Err(error) => Err(refuse(&app, error, &asked).await?),
    }
}

/// Says who one is.
#[utoipa::path(get, path = "/api/v1/session", tag = "session",
    responses((status = 200, body = SessionView), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<SessionView>, Problem> {
    let session = caller.session.as_ref();
    let csrf = session.map(|session| app.access.csrf(&session.0));
    Ok(Json(view(&caller.identity, csrf)))
}

/// Signs out.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session",
    responses((status = 204), (status = "4XX", body = Problem)))]
pub(crate) async fn sign_out(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let Some(session) = caller.session.clone() else {
        return Err(Problem::bad_request(Message::new("http-no-session")));
    };
    app.with_access(move |access| access.sign_out(&session.0))
        .await?;
    app.audit(&caller, Act::SignOut, "session").await?;
    let gone = format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
    let headers = AppendHeaders([(header::SET_COOKIE, gone)]);
    Ok((StatusCode::NO_CONTENT, headers).into_response())
}

/// Changes one's own password; all one's sessions end and a new one begins.
#[utoipa::path(post, path = "/api/v1/session/password", tag = "session",
    request_body = PasswordChange,
    responses((status = 200, body = SessionView), (status = "4XX", body = Problem)))]
pub(crate) async fn change_password(
    State(app): State<App>,
    caller: Caller,
    asked: Asked,
    Json(given): Json<PasswordChange>,
) -> Result<Response, Problem> {
    if caller.session.is_none() {
        return Err(Problem::bad_request(Message::new("http-no-session")));
    }
    let (person, address) = (caller.actor.person, caller.address);
    let outcome =
        app.signing(move |access| access.change_password(person, &given.old, &given.new, address));
    match outcome.await? {
        Ok(signed_in) => admit(&app, signed_in, Act::ChangePassword, &asked, StatusCode::OK).await,
        Err(error) => Err(refuse(&app, error, &asked).await?),
    }
}

/// The answer to somebody who is signed in from now on.
pub(crate) async fn admit(
    app: &App,
    signed_in: SignedIn,
    act: Act,
    asked: &Asked,
    status: StatusCode,
) -> Result<Response, Problem> {
    let identity = signed_in.identity;
    note(app, identity.actor.clone(), act, asked).await?;
    let lifetime = app.settings.session_lifetime.as_secs();
    let cookie = format!(
        "{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={lifetime}",
        signed_in.secret
    );
    let body = Json(view(&identity, Some(signed_in.csrf)));
    Ok((status, AppendHeaders([(header::SET_COOKIE, cookie)]), body).into_response())
}

/// The answer to somebody who is not.
pub(crate) async fn refuse(
    app: &App,
    error: SignInError,
    asked: &Asked,
) -> Result<Problem, Problem> {
    Ok(match error {
        SignInError::Wait(wait) => {
            let message = Message::new("http-too-many-attempts");
            Problem::new(StatusCode::TOO_MANY_REQUESTS, message).retry_after(wait)
        }
        SignInError::Wrong => {
            note(app, Actor::nobody(), Act::SignInFailed, asked).await?;
            let message = Message::new("http-sign-in-wrong");
            Problem::new(StatusCode::UNAUTHORIZED, message)
        }
        SignInError::Failed(failure) => Problem::from(failure),
    })
}

/// A session that came along ends when another begins.
async fn end_former(app: &App, asked: &Asked) -> Result<(), Problem> {
    let former = asked.caller.as_ref().ok();
    let former = former.and_then(|caller| caller.session.clone());
    match former {
        Some(session) => {
            app.with_access(move |access| access.sign_out(&session.0))
                .await
        }
        None => Ok(()),
    }
}

async fn note(app: &App, actor: Actor, act: Act, asked: &Asked) -> Result<(), Problem> {
    let entry = AuditEntry {
        actor,
        act,
        what: "session".into(),
        address: asked.address,
    };
    app.with_access(move |access| access.audit(&entry)).await
}

fn view(identity: &Identity, csrf: Option<String>) -> SessionView {
    SessionView {
        person: identity.actor.person,
        email: identity.actor.name.clone(),
        role: identity.role.into(),
        rights: identity.rights.iter().copied().map(Into::into).collect(),
        language: identity.language.map(Into::into),
        must_change_password: identity.must_change_password,
        csrf,
    }
}

impl App {
    /// Runs what may sign somebody in, which blocks and takes long.
    pub(crate) async fn signing(
        &self,
        act: impl FnOnce(&fenqun_engine::access::Access) -> Result<SignedIn, SignInError>
        + Send
        + 'static,
    ) -> Result<Result<SignedIn, SignInError>, Problem> {
        self.with_access(move |access| Ok::<_, Failure>(act(access)))
            .await
    }
}
