//! What is hot is kept up as rows come: whoever asks for some customers or for all of them sees
//! what a store shows that was opened anew and read everything from its files.

mod rows;
mod shown;

use std::path::Path;

use fenqun_model::columns::Needs;
use fenqun_store::{Applied, Committer, Entry, Options, Store};
use proptest::prelude::*;

use rows::{NEEDS, entries, needs};
use shown::{Everybody, everybody, some};

#[derive(Clone, Debug)]
enum Step {
    Append(Vec<Entry>),
    Merge(u8, u8),
    Unmerge(usize),
    Forget(u8),
    Checkpoint,
    Reopen,
    Fold,
    Snapshot(usize),
}

/// What is asked for after a step.
#[derive(Clone, Debug)]
struct Question {
    needs: usize,
    /// Every how many-th customer.
    stride: usize,
    everybody: bool,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => entries().prop_map(Step::Append),
        2 => (0..6u8, 0..6u8).prop_map(|(a, b)| Step::Merge(a, b)),
        1 => (0..3usize).prop_map(Step::Unmerge),
        1 => (0..6u8).prop_map(Step::Forget),
        2 => Just(Step::Checkpoint),
        1 => Just(Step::Reopen),
        1 => Just(Step::Fold),
        1 => (0..NEEDS).prop_map(Step::Snapshot),
    ]
}

fn question() -> impl Strategy<Value = Question> {
    (0..NEEDS, 1..4usize, prop::bool::weighted(0.25)).prop_map(|(needs, stride, everybody)| {
        Question {
            needs,
            stride,
            everybody,
        }
    })
}

fn options(memory_budget: u64) -> Options {
    Options {
        buckets: 4,
        memory_budget,
        checkpoint_bytes: 1 << 30,
        max_identifiers: 4,
    }
}

/// A store that is followed, with what is needed to check it.
struct Followed {
    folder: tempfile::TempDir,
    budget: u64,
    store: Store,
    /// Makes the store live.
    _committer: Committer,
    merges: Vec<u64>,
    /// A snapshot with what it showed when it was taken.
    snapshot: Option<(Store, Needs, Everybody)>,
    /// What was true before a step.
    before: Everybody,
    version: u64,
    clock: i64,
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.file_name() != "LOCK" {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

impl Followed {
    fn new(budget: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), options(budget)).unwrap();
        Self {
            budget,
            _committer: store.committer(),
            store,
            folder,
            merges: vec![],
            snapshot: None,
            before: Everybody::new(),
            version: 0,
            clock: 0,
        }
    }

    /// What a store shows that is opened anew.
    fn truth(&self, needs: &Needs) -> Everybody {
        let folder = tempfile::tempdir().unwrap();
        copy(self.folder.path(), folder.path());
        let store = Store::open(folder.path(), options(1 << 24)).unwrap();
        everybody(&store, needs)
    }

    /// Carries out a step; whom it touched, unless everything is open again after it.
    fn take(&mut self, step: Step) -> Option<Vec<Applied>> {
        self.clock += 1;
        match step {
            Step::Append(mut entries) => {
                rows::received(&mut entries, 1_000 + self.clock);
                self.store.append(&entries).unwrap();
            }
            Step::Merge(a, b) => {
                let (a, b) = (format!("c{a}"), format!("c{b}"));
                self.merges.extend(self.store.merge(&a, &b).ok());
            }
            Step::Unmerge(index) if index < self.merges.len() => {
                let id = self.merges.remove(index);
                // Erasing one of the two takes a merge back.
                let _ = self.store.unmerge(id);
            }
            Step::Unmerge(_) => {}
            Step::Forget(who) => {
                self.snapshot = None;
                let at = fenqun_model::Instant(self.clock);
                let _ = self.store.forget(&format!("c{who}"), at);
                self.store.take_applied();
                return None;
            }
            Step::Checkpoint => self.store.checkpoint().unwrap(),
            Step::Reopen => {
                self.snapshot = None;
                self.reopen();
                return None;
            }
            Step::Fold => {
                self.store.fold(4).unwrap();
            }
            Step::Snapshot(index) => {
                let needs = needs(index);
                let shown = self.truth(&needs);
                self.snapshot = Some((self.store.snapshot(), needs, shown));
            }
        }
        Some(self.store.take_applied())
    }

    fn reopen(&mut self) {
        let other = tempfile::tempdir().unwrap();
        let parked = Store::open(other.path(), options(1)).unwrap();
        self._committer = parked.committer();
        drop(std::mem::replace(&mut self.store, parked));
        self.store = Store::open(self.folder.path(), options(self.budget)).unwrap();
        self._committer = self.store.committer();
    }

    /// Compares what is shown with what is true.
    fn ask(&mut self, question: &Question, applied: Option<Vec<Applied>>) {
        let all = needs(0);
        let now = self.truth(&all);
        let version = self.store.schema_version();
        let same_types = std::mem::replace(&mut self.version, version) == version;
        if let Some(applied) = applied.filter(|_| same_types) {
            shown::check_touched(&self.before, &now, &applied);
        }
        let needs = needs(question.needs);
        let truth = self.truth(&needs);
        let roots: Vec<u32> = truth.keys().copied().collect();
        let asked: Vec<u32> = roots.into_iter().step_by(question.stride).collect();
        let expected: Everybody = asked
            .iter()
            .map(|root| (*root, truth[root].clone()))
            .collect();
        assert_eq!(some(&self.store, &asked, &needs), expected, "some of them");
        if question.everybody {
            assert_eq!(everybody(&self.store, &needs), truth, "everybody");
        }
        if let Some((snapshot, needs, shown)) = &self.snapshot {
            let roots: Vec<u32> = shown.keys().copied().collect();
            assert_eq!(&some(snapshot, &roots, needs), shown, "some of a snapshot");
            if question.everybody {
                assert_eq!(&everybody(snapshot, needs), shown, "all of a snapshot");
            }
        }
        self.before = now;
    }
}

fn follow(steps: Vec<(Step, Question)>, budget: u64) {
    let mut followed = Followed::new(budget);
    for (step, question) in steps {
        let applied = followed.take(step);
        followed.ask(&question, applied);
        assert_eq!(followed.store.check().unwrap(), vec![]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..Default::default() })]

    #[test]
    fn what_is_hot_is_kept_up(steps in prop::collection::vec((step(), question()), 1..16)) {
        follow(steps, 1 << 24);
    }

    #[test]
    fn what_does_not_fit_is_read_customer_by_customer(
        steps in prop::collection::vec((step(), question()), 1..8),
    ) {
        follow(steps, 2_000);
    }
}
