//! Opening a store: recovering what was written, removing what a crash left over.

use std::collections::BTreeSet;
use std::sync::Arc;

use bytes::Bytes;
use fenqun_model::Message;

use crate::batch::Table;
use crate::checkpoint::{Checkpoints, Generation};
use crate::data::Data;
use crate::disk::{Disk, LockError};
use crate::error::{StoreError, StoreErrorKind};
use crate::intake::{Intake, Queued};
use crate::log::{self, Log, Recovered, entry};
use crate::manifest::{self, Manifest};
use crate::store::Store;
use crate::{Opened, Options, identity};

const LOCK: &str = "LOCK";

/// Folders of a store.
pub(crate) const FOLDERS: [&str; 4] = [log::FOLDER, "identity", "events", "attributes"];

/// Opens the store on a disk; frames behind `until` are not applied.
pub(crate) fn open(
    disk: Arc<dyn Disk>,
    options: &Options,
    until: Option<u64>,
) -> Result<Store, StoreError> {
    disk.create_dir("")
        .map_err(|error| StoreError::disk(".", &error))?;
    let lock = disk.lock(LOCK).map_err(lock_error)?;
    let manifest = match Manifest::read(&*disk)? {
        Some(manifest) => manifest,
        None => create(&disk, options)?,
    };
    if let Some(position) = until.filter(|position| *position < manifest.log) {
        return Err(passed(position, manifest.log));
    }
    let options = Options {
        buckets: manifest.buckets,
        max_identifiers: manifest.max_identifiers,
        ..options.clone()
    };
    let mut data = Data::new(Some(disk.clone()), &options);
    read_identity(&*disk, &manifest, &mut data)?;
    data.runs = manifest.runs.clone().into();
    data.seen = manifest.seen.clone().into();
    data.changed();
    let recovered = log::read(&*disk, manifest.log)?;
    let frames = frames(&recovered, &manifest)?;
    let end = frames.last().map_or(manifest.log, Queued::position);
    if let Some(position) = until.filter(|position| *position > end) {
        return Err(missing(position, end));
    }
    remove_leftovers(&*disk, &manifest)?;
    let log = Log::resume(disk.clone(), &recovered)?;
    let at = frames.iter().filter_map(Queued::at).max();
    let intake = Intake::new(log, at.max(manifest.at));
    let mut opened = Opened::default();
    if recovered.torn_bytes > 0 {
        let notice = Message::new("store-torn-tail").with("bytes", recovered.torn_bytes);
        opened.notices.push(notice);
    }
    let generation = Arc::new(Generation::new(disk.clone()));
    let mut store = Store {
        data,
        intake: Arc::new(intake),
        position: manifest.log,
        at: manifest.at,
        imports: Arc::new(manifest.imports.clone()),
        next_merge: manifest.next_merge,
        manifest: Arc::new(manifest),
        disk,
        options,
        opened: Arc::new(opened),
        applied: vec![],
        checkpoints: Checkpoints::default(),
        generation,
        retired: vec![],
        is_snapshot: false,
        lock: lock.into(),
    };
    store.replay(frames, until)?;
    Ok(store)
}

impl Store {
    /// Takes in the frames that the log holds, and applies those up to a position.
    fn replay(&mut self, frames: Vec<Queued>, until: Option<u64>) -> Result<(), StoreError> {
        self.intake.set_room(self.data.identity.nodes.room());
        frames
            .into_iter()
            .for_each(|frame| self.intake.queue(frame));
        let wanted = |frame: &Queued| until.is_none_or(|until| frame.position() <= until);
        while self.next_queued().is_some_and(|frame| wanted(&frame)) {
            self.apply_next()?;
        }
        Ok(())
    }
}

/// The frames of the log.
fn frames(recovered: &Recovered, manifest: &Manifest) -> Result<Vec<Queued>, StoreError> {
    let mut from = manifest.log;
    let frames = recovered.payloads.iter().map(|(position, payload)| {
        let (at, entries) = entry::decode(payload)
            .map_err(|what| StoreError::damaged(&format!("log, before {position}"), what))?;
        let bytes = position - from;
        from = *position;
        Ok(Queued::new(*position, at, entries, bytes))
    });
    frames.collect()
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
