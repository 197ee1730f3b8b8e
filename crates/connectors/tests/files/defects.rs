//! Rows that are wrong, each rejected with its line and the reason, the others taken.

use std::path::{Path, PathBuf};

use fenqun_connectors::{Import, Settings, guess};
use fenqun_model::definition::{SourceKind, SourceSpec};
use fenqun_model::{Language, Type};

use crate::{context, file, import, import_in_batches};

fn spec(path: &Path) -> SourceSpec {
    guess(path, SourceKind::Events).unwrap().spec
}

/// Codes of the rejected rows with their lines.
fn rejected(content: &str) -> Vec<(String, String)> {
    let clean: String = content
        .lines()
        .take(2)
        .map(|line| format!("{line}\n"))
        .collect();
    let (_folder, clean) = file("clean.csv", clean);
    let (_other, path) = file("data.csv", content);
    let rejects = import(&[path], &spec(&clean)).rejects;
    let mut lines = Vec::new();
    for line in rejects
        .split("\r\n")
        .skip(1)
        .filter(|line| !line.is_empty())
    {
        let mut cells = line.split(',').skip(1);
        lines.push((cells.next().unwrap().into(), cells.next().unwrap().into()));
    }
    lines
}

#[test]
fn each_defect_names_its_line() {
    let content = "user_id,email,date,amount,score\n\
        1,a@x.cn,2024-06-12,10,5\n\
        2,,2024-06-12,10\n\
        ,,2024-06-12,10,5\n\
        ,broken,2024-06-12,10,5\n\
        5,,,10,5\n\
        6,,soon,10,5\n\
        7,,2024-06-12,ten,5\n\
        8,,2024-06-12,0.00001,5\n\
        9,,2024-06-12,10,five\n\
        \"10,,2024-06-12,10,5\n\
        11,,06-07-2024,10,5\n";
    let expect = [
        ("3", "import-row-ragged"),
        ("4", "import-row-no-customer"),
        ("5", "import-row-bad-identifier"),
        ("6", "import-row-no-time"),
        ("7", "import-row-not-time"),
        ("8", "import-row-not-number"),
        ("9", "import-row-too-precise"),
        ("10", "import-row-not-number"),
        ("11", "import-row-unclosed-quote"),
        ("12", "import-row-ambiguous-time"),
    ];
    let expect = expect.map(|(line, code)| (line.to_owned(), code.to_owned()));
    assert_eq!(rejected(content), expect);
}

#[test]
fn the_reject_file_keeps_the_row_as_it_stood() {
    let (_folder, path) = file(
        "data.csv",
        "user_id,date,note\n,2024-06-12,\"a \"\"b\"\"\nc\"\n1,2024-06-12,\n",
    );
    let rejects = import(std::slice::from_ref(&path), &spec(&path)).rejects;
    let row = "\",2024-06-12,\"\"a \"\"\"\"b\"\"\"\"\nc\"\"\"\r\n";
    assert!(rejects.ends_with(row), "{rejects}");
    assert!(rejects.starts_with("\u{feff}file,line,code,reason,row\r\n"));
}

#[test]
fn the_reject_file_holds_nothing_that_a_spreadsheet_program_would_compute() {
    let (_folder, path) = file(
        "data.csv",
        "user_id,date,note\n,2024-06-12,a\n=1+1,never,b\n",
    );
    let (_other, clean) = file("clean.csv", "user_id,date,note\n1,2024-06-12,a\n");
    let rejects = import(&[path], &spec(&clean)).rejects;
    assert!(rejects.contains(",\"'=1+1,never,b\""), "{rejects}");
}

#[test]
fn types_are_inferred_and_then_enforced() {
    let (_folder, path) = file("data.csv", "user_id,date,score\n1,2024-06-12,5\n");
    let (files, settings) = ([path], Settings::default());
    let import = Import::open_guessed(&files, SourceKind::Events, context(), &settings).unwrap();
    assert_eq!(import.spec().properties["score"].kind, Some(Type::Integer));
}

#[test]
fn empty_and_doubled_headers_are_usable() {
    let (_folder, path) = file("data.csv", "user_id,date,x,,x\n1,2024-06-12,a,b,c\n");
    let rows = import(std::slice::from_ref(&path), &spec(&path)).rows;
    assert!(rows[0].ends_with(" column_4=b x=a x_2=c"), "{rows:?}");
}

#[test]
fn foreign_money_needs_a_rate() {
    let content = "user_id,date,amount,currency\n\
        1,2024-06-12,10,USD\n2,2024-06-12,10,CNY\n3,2024-06-12,10,EUR\n4,2023-06-12,10,USD\n";
    let (_folder, path) = file("data.csv", content);
    let imported = import(std::slice::from_ref(&path), &spec(&path));
    assert_eq!(imported.quality.amounts["order"], "81");
    assert_eq!(imported.quality.rejected.len(), 2);
    assert_eq!(imported.quality.rejected[0].code, "import-row-no-rate");
}

