//! What a message says. It follows from a range of the change log, a filter and an instant, so it is
//! the same at every attempt, also after a crash.

use std::ops::ControlFlow;

use bytes::Bytes;
use fenqun_catalog::{WebhookDelivery, WebhookMessage};
use fenqun_model::Instant;
use serde::Serialize;

use super::signature::make_id;
use crate::changes::{ChangeFilter, ChangeItem};
use crate::failure::Outcome;
use crate::live::Hub;

/// Most changes of a message.
const CHANGES: usize = 50;
/// Bytes of a message's changes at which it is full: Standard Webhooks asks for less than 20 KB.
const BYTES: usize = 18_000;
/// Changes read from the log in one go.
const PAGE: usize = 512;
/// Pages read before the worker looks up.
const PAGES: usize = 16;

/// A message as the receiver reads it.
#[derive(Debug, Serialize)]
struct Payload<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    /// When the message was made, RFC 3339.
    timestamp: String,
    data: Data<'a>,
}

#[derive(Debug, Serialize)]
struct Data<'a> {
    changes: &'a [ChangeItem],
}

/// A message with its content.
#[derive(Clone, Debug)]
pub(super) struct Content {
    pub(super) changes: u64,
    pub(super) body: Bytes,
}

/// Looks for the next message behind the cursor. Without one the cursor goes as far as there is
/// nothing wanted.
pub(super) fn compose(
    hub: &Hub,
    cursor: u64,
    filter: &str,
    now: Instant,
) -> Outcome<(WebhookDelivery, Option<Content>)> {
    let wanted = parse(filter);
    let mut items: Vec<ChangeItem> = Vec::new();
    let (mut seen, mut bytes) = (cursor, 0);
    // Where a message begins: what is not wanted before it need not be looked at again.
    let mut begin = cursor;
    for _ in 0..PAGES {
        let page = hub.changes_after(seen, PAGE)?;
        if page.is_empty() {
            break;
        }
        for change in page {
            let sequence = change.sequence;
            if wanted.wants(&change) {
                let item = ChangeItem::from(change);
                let length = serde_json::to_string(&item).map_or(0, |text| text.len() + 1);
                if !items.is_empty() && bytes + length > BYTES {
                    return finish(begin, seen, filter, items, now);
                }
                bytes += length;
                items.push(item);
            } else if items.is_empty() {
                begin = sequence;
            }
            seen = sequence;
            if items.len() == CHANGES {
                return finish(begin, seen, filter, items, now);
            }
        }
    }
    finish(begin, seen, filter, items, now)
}

fn finish(
    begin: u64,
    last: u64,
    filter: &str,
    items: Vec<ChangeItem>,
    now: Instant,
) -> Outcome<(WebhookDelivery, Option<Content>)> {
    let mut delivery = WebhookDelivery {
        cursor: begin,
        message: None,
    };
    if items.is_empty() {
        delivery.cursor = last;
        return Ok((delivery, None));
    }
    delivery.message = Some(WebhookMessage {
        id: make_id("msg_")?,
        last,
        filter: filter.into(),
        made_at: now,
        failures: 0,
        due: now,
    });
    Ok((delivery, Some(content(&items, now))))
}

/// The content of a message that was made before; `None` when nothing of it is kept any more.
pub(super) fn again(hub: &Hub, cursor: u64, message: &WebhookMessage) -> Outcome<Option<Content>> {
    let wanted = parse(&message.filter);
    let mut items = Vec::new();
    let mut seen = cursor;
    while seen < message.last {
        let page = hub.changes_after(seen, PAGE)?;
        let Some(last) = page.last() else {
            break;
        };
        seen = last.sequence;
        let taken = page.into_iter().try_for_each(|change| {
            if change.sequence > message.last {
                return ControlFlow::Break(());
            }
            if wanted.wants(&change) {
                items.push(ChangeItem::from(change));
            }
            ControlFlow::Continue(())
        });
        if taken.is_break() {
            break;
        }
    }
    let any = !items.is_empty();
    Ok(any.then(|| content(&items, message.made_at)))
}

fn content(items: &[ChangeItem], made_at: Instant) -> Content {
    Content {
        changes: items.len() as u64,
        body: payload("membership.changed", items, made_at),
    }
}

/// The body of a message.
pub(super) fn payload(kind: &'static str, changes: &[ChangeItem], made_at: Instant) -> Bytes {
    let payload = Payload {
        kind,
        timestamp: made_at.to_string(),
        data: Data { changes },
    };
    let text = serde_json::to_vec(&payload).expect("texts and numbers are JSON");
    text.into()
}

/// A filter as it was saved.
pub(super) fn parse(filter: &str) -> ChangeFilter {
    serde_json::from_str(filter).unwrap_or_default()
}
