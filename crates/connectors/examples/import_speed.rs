//! How fast a file is read and mapped, without writing it anywhere:
//! `cargo run --release -p fenqun-connectors --example import_speed -- FILE`.

use std::path::PathBuf;
use std::time::Instant as Clock;

use fenqun_connectors::{Context, Import, Settings, guess};
use fenqun_model::definition::{Schema, SourceKind, WorkspaceSpec};
use fenqun_model::{Instant, Message, Zone};

fn main() -> Result<(), Message> {
    let files: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let first = files.first().ok_or(Message::new("import-no-file"))?;
    let guess = guess(first, SourceKind::Events)?;
    guess
        .explanation
        .iter()
        .for_each(|message| println!("{message}"));
    let context = Context::new(&WorkspaceSpec::default(), Schema::default(), Instant(0))?;
    let begun = Clock::now();
    let mut import = Import::open(&files, &guess.spec, context, &Settings::default())?;
    while import.next_batch()?.is_some() {}
    let seconds = begun.elapsed().as_secs_f64();
    let quality = import.quality();
    quality
        .messages(&Zone::utc())
        .iter()
        .for_each(|message| println!("{message}"));
    println!(
        "{} rows in {seconds:.2} s: {:.0} rows/s",
        quality.rows,
        quality.rows as f64 / seconds
    );
    Ok(())
}
