//! Events early, late, twice and in any order, attributes, merges, definitions that come, change,
//! break and go, other zones, clocks that jump, crashes and checkpoints, in any order: after each
//! step the groups are what an evaluation of everybody says, and so does the change log.

use fenqun_engine::live::Cause;
use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use fenqun_model::identifier::{Identifier, IdentifierKind};
use fenqun_model::row::Row;
use serde_json::json;

use crate::chance::Chance;
use crate::shop::{Shop, at, event, traits};

/// Each is read as the definition of the name before the slash.
const DEFINITIONS: &[&str] = &[
    "a/Segment/rule: \"did(order, last 7d)\"",
    "a/Segment/rule: \"count(order, last 36h) >= 2\"",
    "b/Segment/rule: \"did(order, today) and not did(view, today)\"",
    "b/Segment/rule: \"sum(order.amount, this month) >= 100 or did(page_*, last 90m)\"",
    "c/Segment/rule: \"city = '上海' and has_been(city = '上海', 2d)\"",
    "c/Segment/rule: \"level >= 3 or birthday within next 3d\"",
    "d/Segment/rule: \"sequence(view then order within 1d, last 3d)\"",
    "d/Segment/rule: \"stopped(order, within 5d, not within 2d)\"",
    "e/Segment/rule: \"in segment('a') and not in list('l')\"",
    "e/Segment/rule: \"days_since(last(order)) = 1\"",
    "f/Segment/rule: \"top(2, by count(order))\"",
    "f/Segment/rule: \"since(last(view)) > 30h and bucket('x') < 0.7\"",
    "g/Segment/rule: \"due in last 2d or order_count >= 3\"",
    "l/StaticList/add: [c1, c2, a3]\n  remove: [c4]",
    "l/StaticList/add: [\"anonymous:a1\"]\n  rule: \"did(view, last 1d)\"",
    "r/Segmentation/method: rules\n  labels:\n    - {label: hot, when: \"did(order, last 1d)\"}\n    - {label: warm, when: \"did(order, last 7d)\"}\n  otherwise: cold",
    "r/Segmentation/method: rules\n  labels:\n    - {label: warm, when: \"did(order, last 2d)\"}\n    - {label: ice, when: \"city = '北京'\"}\n  otherwise: cold",
    "q/Segmentation/method: abc\n  value: \"sum(order.amount, last 3d)\"\n  outside: none",
    "t/Segmentation/method: lifecycle\n  event: order\n  new_for: 1d\n  mature_count: 3\n  mature_within: 6d\n  declining_after: 2d\n  lost_after: 4d",
];

const ZONES: &[&str] = &[
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/Sao_Paulo",
    "UTC",
    "Pacific/Apia",
];

/// Ends of months and clock changes in some of the zones.
const STARTS: &[&str] = &[
    "2024-03-30T20:30:00Z",
    "2024-10-26T21:00:00Z",
    "2018-11-03T20:00:00Z",
    "2024-02-28T15:00:00Z",
    "2026-05-31T10:00:00Z",
];

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

struct Play {
    chance: Chance,
    shop: Shop,
    now: Instant,
    events: usize,
    sent: Vec<Row>,
    merges: Vec<u64>,
    imports: Vec<u32>,
}

fn text(definition: &str) -> String {
    let mut parts = definition.splitn(3, '/');
    let (name, kind, spec) = (parts.next(), parts.next(), parts.next());
    format!(
        "apiVersion: fenqun/v1\nkind: {}\nmetadata: {{name: {}}}\nspec:\n  {}\n",
        kind.unwrap(),
        name.unwrap(),
        spec.unwrap()
    )
}

fn workspace(zone: &str) -> String {
    text(&format!("workspace/Workspace/time_zone: {zone}"))
}

