//! A block of changes in bytes: every text once, every distinct transition and cause once, then a
//! few bytes a change.

use fenqun_model::Instant;
use fenqun_model::definition::Kind;
use hashbrown::HashMap;

use super::bytes::{Broken, Cursor, put, put_signed, put_texts};
use super::{Cause, Change};

/// Most changes of a block: what a reader in the middle of a log has to decode at least.
pub(super) const MOST: usize = 8_192;

/// Kinds by their code; never reordered.
const KINDS: [Kind; 8] = [
    Kind::Workspace,
    Kind::Source,
    Kind::Attribute,
    Kind::Metric,
    Kind::Segment,
    Kind::StaticList,
    Kind::Segmentation,
    Kind::Strategy,
];

/// From where to where in which definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Transition<'a> {
    /// Kind of the definition.
    pub kind: Kind,
    /// Its name.
    pub definition: &'a str,
    /// Its version.
    pub version: u64,
    /// The label before; see [`Change::from`].
    pub from: Option<&'a str>,
    /// The label from now on.
    pub to: Option<&'a str>,
}

/// A change as it lies in the log.
#[derive(Clone, Copy, Debug)]
pub struct ChangeRef<'a> {
    /// Place in the log.
    pub sequence: u64,
    /// The customer's name at that time; empty when they were erased.
    pub customer: &'a str,
    /// From where to where.
    pub transition: &'a Transition<'a>,
    /// When it took effect.
    pub at: Instant,
    /// Why.
    pub cause: &'a Cause,
}

impl ChangeRef<'_> {
    /// The change on its own.
    pub fn to_owned(&self) -> Change {
        let Transition { from, to, .. } = *self.transition;
        Change {
            sequence: self.sequence,
            customer: self.customer.into(),
            kind: self.transition.kind,
            definition: self.transition.definition.into(),
            version: self.transition.version,
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
            at: self.at,
            cause: self.cause.clone(),
        }
    }
}

/// Distinct values in the order in which they came.
#[derive(Debug)]
struct Distinct<T> {
    numbers: HashMap<T, u64>,
    all: Vec<T>,
}

impl<T: Copy + Eq + std::hash::Hash> Distinct<T> {
    fn new() -> Self {
        Self {
            numbers: HashMap::new(),
            all: vec![],
        }
    }

    fn number(&mut self, value: T) -> u64 {
        // Neighbours are often equal: a hash saved.
        if self.all.last() == Some(&value) {
            return self.all.len() as u64 - 1;
        }
        let all = &mut self.all;
        *self.numbers.entry(value).or_insert_with(|| {
            all.push(value);
            all.len() as u64 - 1
        })
    }
}

/// The tables of a block being written.
#[derive(Debug)]
struct Tables<'a> {
    texts: Distinct<&'a str>,
    transitions: Distinct<Transition<'a>>,
    causes: Distinct<&'a Cause>,
    customers: Distinct<&'a str>,
}

/// Writes changes behind `bytes`; their sequence numbers are not written. The latest instant.
pub(super) fn encode(changes: &[Change], bytes: &mut Vec<u8>) -> Instant {
    let mut tables = Tables {
        texts: Distinct::new(),
        transitions: Distinct::new(),
        causes: Distinct::new(),
        customers: Distinct::new(),
    };
    let mut columns = Vec::with_capacity(changes.len() * 6);
    let (mut customer_before, mut at_before) = (0, 0i64);
    let mut latest = Instant::MIN;
    for change in changes {
        let customer = tables.customers.number(&change.customer);
        put_signed(&mut columns, customer as i64 - customer_before);
        put(&mut columns, tables.transitions.number(transition(change)));
        put(&mut columns, tables.causes.number(&change.cause));
        put_signed(&mut columns, change.at.0.wrapping_sub(at_before));
        (customer_before, at_before) = (customer as i64, change.at.0);
        latest = latest.max(change.at);
    }
    tables.put(bytes);
    bytes.extend(columns);
    latest
}

fn transition(change: &Change) -> Transition<'_> {
    Transition {
        kind: change.kind,
        definition: &change.definition,
        version: change.version,
        from: change.from.as_deref(),
        to: change.to.as_deref(),
    }
}

impl Tables<'_> {
    fn put(&mut self, bytes: &mut Vec<u8>) {
        let mut coded = Vec::new();
        put(&mut coded, self.transitions.all.len() as u64);
        for transition in &self.transitions.all {
            let kind = KINDS.iter().position(|kind| *kind == transition.kind);
            coded.push(kind.expect("every kind has a code") as u8);
            put(&mut coded, self.texts.number(transition.definition));
            put(&mut coded, transition.version);
            for label in [transition.from, transition.to] {
                let number = label.map_or(0, |label| self.texts.number(label) + 1);
                put(&mut coded, number);
            }
        }
        put(&mut coded, self.causes.all.len() as u64);
        for cause in &self.causes.all {
            coded.push(cause_code(cause));
            if let Cause::Event { id, name } = cause {
                put(&mut coded, self.texts.number(id));
                put(&mut coded, self.texts.number(name));
            }
        }
        put_texts(bytes, &self.texts.all);
        bytes.extend(coded);
        put_texts(bytes, &self.customers.all);
    }
}

