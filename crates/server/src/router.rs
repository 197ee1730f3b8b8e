//! Every route there is.

use axum::Router;
use axum::routing::get;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::resources::status;

fn documented() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(status::show))
}

/// The whole server.
pub fn router(app: App) -> Router {
    let (router, _) = documented().split_for_parts();
    router.route("/healthz", get(async || "ok")).with_state(app)
}

/// The document that describes `/api/v1`.
pub fn openapi() -> OpenApi {
    documented().split_for_parts().1
}
