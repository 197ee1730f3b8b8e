//! The answers of all engines must be the same to the last digit; otherwise nothing is reported.

use serde_json::Value;

/// # Errors
/// The first answer in which an engine differs from the first engine.
pub(crate) fn all_agree(results: &[Value]) -> Result<(), String> {
    let Some((first, others)) = results.split_first() else {
        return Ok(());
    };
    for other in others {
        for letter in ["W", "M", "P"] {
            let (a, b) = (&first["answers"][letter], &other["answers"][letter]);
            if a != b {
                let (one, two) = (&first["engine"], &other["engine"]);
                return Err(format!("{letter}: {one} and {two} disagree\n{a}\n{b}"));
            }
        }
    }
    Ok(())
}
