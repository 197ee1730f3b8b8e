//! Lines put aside by the hash of their group, in bounded memory.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use fenqun_model::Message;

/// Number of parts. Each is built in memory at once.
pub(super) const PARTS: usize = 256;
/// Bytes held before all parts go to disk.
const HELD: usize = 128 << 20;

/// Lines by part.
pub(super) struct Spill {
    folder: PathBuf,
    held: usize,
    parts: Vec<Part>,
}

#[derive(Default)]
struct Part {
    buffer: Vec<u8>,
    /// Unnamed, so that it is gone with the process.
    file: Option<File>,
}

impl Spill {
    pub(super) fn new(folder: Option<&Path>) -> Self {
        let mut parts = Vec::new();
        parts.resize_with(PARTS, Part::default);
        Self {
            folder: folder.map_or_else(std::env::temp_dir, Path::to_owned),
            held: 0,
            parts,
        }
    }

    /// Puts a line aside.
    pub(super) fn put(
        &mut self,
        hash: u64,
        file: u32,
        line: u64,
        raw: &str,
    ) -> Result<(), Message> {
        let buffer = &mut self.parts[(hash % PARTS as u64) as usize].buffer;
        let before = buffer.len();
        buffer.extend_from_slice(&file.to_le_bytes());
        buffer.extend_from_slice(&line.to_le_bytes());
        buffer.extend_from_slice(&(raw.len() as u32).to_le_bytes());
        buffer.extend_from_slice(raw.as_bytes());
        self.held += buffer.len() - before;
        if self.held > HELD {
            self.spill()?;
        }
        Ok(())
    }

    fn spill(&mut self) -> Result<(), Message> {
        for part in &mut self.parts {
            let written = part.spill(&self.folder);
            written.map_err(|error| crate::reject::unwritable(&self.folder, &error))?;
        }
        self.held = 0;
        Ok(())
    }

    /// Takes a part out.
    pub(super) fn take(&mut self, part: usize) -> Result<Vec<u8>, Message> {
        let part = std::mem::take(&mut self.parts[part]);
        let bytes = part.into_bytes();
        bytes.map_err(|error| crate::bytes::unreadable(&self.folder, &error))
    }
}

impl Part {
    fn spill(&mut self, folder: &Path) -> std::io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            None => self.file.insert(tempfile::tempfile_in(folder)?),
        };
        file.write_all(&self.buffer)?;
        self.buffer.clear();
        Ok(())
    }

    fn into_bytes(self) -> std::io::Result<Vec<u8>> {
        let Some(mut file) = self.file else {
            return Ok(self.buffer);
        };
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0))?;
        file.read_to_end(&mut bytes)?;
        bytes.extend_from_slice(&self.buffer);
        Ok(bytes)
    }
}

/// File, line and text of each line of a part.
pub(super) fn records(mut part: &[u8]) -> impl Iterator<Item = (u32, u64, &str)> {
    std::iter::from_fn(move || {
        let (file, rest) = part.split_first_chunk::<4>()?;
        let (line, rest) = rest.split_first_chunk::<8>()?;
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let (raw, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        part = rest;
        let raw = std::str::from_utf8(raw).expect("only texts are put in");
        Some((u32::from_le_bytes(*file), u64::from_le_bytes(*line), raw))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_from_memory_and_disk() {
        let folder = tempfile::tempdir().unwrap();
        let mut lines = Spill::new(Some(folder.path()));
        lines.put(3, 0, 7, "a,b").unwrap();
        lines.spill().unwrap();
        lines.put(3 + PARTS as u64, 1, 8, "客户").unwrap();
        let part = lines.take(3).unwrap();
        let found: Vec<_> = records(&part).collect();
        assert_eq!(found, [(0, 7, "a,b"), (1, 8, "客户")]);
        assert!(lines.take(4).unwrap().is_empty());
    }
}
