use std::fs;
use std::path::{Path, PathBuf};

/// A file of a folder, or a folder that cannot be read.
pub struct Walked {
    pub name: String,
    pub path: PathBuf,
    pub is_readable: bool,
}

const DEEPEST: usize = 16;

/// The files of a folder in the order of their names, without hidden ones and links, at most so many and one more.
pub fn walk(folder: &Path, most: usize) -> Vec<Walked> {
    let mut found = Vec::new();
    let name = folder
        .file_name()
        .unwrap_or(folder.as_os_str())
        .to_string_lossy()
        .into_owned();
    into(folder, &name, 0, most, &mut found);
    found
}

fn into(folder: &Path, name: &str, depth: usize, most: usize, found: &mut Vec<Walked>) {
    let Ok(entries) = fs::read_dir(folder) else {
        found.push(Walked {
            name: name.to_owned(),
            path: folder.to_owned(),
            is_readable: false,
        });
        return;
    };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if found.len() > most {
            return;
        }
        let own = entry.file_name().to_string_lossy().into_owned();
        let Ok(kind) = entry.file_type() else { continue };
        if own.starts_with('.') || kind.is_symlink() {
            continue;
        }
        let name = format!("{name}/{own}");
        if kind.is_dir() && depth < DEEPEST {
            into(&entry.path(), &name, depth + 1, most, found);
        } else {
            found.push(Walked {
                name,
                path: entry.path(),
                is_readable: kind.is_file(),
            });
        }
    }
}