impl Play {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let start = chance.one(STARTS);
        let metric = "order_count/Metric/value: \"count(order, last 2d)\"";
        let zone = chance.one(ZONES);
        let definitions = [workspace(zone), text(metric), text(DEFINITIONS[0])];
        Self {
            chance,
            shop: Shop::new(start, &definitions.join("---\n")),
            now: at(start),
            events: 0,
            sent: vec![],
            merges: vec![],
            imports: vec![],
        }
    }

    fn who(&mut self) -> Vec<Identifier> {
        let mut one = |kind, letter: char| Identifier {
            kind,
            value: format!("{letter}{}", self.chance.below(5)),
        };
        let customer = one(IdentifierKind::Customer, 'c');
        let visitor = one(IdentifierKind::Anonymous, 'a');
        match self.chance.below(6) {
            0 => vec![visitor],
            1 => vec![customer, visitor],
            _ => vec![customer],
        }
    }

    /// Around now, at once, long ago or not yet.
    fn moment(&mut self) -> Instant {
        let off = match self.chance.below(7) {
            0..3 => 0,
            3 => -(self.chance.below(72) as i64) * HOUR,
            4 => -24 * HOUR,
            5 => self.chance.below(40) as i64 * HOUR,
            _ => -7 * 24 * HOUR + 1,
        };
        self.now.plus_millis(off)
    }

    fn row(&mut self) -> Row {
        let (who, moment) = (self.who(), self.moment());
        let mut row = match self.chance.below(4) {
            0 => {
                let city = self.chance.one(&["上海", "北京"]);
                let level = self.chance.below(5);
                let day = self.now.to_string()[5..10].to_owned();
                let birthday = format!("1990-{day}");
                let values = match self.chance.below(5) {
                    0 => json!({"level": level}),
                    1 => json!({"birthday": birthday}),
                    2 => json!({"due": moment.to_string()}),
                    _ => json!({"city": city, "level": level}),
                };
                traits("x", moment, values)
            }
            _ => {
                self.events += 1;
                let name = self.chance.one(&["order", "order", "view", "page_home"]);
                let amount = self.chance.below(90);
                let id = format!("e{}", self.events);
                event("x", &id, name, moment, json!({"amount": amount}))
            }
        };
        match &mut row {
            Row::Event(event) => event.who = who,
            Row::Traits(traits) => traits.who = who,
        }
        row
    }

    fn send(&mut self) {
        let mut rows: Vec<Row> = (0..1 + self.chance.below(4)).map(|_| self.row()).collect();
        if self.chance.rarely(4) && !self.sent.is_empty() {
            rows.push(self.sent[self.chance.below(self.sent.len())].clone());
        }
        self.sent.extend(rows.iter().cloned());
        self.shop.send(rows);
    }

    /// Rows of an import: some of its own, some that came already.
    fn import(&mut self) {
        let mut rows: Vec<Row> = (0..2 + self.chance.below(5)).map(|_| self.row()).collect();
        if !self.sent.is_empty() {
            rows.push(self.sent[self.chance.below(self.sent.len())].clone());
        }
        self.sent.extend(rows.iter().cloned());
        self.imports.push(self.shop.import(rows));
    }

    fn undo(&mut self) {
        if self.imports.is_empty() {
            return;
        }
        let number = self
            .imports
            .swap_remove(self.chance.below(self.imports.len()));
        let undone = self.shop.hub.change(Cause::Import, |workspace| {
            workspace.undo_import(number, None)
        });
        undone.unwrap_or_else(|failure| panic!("{failure}"));
    }

    fn move_clock(&mut self) {
        let off = match self.chance.below(6) {
            0 => 1,
            1 => MINUTE * 90,
            2 => 24 * HOUR,
            3 => self.chance.below(200) as i64 * HOUR,
            4 => -(self.chance.below(30) as i64) * HOUR,
            _ => self.chance.below(600) as i64 * MINUTE,
        };
        self.now = self.now.plus_millis(off);
        self.shop.set_clock(self.now);
    }

    fn define(&mut self) {
        let definition = self.chance.one(DEFINITIONS);
        let applied = match self.chance.below(8) {
            0 => self.shop.apply(&workspace(self.chance.one(ZONES))),
            _ => self.shop.apply(&text(definition)),
        };
        // A definition may be refused: it would break another, or it names one that is not there.
        drop(applied);
    }

    fn remove(&mut self) {
        let name = self.chance.one(&["b", "c", "d", "e", "f", "g"]);
        // It may not be there, or be needed by another.
        drop(self.shop.hub.change(Cause::Definition, |workspace| {
            workspace.delete(Kind::Segment, name, None)
        }));
    }

    fn repair(&mut self) {
        let (a, b) = (self.chance.below(5), self.chance.below(5));
        let merged = self.shop.hub.change(Cause::Merge, |workspace| {
            workspace.merge(&format!("c{a}"), &format!("c{b}"))
        });
        // They may be unknown or one already.
        self.merges.extend(merged.map(|merged| merged.id));
    }

    fn take_back(&mut self) {
        if let Some(id) = self.merges.pop() {
            // One of them may have been erased.
            drop(
                self.shop
                    .hub
                    .change(Cause::Merge, |workspace| workspace.unmerge(id)),
            );
        }
    }

    fn forget(&mut self) {
        let name = format!("c{}", self.chance.below(5));
        let forgotten = self
            .shop
            .hub
            .change(Cause::Erasure, |workspace| workspace.forget(&name));
        if forgotten.is_ok() {
            let named = |change: &fenqun_engine::live::Change| change.customer == name;
            assert!(!self.shop.changes().iter().any(named), "{name} was erased");
        }
    }

    /// Text where there were numbers: what reads them does not work any more.
    fn spoil(&mut self) {
        let who = format!("c{}", self.chance.below(5));
        let row = traits(&who, self.now, json!({"level": "gold"}));
        self.shop.send(vec![row]);
    }

    fn step(mut self) -> Self {
        match self.chance.below(44) {
            0..16 => self.send(),
            16..24 => self.move_clock(),
            24..29 => self.define(),
            29 => self.remove(),
            30..32 => self.repair(),
            32 => self.take_back(),
            33 => self.forget(),
            34 if self.chance.rarely(6) => self.spoil(),
            34 => self.shop.hub.refresh_ranks().unwrap(),
            35 => self.shop.hub.checkpoint().unwrap(),
            36..38 => self.shop = self.shop.crash(),
            38..41 => self.import(),
            41..43 => self.undo(),
            _ => {
                self.move_clock();
                self.send();
            }
        }
        self
    }
}

#[test]
fn whatever_happens_live_is_what_a_batch_says() {
    let number = |name: &str, default: u64| {
        let set = std::env::var(name).ok().and_then(|text| text.parse().ok());
        set.unwrap_or(default)
    };
    let first = number("LIVE_SEED", 1);
    for seed in first..first + number("LIVE_CASES", 12) {
        let mut play = Play::new(seed);
        for step in 0..number("LIVE_STEPS", 40) {
            play = play.step();
            let place = format!("seed {seed}, step {step}");
            play.shop.assert_right_at(&place);
        }
    }
}
