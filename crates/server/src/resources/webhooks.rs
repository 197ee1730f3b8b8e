//! Webhooks: where changes are sent.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use fenqun_engine::webhooks::{
    DeliveryItem, NewWebhook, WebhookChange, WebhookItem, WebhookTrial, WebhookWithSecret,
};

use crate::app::App;
use crate::caller::{Act, Caller, Right};
use crate::page::{Page, PageQuery};
use crate::problem::Problem;

/// Lists the webhooks, oldest first.
#[utoipa::path(get, path = "/api/v1/webhooks", tag = "webhooks", params(PageQuery),
    responses((status = 200, body = Page<WebhookItem>), (status = "4XX", body = Problem)))]
pub(crate) async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<WebhookItem>>, Problem> {
    caller.may(Right::ManageWebhooks)?;
    let (limit, after) = (page.limit()?, page.after::<(String, String)>()?);
    let language = caller.language;
    let all = app.with_webhooks(move |webhooks| webhooks.list(language));
    let place = |item: &WebhookItem| (item.created_at.clone(), item.id.clone());
    let rest = all.await?.into_iter();
    let rest = rest.filter(|item| after.as_ref().is_none_or(|after| place(item) > *after));
    let fetched = rest.take(limit + 1).collect();
    Ok(Json(Page::cut(fetched, limit, place)))
}

/// Makes a webhook; the answer has the secret with which its messages are signed. Changes come from
/// now on, or from where `after` says.
#[utoipa::path(post, path = "/api/v1/webhooks", tag = "webhooks", request_body = NewWebhook,
    responses((status = 201, body = WebhookWithSecret), (status = "4XX", body = Problem)))]
pub(crate) async fn make(
    State(app): State<App>,
    caller: Caller,
    Json(given): Json<NewWebhook>,
) -> Result<(StatusCode, Json<WebhookWithSecret>), Problem> {
    caller.may(Right::ManageWebhooks)?;
    let language = caller.language;
    let made = app.with_webhooks(move |webhooks| webhooks.create(given, language));
    let made = made.await?;
    let what = format!("webhook/{}", made.webhook.id);
    app.audit(&caller, Act::MakeWebhook, what).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Shows a webhook and how far it has come.
#[utoipa::path(get, path = "/api/v1/webhooks/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Id of the webhook.")),
    responses((status = 200, body = WebhookItem), (status = "4XX", body = Problem)))]
pub(crate) async fn show(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<WebhookItem>, Problem> {
    caller.may(Right::ManageWebhooks)?;
    let language = caller.language;
    let found = app.with_webhooks(move |webhooks| webhooks.get(&id, language));
    Ok(Json(found.await?))
}

/// Changes a webhook; what is left out stays. A new secret is shown this once.
#[utoipa::path(patch, path = "/api/v1/webhooks/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Id of the webhook.")),
    request_body = WebhookChange,
    responses((status = 200, body = WebhookWithSecret), (status = "4XX", body = Problem)))]
pub(crate) async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Json(given): Json<WebhookChange>,
) -> Result<Json<WebhookWithSecret>, Problem> {
    caller.may(Right::ManageWebhooks)?;
    let (language, what) = (caller.language, format!("webhook/{id}"));
    let changed = app.with_webhooks(move |webhooks| webhooks.change(&id, given, language));
    let changed = changed.await?;
    app.audit(&caller, Act::ChangeWebhook, what).await?;
    Ok(Json(changed))
}

/// Removes a webhook; what it was not sent yet it will not be sent.
#[utoipa::path(delete, path = "/api/v1/webhooks/{id}", tag = "webhooks",
    params(("id" = String, Path, description = "Id of the webhook.")),
    responses((status = 204), (status = "4XX", body = Problem)))]
pub(crate) async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    caller.may(Right::ManageWebhooks)?;
    let what = format!("webhook/{id}");
    app.with_webhooks(move |webhooks| webhooks.remove(&id))
        .await?;
    app.audit(&caller, Act::RemoveWebhook, what).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends to a paused or disabled webhook again, from where it stopped.
#[utoipa::path(post, path = "/api/v1/webhooks/{id}/enable", tag = "webhooks",
    params(("id" = String, Path, description = "Id of the webhook.")),
    responses((status = 200, body = WebhookItem), (status = "4XX", body = Problem)))]
pub(crate) async fn enable(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<WebhookItem>, Problem> {
    caller.may(Right::ManageWebhooks)?;
    let (language, what) = (caller.language, format!("webhook/{id}"));
    let enabled = app.with_webhooks(move |webhooks| webhooks.enable(&id, language));
    let enabled = enabled.await?;
    app.audit(&caller, Act::ChangeWebhook, what).await?;
    Ok(Json(enabled))
}

/// Sends a message of type `webhook.test` once and tells what became of it.
#[utoipa::path(post, path = "/api/v1/webhooks/{id}/test", tag = "webhooks",
    params(("id" = String, Path, description = "Id of the webhook.")),
    responses((status = 200, body = WebhookTrial), (status = "4XX", body = Problem)))]
pub(crate) async fn test(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<WebhookTrial>, Problem> {
    caller.may(Right::ManageWebhooks)?;
    let trial = app.webhooks.test(&id, caller.language).await?;
    let what = format!("webhook/{id}");
    app.audit(&caller, Act::ChangeWebhook, what).await?;
    Ok(Json(trial))
}

/// Lists the last attempts to deliver, newest first.
#[utoipa::path(get, path = "/api/v1/webhooks/{id}/deliveries", tag = "webhooks",
    params(("id" = String, Path, description = "Id of the webhook."), PageQuery),
    responses((status = 200, body = Page<DeliveryItem>), (status = "4XX", body = Problem)))]
pub(crate) async fn deliveries(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Query(page): Query<PageQuery>,
) -> Result<Json<Page<DeliveryItem>>, Problem> {
    caller.may(Right::ManageWebhooks)?;
    let (limit, before) = (page.limit()?, page.after::<u64>()?);
    let language = caller.language;
    let found =
        app.with_webhooks(move |webhooks| webhooks.deliveries(&id, before, limit + 1, language));
    Ok(Json(Page::cut(found.await?, limit, |last| last.number)))
}
