pub mod licences;
mod node_version;

use std::io::{self, IsTerminal};
use std::{env, path::PathBuf};

use serde_json::Value;
use xshell::{Cmd, cmd};

use crate::failure::{Failure, Outcome};
use crate::page::node_version::NodeVersion;
use crate::process;
use crate::stamp::{Stamp, key_of};
use crate::workspace::Workspace;

/// Where the words of the screens live; the page holds a copy of them.
const WORDS: &str = "src-tauri/crates/words/locales";
const INSTALL_NODE: &str =
    "Install Node.js in a version that ui/package.json names under engines, with npm, and put both on the search path.";

/// npm, working in the page's folder and writing nowhere but there and under the target folder.
pub fn npm(workspace: &Workspace) -> Cmd<'_> {
    let mut command = workspace
        .shell
        .cmd(if cfg!(windows) { "npm.cmd" } else { "npm" })
        .arg("--prefix")
        .arg(workspace.page())
        .env("npm_config_audit", "false")
        .env("npm_config_fund", "false")
        .env("npm_config_update_notifier", "false");
    if env::var_os("npm_config_cache").is_none() {
        command = command.env("npm_config_cache", workspace.memory().join("npm-cache"));
    }
    if io::stdout().is_terminal() {
        command = command.env("FORCE_COLOR", "1");
    }
    command
}

/// Installs the page's packages as package-lock.json names them, unless they are already there.
///
/// # Errors
/// When Node.js is missing or too old, or npm fails.
pub fn install(workspace: &Workspace) -> Outcome<()> {
    let node = node_version(workspace)?;
    let page = workspace.page();
    let lock = page.join("package-lock.json");
    let key = key_of(
        &[lock, page.join("package.json")],
        &[],
        &[&node, env::consts::OS, env::consts::ARCH],
    )?;
    let stamp = Stamp::new(&workspace.memory(), "page-packages", key);
    if stamp.is_set() && page.join("node_modules").join(".package-lock.json").is_file() {
        println!("==> Page packages: as package-lock.json names them");
        return Ok(());
    }
    println!("==> Page packages: installing what package-lock.json names");
    process::run(
        npm(workspace).arg("ci"),
        "Read npm's message above; it needs to reach its registry once.",
    )?;
    stamp.set()
}

fn node_version(workspace: &Workspace) -> Outcome<String> {
    let printed = process::capture(cmd!(workspace.shell, "node --version"), INSTALL_NODE)?;
    if !process::is_there("npm") && !cfg!(windows) {
        return Err(Failure::new("Node.js is there, but npm is not.", INSTALL_NODE));
    }
    let text = workspace.shell.read_file(workspace.page().join("package.json"))?;
    let wanted = engines(&text).unwrap_or_default();
    match NodeVersion::read(&printed) {
        Some(version) if !version.is_in(&wanted) => Err(Failure::new(
            format!(
                "Node.js {} is too old or not supported: the page needs {wanted}.",
                printed.trim()
            ),
            INSTALL_NODE,
        )),
        _ => Ok(printed.trim().to_owned()),
    }
}

fn engines(manifest: &str) -> Option<String> {
    let manifest: Value = serde_json::from_str(manifest).ok()?;
    Some(manifest["engines"]["node"].as_str()?.to_owned())
}

/// The stamp of the built page for the page's sources as they are now.
fn built(workspace: &Workspace) -> Outcome<Stamp> {
    let sources: [PathBuf; 2] = [workspace.page(), workspace.root.join(WORDS)];
    let key = key_of(&sources, &["node_modules", "dist"], &[])?;
    Ok(Stamp::new(&workspace.memory(), "page-built", key))
}

/// Whether `ui/dist` holds the page as its sources are now.
///
/// # Errors
/// When the sources cannot be read.
pub fn is_built(workspace: &Workspace) -> Outcome<bool> {
    Ok(built(workspace)?.is_set() && workspace.page().join("dist").join("index.html").is_file())
}

/// Remembers that `ui/dist` was built from the sources as they are now.
///
/// # Errors
/// When the sources cannot be read or the stamp cannot be written.
pub fn mark_built(workspace: &Workspace) -> Outcome<()> {
    built(workspace)?.set()
}

/// The command that builds the page.
pub fn build_command(workspace: &Workspace) -> Cmd<'_> {
    npm(workspace).args(["run", "build"])
}

/// Builds `ui/dist`, which the program embeds, unless it is built from these sources already.
///
/// # Errors
/// When the build fails.
pub fn build(workspace: &Workspace) -> Outcome<()> {
    if is_built(workspace)? {
        println!("==> Page: built from these sources");
        return Ok(());
    }
    println!("==> Page: building");
    // Without its list of some two hundred font files.
    let command = build_command(workspace).args(["--", "--logLevel", "warn"]);
    process::run(command, "Read the message above: the page's sources do not build.")?;
    mark_built(workspace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wanted_version_of_node_stands_in_the_manifest() {
        assert_eq!(engines(r#"{"engines":{"node":">=22"}}"#).as_deref(), Some(">=22"));
        assert_eq!(engines(r#"{"name":"page"}"#), None);
        assert_eq!(engines("not JSON"), None);
    }
}
