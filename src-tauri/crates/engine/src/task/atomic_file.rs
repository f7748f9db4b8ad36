//! Files that stand under their final name whole, or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Seek, Write};
use std::path::Path;

use data_folder::{DataFolder, TEMPORARY_PREFIX, TEMPORARY_SUFFIX, Writing, clear_unfinished, is_disk_full};
use tempfile::NamedTempFile;

use super::destination::{Destination, destination, folder_of};
use crate::{Code, Engine, Error};

/// So often another file is begun where somebody who clears away took the first one for left behind.
const TRIES: usize = 20;

/// Who may read a file once it is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rights {
    /// Whoever may read the file in whose place it is put, else whoever may read any file of this user.
    Usual,
    /// Its owner.
    OwnerAlone,
}

impl Engine {
    /// Clears away what others that were ended left in a folder, and remembers for as long as the answer is kept that
    /// files are being written there: where this program is ended too, the next start clears away after it.
    pub(crate) fn begin_writing(&self, folder: &Path) -> Option<Writing> {
        clear_unfinished(folder);
        let parts = self.parts();
        let remembered = parts
            .key
            .keeps_data()
            .then(|| DataFolder::at(&parts.folder).writing_to(folder));
        remembered.flatten()
    }
}

/// A file that is being written beside its final name, for its owner alone. Its lock says that somebody still writes it.
pub(crate) fn begin(folder: &Path) -> io::Result<NamedTempFile> {
    for _ in 0..TRIES {
        let file = tempfile::Builder::new()
            .prefix(TEMPORARY_PREFIX)
            .suffix(TEMPORARY_SUFFIX)
            .tempfile_in(folder)?;
        match file.as_file().try_lock() {
            Ok(()) if is_there(&file) => return Ok(file),
            Ok(()) | Err(fs::TryLockError::WouldBlock) => {}
            // Where there are no locks, nobody can tell what is left behind, and nothing is cleared away.
            Err(fs::TryLockError::Error(_)) => return Ok(file),
        }
    }
    Err(io::Error::other("every file that was begun was cleared away"))
}

fn is_there(file: &NamedTempFile) -> bool {
    #[cfg(unix)]
    {
        let found = file.as_file().metadata();
        found.is_ok_and(|found| std::os::unix::fs::MetadataExt::nlink(&found) > 0)
    }
    #[cfg(not(unix))]
    file.path().exists()
}

/// Gives a file its final name once all of it is on the disk. `replace` is whether a file of that name may go; then a link
/// is followed, and what is no regular file is written into.
pub(crate) fn finish(mut file: NamedTempFile, path: &Path, replace: bool, rights: Rights) -> io::Result<()> {
    file.flush()?;
    if !replace {
        file.as_file().sync_all()?;
        let file = data_folder::persist_new(file, path)?;
        return give_rights(&file, None, rights);
    }
    match destination(path)? {
        Destination::Replaced(place) if folder_of(&place) == folder_of(path) => put(file, &place, rights),
        Destination::Replaced(place) => {
            let mut beside = begin(folder_of(&place))?;
            file.rewind()?;
            io::copy(&mut file, &mut beside)?;
            put(beside, &place, rights)
        }
        Destination::WrittenInto(place) => {
            file.rewind()?;
            io::copy(&mut file, &mut into(&place)?).map(drop)
        }
    }
}

/// Writes a file whole, or into what is no regular file.
pub(crate) fn write(path: &Path, bytes: &[u8], replace: bool, rights: Rights) -> io::Result<()> {
    let place = match replace {
        true => destination(path)?,
        false => Destination::Replaced(path.to_owned()),
    };
    match place {
        Destination::Replaced(place) => {
            let mut file = begin(folder_of(&place))?;
            file.write_all(bytes)?;
            finish(file, &place, replace, rights)
        }
        Destination::WrittenInto(place) => into(&place)?.write_all(bytes),
    }
}

/// What is there is written on: to the end of a file that standard output was led to, and to whoever reads a pipe.
fn into(place: &Path) -> io::Result<fs::File> {
    OpenOptions::new().append(true).open(place)
}

fn put(file: NamedTempFile, place: &Path, rights: Rights) -> io::Result<()> {
    file.as_file().sync_all()?;
    let replaced = fs::metadata(place).ok().filter(fs::Metadata::is_file);
    let file = data_folder::persist_whole(file, place)?;
    give_rights(&file, replaced.as_ref(), rights)
}

/// A document is the user's own file, with the rights that any file of theirs gets, or those of the one that it replaced.
/// It gets them under its final name: what is left under a temporary one is its owner's alone.
#[cfg(unix)]
fn give_rights(file: &fs::File, replaced: Option<&fs::Metadata>, rights: Rights) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    if rights == Rights::OwnerAlone {
        return Ok(());
    }
    let mode = replaced.map_or_else(usual_mode, |found| found.permissions().mode() & 0o777);
    match file.set_permissions(fs::Permissions::from_mode(mode)) {
        // Some drives keep no rights.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::PermissionDenied | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        given => given,
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "where files have rights, giving them can fail")]
fn give_rights(_: &fs::File, _: Option<&fs::Metadata>, _: Rights) -> io::Result<()> {
    Ok(())
}

