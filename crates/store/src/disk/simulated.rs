//! A disk in memory that fails, tears, reorders, loses what was not synced, and crashes at a
//! chosen operation. For tests.

use std::any::Any;
use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::{Disk, DiskFile, LockError};

/// Bytes that reach the medium together or not.
const BLOCK: usize = 64;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The power fails: the operation is done in part, nothing works afterwards.
    Crash,
    /// The operation fails once; a write is done in part; what a failed sync was to make durable
    /// never will be, though later syncs succeed.
    Fail(io::ErrorKind),
    /// This and every later operation that needs space fails.
    Full,
}

/// A disk in memory.
#[derive(Clone, Debug, Default)]
pub struct SimulatedDisk {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    inodes: Vec<Inode>,
    /// Path to inode, as processes see it.
    entries: BTreeMap<String, usize>,
    /// As it is on the medium.
    durable: BTreeMap<String, usize>,
    /// Changes of entries that were not synced, in order.
    pending: Vec<Change>,
    operations: u64,
    fault: Option<(u64, Fault)>,
    crashed: bool,
    random: u64,
    locked: bool,
    /// Syncs of files succeed and do nothing.
    lies: bool,
}

#[derive(Clone, Debug, Default)]
struct Inode {
    current: Vec<u8>,
    durable: Vec<u8>,
    /// A sync failed.
    lost: bool,
}

#[derive(Clone, Debug)]
enum Change {
    Link(String, usize),
    Unlink(String),
    Rename(String, String),
}

#[derive(Debug)]
struct SimulatedFile {
    disk: SimulatedDisk,
    inode: usize,
    path: String,
}

/// Unlocks when dropped.
#[derive(Debug)]
struct Guard(SimulatedDisk);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.state().locked = false;
    }
}

impl SimulatedDisk {
    /// An empty disk without faults.
    pub fn new() -> Self {
        Self::default()
    }

    /// A disk whose syncs succeed and do nothing: tests of crashes must fail on it, or they prove
    /// nothing.
    pub fn lying() -> Self {
        let disk = Self::new();
        disk.state().lies = true;
        disk
    }

    /// Makes the `at`-th operation from now on, counted from 0, go wrong.
    pub fn fail_at(&self, at: u64, fault: Fault, seed: u64) {
        let mut state = self.state();
        state.fault = Some((state.operations + at, fault));
        state.random = seed.wrapping_mul(2) | 1;
    }

    /// Operations so far.
    pub fn operations(&self) -> u64 {
        self.state().operations
    }

    /// The disk after the power has failed: of what was not synced, anything may be there.
    pub fn after_crash(&self, seed: u64) -> Self {
        let mut old = self.state();
        old.random = seed.wrapping_mul(2) | 1;
        let mut entries = old.durable.clone();
        for change in old.pending.clone() {
            if old.random().is_multiple_of(2) {
                change.apply(&mut entries);
            }
        }
        let inodes = old.inodes.clone();
        let inodes: Vec<Inode> = inodes.iter().map(|inode| old.survivor(inode)).collect();
        let state = State {
            inodes,
            durable: entries.clone(),
            entries,
            ..State::default()
        };
        Self {
            state: Arc::new(Mutex::new(state)),
        }
    }

    /// Everything as it is, on a disk without faults; what a restart without power failure finds.
    pub fn after_restart(&self) -> Self {
        let old = self.state();
        let inodes = old.inodes.iter().map(|inode| Inode {
            durable: inode.current.clone(),
            ..inode.clone()
        });
        let state = State {
            inodes: inodes.collect(),
            entries: old.entries.clone(),
            durable: old.entries.clone(),
            ..State::default()
        };
        Self {
            state: Arc::new(Mutex::new(state)),
        }
    }

    /// Flips a bit of a file: the medium rots.
    pub fn flip(&self, path: &str, at: usize) {
        let mut state = self.state();
        let Some(inode) = state.entries.get(path).copied() else {
            return;
        };
        state.inodes[inode].current[at] ^= 1;
        state.inodes[inode].durable = state.inodes[inode].current.clone();
    }

