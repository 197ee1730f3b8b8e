//! Opening a change log: finding where it ends, cutting off what was never finished.

use std::sync::Arc;

use fenqun_model::Instant;

use super::Progress;
use super::dropped::Dropped;
use super::payload::{Contents, Opening};
use super::segment::{BORN, FOLDER, Segment, read_head, segment_path};
use super::state::State;
use super::write::{salt, start};
use crate::disk::Disk;
use crate::error::StoreError;
use crate::log::{End, SegmentHead, segment_start};

/// What was found.
#[derive(Debug)]
pub(super) struct Recovered {
    pub(super) state: State,
    pub(super) progress: Option<Progress>,
    /// As the last segment says.
    pub(super) in_force: Option<String>,
    /// Bytes that were cut off.
    pub(super) torn: u64,
}

/// What the frames of a segment say.
#[derive(Debug, Default)]
struct Content {
    /// Bytes of whole frames.
    length: u64,
    /// Bytes behind them.
    torn: u64,
    /// Behind the last change.
    next: u64,
    latest: Option<Instant>,
    in_force: Option<String>,
    progress: Option<Progress>,
}

/// Opens the log, making it when there is none.
pub(super) fn recover(disk: &Arc<dyn Disk>) -> Result<Recovered, StoreError> {
    disk.create_dir(FOLDER)
        .map_err(|error| StoreError::disk(FOLDER, &error))?;
    // A name that a failed sync left undurable would be trusted from now on.
    disk.sync_dir(FOLDER)
        .map_err(|error| StoreError::disk(FOLDER, &error))?;
    let dropped = Dropped::read(&**disk)?;
    let segments = find(&**disk, &dropped)?;
    let Some(last) = segments.last().cloned() else {
        return begin(disk, dropped);
    };
    let mut state = State::new(segments, dropped);
    let content = read(&**disk, &last, true)?;
    state.last = content.next - 1;
    state.latest = content.latest.map_or(last.opening.before, |latest| {
        latest.max(last.opening.before)
    });
    let active = state.active();
    active.length = content.length;
    active.spots = None;
    Ok(Recovered {
        progress: match content.progress {
            Some(progress) => Some(progress),
            None => earlier_progress(&**disk, &state.segments)?,
        },
        state,
        in_force: content.in_force,
        torn: content.torn,
    })
}

/// A log without anything.
fn begin(disk: &Arc<dyn Disk>, dropped: Dropped) -> Result<Recovered, StoreError> {
    if dropped.first > 1 {
        let path = segment_path(0);
        return Err(StoreError::damaged(&path, "every segment is missing"));
    }
    let head = SegmentHead {
        start: 0,
        salt: salt(),
    };
    let opening = Opening {
        first: 1,
        before: Instant::MIN,
    };
    start(&**disk, head, opening)?;
    Ok(Recovered {
        state: State::new(vec![Segment::born(head, opening)], dropped),
        progress: None,
        in_force: None,
        torn: 0,
    })
}

/// The segments that count, by their heads; removes what a crash left over.
fn find(disk: &dyn Disk, dropped: &Dropped) -> Result<Vec<Segment>, StoreError> {
    let names = disk
        .list(FOLDER)
        .map_err(|error| StoreError::reading(FOLDER, &error))?;
    let mut segments: Vec<Segment> = Vec::new();
    let last = names.iter().filter_map(|name| segment_start(name)).max();
    for name in &names {
        let path = format!("{FOLDER}/{name}");
        if let Some(start) = segment_start(name) {
            segments.extend(head(disk, &path, start, last == Some(start))?);
        } else if name.ends_with(".new") {
            remove(disk, &path)?;
        }
    }
    // Dropping ends with removing files: what is left of them goes now.
    while segments.len() > 1 && segments[1].opening.first <= dropped.first {
        remove(disk, &segments.remove(0).path())?;
    }
    let first = segments.first();
    if let Some(segment) = first.filter(|segment| segment.opening.first > dropped.first) {
        let what = "segments before it are missing";
        return Err(StoreError::damaged(&segment.path(), what));
    }
    Ok(segments)
}

