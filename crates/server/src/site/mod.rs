//! The page that people open: the files that were built into the binary, and what is said when there
//! are none. Which address shows which view is the page's own business, so every address that is no
//! file and belongs to no interface gets the same document.

mod answer;
mod plain;

pub(crate) use answer::{answer, is_for_document};
pub(crate) use plain::starting;

/// The document that every view begins with.
const INDEX: &str = "index.html";
/// Folder of files whose names change with their content.
const HASHED: &str = "assets/";

/// The files of the page. Without any, people are told how to build it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Site {
    files: &'static [SiteFile],
}

/// A file of the page, with its compressed forms if they are smaller.
#[derive(Clone, Copy, Debug)]
pub struct SiteFile {
    /// From the root of the page, such as `assets/index-B1x9.js`.
    pub path: &'static str,
    /// The file as it is.
    pub plain: &'static [u8],
    /// The same by gzip.
    pub gzip: Option<&'static [u8]>,
    /// The same by brotli.
    pub brotli: Option<&'static [u8]>,
    /// Changes with the content; letters and digits.
    pub digest: &'static str,
}

impl Site {
    /// A page of these files, ordered by path.
    pub const fn new(files: &'static [SiteFile]) -> Self {
        Self { files }
    }

    /// Whether there is a page.
    pub fn is_there(&self) -> bool {
        self.index().is_some()
    }

    fn index(&self) -> Option<&'static SiteFile> {
        self.file(INDEX)
    }

    fn file(&self, path: &str) -> Option<&'static SiteFile> {
        let found = self.files.binary_search_by(|file| file.path.cmp(path));
        found.ok().map(|index| &self.files[index])
    }
}

impl SiteFile {
    /// Whether its name changes with its content.
    fn is_hashed(&self) -> bool {
        self.path.starts_with(HASHED)
    }

    fn kind(&self) -> &'static str {
        let extension = self.path.rsplit_once('.').map_or("", |(_, end)| end);
        match extension {
            "css" => "text/css; charset=utf-8",
            "html" => "text/html; charset=utf-8",
            "ico" => "image/x-icon",
            "js" => "text/javascript; charset=utf-8",
            "json" => "application/json",
            "png" => "image/png",
            "svg" => "image/svg+xml",
            "txt" => "text/plain; charset=utf-8",
            "webmanifest" => "application/manifest+json",
            "woff2" => "font/woff2",
            _ => "application/octet-stream",
        }
    }
}
