//! What survives, what goes.

use fenqun_model::Instant;

use super::delivery::ATTEMPTS;
use super::*;
use crate::Catalog;

fn settings(id: &str) -> WebhookSettings {
    WebhookSettings {
        id: id.into(),
        url: "https://example.com/in".into(),
        description: "仓库".into(),
        filter: "{}".into(),
        secret: "whsec_x".into(),
        old_secret: None,
        created_at: Instant(1),
    }
}

fn attempt(number: u64) -> WebhookAttempt {
    WebhookAttempt {
        message: format!("msg_{number}"),
        changes: 1,
        at: Instant(number as i64),
        duration: 12,
        status: Some(500),
        error: Some("status".into()),
        detail: "500".into(),
    }
}

#[test]
fn what_is_under_way_survives_and_settings_do_not_disturb_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalog.sqlite");
    let catalog = Catalog::open(&file).unwrap();
    catalog.add_webhook(&settings("wh_1"), 7).unwrap();
    let delivery = WebhookDelivery {
        cursor: 9,
        message: Some(WebhookMessage {
            id: "msg_1".into(),
            last: 59,
            filter: "{}".into(),
            made_at: Instant(100),
            failures: 2,
            due: Instant(200),
        }),
    };
    catalog
        .note_webhook_delivery("wh_1", &delivery, Some(&attempt(1)), None)
        .unwrap();
    let changed = WebhookSettings {
        old_secret: Some(("whsec_old".into(), Instant(5))),
        ..settings("wh_1")
    };
    catalog.save_webhook(&changed).unwrap();
    drop(catalog);
    let catalog = Catalog::open(&file).unwrap();
    let found = catalog.webhook("wh_1").unwrap().unwrap();
    assert_eq!(found.settings, changed);
    assert_eq!(found.delivery, delivery);
    assert_eq!(found.state, WebhookState::Active);
    let attempts = catalog.webhook_attempts("wh_1", None, 10).unwrap();
    assert_eq!(attempts, [(1, attempt(1))]);
}

#[test]
fn a_removed_webhook_is_not_written_back() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = Catalog::open(&folder.path().join("catalog.sqlite")).unwrap();
    catalog.add_webhook(&settings("wh_1"), 0).unwrap();
    assert!(catalog.remove_webhook("wh_1").unwrap());
    assert!(!catalog.remove_webhook("wh_1").unwrap());
    let stop = Some((WebhookState::Disabled, "gone"));
    let delivery = WebhookDelivery::default();
    catalog
        .note_webhook_delivery("wh_1", &delivery, Some(&attempt(1)), stop)
        .unwrap();
    assert_eq!(catalog.webhooks().unwrap(), []);
    assert_eq!(catalog.webhook_attempts("wh_1", None, 9).unwrap(), []);
}

#[test]
fn old_attempts_go_and_enabling_begins_the_schedule_anew() {
    let folder = tempfile::tempdir().unwrap();
    let catalog = Catalog::open(&folder.path().join("catalog.sqlite")).unwrap();
    catalog.add_webhook(&settings("wh_1"), 0).unwrap();
    let delivery = WebhookDelivery {
        cursor: 0,
        message: Some(WebhookMessage {
            id: "msg_1".into(),
            last: 3,
            filter: "{}".into(),
            made_at: Instant(1),
            failures: 10,
            due: Instant(1),
        }),
    };
    let stop = Some((WebhookState::Paused, "failing"));
    for number in 1..=ATTEMPTS as u64 + 3 {
        catalog
            .note_webhook_delivery("wh_1", &delivery, Some(&attempt(number)), stop)
            .unwrap();
    }
    let attempts = catalog.webhook_attempts("wh_1", None, 9_999).unwrap();
    assert_eq!(attempts.len(), ATTEMPTS as usize);
    assert_eq!(attempts.last().unwrap().0, 4);
    let older = catalog.webhook_attempts("wh_1", Some(6), 9).unwrap();
    assert_eq!(older.len(), 2);
    let found = catalog.webhook("wh_1").unwrap().unwrap();
    assert_eq!(found.reason.as_deref(), Some("failing"));
    catalog
        .set_webhook_state("wh_1", WebhookState::Active, None, Instant(50))
        .unwrap();
    let found = catalog.webhook("wh_1").unwrap().unwrap();
    let message = found.delivery.message.unwrap();
    assert_eq!((message.failures, message.due), (0, Instant(50)));
    assert_eq!((found.state, found.reason), (WebhookState::Active, None));
}
