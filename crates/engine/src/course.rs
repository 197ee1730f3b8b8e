//! One definition under several instants or several fits, in one pass over the customers.

use fenqun_model::Instant;
use fenqun_model::columns::Chunk;
use fenqun_model::definition::{Checked, Kind};
use fenqun_segment::{AnswerData, Answers, Evaluation, Parameters, Question};

use crate::failure::{Failure, Outcome};
use crate::references::Key;
use crate::run::Run;
use crate::saved::Usable;
use crate::workspace::Workspace;
use fenqun_model::Message;

/// Label of members where a segment is shown as a division in two.
pub const IN: &str = "in";
/// Label of everybody else.
pub const OUT: &str = "out";

/// A definition that divides the customers.
#[derive(Debug)]
pub(crate) struct Division {
    /// What is evaluated.
    pub(crate) run: Run,
    /// The labels; of a segment [`IN`] and [`OUT`].
    pub(crate) labels: Vec<String>,
}

impl Division {
    /// The division that a segment, list or segmentation makes.
    pub(crate) fn new(workspace: &Workspace, usable: &Usable, key: &Key) -> Outcome<Self> {
        let is_broken =
            |broken: &&crate::saved::Broken| (broken.kind, &broken.name) == (key.0, &key.1);
        if let Some(broken) = usable.broken.iter().find(is_broken) {
            return Err(Failure::from(broken.message()));
        }
        let question = Question::Saved(key.0, key.1.clone());
        let run = workspace.compile(&usable.checked, vec![question])?;
        let labels = match key.0 {
            Kind::Segmentation => run.plan.labels(0).to_vec(),
            Kind::Segment | Kind::StaticList => vec![IN.into(), OUT.into()],
            _ => {
                return Err(Message::new("definition-divides-nobody")
                    .with("name", key.1.clone())
                    .into());
            }
        };
        Ok(Self { run, labels })
    }
}

impl Workspace {
    /// The saved definition of a name that divides the customers.
    pub(crate) fn dividing(&self, name: &str) -> Outcome<Key> {
        let found = crate::eval::find(name, &self.saved.set)?;
        let divides = |key: &Key| key.0 != Kind::Metric;
        let mut dividing: Vec<Key> = found.into_iter().filter(divides).collect();
        match dividing.len() {
            1 => Ok(dividing.remove(0)),
            0 => Err(Message::new("definition-divides-nobody")
                .with("name", name)
                .into()),
            _ => Err(Failure::wrong_use(
                Message::new("definition-ambiguous").with("name", name),
            )),
        }
    }

    /// The parameters at each of some instants.
    pub(crate) fn parameters_at(
        &self,
        checked: &Checked,
        run: &Run,
        instants: &[Instant],
    ) -> Outcome<Vec<(Instant, Parameters)>> {
        let at = |instant: &Instant| Ok((*instant, self.parameters(checked, run, *instant)?));
        instants.iter().map(at).collect()
    }

    /// Evaluates every customer under each pair of instant and parameters; `receive` gets the
    /// answers of a range of customers, one for each pair, from several threads at once.
    pub(crate) fn follow(
        &self,
        run: &Run,
        points: &[(Instant, Parameters)],
        receive: &(dyn Fn(&[Answers]) + Sync),
    ) -> Outcome<()> {
        self.follow_customers(run, points, &|_, answers| receive(answers))
    }

    /// The same, with the chunk in which the customers are.
    pub(crate) fn follow_customers(
        &self,
        run: &Run,
        points: &[(Instant, Parameters)],
        receive: &(dyn Fn(&Chunk<'_>, &[Answers]) + Sync),
    ) -> Outcome<()> {
        let bound: Result<Vec<Evaluation<'_>>, Message> = points
            .iter()
            .map(|(instant, parameters)| run.plan.bind(*instant, parameters))
            .collect();
        let bound = bound?;
        self.store
            .visit(run.plan.needs(), self.settings.threads, &|chunk| {
                for range in crate::run::batches(chunk.customers.len(), self.settings.batch) {
                    let answers: Vec<_> = bound
                        .iter()
                        .map(|evaluation| evaluation.evaluate(chunk, range.clone(), false))
                        .collect();
                    receive(chunk, &answers);
                }
            })?;
        Ok(())
    }
}

/// Index of the label of a customer in [`Division::labels`].
pub(crate) fn label_of(data: &AnswerData, index: usize) -> usize {
    match data {
        AnswerData::Labels(labels) => labels[index] as usize,
        _ => usize::from(!crate::answers::is_member(data, index)),
    }
}
