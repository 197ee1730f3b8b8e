//! What people do with webhooks.

use std::time::Duration;

use fenqun_catalog::{StoredWebhook, WebhookSettings as Stored, WebhookState};
use fenqun_model::{Instant, Language, Message};
use serde::Deserialize;
use utoipa::ToSchema;

use super::message::payload;
use super::post::Letter;
use super::retry::Sent;
use super::shown::{PAUSED, coded};
use super::signature::{make_id, make_secret, sign};
use super::target::Target;
use super::{DeliveryItem, Shared, WebhookItem, WebhookTrial, WebhookWithSecret, Webhooks};
use crate::changes::ChangeFilter;
use crate::failure::{Failure, Outcome};

/// Most webhooks of a workspace.
const MOST: usize = 200;
/// Longest description in characters.
const LONGEST_DESCRIPTION: usize = 500;
/// How long the secret before is used beside a new one.
const ROTATION: Duration = Duration::from_secs(24 * 3_600);

/// A webhook to be made.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWebhook {
    /// Where messages go: `https://…`, or `http://…`.
    #[schema(example = "https://example.com/fenqun")]
    pub url: String,
    /// For people.
    #[serde(default)]
    #[schema(required = false)]
    pub description: String,
    /// Which changes are sent; all without it.
    #[serde(default)]
    #[schema(required = false)]
    pub filter: ChangeFilter,
    /// Begin behind this sequence number of the change log; with what comes from now on without it.
    #[serde(default)]
    #[schema(required = false)]
    pub after: Option<u64>,
}

/// What is to be different; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WebhookChange {
    /// Where messages go.
    #[schema(required = false)]
    pub url: Option<String>,
    /// For people.
    #[schema(required = false)]
    pub description: Option<String>,
    /// Which changes are sent. A message under way stays as it is.
    #[schema(required = false)]
    pub filter: Option<ChangeFilter>,
    /// `true` stops sending for now, `false` goes on.
    #[schema(required = false)]
    pub paused: Option<bool>,
    /// `true` makes a new secret; for a day messages carry the signature of the old one as well.
    #[schema(required = false)]
    pub rotate_secret: Option<bool>,
}

impl Webhooks {
    /// Makes a webhook; its secret is shown this once.
    ///
    /// # Errors
    /// An address that cannot be used or must not be sent to, a filter that means nothing.
    pub fn create(&self, new: NewWebhook, language: Language) -> Outcome<WebhookWithSecret> {
        self.check_url(&new.url)?;
        check_description(&new.description)?;
        let catalog = self.shared.hub.catalog();
        if catalog.webhooks()?.len() >= MOST {
            return Err(Message::new("webhook-too-many").with("most", MOST).into());
        }
        let secret = make_secret()?;
        let settings = Stored {
            id: make_id("wh_")?,
            url: new.url,
            description: new.description,
            filter: text_of(new.filter)?,
            secret: secret.clone(),
            old_secret: None,
            created_at: self.shared.now(),
        };
        let last = self.shared.last_change();
        let cursor = new.after.map_or(last, |after| after.min(last));
        catalog.add_webhook(&settings, cursor)?;
        self.tell();
        Ok(WebhookWithSecret {
            webhook: self.get(&settings.id, language)?,
            secret: Some(secret),
        })
    }

    /// Every webhook, oldest first.
    ///
    /// # Errors
    /// The catalog cannot be read.
    pub fn list(&self, language: Language) -> Outcome<Vec<WebhookItem>> {
        let last = self.shared.last_change();
        let all = self.shared.hub.catalog().webhooks()?.into_iter();
        Ok(all
            .map(|webhook| WebhookItem::new(webhook, last, language))
            .collect())
    }

    /// One webhook.
    ///
    /// # Errors
    /// There is none of this id.
    pub fn get(&self, id: &str, language: Language) -> Outcome<WebhookItem> {
        let last = self.shared.last_change();
        Ok(WebhookItem::new(self.shared.stored(id)?, last, language))
    }

