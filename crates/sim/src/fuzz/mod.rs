//! Fuzz targets: what reads bytes from outside or from a disk must neither panic nor take what is
//! not there for true, whatever the bytes are.
//!
//! Inputs are made from seeds by [`mutate`]; an input that makes a target answer as none did before
//! is kept and changed further. The sequence follows from the number it starts with, so a run that
//! finds something finds it again.

mod changes;
mod ingest;
mod language;
mod log;
mod mutate;
mod payload;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use mutate::Mutator;

/// Bytes of an input.
const MOST_BYTES: usize = 1 << 16;
/// Inputs kept.
const MOST_KEPT: usize = 4_000;

/// What reads bytes.
#[derive(Clone, Copy)]
pub struct Target {
    /// As typed.
    pub name: &'static str,
    /// Inputs that are right, to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Reads an input; panics when something is wrong. Inputs that are read alike give the same
    /// number.
    pub read: fn(&[u8]) -> u64,
}

/// Every target.
pub const TARGETS: [Target; 5] = [
    changes::TARGET,
    ingest::TARGET,
    language::TARGET,
    log::TARGET,
    payload::TARGET,
];

/// An input that a target could not bear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The input.
    pub input: Vec<u8>,
    /// Inputs tried before it.
    pub after: u64,
}

/// The target of a name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.into_iter().find(|target| target.name == name)
}

/// Inputs of a target that once made trouble, beside its seeds.
pub fn kept(target: &Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz")
        .join(target.name);
    let files = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| std::fs::read(path).ok())
        .collect()
}

/// Reads inputs made from `start` on for as long as `go_on`, which is told how many were read, says
/// so; how many there were.
///
/// # Errors
/// An input that the target could not bear.
pub fn fuzz(target: &Target, start: u64, mut go_on: impl FnMut(u64) -> bool) -> Result<u64, Found> {
    let mut mutator = Mutator::new(start);
    let mut inputs = (target.seeds)();
    inputs.extend(kept(target));
    let mut answers = HashSet::new();
    for (after, input) in inputs.iter().enumerate() {
        answers.insert(read(target, input, after as u64)?);
    }
    let mut after = inputs.len() as u64;
    while go_on(after) {
        let mut input = mutator.mutate(&inputs);
        input.truncate(MOST_BYTES);
        if answers.insert(read(target, &input, after)?) && inputs.len() < MOST_KEPT {
            inputs.push(input);
        }
        after += 1;
    }
    Ok(after)
}

/// Lets the target read one input.
///
/// # Errors
/// The input, when the target panics.
pub fn read(target: &Target, input: &[u8], after: u64) -> Result<u64, Found> {
    catch_unwind(AssertUnwindSafe(|| (target.read)(input))).map_err(|_| Found {
        input: input.to_vec(),
        after,
    })
}

/// A number for what was made of an input.
fn number(answer: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    answer.hash(&mut hasher);
    hasher.finish()
}
