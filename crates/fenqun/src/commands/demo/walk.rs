//! The whole way through the main job at the command line: the shop's files and definitions are
//! written into a folder, and the commands that a person would type are carried out one after another.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use fenqun_engine::demo::{self, DemoFile};
use fenqun_engine::eval::EvalRequest;
use fenqun_engine::{Failure, Outcome};
use fenqun_model::{Date, Message};

use super::{Demo, shown};
use crate::context::Context;
use crate::output;

/// A customer with a story, when nobody is in the segment that is asked about.
const SOMEBODY: &str = "C00132";
/// Name of the file that says until when the data go.
const DAY: &str = "day.txt";

/// Shows and carries out every command.
///
/// # Errors
/// A command failed; the folder cannot be written, or was made for being served.
pub(super) fn walk(demo: &Demo<'_>) -> Outcome<()> {
    let (data, shop, context) = (&demo.data, &demo.shop, demo.context);
    let end = end(demo)?;
    let files = prepare(shop, end).map_err(|error| {
        let message = Message::new("demo-folder-unwritable").with("folder", shown(shop));
        Failure::from(message.with("reason", error.to_string()))
    })?;
    let intro = Message::new("demo-intro").with("customers", u64::from(demo::CUSTOMERS));
    let intro = intro.with("until", end.plus_days(-1).to_string());
    let files_at = Message::new("demo-walk").with("folder", shown(shop));
    output::line(&intro.text(context.language))?;
    output::line(&files_at.text(context.language))?;
    let mut number = 0;
    let mut carry_out_all = |steps: Vec<Step>| {
        for step in steps {
            number += 1;
            let title = context.text(step.title);
            output::line(&format!("\n━━ {number}. {title}"))?;
            for words in &step.commands {
                carry_out(words, data, context)?;
            }
        }
        Ok::<(), Failure>(())
    };
    carry_out_all(bring_in(shop, &files))?;
    let somebody = somebody(context, data)?;
    carry_out_all(look(data, end, &somebody))?;
    farewell(data, shop, end, context)
}

/// The day after the last day of the data: that of the first walk in this folder.
fn end(demo: &Demo<'_>) -> Outcome<Date> {
    let kept = fs::read_to_string(demo.shop.join(DAY)).ok();
    let kept = kept.and_then(|text| text.trim().parse::<Date>().ok());
    match (kept, demo.until) {
        (Some(kept), Some(asked)) if kept != asked => Err(demo.refused("demo-other-day")),
        (Some(kept), _) => Ok(kept),
        (None, _) if demo.is_made() => Err(demo.refused("demo-made-to-be-served")),
        (None, _) => demo.end(),
    }
}

/// Somebody who is in the segment that the walk asks about.
fn somebody(context: &Context, data: &Path) -> Outcome<String> {
    let workspace = fenqun_engine::Workspace::open(data, context.settings.clone())?;
    let request = EvalRequest {
        names: vec!["churn-risk".into()],
        ..EvalRequest::default()
    };
    let report = workspace.eval(&request)?;
    let members = report.results.first().map(|result| &result.customers);
    let known = members.and_then(|members| {
        let own = members.iter().find(|member| member.customer == SOMEBODY);
        own.or(members.first())
    });
    Ok(known.map_or(SOMEBODY.to_owned(), |member| member.customer.clone()))
}

/// Some commands that belong together.
struct Step {
    /// Id of the message above them.
    title: &'static str,
    commands: Vec<Vec<String>>,
}

impl Step {
    fn new(title: &'static str, commands: Vec<Vec<String>>) -> Self {
        Self { title, commands }
    }
}

/// Writes everything that the steps read.
fn prepare(shop: &Path, end: Date) -> std::io::Result<Vec<DemoFile>> {
    fs::create_dir_all(shop)?;
    fs::write(shop.join(DAY), end.to_string())?;
    for file in demo::definitions(end, true) {
        fs::write(shop.join(file.file), file.text)?;
    }
    demo::write(shop, end)
}

