//! Every route there is. What each needs is in `rights.rs`. Operations are named in the OpenAPI
//! document by tag and function, so functions are called after what they do.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::get;
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::app::App;
use crate::describe::describe;
use crate::front::front;
use crate::guard::guard;
use crate::idempotency::once;
use crate::resources::{
    attention, audit, breakdowns, changes, customer_story, customers, data, dead_letters,
    definitions, erasures, evaluations, exports, fit_reviews, fits, guesses, health, imports,
    ingest, jobs, keys, look_up, members, merges, movements, overlaps, people, rules, samples,
    session, setup, status, tokens, versions, vocabulary, webhooks,
};
use crate::site;

fn documented() -> OpenApiRouter<App> {
    of_customers().merge(of_the_house())
}

/// Customers, their groups and what is said about both.
fn of_customers() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(attention::list))
        .routes(routes!(breakdowns::check_labels))
        .routes(routes!(breakdowns::curve))
        .routes(routes!(breakdowns::preview))
        .routes(routes!(breakdowns::show))
        .routes(routes!(changes::list))
        .routes(routes!(customer_story::changes))
        .routes(routes!(customer_story::memberships))
        .routes(routes!(customer_story::timeline))
        .routes(routes!(customer_story::headlines))
        .routes(routes!(customer_story::why))
        .routes(routes!(customer_story::why_all))
        .routes(routes!(customers::attributes))
        .routes(routes!(customers::search))
        .routes(routes!(customers::show))
        .routes(routes!(data::quality))
        .routes(routes!(data::report))
        .routes(routes!(data::statistics))
        .routes(routes!(definitions::apply))
        .routes(routes!(definitions::list))
        .routes(routes!(definitions::plan))
        .routes(routes!(definitions::show, definitions::delete))
        .routes(routes!(erasures::forget))
        .routes(routes!(erasures::receipts))
        .routes(routes!(evaluations::eval))
        .routes(routes!(fit_reviews::approve))
        .routes(routes!(fit_reviews::list))
        .routes(routes!(fit_reviews::reject))
        .routes(routes!(fit_reviews::show))
        .routes(routes!(fits::compare))
        .routes(routes!(fits::list))
        .routes(routes!(fits::refit))
        .routes(routes!(members::list))
        .routes(routes!(merges::merge))
        .routes(routes!(merges::unmerge))
        .routes(routes!(movements::cell))
        .routes(routes!(movements::flows))
        .routes(routes!(movements::history))
        .routes(routes!(movements::rule_history))
        .routes(routes!(look_up::look_up))
        .routes(routes!(overlaps::show))
        .routes(routes!(rules::parse_text))
        .routes(routes!(rules::preview))
        .routes(routes!(rules::print_tree))
        .routes(routes!(samples::draw))
        .routes(routes!(samples::list, samples::hand_in))
        .routes(routes!(versions::list))
        .routes(routes!(versions::show))
        .routes(routes!(vocabulary::show))
        .routes(routes!(vocabulary::values))
}

/// What keeps it running: data in and out, people and keys, jobs.
fn of_the_house() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(audit::list))
        .routes(routes!(data::check))
        .routes(routes!(dead_letters::list))
        .routes(routes!(dead_letters::replay))
        .routes(routes!(dead_letters::replay_all))
        .routes(routes!(dead_letters::show, dead_letters::drop_one))
        .routes(routes!(exports::create))
        .routes(routes!(exports::file))
        .routes(routes!(exports::show))
        .routes(routes!(guesses::guess))
        .routes(routes!(imports::list, imports::create))
        .routes(routes!(imports::progress))
        .routes(routes!(imports::rejects))
        .routes(routes!(imports::show, imports::cancel))
        .routes(routes!(imports::undo))
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
        .routes(routes!(webhooks::deliveries))
        .routes(routes!(webhooks::enable))
        .routes(routes!(webhooks::list, webhooks::make))
        .routes(routes!(webhooks::show, webhooks::change, webhooks::remove))
        .routes(routes!(webhooks::test))
}

/// The whole server.
pub fn router(app: App) -> Router {
    let (documented, _) = documented().split_for_parts();
    let limit = usize::try_from(app.settings.body_limit).unwrap_or(usize::MAX);
    documented
        .layer(from_fn_with_state(app.clone(), once))
        .route_layer(from_fn(guard))
        .route("/api/openapi.json", get(openapi_document))
        .merge(ingest::routes())
        .route("/healthz", get(health::alive))
        .route("/metrics", get(health::metrics))
        .route("/readyz", get(health::ready))
        .fallback(site::answer)
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
