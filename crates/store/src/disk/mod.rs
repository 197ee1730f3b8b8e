//! What the store asks of a disk, small enough to be simulated. Paths are relative to the store's
//! folder, with `/`.

mod real;
#[cfg(any(test, feature = "simulated-disk"))]
pub mod simulated;

use std::any::Any;
use std::fmt::Debug;
use std::io;

use bytes::Bytes;

pub use real::RealDisk;

/// A folder on some medium.
pub trait Disk: Send + Sync + Debug {
    /// Makes a folder and those above it, durably; fine when it is there.
    fn create_dir(&self, path: &str) -> io::Result<()>;
    /// Names in a folder, sorted; empty when there is no such folder.
    fn list(&self, path: &str) -> io::Result<Vec<String>>;
    /// Makes a new, empty file, replacing an old one.
    fn create(&self, path: &str) -> io::Result<Box<dyn DiskFile>>;
    /// Opens a file to write behind its end.
    fn append(&self, path: &str) -> io::Result<Box<dyn DiskFile>>;
    /// The whole file.
    fn read(&self, path: &str) -> io::Result<Bytes>;
    /// Part of a file; an error when it is shorter.
    fn read_at(&self, path: &str, offset: u64, length: usize) -> io::Result<Bytes>;
    /// Length in bytes.
    fn len(&self, path: &str) -> io::Result<u64>;
    /// Cuts a file and makes that durable.
    fn truncate(&self, path: &str, length: u64) -> io::Result<()>;
    /// Renames within a folder, replacing what has the new name.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, path: &str) -> io::Result<()>;
    /// Makes the entries of a folder durable.
    fn sync_dir(&self, path: &str) -> io::Result<()>;
    /// Locks a file, making it when there is none, until the guard is dropped.
    fn lock(&self, path: &str) -> Result<Box<dyn Any + Send + Sync>, LockError>;
}

/// A file being written.
pub trait DiskFile: Send + Sync + Debug {
    /// Writes all bytes behind the end.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Makes the content durable.
    fn sync(&mut self) -> io::Result<()>;
}

/// Why a lock was not had.
#[derive(Debug)]
pub enum LockError {
    /// Another process holds it; what it wrote into the file.
    Held(String),
    /// The disk refused.
    Io(io::Error),
}
