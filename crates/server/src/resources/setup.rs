//! The first administrator.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use fenqun_engine::access::{Act, NewPerson, Role};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::identify::{Asked, expect_own_page};
use crate::problem::Problem;
use crate::resources::session::{self, SessionView};

/// The first administrator.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetUp {
    /// The one-time token that the server printed when it started.
    #[schema(example = "fq_setup_…")]
    token: String,
    /// As shown.
    #[schema(example = "李雷", min_length = 1, max_length = 100)]
    name: String,
    /// What they sign in with.
    #[schema(example = "li@example.com")]
    email: String,
    /// 8 to 256 characters, none that is guessed first.
    #[schema(example = "correct horse battery staple")]
    password: String,
}

/// Makes an administrator with the one-time token and signs them in.
#[utoipa::path(post, path = "/api/v1/setup", tag = "setup", request_body = SetUp,
    responses((status = 201, body = SessionView), (status = "4XX", body = Problem)))]
pub(crate) async fn set_up(
    State(app): State<App>,
    asked: Asked,
    headers: HeaderMap,
    Json(given): Json<SetUp>,
) -> Result<Response, Problem> {
    expect_own_page(&Method::POST, &headers)?;
    let address = asked.address;
    let outcome = app.signing(move |access| {
        let new = NewPerson {
            email: given.email,
            name: given.name,
            role: Role::Administrator,
            language: None,
        };
        access.set_up(&given.token, &new, &given.password, address)
    });
    match outcome.await? {
        Ok(signed_in) => {
            session::admit(&app, signed_in, Act::SetUp, &asked, StatusCode::CREATED).await
        }
        Err(error) => Err(session::refuse(&app, error, &asked).await?),
    }
}
