//! Who is in a group, and who moved from one group to another: page by page, by name.

use fenqun_model::definition::Kind;
use fenqun_model::{Decimal, Instant, Message};
use fenqun_segment::{Answer, Question};
use serde::Serialize;
use utoipa::ToSchema;

use crate::answers::{Reading, Standing, next_change, scaled, standing};
use crate::breakdown::ScoreFilter;
use crate::course::{Division, IN, OUT, label_of};
use crate::customers::Person;
use crate::failure::{Failure, Outcome};
use crate::references::Key;
use crate::run::Run;
use crate::saved::Usable;
use crate::smallest::Smallest;
use crate::workspace::Workspace;

/// What is asked of the members of a definition.
#[derive(Clone, Debug, Default)]
pub struct MembersRequest {
    /// The definition: a segment, list, segmentation or metric; `kind/name` where needed.
    pub name: String,
    /// Instant as people type it; now when `None`.
    pub as_of: Option<String>,
    /// Only customers with this label; of a segment or list `out` gives everybody else.
    pub label: Option<String>,
    /// Only customers with these scores, of a segmentation.
    pub scores: Vec<ScoreFilter>,
    /// Only customers whose name is greater.
    pub after: Option<String>,
    /// Most customers.
    pub limit: usize,
    /// Also when each standing changes by itself, which takes longer.
    pub next_change: bool,
}

/// Some of the customers of a definition.
#[derive(Clone, Debug, PartialEq)]
pub struct Members {
    /// Kind of the definition.
    pub kind: Kind,
    /// Its name.
    pub definition: String,
    /// Its version.
    pub version: u64,
    /// The instant.
    pub as_of: Instant,
    /// All customers who were asked for, on other pages too.
    pub total: u64,
    /// Sorted by name.
    pub members: Vec<Member>,
    /// The name behind which the next page begins.
    pub next: Option<String>,
}

/// A customer of a definition.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Member {
    /// Who it is.
    #[serde(flatten)]
    pub person: Person,
    /// The label; `in` or `out` of a segment or list; null of a metric.
    #[schema(required = true)]
    pub label: Option<String>,
    /// The value of a metric; null otherwise.
    #[schema(value_type = Value)]
    pub value: Option<Reading>,
    /// When that changes by itself, RFC 3339; null for never, or when it was not asked for.
    #[schema(required = true)]
    pub next_change: Option<String>,
}

/// What is asked of the customers in a cell of a migration matrix.
#[derive(Clone, Debug, Default)]
pub struct CellRequest {
    /// The definition.
    pub name: String,
    /// The earlier instant as people type it.
    pub from: String,
    /// The later instant.
    pub to: String,
    /// Label at the earlier instant.
    pub from_label: String,
    /// Label at the later instant.
    pub to_label: String,
    /// Only customers whose name is greater.
    pub after: Option<String>,
    /// Most customers.
    pub limit: usize,
}

/// Some of the customers in a cell of a migration matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct CellMembers {
    /// The definition.
    pub definition: String,
    /// Its version.
    pub version: u64,
    /// The earlier instant.
    pub from: Instant,
    /// The later instant.
    pub to: Instant,
    /// All customers of the cell.
    pub total: u64,
    /// Sorted by name.
    pub members: Vec<Person>,
    /// The name behind which the next page begins.
    pub next: Option<String>,
}

/// A standing, and when it changes by itself.
type Row = (Standing, Option<Instant>);

impl Workspace {
    /// A page of the customers of a definition.
    ///
    /// # Errors
    /// Unknown or broken definition, a label that it does not have, a malformed instant.
    pub fn members(&self, request: &MembersRequest) -> Outcome<Members> {
        let key = self.single(&request.name)?;
        let as_of = self.instant(request.as_of.as_deref())?;
        let usable = self.usable()?;
        let run = self.run_of(&key, &request.scores, &usable)?;
        let labels = match key.0 {
            Kind::Segmentation => run.plan.labels(0).to_vec(),
            Kind::Metric => vec![],
            _ => vec![IN.to_owned(), OUT.to_owned()],
        };
        let wanted = match &request.label {
            Some(label) => Some(place_of(label, &labels, &key.1)?),
            None => None,
        };
        let parameters = self.parameters(&usable.checked, &run, as_of)?;
        let smallest = Smallest::new(request.after.clone(), request.limit + 1);
        self.evaluate(
            &run,
            as_of,
            &parameters,
            request.next_change,
            &|chunk, answers| {
                let customers = answers.customers.clone().enumerate();
                smallest.add(customers.filter_map(|(index, customer)| {
                    let standing = standing(&answers.answers[0].data, index);
                    let next = next_change(answers, 0, index);
                    let name = chunk.customers[customer].as_str();
                    let is_wanted = is_asked_for(&standing, wanted)
                        && have_scores(&request.scores, &answers.answers[1..], index);
                    is_wanted.then_some((name, (standing, next)))
                }));
            },
        )?;
        let (rows, total) = smallest.finish();
        let (rows, next) = cut(rows, request.limit);
        Ok(Members {
            kind: key.0,
            version: self.saved.version(key.0, &key.1),
            definition: key.1,
            as_of,
            total,
            members: self.as_members(rows, &labels)?,
            next,
        })
    }

