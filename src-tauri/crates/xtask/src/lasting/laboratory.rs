use crate::failure::Outcome;
use crate::process;
use crate::workspace::Workspace;

/// Plays every flow with every fault and every end of the program, then random schedules for `minutes`, and shows the table
/// of what was found.
///
/// # Errors
/// When something was found, or it cannot be built.
pub fn laboratory(workspace: &Workspace, minutes: u64) -> Outcome<()> {
    let build = ["build", "--package", "packdesk-cli"];
    process::run(process::cargo(&workspace.shell).args(build), "Read the message above.")?;
    let play = process::cargo(&workspace.shell)
        .args(["test", "--package", "packdesk-tests", "--test", "laboratory", "--"])
        .args(["--nocapture", "--test-threads", "1"])
        .env("PACKDESK_LABORATORY_MINUTES", minutes.to_string());
    process::run(
        play,
        "Each finding names its cell or its seed. PACKDESK_LABORATORY_SEED plays a seed again.",
    )
}
