//! An unsaved segmentation: how it would divide the customers, and whom it would move compared with
//! a saved one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use fenqun_model::Message;
use fenqun_model::definition::{Definition, Kind, Spec, read};
use fenqun_segment::{Answers, Question};
use serde::Serialize;
use utoipa::ToSchema;

use crate::breakdown::{AskedParts, Breakdown, Tally};
use crate::course::label_of;
use crate::customers::Person;
use crate::failure::{Failure, Outcome};
use crate::few::Few;
use crate::masking::Mask;
use crate::preview::unused;
use crate::references::Key;
use crate::run::held;
use crate::saved::{Usable, key_of};
use crate::workspace::Workspace;

/// What is to be tried.
#[derive(Clone, Debug, Default)]
pub struct TrialRequest {
    /// The segmentation as a definition file says it.
    pub definition: String,
    /// A saved segmentation to compare with; the saved one of the same name when `None`.
    pub against: Option<String>,
    /// Instant as people type it; now when `None`.
    pub as_of: Option<String>,
}

/// How an unsaved segmentation would divide the customers.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Trial {
    /// The division. Its version is that of the saved segmentation of the same name; 0 when there is
    /// none.
    #[serde(flatten)]
    pub breakdown: Breakdown,
    /// Whom it moves; null when there is nothing saved to compare with.
    #[schema(required = true)]
    pub against: Option<Moves>,
}

/// Whom an unsaved segmentation moves, compared with a saved one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Moves {
    /// The saved segmentation.
    pub segmentation: String,
    /// Its version.
    pub version: u64,
    /// Its labels: the rows of the matrix.
    pub from_labels: Vec<String>,
    /// The labels of the unsaved one: the columns.
    pub to_labels: Vec<String>,
    /// `matrix[a][b]`: customers with label `a` who would have `b`.
    pub matrix: Vec<Vec<u64>>,
    /// Customers whose label would be another one.
    pub moved: u64,
    /// Some of them.
    pub movers: Vec<Mover>,
}

/// A customer who would move.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Mover {
    /// Who it is.
    #[serde(flatten)]
    #[schema(inline)]
    pub person: Person,
    /// The label now.
    pub from: String,
    /// The label then.
    pub to: String,
}

/// An unsaved segmentation among the saved definitions, under a name that nobody uses.
struct Draft {
    usable: Usable,
    key: Key,
    /// Its own name.
    name: String,
}

/// Customers by pair of labels, and some who move.
struct Moving {
    tally: Tally,
    matrix: Vec<Vec<u64>>,
    movers: Few<(usize, usize)>,
}

impl Workspace {
    /// How an unsaved segmentation would divide the customers.
    ///
    /// # Errors
    /// It cannot be read, is none or is wrong; it looks at personal fields that the mask hides; an
    /// unknown or broken segmentation to compare with; a malformed instant.
    pub fn try_segmentation(&self, request: &TrialRequest, mask: &Mask) -> Outcome<Trial> {
        let draft = self.draft(&request.definition, mask)?;
        let checked = &draft.usable.checked;
        let as_of = self.instant(request.as_of.as_deref())?;
        let against = self.trial_against(&draft, request.against.as_deref())?;
        let more = against.iter().cloned();
        let more: Vec<Question> = more
            .map(|(kind, name)| Question::Saved(kind, name))
            .collect();
        let asked = self.ask_parts(checked, draft.key.clone(), &more)?;
        let kept = self.fit_of_draft(&draft.name, &draft.key.1, &checked.set)?;
        let given: BTreeMap<_, _> = kept
            .map(|fit| (draft.key.1.clone(), fit))
            .into_iter()
            .collect();
        let parameters = self.parameters_with(checked, &asked.run, as_of, given)?;
        let before = match &against {
            Some(_) => asked.run.plan.labels(asked.behind).to_vec(),
            None => vec![],
        };
        let labels = Labels::new(&before, asked.labels());
        let moving = Mutex::new(Moving::nothing(&asked, &labels));
        self.evaluate(&asked.run, as_of, &parameters, false, &|chunk, answers| {
            let fresh = Moving::of(&asked, &labels, chunk.customers, answers);
            held(&moving).add(fresh);
        })?;
        let moving = moving.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut breakdown = asked.breakdown(self, checked, &parameters, as_of, &moving.tally);
        breakdown.version = self.saved.version(Kind::Segmentation, &draft.name);
        if let Some(measure) = &mut breakdown.value
            && measure.segmentation.as_ref() == Some(&draft.key.1)
        {
            measure.segmentation = Some(draft.name.clone());
        }
        breakdown.segmentation = draft.name;
        let against = against.map(|key| self.moves(&key, &labels, moving));
        Ok(Trial {
            breakdown,
            against: against.transpose()?,
        })
    }

