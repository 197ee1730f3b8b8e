//! From answers to the numbers of a report: one evaluation of everything at three instants.

use std::sync::Mutex;

use fenqun_model::Instant;
use fenqun_model::definition::{
    Checked, Definition, Kind, Segmentation, Spec, StrategyTarget, Title,
};
use fenqun_model::expr::Expr;
use fenqun_model::language::print;

use super::Instants;
use super::ask::{Asked, Picture};
use super::data::{Advice, Division, Grid, Group, Method, ReportData, Segment, Worth};
use super::tally::{Points, Tally};
use crate::course::{IN, OUT};
use crate::failure::Outcome;
use crate::plain::is_money;
use crate::references::Key;
use crate::saved::Usable;
use crate::titles::{label_title, reserved};
use crate::workspace::Workspace;

/// Stages of the lifecycle in the order in which customers go through them (`semantics`, presets).
const STAGES: [&str; 7] = ["潜在", "新客户", "成长", "成熟", "衰退", "流失", "回流"];

impl Workspace {
    pub(super) fn gather(&self, instants: Instants) -> Outcome<ReportData> {
        let usable = self.usable()?;
        let asked = self.ask(&usable)?;
        let labels: Vec<Vec<String>> = asked
            .keys
            .iter()
            .enumerate()
            .map(|(index, key)| match key.0 {
                Kind::Segmentation => asked.run.plan.labels(index).to_vec(),
                _ => vec![IN.to_owned(), OUT.to_owned()],
            })
            .collect();
        let mut tally = self.count(&usable, &asked, instants, &labels)?;
        let checked = &usable.checked;
        let (segments, divisions) = parts(checked, &asked, &mut tally, &labels);
        let (imports, earlier_imports) = self.import_facts()?;
        Ok(ReportData {
            title: self.title(checked),
            currency: self.spec().currency,
            zone: self.zone()?,
            as_of: instants.as_of,
            from: instants.from,
            to: instants.to,
            made_at: (self.settings.clock)(),
            events: self.store.time_range(),
            worth: worth(checked, &asked, &tally),
            all: tally.all,
            valued: tally.valued,
            segments,
            divisions,
            imports,
            earlier_imports,
            freshness: self.freshness(checked, &asked.keys, instants.as_of)?,
            broken: asked.broken,
        })
    }

    fn count(
        &self,
        usable: &Usable,
        asked: &Asked,
        instants: Instants,
        labels: &[Vec<String>],
    ) -> Outcome<Tally> {
        let mut moments = vec![instants.as_of];
        let mut place = |instant: Instant| {
            moments
                .iter()
                .position(|known| *known == instant)
                .unwrap_or_else(|| {
                    moments.push(instant);
                    moments.len() - 1
                })
        };
        let points = Points {
            as_of: place(instants.as_of),
            from: place(instants.from),
            to: place(instants.to),
        };
        let parameters = self.parameters_at(&usable.checked, &asked.run, &moments)?;
        let sizes: Vec<usize> = labels.iter().map(Vec::len).collect();
        let tally = Mutex::new(Tally::new(asked, &sizes));
        self.follow(&asked.run, &parameters, &|answers| {
            Tally::add(&tally, asked, points, answers);
        })?;
        Ok(Tally::take(tally))
    }

    /// What people call the workspace.
    fn title(&self, checked: &Checked) -> Title {
        let definition = checked.set.of(Kind::Workspace).next();
        definition.map(title_of).unwrap_or_default()
    }
}

fn worth(checked: &Checked, asked: &Asked, tally: &Tally) -> Option<Worth> {
    let (origin, expr, _) = asked.worth.as_ref()?;
    Some(Worth {
        expression: written_out(expr, checked),
        origin: origin.clone(),
        is_money: is_money(expr, &checked.set),
        before: tally.worth[0],
        after: tally.worth[1],
    })
}

/// An expression for people who do not know the metrics: `spend = sum(order.amount)`.
fn written_out(expr: &Expr, checked: &Checked) -> String {
    let metric = match expr {
        Expr::Name(path) => checked.set.get(Kind::Metric, &path.0.join(".")),
        _ => None,
    };
    match metric.map(|metric| &metric.spec) {
        Some(Spec::Metric(metric)) => format!("{} = {}", print(expr), metric.value.text.trim()),
        _ => print(expr),
    }
}

fn parts(
    checked: &Checked,
    asked: &Asked,
    tally: &mut Tally,
    labels: &[Vec<String>],
) -> (Vec<Segment>, Vec<Division>) {
    let (mut segments, mut divisions) = (Vec::new(), Vec::new());
    for (index, key) in asked.keys.iter().enumerate() {
        let Some(definition) = checked.set.get(key.0, &key.1) else {
            continue;
        };
        match &definition.spec {
            Spec::Segmentation(spec) => {
                let groups = groups(key, checked, &labels[index], tally, index);
                let mut division = Division {
                    name: key.1.clone(),
                    title: definition.metadata.title.clone(),
                    method: method(spec, asked, tally, index),
                    groups,
                    flows: std::mem::take(&mut tally.flows[index]),
                };
                if division.method == Method::Lifecycle {
                    by_stage(&mut division);
                }
                divisions.push(division);
            }
            _ => segments.push(Segment {
                name: key.1.clone(),
                title: definition.metadata.title.clone(),
                sums: tally.groups[index][0],
                advice: advice(checked, |target| is_segment(target, key)),
            }),
        }
    }
    divisions.sort_by_key(|division| rank(&division.method));
    (segments, divisions)
}

