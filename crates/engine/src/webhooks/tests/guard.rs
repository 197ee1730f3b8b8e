//! Names that lead inside.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::receiver::{Receiver, TAKEN};
use super::*;

/// Names of the test. Asked again, each leads to this machine: a trap for whoever looks twice.
#[derive(Debug, Default)]
struct Names {
    known: BTreeMap<&'static str, Vec<&'static str>>,
    asked: AtomicUsize,
}

impl Resolve for Names {
    fn resolve<'a>(&'a self, host: &'a str) -> Addresses<'a> {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let found = self.known.get(host).map(|addresses| {
            let parse = |address: &&str| -> IpAddr { address.parse().unwrap() };
            addresses.iter().map(parse).collect()
        });
        let missing = std::io::Error::other("no such name");
        Box::pin(async move { found.ok_or(missing) })
    }
}

fn names() -> Arc<Names> {
    let known = [
        ("loop.example", vec!["127.0.0.1"]),
        ("mapped.example", vec!["::ffff:127.0.0.1"]),
        ("six.example", vec!["::1"]),
        ("office.example", vec!["10.0.0.8", "192.168.1.1"]),
        ("cloud.example", vec!["169.254.169.254"]),
        ("nat64.example", vec!["64:ff9b::7f00:1"]),
        ("any.example", vec!["0.0.0.0", "::"]),
        ("mixed.example", vec!["10.0.0.8", "127.0.0.1"]),
    ];
    Arc::new(Names {
        known: known.into(),
        asked: AtomicUsize::new(0),
    })
}

#[test]
fn names_that_lead_inside_are_not_followed() {
    let names = names();
    let rig = Rig::new(WebhookSettings {
        allow_networks: vec![],
        resolver: names.clone(),
        ..quick()
    });
    let receiver = Receiver::start(&[TAKEN]);
    for host in names.known.keys() {
        let id = rig
            .make(&format!("http://{host}:{}/", receiver.port))
            .webhook
            .id;
        let trial = now(rig.webhooks.test(&id, Language::English)).unwrap();
        let error = trial.error.unwrap();
        assert_eq!(error.code, "webhook-attempt-forbidden", "{host}");
        assert!(
            error.text.contains("--allow-webhook-networks"),
            "{}",
            error.text
        );
    }
    let id = rig.make("http://nowhere.example/").webhook.id;
    let trial = now(rig.webhooks.test(&id, Language::English)).unwrap();
    assert_eq!(trial.error.unwrap().code, "webhook-attempt-resolve");
    assert_eq!(receiver.all().len(), 0);
}

#[test]
fn what_was_checked_is_what_is_connected_to() {
    let names = names();
    let rig = Rig::new(WebhookSettings {
        resolver: names.clone(),
        ..quick()
    });
    let receiver = Receiver::start(&[TAKEN]);
    let url = format!("http://mixed.example:{}/", receiver.port);
    let id = rig.make(&url).webhook.id;
    let trial = now(rig.webhooks.test(&id, Language::English)).unwrap();
    assert_eq!(trial.error, None, "the forbidden address is passed over");
    assert_eq!(names.asked.load(Ordering::Relaxed), 1, "looked up once");
    let host = format!("mixed.example:{}", receiver.port);
    assert_eq!(receiver.all()[0].header("host"), host);
}
