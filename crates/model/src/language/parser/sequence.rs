//! `sequence(view then cart within 1d then order within 7d same product_id, last 30d)`.

use super::{Outcome, Parser};
use crate::expr::{Expr, Sequence, Step};
use crate::language::{calendar, problem};

impl Parser<'_> {
    pub(super) fn sequence(&mut self, opened: usize) -> Outcome<Expr> {
        let mut steps = Vec::new();
        let mut columns = Vec::new();
        loop {
            columns.push(self.column());
            steps.push(self.step(steps.is_empty())?);
            if !self.eat_word("then") {
                break;
            }
        }
        if steps.len() == 1 {
            return Err(self.expected(problem::one_of(&["then"])));
        }
        let same = if self.eat_word("same") {
            Some(self.path()?)
        } else {
            None
        };
        let window = self.window_argument()?;
        for (step, column) in steps.iter().zip(columns) {
            match step.within {
                Some(within) if calendar::certainly_exceeds(within, &window) => {
                    return Err(problem::step_exceeds_window(column, within, &window));
                }
                _ => {}
            }
        }
        let others: &[&str] = match (&same, &window) {
            (_, window) if *window != crate::Window::All => &[],
            (Some(_), _) => &[","],
            (None, _) => &["then", "same", ","],
        };
        self.close(opened, others)?;
        Ok(Expr::Sequence(Sequence {
            steps,
            same,
            window,
        }))
    }

    /// `cart within 1d where quantity > 1`, the two clauses in either order.
    fn step(&mut self, first: bool) -> Outcome<Step> {
        let event = self.event()?;
        let mut within = self.step_within(first)?;
        let outer = self.step_nesting.replace(self.nesting + 1);
        let filter = self.filter()?;
        self.step_nesting = outer;
        if within.is_none() {
            within = self.step_within(first)?;
        }
        Ok(Step {
            event,
            filter,
            within,
        })
    }

    fn step_within(&mut self, first: bool) -> Outcome<Option<crate::Period>> {
        if !self.is_word("within") {
            return Ok(None);
        }
        if first {
            return Err(problem::at("rule-first-step-within", self.column()));
        }
        self.next();
        self.period().map(Some)
    }
}
