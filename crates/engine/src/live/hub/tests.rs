//! Faults that nobody can cause from outside: standings that are wrong, a timer that is lost, a
//! definition whose evaluation panics. The means exist in tests only.

use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::Event;

use super::*;
use crate::define::ApplyRequest;
use crate::live::force::InForce;
use crate::live::members::NONE;
use crate::live::standings::Step;
use crate::settings::Settings;

const NOW: Instant = Instant(1_772_359_200_000);

const DEFINITIONS: &str = r#"
apiVersion: fenqun/v1
kind: Segment
metadata: {name: buyers}
spec: {rule: "did(order, last 7d)"}
---
kind: Segmentation
metadata: {name: spend}
spec: {method: abc, value: "sum(order.amount)"}
"#;

impl Hub {
    /// An evaluation comes to the wrong answer about a customer and a segment, and it is recorded.
    pub(crate) fn mislead(&self, customer: &str, segment: &str) {
        let misled = self.inner.drive(|driver| {
            let workspace = read(&self.inner.workspace);
            let root = workspace.store.root_named(customer)?.unwrap();
            let mut columns = driver.standings.columns.iter();
            let column = columns.position(|column| column.key.1 == segment).unwrap();
            let code = match driver.standings.columns[column].get(root) {
                NONE => 1,
                _ => NONE,
            };
            let step = Step {
                column,
                root,
                code,
                customer,
                at: driver.reached,
            };
            let wrong = driver.standings.step(&step, || Cause::Definition);
            driver.pending.extend(wrong);
            driver.record_now()
        });
        misled.unwrap();
    }

    /// The timer of a customer is lost.
    pub(crate) fn lose_timer(&self, customer: &str) {
        let mut driver = self.inner.turn();
        let workspace = read(&self.inner.workspace);
        let root = workspace.store.root_named(customer).unwrap().unwrap();
        driver.standings.timers.set(root, Instant::MAX);
    }

    /// The fit of an ABC analysis is one that no code can make: evaluating it panics.
    fn damage_fit(&self, segmentation: &str) {
        let mut driver = self.inner.turn();
        let mut parameters = driver.force.parameters.clone();
        let cuts = parameters
            .fits
            .get_mut(segmentation)
            .unwrap()
            .cuts
            .get_mut("value")
            .unwrap();
        *cuts = vec![cuts[0].clone(); 9];
        let workspace = read(&self.inner.workspace);
        let schema = workspace.schema(&workspace.saved.set).unwrap();
        let (plan, asked) = (driver.force.plan.clone(), driver.force.asked.clone());
        driver.force = InForce::new(plan, parameters, asked, &schema);
    }

    fn order(&self, who: &str, id: &str, amount: f64) {
        let who = vec![Identifier {
            kind: IdentifierKind::Customer,
            value: who.into(),
        }];
        let order = Event {
            who,
            id: id.into(),
            name: "order".into(),
            occurred_at: NOW,
            received_at: Instant(0),
            properties: serde_json::from_value(serde_json::json!({"amount": amount})).unwrap(),
        };
        let acknowledged = self.submit(vec![Row::Event(order)]).unwrap();
        acknowledged.blocking_recv().unwrap().unwrap();
        self.settle();
        assert_eq!(self.failure(), None);
    }

    fn label(&self, customer: &str, definition: &str) -> Option<String> {
        let standings = self.standings(customer).unwrap().into_iter();
        let mut found = standings.filter(|standing| standing.definition == definition);
        found.next().unwrap().label
    }
}

fn start(folder: &tempfile::TempDir) -> Hub {
    let settings = Settings {
        clock: Arc::new(|| NOW),
        threads: 1,
        ..Settings::default()
    };
    let workspace = Workspace::open(folder.path(), settings).unwrap();
    Hub::start(workspace, HubSettings::default()).unwrap()
}

fn define(hub: &Hub, text: &str) {
    let request = ApplyRequest {
        files: vec![("test.yaml".into(), text.into())],
        ..ApplyRequest::default()
    };
    hub.change(Cause::Definition, |it| it.apply(&request))
        .unwrap();
}

/// A shop in which Anna has spent much and Bert little.
fn shop(folder: &tempfile::TempDir) -> Hub {
    let hub = start(folder);
    hub.order("anna", "o1", 900.0);
    hub.order("bert", "o2", 100.0);
    define(&hub, DEFINITIONS);
    hub
}

#[test]
fn what_panics_is_put_aside_marked_and_keeps_its_last_good_result() {
    let folder = tempfile::tempdir().unwrap();
    let hub = shop(&folder);
    let before = hub.label("anna", "spend");
    assert_eq!(before.as_deref(), Some("A"));

    hub.damage_fit("spend");
    hub.order("anna", "o3", 1.0);
    hub.order("carl", "o4", 5_000.0);
    let failing = hub.status().failing;
    assert_eq!(failing.len(), 1);
    assert_eq!(failing[0].name, "spend");
    assert_eq!(failing[0].codes, ["live-evaluation-failed"]);
    assert_eq!(hub.label("anna", "spend"), before);
    assert_eq!(hub.label("carl", "spend"), None);
    assert_eq!(hub.label("carl", "buyers").as_deref(), Some("in"));
    let frozen = |hub: &Hub, name: &str| {
        let mut sizes = hub.sizes().into_iter();
        sizes
            .find(|size| size.definition == name)
            .unwrap()
            .frozen_at
            .is_some()
    };
    assert!(frozen(&hub, "spend") && !frozen(&hub, "buyers"));

    // It is tried again at the next start, where what made it panic is gone.
    drop(hub);
    let hub = start(&folder);
    hub.settle();
    assert_eq!(hub.status().failing, []);
    assert_eq!(hub.label("carl", "spend").as_deref(), Some("A"));
    assert!(!frozen(&hub, "spend"));
}

#[test]
fn what_panics_is_tried_again_when_its_definition_changes() {
    let folder = tempfile::tempdir().unwrap();
    let hub = shop(&folder);
    hub.damage_fit("spend");
    hub.order("anna", "o3", 1.0);
    assert_eq!(hub.status().failing.len(), 1);
    define(
        &hub,
        "apiVersion: fenqun/v1\nkind: Segment\nmetadata: {name: other}\nspec: {rule: did(view)}\n",
    );
    assert_eq!(
        hub.status().failing.len(),
        1,
        "another definition heals nothing"
    );
    define(
        &hub,
        &DEFINITIONS.replace("sum(order.amount)", "sum(order.amount, last 30d)"),
    );
    assert_eq!(hub.status().failing, []);
    assert_eq!(hub.label("anna", "spend").as_deref(), Some("A"));
}

#[test]
fn a_timer_that_is_lost_is_found_by_the_self_check() {
    let folder = tempfile::tempdir().unwrap();
    let hub = shop(&folder);
    let timers = hub.status().timers;
    hub.lose_timer("bert");
    let found = hub.self_check(100, 1).unwrap();
    let wrong: Vec<&str> = found
        .wrong
        .iter()
        .map(|wrong| wrong.definition.as_str())
        .collect();
    assert_eq!(wrong, ["buyers"]);
    assert!(!found.wrong[0].in_time);
    assert_eq!(found.wrong[0].kept, found.wrong[0].evaluated);
    assert_eq!(hub.self_check(100, 1).unwrap().wrong, []);
    assert_eq!(hub.status().timers, timers);
}
