//! Names of columns: headers as they stand, with names for those that are empty or doubled.

use std::collections::BTreeSet;

use fenqun_model::identifier::nfc;

/// Makes every header usable as the name of its column: trimmed, normal form C; an empty one is
/// called after its position (`column_3`), a repeated one gets a number (`city`, `city_2`).
pub(super) fn name_columns<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for (index, header) in headers.enumerate() {
        let header = nfc(header.trim().trim_matches('\u{feff}')).into_owned();
        let base = if header.is_empty() {
            format!("column_{}", index + 1)
        } else {
            header
        };
        let mut name = base.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{base}_{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// Whether the first row of a file is data, so that the file has no headers: some cell of it is a
/// number or a date, and no header is one.
pub(super) fn is_data<'a>(mut cells: impl Iterator<Item = &'a str>) -> bool {
    cells.any(|cell| {
        let cell = cell.trim();
        let is_plain = |c: char| c.is_ascii_digit() || "-/:. +".contains(c);
        cell.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            && cell.chars().all(is_plain)
            && cell.chars().any(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_and_doubled_headers_get_names() {
        let names = name_columns(["城市", "", "城市", " a ", "城市_2"].into_iter());
        assert_eq!(names, ["城市", "column_2", "城市_2", "a", "城市_2_2"]);
    }

    #[test]
    fn a_first_row_of_data_is_not_headers() {
        assert!(is_data(["999477", "pv", "1511848894"].into_iter()));
        assert!(is_data(["a", "2024-01-02"].into_iter()));
        assert!(!is_data(["2023销售额", "客户"].into_iter()));
    }
}
