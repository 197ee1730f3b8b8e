//! Receivers that fail.

use fenqun_model::Language;

use super::receiver::{Receiver, Reply, TAKEN};
use super::*;

const BROKEN: Reply = Reply::Says("500 Internal Server Error\r\n\r\n");

#[test]
fn a_message_that_failed_comes_again_as_it_was() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[BROKEN, Reply::Dies, TAKEN]);
    let id = rig.make(&receiver.url()).webhook.id;
    let running = rig.start();
    rig.order(0..2);
    let messages = receiver.wait_for(3);
    for message in &messages {
        assert_eq!(
            message.header("webhook-id"),
            messages[0].header("webhook-id")
        );
        assert_eq!(message.body, messages[0].body);
    }
    rig.until(&id, |item| item.delivered_to == 2 && item.message.is_none());
    let deliveries = rig.deliveries(&id);
    let errors: Vec<Option<&str>> = deliveries
        .iter()
        .map(|one| one.error.as_ref().map(|error| error.code.as_str()))
        .collect();
    let expected = [
        None,
        Some("webhook-attempt-broken"),
        Some("webhook-attempt-status"),
    ];
    assert_eq!(errors, expected, "newest first");
    assert_eq!(deliveries[2].status, Some(500));
    now(running.stop());
}

#[test]
fn gone_for_good_disables_and_enabling_goes_on_where_it_stopped() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[Reply::Says("410 Gone\r\n\r\n"), TAKEN]);
    let id = rig.make(&receiver.url()).webhook.id;
    let running = rig.start();
    rig.order(0..1);
    let item = rig.until(&id, |item| item.state == "disabled");
    assert_eq!(item.reason.unwrap().code, "webhook-disabled-gone");
    let chinese = rig.webhooks.get(&id, Language::Chinese).unwrap();
    assert!(chinese.reason.unwrap().text.contains("410"));
    rig.order(1..2);
    rig.webhooks.enable(&id, Language::English).unwrap();
    rig.until(&id, |item| item.delivered_to == 2);
    let customers: Vec<String> = receiver
        .all()
        .iter()
        .skip(1)
        .flat_map(|message| message.customers())
        .collect();
    assert_eq!(customers, ["C0", "C1"]);
    now(running.stop());
}

#[test]
fn after_the_whole_schedule_it_pauses_and_says_why() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[BROKEN, BROKEN, BROKEN, TAKEN]);
    let id = rig.make(&receiver.url()).webhook.id;
    let running = rig.start();
    rig.order(0..1);
    let item = rig.until(&id, |item| item.state == "paused");
    assert_eq!(item.reason.unwrap().code, "webhook-paused-failing");
    assert_eq!(rig.deliveries(&id).len(), 3);
    rig.webhooks.enable(&id, Language::English).unwrap();
    rig.until(&id, |item| item.delivered_to == 1);
    now(running.stop());
}

#[test]
fn a_receiver_that_says_when_is_asked_then() {
    let rig = Rig::new(WebhookSettings {
        schedule: Schedule::default(),
        ..quick()
    });
    let busy = Reply::Says("429 Too Many Requests\r\nRetry-After: 3600\r\n\r\n");
    let receiver = Receiver::start(&[busy, TAKEN]);
    let id = rig.make(&receiver.url()).webhook.id;
    let running = rig.start();
    rig.order(0..1);
    eventually("the first attempt", || rig.deliveries(&id).pop());
    let item = rig.get(&id);
    let message = item.message.unwrap();
    let next = Instant::parse_rfc3339(&message.next_attempt).unwrap();
    let wait = next.0 - rig.webhooks.shared.now().0;
    assert!((3_500_000..=3_600_000).contains(&wait), "{wait} ms");
    assert_eq!(message.failures, 0, "it costs no step of the schedule");
    rig.webhooks.enable(&id, Language::English).unwrap();
    receiver.wait_for(2);
    now(running.stop());
}

#[test]
fn a_redirect_is_a_failure_and_nobody_goes_there() {
    let rig = Rig::new(quick());
    let elsewhere = Receiver::start(&[TAKEN]);
    let moved = format!("302 Found\r\nLocation: {}\r\n\r\n", elsewhere.url());
    let receiver = Receiver::start(&[Reply::Says(moved.leak())]);
    let id = rig.make(&receiver.url()).webhook.id;
    let running = rig.start();
    rig.order(0..1);
    rig.until(&id, |item| item.state == "paused");
    let error = rig.deliveries(&id)[0].error.clone().unwrap();
    assert_eq!(error.code, "webhook-attempt-redirect");
    assert_eq!(elsewhere.all().len(), 0);
    now(running.stop());
}

#[test]
fn one_that_hangs_times_out_and_holds_up_nobody_else() {
    let rig = Rig::new(WebhookSettings {
        timeout: Duration::from_millis(300),
        ..quick()
    });
    let (hangs, takes) = (Receiver::start(&[Reply::Hangs]), Receiver::start(&[TAKEN]));
    let slow = rig.make(&hangs.url()).webhook.id;
    let fast = rig.make(&takes.url()).webhook.id;
    let running = rig.start();
    rig.order(0..1);
    rig.until(&fast, |item| item.delivered_to == 1);
    assert_eq!(rig.get(&slow).delivered_to, 0);
    let attempt = eventually("an attempt that timed out", || rig.deliveries(&slow).pop());
    assert_eq!(attempt.error.unwrap().code, "webhook-attempt-timeout");
    now(running.stop());
}

#[test]
fn a_paused_or_removed_webhook_gets_nothing_more() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[TAKEN]);
    let (paused, removed) = (
        rig.make(&receiver.url()).webhook.id,
        rig.make(&receiver.url()).webhook.id,
    );
    let running = rig.start();
    let pause = WebhookChange {
        paused: Some(true),
        ..WebhookChange::default()
    };
    let item = rig
        .webhooks
        .change(&paused, pause, Language::English)
        .unwrap();
    assert_eq!(item.webhook.reason.unwrap().code, "webhook-paused");
    rig.webhooks.remove(&removed).unwrap();
    let other = rig.make(&receiver.url()).webhook.id;
    rig.order(0..1);
    rig.until(&other, |item| item.delivered_to == 1);
    assert_eq!(receiver.all().len(), 1);
    rig.webhooks.enable(&paused, Language::English).unwrap();
    rig.until(&paused, |item| item.delivered_to == 1);
    now(running.stop());
}
