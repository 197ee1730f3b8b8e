//! Names of properties and attributes made from headers.

/// A header as a name that rules can use: `MonthlyCharges` is `monthly_charges`, `订单备注` stays,
/// signs and blanks become `_`. `index` names a column whose header has nothing to offer.
pub(super) fn from_header(header: &str, index: usize) -> String {
    let mut name = String::new();
    let chars: Vec<char> = header.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        if !c.is_alphanumeric() {
            push_gap(&mut name);
            continue;
        }
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1);
        let begins_word = c.is_uppercase()
            && (before.is_some_and(char::is_lowercase)
                || (before.is_some_and(char::is_uppercase)
                    && after.is_some_and(|c| c.is_lowercase())));
        if begins_word {
            push_gap(&mut name);
        }
        name.extend(c.to_lowercase());
    }
    let name = name.trim_end_matches('_');
    match name.chars().next() {
        None => format!("column_{}", index + 1),
        Some(first) if first.is_numeric() => format!("_{name}"),
        Some(_) => name.to_owned(),
    }
}

fn push_gap(name: &mut String) {
    if !name.is_empty() && !name.ends_with('_') {
        name.push('_');
    }
}

#[cfg(test)]
mod tests {
    use super::from_header;

    #[test]
    fn headers_become_names() {
        for (header, name) in [
            ("MonthlyCharges", "monthly_charges"),
            ("customerID", "customer_id"),
            ("SKUCode", "sku_code"),
            ("history segment ", "history_segment"),
            ("订单备注", "订单备注"),
            ("满意度（1-5）", "满意度_1_5"),
            ("2023 sales", "_2023_sales"),
            ("%", "column_4"),
        ] {
            assert_eq!(from_header(header, 3), name);
        }
    }
}