    /// Reads an unsaved segmentation and lays it over the saved definitions.
    fn draft(&self, text: &str, mask: &Mask) -> Outcome<Draft> {
        let mut read = read(text, "request")?;
        let definition = match (read.pop(), read.is_empty()) {
            (Some(definition), true) if matches!(definition.spec, Spec::Segmentation(_)) => {
                definition
            }
            _ => return Err(Failure::wrong_use(Message::new("trial-one-segmentation"))),
        };
        if let Some(field) = mask.personal_field_of(&definition, &self.saved.set) {
            return Err(Message::new("rule-reads-personal")
                .with("field", field)
                .into());
        }
        let name = definition.metadata.name.clone();
        let renamed = unused(&self.saved.set, Kind::Segmentation);
        let mut draft = definition.clone();
        draft.metadata.name.clone_from(&renamed);
        match self.laid_over(draft)? {
            Ok(usable) => Ok(Draft {
                usable,
                key: (Kind::Segmentation, renamed),
                name,
            }),
            // Under its own name, which the reasons give.
            Err(reasons) => Err(match self.laid_over(definition)? {
                Ok(_) => reasons,
                Err(reasons) => reasons,
            }),
        }
    }

    /// The saved definitions with one more; why that one cannot be used.
    fn laid_over(&self, definition: Definition) -> Outcome<Result<Usable, Failure>> {
        let key = key_of(&definition);
        let mut set = self.saved.set.clone();
        set.insert(definition);
        let usable = self.usable_of(&set)?;
        let is_key = |broken: &&crate::Broken| (broken.kind, &broken.name) == (key.0, &key.1);
        let broken = usable.broken.iter().find(is_key);
        let reasons = broken.map(|broken| Failure::from(broken.reasons.clone()));
        Ok(reasons.map_or(Ok(usable), Err))
    }

    fn trial_against(&self, draft: &Draft, asked: Option<&str>) -> Outcome<Option<Key>> {
        let key = match asked {
            Some(name) => self.segmentation(name)?.1,
            None => (Kind::Segmentation, draft.name.clone()),
        };
        let is_sound = draft.usable.checked.set.get(key.0, &key.1).is_some();
        Ok(is_sound.then_some(key))
    }

    fn moves(&self, key: &Key, labels: &Labels<'_>, moving: Moving) -> Outcome<Moves> {
        let named: Vec<(String, (usize, usize))> = moving.movers.into_named().collect();
        let names: Vec<String> = named.iter().map(|(name, _)| name.clone()).collect();
        let persons = self.persons(&names)?.into_iter();
        let movers = persons.filter_map(|person| {
            let (_, (from, to)) = named.iter().find(|(name, _)| *name == person.customer)?;
            Some(Mover {
                person,
                from: labels.before[*from].clone(),
                to: labels.after[*to].clone(),
            })
        });
        let rows = moving.matrix.iter().enumerate();
        let moved = rows.map(|(from, row)| {
            let columns = row.iter().enumerate();
            let moved = columns.filter(|(to, _)| labels.differ(from, *to));
            moved.map(|(_, customers)| customers).sum::<u64>()
        });
        Ok(Moves {
            moved: moved.sum(),
            movers: movers.collect(),
            segmentation: key.1.clone(),
            version: self.saved.version(key.0, &key.1),
            from_labels: labels.before.to_vec(),
            to_labels: labels.after.to_vec(),
            matrix: moving.matrix,
        })
    }
}

/// The labels of the saved segmentation and of the unsaved one.
struct Labels<'a> {
    before: &'a [String],
    after: &'a [String],
    /// For each label before, the one after that is the same.
    same: Vec<Option<usize>>,
}

impl<'a> Labels<'a> {
    fn new(before: &'a [String], after: &'a [String]) -> Self {
        let same = |label: &String| after.iter().position(|other| other == label);
        Self {
            before,
            after,
            same: before.iter().map(same).collect(),
        }
    }

    fn differ(&self, from: usize, to: usize) -> bool {
        self.same[from] != Some(to)
    }
}

impl Moving {
    fn nothing(asked: &AskedParts, labels: &Labels<'_>) -> Self {
        Self {
            tally: asked.nothing(),
            matrix: vec![vec![0; labels.after.len()]; labels.before.len()],
            movers: Few::default(),
        }
    }

    fn of(asked: &AskedParts, labels: &Labels<'_>, names: &[String], answers: &Answers) -> Self {
        let mut moving = Self::nothing(asked, labels);
        moving.tally = asked.tally(answers);
        let Some(before) = answers.answers.get(asked.behind) else {
            return moving;
        };
        let pair = |index| {
            let after = label_of(&answers.answers[0].data, index);
            (label_of(&before.data, index), after)
        };
        for index in 0..answers.customers.len() {
            let (from, to) = pair(index);
            moving.matrix[from][to] += 1;
        }
        moving.movers = Few::of(names, answers, |index| {
            let (from, to) = pair(index);
            labels.differ(from, to).then_some((from, to))
        });
        moving
    }

    fn add(&mut self, more: Self) {
        self.tally.add(&more.tally);
        let rows = self.matrix.iter_mut().zip(more.matrix);
        for (row, more) in rows {
            let cells = row.iter_mut().zip(more);
            cells.for_each(|(cell, more)| *cell += more);
        }
        self.movers.add(more.movers);
    }
}