    /// The definition itself first, then the scores that are looked at.
    fn run_of(&self, key: &Key, scores: &[ScoreFilter], usable: &Usable) -> Outcome<Run> {
        let is_key = |broken: &&crate::Broken| (broken.kind, &broken.name) == (key.0, &key.1);
        if let Some(broken) = usable.broken.iter().find(is_key) {
            return Err(Failure::from(broken.message()));
        }
        if key.0 != Kind::Segmentation && !scores.is_empty() {
            let message = Message::new("not-a-segmentation").with("name", key.1.clone());
            return Err(Failure::from(message));
        }
        let score = |filter: &ScoreFilter| Question::Score(key.1.clone(), filter.name.clone());
        let mut questions = vec![Question::Saved(key.0, key.1.clone())];
        questions.extend(scores.iter().map(score));
        self.compile(&usable.checked, questions)
    }

    fn as_members(&self, rows: Vec<(String, Row)>, labels: &[String]) -> Outcome<Vec<Member>> {
        let names: Vec<String> = rows.iter().map(|(name, _)| name.clone()).collect();
        let mut rows = rows.into_iter();
        let mut members = Vec::new();
        for person in self.persons(&names)? {
            let row = rows.find(|(name, _)| *name == person.customer);
            let Some((_, (standing, next))) = row else {
                continue;
            };
            let label = match &standing {
                Standing::Member(member) => labels.get(usize::from(!member)),
                Standing::Label(label) => labels.get(*label as usize),
                Standing::Value(_) => None,
            };
            members.push(Member {
                person,
                label: label.cloned(),
                value: match standing {
                    Standing::Value(value) => value,
                    _ => None,
                },
                next_change: next.map(|at| at.to_string()),
            });
        }
        Ok(members)
    }

    /// A page of the customers in a cell of a migration matrix.
    ///
    /// # Errors
    /// As [`Workspace::flows`]; a label that the definition does not have.
    pub fn cell_members(&self, request: &CellRequest) -> Outcome<CellMembers> {
        let [from, to] = self.course(&request.from, &request.to)?;
        let key = self.dividing(&request.name)?;
        let usable = self.usable()?;
        let division = Division::new(self, &usable, &key)?;
        let place = |label: &str| place_of(label, &division.labels, &key.1);
        let cell = [place(&request.from_label)?, place(&request.to_label)?];
        let points = self.parameters_at(&usable.checked, &division.run, &[from, to])?;
        let smallest = Smallest::new(request.after.clone(), request.limit + 1);
        self.follow_customers(&division.run, &points, &|chunk, answers| {
            let [before, after] =
                [&answers[0], &answers[1]].map(|answers| &answers.answers[0].data);
            let customers = answers[0].customers.clone().enumerate();
            smallest.add(customers.filter_map(|(index, customer)| {
                let found = [label_of(before, index), label_of(after, index)];
                (found == cell).then_some((chunk.customers[customer].as_str(), ()))
            }));
        })?;
        let (rows, total) = smallest.finish();
        let (rows, next) = cut(rows, request.limit);
        let names: Vec<String> = rows.into_iter().map(|(name, ())| name).collect();
        Ok(CellMembers {
            version: self.saved.version(key.0, &key.1),
            definition: key.1,
            from,
            to,
            total,
            members: self.persons(&names)?,
            next,
        })
    }
}

/// Whether a customer belongs on the list: everybody with a label, members, those with a value.
fn is_asked_for(standing: &Standing, wanted: Option<usize>) -> bool {
    match (standing, wanted) {
        (Standing::Member(member), Some(label)) => usize::from(!member) == label,
        (Standing::Member(member), None) => *member,
        (Standing::Label(label), Some(wanted)) => *label as usize == wanted,
        (Standing::Label(_), None) => true,
        (Standing::Value(value), _) => value.is_some(),
    }
}

/// Whether a customer has all scores that are asked for.
fn have_scores(filters: &[ScoreFilter], answers: &[Answer], index: usize) -> bool {
    filters.iter().zip(answers).all(|(filter, answer)| {
        let scale = i128::from(Decimal::SCALE);
        let range = i128::from(filter.from) * scale..=i128::from(filter.to) * scale;
        scaled(&answer.data, index).is_some_and(|score| range.contains(&score))
    })
}

/// Where a label stands among those of a definition.
fn place_of(label: &str, labels: &[String], definition: &str) -> Outcome<usize> {
    let found = labels.iter().position(|known| known == label);
    found.ok_or_else(|| {
        let message = Message::new("label-unknown")
            .with("label", label)
            .with("definition", definition)
            .with("known", labels.join(", "));
        Failure::wrong_use(message)
    })
}

/// One more than the limit was fetched, to know whether there are more.
fn cut<T>(mut rows: Vec<(String, T)>, limit: usize) -> (Vec<(String, T)>, Option<String>) {
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|(name, _)| name.clone());
    (rows, next)
}