/// Puts the stages of a lifecycle, which are checked in another order, in the order in which
/// customers go through them. They catch everybody, so none is a reserve.
fn by_stage(division: &mut Division) {
    let place = |label: &str| {
        STAGES
            .iter()
            .position(|stage| *stage == label)
            .unwrap_or(STAGES.len())
    };
    let mut order: Vec<usize> = (0..division.groups.len()).collect();
    order.sort_by_key(|group| place(&division.groups[*group].label));
    let rows = order
        .iter()
        .map(|from| order.iter().map(|to| division.flows[*from][*to]).collect());
    division.flows = rows.collect();
    let groups = order.iter().map(|group| Group {
        is_reserved: false,
        ..division.groups[*group].clone()
    });
    division.groups = groups.collect();
}

fn groups(
    key: &Key,
    checked: &Checked,
    labels: &[String],
    tally: &Tally,
    index: usize,
) -> Vec<Group> {
    let resolved = checked.segmentations.get(&key.1);
    let sums = tally.groups[index].iter();
    let groups = labels.iter().zip(sums).map(|(label, sums)| Group {
        label: label.clone(),
        title: resolved
            .map(|resolved| label_title(resolved, label))
            .unwrap_or_default(),
        is_reserved: resolved.is_some_and(|resolved| reserved(resolved) == Some(label)),
        sums: *sums,
        advice: advice(checked, |target| is_label(target, &key.1, label)),
    });
    groups.collect()
}

fn method(spec: &Segmentation, asked: &Asked, tally: &mut Tally, index: usize) -> Method {
    let number = asked.pictures.iter().position(|(key, _)| *key == index);
    let picture = number.map(|number| (number, asked.pictures[number].1));
    let grid = |tally: &mut Tally| match picture {
        Some((number, Picture::Grid { sizes, .. })) => Some(Grid {
            rows: sizes[0],
            columns: sizes[1],
            cells: std::mem::take(&mut tally.cells[number]),
        }),
        _ => None,
    };
    match spec {
        Segmentation::Rfm(_) => Method::Rfm(grid(tally)),
        Segmentation::Matrix(_) => grid(tally).map_or(Method::Rules, Method::Matrix),
        Segmentation::Abc(_) => {
            let size = |label: usize| {
                tally.groups[index]
                    .get(label)
                    .map_or(0, |sums| sums.customers)
            };
            let cuts = [size(0), size(0) + size(1)];
            let curve = picture.map(|(number, _)| tally.curve(number, cuts));
            Method::Abc(curve.unwrap_or_default())
        }
        Segmentation::Lifecycle(_) => Method::Lifecycle,
        Segmentation::Bands(_) => Method::Bands,
        Segmentation::Scorecard(_) => Method::Scorecard,
        Segmentation::Rules(_) => Method::Rules,
    }
}

/// In which order managers ask.
fn rank(method: &Method) -> u8 {
    match method {
        Method::Rfm(_) => 0,
        Method::Abc(_) => 1,
        Method::Matrix(_) => 2,
        Method::Lifecycle => 3,
        Method::Bands => 4,
        Method::Scorecard => 5,
        Method::Rules => 6,
    }
}

/// The advice of every strategy that has a fitting target.
fn advice(checked: &Checked, fits: impl Fn(&StrategyTarget) -> bool) -> Vec<Advice> {
    let strategies = checked.set.of(Kind::Strategy);
    let found = strategies.filter_map(|definition| match &definition.spec {
        Spec::Strategy(strategy) if strategy.targets.iter().any(&fits) => Some(Advice {
            text: strategy.advice.clone(),
            owner: definition.metadata.owner.clone(),
        }),
        _ => None,
    });
    found.collect()
}

fn is_segment(target: &StrategyTarget, key: &Key) -> bool {
    matches!(target, StrategyTarget::Segment { segment }
        if key.0 == Kind::Segment && *segment == key.1)
}

fn is_label(target: &StrategyTarget, name: &str, of: &str) -> bool {
    matches!(target, StrategyTarget::Label { segmentation, label }
        if segmentation == name && label == of)
}

/// The title, else the name, of a definition.
fn title_of(definition: &Definition) -> Title {
    match definition.metadata.title.is_empty() {
        false => definition.metadata.title.clone(),
        true => Title {
            zh: Some(definition.metadata.name.clone()),
            en: None,
        },
    }
}
