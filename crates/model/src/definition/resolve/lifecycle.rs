//! The lifecycle: seven rules over one event, made from texts so that people can be shown them.

use super::Layout;
use super::preset::stages;
use crate::definition::{LifecycleSpec, Resolved, TitledLabel};
use crate::expr::{EventQuery, Expr};
use crate::language::{parse, parse_period, print};
use crate::{Message, Period, Window};

impl Layout<'_> {
    pub(super) fn lifecycle(&mut self, spec: &LifecycleSpec) -> Option<Resolved> {
        let new_for = self.period("spec.new_for", &spec.new_for);
        let declining = self.period("spec.declining_after", &spec.declining_after);
        let lost = self.period("spec.lost_after", &spec.lost_after);
        self.period("spec.mature_within", &spec.mature_within);
        self.shorter(("new_for", new_for), ("declining_after", declining));
        self.shorter(("declining_after", declining), ("lost_after", lost));
        if spec.mature_count == 0 {
            self.refuse_plain("spec.mature_count", "mature-count-zero");
        }
        if spec.event.trim().is_empty() {
            self.refuse_plain("spec.event", "no-event");
        }
        if !self.errors.is_empty() {
            return None;
        }
        self.stages(spec)
    }

    fn period(&mut self, path: &str, text: &str) -> Option<Period> {
        let period = parse_period(text).filter(|period| period.count > 0);
        if period.is_none() {
            let named = |message: Message| message.with("written", text);
            self.refuse(path, named, "bad-period");
        }
        period
    }

    fn shorter(&mut self, inner: (&str, Option<Period>), outer: (&str, Option<Period>)) {
        let (Some(short), Some(long)) = (inner.1, outer.1) else {
            return;
        };
        if short.shortest_millis() < long.shortest_millis() {
            return;
        }
        let named = |message: Message| {
            let message = message.with("inner", inner.0).with("outer", outer.0);
            let message = message.with("inner-period", short.to_string());
            message.with("outer-period", long.to_string())
        };
        self.refuse(&format!("spec.{}", inner.0), named, "lifecycle-order");
    }

    fn stages(&mut self, spec: &LifecycleSpec) -> Option<Resolved> {
        let mut rules = Vec::new();
        for stage in stages() {
            match parse(&filled(&stage.when, spec)) {
                Ok(rule) => rules.push((stage.label.clone(), stage.title.clone(), rule)),
                Err(problem) => {
                    let named = |message: Message| message.with("problem", problem);
                    self.refuse("spec", named, "rule-refused");
                    return None;
                }
            }
        }
        // The stages are total: the first takes those who never did it, the last everybody else.
        let (label, title, _) = rules.last()?.clone();
        let otherwise = TitledLabel { label, title };
        Some(Resolved::FirstMatch { rules, otherwise })
    }
}

/// A rule text with the settings in it.
fn filled(rule: &str, spec: &LifecycleSpec) -> String {
    rule.replace("{event}", &event_text(&spec.event))
        .replace("{new_for}", &spec.new_for)
        .replace("{mature_count}", &spec.mature_count.to_string())
        .replace("{mature_within}", &spec.mature_within)
        .replace("{declining_after}", &spec.declining_after)
        .replace("{lost_after}", &spec.lost_after)
}

/// The name of an event as rules write it, quoted where that is needed.
fn event_text(event: &str) -> String {
    let query = EventQuery {
        event: event.to_owned(),
        filter: None,
        window: Window::All,
    };
    let printed = print(&Expr::Did(query));
    let name = printed
        .strip_prefix("did(")
        .and_then(|it| it.strip_suffix(')'));
    name.unwrap_or(event).to_owned()
}
