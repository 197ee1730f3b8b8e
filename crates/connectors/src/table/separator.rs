//! Finding out which character separates the cells of a text file.

use super::split::{RecordEnd, cell_count, record_end};

/// Candidates; of equally good ones the first is taken. A blank stands for runs of blanks.
const CANDIDATES: [u8; 5] = [b',', b'\t', b';', b'|', b' '];
/// Records looked at.
const RECORDS: usize = 200;

/// The separator under which the most records of the sample have the same number of cells, more
/// than one. A comma when none does.
pub(super) fn detect(sample: &str) -> u8 {
    let mut best = (0, b',');
    for separator in CANDIDATES {
        let counts = cell_counts(sample, separator);
        let Some(first) = counts.first().copied().filter(|count| *count > 1) else {
            continue;
        };
        let same = counts.iter().filter(|count| **count == first).count();
        let share = same * 100 / counts.len();
        // A blank separates only when nothing else does: texts are full of blanks.
        let weight = if separator == b' ' { 1 } else { 4 };
        let score = if share >= 60 { share * weight } else { 0 };
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

/// Cells in each of the first records. The last one of a long sample may be cut off.
fn cell_counts(sample: &str, separator: u8) -> Vec<usize> {
    let mut counts: Vec<usize> = records(sample, separator, RECORDS)
        .map(|record| cell_count(record, separator))
        .collect();
    if counts.len() > 2 && !sample.ends_with('\n') {
        counts.pop();
    }
    counts
}

/// The first records of a sample that are not empty.
pub(super) fn records(sample: &str, separator: u8, most: usize) -> impl Iterator<Item = &str> {
    let mut rest = sample;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let end = record_end(rest.as_bytes(), separator, separator != b' ', true);
            let (record, taken) = match end {
                RecordEnd::At { record, taken, .. } | RecordEnd::Unclosed { record, taken } => {
                    (record, taken)
                }
                RecordEnd::Unknown => return None,
            };
            let text = &rest[..record];
            rest = &rest[taken..];
            if !text.trim().is_empty() {
                return Some(text);
            }
        }
    })
    .take(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_found_out() {
        for (sample, separator) in [
            ("a,b,c\n1,2,3\n", b','),
            ("a;b\n\"1,5;x\";2\n3,5;4\n", b';'),
            ("a\tb\n1 2\t3\n", b'\t'),
            ("a|b|c\n1|2|3", b'|'),
            (
                " 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n",
                b' ',
            ),
            ("name\nLi Ping\nWang\n", b','),
            ("one,note\n1,hello my friend\n2,hello there you\n", b','),
        ] {
            assert_eq!(detect(sample), separator, "{sample}");
        }
    }
}
