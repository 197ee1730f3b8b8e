//! The sampling check: some customers of each label in a workbook, with the facts that a person
//! needs to say whether the label is right; and the accuracy when the workbook comes back.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use fenqun_connectors::{Column, OutputFormat};
use fenqun_model::definition::{Kind, Resolved};
use fenqun_model::language::{parse, print};
use fenqun_model::{Instant, Language, Message, Type, Value};
use fenqun_segment::{Answers, Question};
use serde::Serialize;
use utoipa::ToSchema;
use xxhash_rust::xxh3::xxh3_64;

use crate::answers::{Reading, Standing, standing};
use crate::customers::Person;
use crate::export::{Sheet, column, text};
use crate::failure::{Failure, Outcome};
use crate::masking::Mask;
use crate::references::Key;
use crate::run::{Run, held};
use crate::saved::Usable;
use crate::workspace::Workspace;

/// Headers by which the workbook is recognised when it comes back, Chinese and English.
pub(crate) const CUSTOMER: [&str; 2] = ["客户编号", "Customer no."];
pub(crate) const SEGMENTATION: [&str; 2] = ["分群模型", "Segmentation"];
pub(crate) const LABEL: [&str; 2] = ["标签", "Label"];
pub(crate) const VERDICT: [&str; 2] = ["对/错", "Right/wrong"];
const TITLE: [&str; 2] = ["标签名称", "Label title"];
const AS_OF: [&str; 2] = ["时点", "As of"];
const REMARK: [&str; 2] = ["意见", "Comment"];

/// What is to be sampled.
#[derive(Clone, Debug)]
pub struct SampleRequest {
    /// The segmentation.
    pub segmentation: String,
    /// Customers of each label; all when there are fewer.
    pub per_label: usize,
    /// Where to.
    pub out: PathBuf,
    /// Instant as people type it; now when `None`.
    pub as_of: Option<String>,
    /// Language of the headers.
    pub language: Language,
}

/// What was sampled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sampled {
    /// The segmentation.
    pub segmentation: String,
    /// The file.
    pub file: PathBuf,
    /// Customers chosen of each label that anybody has.
    pub labels: BTreeMap<String, usize>,
}

/// The sampling check as a table on a page.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SampleTable {
    /// The segmentation.
    pub segmentation: String,
    /// Its version.
    pub version: u64,
    /// The instant, RFC 3339.
    pub as_of: String,
    /// What each fact of a row says, as rules write it.
    pub facts: Vec<String>,
    /// By label, in the order of the alphabet.
    pub rows: Vec<SampleRow>,
}

/// A customer of a sampling check.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SampleRow {
    /// Who it is.
    #[serde(flatten)]
    pub person: Person,
    /// The label to be judged.
    pub label: String,
    /// In the order of the table's `facts`; null where missing.
    #[schema(value_type = Vec<Value>)]
    pub facts: Vec<Option<Reading>>,
}

/// A customer who may be chosen: the smaller the hash, the sooner.
struct Candidate {
    hash: u64,
    name: String,
    facts: Vec<Option<Value>>,
}

/// The customers of a sampling check.
struct Drawn {
    key: Key,
    chosen: BTreeMap<String, Vec<Candidate>>,
    facts: Facts,
}

/// Ending of a workbook.
pub(crate) const WORKBOOK: &str = ".xlsx";

/// A file of the system's that goes by itself.
pub(crate) fn temporary(ending: &str) -> Outcome<tempfile::NamedTempFile> {
    let made = tempfile::Builder::new().suffix(ending).tempfile();
    made.map_err(|error| Failure::file("folder-not-made", &std::env::temp_dir(), &error))
}

/// What the workbook shows of each customer.
struct Facts {
    headers: Vec<String>,
    questions: Vec<Question>,
}

impl Workspace {
    /// Writes a workbook for the sampling check.
    ///
    /// # Errors
    /// Unknown or broken segmentation, nobody to sample, a file that cannot be written.
    pub fn sample(&self, request: &SampleRequest) -> Outcome<Sampled> {
        let format = workbook(&request.out)?;
        let as_of = self.instant(request.as_of.as_deref())?;
        let drawn = self.draw(&request.segmentation, request.per_label, as_of)?;
        let labels = drawn
            .chosen
            .iter()
            .map(|(label, of)| (label.clone(), of.len()))
            .collect();
        let Drawn { key, chosen, facts } = drawn;
        let sheet = self.sample_sheet(&key, chosen, &facts, as_of, request.language)?;
        self.write_sheet(&request.out, format, sheet)?;
        Ok(Sampled {
            segmentation: key.1,
            file: request.out.clone(),
            labels,
        })
    }

