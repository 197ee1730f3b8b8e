//! Conditions on events: whether there was one, sequences and the other named forms.

use fenqun_model::expr::{CompareOp, EventQuery, Expr, Literal, Path, Sequence};
use fenqun_model::{Language, Period, Window};

use super::Words;
use super::amounts::counted;
use super::names::{Form, Scope};

impl Words<'_> {
    /// Events with what is asked of them: `orders through app (amount is at least ¥100)`.
    pub(super) fn events(&self, query: &EventQuery, form: Form) -> String {
        self.described(&query.event, query.filter.as_deref(), form)
    }

    /// Events as what has properties, several of them: `orders`, 订单.
    pub(super) fn things(&self, query: &EventQuery) -> String {
        let form = match self.language {
            Language::Chinese => Form::Thing,
            Language::English => Form::Many,
        };
        self.events(query, form)
    }

    fn described(&self, event: &str, filter: Option<&Expr>, form: Form) -> String {
        let scope = Scope::Event(event);
        let mut text = self.event(event, form);
        let mut rest = match filter {
            Some(Expr::And(parts)) => parts.iter().collect(),
            Some(one) => vec![one],
            None => vec![],
        };
        if let Some(index) = rest.iter().position(|part| channel(part, event).is_some()) {
            let through = channel(rest.remove(index), event).unwrap_or_default();
            let form = if form == Form::Thing { "thing" } else { "act" };
            text = self.said(
                "plain-through",
                &[("events", &text), ("channel", through), ("form", form)],
            );
        }
        if rest.is_empty() {
            return text;
        }
        let rest = Expr::And(rest.into_iter().cloned().collect());
        let filter = self.phrase(&rest, false, scope);
        self.said("plain-where", &[("events", &text), ("filter", &filter)])
    }

    /// `at least one order in the last 90 days`.
    pub(super) fn did(&self, query: &EventQuery, negated: bool) -> String {
        let events = self.events(query, Form::One);
        match &query.window {
            Window::All => self.decided("plain-did-ever", &[("events", events)], negated),
            window => {
                let arguments = [("events", events), ("window", self.window(window))];
                self.decided("plain-did", &arguments, negated)
            }
        }
    }

    pub(super) fn sequence(&self, sequence: &Sequence, negated: bool) -> String {
        let steps = sequence.steps.iter().map(|step| {
            let event = self.described(&step.event, step.filter.as_deref(), Form::One);
            match step.within {
                Some(period) => self.said(
                    "plain-step-within",
                    &[("event", &event), ("period", &self.period(period))],
                ),
                None => event,
            }
        });
        let steps: Vec<String> = steps.collect();
        let mut text = steps
            .into_iter()
            .reduce(|before, next| self.said("plain-then", &[("before", &before), ("next", &next)]))
            .unwrap_or_default();
        if let Some(same) = &sequence.same {
            let event = sequence
                .steps
                .first()
                .map_or("", |step| step.event.as_str());
            let property = self.property(same, event);
            text = self.said("plain-same", &[("steps", &text), ("property", &property)]);
        }
        let arguments = [("steps", text), ("window", self.window(&sequence.window))];
        self.decided("plain-sequence", &arguments, negated)
    }

    pub(super) fn first_time(&self, query: &EventQuery, negated: bool) -> String {
        let arguments = [
            ("events", self.events(query, Form::One)),
            ("window", self.window(&query.window)),
        ];
        self.decided("plain-first-time", &arguments, negated)
    }

    pub(super) fn stopped(
        &self,
        query: &EventQuery,
        within: Period,
        not_within: Period,
        negated: bool,
    ) -> String {
        let arguments = [
            ("events", self.events(query, Form::One)),
            ("within", self.last(within)),
            ("since", self.last(not_within)),
        ];
        self.decided("plain-stopped", &arguments, negated)
    }

    pub(super) fn restarted(
        &self,
        query: &EventQuery,
        from: Period,
        to: Period,
        negated: bool,
    ) -> String {
        let arguments = [
            ("events", self.events(query, Form::One)),
            ("from", self.period(from)),
            ("to", self.period(to)),
        ];
        self.decided("plain-restarted", &arguments, negated)
    }

    /// `often`: least number of events, length of a period, least number of periods, of how many.
    pub(super) fn regular(
        &self,
        query: &EventQuery,
        often: (u32, Period, u32, u32),
        negated: bool,
    ) -> String {
        let (at_least, every, periods, of_last) = often;
        let number = crate::money::grouped(at_least.into());
        let arguments = [
            ("events", self.events(query, Form::of(&number))),
            ("number", number),
            ("every", self.period(every)),
            ("periods", periods.to_string()),
            ("of", self.say(&counted("plain-of-periods", of_last.into()))),
        ];
        self.decided("plain-regular", &arguments, negated)
    }

    pub(super) fn any_item(
        &self,
        list: &Path,
        filter: &Expr,
        negated: bool,
        scope: Scope<'_>,
    ) -> String {
        let filter = self.phrase(filter, false, scope);
        let event = match scope {
            Scope::Event(event) => event,
            Scope::Customer => "",
        };
        let parts = match &list.0[..] {
            [first, rest @ ..] if first == event => rest,
            all => all,
        };
        match parts {
            [only] if only == "items" => {
                self.decided("plain-any-item", &[("filter", filter)], negated)
            }
            parts => {
                let list = self.quoted(&parts.join("."));
                self.decided(
                    "plain-any-entry",
                    &[("list", list), ("filter", filter)],
                    negated,
                )
            }
        }
    }
}

/// The channel that a filter asks for.
fn channel<'e>(filter: &'e Expr, event: &str) -> Option<&'e str> {
    let Expr::Compare(left, CompareOp::Eq, right) = filter else {
        return None;
    };
    let (Expr::Name(path), Expr::Literal(Literal::Text(channel))) = (left.as_ref(), right.as_ref())
    else {
        return None;
    };
    let is_channel = match &path.0[..] {
        [name] => name == "channel",
        [first, name] => first == event && name == "channel",
        _ => false,
    };
    is_channel.then_some(channel)
}
