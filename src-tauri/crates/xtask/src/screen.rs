use xshell::{Cmd, cmd};

use crate::failure::Outcome;
use crate::process;
use crate::workspace::Workspace;

/// Cargo with these arguments on a screen of its own, and with folders of its own for whatever the desktop's libraries
/// write. Screens that are there at a time have different numbers.
///
/// # Errors
/// When the folders cannot be made.
pub fn of_its_own<'a>(workspace: &'a Workspace, number: u32, arguments: &[String]) -> Outcome<Cmd<'a>> {
    let folder = workspace
        .shell
        .create_dir(workspace.memory().join(format!("session-{number}")))?;
    // Two that look for a free number at once can find the same, so each begins to look elsewhere.
    let first = (100 * number).to_string();
    let screen = [
        "--auto-servernum",
        "--server-num",
        &first,
        "--server-args",
        "-screen 0 1600x1200x24",
        "--",
    ];
    let command = cmd!(workspace.shell, "xvfb-run {screen...} cargo {arguments...}");
    Ok(process::leading_to_cargo(command)
        .env_remove("WAYLAND_DISPLAY")
        .env("GDK_BACKEND", "x11")
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_DATA_HOME", folder.join("data")))
}