    /// The same sampling check as a table.
    ///
    /// # Errors
    /// Unknown or broken segmentation, nobody to sample, a malformed instant.
    pub fn sample_table(
        &self,
        segmentation: &str,
        per_label: usize,
        as_of: Option<&str>,
    ) -> Outcome<SampleTable> {
        let as_of = self.instant(as_of)?;
        let drawn = self.draw(segmentation, per_label, as_of)?;
        let mut rows = Vec::new();
        for (label, candidates) in drawn.chosen {
            let names: Vec<String> = candidates.iter().map(|one| one.name.clone()).collect();
            let persons = self.persons(&names)?.into_iter();
            rows.extend(persons.zip(candidates).map(|(person, one)| {
                SampleRow {
                    person,
                    label: label.clone(),
                    facts: one
                        .facts
                        .into_iter()
                        .map(|fact| fact.map(Reading::Plain))
                        .collect(),
                }
            }));
        }
        Ok(SampleTable {
            version: self.saved.version(drawn.key.0, &drawn.key.1),
            segmentation: drawn.key.1,
            as_of: as_of.to_string(),
            facts: drawn.facts.headers,
            rows,
        })
    }

    /// The same sampling check as the bytes of a workbook.
    ///
    /// # Errors
    /// As [`Workspace::sample`].
    pub fn sample_workbook(
        &self,
        segmentation: &str,
        per_label: usize,
        as_of: Option<&str>,
        language: Language,
        mask: &Mask,
    ) -> Outcome<Vec<u8>> {
        let as_of = self.instant(as_of)?;
        let Drawn { key, chosen, facts } = self.draw(segmentation, per_label, as_of)?;
        let mut sheet = self.sample_sheet(&key, chosen, &facts, as_of, language)?;
        for cell in sheet.rows.iter_mut().flatten() {
            if let Some(Value::Text(text)) = cell {
                *text = mask.name(text);
            }
        }
        let file = temporary(WORKBOOK)?;
        self.write_sheet(file.path(), OutputFormat::Xlsx, sheet)?;
        std::fs::read(file.path())
            .map_err(|error| Failure::file("file-unreadable", file.path(), &error))
    }

    /// Chooses the customers of a sampling check.
    fn draw(&self, segmentation: &str, per_label: usize, as_of: Instant) -> Outcome<Drawn> {
        let key = self.dividing(segmentation)?;
        let usable = self.usable()?;
        let facts = facts(&key, &usable)?;
        let mut questions = vec![Question::Saved(key.0, key.1.clone())];
        questions.extend(facts.questions.iter().cloned());
        let run = self.compile(&usable.checked, questions)?;
        let chosen = self.choose(&run, &usable, as_of, per_label)?;
        match chosen.is_empty() {
            false => Ok(Drawn { key, chosen, facts }),
            true => Err(Message::new("sample-nobody")
                .with("name", segmentation)
                .into()),
        }
    }

