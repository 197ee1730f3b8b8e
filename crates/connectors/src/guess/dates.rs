//! Whether 12-06-2024 is a day in June or in December: the whole column says.

use crate::values::time::TimeReader;

/// What a column of dates with the year last was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DayOrder {
    /// Every value is clear by itself.
    Clear,
    /// Some value shows the order; this format reads all of them.
    Format(String),
    /// Nothing shows the order.
    Unclear,
}

/// Looks at the values of a time column.
pub(super) fn day_order<'a>(values: impl Iterator<Item = &'a str> + Clone) -> DayOrder {
    let reader = |format: Option<String>| TimeReader::new(fenqun_model::Zone::utc(), format, false);
    let mut usual = reader(None);
    if values.clone().all(|text| usual.instant(text).is_ok()) {
        return DayOrder::Clear;
    }
    let mut fitting = Vec::new();
    for separator in ['/', '-', '.'] {
        for days in ["%m{}%d{}%Y", "%d{}%m{}%Y"] {
            for clock in ["", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p"] {
                let format = days.replace("{}", &separator.to_string()) + clock;
                let mut reader = reader(Some(format.clone()));
                if values.clone().all(|text| reader.instant(text).is_ok()) {
                    fitting.push(format);
                }
            }
        }
    }
    match fitting.len() {
        0 => DayOrder::Clear,
        1 => DayOrder::Format(fitting.remove(0)),
        _ => DayOrder::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_clear_day_decides_for_the_column() {
        let order = |values: &[&'static str]| day_order(values.iter().copied());
        assert_eq!(
            order(&["12/1/2010 8:26", "12/13/2010 10:05"]),
            DayOrder::Format("%m/%d/%Y %H:%M".into())
        );
        assert_eq!(
            order(&["01-02-2024", "25-02-2024"]),
            DayOrder::Format("%d-%m-%Y".into())
        );
        assert_eq!(order(&["01-02-2024", "03-02-2024"]), DayOrder::Unclear);
        assert_eq!(order(&["2024-01-02"]), DayOrder::Clear);
    }
}
