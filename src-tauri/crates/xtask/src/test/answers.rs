use crate::failure::Outcome;
use crate::process;
use crate::workspace::Workspace;

/// Writes anew what the page is built and tested against: the bindings from the Rust types, and what the engine answers in
/// the recorded situations.
///
/// # Errors
/// When a situation cannot be played, or a file cannot be written.
pub fn answers(workspace: &Workspace) -> Outcome<()> {
    let tests = process::cargo(&workspace.shell)
        .args(["test", "--workspace", "--exclude", env!("CARGO_PKG_NAME")])
        .args(["--test", "bindings", "--test", "answers"])
        .env("PACKDESK_WRITE_BINDINGS", "1")
        .env("PACKDESK_WRITE_ANSWERS", "1");
    process::run(tests, "Read the message above.")
}
