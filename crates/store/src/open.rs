//! Opening a store: recovering what was written, removing what a crash left over.

use std::any::Any;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, SyncSender};

use bytes::Bytes;
use fenqun_model::Message;

use crate::batch::Table;
use crate::changes::ChangeLog;
use crate::checkpoint::{Checkpoints, Generation};
use crate::data::Data;
use crate::disk::{Disk, LockError};
use crate::error::{StoreError, StoreErrorKind};
use crate::intake::{Intake, Queued};
use crate::log::{self, Log, Recovered, entry};
use crate::manifest::{self, FORMAT, Manifest};
use crate::store::Store;
use crate::{Opened, Options, identity};

const LOCK: &str = "LOCK";

/// Folders of a store.
pub(crate) const FOLDERS: [&str; 4] = [log::FOLDER, "identity", "events", "attributes"];

/// Frames of the log that are read before they are taken in.
const FRAMES_AHEAD: usize = 64;

/// Up to where the frames of the log are applied at opening.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Until {
    /// All of them.
    End,
    /// Those up to a position.
    Position(u64),
    /// Those that the change log has seen; all of them without one.
    Recorded,
}

/// Opens the store on a disk; frames behind `until` are not applied.
pub(crate) fn open(
    disk: Arc<dyn Disk>,
    options: &Options,
    until: Until,
) -> Result<Store, StoreError> {
    disk.create_dir("")
        .map_err(|error| StoreError::disk(".", &error))?;
    let lock = disk.lock(LOCK).map_err(lock_error)?;
    let (manifest, format) = match Manifest::read(&*disk)? {
        Some(read) => read,
        None => (create(&disk, options)?, FORMAT),
    };
    let until = match until {
        Until::End => None,
        Until::Position(position) => Some(position),
        Until::Recorded => ChangeLog::open(disk.clone())?
            .1
            .map(|progress| progress.position),
    };
    if let Some(position) = until.filter(|position| *position < manifest.log) {
        return Err(passed(position, manifest.log));
    }
    let options = Options {
        buckets: manifest.buckets,
        max_identifiers: manifest.max_identifiers,
        ..options.clone()
    };
    let recovered = log::read(&*disk, manifest.log)?;
    let end = recovered
        .payloads
        .last()
        .map_or(manifest.log, |last| last.0);
    if let Some(position) = until.filter(|position| *position > end) {
        return Err(missing(position, end));
    }
    if format < FORMAT {
        // Older versions would not understand what is written from here on.
        manifest.commit(&*disk)?;
    }
    std::thread::scope(|scope| {
        let (send, frames) = mpsc::sync_channel(FRAMES_AHEAD);
        let (payloads, from) = (&recovered.payloads, manifest.log);
        // Reading frames is half of the work of taking them in.
        scope.spawn(move || decode(payloads, from, &send));
        let mut store = assemble(disk, options, manifest, lock.into(), &recovered)?;
        store.replay(frames, until)?;
        Ok(store)
    })
}

/// The store as its files have it, behind it the log.
fn assemble(
    disk: Arc<dyn Disk>,
    options: Options,
    manifest: Manifest,
    lock: Arc<dyn Any + Send + Sync>,
    recovered: &Recovered,
) -> Result<Store, StoreError> {
    let mut data = Data::new(Some(disk.clone()), &options);
    read_identity(&*disk, &manifest, &mut data)?;
    data.runs = manifest.runs.clone().into();
    let mut seen_by = manifest.seen_by.clone();
    seen_by.insert(0, manifest.seen.clone());
    data.seen = data.seen.replaced_by(seen_by.values()).into();
    data.seen_by = seen_by.into();
    data.changed();
    remove_leftovers(&*disk, &manifest)?;
    let log = Log::resume(disk.clone(), recovered)?;
    let intake = Intake::new(log, manifest.at, data.identity.nodes.room());
    let mut opened = Opened::default();
    if recovered.torn_bytes > 0 {
        let notice = Message::new("store-torn-tail").with("bytes", recovered.torn_bytes);
        opened.notices.push(notice);
    }
    Ok(Store {
        data,
        intake: Arc::new(intake),
        position: manifest.log,
        at: manifest.at,
        imports: Arc::new(manifest.imports.clone()),
        undone: Arc::new(manifest.undone.clone()),
        next_merge: manifest.next_merge,
        manifest: Arc::new(manifest),
        generation: Arc::new(Generation::new(disk.clone())),
        disk,
        options,
        opened: Arc::new(opened),
        applied: vec![],
        checkpoints: Checkpoints::default(),
        retired: vec![],
        is_snapshot: false,
        lock,
    })
}

impl Store {
    /// Takes in the frames that the log holds, and applies those up to a position.
    fn replay(
        &mut self,
        frames: Receiver<Result<Queued, StoreError>>,
        until: Option<u64>,
    ) -> Result<(), StoreError> {
        for frame in frames {
            let frame = frame?;
            let is_wanted = until.is_none_or(|until| frame.position() <= until);
            self.intake.queue_read(frame);
            if is_wanted {
                self.apply_next()?;
            }
        }
        Ok(())
    }
}

