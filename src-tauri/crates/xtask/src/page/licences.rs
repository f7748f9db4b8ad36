use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::Workspace;

/// The packages that people are given: with them everything that they are made of.
const GIVEN: [&str; 2] = ["packdesk", "packdesk-cli"];
/// The platforms that Packdesk is built for, as `.cargo/deny.toml` has them.
const PLATFORMS: [&str; 4] = [
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
];
/// What npm counts among the tools, and the built page holds all the same.
const BUILT_IN: [&str; 1] = ["svelte"];

/// The licence of each package by its name and version.
type Licences = BTreeMap<(String, String), String>;

/// Writes the list of the packages that Packdesk is made of, which the page shows with their licences.
///
/// # Errors
/// When cargo cannot tell them, or the file cannot be written.
pub fn licences(workspace: &Workspace) -> Outcome<()> {
    let text = current(workspace)?;
    Ok(workspace.shell.write_file(kept(workspace), text)?)
}

/// Finds out whether the list is that of today.
///
/// # Errors
/// When it is not, or cargo cannot tell.
pub fn check(workspace: &Workspace) -> Outcome<()> {
    let kept = kept(workspace);
    let written = fs::read_to_string(&kept).map_err(|error| Failure::file(&kept, &error))?;
    if written.replace("\r\n", "\n") == current(workspace)? {
        return Ok(());
    }
    Err(Failure::new(
        "The list of licences is not that of the packages of today.",
        "Run `cargo xtask licences` and commit what it writes.",
    ))
}

fn kept(workspace: &Workspace) -> PathBuf {
    workspace.page().join("src/lib/generated/licences.json")
}

fn current(workspace: &Workspace) -> Outcome<String> {
    let platforms = PLATFORMS.iter().flat_map(|platform| ["--filter-platform", platform]);
    let metadata = process::cargo(&workspace.shell)
        .args(["metadata", "--locked", "--format-version", "1"])
        .args(platforms);
    let metadata = process::capture(metadata, "Cargo's own message is above.")?;
    let lock = workspace.page().join("package-lock.json");
    let lock = fs::read_to_string(&lock).map_err(|error| Failure::file(&lock, &error))?;
    let strange = |what: &str| {
        Failure::new(
            format!("{what} answered in an unknown shape."),
            "This command has to learn it.",
        )
    };
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    let mut found = read(&metadata)
        .and_then(|metadata| of_crates(&metadata))
        .ok_or_else(|| strange("cargo metadata"))?;
    let of_page = read(&lock).and_then(|lock| of_page(&lock));
    found.extend(of_page.ok_or_else(|| strange("package-lock.json"))?);
    Ok(to_text(&found))
}

/// What the given packages are compiled with, without those of the workspace itself.
fn of_crates(metadata: &Value) -> Option<Licences> {
    let packages: BTreeMap<&str, &Value> = metadata["packages"]
        .as_array()?
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()?
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let is_given = |package: &&Value| package["source"].is_null() && GIVEN.iter().any(|name| package["name"] == *name);
    let mut open: Vec<&str> = packages
        .values()
        .copied()
        .filter(is_given)
        .filter_map(|package| package["id"].as_str())
        .collect();
    let mut seen: BTreeSet<&str> = open.iter().copied().collect();
    let mut found = Licences::new();
    while let Some(id) = open.pop() {
        let package = packages.get(id)?;
        if !package["source"].is_null() {
            found.insert(named(package)?, licence(&package["license"]));
        }
        for dependency in nodes.get(id)?["deps"].as_array()? {
            let kinds = dependency["dep_kinds"].as_array()?;
            let needed = dependency["pkg"].as_str()?;
            if kinds.iter().any(|kind| kind["kind"].is_null()) && seen.insert(needed) {
                open.push(needed);
            }
        }
    }
    Some(found)
}

/// What the built page holds.
fn of_page(lock: &Value) -> Option<Licences> {
    const FOLDER: &str = "node_modules/";
    let packages = lock["packages"].as_object()?;
    Some(
        packages
            .iter()
            .filter_map(|(path, package)| Some((path.rsplit_once(FOLDER)?.1, package)))
            .filter(|(name, package)| {
                BUILT_IN.contains(name) || (package["dev"].is_null() && package["optional"].is_null())
            })
            .filter_map(|(name, package)| {
                let version = package["version"].as_str()?.to_owned();
                Some(((name.to_owned(), version), licence(&package["license"])))
            })
            .collect(),
    )
}

fn named(package: &Value) -> Option<(String, String)> {
    Some((
        package["name"].as_str()?.to_owned(),
        package["version"].as_str()?.to_owned(),
    ))
}

fn licence(value: &Value) -> String {
    value.as_str().unwrap_or("–").replace('/', " OR ")
}

fn to_text(found: &Licences) -> String {
    let lines: Vec<String> = found
        .iter()
        .map(|((name, version), licence)| {
            let one = json!({ "name": name, "version": version, "licence": licence });
            format!("  {one}")
        })
        .collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compiled_in_is_found_through_the_workspace_and_tools_are_not() {
        let package = |name: &str, source: Value| json!({ "id": name, "name": name, "version": "1.0.0", "source": source, "license": "MIT/Apache-2.0" });
        let node = |name: &str, uses: &[(&str, Value)]| {
            let deps: Vec<Value> = uses
                .iter()
                .map(|(needed, kind)| json!({ "pkg": needed, "dep_kinds": [{ "kind": kind }] }))
                .collect();
            json!({ "id": name, "deps": deps })
        };
        let registry = || json!("registry");
        let metadata = json!({
            "packages": [package("packdesk", json!(null)), package("engine", json!(null)), package("serde", registry()),
                package("proptest", registry()), package("unused", registry())],
            "resolve": { "nodes": [
                node("packdesk", &[("engine", json!(null)), ("proptest", json!("dev"))]),
                node("engine", &[("serde", json!(null))]),
                node("serde", &[("engine", json!(null))]),
                node("proptest", &[]), node("unused", &[]),
            ] }
        });
        let found = of_crates(&metadata).expect("a known shape");
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            [(("serde".to_owned(), "1.0.0".to_owned()), "MIT OR Apache-2.0".to_owned())]
        );
    }

    #[test]
    fn the_page_holds_what_is_no_tool() {
        let lock = json!({ "packages": {
            "": { "version": "0.1.0" },
            "node_modules/pdfjs-dist": { "version": "5.6.205", "license": "Apache-2.0" },
            "node_modules/vite": { "version": "8.0.0", "license": "MIT", "dev": true },
            "node_modules/svelte": { "version": "5.0.0", "license": "MIT", "dev": true },
            "node_modules/@napi-rs/canvas": { "version": "0.1.0", "license": "MIT", "optional": true },
        } });
        let names: Vec<String> = of_page(&lock)
            .expect("a known shape")
            .into_keys()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["pdfjs-dist", "svelte"]);
    }
}
