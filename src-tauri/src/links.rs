use std::path::Path;

use engine::view::MailView;
use engine::{Code, Error};
use words::Words;

/// Opens a page elsewhere in the system's browser, by the id of its link: no address ever comes from the page.
pub(crate) fn open(link: &str, words: &Words) -> Result<(), Error> {
    let address = engine::link_address(link, words)?;
    tauri_plugin_opener::open_url(address, None::<&str>)
        .map_err(|error| Error::new(Code::CannotOpenLink).with("url", address).because(error))
}

/// Opens the address at which a person signs in in the system's browser; whether it took it.
pub(crate) fn open_sign_in(address: &str) -> bool {
    tauri_plugin_opener::open_url(address, None::<&str>).is_ok()
}

/// Opens a ready-made mail in the system's mail program. Whom it goes to is for the person to say there.
pub(crate) fn open_mail(mail: &MailView) -> Result<(), Error> {
    tauri_plugin_opener::open_url(mail.address(), None::<&str>)
        .map_err(|error| Error::new(Code::CannotOpenMail).because(error))
}

/// Shows a folder in the system's file manager, where there is one.
pub(crate) fn open_folder(folder: &Path) -> Result<(), Error> {
    tauri_plugin_opener::open_path(folder, None::<&str>).map_err(|error| {
        Error::new(Code::CannotOpenFolder)
            .with("path", folder.display().to_string())
            .because(error)
    })
}
