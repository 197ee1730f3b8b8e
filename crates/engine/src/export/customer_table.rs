//! 客户细分管理表, the customer table: one row a customer with what a person needs to deal with them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use fenqun_model::decimal::divide_rounded;
use fenqun_model::definition::Kind;
use fenqun_model::expr::Expr;
use fenqun_model::identifier::IdentifierKind;
use fenqun_model::language::parse;
use fenqun_model::{Decimal, Instant, Language, Message, Type, Value, Zone};
use fenqun_segment::{Answers, Plan, Question};

use super::advice::Advice;
use super::feeds::Feeds;
use super::{Sheet, column, is_exported, text};
use crate::answers::{Reading, Standing, next_change, standing};
use crate::failure::Outcome;
use crate::references::Key;
use crate::run::held;
use crate::saved::Usable;
use crate::titles::LabelTitles;
use crate::workspace::Workspace;

/// Values that every row shows: last purchase, orders a year, average order.
const FACTS: [&str; 3] = [
    "last(order)",
    "count(order, last 365d)",
    "avg(order.amount)",
];

/// The questions of a customer table, each with its place in the plan.
struct Places {
    exported: Key,
    facts: Vec<usize>,
    name: Option<usize>,
    industry: Option<usize>,
    contact: Option<usize>,
    /// Segmentations and segments whose labels are shown or that strategies are for.
    groups: Vec<(Key, usize)>,
}

/// Everything a row is made from.
struct Maker<'a> {
    workspace: &'a Workspace,
    feeds: Feeds,
    places: Places,
    advice: Advice<'a>,
    titles: LabelTitles,
    zone: Zone,
    language: Language,
}

impl Workspace {
    pub(super) fn customer_table(
        &self,
        key: &Key,
        as_of: Instant,
        language: Language,
    ) -> Outcome<Sheet> {
        let usable = self.usable()?;
        let schema = self.schema(&usable.checked.set)?;
        let feeds = Feeds::find(key, &usable.checked.set, &schema);
        let advice = Advice::of(&usable.checked.set);
        let mut questions = vec![Question::Saved(key.0, key.1.clone())];
        let places = places(key, &feeds, &advice, &usable, &mut questions)?;
        let run = self.compile(&usable.checked, questions)?;
        let parameters = self.parameters(&usable.checked, &run, as_of)?;
        let maker = Maker {
            workspace: self,
            feeds,
            places,
            advice,
            titles: self.label_titles()?,
            zone: self.zone()?,
            language,
        };
        let rows: Mutex<Vec<Vec<Option<Value>>>> = Mutex::default();
        self.evaluate(&run, as_of, &parameters, true, &|chunk, answers| {
            let more = maker.rows(chunk.customers, answers, &run.plan);
            held(&rows).extend(more);
        })?;
        let mut rows = rows.into_inner().unwrap_or_else(PoisonError::into_inner);
        rows.sort_unstable_by(|a, b| customer(a).cmp(customer(b)));
        Ok(Sheet {
            columns: columns(&self.spec().currency, language),
            rows,
        })
    }
}

fn customer(row: &[Option<Value>]) -> &str {
    match &row[0] {
        Some(Value::Text(name)) => name,
        _ => "",
    }
}

/// Adds the questions of the table, and remembers where each is answered.
fn places(
    key: &Key,
    feeds: &Feeds,
    advice: &Advice<'_>,
    usable: &Usable,
    questions: &mut Vec<Question>,
) -> Outcome<Places> {
    let mut ask = |question: Question| {
        questions.push(question);
        questions.len() - 1
    };
    let mut facts = Vec::new();
    for fact in FACTS {
        facts.push(ask(Question::Value(parse(fact)?)));
    }
    let mut attribute = |value: &Option<Expr>| {
        value
            .as_ref()
            .map(|value| ask(Question::Value(value.clone())))
    };
    let (name, industry, contact) = (
        attribute(&feeds.name),
        attribute(&feeds.industry),
        attribute(&feeds.contact),
    );
    let fed = [&feeds.need, &feeds.value_class, &feeds.customer_type];
    let mut groups: Vec<Key> = fed.into_iter().flatten().cloned().collect();
    groups.extend(advice.groups());
    groups.extend(
        usable
            .checked
            .set
            .of(Kind::Segment)
            .map(crate::saved::key_of),
    );
    groups.retain(|group| usable.checked.set.get(group.0, &group.1).is_some());
    groups.sort();
    groups.dedup();
    let groups = groups
        .into_iter()
        .map(|group| {
            let question = Question::Saved(group.0, group.1.clone());
            questions.push(question);
            (group, questions.len() - 1)
        })
        .collect();
    Ok(Places {
        exported: key.clone(),
        facts,
        name,
        industry,
        contact,
        groups,
    })
}

