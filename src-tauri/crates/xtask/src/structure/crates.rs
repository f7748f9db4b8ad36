use crate::workspace::Package;

/// What only some crates may name, so that each kind of work has one owner. Everything that is not listed may be used
/// by all.
const OWNERS: [(&[&str], &[&str]); 13] = [
    // The faces: nobody stands on them.
    (
        &["packdesk", "xtask", "packdesk-tests", "packdesk-bench", "packdesk-fuzz"],
        &[],
    ),
    // Only what it says of a command line is taken.
    (&["packdesk-cli"], &["packdesk-fuzz"]),
    (
        &["desk"],
        &["packdesk", "packdesk-cli", "packdesk-tests", "packdesk-bench"],
    ),
    (
        &["sandbox", "vault"],
        &["desk", "packdesk-tests", "packdesk-bench", "packdesk-fuzz"],
    ),
    (
        &["engine"],
        &["desk", "packdesk", "packdesk-cli", "packdesk-tests", "packdesk-bench"],
    ),
    (
        &["store", "team"],
        &["engine", "desk", "packdesk-tests", "packdesk-bench", "packdesk-fuzz"],
    ),
    (
        &["invoice-pdf", "report-pdf"],
        &["engine", "packdesk-tests", "packdesk-bench"],
    ),
    // What is read from outside is read in one place. What is written is read back only by its tests.
    (
        &["incoming"],
        &["engine", "packdesk-tests", "packdesk-bench", "packdesk-fuzz"],
    ),
    (&["lopdf", "calamine", "mail-parser", "quick-xml"], &["incoming"]),
    (
        &["partner-center"],
        &[
            "sandbox",
            "engine",
            "desk",
            "packdesk-tests",
            "packdesk-bench",
            "packdesk-fuzz",
        ],
    ),
    (
        &["sqlx", "libsqlite3-sys", "rusqlite"],
        &["cipher", "store", "sandbox", "team", "packdesk-bench"],
    ),
    (
        &["reqwest", "hyper", "hyper-util", "http", "http-body", "axum", "tower"],
        &[
            "partner-center",
            "sandbox",
            "packdesk-tests",
            "packdesk-bench",
            "packdesk-fuzz",
        ],
    ),
    (
        &[
            "tauri",
            "tauri-specta",
            "tauri-plugin-dialog",
            "tauri-plugin-log",
            "tauri-plugin-opener",
            "wry",
        ],
        &["packdesk"],
    ),
];

/// What a rule or a word never does: read files, wait, talk to others.
const INPUT_AND_OUTPUT: [&str; 6] = ["tokio", "tempfile", "etcetera", "async-trait", "log", "serde_json"];
const PURE: [&str; 5] = ["domain", "words", "typeset", "invoice-pdf", "report-pdf"];

/// Every dependency that runs the wrong way. What only the tests of a crate use is not looked at.
pub fn wrong_arrows(packages: &[Package]) -> Vec<String> {
    let named = packages
        .iter()
        .flat_map(|package| package.uses.iter().map(|used| (package.name.as_str(), used.as_str())));
    named
        .filter(|(package, used)| is_wrong(package, used))
        .map(|(package, used)| format!("{package} may not use {used}"))
        .collect()
}

fn is_wrong(package: &str, used: &str) -> bool {
    let is_taken = OWNERS
        .iter()
        .any(|(owned, owners)| owned.contains(&used) && !owners.contains(&package));
    is_taken || (PURE.contains(&package) && INPUT_AND_OUTPUT.contains(&used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_work_has_its_crates() {
        for (package, used) in [
            ("engine", "sqlx"),
            ("engine", "reqwest"),
            ("engine", "tauri"),
            ("engine", "sandbox"),
            ("domain", "tokio"),
            ("domain", "engine"),
            ("store", "partner-center"),
            ("sandbox", "engine"),
            ("packdesk", "store"),
            ("packdesk-cli", "sandbox"),
            ("vault", "desk"),
            ("engine", "lopdf"),
            ("packdesk-cli", "incoming"),
        ] {
            assert!(is_wrong(package, used), "{package} -> {used}");
        }
        for (package, used) in [
            ("packdesk", "desk"),
            ("packdesk", "tauri"),
            ("desk", "sandbox"),
            ("engine", "store"),
            ("store", "sqlx"),
            ("sandbox", "axum"),
            ("engine", "tokio"),
            ("store", "domain"),
            ("engine", "incoming"),
            ("incoming", "lopdf"),
        ] {
            assert!(!is_wrong(package, used), "{package} -> {used}");
        }
    }
}
