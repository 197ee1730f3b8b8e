//! Splitting delimited text into records and cells.

use memchr::{memchr, memchr_iter};

use super::Cells;

/// Longest record. A quote that is opened and not closed within this many bytes is an error of
/// that line, not the rest of the file.
const LONGEST: usize = 1 << 20;

/// Where the first record of a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RecordEnd {
    /// The record, without its line end, and what it takes with it; lines in all.
    At {
        record: usize,
        taken: usize,
        lines: u64,
    },
    /// A quote is not closed; the record is the first line alone.
    Unclosed { record: usize, taken: usize },
    /// More text is needed.
    Unknown,
}

/// Finds the end of the record that `text` begins with. `quoted` says whether quotes mean anything
/// and may occur in the line.
pub(super) fn record_end(text: &[u8], separator: u8, quoted: bool, is_last: bool) -> RecordEnd {
    let Some(line) = memchr(b'\n', text) else {
        return if !is_last {
            RecordEnd::Unknown
        } else if quoted && closes_at(text, separator).is_none() {
            RecordEnd::Unclosed {
                record: text.len(),
                taken: text.len(),
            }
        } else {
            at(text, text.len(), text.len(), 1)
        };
    };
    if !quoted || memchr(b'"', &text[..line]).is_none() {
        return at(text, line, line + 1, 1);
    }
    match closes_at(text, separator) {
        Some(end) if end < text.len() => {
            let lines = memchr_iter(b'\n', &text[..end]).count() as u64 + 1;
            at(text, end, end + 1, lines)
        }
        Some(_) if is_last => {
            let lines = memchr_iter(b'\n', text).count() as u64 + 1;
            at(text, text.len(), text.len(), lines)
        }
        None if is_last || text.len() > LONGEST => RecordEnd::Unclosed {
            record: without_return(text, line),
            taken: line + 1,
        },
        _ => RecordEnd::Unknown,
    }
}

fn at(text: &[u8], end: usize, taken: usize, lines: u64) -> RecordEnd {
    RecordEnd::At {
        record: without_return(text, end),
        taken,
        lines,
    }
}

fn without_return(text: &[u8], end: usize) -> usize {
    if end > 0 && text[end - 1] == b'\r' {
        end - 1
    } else {
        end
    }
}

/// Position of the line end that closes the first record, the text's length when it has none, or
/// `None` when a quote stays open. A quote opens only at the start of a cell.
fn closes_at(text: &[u8], separator: u8) -> Option<usize> {
    let limit = text.len().min(LONGEST + 1);
    let (mut at_start, mut i) = (true, 0);
    while i < limit {
        match text[i] {
            b'"' if at_start => {
                i = closing_quote(&text[..limit], i + 1)?;
                at_start = false;
            }
            b'\n' => return Some(i),
            byte => at_start = byte == separator,
        }
        i += 1;
    }
    (limit == text.len()).then_some(limit)
}

/// Position of the quote that closes the cell whose content begins at `i`.
fn closing_quote(text: &[u8], mut i: usize) -> Option<usize> {
    loop {
        i += memchr(b'"', &text[i..])?;
        if text.get(i + 1) != Some(&b'"') {
            return Some(i);
        }
        i += 2;
    }
}

/// Adds a record to the batch. A blank as separator stands for any run of blanks.
pub(super) fn push_record(cells: &mut Cells, line: u64, record: &str, separator: u8) {
    push_cells(cells, line, record, separator);
    cells.end();
}

/// Number of cells in a record.
pub(super) fn cell_count(record: &str, separator: u8) -> usize {
    let mut cells = Cells::default();
    push_cells(&mut cells, 1, record, separator);
    cells.cells()
}

fn push_cells(cells: &mut Cells, line: u64, record: &str, separator: u8) {
    let base = cells.begin(line, record);
    let bytes = record.as_bytes();
    if separator == b' ' {
        push_words(cells, base, record);
    } else if memchr(b'"', bytes).is_none() {
        let mut start = 0;
        for end in memchr_iter(separator, bytes) {
            cells.push_range(base + start, base + end);
            start = end + 1;
        }
        cells.push_range(base + start, base + bytes.len());
    } else {
        push_quoted(cells, base, record, separator);
    }
}