impl Maker<'_> {
    fn rows(&self, names: &[String], answers: &Answers, plan: &Plan) -> Vec<Vec<Option<Value>>> {
        let kind = self.places.exported.0;
        let customers = answers.customers.clone().enumerate();
        customers
            .filter(|(index, _)| is_exported(kind, &standing(&answers.answers[0].data, *index)))
            .map(|(index, customer)| self.row(&names[customer], index, answers, plan))
            .collect()
    }

    fn row(&self, name: &str, index: usize, answers: &Answers, plan: &Plan) -> Vec<Option<Value>> {
        let places = &self.places;
        let value = |place: usize| match standing(&answers.answers[place].data, index) {
            Standing::Value(value) => value,
            _ => None,
        };
        let words = |place: Option<usize>| place.and_then(&value).map(|value| value.to_string());
        let labels = self.labels(index, answers, plan);
        let label = |group: &Option<Key>| {
            let group = group.as_ref()?;
            let label = labels.get(group)?;
            text(self.titles.show(&group.1, label, self.language))
        };
        vec![
            text(name),
            words(places.name).map(Value::Text),
            words(places.industry).map(Value::Text),
            self.contact(name, words(places.contact)),
            value(places.facts[0]).and_then(|last| self.day(&last)),
            value(places.facts[1]).and_then(plain),
            value(places.facts[2]).and_then(plain).map(to_cents),
            label(&self.feeds.need),
            label(&self.feeds.value_class),
            label(&self.feeds.customer_type),
            joined(&self.advice.for_labels(&labels, self.language)),
            self.remarks(&labels, next_change(answers, 0, index)),
        ]
    }

    /// The label of every group that the customer is in.
    fn labels(&self, index: usize, answers: &Answers, plan: &Plan) -> BTreeMap<Key, String> {
        let groups = self.places.groups.iter().filter_map(|(key, place)| {
            let label = match standing(&answers.answers[*place].data, index) {
                Standing::Label(label) => plan.labels(*place)[label as usize].clone(),
                Standing::Member(true) => crate::course::IN.to_owned(),
                _ => return None,
            };
            Some((key.clone(), label))
        });
        groups.collect()
    }

    fn contact(&self, name: &str, attribute: Option<String>) -> Option<Value> {
        let reach = |kind| self.workspace.identifier(name, kind);
        reach(IdentifierKind::Phone)
            .or_else(|| reach(IdentifierKind::Email))
            .or(attribute)
            .map(Value::Text)
    }

    fn day(&self, at: &Reading) -> Option<Value> {
        match at {
            Reading::Plain(Value::Instant(at)) => Some(Value::Date(self.zone.date(*at))),
            _ => None,
        }
    }

    /// The segments that the customer is in, and when the exported standing changes by itself.
    fn remarks(&self, labels: &BTreeMap<Key, String>, next: Option<Instant>) -> Option<Value> {
        let segments = labels.keys().filter(|(kind, _)| *kind == Kind::Segment);
        let mut remarks: Vec<String> = segments.map(|(_, name)| self.title(name)).collect();
        if let Some(next) = next {
            let day = self.zone.date(next).to_string();
            let remark = Message::new("table-changes").with("day", day);
            remarks.push(remark.text(self.language));
        }
        joined(&remarks)
    }

    fn title(&self, segment: &str) -> String {
        let definition = self.workspace.saved.set.get(Kind::Segment, segment);
        let title = definition.and_then(|definition| definition.metadata.title.get(self.language));
        title.unwrap_or(segment).to_owned()
    }
}

fn plain(reading: Reading) -> Option<Value> {
    match reading {
        Reading::Plain(value) => Some(value),
        Reading::Millis(_) => None,
    }
}

/// Money with two places.
fn to_cents(value: Value) -> Value {
    match value {
        Value::Decimal(amount) => {
            let cents = divide_rounded(amount.raw().into(), 100);
            Value::Decimal(Decimal::saturating_from_raw(cents * 100))
        }
        other => other,
    }
}

fn joined(texts: &[impl AsRef<str>]) -> Option<Value> {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    (!texts.is_empty()).then(|| Value::Text(texts.join("；")))
}

fn columns(currency: &str, language: Language) -> Vec<fenqun_connectors::Column> {
    let money = match currency {
        "CNY" => Message::new("table-yuan").text(language),
        other => other.to_owned(),
    };
    let header = |id: &'static str| {
        Message::new(id)
            .with("currency", money.clone())
            .text(language)
    };
    [
        ("table-customer", Type::Text),
        ("table-name", Type::Text),
        ("table-industry", Type::Text),
        ("table-contact", Type::Text),
        ("table-last-purchase", Type::Date),
        ("table-frequency", Type::Integer),
        ("table-average", Type::Decimal),
        ("table-need", Type::Text),
        ("table-value-class", Type::Text),
        ("table-type", Type::Text),
        ("table-advice", Type::Text),
        ("table-remarks", Type::Text),
    ]
    .into_iter()
    .map(|(id, kind)| column(header(id), kind))
    .collect()
}
