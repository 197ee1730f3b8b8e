//! Tests of text: evaluated once per entry of the dictionary, then looked up (`semantics` 10).

use fenqun_model::Value;
use fenqun_model::expr::{TextTest, TextTestKind};
use regex::{Regex, RegexBuilder};

use crate::bitmap::Bitmap;
use crate::frame::Frame;
use crate::plan::NodeId;
use crate::vector::{Data, TextCodes, Vector, Width, with_codes};

/// Which texts fulfil the test; missing values and other types do not.
pub(crate) fn evaluate(
    frame: &Frame<'_>,
    id: NodeId,
    vector: &Vector<'_>,
    test: &TextTest,
) -> Bitmap {
    // Made once for a plan: reading a pattern takes longer than looking at a few texts.
    let matcher = frame.context.plan.matcher(id, test);
    let mut bits = match &vector.data {
        Data::Texts(codes, dictionary) => {
            select(frame, id, (codes, dictionary), |text| matcher.matches(text))
        }
        Data::Values(values) => Bitmap::from_fn(
            values.len(),
            |i| matches!(&values[i], Some(Value::Text(text)) if matcher.matches(text)),
        ),
        _ => Bitmap::filled(vector.len(), false),
    };
    if let Some(present) = &vector.present {
        bits.and(present);
    }
    bits
}

/// Which elements' texts fulfil a test. The table of the dictionary is kept for the next batch.
pub(crate) fn select(
    frame: &Frame<'_>,
    id: NodeId,
    (codes, dictionary): (&TextCodes<'_>, &[String]),
    test: impl Fn(&str) -> bool,
) -> Bitmap {
    let pays = dictionary.len() <= 4 * frame.context.customers.max(16);
    if !pays {
        return with_codes!(codes, slice => {
            Bitmap::from_slice(slice, |code| {
                dictionary.get(code.index()).is_some_and(|text| test(text))
            })
        });
    }
    let table =
        frame.context.tables[id].get_or_init(|| dictionary.iter().map(|text| test(text)).collect());
    with_codes!(codes, slice => {
        Bitmap::from_slice(slice, |code| table.get(code.index()).copied().unwrap_or(false))
    })
}

/// A test ready to be run on many texts.
#[derive(Clone, Debug)]
pub(crate) enum Matcher {
    Contains(String, TextTest),
    Pattern(Option<Regex>),
}

impl Matcher {
    pub(crate) fn new(test: &TextTest) -> Self {
        if test.kind == TextTestKind::Matches {
            let regex = RegexBuilder::new(&test.pattern)
                .case_insensitive(test.fold_case)
                .build();
            return Matcher::Pattern(regex.ok());
        }
        let pattern = match test.fold_case {
            true => test.pattern.to_lowercase(),
            false => test.pattern.clone(),
        };
        Matcher::Contains(pattern, test.clone())
    }

    fn matches(&self, text: &str) -> bool {
        match self {
            Matcher::Pattern(regex) => regex.as_ref().is_some_and(|regex| regex.is_match(text)),
            Matcher::Contains(pattern, test) if test.fold_case => {
                occurs(&text.to_lowercase(), pattern, test.kind)
            }
            Matcher::Contains(pattern, test) => occurs(text, pattern, test.kind),
        }
    }
}

fn occurs(text: &str, pattern: &str, kind: TextTestKind) -> bool {
    match kind {
        TextTestKind::StartsWith => text.starts_with(pattern),
        TextTestKind::EndsWith => text.ends_with(pattern),
        TextTestKind::Contains | TextTestKind::Matches => text.contains(pattern),
    }
}
