//! `fenqun demo`: writes a made-up shop's files and definitions into a folder and carries out the
//! commands that a person would type, showing each before its result.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use fenqun_engine::demo::{self, DemoFile};
use fenqun_engine::{Failure, Outcome};
use fenqun_model::Message;

use super::{Command, optional};
use crate::arguments::Builder;
use crate::context::Context;
use crate::output;

/// The folder when none is named.
const FOLDER: &str = "fenqun-demo";
/// A customer with a story: spent much, and stays away since.
const SOMEBODY: &str = "C00132";

pub(super) const COMMAND: Command = Command {
    name: "demo",
    define,
    run,
};

fn define(builder: Builder) -> clap::Command {
    builder
        .command("demo", "demo-about")
        .after_help(builder.text("demo-after-help"))
}

fn run(matches: &ArgMatches, context: &Context) -> Outcome<ExitCode> {
    let data = PathBuf::from(optional(matches, "data").unwrap_or(FOLDER));
    let shop = data.join("shop");
    let files = prepare(&shop).map_err(|error| {
        let message = Message::new("demo-folder-unwritable").with("folder", shown(&shop));
        Failure::from(message.with("reason", error.to_string()))
    })?;
    let intro = Message::new("demo-intro").with("customers", u64::from(demo::CUSTOMERS));
    output::line(&intro.with("folder", shown(&shop)).text(context.language))?;
    for (number, step) in steps(&data, &shop, &files).iter().enumerate() {
        let title = context.text(step.title);
        output::line(&format!("\n━━ {}. {title}", number + 1))?;
        for words in &step.commands {
            carry_out(words, &data, context)?;
        }
    }
    farewell(&data, &shop, context)?;
    Ok(ExitCode::SUCCESS)
}

/// Some commands that belong together.
struct Step {
    /// Id of the message above them.
    title: &'static str,
    commands: Vec<Vec<String>>,
}

/// Writes everything that the steps read.
fn prepare(shop: &Path) -> io::Result<Vec<DemoFile>> {
    fs::create_dir_all(shop)?;
    for (name, text) in demo::DEFINITIONS {
        fs::write(shop.join(name), text)?;
    }
    demo::write(shop)
}

fn steps(data: &Path, shop: &Path, files: &[DemoFile]) -> Vec<Step> {
    let file = |name: &str| shown(&shop.join(name));
    let out = |name: &str| shown(&data.join(name));
    let (workbook, page) = (out("客户细分管理表.xlsx"), out("report.html"));
    let [sources, definitions @ ..] = demo::DEFINITIONS.map(|(name, _)| file(name));
    let mut apply = vec!["apply".to_owned()];
    apply.extend(definitions);
    let rule = "spend_1y >= 1000 and interest >= 10 and not did(order, last 45d)";
    let step = |title, commands| Step { title, commands };
    vec![
        step("demo-step-sources", vec![words(&["apply", &sources])]),
        step("demo-step-import", files.iter().map(import).collect()),
        step("demo-step-define", vec![apply]),
        step("demo-step-eval", vec![words(&["eval"])]),
        step(
            "demo-step-flows",
            vec![words(&[
                "flows",
                "rfm-short",
                "--from",
                "2026-01-01",
                "--to",
                "2026-04-01",
            ])],
        ),
        step(
            "demo-step-explain",
            vec![words(&["explain", SOMEBODY, "churn-risk"])],
        ),
        step(
            "demo-step-preview",
            vec![words(&["preview", rule, "--against", "churn-risk"])],
        ),
        step(
            "demo-step-export",
            vec![
                words(&[
                    "export",
                    "rfm-short",
                    "--template",
                    "customer-table",
                    "--out",
                    &workbook,
                ]),
                words(&["report", "--out", &page]),
            ],
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

fn farewell(data: &Path, shop: &Path, context: &Context) -> Outcome<()> {
    let next = Message::new("demo-next").with("data", shown(data));
    output::line(&format!("\n{}\n", next.text(context.language)))?;
    let ideas: [(&[&str], &str); 5] = [
        (&["explain", "C00007", "rfm"], "demo-next-explain"),
        (
            &[
                "history",
                "churn-risk",
                "--from",
                "2025-04-01",
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

fn shown(path: &Path) -> String {
    path.display().to_string()
}
