//! The core reads no clock, no random source, no file, no environment: same input, same bytes.

use crate::assert_none;
use crate::source::rust_files;

const PURE: [&str; 3] = [
    "crates/model/src/",
    "crates/segment/src/",
    "crates/analytics/src/",
];
const IMPURE: [&str; 12] = [
    "SystemTime",
    "std::time",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "TimeZone::system",
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "rand::",
];

#[test]
fn the_core_is_pure() {
    let files = rust_files().filter(|file| PURE.iter().any(|folder| file.path.starts_with(folder)));
    let offences: Vec<String> = files
        .filter(|file| !file.is_test())
        .flat_map(|file| {
            file.production_lines()
                .map(move |(number, line)| (file, number, line))
        })
        .filter(|(_, _, line)| IMPURE.iter().any(|word| line.contains(word)))
        .map(|(file, number, line)| file.at(number, line.trim()))
        .collect();
    assert_none(
        "`as_of` is an argument; reading the world is the engine's work",
        &offences,
    );
}
