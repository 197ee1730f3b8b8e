//! Shows where in a rule text an error points.

use crate::Message;
use crate::message::Argument;

/// The line of the rule that an error points at, with a caret under the column; `None` when the
/// error names no column. Full-width characters count two columns on a terminal, and so does the
/// space before the caret.
pub fn point_at(text: &str, problem: &Message) -> Option<String> {
    let column = problem
        .args()
        .iter()
        .find_map(|(name, value)| match value {
            Argument::Number(column) if *name == "column" => usize::try_from(*column).ok(),
            _ => None,
        })?;
    let before_column = column.checked_sub(1)?;
    let mut line_start = 0;
    let mut shown = "";
    for line in text.split('\n') {
        shown = line;
        let next_start = line_start + line.chars().count() + 1;
        if before_column < next_start {
            break;
        }
        line_start = next_start;
    }
    let before = before_column.saturating_sub(line_start);
    let line = shown.trim_end_matches('\r');
    let space: String = line.chars().take(before).map(blank).collect();
    Some(format!("{line}\n{space}^"))
}

/// Space as wide as a character on a terminal.
fn blank(c: char) -> &'static str {
    match u32::from(c) {
        0x9 => "\t",
        0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff => "  ",
        0xfe30..=0xfe4f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff => "  ",
        0x20000..=0x3fffd => "  ",
        _ => " ",
    }
}
