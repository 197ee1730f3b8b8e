//! What receivers get when all goes well.

use fenqun_model::Language;

use super::receiver::{Receiver, TAKEN};
use super::*;
use crate::webhooks::signature::sign;

#[test]
fn every_change_comes_once_in_order_in_small_signed_messages() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[TAKEN]);
    let made = rig.make(&receiver.url());
    let running = rig.start();
    rig.order(0..130);
    let item = rig.until(&made.webhook.id, |item| {
        item.last_change == 130 && item.delivered_to == 130 && item.message.is_none()
    });
    assert_eq!(item.state, "active");
    let messages = receiver.all();
    let sequences: Vec<u64> = messages
        .iter()
        .flat_map(|message| {
            message.json()["data"]["changes"]
                .as_array()
                .unwrap()
                .clone()
        })
        .map(|change| change["sequence"].as_u64().unwrap())
        .collect();
    assert_eq!(sequences, (1..=130).collect::<Vec<_>>());
    let secret = made.secret.unwrap();
    for message in &messages {
        assert!(message.body.len() < 20_000 && message.customers().len() <= 50);
        let json = message.json();
        assert_eq!(json["type"], "membership.changed");
        let change = &json["data"]["changes"][0];
        assert_eq!(
            (&change["definition"], &change["to"]),
            (&"buyer".into(), &"in".into())
        );
        assert_eq!(message.header("content-type"), "application/json");
        let at = message.header("webhook-timestamp").parse::<i64>().unwrap();
        let id = message.header("webhook-id");
        let signature = sign(&[&secret], id, Instant(at * 1_000), message.body.as_bytes());
        assert_eq!(message.header("webhook-signature"), signature);
    }
    assert_eq!(rig.deliveries(&made.webhook.id).len(), messages.len());
    now(running.stop());
}

#[test]
fn only_what_is_wanted_comes_and_a_new_filter_counts_from_then_on() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[TAKEN]);
    let filter = ChangeFilter {
        directions: vec!["leave".into()],
        ..ChangeFilter::default()
    };
    let id = rig.make_with(&receiver.url(), filter).webhook.id;
    let running = rig.start();
    rig.order(0..20);
    let change = |change| rig.webhooks.change(&id, change, Language::English).unwrap();
    eventually("everything to be passed over", || {
        let item = change(WebhookChange::default()).webhook;
        (item.delivered_to == 20).then_some(())
    });
    change(WebhookChange {
        filter: Some(ChangeFilter::default()),
        ..WebhookChange::default()
    });
    rig.order(20..21);
    let messages = receiver.wait_for(1);
    assert_eq!(messages[0].customers(), ["C20"]);
    now(running.stop());
}

#[test]
fn a_new_secret_signs_beside_the_old_one_for_a_day() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[TAKEN]);
    let made = rig.make(&receiver.url());
    let rotate = WebhookChange {
        rotate_secret: Some(true),
        ..WebhookChange::default()
    };
    let changed = rig
        .webhooks
        .change(&made.webhook.id, rotate, Language::English)
        .unwrap();
    assert!(changed.webhook.old_secret_until.is_some());
    let running = rig.start();
    rig.order(0..1);
    let message = receiver.wait_for(1).remove(0);
    let (new, old) = (changed.secret.unwrap(), made.secret.unwrap());
    let at = message.header("webhook-timestamp").parse::<i64>().unwrap() * 1_000;
    let id = message.header("webhook-id");
    let both = sign(&[&new, &old], id, Instant(at), message.body.as_bytes());
    assert_eq!(message.header("webhook-signature"), both);
    now(running.stop());
}

#[test]
fn a_trial_says_what_became_of_it_and_disturbs_nothing() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[TAKEN, receiver::Reply::Says("404 Gone Fishing\r\n\r\n")]);
    let id = rig.make(&receiver.url()).webhook.id;
    let trial = now(rig.webhooks.test(&id, Language::English)).unwrap();
    assert!(trial.delivered && trial.status == Some(204));
    let trial = now(rig.webhooks.test(&id, Language::Chinese)).unwrap();
    assert!(trial.error.unwrap().text.contains("404"));
    assert_eq!(receiver.all()[0].json()["type"], "webhook.test");
    assert_eq!(rig.get(&id).delivered_to, 0);
    assert_eq!(rig.deliveries(&id), []);
}

#[test]
fn who_begins_again_gets_what_was_before() {
    let rig = Rig::new(quick());
    rig.order(0..3);
    rig.hub.settle();
    let receiver = Receiver::start(&[TAKEN]);
    let new = NewWebhook {
        url: receiver.url(),
        after: Some(1),
        ..NewWebhook::default()
    };
    rig.webhooks.create(new, Language::English).unwrap();
    let running = rig.start();
    let message = receiver.wait_for(1).remove(0);
    assert_eq!(message.customers().len(), 2);
    now(running.stop());
}

#[test]
fn nonsense_is_refused_in_both_languages() {
    let rig = Rig::new(quick());
    let refused = |url: &str| {
        let new = NewWebhook {
            url: url.into(),
            ..NewWebhook::default()
        };
        let failure = rig.webhooks.create(new, Language::English).unwrap_err();
        let message = &failure.messages[0];
        (
            message.text(Language::English),
            message.text(Language::Chinese),
        )
    };
    let (english, chinese) = refused("http://10.0.0.1/");
    assert!(english.contains("--allow-webhook-networks"), "{english}");
    assert!(chinese.contains("内部网络"), "{chinese}");
    let (english, chinese) = refused("ftp://example.com/");
    assert!(english.contains("https://") && chinese.contains("https://"));
    let missing = rig.webhooks.get("wh_0", Language::English).unwrap_err();
    assert_eq!(missing.messages[0].id(), "webhook-unknown");
    assert_eq!(rig.webhooks.list(Language::English).unwrap(), []);
}
