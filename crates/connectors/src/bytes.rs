//! Bytes of a file: opened, decompressed by what they are (never by the file's name), fingerprinted.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::Path;

use fenqun_model::Message;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

/// How a file is compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compression {
    /// Not at all.
    #[default]
    None,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

/// A file's bytes after decompression, read front to back.
pub(crate) type Bytes = Box<dyn BufRead + Send>;

/// Bytes looked at to find out what a file is.
pub(crate) const PROBE: usize = 256 * 1024;

/// Opens a file and looks through its compression. Several gzip members or zstd frames one after
/// another are one file.
pub(crate) fn open(path: &Path) -> Result<(Bytes, Compression), Message> {
    let mut raw = BufReader::with_capacity(PROBE, file(path)?);
    let head = raw.fill_buf().map_err(|error| unreadable(path, &error))?;
    let compression = match head {
        [0x1f, 0x8b, ..] => Compression::Gzip,
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Compression::Zstd,
        _ => Compression::None,
    };
    let bytes: Bytes = match compression {
        Compression::None => Box::new(raw),
        Compression::Gzip => Box::new(BufReader::with_capacity(
            PROBE,
            flate2::bufread::MultiGzDecoder::new(raw),
        )),
        Compression::Zstd => {
            let decoder = zstd::Decoder::with_buffer(raw);
            let decoder = decoder.map_err(|error| unreadable(path, &error))?;
            Box::new(BufReader::with_capacity(PROBE, decoder))
        }
    };
    Ok((bytes, compression))
}

/// Takes up to [`PROBE`] bytes off the front and gives them back together with a reader that starts
/// over at the front.
pub(crate) fn probe(mut bytes: Bytes, path: &Path) -> Result<(Vec<u8>, Bytes), Message> {
    let mut head = Vec::new();
    (&mut bytes)
        .take(PROBE as u64)
        .read_to_end(&mut head)
        .map_err(|error| unreadable(path, &error))?;
    let whole = Cursor::new(head.clone()).chain(bytes);
    Ok((head, Box::new(whole)))
}

/// A name for the content of a file (as it lies on disk), 32 hexadecimal digits: the same file
/// again is recognised by it, wherever it lies and whatever it is called.
///
/// # Errors
/// The file cannot be read.
pub fn fingerprint(path: &Path) -> Result<String, Message> {
    let mut file = file(path)?;
    let mut hash = Xxh3::new();
    let mut block = vec![0; PROBE];
    loop {
        match file.read(&mut block) {
            Ok(0) => return Ok(format!("{:032x}", hash.digest128())),
            Ok(length) => hash.update(&block[..length]),
            Err(error) => return Err(unreadable(path, &error)),
        }
    }
}

pub(crate) fn file(path: &Path) -> Result<File, Message> {
    File::open(path).map_err(|error| unreadable(path, &error))
}

/// The message for a file that cannot be read.
pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Message {
    let id = if error.kind() == std::io::ErrorKind::NotFound {
        "import-file-missing"
    } else {
        "import-file-unreadable"
    };
    Message::new(id)
        .with("file", path.display().to_string())
        .with("error", error.to_string())
}
