//! The house's own rules, checked on every file under version control: who may use whom, how large
//! things may grow, which words and paths stay out, whose licences we take, and that documents and
//! message catalogues name only what is there. Each test lists every offender.

mod documents;
mod layering;
mod licences;
mod messages;
mod purity;
mod sizes;
mod source;
mod words;

/// Fails with all offences, one a line.
fn assert_none(rule: &str, offences: &[String]) {
    assert!(
        offences.is_empty(),
        "{rule}\n{} offence(s):\n  {}",
        offences.len(),
        offences.join("\n  ")
    );
}
