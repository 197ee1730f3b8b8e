//! Runs a fuzz target for longer than the tests do: `cargo xtask fuzz`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use fenqun_sim::fuzz::{Found, TARGETS, Target, fuzz, read, target};

const USAGE: &str = "usage: fuzz TARGET [--minutes N] [--start NUMBER] [--input FILE]";

struct Wish {
    target: Target,
    minutes: u64,
    start: u64,
    input: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(wish) = wish(&arguments) else {
        let names = TARGETS.map(|target| target.name).join(", ");
        eprintln!("{USAGE}\ntargets: {names}");
        return ExitCode::from(2);
    };
    match run(&wish) {
        Ok(inputs) => {
            println!("{}: {inputs} inputs, nothing found", wish.target.name);
            ExitCode::SUCCESS
        }
        Err(found) => {
            let file = keep(&wish.target, &found);
            eprintln!(
                "{}: found after {} inputs: {}",
                wish.target.name,
                found.after,
                file.display()
            );
            eprintln!(
                "again: cargo xtask fuzz {} --input {}",
                wish.target.name,
                file.display()
            );
            ExitCode::FAILURE
        }
    }
}

fn wish(arguments: &[String]) -> Option<Wish> {
    let (name, rest) = arguments.split_first()?;
    let mut wish = Wish {
        target: target(name)?,
        minutes: 10,
        start: 1,
        input: None,
    };
    for pair in rest.chunks(2) {
        let [flag, value] = pair else { return None };
        match flag.as_str() {
            "--minutes" => wish.minutes = value.parse().ok()?,
            "--start" => wish.start = value.parse().ok()?,
            "--input" => wish.input = Some(value.into()),
            _ => return None,
        }
    }
    Some(wish)
}

fn run(wish: &Wish) -> Result<u64, Found> {
    if let Some(file) = &wish.input {
        let input =
            std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        return read(&wish.target, &input, 0).map(|_| 1);
    }
    let until = Instant::now() + Duration::from_secs(60 * wish.minutes);
    fuzz(&wish.target, wish.start, |_| Instant::now() < until)
}

/// Writes an input to a file named after its content.
fn keep(target: &Target, found: &Found) -> PathBuf {
    let folder = Path::new("target/fuzz").join(target.name);
    let hash = xxhash_rust::xxh3::xxh3_64(&found.input);
    let file = folder.join(format!("{hash:016x}"));
    let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, &found.input));
    kept.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    file
}
