//! The file being written: unseen until it is whole.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use fenqun_model::Message;
use tempfile::NamedTempFile;

use crate::reject::unwritable;

/// A temporary file that becomes the target.
pub(super) struct Target {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Target {
    pub(super) fn new(path: &Path) -> Result<Self, Message> {
        let file = NamedTempFile::new_in(folder(path)).map_err(|error| unwritable(path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            file: BufWriter::new(file),
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The file, for writers that go back in it.
    pub(super) fn file(&mut self) -> &mut BufWriter<NamedTempFile> {
        &mut self.file
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Message> {
        self.file
            .write_all(bytes)
            .map_err(|error| unwritable(&self.path, &error))
    }

    /// The message for a failure that is not the disk's own.
    pub(super) fn failed(&self, error: impl std::fmt::Display) -> Message {
        Message::new("export-failed")
            .with("file", self.path.display().to_string())
            .with("error", error.to_string())
    }

    /// Makes it safe and gives it its name.
    pub(super) fn finish(self) -> Result<(), Message> {
        let path = self.path;
        let place = || -> std::io::Result<()> {
            let file = self
                .file
                .into_inner()
                .map_err(std::io::IntoInnerError::into_error)?;
            file.as_file().sync_all()?;
            allow_reading(file.as_file())?;
            file.persist(&path)?;
            File::open(folder(&path))?.sync_all()
        };
        place().map_err(|error| unwritable(&path, &error))
    }
}

/// Temporary files are for their owner alone; the finished one is like any other.
#[cfg(unix)]
fn allow_reading(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn allow_reading(_: &File) -> std::io::Result<()> {
    Ok(())
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

fn folder(path: &Path) -> PathBuf {
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    parent.map_or_else(|| PathBuf::from("."), Path::to_owned)
}