fn cause_code(cause: &Cause) -> u8 {
    match cause {
        Cause::Event { .. } => 0,
        Cause::Deadline => 1,
        Cause::Definition => 2,
        Cause::Refit => 3,
        Cause::Merge => 4,
        Cause::Import => 5,
        Cause::Erasure => 6,
    }
}

/// A block that was read.
#[derive(Debug)]
pub(super) struct Block<'a> {
    /// Sequence number of its first change.
    first: u64,
    count: u64,
    transitions: Vec<Transition<'a>>,
    causes: Vec<Cause>,
    customers: Vec<&'a str>,
    columns: Cursor<'a>,
}

impl<'a> Block<'a> {
    /// Reads the tables of a block.
    pub(super) fn decode(bytes: &'a [u8], first: u64, count: u64) -> Result<Self, Broken> {
        let mut cursor = Cursor(bytes);
        let texts = cursor.texts()?;
        let text = |number: u64| {
            let number = usize::try_from(number).unwrap_or(usize::MAX);
            texts
                .get(number)
                .copied()
                .ok_or("it names a text that is not there")
        };
        let transitions = (0..cursor.count()?).map(|_| read_transition(&mut cursor, &text));
        let transitions = transitions.collect::<Result<_, Broken>>()?;
        let causes = (0..cursor.count()?).map(|_| read_cause(&mut cursor, &text));
        let causes = causes.collect::<Result<_, Broken>>()?;
        Ok(Self {
            first,
            count,
            transitions,
            causes,
            customers: cursor.texts()?,
            columns: cursor,
        })
    }

    /// A change of somebody with such a name is in it.
    pub(super) fn names_any(&self, is_wanted: impl Fn(&str) -> bool) -> bool {
        self.customers.iter().any(|customer| is_wanted(customer))
    }

    /// The changes in order.
    pub(super) fn changes(&self) -> Changes<'_> {
        Changes {
            block: self,
            columns: self.columns,
            index: 0,
            customer: 0,
            at: 0,
        }
    }
}

fn read_transition<'a>(
    cursor: &mut Cursor<'a>,
    text: &impl Fn(u64) -> Result<&'a str, Broken>,
) -> Result<Transition<'a>, Broken> {
    let kind = KINDS.get(usize::from(cursor.byte()?));
    let kind = *kind.ok_or("it has an unknown kind of definition")?;
    let definition = text(cursor.number()?)?;
    let version = cursor.number()?;
    let mut label = || match cursor.number()? {
        0 => Ok(None),
        number => text(number - 1).map(Some),
    };
    Ok(Transition {
        kind,
        definition,
        version,
        from: label()?,
        to: label()?,
    })
}

fn read_cause<'a>(
    cursor: &mut Cursor<'a>,
    text: &impl Fn(u64) -> Result<&'a str, Broken>,
) -> Result<Cause, Broken> {
    Ok(match cursor.byte()? {
        0 => Cause::Event {
            id: text(cursor.number()?)?.into(),
            name: text(cursor.number()?)?.into(),
        },
        1 => Cause::Deadline,
        2 => Cause::Definition,
        3 => Cause::Refit,
        4 => Cause::Merge,
        5 => Cause::Import,
        6 => Cause::Erasure,
        _ => return Err("it has an unknown cause"),
    })
}

/// The changes of a block, one after another.
#[derive(Debug)]
pub(super) struct Changes<'a> {
    block: &'a Block<'a>,
    columns: Cursor<'a>,
    index: u64,
    customer: i64,
    at: i64,
}

impl<'a> Changes<'a> {
    fn read(&mut self) -> Result<ChangeRef<'a>, Broken> {
        let missing = "it names something that is not there";
        let place = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        self.customer = self.customer.wrapping_add(self.columns.signed()?);
        let customer = self.block.customers.get(place(self.customer as u64));
        let transition = self.block.transitions.get(place(self.columns.number()?));
        let cause = self.block.causes.get(place(self.columns.number()?));
        self.at = self.at.wrapping_add(self.columns.signed()?);
        let sequence = self.block.first + self.index;
        self.index += 1;
        Ok(ChangeRef {
            sequence,
            customer: customer.ok_or(missing)?,
            transition: transition.ok_or(missing)?,
            at: Instant(self.at),
            cause: cause.ok_or(missing)?,
        })
    }
}

impl<'a> Iterator for Changes<'a> {
    type Item = Result<ChangeRef<'a>, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        (self.index < self.block.count).then(|| self.read())
    }
}
