//! The demo shop: a made-up tea house with a web shop, a mini program and counters, in the three years
//! before a day. The same files for the same day on every machine, to the byte.
//!
//! What is in it, so that there is something to find: loyal customers and one-time buyers, people
//! who only come for 双十一 or before 春节, a few thousand who lapse and of whom half return,
//! companies that buy gifts, people known under two numbers, a membership list kept by the counters
//! with nothing but a telephone number, and files with the defects that files have. All names,
//! numbers and addresses are made up, and the e-mail domain is reserved for examples.

mod acts;
mod calendar;
mod definitions;
mod files;
mod furnish;
mod goods;
mod people;
mod random;
mod running;
mod shop;
mod staff;
mod text;

pub use definitions::{DemoDefinitions, definitions};
pub use files::{DemoFile, write};
pub use furnish::{Stage, furnish, is_unfinished, today};
pub use random::Random;
pub use staff::{SignIn, admit};

/// Seed of everything drawn.
const SEED: u64 = 20_260_401;
/// Number of customers in the customer list.
pub const CUSTOMERS: u32 = 5_200;

#[cfg(test)]
mod tests {
    use std::fs;

    use fenqun_model::Date;
    use fenqun_model::definition::{DefinitionSet, Schema, check, read};

    use super::files::Exports;
    use super::*;

    fn end() -> Date {
        "2026-04-01".parse().unwrap()
    }

    #[test]
    fn the_same_files_every_time() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = write(one.path(), end()).unwrap();
        let second = write(two.path(), end()).unwrap();
        for (a, b) in first.iter().zip(&second) {
            let (a, b) = (fs::read(&a.path).unwrap(), fs::read(&b.path).unwrap());
            assert!(a.len() > 1000 && a == b);
        }
    }

    #[test]
    fn parts_by_day_are_the_whole() {
        let (whole, parts) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let exports = Exports::until(end());
        let files = exports.write(whole.path(), "", Date::FIRST..end()).unwrap();
        let cut = end().plus_days(-20);
        let first = exports.write(parts.path(), "-1", Date::FIRST..cut).unwrap();
        let rest = exports.write(parts.path(), "-2", cut..end()).unwrap();
        let rows = |files: &[DemoFile]| -> usize {
            let texts = files
                .iter()
                .map(|file| fs::read_to_string(&file.path).unwrap());
            let headed = |text: String| text.lines().count() - usize::from(text.contains("号,"));
            texts.map(headed).sum()
        };
        assert_eq!(rows(&first) + rows(&rest), rows(&files));
        assert!(rows(&rest) > 1_000);
    }

    #[test]
    fn the_definitions_are_sound_on_any_day() {
        for (end, held) in [("2026-04-01", true), ("2026-11-22", false)] {
            sound(end.parse().unwrap(), held);
        }
        let told = |held| definitions(end(), held)[0].text.contains("now: 2026-04-01");
        assert!(told(true) && !told(false));
        let texts = definitions("2026-11-22".parse().unwrap(), false);
        assert!(texts[2].text.contains("between 2025-11-01 and 2025-11-12"));
        assert!(texts[2].text.contains("between 2026-11-01 and 2026-11-12"));
    }

    fn sound(end: Date, held: bool) {
        let mut set = DefinitionSet::default();
        for DemoDefinitions { file, text } in definitions(end, held) {
            set.extend(read(&text, file).unwrap_or_else(|errors| panic!("{errors:#?}")));
        }
        let checked = check(set, &Schema::default());
        if let Err(errors) = checked {
            let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
            panic!("{texts:#?}");
        }
    }
}