#[test]
fn returns_are_told_from_errors() {
    let content = "user_id,date,amount\n1,2024-06-12,10\n1,2024-06-13,-4\n";
    let (_folder, path) = file("data.csv", content);
    let mut spec = spec(&path);
    let quality = import(std::slice::from_ref(&path), &spec).quality;
    assert_eq!((quality.returns, quality.negative), (1, 0));
    assert_eq!(quality.amounts["refund"], "4");
    spec.rows.clear();
    let quality = import(&[path], &spec).quality;
    assert_eq!((quality.returns, quality.negative), (0, 1));
}

#[test]
fn identical_rows_are_one_event_and_reported() {
    let content = "user_id,date,amount\n1,2024-06-12,10\n1,2024-06-12,10.00\n1,2024-06-12,11\n";
    let (_folder, path) = file("data.csv", content);
    let imported = import(std::slice::from_ref(&path), &spec(&path));
    assert_eq!(imported.quality.duplicates, 1);
    assert_eq!(imported.rows[0], imported.rows[1]);
}

#[test]
fn a_resumed_import_gives_the_rest() {
    let rows: String = (0..50)
        .map(|row| format!("{row},2024-06-12,{row}\n"))
        .collect();
    let (_folder, path) = file("data.csv", format!("user_id,date,amount\n{rows}"));
    let spec = spec(&path);
    let settings = Settings {
        batch_rows: 7,
        ..Settings::default()
    };
    let open = || Import::open(std::slice::from_ref(&path), &spec, context(), &settings).unwrap();
    let mut whole = open();
    let mut position = None;
    let mut rest = Vec::new();
    for number in 0.. {
        let Some(batch) = whole.next_batch().unwrap() else {
            break;
        };
        match number {
            0..3 => position = Some(batch.position),
            _ => rest.extend(batch.columns),
        }
    }
    let mut resumed = open();
    resumed.resume(&position.unwrap());
    let mut again = Vec::new();
    while let Some(batch) = resumed.next_batch().unwrap() {
        again.extend(batch.columns);
    }
    assert_eq!(again, rest);
    assert_eq!(resumed.quality(), whole.quality());
}

#[test]
fn the_size_of_batches_changes_nothing() {
    let rows: String = (0..300)
        .map(|row| format!("{},2024-06-{:02},{row}\n", row % 9, row % 30))
        .collect();
    let (_folder, path) = file("data.csv", format!("user_id,date,amount\n{rows}"));
    let spec = spec(&path);
    let expect = import_in_batches(std::slice::from_ref(&path), &spec, 1000);
    for size in [1, 7, 64] {
        let got = import_in_batches(std::slice::from_ref(&path), &spec, size);
        assert_eq!(got.rows, expect.rows);
        assert_eq!(got.quality, expect.quality);
        assert_eq!(got.rejects, expect.rejects);
    }
}

#[test]
fn the_report_reads_well_in_both_languages() {
    let (_folder, path) = file(
        "data.csv",
        "user_id,date,amount\n1,2024-06-12,10\n,2024-06-12,1\n",
    );
    let messages = import(std::slice::from_ref(&path), &spec(&path))
        .quality
        .messages(&fenqun_model::Zone::named("Asia/Shanghai").unwrap());
    let texts = |language| -> Vec<String> {
        messages
            .iter()
            .map(|message| message.text(language))
            .collect()
    };
    assert_eq!(
        texts(Language::English)[..3],
        [
            "2 rows read: 1 accepted, 1 rejected.",
            "Rejected 1: no customer.",
            "1 events \"order\", 10 in all.",
        ]
    );
    assert_eq!(
        texts(Language::Chinese)[0],
        "读入 2 行：接受 1 行，拒收 1 行。"
    );
}

#[test]
fn missing_and_broken_files_are_named() {
    let missing = guess(&PathBuf::from("/nowhere/x.csv"), SourceKind::Events).unwrap_err();
    assert_eq!(missing.id(), "import-file-missing");
    for (content, code) in [
        (&b""[..], "import-file-empty"),
        (b"PK\x03\x04broken", "import-file-damaged"),
        (b"PAR1broken", "import-file-damaged"),
        (b"\x89PNG\r\n\x1a\n\0\0", "import-format-unknown"),
        (b"a,b\n1,2\n", "import-guess-no-time"),
    ] {
        let (_folder, path) = file("x", content);
        assert_eq!(guess(&path, SourceKind::Events).unwrap_err().id(), code);
    }
}
