//! Conditions on events: aggregates, `did`, and the named forms.

use super::{Outcome, Parser};
use crate::Message;
use crate::expr::{Aggregate, AggregateFunction, EventQuery, Expr, Path};
use crate::identifier::nfc;
use crate::language::lexer::Kind;
use crate::language::{calendar, problem};
use crate::time::Window;

impl Parser<'_> {
    /// `count(order.amount where .., last 90d)`, the parenthesis taken.
    pub(super) fn aggregate(
        &mut self,
        function: AggregateFunction,
        opened: usize,
    ) -> Outcome<Expr> {
        let event = self.event()?;
        let property = self.property(function)?;
        let query = self.rest_of_query(event, opened)?;
        Ok(Expr::Aggregate(Aggregate {
            function,
            query,
            property,
        }))
    }

    /// `.amount` behind an event, as the function needs it.
    fn property(&mut self, function: AggregateFunction) -> Outcome<Option<Path>> {
        use AggregateFunction::{Avg, Days, Distinct, Max, Min, Sum};
        let needed = matches!(function, Sum | Avg | Min | Max | Distinct);
        if !self.is_sign(".") {
            if needed {
                let what = Message::new("rule-a-property").with("function", function.name());
                return Err(self.expected(what));
            }
            return Ok(None);
        }
        if function == Days {
            return Err(problem::at("rule-days-of-property", self.column()));
        }
        self.next();
        let first = self.name_part()?;
        self.rest_of_path(first).map(Some)
    }

    pub(super) fn did(&mut self, opened: usize) -> Outcome<Expr> {
        let event = self.event()?;
        self.rest_of_query(event, opened).map(Expr::Did)
    }

    pub(super) fn first_time(&mut self, opened: usize) -> Outcome<Expr> {
        let event = self.event()?;
        self.rest_of_query(event, opened).map(Expr::FirstTime)
    }

    /// `where .., last 90d)` behind an event.
    fn rest_of_query(&mut self, event: String, opened: usize) -> Outcome<EventQuery> {
        let filter = self.filter()?;
        let window = self.window_argument()?;
        let others: &[&str] = match (&filter, &window) {
            (_, window) if *window != Window::All => &[],
            (Some(_), _) => &["and", "or", ","],
            (None, _) => &["where", ","],
        };
        self.close(opened, others)?;
        Ok(EventQuery {
            event,
            filter,
            window,
        })
    }

    /// An event's name: a word, a prefix pattern, or a text in quotes.
    pub(super) fn event(&mut self) -> Outcome<String> {
        let token = self.peek().clone();
        let name = match token.kind {
            Kind::Word if self.is_star_at(1) => {
                self.next();
                format!("{}*", nfc(token.text))
            }
            Kind::Word => nfc(token.text).into_owned(),
            Kind::Text(name) | Kind::Quoted(name) if !name.is_empty() => name,
            Kind::Sign("*") => "*".to_owned(),
            _ => return Err(self.expected_after(Message::new("rule-an-event"))),
        };
        self.next();
        Ok(name)
    }

    fn is_star_at(&self, ahead: usize) -> bool {
        self.is_sign_at(ahead, "*") && self.peek_at(ahead).adjacent
    }

    /// `where ..`.
    pub(super) fn filter(&mut self) -> Outcome<Option<Box<Expr>>> {
        if !self.eat_word("where") {
            return Ok(None);
        }
        Ok(Some(Box::new(self.condition()?)))
    }

    /// An event and its filter, over all time.
    fn events_of_all_time(&mut self) -> Outcome<EventQuery> {
        Ok(EventQuery {
            event: self.event()?,
            filter: self.filter()?,
            window: Window::All,
        })
    }

    /// `stopped(order, within 90d, not within 30d)`.
    pub(super) fn stopped(&mut self, opened: usize) -> Outcome<Expr> {
        let query = self.events_of_all_time()?;
        self.expect_sign(",")?;
        self.expect_word("within")?;
        let within = self.positive_period()?;
        self.expect_sign(",")?;
        self.expect_word("not")?;
        self.expect_word("within")?;
        let column = self.column();
        let not_within = self.positive_period()?;
        if !calendar::certainly_shorter(not_within, within) {
            let id = "rule-stopped-inner-longer";
            return Err(problem::periods(id, column, not_within, within));
        }
        self.close(opened, &[])?;
        Ok(Expr::Stopped {
            query,
            within,
            not_within,
        })
    }

    /// `restarted(order, quiet from 14d to 7d)`.
    pub(super) fn restarted(&mut self, opened: usize) -> Outcome<Expr> {
        let query = self.events_of_all_time()?;
        self.expect_sign(",")?;
        self.expect_word("quiet")?;
        self.expect_word("from")?;
        let quiet_from = self.positive_period()?;
        self.expect_word("to")?;
        let column = self.column();
        let quiet_to = self.positive_period()?;
        if !calendar::certainly_shorter(quiet_to, quiet_from) {
            let id = "rule-restarted-inner-longer";
            return Err(problem::periods(id, column, quiet_to, quiet_from));
        }
        self.close(opened, &[])?;
        Ok(Expr::Restarted {
            query,
            quiet_from,
            quiet_to,
        })
    }

    /// `regular(order, at least 2 every 1mo, in 3 of last 4)`.
    pub(super) fn regular(&mut self, opened: usize) -> Outcome<Expr> {
        let query = self.events_of_all_time()?;
        self.expect_sign(",")?;
        self.expect_word("at")?;
        self.expect_word("least")?;
        let at_least = self.count()?;
        self.expect_word("every")?;
        let every = self.positive_period()?;
        self.expect_sign(",")?;
        self.expect_word("in")?;
        let column = self.column();
        let periods = self.count()?;
        self.expect_word("of")?;
        self.expect_word("last")?;
        let of_last = self.count()?;
        if periods > of_last {
            let problem = problem::at("rule-more-periods-than-last", column);
            return Err(problem
                .with("periods", i64::from(periods))
                .with("last", i64::from(of_last)));
        }
        let whole = every.count.checked_mul(of_last);
        let whole = whole.map(|count| crate::Period { count, ..every });
        if !whole.is_some_and(calendar::is_writable) {
            return Err(problem::at("rule-period-too-long", column));
        }
        self.close(opened, &[])?;
        Ok(Expr::Regular {
            query,
            at_least,
            every,
            periods,
            of_last,
        })
    }
}
