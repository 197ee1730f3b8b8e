//! Taking names out of the change log, and dropping its oldest part.

use std::ops::ControlFlow;
use std::sync::PoisonError;

use fenqun_model::Instant;

use super::dropped::Dropped;
use super::payload::Frame;
use super::segment::{BORN, FOLDER, Frames, Segment, write_head};
use super::write::{ChangeLog, framed, salt};
use super::{Change, Progress};
use crate::error::StoreError;
use crate::log::SegmentHead;

impl ChangeLog {
    /// Removes a customer's name, and the ids of events that were theirs, from every record; how
    /// many records named them. The records stay, with an empty name. Doing it again changes
    /// nothing.
    ///
    /// # Errors
    /// The disk refuses, damaged files.
    pub fn erase(&mut self, customer: &str) -> Result<u64, StoreError> {
        self.erase_names(&[customer])
    }

    /// The same of a customer who has had several names.
    ///
    /// # Errors
    /// The disk refuses, damaged files.
    pub fn erase_names(&mut self, names: &[&str]) -> Result<u64, StoreError> {
        self.check_writable()?;
        let named = |customer: &str| !customer.is_empty() && names.contains(&customer);
        let segments: Vec<Segment> = {
            let state = self.shared.look();
            state.segments.iter().map(Segment::without_spots).collect()
        };
        let mut erased = 0;
        for (index, segment) in segments.iter().enumerate() {
            let count = self.count(segment, &named)?;
            if count > 0 {
                let rewritten = self.rewrite(index, segment, &named);
                self.note_failure(rewritten)?;
                erased += count;
            }
        }
        self.shared.change().forget(&named);
        Ok(erased)
    }

    /// How many records of a segment are about somebody.
    fn count(
        &self,
        segment: &Segment,
        is_theirs: &dyn Fn(&str) -> bool,
    ) -> Result<u64, StoreError> {
        let mut count = 0;
        let mut frames = Frames::new(&self.shared.disk, segment, BORN);
        while let Some(found) = frames.next()? {
            for place in &found.contents.blocks {
                let bytes = frames.block(&found, place)?;
                let broken = |what| frames.damaged(frames.offset - found.length, what);
                let block = place.open(&bytes).map_err(broken)?;
                if block.names_any(is_theirs) {
                    let changes = block.changes();
                    let theirs = changes
                        .filter(|change| change.is_ok_and(|change| is_theirs(change.customer)));
                    count += theirs.count() as u64;
                }
            }
        }
        Ok(count)
    }

    /// Replaces a segment by one without the customer.
    fn rewrite(
        &mut self,
        index: usize,
        old: &Segment,
        is_theirs: &dyn Fn(&str) -> bool,
    ) -> Result<(), StoreError> {
        let (path, new_path) = (old.path(), format!("{}.new", old.path()));
        let head = SegmentHead {
            start: old.head.start,
            salt: salt(),
        };
        let mut new = Segment::born(head, old.opening);
        let disk = self.shared.disk.clone();
        let failed = |error| StoreError::disk(&path, &error);
        let mut file = write_head(&*disk, &new_path, head, old.opening)?;
        let mut frames = Frames::new(&disk, old, BORN);
        let mut bytes = Vec::new();
        while let Some(kept) = next_without(&mut frames, is_theirs)? {
            let frame = Frame {
                first: kept.first,
                says_in_force: kept.says_in_force,
                progress: &kept.progress,
                changes: &kept.changes,
            };
            bytes.clear();
            framed(head, new.position(), &frame, &mut bytes)?;
            file.write(&bytes).map_err(failed)?;
            new.extend(kept.first, bytes.len() as u64);
        }
        file.sync().map_err(failed)?;
        let files = self.shared.files.write();
        let _files = files.unwrap_or_else(PoisonError::into_inner);
        disk.rename(&new_path, &path).map_err(failed)?;
        disk.sync_dir(FOLDER).map_err(failed)?;
        let mut state = self.shared.change();
        if index + 1 == state.segments.len() {
            self.file = disk.append(&path).map_err(failed)?;
        }
        state.segments[index] = new;
        Ok(())
    }