/// The head of a segment; `None` when a crash prevented it from being born.
fn head(
    disk: &dyn Disk,
    path: &str,
    start: u64,
    is_last: bool,
) -> Result<Option<Segment>, StoreError> {
    let failed = |error| StoreError::reading(path, &error);
    let length = disk.len(path).map_err(failed)?;
    let bytes = disk
        .read_at(path, 0, length.min(BORN) as usize)
        .map_err(failed)?;
    match read_head(&bytes, start) {
        Some((head, opening)) => Ok(Some(Segment {
            head,
            opening,
            length,
            spots: None,
        })),
        // The head is durable before a frame is written behind it.
        None if is_last && length <= BORN => remove(disk, path).map(|()| None),
        None => {
            let what = "the head of the segment is broken";
            Err(StoreError::damaged(path, what))
        }
    }
}

fn remove(disk: &dyn Disk, path: &str) -> Result<(), StoreError> {
    disk.remove(path)
        .and_then(|()| disk.sync_dir(FOLDER))
        .map_err(|error| StoreError::disk(path, &error))
}

/// Reads and checks every frame of a segment.
fn read(disk: &dyn Disk, segment: &Segment, is_last: bool) -> Result<Content, StoreError> {
    let path = segment.path();
    let bytes = disk
        .read(&path)
        .map_err(|error| StoreError::reading(&path, &error))?;
    let (payloads, end) = segment.head.read(&bytes);
    let torn = match end {
        End::Clean => 0,
        End::Torn(torn) if is_last => torn,
        End::Torn(_) => return Err(StoreError::damaged(&path, "cut off, but frames follow")),
        End::Damaged(offset) => {
            let what = format!("the frame at byte {offset} is broken, but frames follow");
            return Err(StoreError::damaged(&path, what));
        }
    };
    let mut content = Content {
        length: (bytes.len() - torn) as u64,
        torn: torn as u64,
        next: segment.opening.first,
        ..Content::default()
    };
    for (_, payload) in payloads.iter().skip(1) {
        let added = Contents::of(payload).and_then(|contents| content.add(contents));
        added.map_err(|what| StoreError::damaged(&path, what))?;
    }
    if is_last {
        write_again(disk, &path, &bytes[..bytes.len() - torn])?;
    }
    Ok(content)
}

/// Writes a file once more, as it was read. A sync that failed before may have left in the cache
/// what is not on the medium, and no later sync of that file would tell.
fn write_again(disk: &dyn Disk, path: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |error| StoreError::disk(path, &error);
    let new = format!("{path}.new");
    let mut file = disk.create(&new).map_err(failed)?;
    file.write(bytes).map_err(failed)?;
    file.sync().map_err(failed)?;
    disk.rename(&new, path).map_err(failed)?;
    disk.sync_dir(FOLDER).map_err(failed)
}

impl Content {
    fn add(&mut self, contents: Contents) -> Result<(), &'static str> {
        if contents.first != self.next {
            return Err("changes are missing before a frame");
        }
        self.next = contents.next();
        let latest = contents.blocks.iter().map(|place| place.latest).max();
        self.latest = self.latest.max(latest);
        if contents.in_force.is_some() {
            self.in_force = contents.in_force;
        }
        let in_force = self.in_force.clone();
        self.progress = Some(Progress {
            position: contents.position,
            watermark: contents.watermark,
            in_force: in_force.ok_or("the first frame does not say what is in force")?,
        });
        Ok(())
    }
}

/// The last progress before the last segment.
fn earlier_progress(disk: &dyn Disk, segments: &[Segment]) -> Result<Option<Progress>, StoreError> {
    for segment in segments.iter().rev().skip(1) {
        let content = read(disk, segment, false)?;
        if content.progress.is_some() {
            return Ok(content.progress);
        }
    }
    Ok(None)
}