/// The mode that any new file of this user gets. It is asked for once: asking changes it for a moment, in which a file of
/// another thread is made for its owner alone.
#[cfg(unix)]
fn usual_mode() -> u32 {
    use rustix::fs::Mode;
    use std::sync::OnceLock;

    static MODE: OnceLock<u32> = OnceLock::new();
    *MODE.get_or_init(|| {
        let mask = rustix::process::umask(Mode::RWXG | Mode::RWXO);
        rustix::process::umask(mask);
        0o666 & !mask.as_raw_mode()
    })
}

/// What kept a file from being written, named by what a person can do about it.
#[must_use]
pub fn not_written(error: &io::Error, path: &Path) -> Error {
    let folder = path.parent().unwrap_or(path).display().to_string();
    let file = path.display().to_string();
    let named = match error.kind() {
        _ if is_disk_full(error) => Error::new(Code::FolderFull).with("path", folder),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Error::new(Code::FolderMissing).with("path", folder),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            Error::new(Code::FolderReadOnly).with("path", folder)
        }
        io::ErrorKind::AlreadyExists => Error::new(Code::FileExists).with("path", file),
        _ => Error::new(Code::CannotWriteFile).with("path", file),
    };
    named.because(error)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).map_or(0, |found| found.permissions().mode() & 0o777)
    }

    #[test]
    fn a_file_is_its_owners_alone_until_it_is_whole_and_keeps_the_rights_of_the_one_it_replaces() {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let path = folder.path().join("a.pdf");
        let begun = begin(folder.path()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(mode(begun.path()), 0o600);
        assert!(finish(begun, &path, false, Rights::Usual).is_ok());
        let plain = folder.path().join("plain");
        assert!(fs::write(&plain, "x").is_ok());
        assert_eq!(mode(&path), mode(&plain));
        for (kept, rights, expected) in [(0o640, Rights::Usual, 0o640), (0o644, Rights::OwnerAlone, 0o600)] {
            assert!(fs::set_permissions(&path, fs::Permissions::from_mode(kept)).is_ok());
            assert!(write(&path, b"new", true, rights).is_ok());
            assert_eq!(mode(&path), expected);
        }
    }

    #[test]
    fn a_link_stays_one_and_what_it_leads_to_is_replaced_by_both_ways_of_writing() {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let elsewhere = folder.path().join("elsewhere");
        assert!(fs::create_dir(&elsewhere).is_ok());
        let (file, link) = (elsewhere.join("file"), folder.path().join("link"));
        assert!(symlink("elsewhere/file", &link).is_ok());
        for content in ["first", "second"] {
            assert!(write(&link, content.as_bytes(), true, Rights::Usual).is_ok());
            assert_eq!(fs::read_to_string(&file).ok().as_deref(), Some(content));
        }
        let mut begun = begin(folder.path()).unwrap_or_else(|error| panic!("{error}"));
        assert!(begun.write_all(b"third").is_ok());
        assert!(finish(begun, &link, true, Rights::Usual).is_ok());
        assert_eq!(fs::read_to_string(&file).ok().as_deref(), Some("third"));
        assert!(fs::symlink_metadata(&link).is_ok_and(|found| found.is_symlink()));
        assert_eq!(names(folder.path()), ["elsewhere", "link"]);
        assert_eq!(names(&elsewhere), ["file"]);
        assert!(
            write(&link, b"fourth", false, Rights::Usual)
                .is_err_and(|error| error.kind() == io::ErrorKind::AlreadyExists)
        );
    }

    #[test]
    fn a_device_and_a_pipe_are_written_into_and_stay_what_they_are() {
        use std::io::Read;

        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.is_ok_and(|made| made.success()));
        let reader = {
            let pipe = pipe.clone();
            std::thread::spawn(move || {
                let mut read = String::new();
                fs::File::open(pipe)
                    .and_then(|mut pipe| pipe.read_to_string(&mut read))
                    .map(|_| read)
            })
        };
        assert!(write(&pipe, b"through the pipe", true, Rights::Usual).is_ok());
        let read = reader.join().unwrap_or_else(|_| panic!("the reader gave up"));
        assert_eq!(read.ok().as_deref(), Some("through the pipe"));
        assert!(fs::metadata(&pipe).is_ok_and(|found| found.file_type().is_fifo()));
        let link = folder.path().join("link");
        assert!(symlink("/dev/full", &link).is_ok());
        let full = write(&link, b"x", true, Rights::Usual);
        assert!(full.is_err_and(|error| error.kind() == io::ErrorKind::StorageFull));
        assert!(fs::metadata(&link).is_ok_and(|found| found.file_type().is_char_device()));
        assert_eq!(names(folder.path()), ["link", "pipe"]);
    }

    #[test]
    fn what_is_being_written_is_not_cleared_away_and_what_is_left_behind_is() {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let begun = begin(folder.path()).unwrap_or_else(|error| panic!("{error}"));
        clear_unfinished(folder.path());
        assert!(begun.path().exists());
        let (file, path) = begun.keep().unwrap_or_else(|error| panic!("{error}"));
        clear_unfinished(folder.path());
        assert!(path.exists(), "its owner still holds it");
        drop(file);
        clear_unfinished(folder.path());
        assert!(!path.exists());
    }
}