/// Up to the first answer.
fn bring_in(shop: &Path, files: &[DemoFile]) -> Vec<Step> {
    let file = |name: &str| shown(&shop.join(name));
    let mut apply = vec!["apply".to_owned()];
    apply.extend(["metrics.yaml", "segments.yaml", "strategies.yaml"].map(file));
    vec![
        Step::new(
            "demo-step-sources",
            vec![words(&["apply", &file("sources.yaml")])],
        ),
        Step::new("demo-step-import", files.iter().map(import).collect()),
        Step::new("demo-step-define", vec![apply]),
        Step::new("demo-step-eval", vec![words(&["eval"])]),
    ]
}

/// Asking further.
fn look(data: &Path, end: Date, somebody: &str) -> Vec<Step> {
    let (from, to) = (end.plus_months(-3).to_string(), end.to_string());
    let flows = ["flows", "rfm-short", "--from", &from, "--to", &to];
    let rule = "spend_1y >= 1000 and interest >= 10 and not did(order, last 45d)";
    let out = |name: &str| shown(&data.join(name));
    let (workbook, page) = (out("客户细分管理表.xlsx"), out("report.html"));
    let export = [
        "export",
        "rfm-short",
        "--template",
        "customer-table",
        "--out",
        &workbook,
    ];
    vec![
        Step::new("demo-step-flows", vec![words(&flows)]),
        Step::new(
            "demo-step-explain",
            vec![words(&["explain", somebody, "churn-risk"])],
        ),
        Step::new(
            "demo-step-preview",
            vec![words(&["preview", rule, "--against", "churn-risk"])],
        ),
        Step::new(
            "demo-step-export",
            vec![words(&export), words(&["report", "--out", &page])],
        ),
    ]
}

fn import(file: &DemoFile) -> Vec<String> {
    let path = shown(&file.path);
    let mut import = words(&["import", &path, "--as", file.kind]);
    if let Some(source) = file.source {
        import.extend(words(&["--source", source]));
    }
    import
}

/// Shows a command as one would type it, and carries it out.
fn carry_out(words: &[String], data: &Path, context: &Context) -> Outcome<()> {
    let typed = typed(words, data);
    output::line(&format!("\n$ {typed}"))?;
    let options = [
        "--data".into(),
        shown(data),
        "--lang".into(),
        context.language.tag().into(),
    ];
    let words = words.iter().cloned().chain(options);
    let arguments: Vec<OsString> = std::iter::once("fenqun".to_owned())
        .chain(words)
        .map(OsString::from)
        .collect();
    if crate::run(&arguments, context.language)? == ExitCode::SUCCESS {
        return Ok(());
    }
    Err(Message::new("demo-stopped").with("command", typed).into())
}

/// With quotes where a shell needs them.
fn typed(words: &[String], data: &Path) -> String {
    let quoted = words
        .iter()
        .map(|word| match word.contains([' ', '(', '>']) {
            true => format!("\"{word}\""),
            false => word.clone(),
        });
    let words: Vec<String> = quoted.collect();
    format!("fenqun --data {} {}", shown(data), words.join(" "))
}

fn farewell(data: &Path, shop: &Path, end: Date, context: &Context) -> Outcome<()> {
    let a_year_ago = end.plus_months(-12).to_string();
    let next = Message::new("demo-next").with("data", shown(data));
    output::line(&format!("\n{}\n", next.text(context.language)))?;
    let ideas: [(&[&str], &str); 5] = [
        (&["explain", "C00007", "rfm"], "demo-next-explain"),
        (
            &[
                "history",
                "churn-risk",
                "--from",
                &a_year_ago,
                "--step",
                "1mo",
            ],
            "demo-next-history",
        ),
        (&["fit", "rfm"], "demo-next-refit"),
        (
            &[
                "sample",
                "rfm-short",
                "--per-label",
                "25",
                "--out",
                "check.xlsx",
            ],
            "demo-next-sample",
        ),
        (&["--help"], "demo-next-help"),
    ];
    for (idea, why) in ideas {
        let command = typed(&words(idea), data);
        output::line(&format!("  {command}\n      {}", context.text(why)))?;
    }
    output::line(&format!(
        "  {}\n      {}",
        shown(&shop.join("segments.yaml")),
        context.text("demo-next-files")
    ))
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
