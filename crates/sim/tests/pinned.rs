//! Our own case files, `cases/*.yaml`: each through the text of the language, the evaluator and the
//! oracle.

use std::path::Path;

use fenqun_sim::check::{Division, difference, evaluate, expect};
use fenqun_sim::pinned::{Case, Document, read};

fn files() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let entries = std::fs::read_dir(folder).expect("the folder of cases");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "yaml"))
        .collect();
    files.sort();
    files
}

/// What is wrong with a case, in words.
fn wrong(document: &Document, case: &Case) -> Option<String> {
    let question = match case.question() {
        Err(_) if case.refused => return None,
        Err(error) => return Some(format!("refused: {error}")),
        Ok(_) if case.refused => return Some("not refused".into()),
        Ok(question) => [question],
    };
    let (world, definitions, as_of) = (
        document.world(),
        document.definitions(),
        document.as_of(case),
    );
    let expected = expect(&world, &definitions, &question, as_of);
    for (name, answers) in &expected {
        let (answer, next) = &answers[0];
        if !answer.agrees_with(&case.expected(name)) {
            return Some(format!("{name}: the oracle says {answer:?}"));
        }
        let wanted = case.expected_next(name, document.start()).unwrap_or(*next);
        if wanted != *next {
            return Some(format!("{name}: the oracle says it changes at {next}"));
        }
    }
    match evaluate(&world, &definitions, &question, as_of, &Division::WHOLE) {
        Ok(found) => difference(&question, &found, &expected),
        Err(errors) => Some(format!("the evaluator refuses: {errors:?}")),
    }
}

#[test]
fn every_pinned_case_holds() {
    let mut problems = Vec::new();
    let mut count = 0;
    for file in files() {
        let name = file
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(&file).expect("a readable file");
        let documents = read(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for document in &documents {
            for case in &document.cases {
                count += 1;
                let problem = wrong(document, case);
                problems.extend(problem.map(|problem| format!("{name}: {}: {problem}", case.why)));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(count > 50, "only {count} cases were found");
}
