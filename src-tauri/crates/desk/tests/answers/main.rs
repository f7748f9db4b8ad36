//! What the engine answers in the situations that the page's tests stand in, committed for them to be replayed.
//!
//! `ui/src/testing/situations` says what is asked, `ui/src/testing/answers` what was answered, in both languages.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod center;
mod commands;
mod mail;
mod play;
mod player;
mod received;
mod recording;
mod situation;
mod stable;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use recording::Recording;
use situation::Situation;
use words::Language;

const WRITE: &str = "PACKDESK_WRITE_ANSWERS";

/// The situation whose answers are written out, for the others to name, and its place.
const OPENING: &str = "opening";
const OPENING_PLACE: &str = "frame/opening";

fn testing() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/testing")
}

/// The files below a folder by their places in it, without the extension.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(
                files(&path)
                    .into_iter()
                    .map(|(below, text)| (format!("{name}/{below}"), text)),
            );
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.insert(name, fs::read_to_string(path).unwrap().replace("\r\n", "\n"));
        }
    }
    found
}

/// Plays every situation in both languages.
async fn recorded() -> BTreeMap<String, String> {
    let mut plays = tokio::task::JoinSet::new();
    for (name, text) in files(&testing().join("situations")) {
        let situation: Situation = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for language in Language::ALL {
            let (name, situation) = (name.clone(), situation.clone());
            plays.spawn(async move { ((name, language.id()), Recording::of(&situation, language).await) });
        }
    }
    let mut recordings: BTreeMap<_, _> = plays.join_all().await.into_iter().collect();
    let mut texts = BTreeMap::new();
    for language in Language::ALL.map(Language::id) {
        let opening = recordings.remove(&(OPENING_PLACE.to_owned(), language)).unwrap();
        texts.insert(format!("{language}/{OPENING_PLACE}"), opening.to_text());
        for ((name, of), recording) in &mut recordings {
            if *of == language {
                recording.shorten(OPENING, &opening);
                texts.insert(format!("{language}/{name}"), recording.to_text());
            }
        }
    }
    texts
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn committed_answers_are_what_the_engine_answers() {
    let folder = testing().join("answers");
    let fresh = recorded().await;
    if std::env::var_os(WRITE).is_some() {
        for name in files(&folder).keys().filter(|name| !fresh.contains_key(*name)) {
            fs::remove_file(folder.join(format!("{name}.json"))).unwrap();
        }
        for (name, text) in &fresh {
            let file = folder.join(format!("{name}.json"));
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
    }
    let committed = files(&folder);
    let names = fresh.keys().chain(committed.keys());
    let differing: Vec<&String> = names.filter(|name| fresh.get(*name) != committed.get(*name)).collect();
    assert!(
        differing.is_empty(),
        "the engine answers otherwise in {differing:?}: run `cargo xtask answers` and commit what it writes"
    );
}
