//! Chinese ways of writing times, rewritten as the forms that everybody reads.

use crate::values::plain::half_width;

/// 2024年6月12日下午3点5分 as `2024-6-12  PM 3:5`.
pub(super) fn to_ascii(text: &str) -> String {
    let text = half_width(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(c) = rest.chars().next() {
        let (written, taken) = marker(rest).unwrap_or((sign(c), c.len_utf8()));
        match written {
            Some(word) => out.push_str(word),
            None => out.push(c),
        }
        rest = &rest[taken..];
    }
    out.trim_end_matches([':', ' ', '-']).to_owned() + ends_in_hour(&text)
}

/// A whole hour keeps its colon, so that it is a time of day.
fn ends_in_hour(text: &str) -> &'static str {
    if text.trim_end().ends_with(['时', '点']) {
        ":"
    } else {
        ""
    }
}

/// Halves of the day, which stand before the time. 晚上12点 could be either midnight or a slip for
/// noon, so it is not read.
fn marker(text: &str) -> Option<(Option<&'static str>, usize)> {
    const MARKERS: [(&str, &str); 6] = [
        ("上午", " AM "),
        ("早上", " AM "),
        ("凌晨", " AM "),
        ("中午", " PM "),
        ("下午", " PM "),
        ("晚上", " PM "),
    ];
    let (word, written) = MARKERS.iter().find(|(word, _)| text.starts_with(word))?;
    let hour = text[word.len()..].trim_start();
    let before_noon = hour.starts_with("10") || hour.starts_with("11");
    match *word {
        "中午" if before_noon => Some((Some(" AM "), word.len())),
        "晚上" if hour.starts_with("12") => None,
        _ => Some((Some(written), word.len())),
    }
}

fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        '年' | '月' => "-",
        '日' | '号' => " ",
        '时' | '点' | '分' | '：' => ":",
        '秒' | '整' => "",
        _ => return None,
    })
}
