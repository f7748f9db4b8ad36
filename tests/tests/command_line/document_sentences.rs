//! Every sentence of the document that states a behaviour has a test that plays it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(rename = "sentence")]
    sentences: Vec<Sentence>,
}

/// A sentence in both languages, and the tests that play it, as `file::function`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentence {
    en: String,
    zh_tw: String,
    tests: Vec<String>,
}

/// Why a name is no test that runs; nothing where it is one.
fn problem(root: &Path, name: &str) -> Option<&'static str> {
    let Some((file, function)) = name.split_once("::") else {
        return Some("is not written as file::function");
    };
    let path = root.join(file);
    let Ok(text) = fs::read_to_string(&path) else {
        return Some("names a file that does not exist");
    };
    if !is_built(&path) {
        return Some("names a file that no test program holds");
    }
    test_problem(&text, function)
}

/// Whether a file is a test program or a module of one.
fn is_built(path: &Path) -> bool {
    let folder = path.parent().unwrap();
    let module = format!("mod {};", path.file_stem().unwrap().to_str().unwrap());
    match fs::read_to_string(folder.join("main.rs")) {
        Ok(program) => path.ends_with("main.rs") || program.lines().any(|line| line == module),
        Err(_) => folder.ends_with("tests"),
    }
}

fn test_problem(text: &str, function: &str) -> Option<&'static str> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let signature = format!("fn {function}(");
    let Some(at) = lines
        .iter()
        .position(|line| line.starts_with(&signature) || line.starts_with(&format!("async {signature}")))
    else {
        return Some("names a function that does not exist");
    };
    let attributes: Vec<&&str> = lines[..at]
        .iter()
        .rev()
        .take_while(|line| line.starts_with("#["))
        .collect();
    if attributes.iter().any(|attribute| attribute.contains("ignore")) {
        return Some("names a test that is ignored");
    }
    let is_test = |attribute: &&&str| attribute.starts_with("#[test") || attribute.starts_with("#[tokio::test");
    if attributes.iter().any(is_test) {
        None
    } else {
        Some("names a function that is no test")
    }
}

#[test]
fn every_sentence_has_tests_that_exist_and_run() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(here.join("document.toml")).unwrap();
    let document: Document = toml::from_str(&table).unwrap();
    assert!(document.sentences.len() >= 50, "{} sentences", document.sentences.len());
    let mut wrong = Vec::new();
    let mut names = BTreeSet::new();
    for sentence in &document.sentences {
        let has_han = sentence.zh_tw.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        if sentence.en.trim().is_empty() || !has_han {
            wrong.push(format!("{:?} lacks a language", sentence.en));
        }
        if sentence.tests.is_empty() {
            wrong.push(format!("{:?} has no test", sentence.en));
        }
        names.extend(&sentence.tests);
    }
    for name in names {
        if let Some(problem) = problem(&here.join(".."), name) {
            wrong.push(format!("{name} {problem}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_name_that_is_no_running_test_is_found_out() {
    let text = "#[test]\nfn runs() {}\n\n#[test]\n#[ignore = \"slow\"]\nfn waits() {}\n\nfn helps() {}\n\n    \
                #[tokio::test]\n    async fn runs_too() {}\n";
    assert_eq!(test_problem(text, "runs"), None);
    assert_eq!(test_problem(text, "runs_too"), None);
    assert_eq!(test_problem(text, "waits"), Some("names a test that is ignored"));
    assert_eq!(test_problem(text, "helps"), Some("names a function that is no test"));
    assert_eq!(test_problem(text, "run"), Some("names a function that does not exist"));
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in [
        "nothing",
        "tests/no_such_file.rs::runs",
        "src/program.rs::a_program_that_is_not_built_is_named",
    ] {
        assert!(problem(here, name).is_some(), "{name}");
    }
}
