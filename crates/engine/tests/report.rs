//! The report's page from given numbers: everything escaped, nothing fetched, both languages, and a
//! friendly word where there is nothing to show.

use fenqun_connectors::Quality;
use fenqun_engine::Broken;
use fenqun_engine::report::{
    Advice, Cell, Curve, Division, FitState, Freshness, Grid, Group, ImportFacts, Method,
    ReportData, Segment, Sums, Worth, WorthOrigin, render,
};
use fenqun_model::definition::{Kind, Title};
use fenqun_model::{Instant, Language, Message, Zone};

const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];
const HOSTILE: &str = "</style><script>alert('x')</script> \"&<b onload=y>";

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn both(text: &str) -> Title {
    Title {
        zh: Some(text.into()),
        en: Some(text.into()),
    }
}

/// A workspace in which nothing has happened yet.
fn nothing() -> ReportData {
    ReportData {
        title: Title::default(),
        currency: "CNY".into(),
        zone: Zone::named("Asia/Shanghai").unwrap(),
        as_of: at("2026-03-31T16:00:00Z"),
        from: at("2025-12-31T16:00:00Z"),
        to: at("2026-03-31T16:00:00Z"),
        made_at: at("2026-04-02T00:00:00Z"),
        events: None,
        worth: None,
        all: Sums::default(),
        valued: 0,
        segments: vec![],
        divisions: vec![],
        imports: vec![],
        earlier_imports: 0,
        freshness: vec![],
        broken: vec![],
    }
}

fn sums(customers: u64, value: i128, before: u64) -> Sums {
    Sums {
        customers,
        value: value * 10_000,
        orders: customers * 2,
        paid: value * 10_000,
        before,
        after: customers,
    }
}

fn group(label: &str, sums: Sums) -> Group {
    Group {
        label: label.into(),
        title: Title::default(),
        is_reserved: label == "none",
        sums,
        advice: vec![],
    }
}

/// A hundred customers: 20 good ones, 50 others, 30 who never bought.
fn division(name: &str, method: Method, names: [&str; 3]) -> Division {
    let [good, others, rest] = names;
    Division {
        name: name.into(),
        title: Title::default(),
        method,
        groups: vec![
            group(good, sums(20, 1_000_000, 15)),
            group(others, sums(50, 234_567, 45)),
            group(rest, sums(30, 0, 40)),
        ],
        flows: vec![vec![14, 1, 0], vec![4, 41, 0], vec![2, 8, 30]],
    }
}

fn grid() -> Grid {
    let cell = |customers: u64, labels: [u64; 3]| Cell {
        customers,
        value: i128::from(customers) * 50_000 * 10_000,
        labels: labels.to_vec(),
    };
    Grid {
        rows: 2,
        columns: 2,
        cells: vec![
            cell(40, [0, 40, 0]),
            cell(10, [3, 7, 0]),
            Cell::default(),
            cell(20, [17, 3, 0]),
        ],
    }
}

fn shop() -> ReportData {
    let curve = Curve {
        points: vec![(0, 0), (20, 10_000_000_000), (70, 12_345_670_000)],
        cuts: vec![(20, 10_000_000_000)],
    };
    let rfm = Method::Rfm(Some(grid()));
    ReportData {
        title: both("Tea House"),
        worth: Some(Worth {
            expression: "sum(order.amount, last 365d)".into(),
            origin: WorthOrigin::Abc("abc".into()),
            is_money: true,
            before: 10_000_000_000,
            after: 12_345_670_000,
        }),
        all: sums(100, 1_234_567, 100),
        valued: 70,
        divisions: vec![
            division("rfm", rfm, ["Champions", "Lost", "none"]),
            division("abc", Method::Abc(curve), ["A", "B", "none"]),
            division("matrix", Method::Matrix(grid()), ["Star", "Cow", "none"]),
        ],
        ..nothing()
    }
}

fn import(name: &str) -> ImportFacts {
    let quality = serde_json::json!({
        "files": [], "rows": 12_345, "attribute_rows": 0, "duplicates": 7, "duplicate_lines": 1,
        "rejected": [{"code": "import-row-no-customer", "detail": name, "rows": 1_234}],
        "events": {name: 9_876}, "amounts": {name: "1234567.5"},
        "dropped_lines": 0, "disagreeing_groups": 0, "extra_values": 0, "returns": 2_500,
        "negative": 0, "invalid_identifiers": {name: 3}, "times": [0, 86_400_000],
        "columns": [{
            "name": name, "missing": 5_000, "distinct": 1, "distinct_at_least": false,
            "numbers": null,
        }],
    });
    let quality: Quality = serde_json::from_value(quality).unwrap();
    ImportFacts {
        files: name.into(),
        source: name.into(),
        at: at("2026-04-01T00:00:00Z"),
        quality: Some(quality),
    }
}

fn fresh(name: &str, fit: Option<FitState>) -> Freshness {
    Freshness {
        kind: Kind::Segmentation,
        name: name.into(),
        title: Title::default(),
        version: 3,
        saved_at: Some(at("2026-04-01T00:00:00Z")),
        owner: Some(name.into()),
        fit,
    }
}

fn broken(name: &str) -> Broken {
    Broken {
        kind: Kind::Segment,
        name: name.into(),
        reasons: vec![Message::new("broken-unknown")],
    }
}

