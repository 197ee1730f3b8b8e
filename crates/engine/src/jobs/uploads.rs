//! Files that people send to be imported: streamed to the workspace's `uploads` folder, each in a
//! folder of its own named by its id, kept until it is imported or its time is over.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use fenqun_catalog::Upload;
use fenqun_model::{Instant, Message};
use tempfile::TempDir;

use super::Jobs;
use crate::failure::{Failure, Outcome};
use crate::live::Hub;

/// Most characters of a file's name that are kept.
const NAME: usize = 100;

/// A file on its way in. Gone when it is dropped before [`Uploading::finish`].
#[derive(Debug)]
pub struct Uploading {
    folder: TempDir,
    name: String,
    path: PathBuf,
    file: File,
    bytes: u64,
    most: u64,
}

impl Jobs {
    /// Begins to take a file in.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn begin_upload(&self, file_name: &str) -> Outcome<Uploading> {
        let all = folder(self.hub());
        fs::create_dir_all(&all).map_err(|error| Failure::file("folder-not-made", &all, &error))?;
        let made = tempfile::Builder::new()
            .prefix("")
            .rand_bytes(16)
            .tempdir_in(&all);
        let own = made.map_err(|error| Failure::file("folder-not-made", &all, &error))?;
        let name = plain_name(file_name);
        let path = own.path().join(&name);
        let file = File::create(&path)
            .map_err(|error| Failure::file("upload-unwritable", &path, &error))?;
        Ok(Uploading {
            folder: own,
            name,
            path,
            file,
            bytes: 0,
            most: self.settings().upload_bytes,
        })
    }

    /// Notes a file that has come whole.
    ///
    /// # Errors
    /// Nothing came; the disk refuses.
    pub fn finish_upload(&self, uploading: Uploading) -> Outcome<Upload> {
        let upload = uploading.finish(self.now())?;
        self.catalog().add_upload(&upload)?;
        Ok(upload)
    }

    /// The upload of an id.
    ///
    /// # Errors
    /// There is none, or it is no longer kept.
    pub fn upload(&self, id: &str) -> Outcome<Upload> {
        kept(self.hub(), id)
    }

    /// Removes an upload of which nothing can become.
    ///
    /// # Errors
    /// The disk refuses.
    pub fn remove_upload(&self, id: &str) -> Outcome<()> {
        remove(self.hub(), id)
    }
}

/// Bytes as people write them into the settings: `4 GB`; units are powers of 1024.
fn as_written(bytes: u64) -> String {
    let units = [("GB", 30), ("MB", 20), ("KB", 10)];
    let whole = |shift: u32| bytes > 0 && bytes.trailing_zeros() >= shift;
    match units.into_iter().find(|(_, shift)| whole(*shift)) {
        Some((unit, shift)) => format!("{} {unit}", bytes >> shift),
        None => format!("{bytes} B"),
    }
}

impl Uploading {
    /// Takes in more of the file.
    ///
    /// # Errors
    /// It is larger than the settings allow; the disk refuses.
    pub fn write(&mut self, bytes: &[u8]) -> Outcome<()> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.most {
            let message = Message::new("upload-too-large")
                .with("file", self.name.as_str())
                .with("most", as_written(self.most));
            return Err(message.into());
        }
        let written = self.file.write_all(bytes);
        written.map_err(|error| Failure::file("upload-unwritable", &self.path, &error))
    }

    fn finish(self, now: Instant) -> Outcome<Upload> {
        if self.bytes == 0 {
            return Err(Message::new("upload-empty").with("file", self.name).into());
        }
        let safe = self
            .file
            .sync_all()
            .and_then(|()| File::open(self.folder.path())?.sync_all());
        safe.map_err(|error| Failure::file("upload-unwritable", &self.path, &error))?;
        let folder = self.folder.keep();
        let id = folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Ok(Upload {
            id,
            file_name: self.name,
            bytes: self.bytes,
            received_at: now,
        })
    }
}

/// Where uploads are.
pub(super) fn folder(hub: &Hub) -> PathBuf {
    hub.read(|workspace| workspace.dir().join("uploads"))
}

/// Where an upload is.
pub(super) fn file(hub: &Hub, upload: &Upload) -> PathBuf {
    folder(hub).join(&upload.id).join(&upload.file_name)
}

/// The upload of an id.
pub(super) fn kept(hub: &Hub, id: &str) -> Outcome<Upload> {
    let found = hub.catalog().upload(id)?;
    Ok(found.ok_or_else(|| Message::new("upload-unknown").with("id", id))?)
}

/// Removes an upload; removing it again changes nothing.
pub(super) fn remove(hub: &Hub, id: &str) -> Outcome<()> {
    remove_folder(&folder(hub).join(id))?;
    Ok(hub.catalog().remove_upload(id)?)
}

pub(super) fn remove_folder(folder: &Path) -> Outcome<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::file("file-not-removed", folder, &error))
        }
        _ => Ok(()),
    }
}

/// The name that a sender gives a file, without folders and without what file systems dislike.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .map(|c| {
            if c.is_control() || "<>:\"|?*".contains(c) {
                '_'
            } else {
                c
            }
        })
        .take(NAME)
        .collect();
    match plain.trim_matches([' ', '.']) {
        "" => "upload".into(),
        plain => plain.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn names_lead_nowhere() {
        for (given, kept) in [
            ("订单 2024.xlsx", "订单 2024.xlsx"),
            ("../../etc/passwd", "passwd"),
            ("C:\\data\\a.csv", "a.csv"),
            ("..", "upload"),
            ("", "upload"),
            ("a\0b\n.csv", "a_b_.csv"),
        ] {
            assert_eq!(plain_name(given), kept);
        }
    }
}