    /// The customers of each label with the smallest hashes.
    fn choose(
        &self,
        run: &Run,
        usable: &Usable,
        as_of: Instant,
        per_label: usize,
    ) -> Outcome<BTreeMap<String, Vec<Candidate>>> {
        let parameters = self.parameters(&usable.checked, run, as_of)?;
        let chosen: Mutex<BTreeMap<String, Vec<Candidate>>> = Mutex::default();
        self.evaluate(run, as_of, &parameters, false, &|chunk, answers| {
            let found = candidates(run, chunk.customers, answers);
            let mut chosen = held(&chosen);
            for (label, candidate) in found {
                let of_label = chosen.entry(label).or_default();
                of_label.push(candidate);
                of_label.sort_unstable_by(|a, b| (a.hash, &a.name).cmp(&(b.hash, &b.name)));
                of_label.truncate(per_label);
            }
        })?;
        Ok(chosen.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    fn sample_sheet(
        &self,
        key: &Key,
        chosen: BTreeMap<String, Vec<Candidate>>,
        facts: &Facts,
        as_of: Instant,
        language: Language,
    ) -> Outcome<Sheet> {
        let titles = self.label_titles()?;
        let mut columns = columns(facts, &chosen, language);
        let mut rows = Vec::new();
        for (label, candidates) in chosen {
            for candidate in candidates {
                let mut row = vec![
                    text(key.1.as_str()),
                    Some(Value::Instant(as_of)),
                    text(candidate.name),
                    text(label.as_str()),
                    text(titles.show(&key.1, &label, language)),
                ];
                row.extend(candidate.facts);
                row.extend([None, None]);
                rows.push(row);
            }
        }
        columns.push(column(pick(VERDICT, language), Type::Text));
        columns.push(column(pick(REMARK, language), Type::Text));
        Ok(Sheet { columns, rows })
    }
}

fn candidates(run: &Run, names: &[String], answers: &Answers) -> Vec<(String, Candidate)> {
    let labels = run.plan.labels(0);
    let customers = answers.customers.clone().enumerate();
    let found = customers.map(|(index, customer)| {
        let label = match standing(&answers.answers[0].data, index) {
            Standing::Label(label) => labels[label as usize].clone(),
            Standing::Member(true) => crate::course::IN.to_owned(),
            _ => crate::course::OUT.to_owned(),
        };
        let name = names[customer].clone();
        let facts = (1..answers.answers.len())
            .map(|fact| cell(&standing(&answers.answers[fact].data, index)));
        (
            label,
            Candidate {
                hash: xxh3_64(name.as_bytes()),
                facts: facts.collect(),
                name,
            },
        )
    });
    found.collect()
}

/// A fact as a cell: lengths of time as days.
fn cell(standing: &Standing) -> Option<Value> {
    match standing {
        Standing::Member(member) => Some(Value::Boolean(*member)),
        Standing::Value(Some(Reading::Millis(millis))) => {
            let tenths = (*millis as f64 / 8_640_000.0).round() / 10.0;
            Some(Value::Float(tenths))
        }
        Standing::Value(Some(Reading::Plain(value))) => Some(value.clone()),
        Standing::Value(None) | Standing::Label(_) => None,
    }
}

/// What a reviewer needs: the values that the definition itself looks at, and three plain facts.
fn facts(key: &Key, usable: &Usable) -> Outcome<Facts> {
    let mut facts = Facts {
        headers: vec![],
        questions: vec![],
    };
    match usable
        .checked
        .segmentations
        .get(&key.1)
        .filter(|_| key.0 == Kind::Segmentation)
    {
        Some(Resolved::Grid { dimensions, .. }) => {
            for dimension in dimensions {
                facts.add(
                    print(&dimension.value),
                    Question::Value(dimension.value.clone()),
                );
                let score = Question::Score(key.1.clone(), dimension.name.clone());
                facts.add(format!("{}.{}", key.1, dimension.name), score);
            }
        }
        Some(Resolved::Abc { value, .. }) => {
            facts.add(print(value), Question::Value(value.clone()));
        }
        Some(Resolved::Points { criteria, .. }) => {
            for row in criteria.iter().flat_map(|(_, _, rules)| rules) {
                facts.add(print(&row.0), Question::Condition(row.0.clone()));
            }
        }
        Some(Resolved::FirstMatch { rules, .. }) => {
            for (_, _, rule) in rules {
                facts.add(print(rule), Question::Condition(rule.clone()));
            }
        }
        None => {}
    }
    for plain in ["last(order)", "count(order)", "sum(order.amount)"] {
        facts.add(plain.to_owned(), Question::Value(parse(plain)?));
    }
    Ok(facts)
}

impl Facts {
    fn add(&mut self, header: String, question: Question) {
        if !self.questions.contains(&question) {
            self.headers.push(header);
            self.questions.push(question);
        }
    }
}

fn columns(
    facts: &Facts,
    chosen: &BTreeMap<String, Vec<Candidate>>,
    language: Language,
) -> Vec<Column> {
    let mut columns = vec![
        column(pick(SEGMENTATION, language), Type::Text),
        column(pick(AS_OF, language), Type::Instant),
        column(pick(CUSTOMER, language), Type::Text),
        column(pick(LABEL, language), Type::Text),
        column(pick(TITLE, language), Type::Text),
    ];
    for (index, header) in facts.headers.iter().enumerate() {
        let mut values = chosen
            .values()
            .flatten()
            .filter_map(|one| one.facts[index].as_ref());
        let kind = values.next().map_or(Type::Text, Value::kind);
        columns.push(column(header.as_str(), kind));
    }
    columns
}

pub(crate) fn pick(headers: [&'static str; 2], language: Language) -> &'static str {
    match language {
        Language::Chinese => headers[0],
        Language::English => headers[1],
    }
}

fn workbook(out: &Path) -> Outcome<OutputFormat> {
    match OutputFormat::of(out)? {
        OutputFormat::Xlsx => Ok(OutputFormat::Xlsx),
        _ => Err(Failure::wrong_use(
            Message::new("sample-not-workbook").with("file", out.display().to_string()),
        )),
    }
}
