//! Every message that the Rust code names exists.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use words::{Language, words};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("tests") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The string literals that follow an opening such as `Phrase::new(`.
fn literals<'a>(text: &'a str, opening: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(opening)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
}

#[test]
fn every_message_named_in_the_code_exists_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut named = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for opening in [
            "Phrase::new(",
            "words.text(",
            "fact(words, ",
            "Some(\"check-",
            "remark(",
        ] {
            for id in literals(&text, opening).filter(|id| id.contains('-') && !id.contains('{')) {
                named += 1;
                for language in Language::ALL {
                    assert!(
                        words(language).has(id),
                        "{} names {id}, which {language} does not have",
                        file.display()
                    );
                }
            }
        }
    }
    assert!(named > 80, "only {named} messages were found in the code");
}

#[test]
fn every_code_state_and_role_has_its_words() {
    for language in Language::ALL {
        let words = words(language);
        for code in engine::Code::ALL {
            for part in ["message", "safe", "todo"] {
                let id = format!("error-{code}-{part}");
                assert!(words.has(&id), "{id} in {language}");
            }
        }
        for state in domain::OrderState::ALL {
            for id in [
                format!("order-state-{}", state.id()),
                format!("order-advice-{}", state.id()),
            ] {
                assert!(words.has(&id), "{id} in {language}");
            }
            if state.is_open() {
                let id = format!("offer-headline-order-{}", state.id());
                assert!(words.has(&id), "{id} in {language}");
            }
        }
        for role in domain::Role::ALL {
            assert!(words.has(&format!("role-{}", role.id())), "{role} in {language}");
        }
        for id in ["available", "pending", "active", "window", "lapsed", "retired"] {
            assert!(words.has(&format!("offer-state-{id}")), "{id} in {language}");
        }
        for id in ["paid", "due", "overdue", "refunded", "void", "unknown"] {
            assert!(words.has(&format!("invoice-status-{id}")), "{id} in {language}");
        }
    }
}

/// The names of the values that a message wants.
fn placeables(language: Language, id: &str) -> BTreeSet<String> {
    let source = words::source("errors", language).unwrap();
    let start = source
        .find(&format!("\n{id} ="))
        .unwrap_or_else(|| panic!("{id} is not in the files"));
    let message = source[start + 1..].split("\n").next().unwrap();
    message
        .split("{ $")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

/// An error's sentences are only whole with their values, so a code that wants some is only ever made together with
/// them: `Error::new(Code::X)` followed by `.with("name", …)`, or by a closure that adds the path.
#[test]
fn every_error_is_made_with_the_values_of_its_sentences() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut made = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let program = text.split("#[cfg(test)]").next().unwrap();
        for (start, _) in program.match_indices("Code::") {
            let line_start = program[..start].rfind('\n').map_or(0, |end| end + 1);
            let before = &program[line_start..start];
            let rest = &program[start + "Code::".len()..];
            let variant: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
            let Some(code) = engine::Code::ALL.iter().find(|code| format!("{code:?}") == variant) else {
                continue;
            };
            let wanted: BTreeSet<String> = Language::ALL
                .into_iter()
                .flat_map(|language| ["message", "safe", "todo"].map(|part| (language, part)))
                .flat_map(|(language, part)| placeables(language, &format!("error-{code}-{part}")))
                .collect();
            let is_pattern = ["Some(", "| ", "== "].iter().any(|end| before.ends_with(end));
            let is_looked_at = before.trim_start().starts_with("///") || rest[variant.len()..].starts_with('.');
            if wanted.is_empty() || is_pattern || is_looked_at {
                continue;
            }
            made += 1;
            let given: BTreeSet<String> = if before.ends_with("with_path(") {
                BTreeSet::from(["path".to_owned()])
            } else if before.ends_with("Error::new(") || before.ends_with("Self::new(") {
                let chain = rest.split("::new(Code::").next().unwrap();
                let chain = chain.split([';', '=']).next().unwrap();
                literals(chain, ".with(").map(str::to_owned).collect()
            } else {
                BTreeSet::new()
            };
            assert!(
                wanted.is_subset(&given),
                "{}: {variant} wants {wanted:?} and is given {given:?} after {before:?}",
                file.display()
            );
        }
    }
    assert!(made >= 30, "only {made} errors with values were found in the code");
}
