//! Takes the built page, `web/dist`, into the binary: writes the table of its files as Rust. Without
//! a built page the table is empty and the server says so. What is newer than the built page is
//! named, so that nobody looks at an old one without knowing.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use std::{env, fs, io};

/// Files of the built page by their path within it.
type Files = BTreeMap<String, PathBuf>;

fn main() -> io::Result<()> {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web");
    let built = web.join("dist");
    println!("cargo::rerun-if-changed=build.rs");
    // The folder itself is under version control: of one that is not there cargo would think each
    // time that it has changed.
    println!("cargo::rerun-if-changed={}", built.display());
    let mut files = Files::new();
    collect(&built, "", &mut files)?;
    warn_if_older(&web, &files);
    let out = env::var_os("OUT_DIR").map(PathBuf::from);
    let out = out.ok_or_else(|| io::Error::other("cargo names no folder for the output"))?;
    fs::write(out.join("site.rs"), table(&files)?)
}

/// All files in a folder and those below.
fn collect(folder: &Path, within: &str, files: &mut Files) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        let place = format!("{within}{name}");
        match path.is_dir() {
            true => collect(&path, &format!("{place}/"), files)?,
            false => drop(files.insert(place, path)),
        }
    }
    Ok(())
}

/// The table as Rust, by path; compressed forms stand with the file that they are of.
fn table(files: &Files) -> io::Result<String> {
    let mut text = String::from("static FILES: &[SiteFile] = &[\n");
    let is_form = |path: &str| path.ends_with(".gz") || path.ends_with(".br");
    for (path, file) in files.iter().filter(|(path, _)| !is_form(path)) {
        let form = |ending| match files.get(&format!("{path}{ending}")) {
            Some(file) => format!("Some(include_bytes!({file:?}))"),
            None => "None".to_owned(),
        };
        let mut hasher = DefaultHasher::new();
        hasher.write(&fs::read(file)?);
        let (gzip, brotli, digest) = (form(".gz"), form(".br"), hasher.finish());
        let written = writeln!(
            text,
            "SiteFile {{ path: {path:?}, plain: include_bytes!({file:?}), gzip: {gzip}, \
             brotli: {brotli}, digest: \"{digest:016x}\" }},"
        );
        written.map_err(io::Error::other)?;
    }
    text.push_str("];\n");
    Ok(text)
}

/// Says so when the sources of the page were changed after it was built.
fn warn_if_older(web: &Path, built: &Files) {
    let Some(index) = built.get("index.html") else {
        return;
    };
    let built_at = changed_at(index);
    let sources = [
        "src",
        "messages",
        "public",
        "index.html",
        "package-lock.json",
    ];
    let newest = sources.iter().filter_map(|name| newest(&web.join(name)));
    if newest.max() > built_at {
        println!("cargo::warning=web/dist is older than its sources: npm run build in web/");
    }
}

/// When the newest file of a folder was changed.
fn newest(path: &Path) -> Option<SystemTime> {
    let Ok(entries) = fs::read_dir(path) else {
        return changed_at(path);
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths.filter_map(|path| newest(&path)).max()
}

fn changed_at(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}
