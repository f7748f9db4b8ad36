use std::fs;
use std::path::{Path, PathBuf};

use crate::DataFolder;

/// So many links one after the other are followed, as Linux does.
const LINKS: usize = 40;

impl DataFolder {
    /// Whether what is written to a path stands in this folder, however it is reached: the way of the path itself, of a link
    /// at its end and of links before it. Nothing needs to be there yet.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        let (Some(root), Some(place)) = (reached(self.root()), reached(path)) else {
            return false;
        };
        place.starts_with(root)
    }
}

/// Where a path leads to. `None` where links lead in a circle, and for a path that leads nowhere.
fn reached(path: &Path) -> Option<PathBuf> {
    let mut path = std::path::absolute(path).ok()?;
    for _ in 0..LINKS {
        if let Ok(found) = fs::canonicalize(&path) {
            return Some(found);
        }
        let folder = path.parent()?;
        path = match fs::read_link(&path) {
            Ok(target) => folder.join(target),
            // Nothing is there. Its folder may be there, or one above it.
            Err(_) => return Some(reached(folder)?.join(path.file_name()?)),
        };
    }
    None
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_path_into_the_folder_is_told_however_it_is_written() {
        let computer = tempfile::tempdir().unwrap();
        let at = |name: &str| computer.path().join(name);
        fs::create_dir(at("data")).unwrap();
        fs::create_dir(at("documents")).unwrap();
        fs::write(at("data/ledger.db"), "x").unwrap();
        symlink("data", at("link")).unwrap();
        symlink("data/ledger.db", at("ledger")).unwrap();
        symlink("../data/new.pdf", at("documents/dangling.pdf")).unwrap();
        symlink("circle", at("circle")).unwrap();
        let folders = [DataFolder::at(at("data")), DataFolder::at(at("link"))];
        for (path, expected) in [
            ("data", true),
            ("data/ledger.db", true),
            ("data/new.pdf", true),
            ("data/new/and/newer.pdf", true),
            ("documents/../data/new.pdf", true),
            ("link/new.pdf", true),
            ("ledger", true),
            ("documents/dangling.pdf", true),
            ("data 2", false),
            ("database.pdf", false),
            ("documents/new.pdf", false),
            ("documents/missing/new.pdf", false),
            ("data/../new.pdf", false),
            ("circle", false),
        ] {
            for folder in &folders {
                assert_eq!(folder.holds(&at(path)), expected, "{path}");
            }
        }
        assert!(!DataFolder::at(at("none")).holds(&at("data/new.pdf")));
    }
}