    /// Paths of all files.
    pub fn files(&self) -> Vec<String> {
        self.state().entries.keys().cloned().collect()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn random(&mut self) -> u64 {
        self.random = self
            .random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        self.random >> 33
    }

    /// Counts an operation; the fault that strikes it.
    fn begin(&mut self, needs_space: bool) -> io::Result<Option<Fault>> {
        if self.crashed {
            return Err(io::Error::other("the simulated power has failed"));
        }
        let now = self.operations;
        self.operations += 1;
        match self.fault {
            Some((at, Fault::Full)) if now >= at && needs_space => Ok(Some(Fault::Full)),
            Some((at, fault)) if now == at && fault != Fault::Full => {
                self.crashed = fault == Fault::Crash;
                Ok(Some(fault))
            }
            _ => Ok(None),
        }
    }

    /// Counts an operation that is done as a whole or not at all.
    fn whole(&mut self, needs_space: bool) -> io::Result<()> {
        self.begin(needs_space)?
            .map_or(Ok(()), |fault| Err(error(fault)))
    }

    /// What is left of a file.
    fn survivor(&mut self, inode: &Inode) -> Inode {
        let (old, new) = (&inode.durable, &inode.current);
        let shorter = old.len().min(new.len());
        let span = old.len().max(new.len()) - shorter;
        let length = shorter + self.random() as usize % (span + 1);
        let mut bytes = vec![0; length];
        for start in (0..length).step_by(BLOCK) {
            let end = (start + BLOCK).min(length);
            let from: &[u8] = if self.random().is_multiple_of(2) {
                old
            } else {
                new
            };
            let end_there = end.min(from.len()).max(start);
            if start < from.len() {
                bytes[start..end_there].copy_from_slice(&from[start..end_there]);
            }
        }
        if old == new {
            bytes.clone_from(old);
        }
        Inode {
            current: bytes.clone(),
            durable: bytes,
            lost: false,
        }
    }

    fn change(&mut self, change: Change) {
        change.apply(&mut self.entries);
        self.pending.push(change);
    }

    fn inode(&self, path: &str) -> io::Result<usize> {
        self.entries
            .get(path)
            .copied()
            .ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn error(fault: Fault) -> io::Error {
    match fault {
        Fault::Crash => io::Error::other("the simulated power has failed"),
        Fault::Fail(kind) => kind.into(),
        Fault::Full => io::ErrorKind::StorageFull.into(),
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Change {
    fn apply(&self, entries: &mut BTreeMap<String, usize>) {
        match self {
            Change::Link(path, inode) => drop(entries.insert(path.clone(), *inode)),
            Change::Unlink(path) => drop(entries.remove(path)),
            Change::Rename(from, to) => {
                if let Some(inode) = entries.remove(from) {
                    entries.insert(to.clone(), inode);
                }
            }
        }
    }

    fn folder(&self) -> &str {
        match self {
            Change::Link(path, _) | Change::Unlink(path) | Change::Rename(path, _) => folder(path),
        }
    }
}

impl Disk for SimulatedDisk {
    fn create_dir(&self, _path: &str) -> io::Result<()> {
        self.state().whole(true)
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        let mut state = self.state();
        state.whole(false)?;
        let within = state.entries.keys().filter(|file| folder(file) == path);
        Ok(within
            .map(|file| file.rsplit('/').next().unwrap_or(file).to_owned())
            .collect())
    }

    fn create(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        let mut state = self.state();
        state.whole(true)?;
        let inode = state.inodes.len();
        state.inodes.push(Inode::default());
        state.change(Change::Link(path.into(), inode));
        Ok(Box::new(SimulatedFile {
            disk: self.clone(),
            inode,
            path: path.into(),
        }))
    }

    fn append(&self, path: &str) -> io::Result<Box<dyn DiskFile>> {
        let mut state = self.state();
        state.whole(false)?;
        Ok(Box::new(SimulatedFile {
            disk: self.clone(),
            inode: state.inode(path)?,
            path: path.into(),
        }))
    }

    fn read(&self, path: &str) -> io::Result<Bytes> {
        let mut state = self.state();
        state.whole(false)?;
        let inode = state.inode(path)?;
        Ok(state.inodes[inode].current.clone().into())
    }

    fn read_at(&self, path: &str, offset: u64, length: usize) -> io::Result<Bytes> {
        let mut state = self.state();
        state.whole(false)?;
        let inode = state.inode(path)?;
        let bytes = state.inodes[inode].current.get(offset as usize..);
        let part = bytes.and_then(|bytes| bytes.get(..length));
        let part = part.ok_or(io::ErrorKind::UnexpectedEof)?;
        Ok(Bytes::copy_from_slice(part))
    }

    fn len(&self, path: &str) -> io::Result<u64> {
        let mut state = self.state();
        state.whole(false)?;
        let inode = state.inode(path)?;
        Ok(state.inodes[inode].current.len() as u64)
    }

    fn truncate(&self, path: &str, length: u64) -> io::Result<()> {
        let mut state = self.state();
        let inode = state.inode(path)?;
        match state.begin(false)? {
            Some(Fault::Crash) => {
                state.inodes[inode].current.truncate(length as usize);
                Err(error(Fault::Crash))
            }
            Some(fault) => Err(error(fault)),
            None => {
                state.inodes[inode].current.truncate(length as usize);
                state.inodes[inode].durable = state.inodes[inode].current.clone();
                Ok(())
            }
        }
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut state = self.state();
        state.whole(false)?;
        state.inode(from)?;
        state.change(Change::Rename(from.into(), to.into()));
        Ok(())
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        let mut state = self.state();
        state.whole(false)?;
        state.inode(path)?;
        state.change(Change::Unlink(path.into()));
        Ok(())
    }

    fn sync_dir(&self, path: &str) -> io::Result<()> {
        let mut state = self.state();
        state.whole(false)?;
        let pending = std::mem::take(&mut state.pending);
        let (synced, rest) = pending
            .into_iter()
            .partition(|change: &Change| change.folder() == path);
        state.pending = rest;
        let synced: Vec<Change> = synced;
        synced
            .iter()
            .for_each(|change| change.apply(&mut state.durable));
        Ok(())
    }

    fn lock(&self, _path: &str) -> Result<Box<dyn Any + Send + Sync>, LockError> {
        let mut state = self.state();
        state.whole(false).map_err(LockError::Io)?;
        if std::mem::replace(&mut state.locked, true) {
            return Err(LockError::Held("1".into()));
        }
        Ok(Box::new(Guard(self.clone())))
    }
}

impl DiskFile for SimulatedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut state = self.disk.state();
        let fault = state.begin(true)?;
        let written = match fault {
            None => bytes.len(),
            Some(_) => state.random() as usize % (bytes.len() + 1),
        };
        state.inodes[self.inode]
            .current
            .extend_from_slice(&bytes[..written]);
        fault.map_or(Ok(()), |fault| Err(error(fault)))
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.state();
        let fault = state.begin(true);
        let lies = state.lies;
        let inode = &mut state.inodes[self.inode];
        match fault? {
            Some(fault) => {
                inode.lost = true;
                Err(io::Error::new(
                    error(fault).kind(),
                    format!("sync of {}", self.path),
                ))
            }
            None => {
                if !inode.lost && !lies {
                    inode.durable.clone_from(&inode.current);
                }
                Ok(())
            }
        }
    }
}
