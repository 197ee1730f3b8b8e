//! The numbers that everybody asks for first.

use fenqun_model::Message;
use serde::Serialize;

use super::findings::first;
use super::words::{Words, count, mean, percent};
use crate::report::data::ReportData;

/// A number that everybody asks for.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Figure {
    pub(super) title: String,
    pub(super) value: String,
    pub(super) note: String,
}

/// Customers, value, value of one, average order, and how many changed their group.
pub(super) fn figures(data: &ReportData, words: &Words) -> Vec<Figure> {
    let figure = |id: &'static str, value: String, note: String| Figure {
        title: words.say(&Message::new(id)),
        value,
        note,
    };
    let mut figures = vec![figure(
        "report-figure-customers",
        count(data.all.customers),
        String::new(),
    )];
    if let Some(worth) = &data.worth {
        let share = percent(data.valued.into(), data.all.customers.into());
        let valued = count(data.valued);
        figures[0].note = words.said(
            "report-figure-valued",
            &[("count", &valued), ("share", &share)],
        );
        figures.push(figure(
            "report-figure-value",
            words.value(data.all.value),
            growth(worth.before, worth.after, data, words),
        ));
        if let Some(mean) = mean(data.all.value, data.valued) {
            let note = words.say(&Message::new("report-figure-mean-note"));
            figures.push(figure("report-figure-mean", words.value(mean), note));
        }
    }
    if let Some(average) = mean(data.all.paid, data.all.orders) {
        let orders = count(data.all.orders);
        let note = words.said("report-figure-order-note", &[("orders", &orders)]);
        figures.push(figure("report-figure-order", words.money(average), note));
    }
    figures
        .extend(moved(data, words).map(|(value, note)| figure("report-figure-moved", value, note)));
    figures
}

/// How the whole value changed between the two instants.
fn growth(before: i128, after: i128, data: &ReportData, words: &Words) -> String {
    let change = after - before;
    let share = match before > 0 {
        true => percent(change, before),
        false => return String::new(),
    };
    let sign = if change > 0 { "+" } else { "" };
    let (share, from) = (format!("{sign}{share}"), words.day(data.from));
    words.said(
        "report-figure-growth",
        &[("change", &share), ("from", &from)],
    )
}

/// The share of customers who changed their group.
fn moved(data: &ReportData, words: &Words) -> Option<(String, String)> {
    let division = first(data)?;
    let all: u64 = division.flows.iter().flatten().sum();
    let stayed: u64 = (0..division.flows.len())
        .map(|group| division.flows[group][group])
        .sum();
    let share = percent((all - stayed).into(), all.into());
    let (title, from) = (
        words.title(&division.title, &division.name),
        words.day(data.from),
    );
    let moved = count(all - stayed);
    let arguments = [
        ("division", title.as_str()),
        ("from", &from),
        ("count", &moved),
    ];
    Some((share, words.said("report-figure-moved-note", &arguments)))
}
