//! Reads tokens into a tree by recursive descent. `conditions` is the entry: `or`, `and`, `not` and
//! the tests; `values` are what tests compare; `calls` are the functions.

mod calls;
mod conditions;
mod events;
mod literals;
mod sequence;
mod tests_of_value;
mod values;
mod windows;

use super::lexer::{self, Kind, Token};
use super::{MAX_BYTES, MAX_HEIGHT, problem, words};
use crate::expr::Expr;
use crate::{Message, Window};

/// What every step of the parser gives.
type Outcome<T> = Result<T, Message>;

/// Groups, calls and `not` inside one another; enough for every tree of the greatest height.
const MAX_NESTING: usize = 2 * MAX_HEIGHT;

/// Reads a whole text.
pub(super) fn rule(text: &str) -> Outcome<Expr> {
    let expr = whole(text, Parser::condition)?;
    if expr.height_up_to(MAX_HEIGHT + 1) > MAX_HEIGHT {
        return Err(problem::too_deep(1));
    }
    Ok(expr)
}

/// Reads a text that is a window and nothing else.
pub(super) fn window(text: &str) -> Outcome<Window> {
    whole(text, Parser::window)
}

fn whole<'t, T>(text: &'t str, read: fn(&mut Parser<'t>) -> Outcome<T>) -> Outcome<T> {
    if text.len() > MAX_BYTES {
        return Err(problem::too_long(text.len()));
    }
    if text.trim().is_empty() {
        return Err(problem::empty());
    }
    let mut parser = Parser {
        tokens: lexer::tokens(text)?,
        at: 0,
        nesting: 0,
        step_nesting: None,
    };
    let tree = read(&mut parser)?;
    parser.end_of_rule()?;
    Ok(tree)
}

struct Parser<'t> {
    /// Never empty: the last one is [`Kind::End`].
    tokens: Vec<Token<'t>>,
    at: usize,
    nesting: usize,
    /// Nesting of the filter of a sequence's step that is being read: there a `within` can belong
    /// to the step.
    step_nesting: Option<usize>,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> &Token<'t> {
        self.peek_at(0)
    }

    /// The token `ahead` places further; the end when there are not so many.
    fn peek_at(&self, ahead: usize) -> &Token<'t> {
        &self.tokens[(self.at + ahead).min(self.tokens.len() - 1)]
    }

    /// Takes the next token; the end stays.
    fn next(&mut self) -> Token<'t> {
        let token = self.peek().clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    fn column(&self) -> usize {
        self.peek().column
    }

    fn is_word_at(&self, ahead: usize, word: &str) -> bool {
        let token = self.peek_at(ahead);
        token.kind == Kind::Word && token.text.eq_ignore_ascii_case(word)
    }

    fn is_word(&self, word: &str) -> bool {
        self.is_word_at(0, word)
    }

    fn is_sign_at(&self, ahead: usize, sign: &'static str) -> bool {
        self.peek_at(ahead).kind == Kind::Sign(sign)
    }

    fn is_sign(&self, sign: &'static str) -> bool {
        self.is_sign_at(0, sign)
    }

    fn eat_word(&mut self, word: &str) -> bool {
        let there = self.is_word(word);
        if there {
            self.next();
        }
        there
    }

    fn eat_sign(&mut self, sign: &'static str) -> bool {
        let there = self.is_sign(sign);
        if there {
            self.next();
        }
        there
    }

    fn expect_word(&mut self, word: &'static str) -> Outcome<()> {
        if self.eat_word(word) {
            return Ok(());
        }
        Err(self.expected(problem::one_of(&[word])))
    }

    fn expect_sign(&mut self, sign: &'static str) -> Outcome<()> {
        if self.eat_sign(sign) {
            return Ok(());
        }
        Err(self.expected(problem::one_of(&[sign])))
    }

    /// Closes the parenthesis that was opened at a column. `others` are words and signs that could
    /// have come instead.
    fn close(&mut self, opened: usize, others: &[&str]) -> Outcome<()> {
        if self.eat_sign(")") {
            return Ok(());
        }
        if self.peek().kind == Kind::End {
            return Err(problem::unclosed_parenthesis(opened, self.peek()));
        }
        let mut all = others.to_vec();
        all.push(")");
        Err(self.expected(problem::one_of(&all)))
    }

    /// Nothing may follow.
    fn end_of_rule(&self) -> Outcome<()> {
        match self.peek().kind {
            Kind::End => Ok(()),
            Kind::Sign(")") => Err(problem::at("rule-stray-parenthesis", self.column())),
            _ => Err(self.expected(Message::new("rule-end-of-rule"))),
        }
    }

    /// Something else was expected here.
    fn expected(&self, what: Message) -> Message {
        problem::expected(what, self.peek())
    }

    /// Something was expected here, behind the token before.
    fn expected_after(&self, what: Message) -> Message {
        match self.at.checked_sub(1) {
            Some(before) => problem::expected_after(what, &self.tokens[before], self.peek()),
            None => self.expected(what),
        }
    }

    /// Reads something one level further in.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Outcome<T>) -> Outcome<T> {
        if self.nesting >= MAX_NESTING {
            return Err(problem::too_deep(self.column()));
        }
        self.nesting += 1;
        let outcome = read(self);
        self.nesting -= 1;
        outcome
    }

    /// Whether the next token begins a call of a word: `word (`.
    fn is_call_at(&self, ahead: usize, word: &str) -> bool {
        self.is_word_at(ahead, word) && self.is_sign_at(ahead + 1, "(")
    }

    /// Whether the next token can begin a name.
    fn is_name(&self) -> bool {
        match self.peek().kind {
            Kind::Quoted(_) => true,
            Kind::Word => !words::is_reserved(self.peek().text),
            _ => false,
        }
    }
}
