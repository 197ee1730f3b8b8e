//! Conditions on events.

use super::Printer;
use crate::expr::{Aggregate, EventQuery, Expr, Path, Sequence, Step};
use crate::language::words;
use crate::time::Window;

impl Printer {
    pub(super) fn event(&mut self, name: &str) -> &mut Self {
        let prefix = name.strip_suffix('*').unwrap_or(name);
        if name == "*" || (words::is_plain(prefix) && !words::is_reserved(prefix)) {
            return self.text(name);
        }
        self.quoted(name)
    }

    pub(super) fn query(&mut self, query: &EventQuery, property: Option<&Path>) -> &mut Self {
        self.event(&query.event);
        if let Some(Path(parts)) = property {
            self.parts(parts);
        }
        if let Some(filter) = &query.filter {
            self.text(" where ").expr(filter);
        }
        self.window_argument(&query.window)
    }

    pub(super) fn window_argument(&mut self, window: &Window) -> &mut Self {
        if *window == Window::All {
            return self;
        }
        self.text(", ").shown(window)
    }

    pub(super) fn aggregate(&mut self, aggregate: &Aggregate) -> &mut Self {
        self.text(aggregate.function.name()).text("(");
        self.query(&aggregate.query, aggregate.property.as_ref())
            .text(")")
    }

    pub(super) fn sequence(&mut self, sequence: &Sequence) -> &mut Self {
        self.text("sequence(");
        for (at, step) in sequence.steps.iter().enumerate() {
            if at > 0 {
                self.text(" then ");
            }
            self.step(step);
        }
        if let Some(same) = &sequence.same {
            self.text(" same ").path(same);
        }
        self.window_argument(&sequence.window).text(")")
    }

    pub(super) fn step(&mut self, step: &Step) -> &mut Self {
        self.event(&step.event);
        if let Some(within) = step.within {
            self.text(" within ").shown(within);
        }
        if let Some(filter) = &step.filter {
            self.text(" where ").expr(filter);
        }
        self
    }

    pub(super) fn named_form(&mut self, expr: &Expr) -> &mut Self {
        match expr {
            Expr::Stopped {
                query,
                within,
                not_within,
            } => {
                self.text("stopped(").query(query, None).text(", within ");
                self.shown(within).text(", not within ").shown(not_within);
            }
            Expr::Restarted {
                query,
                quiet_from,
                quiet_to,
            } => {
                self.text("restarted(").query(query, None);
                self.text(", quiet from ").shown(quiet_from);
                self.text(" to ").shown(quiet_to);
            }
            Expr::Regular {
                query,
                at_least,
                every,
                periods,
                of_last,
            } => {
                self.text("regular(").query(query, None);
                self.text(", at least ").shown(at_least);
                self.text(" every ").shown(every);
                self.text(", in ").shown(periods);
                self.text(" of last ").shown(of_last);
            }
            _ => {}
        }
        self.text(")")
    }
}
