//! Every input that was ever worth keeping, given to its target: none of them may make it panic.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

use std::collections::BTreeSet;
use std::fs;
use std::panic;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use packdesk_fuzz::TARGETS;

fn corpus() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Something panicked, be it on a thread of its own, where the panic is caught and told as a refusal.
static PANICKED: AtomicBool = AtomicBool::new(false);

#[test]
fn every_target_takes_its_corpus() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        PANICKED.store(true, Ordering::Relaxed);
        tell(panicked);
    }));
    for target in TARGETS {
        let mut taken = 0;
        for entry in fs::read_dir(corpus().join(target.name)).unwrap() {
            let path = entry.unwrap().path();
            (target.take)(&fs::read(&path).unwrap());
            assert!(!PANICKED.load(Ordering::Relaxed), "{}", path.display());
            taken += 1;
        }
        assert!(taken > 0, "{} has no corpus", target.name);
        (target.take)(&[]);
    }
}

#[test]
fn every_folder_of_the_corpus_and_every_program_is_a_target() {
    let named: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    let names = |folder: std::path::PathBuf| -> BTreeSet<String> {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect()
    };
    assert_eq!(names(corpus()), named);
    assert_eq!(names(corpus().join("../programs/fuzz_targets")), named);
}
