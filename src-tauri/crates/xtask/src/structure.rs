mod arrows;
mod crates;
mod folder;
mod page;
mod source;

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::structure::source::Source;
use crate::workspace::Workspace;

/// No folder of sources holds more files than this side by side.
const MOST_FILES: usize = 15;

/// Holds the sources to the house's rules: no circle of files within a crate or the page, no crowded folder, no arrow
/// between crates that runs the wrong way.
///
/// # Errors
/// When something breaks a rule; every breach is named. When a source cannot be read.
pub fn structure(workspace: &Workspace) -> Outcome<()> {
    let page = workspace.page().join("src");
    let mut arrows = page::arrows(&page)?;
    for root in workspace.packages.iter().flat_map(|package| &package.roots) {
        arrows.extend(arrows::arrows(&Source::read(root)?));
    }
    let circles = arrows::circles(&arrows);
    let mut breaches: Vec<String> = circles.iter().map(|circle| in_words(workspace, circle)).collect();
    breaches.extend(crates::wrong_arrows(&workspace.packages));
    breaches.extend(crowded(workspace, &page)?);
    for package in &workspace.packages {
        breaches.extend(crowded(workspace, &package.folder.join("src"))?);
    }
    if breaches.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!(
            "{} breaches of structure:\n    {}",
            breaches.len(),
            breaches.join("\n    ")
        ),
        "Move what both sides use to a file below them; src-tauri/ARCHITECTURE.md says where things stand.",
    ))
}

fn in_words(workspace: &Workspace, circle: &[&Path]) -> String {
    let names: Vec<String> = circle.iter().map(|file| short(workspace, file)).collect();
    format!("files in a circle: {}", names.join(" -> "))
}

fn short(workspace: &Workspace, path: &Path) -> String {
    path.strip_prefix(&workspace.root).unwrap_or(path).display().to_string()
}

/// The folders at and below this one that hold too many files.
fn crowded(workspace: &Workspace, folder: &Path) -> Outcome<Vec<String>> {
    let mut crowded = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let (below, files): (Vec<PathBuf>, Vec<PathBuf>) =
            folder::entries(&folder)?.into_iter().partition(|entry| entry.is_dir());
        if files.len() > MOST_FILES {
            crowded.push(format!(
                "{} files side by side: {}",
                files.len(),
                short(workspace, &folder)
            ));
        }
        folders.extend(below);
    }
    Ok(crowded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use xshell::Shell;

    #[test]
    fn a_folder_with_too_many_files_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let full = folder.path().join("src").join("full");
        fs::create_dir_all(full.join("below")).expect("created");
        let workspace = Workspace {
            shell: Shell::new().expect("a current folder"),
            root: folder.path().to_owned(),
            target: folder.path().join("target"),
            packages: Vec::new(),
        };
        for number in 0..MOST_FILES {
            fs::write(full.join(format!("{number}.rs")), "").expect("written");
        }
        let src = folder.path().join("src");
        assert_eq!(crowded(&workspace, &src), Ok(Vec::new()));
        fs::write(full.join("one_more.rs"), "").expect("written");
        let breaches = crowded(&workspace, &src).expect("readable");
        assert_eq!(breaches.len(), 1);
        assert!(breaches[0].starts_with("16 files side by side: "), "{breaches:?}");
    }
}
