//! Ends in the middle: nothing is lost, and what comes again comes as the same.

use super::receiver::{Receiver, Reply, TAKEN};
use super::*;

#[test]
fn a_crash_between_sending_and_noting_sends_the_same_again() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[Reply::Hangs, TAKEN]);
    let id = rig.make(&receiver.url()).webhook.id;
    let running = rig.start();
    rig.order(0..3);
    receiver.wait_for(1);
    // The receiver has it; nobody here will ever know.
    now(running.stop());
    rig.order(3..9);
    let rig = rig.reopened(quick());
    let running = rig.start();
    rig.hub.settle();
    assert_eq!(
        rig.hub.changes().last(),
        9,
        "a restart records nothing twice"
    );
    rig.until(&id, |item| item.delivered_to == 9);
    let messages = receiver.all();
    assert_eq!(
        messages[0].header("webhook-id"),
        messages[1].header("webhook-id")
    );
    assert_eq!(messages[0].body, messages[1].body);
    let mut customers: Vec<String> = messages[1..]
        .iter()
        .flat_map(|message| message.customers())
        .collect();
    customers.sort();
    let expected: Vec<String> = (0..9).map(|number| format!("C{number}")).collect();
    assert_eq!(customers, expected, "each once");
    now(running.stop());
}

#[test]
fn a_message_after_an_erasure_no_longer_names_the_customer() {
    let rig = Rig::new(quick());
    let receiver = Receiver::start(&[Reply::Hangs, TAKEN]);
    let id = rig.make(&receiver.url()).webhook.id;
    let running = rig.start();
    rig.order(0..2);
    receiver.wait_for(1);
    now(running.stop());
    rig.hub.settle();
    rig.hub
        .change(Cause::Erasure, |workspace| workspace.forget("C0"))
        .unwrap();
    let running = rig.start();
    let last = rig.hub.changes().last();
    rig.until(&id, |item| item.delivered_to == last);
    let messages = receiver.all();
    assert_eq!(
        messages[0].header("webhook-id"),
        messages[1].header("webhook-id")
    );
    for message in &messages[1..] {
        assert!(!message.body.contains("C0"), "{}", message.body);
        assert!(!message.body.contains("\"e0\""), "{}", message.body);
    }
    now(running.stop());
}
