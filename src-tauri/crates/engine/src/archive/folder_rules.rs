use std::path::Path;

use data_folder::DataFolder;

use crate::{Code, Error};

/// The systems that give some paths a meaning of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Windows,
    MacOs,
    Other,
}

const SYSTEM: System = if cfg!(windows) {
    System::Windows
} else if cfg!(target_os = "macos") {
    System::MacOs
} else {
    System::Other
};

/// What macOS starts or installs where it is opened, although it is a folder.
const BUNDLES: [&str; 12] = [
    "app",
    "appex",
    "bundle",
    "command",
    "framework",
    "kext",
    "mpkg",
    "pkg",
    "plugin",
    "prefpane",
    "saver",
    "workflow",
];

/// Refuses a folder that is more than one: Windows signs in to whichever computer a network path names, and macOS starts
/// a program whose folder is opened. A network folder can be had as a drive.
///
/// # Errors
/// [`Code::FolderNotPlain`].
pub fn refuse_unless_plain(folder: &Path) -> Result<(), Error> {
    let path = folder.display().to_string();
    if is_plain(&path, SYSTEM) {
        Ok(())
    } else {
        Err(Error::new(Code::FolderNotPlain).with("path", path))
    }
}

/// Refuses what would be written among the files of the data folder: it could take the place of one.
///
/// # Errors
/// [`Code::PathInDataFolder`].
pub fn refuse_in_data_folder(data: &DataFolder, path: &Path) -> Result<(), Error> {
    if data.holds(path) {
        Err(Error::new(Code::PathInDataFolder).with("path", path.display().to_string()))
    } else {
        Ok(())
    }
}

fn is_plain(path: &str, system: System) -> bool {
    let path = path.trim();
    match system {
        System::Windows => !path.replace('/', "\\").starts_with("\\\\"),
        System::MacOs => !path.split('/').any(is_bundle),
        System::Other => true,
    }
}

fn is_bundle(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(stem, extension)| {
        !stem.is_empty() && BUNDLES.iter().any(|bundle| extension.eq_ignore_ascii_case(bundle))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_plain_where_its_system_gives_it_no_meaning_of_its_own() {
        use System::{MacOs, Other, Windows};

        let table = [
            (r"C:\Users\Aoife\Documents", Windows, true),
            (r"\\server\share", Windows, false),
            (r"//server/share", Windows, false),
            (r"\/server\share", Windows, false),
            (r" \\server\share", Windows, false),
            (r"\\?\UNC\server\share", Windows, false),
            (r"\\.\pipe\x", Windows, false),
            ("/Users/aoife/Documents", MacOs, true),
            ("/Applications/Calculator.app", MacOs, false),
            ("/Applications/Calculator.APP/Contents", MacOs, false),
            ("/Users/aoife/x.workflow", MacOs, false),
            ("/Users/aoife/.app", MacOs, true),
            ("/Users/aoife/2021.06", MacOs, true),
            ("//server/share", Other, true),
            ("/home/aoife/x.app", Other, true),
        ];
        for (path, system, expected) in table {
            assert_eq!(is_plain(path, system), expected, "{path} on {system:?}");
        }
    }
}
