//! Every route there is. What each needs is in `rights.rs`. Operations are named in the OpenAPI
//! document by tag and function, so functions are called after what they do.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::get;
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::describe::describe;
use crate::front::{front, unknown_route};
use crate::idempotency::once;
use crate::resources::{
    audit, dead_letters, exports, fit_reviews, health, imports, ingest, jobs, keys, people,
    session, setup, status, tokens,
};

fn documented() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(audit::list))
        .routes(routes!(dead_letters::list))
        .routes(routes!(dead_letters::replay))
        .routes(routes!(dead_letters::replay_all))
        .routes(routes!(dead_letters::show, dead_letters::drop_one))
        .routes(routes!(exports::create))
        .routes(routes!(exports::file))
        .routes(routes!(exports::show))
        .routes(routes!(fit_reviews::approve))
        .routes(routes!(fit_reviews::list))
        .routes(routes!(fit_reviews::reject))
        .routes(routes!(fit_reviews::show))
        .routes(routes!(imports::guess))
        .routes(routes!(imports::list, imports::create))
        .routes(routes!(imports::progress))
        .routes(routes!(imports::rejects))
        .routes(routes!(imports::show, imports::cancel))
        .routes(routes!(jobs::kinds))
        .routes(routes!(jobs::list))
        .routes(routes!(jobs::run))
        .routes(routes!(jobs::show, jobs::cancel))
        .routes(routes!(keys::list, keys::make))
        .routes(routes!(keys::revoke))
        .routes(routes!(people::list, people::add))
        .routes(routes!(people::show, people::change, people::remove))
        .routes(routes!(session::change_password))
        .routes(routes!(session::show, session::sign_in, session::sign_out))
        .routes(routes!(setup::set_up))
        .routes(routes!(status::show))
        .routes(routes!(tokens::list, tokens::make))
        .routes(routes!(tokens::revoke))
}

/// The whole server.
pub fn router(app: App) -> Router {
    let (documented, _) = documented().split_for_parts();
    let limit = usize::try_from(app.settings.body_limit).unwrap_or(usize::MAX);
    documented
        .layer(from_fn_with_state(app.clone(), once))
        .route("/api/openapi.json", get(openapi_document))
        .merge(ingest::routes())
        .route("/healthz", get(health::alive))
        .route("/metrics", get(health::metrics))
        .route("/readyz", get(health::ready))
        .fallback(unknown_route)
        .layer(DefaultBodyLimit::max(limit))
        .layer(from_fn_with_state(app.clone(), front))
        .with_state(app)
}

/// The document that describes `/api/v1`.
pub fn openapi() -> Value {
    describe(&documented().split_for_parts().1)
}

async fn openapi_document() -> impl IntoResponse {
    static TEXT: LazyLock<String> = LazyLock::new(|| openapi().to_string());
    ([(header::CONTENT_TYPE, "application/json")], TEXT.as_str())
}
