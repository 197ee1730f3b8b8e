//! Delimited text out.

/// Writes cells as one line without its end: quoted where a separator, quote or line end makes it
/// necessary.
pub(crate) fn line<'a>(cells: impl Iterator<Item = &'a str>, separator: u8, out: &mut String) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(char::from(separator));
        }
        let special = |b: u8| b == separator || matches!(b, b'"' | b'\n' | b'\r');
        if cell.bytes().any(special) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
}
