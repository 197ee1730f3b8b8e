//! The demo shop: a made-up tea house with a web shop, a mini program and counters, from spring
//! 2023 to the end of March 2026. The same files on every machine, to the byte.
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
mod goods;
mod people;
mod random;
mod shop;
mod text;

pub use definitions::DEFINITIONS;
pub use files::{DemoFile, write};
pub use random::Random;

/// Seed of everything drawn.
const SEED: u64 = 20_260_401;
/// Number of customers in the customer list.
pub const CUSTOMERS: u32 = 5_200;

#[cfg(test)]
mod tests {
    use std::fs;

    use fenqun_model::definition::{DefinitionSet, Schema, check, read};

    use super::*;

    #[test]
    fn the_same_files_every_time() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let first = write(one.path()).unwrap();
        let second = write(two.path()).unwrap();
        for (a, b) in first.iter().zip(&second) {
            let (a, b) = (fs::read(&a.path).unwrap(), fs::read(&b.path).unwrap());
            assert!(a.len() > 1000 && a == b);
        }
    }

    #[test]
    fn the_definitions_are_sound() {
        let mut set = DefinitionSet::default();
        for (file, text) in DEFINITIONS {
            set.extend(read(text, file).unwrap_or_else(|errors| panic!("{errors:#?}")));
        }
        let checked = check(set, &Schema::default());
        if let Err(errors) = checked {
            let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
            panic!("{texts:#?}");
        }
    }
}