/// Reads the frames of the log ahead of whoever takes them in.
fn decode(
    payloads: &[(u64, Bytes)],
    mut from: u64,
    frames: &SyncSender<Result<Queued, StoreError>>,
) {
    for (position, payload) in payloads {
        let decoded = entry::decode(payload)
            .map(|(at, entries)| Queued::new(*position, at, entries, position - from))
            .map_err(|what| StoreError::damaged(&format!("log, before {position}"), what));
        from = *position;
        // Nobody takes any more when opening has failed.
        if frames.send(decoded).is_err() {
            return;
        }
    }
}

fn passed(position: u64, checkpoint: u64) -> StoreError {
    let message = Message::new("store-position-passed")
        .with("position", position)
        .with("checkpoint", checkpoint);
    StoreError::new(StoreErrorKind::Damaged, message)
}

fn missing(position: u64, end: u64) -> StoreError {
    let message = Message::new("store-position-missing")
        .with("position", position)
        .with("end", end);
    StoreError::new(StoreErrorKind::Damaged, message)
}

fn lock_error(error: LockError) -> StoreError {
    match error {
        LockError::Io(error) => StoreError::disk(LOCK, &error),
        LockError::Held(holder) if holder.is_empty() => {
            StoreError::new(StoreErrorKind::Locked, Message::new("store-locked"))
        }
        LockError::Held(holder) => {
            let message = Message::new("store-locked-by").with("process", holder);
            StoreError::new(StoreErrorKind::Locked, message)
        }
    }
}

/// Makes a store where there is none, or only what a crash left of making one.
fn create(disk: &Arc<dyn Disk>, options: &Options) -> Result<Manifest, StoreError> {
    for folder in FOLDERS {
        let names = disk
            .list(folder)
            .map_err(|error| StoreError::reading(folder, &error))?;
        for name in names {
            let path = format!("{folder}/{name}");
            let length = disk
                .len(&path)
                .map_err(|error| StoreError::reading(&path, &error))?;
            if folder != log::FOLDER || length > log::SEGMENT_HEAD as u64 {
                return Err(StoreError::damaged(
                    manifest::PATH,
                    "missing, but there are data",
                ));
            }
        }
        disk.create_dir(folder)
            .map_err(|error| StoreError::disk(folder, &error))?;
    }
    Log::start(disk.clone(), 0)?;
    let manifest = Manifest {
        buckets: options.buckets.clamp(1, 1 << 16).next_power_of_two(),
        max_identifiers: options.max_identifiers,
        next_file: 1,
        next_merge: 1,
        ..Manifest::default()
    };
    manifest.commit(&**disk)?;
    Ok(manifest)
}

/// The bytes of a file that the manifest names, checked.
pub(crate) fn read_checked(
    disk: &dyn Disk,
    path: &str,
    length: u64,
    crc32c: u32,
) -> Result<Bytes, StoreError> {
    let bytes = disk
        .read(path)
        .map_err(|error| StoreError::reading(path, &error))?;
    if bytes.len() as u64 != length {
        let what = format!("{} bytes instead of {length}", bytes.len());
        return Err(StoreError::damaged(path, what));
    }
    if crc32c::crc32c(&bytes) != crc32c {
        return Err(StoreError::damaged(path, "the checksum does not match"));
    }
    Ok(bytes)
}

fn read_identity(disk: &dyn Disk, manifest: &Manifest, data: &mut Data) -> Result<(), StoreError> {
    let files = manifest.identities.iter();
    let files = files.map(|file| read_checked(disk, &file.path(), file.bytes, file.crc32c));
    let files = files.collect::<Result<Vec<Bytes>, StoreError>>()?;
    let decoded = identity::decode(&mut data.identity, &files, manifest.merges.clone());
    decoded.map_err(|(index, what)| {
        let path = manifest.identities.get(index).map(|file| file.path());
        StoreError::damaged(path.as_deref().unwrap_or(manifest::PATH), what)
    })
}

/// Removes files that no manifest names, which a crash left over.
fn remove_leftovers(disk: &dyn Disk, manifest: &Manifest) -> Result<(), StoreError> {
    let runs = manifest.runs.iter().map(|run| run.path());
    let identities = manifest.identities.iter().map(|file| file.path());
    let named: BTreeSet<String> = runs.chain(identities).collect();
    let mut left_over = log::covered(disk, manifest.log)?;
    for folder in FOLDERS {
        let names = disk
            .list(folder)
            .map_err(|error| StoreError::reading(folder, &error))?;
        let ours = names.iter().filter(|name| is_ours(folder, name));
        let paths = ours.map(|name| format!("{folder}/{name}"));
        left_over.extend(paths.filter(|path| !named.contains(path)));
    }
    left_over.iter().try_for_each(|path| {
        let removed = disk.remove(path);
        removed.map_err(|error| StoreError::disk(path, &error))
    })
}

/// Whether a name is of a form that the store writes in a folder.
fn is_ours(folder: &str, name: &str) -> bool {
    let table = Table::ALL
        .into_iter()
        .find(|table| table.folder() == folder);
    match table {
        Some(_) => name.starts_with('b') && name.ends_with(".parquet"),
        None => folder == "identity" && name.ends_with(".ids"),
    }
}