    /// Removes whole segments in which everything took effect before an instant; how many records
    /// went. How many customers each label had is kept.
    ///
    /// # Errors
    /// The disk refuses, damaged files.
    pub fn drop_before(&mut self, instant: Instant) -> Result<u64, StoreError> {
        self.check_writable()?;
        let (old, kept) = {
            let state = self.shared.look();
            let segments = &state.segments;
            let later = segments.iter().skip(1);
            let old = later
                .take_while(|next| next.opening.before < instant)
                .count();
            let paths: Vec<String> = segments[..old].iter().map(Segment::path).collect();
            (paths, segments[old].opening)
        };
        if old.is_empty() {
            return Ok(0);
        }
        let before = self.reader().dropped();
        let dropped = Dropped {
            first: kept.first,
            until: Some(kept.before),
            sizes: self.sizes_before(&before, kept.first)?,
        };
        let removed = self.remove(&old, dropped);
        self.note_failure(removed)?;
        Ok(kept.first - before.first)
    }

    fn remove(&self, paths: &[String], dropped: Dropped) -> Result<(), StoreError> {
        let disk = &*self.shared.disk;
        dropped.commit(disk)?;
        let files = self.shared.files.write();
        let _files = files.unwrap_or_else(PoisonError::into_inner);
        let mut state = self.shared.change();
        state.segments.drain(..paths.len());
        state.dropped = dropped.into();
        for path in paths {
            disk.remove(path)
                .map_err(|error| StoreError::disk(path, &error))?;
        }
        disk.sync_dir(FOLDER)
            .map_err(|error| StoreError::disk(FOLDER, &error))
    }

    /// How many customers each label had before a change.
    fn sizes_before(
        &self,
        before: &Dropped,
        first: u64,
    ) -> Result<Vec<(fenqun_model::definition::Kind, String, String, u64)>, StoreError> {
        let mut sizes = before.counts();
        self.reader().each(0, Instant::MIN, &mut |change| {
            if change.sequence >= first {
                return ControlFlow::Break(());
            }
            let transition = change.transition;
            let key = (transition.kind, transition.definition.to_owned());
            let labels = sizes.entry(key).or_default();
            for (label, step) in [(transition.from, -1), (transition.to, 1)] {
                if let Some(label) = label {
                    *labels.entry(label.to_owned()).or_default() += step;
                }
            }
            ControlFlow::Continue(())
        })?;
        Ok(Dropped::list(sizes))
    }
}

/// A frame with a customer's name taken out.
struct Kept {
    first: u64,
    progress: Progress,
    says_in_force: bool,
    changes: Vec<Change>,
}

/// The next frame without a customer's name.
fn next_without(
    frames: &mut Frames<'_>,
    is_theirs: &dyn Fn(&str) -> bool,
) -> Result<Option<Kept>, StoreError> {
    let Some(found) = frames.next()? else {
        return Ok(None);
    };
    let mut changes = Vec::new();
    for place in &found.contents.blocks {
        let bytes = frames.block(&found, place)?;
        let broken = |what| frames.damaged(frames.offset - found.length, what);
        let block = place.open(&bytes).map_err(broken)?;
        for change in block.changes() {
            let mut change = change.map_err(broken)?.to_owned();
            if is_theirs(&change.customer) {
                change.forget();
            }
            changes.push(change);
        }
    }
    Ok(Some(Kept {
        first: found.contents.first,
        says_in_force: found.contents.in_force.is_some(),
        progress: Progress {
            position: found.contents.position,
            watermark: found.contents.watermark,
            in_force: found.contents.in_force.unwrap_or_default(),
        },
        changes,
    }))
}
