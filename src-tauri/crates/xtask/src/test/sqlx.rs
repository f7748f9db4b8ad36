use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;

use crate::failure::{Failure, Outcome};
use crate::process::{cargo, run};
use crate::stamp::{Stamp, key_of};
use crate::workspace::Workspace;

/// The crates whose statements are checked against their migrations when they are compiled.
const CRATES: [&str; 1] = ["store"];

/// What sqlx found out about each statement, by the name of its file.
type Described = BTreeMap<String, String>;

/// Describes every statement anew, by the migrations of today, and keeps it in each crate's `.sqlx`: from there the
/// crate is compiled without a database.
///
/// # Errors
/// When a statement does not fit the schema, or a file cannot be written.
pub fn sqlx(workspace: &Workspace) -> Outcome<()> {
    for name in CRATES {
        let described = describe(workspace, name)?;
        let folder = kept(workspace, name);
        workspace.shell.remove_path(&folder)?;
        workspace.shell.create_dir(&folder)?;
        for (file, text) in &described {
            workspace.shell.write_file(folder.join(file), text)?;
        }
        println!("{name}: {} statements", described.len());
    }
    Ok(())
}

/// Finds out whether what is kept in each crate's `.sqlx` is what the migrations and statements of today give.
///
/// # Errors
/// When it is not, or a statement does not fit the schema.
pub fn check(workspace: &Workspace) -> Outcome<()> {
    for name in CRATES {
        if describe(workspace, name)? != read(&kept(workspace, name))? {
            return Err(Failure::new(
                format!("What .sqlx of {name} says of the statements is not what they and the migrations are today."),
                "Run `cargo xtask sqlx` and commit what it writes.",
            ));
        }
    }
    Ok(())
}

/// The stamp of a check of the crates, with every library, as they are now.
///
/// # Errors
/// When a source cannot be read.
pub fn checked(workspace: &Workspace) -> Outcome<Stamp> {
    let mut sources = vec![workspace.root.join("Cargo.lock")];
    sources.extend(CRATES.map(|name| workspace.root.join("src-tauri/crates").join(name)));
    Ok(Stamp::new(
        &workspace.memory(),
        "statements",
        key_of(&sources, &["tests"], &[])?,
    ))
}

fn kept(workspace: &Workspace, name: &str) -> PathBuf {
    workspace.root.join("src-tauri/crates").join(name).join(".sqlx")
}

/// Compiles a crate against a database that its build script makes from the migrations. The folder is another one each
/// time, at which the crate is compiled even where nothing changed.
fn describe(workspace: &Workspace, name: &str) -> Outcome<Described> {
    let folder = workspace.memory().join(format!("sqlx-{name}-{}", process::id()));
    workspace.shell.create_dir(&folder)?;
    let check = cargo(&workspace.shell)
        .args(["check", "--package", name, "--features", "scratch-database"])
        .env("SQLX_OFFLINE", "false")
        .env("SQLX_OFFLINE_DIR", &folder);
    let described = run(check, "The compiler names the statement above.").and_then(|()| read(&folder));
    workspace.shell.remove_path(&folder)?;
    described
}

fn read(folder: &Path) -> Outcome<Described> {
    let failure = |error| Failure::file(folder, &error);
    let mut described = Described::new();
    for entry in fs::read_dir(folder).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
            described.insert(name.to_owned(), fs::read_to_string(&path).map_err(failure)?);
        }
    }
    Ok(described)
}