fn push_words(cells: &mut Cells, base: usize, record: &str) {
    let start_of = |word: &str| word.as_ptr() as usize - record.as_ptr() as usize;
    for word in record.split_ascii_whitespace() {
        let start = base + start_of(word);
        cells.push_range(start, start + word.len());
    }
}

fn push_quoted(cells: &mut Cells, base: usize, record: &str, separator: u8) {
    let bytes = record.as_bytes();
    let mut start = 0;
    loop {
        let opened = bytes.get(start) == Some(&b'"');
        let closed = opened.then(|| closing_quote(bytes, start + 1)).flatten();
        let Some(close) = closed else {
            let end = memchr(separator, &bytes[start..]).map_or(bytes.len(), |at| start + at);
            cells.push_range(base + start, base + end);
            if end == bytes.len() {
                return;
            }
            start = end + 1;
            continue;
        };
        let end = memchr(separator, &bytes[close..]).map_or(bytes.len(), |at| close + at);
        push_unquoted(cells, base, record, (start + 1, close, end));
        if end == bytes.len() {
            return;
        }
        start = end + 1;
    }
}

/// Adds a quoted cell: content, position of the closing quote, end of the cell. What stands between
/// the closing quote and the separator is kept, as most programs do.
fn push_unquoted(cells: &mut Cells, base: usize, record: &str, cell: (usize, usize, usize)) {
    let (start, close, end) = cell;
    let inner = &record[start..close];
    let tail = record[close + 1..end].trim();
    if tail.is_empty() && !inner.contains('"') {
        return cells.push_range(base + start, base + close);
    }
    cells.push_text(&(inner.replace("\"\"", "\"") + tail));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(record: &str, columns: usize, separator: u8) -> Vec<String> {
        let mut cells = Cells::default();
        cells.reset(columns);
        push_record(&mut cells, 1, record, separator);
        assert_eq!(cells.problems().len(), 0, "{record}");
        assert_eq!(cells.raw(0), record);
        (0..columns).map(|c| cells.cell(0, c).to_owned()).collect()
    }

    #[test]
    fn cells_are_split_and_unquoted() {
        assert_eq!(split("a,,c", 3, b','), ["a", "", "c"]);
        assert_eq!(
            split(r#""a,1","say ""hi""",c"#, 3, b','),
            ["a,1", "say \"hi\"", "c"]
        );
        assert_eq!(split("\"a\nb\",c", 2, b','), ["a\nb", "c"]);
        assert_eq!(split(r#"5" pipe,c"#, 2, b','), ["5\" pipe", "c"]);
        assert_eq!(split(" 00004  0001 2.5", 3, b' '), ["00004", "0001", "2.5"]);
        assert_eq!(split("a,b,,", 2, b','), ["a", "b"]);
    }

    #[test]
    fn a_record_ends_where_its_quotes_say() {
        let end = |text: &str| record_end(text.as_bytes(), b',', true, true);
        let at = |record, taken, lines| RecordEnd::At {
            record,
            taken,
            lines,
        };
        assert_eq!(end("a,b\r\nc"), at(3, 5, 1));
        assert_eq!(end("\"a\nb\",c\nd"), at(7, 8, 2));
        assert_eq!(end("a,b"), at(3, 3, 1));
        assert_eq!(
            end("\"a,b\nc"),
            RecordEnd::Unclosed {
                record: 4,
                taken: 5
            }
        );
        assert_eq!(record_end(b"\"a\nb", b',', true, false), RecordEnd::Unknown);
    }

    #[test]
    fn ragged_rows_say_what_is_wrong() {
        let mut cells = Cells::default();
        cells.reset(3);
        push_record(&mut cells, 7, "a,b", b',');
        push_record(&mut cells, 8, "a,b,c,d", b',');
        assert_eq!(cells.problems().len(), 2);
        assert_eq!(cells.problems()[0].1.id(), "import-row-ragged");
        assert_eq!((cells.rows(), cells.line(1)), (2, 8));
    }
}
