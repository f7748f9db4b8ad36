use std::path::Path;

use data_folder::DataFolder;
use desk::Desk;
use domain::Phrase;
use engine::view::SavedDiagnostics;
use engine::{Error, save_diagnostics_of_closed_data};

use crate::arguments::{Arguments, Command};
use crate::output::Output;

/// Writes how things stand at an open desk.
pub(crate) async fn save(desk: &Desk, out: &Path, output: &Output) -> Result<(), Error> {
    tell(&desk.engine().save_diagnostics(out, output.words).await?, output);
    Ok(())
}

/// Writes how things stand where the data cannot be opened, if that is what was asked for; answers why it cannot.
pub(crate) fn of_closed_data(arguments: &Arguments, error: Error, output: &Output) -> Result<(), Error> {
    let Command::Diagnostics { out } = &arguments.command else {
        return Err(error);
    };
    let folder = match &arguments.data_dir {
        Some(folder) => DataFolder::at(folder),
        None => DataFolder::of_this_user()?,
    };
    let saved = save_diagnostics_of_closed_data(folder.root(), error.code, out, output.words)?;
    tell(&saved, output);
    Ok(())
}

fn tell(saved: &SavedDiagnostics, output: &Output) {
    output.answer(saved, |words| {
        let sentence = Phrase::new("terminal-diagnostics-saved").with("path", saved.path.clone());
        words.sentences(&[words.say(&sentence), saved.note.clone()])
    });
}