    /// Changes a webhook.
    ///
    /// # Errors
    /// As [`Webhooks::create`]; there is none of this id.
    pub fn change(
        &self,
        id: &str,
        change: WebhookChange,
        language: Language,
    ) -> Outcome<WebhookWithSecret> {
        let mut settings = self.shared.stored(id)?.settings;
        if let Some(url) = change.url {
            self.check_url(&url)?;
            settings.url = url;
        }
        if let Some(description) = change.description {
            check_description(&description)?;
            settings.description = description;
        }
        if let Some(filter) = change.filter {
            settings.filter = text_of(filter)?;
        }
        let mut shown = None;
        if change.rotate_secret == Some(true) {
            let secret = make_secret()?;
            let until = Instant(self.shared.now().0 + ROTATION.as_millis() as i64);
            let old = std::mem::replace(&mut settings.secret, secret.clone());
            settings.old_secret = Some((old, until));
            shown = Some(secret);
        }
        let catalog = self.shared.hub.catalog();
        catalog.save_webhook(&settings)?;
        match change.paused {
            Some(true) => {
                let now = self.shared.now();
                catalog.set_webhook_state(id, WebhookState::Paused, Some(PAUSED), now)?;
            }
            Some(false) => self.activate(id)?,
            None => {}
        }
        self.tell();
        Ok(WebhookWithSecret {
            webhook: self.get(id, language)?,
            secret: shown,
        })
    }

    /// Sends to a webhook again: a message under way is tried at once, its schedule begins anew.
    ///
    /// # Errors
    /// There is none of this id.
    pub fn enable(&self, id: &str, language: Language) -> Outcome<WebhookItem> {
        self.shared.stored(id)?;
        self.activate(id)?;
        self.tell();
        self.get(id, language)
    }

    /// Removes a webhook with everything that is known of its deliveries.
    ///
    /// # Errors
    /// There is none of this id.
    pub fn remove(&self, id: &str) -> Outcome<()> {
        let removed = self.shared.hub.catalog().remove_webhook(id)?;
        self.tell();
        match removed {
            true => Ok(()),
            false => Err(unknown(id)),
        }
    }

    /// The last attempts with their numbers, newest first, before a number when one is given.
    ///
    /// # Errors
    /// There is no webhook of this id.
    pub fn deliveries(
        &self,
        id: &str,
        before: Option<u64>,
        limit: usize,
        language: Language,
    ) -> Outcome<Vec<DeliveryItem>> {
        self.shared.stored(id)?;
        let catalog = self.shared.hub.catalog();
        let attempts = catalog.webhook_attempts(id, before, limit)?.into_iter();
        Ok(attempts
            .map(|(number, attempt)| DeliveryItem::new(number, attempt, language))
            .collect())
    }

    /// Sends a message that says nothing, once, whatever the state of the webhook; its type is
    /// `webhook.test`.
    ///
    /// # Errors
    /// There is none of this id.
    pub async fn test(&self, id: &str, language: Language) -> Outcome<WebhookTrial> {
        let wanted = id.to_owned();
        let stored = self.shared.blocking(move |shared| shared.stored(&wanted));
        let settings = stored.await?.settings;
        let (message, at) = (make_id("msg_")?, self.shared.now());
        let body = payload("webhook.test", &[], at);
        let letter = Letter {
            signature: sign(&[&settings.secret], &message, at, &body),
            id: message,
            at,
            body,
        };
        let started = std::time::Instant::now();
        let target = Target::parse(&settings.url)?;
        let sent = self.shared.post.send(&target, letter).await;
        Ok(trial(&sent, started.elapsed(), language))
    }

    fn activate(&self, id: &str) -> Outcome<()> {
        let (catalog, now) = (self.shared.hub.catalog(), self.shared.now());
        Ok(catalog.set_webhook_state(id, WebhookState::Active, None, now)?)
    }

    fn check_url(&self, url: &str) -> Outcome<()> {
        Target::parse(url)?.check(&self.shared.settings.allow_networks)
    }

    /// Tells those who deliver that something is set differently.
    fn tell(&self) {
        self.shared.changed.send_modify(|count| *count += 1);
    }
}

impl Shared {
    fn stored(&self, id: &str) -> Outcome<StoredWebhook> {
        self.hub.catalog().webhook(id)?.ok_or_else(|| unknown(id))
    }

    fn last_change(&self) -> u64 {
        *self.hub.watch_changes().borrow()
    }
}

fn unknown(id: &str) -> Failure {
    Message::new("webhook-unknown").with("id", id).into()
}

fn check_description(description: &str) -> Outcome<()> {
    match description.chars().count() <= LONGEST_DESCRIPTION {
        true => Ok(()),
        false => Err(Failure::wrong_use(
            Message::new("webhook-description-long").with("most", LONGEST_DESCRIPTION),
        )),
    }
}

/// A filter as it is saved.
fn text_of(filter: ChangeFilter) -> Outcome<String> {
    let filter = filter.checked()?;
    Ok(serde_json::to_string(&filter).expect("lists of texts are JSON"))
}

fn trial(sent: &Sent, took: Duration, language: Language) -> WebhookTrial {
    let (status, code, detail) = sent.parts();
    let error = code.map(|code| coded(code, status, detail, language));
    WebhookTrial {
        delivered: error.is_none(),
        duration: u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        status,
        error,
    }
}
