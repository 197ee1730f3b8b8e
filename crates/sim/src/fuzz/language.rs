//! The rule language: what is read is written and read again as the same, and errors can be shown.

use fenqun_model::Language;
use fenqun_model::language::{from_json, parse, point_at, print, to_json};

use super::{Target, number};

pub(super) const TARGET: Target = Target {
    name: "language",
    seeds,
    read,
};

const RULES: [&str; 16] = [
    "count(order where channel = 'app' and amount >= 100, last 90d) >= 3",
    "avg(feedback.score, last 3 calendar months) < 3",
    "since(last(login)) > 30d",
    "sequence(view then cart within 1d then order within 7d same product_id, last 30d)",
    "rfm = 'Champions' or (rfm.r >= 4 and spend_1y >= 2000)",
    "has_been(status = 'gold', 30d)",
    "location within 5km of (31.2304, 121.4737)",
    "birthday within next 7d",
    "top(1000, by spend_1y)",
    "city in ('上海', '北京') and not in segment('staff')",
    "did('Order Completed', between 2024-01-01 and 2024-02-01) or did(page_*)",
    "any(order.items where category = '茶' and quantity >= 2)",
    "sum(order.items.quantity where category = '茶', this year) > 1",
    "name icontains 'a' and email matches '^.*@x' and exists(phone)",
    "tags has all ('a', 'b') and age between 18 and 30",
    "not (a = 1 or b != 2.5) and percentile(spend) >= 0.9",
];

fn seeds() -> Vec<Vec<u8>> {
    RULES.map(|rule| rule.as_bytes().to_vec()).into()
}

fn read(input: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(input);
    match parse(&text) {
        Ok(rule) => {
            let printed = print(&rule);
            let again = parse(&printed);
            assert_eq!(again.as_ref(), Ok(&rule), "{text:?} as {printed:?}");
            assert_eq!(print(&rule), printed);
            let tree = to_json(&rule);
            assert_eq!(from_json(&tree).as_ref(), Ok(&rule), "{tree}");
            let shape = printed.chars().filter(|c| !c.is_alphanumeric());
            number(shape.take(60).collect::<String>())
        }
        Err(problem) => {
            for language in [Language::English, Language::Chinese] {
                assert!(!problem.text(language).is_empty());
            }
            let pointer = point_at(&text, &problem);
            number((problem.id(), pointer.is_some()))
        }
    }
}
