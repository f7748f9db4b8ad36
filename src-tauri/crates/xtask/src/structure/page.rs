use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::structure::arrows::Arrow;
use crate::structure::folder::entries;

/// The arrows between the page's TypeScript and Svelte files, without what is imported as types alone: the compiler
/// drops that.
///
/// # Errors
/// When a file cannot be read.
pub fn arrows(folder: &Path) -> Outcome<BTreeSet<Arrow>> {
    let mut arrows = BTreeSet::new();
    let mut folders = vec![folder.canonicalize().map_err(|error| Failure::file(folder, &error))?];
    while let Some(folder) = folders.pop() {
        for entry in entries(&folder)? {
            if entry.is_dir() {
                folders.push(entry);
            } else if is_source(&entry) {
                let text = fs::read_to_string(&entry).map_err(|error| Failure::file(&entry, &error))?;
                let beside = entry.parent().unwrap_or(Path::new(""));
                let imported = imports(&text).into_iter().filter_map(|name| found(beside, &name));
                arrows.extend(imported.map(|to| (entry.clone(), to)));
            }
        }
    }
    Ok(arrows)
}

fn is_source(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    [".ts", ".js", ".svelte"].iter().any(|ending| name.ends_with(ending))
}

/// The relative modules that a source imports: what stands in quotes behind `from`, `import` or `import(`.
fn imports(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for statement in text.split("import").skip(1) {
        if statement.trim_start().starts_with("type ") {
            continue;
        }
        let Some((before, quoted)) = statement.split_once(['"', '\'']) else {
            continue;
        };
        let before = before.trim();
        let is_import = before.is_empty() || before == "(" || before.ends_with(" from");
        let name = quoted.split(['"', '\'']).next().unwrap_or_default();
        if is_import && name.starts_with('.') {
            names.push(name.to_owned());
        }
    }
    names
}

/// The file that a relative name means.
fn found(beside: &Path, name: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for part in beside.join(name).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::CurDir => {}
            other => path.push(other),
        }
    }
    let endings = ["", ".ts", ".js", ".svelte.ts", "/index.ts"];
    let mut candidates = endings
        .iter()
        .map(|ending| PathBuf::from(format!("{}{ending}", path.display())));
    candidates.find(|candidate| candidate.is_file() && is_source(candidate))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::structure::arrows::circles;

    #[test]
    fn imports_are_found_however_they_are_written() {
        let text = "import { a,\n  b } from './a';\nimport \"./b.css\";\nimport type { C } from './c';\n\
                    const later = await import('../d');\nimport library from 'library';\n// an important 'word'\n";
        assert_eq!(imports(text), ["./a", "./b.css", "../d"]);
    }

    #[test]
    fn two_files_of_the_page_that_import_each_other_are_a_circle() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
        write(
            "a.svelte",
            "<script lang=\"ts\">\n  import { b } from './b';\n</script>\n",
        );
        write("b.ts", "import A from './a.svelte';\nimport type { C } from './c';\n");
        write("c.ts", "import { b } from './b';\n");
        let arrows = arrows(folder.path()).expect("readable");
        let circles = circles(&arrows);
        assert_eq!(circles.len(), 1, "{circles:?}");
        assert_eq!(circles[0].len(), 2);
    }
}
