//! Conditions on events.

use serde_json::Value;

use super::{Outcome, Reader};
use crate::expr::{EventQuery, Expr, Sequence, Step};
use crate::language::json::fields::Fields;
use crate::time::Window;

impl Reader<'_> {
    pub(super) fn window(&mut self) -> Outcome<Window> {
        match self.fields.optional("window") {
            Some(_) => self.fields.window("window"),
            None => Ok(Window::All),
        }
    }

    pub(super) fn query(&mut self) -> Outcome<EventQuery> {
        Ok(EventQuery {
            event: self.fields.text("event")?,
            filter: self.optional_child("where")?,
            window: self.window()?,
        })
    }

    pub(super) fn query_of_all_time(&mut self) -> Outcome<EventQuery> {
        Ok(EventQuery {
            event: self.fields.text("event")?,
            filter: self.optional_child("where")?,
            window: Window::All,
        })
    }

    pub(super) fn named_form(&mut self, kind: &str) -> Outcome<Expr> {
        let query = self.query_of_all_time()?;
        let fields = &mut self.fields;
        Ok(match kind {
            "stopped" => Expr::Stopped {
                query,
                within: fields.period("within")?,
                not_within: fields.period("not_within")?,
            },
            "restarted" => Expr::Restarted {
                query,
                quiet_from: fields.period("quiet_from")?,
                quiet_to: fields.period("quiet_to")?,
            },
            _ => Expr::Regular {
                query,
                at_least: fields.count("at_least")?,
                every: fields.period("every")?,
                periods: fields.count("periods")?,
                of_last: fields.count("of_last")?,
            },
        })
    }

    pub(super) fn sequence(&mut self) -> Outcome<Expr> {
        let depth = self.depth;
        Ok(Expr::Sequence(Sequence {
            steps: self.items("steps", |value, place| step(value, place, depth))?,
            same: self.fields.optional_path("same")?,
            window: self.window()?,
        }))
    }
}

fn step(value: &Value, place: &str, depth: usize) -> Outcome<Step> {
    let mut reader = Reader {
        fields: Fields::of(value, place)?,
        depth,
    };
    let step = Step {
        event: reader.fields.text("event")?,
        filter: reader.optional_child("where")?,
        within: reader.fields.optional_period("within")?,
    };
    reader.fields.finish()?;
    Ok(step)
}
