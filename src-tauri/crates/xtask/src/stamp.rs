use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};

/// Remembers for which content a piece of work was last done, so that it is not done again for the same content.
pub struct Stamp {
    path: PathBuf,
    key: String,
}

impl Stamp {
    /// The stamp `name` in the folder `memory` for the content with this key.
    pub fn new(memory: &Path, name: &str, key: String) -> Self {
        Self {
            path: memory.join(name),
            key,
        }
    }

    /// Whether the work was done for exactly this content.
    pub fn is_set(&self) -> bool {
        fs::read_to_string(&self.path).is_ok_and(|set| set == self.key)
    }

    /// Says that the work is done for this content.
    ///
    /// # Errors
    /// When the stamp cannot be written.
    pub fn set(&self) -> Outcome<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
        }
        fs::write(&self.path, &self.key).map_err(|error| Failure::file(&self.path, &error))
    }
}

/// A key for the names and contents of everything under `paths`, leaving out the folders named in `except`.
/// It guards against forgotten rebuilds, not against an attacker.
///
/// # Errors
/// When something there cannot be read.
pub fn key_of(paths: &[PathBuf], except: &[&str], words: &[&str]) -> Outcome<String> {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    for path in paths {
        for file in files_under(path, except)? {
            file.strip_prefix(path).unwrap_or(&file).hash(&mut hasher);
            fs::read(&file)
                .map_err(|error| Failure::file(&file, &error))?
                .hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn files_under(path: &Path, except: &[&str]) -> Outcome<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|error| Failure::file(&folder, &error))? {
            let entry = entry.map_err(|error| Failure::file(&folder, &error))?;
            let path = entry.path();
            if except.iter().any(|name| entry.file_name() == *name) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(folder: &Path, words: &[&str]) -> String {
        key_of(&[folder.to_owned()], &["node_modules"], words).expect("readable")
    }

    #[test]
    fn a_key_follows_content_names_and_words_but_not_excluded_folders() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("src").join("page.ts");
        fs::create_dir_all(file.parent().expect("a parent")).expect("created");
        fs::write(&file, "one").expect("written");
        let first = key(folder.path(), &["20"]);
        assert_eq!(key(folder.path(), &["20"]), first);
        assert_ne!(key(folder.path(), &["22"]), first);

        fs::create_dir(folder.path().join("node_modules")).expect("created");
        fs::write(folder.path().join("node_modules").join("library.js"), "x").expect("written");
        assert_eq!(key(folder.path(), &["20"]), first);

        fs::write(&file, "two").expect("written");
        let second = key(folder.path(), &["20"]);
        assert_ne!(second, first);
        fs::rename(&file, file.with_file_name("other.ts")).expect("renamed");
        assert_ne!(key(folder.path(), &["20"]), second);
    }

    #[test]
    fn a_stamp_holds_for_its_own_key_only() {
        let folder = tempfile::tempdir().expect("a folder");
        let memory = folder.path().join("xtask");
        let stamp = Stamp::new(&memory, "page", "a".into());
        assert!(!stamp.is_set());
        stamp.set().expect("written");
        assert!(stamp.is_set());
        assert!(!Stamp::new(&memory, "page", "b".into()).is_set());
    }

    #[test]
    fn a_missing_folder_is_a_failure_that_names_it() {
        let failure = key_of(&[PathBuf::from("no-such-folder")], &[], &[]).unwrap_err();
        assert!(failure.to_string().contains("no-such-folder"));
    }
}