/// The page can stand alone and is whole.
fn assert_sound(page: &str) {
    assert!(page.starts_with("<!doctype html>"), "{page}");
    assert!(page.trim_end().ends_with("</html>"), "{page}");
    for outside in ["<script", "<link", "<img", "@import", "url(", "src=\""] {
        assert!(!page.contains(outside), "{outside} in the page");
    }
    for missing in ["report-", "NaN", "inf%", "undefined"] {
        assert!(!page.contains(missing), "{missing} in the page");
    }
    for tag in [
        "table", "section", "svg", "tbody", "details", "article", "div",
    ] {
        let starts = [format!("<{tag}>"), format!("<{tag} ")];
        let opened: usize = starts.iter().map(|start| page.matches(start).count()).sum();
        assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

fn assert_says(page: &str, texts: &[&str]) {
    for text in texts {
        let escaped = text.replace('"', "&quot;");
        assert!(
            page.contains(&escaped),
            "the page does not say: {text}\n{page}"
        );
    }
}

#[test]
fn numbers_are_written_for_people() {
    let page = render(&shop(), Language::English);
    assert_sound(&page);
    assert_says(
        &page,
        &[
            "Tea House",
            "As of 2026-04-01 00:00",
            "¥1,234,567",
            "+23.5% since 2026-01-01",
            "Class A, 20 customers (20.0%), brings 81.0% of the value.",
            "15 customers (15.0%) changed group.",
            "Not assessed",
            "A: 28.6% of customers, 81.0% of value",
            "85 of 100 customers (85.0%) stayed where they were.",
            "what the ABC segmentation “abc” calls value: sum(order.amount, last 365d)",
        ],
    );
    let page = render(&shop(), Language::Chinese);
    assert_sound(&page);
    assert_says(&page, &["¥100万"]);
    assert!(page.contains("<html lang=\"zh-CN\">"));
}

#[test]
fn whatever_people_call_things_is_text_and_nothing_else() {
    let mut data = shop();
    data.title = both(HOSTILE);
    data.currency = HOSTILE.into();
    let rules = division(HOSTILE, Method::Rules, [HOSTILE; 3]);
    data.divisions.push(rules);
    for division in &mut data.divisions {
        division.title = both(HOSTILE);
        for group in &mut division.groups {
            group.label = HOSTILE.into();
            group.title = both(HOSTILE);
            group.advice = vec![Advice {
                text: both(HOSTILE),
                owner: Some(HOSTILE.into()),
            }];
        }
    }
    data.segments = vec![Segment {
        name: HOSTILE.into(),
        title: both(HOSTILE),
        sums: sums(1, 1, 1),
        advice: vec![],
    }];
    data.imports = vec![import(HOSTILE)];
    data.freshness = vec![fresh(HOSTILE, None)];
    data.broken = vec![broken(HOSTILE)];
    for language in LANGUAGES {
        let page = render(&data, language);
        assert_sound(&page);
        assert!(!page.contains("<b onload"), "a tag got through");
        assert_eq!(page.matches("</style>").count(), 1);
        assert!(page.contains("&lt;script&gt;"));
    }
}

#[test]
fn imports_say_what_was_rejected_and_what_is_missing() {
    let mut data = shop();
    data.imports = vec![import("orders.csv")];
    data.imports.push(ImportFacts {
        quality: None,
        ..import("half.csv")
    });
    data.earlier_imports = 4;
    let page = render(&data, Language::English);
    assert_sound(&page);
    assert_says(
        &page,
        &[
            "1,234 (10.0%)",
            "Rejected 1,234: no customer.",
            "orders.csv 5,000 (40.5%)",
            "orders.csv 9,876 (¥1,234,568)",
            "2,500 rows are returns.",
            "Not finished.",
            "4 earlier imports are not shown.",
            "1,234 of 12,345 imported rows (10.0%) were rejected",
        ],
    );
}

#[test]
fn fits_say_how_old_they_are() {
    let made = |is_due| {
        Some(FitState::Made {
            as_of: at("2025-12-31T16:00:00Z"),
            population: 4_321,
            is_due,
        })
    };
    let mut data = shop();
    data.freshness = vec![
        fresh("a", made(false)),
        fresh("b", made(true)),
        fresh("c", Some(FitState::Missing)),
    ];
    data.broken = vec![broken("torn")];
    let page = render(&data, Language::English);
    assert_sound(&page);
    assert_says(
        &page,
        &[
            "from 4,321 customers as of 2026-01-01<",
            "due again: fenqun fit b",
            "With data: fenqun fit c",
            "Segment \"torn\" cannot be evaluated",
        ],
    );
}

#[test]
fn with_nothing_to_show_the_page_says_what_to_do() {
    for language in LANGUAGES {
        let page = render(&nothing(), language);
        assert_sound(&page);
        assert_says(&page, &["fenqun import", "fenqun apply"]);
        assert!(!page.contains("<svg"));
    }
    let mut data = shop();
    data.divisions.clear();
    data.worth = None;
    let page = render(&data, Language::English);
    assert_sound(&page);
    assert_says(
        &page,
        &[
            "There are no segments or segmentations yet.",
            "What customers are worth is unknown",
            ">100<",
        ],
    );
}

#[test]
fn the_page_is_the_same_every_time() {
    let pages = [(); 2].map(|()| render(&shop(), Language::Chinese));
    assert_eq!(pages[0], pages[1]);
}
