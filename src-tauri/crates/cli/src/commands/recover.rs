use std::io::{self, IsTerminal, Read};
use std::path::Path;

use desk::{Desk, DeskOptions, Recovery};
use domain::Phrase;
use engine::view::{BackupView, RecoveryAction, RecoveryView};
use engine::{Code, Error};
use serde::Serialize;
use words::Words;
use zeroize::Zeroizing;

use crate::arguments::recover::{KeyCommand, Recover};
use crate::commands::agreement::agree;
use crate::files::read_at_most;
use crate::output::Output;
use crate::tables::{headings, list, table};

/// A recovery code is some hundred characters.
const LONGEST_CODE_BYTES: usize = 16 * 1024;

#[derive(Serialize)]
struct Removed {
    removed: &'static str,
}

/// Does a `recover` command. None of them opens the data.
pub(crate) async fn run(options: DeskOptions, command: Option<&Recover>, output: &Output) -> Result<(), Error> {
    let recovery = Recovery::of(&options)?;
    let words = output.words;
    match command {
        None => {
            let reason = match Desk::open(options).await {
                Ok(desk) => {
                    desk.close().await;
                    None
                }
                Err(error) => Some(error.view(words)),
            };
            let view = recovery.view(reason, words).await?;
            output.answer(&view, |words| state_text(&view, words));
        }
        Some(Recover::Backups) => {
            let backups = recovery.backups(words).await?;
            output.answer(&backups, |words| backups_text(&backups, words));
        }
        Some(Recover::Restore { file, yes }) => {
            let backups = recovery.backups(words).await?;
            let Some(backup) = backups.iter().find(|backup| backup.file == *file) else {
                return Err(Error::new(Code::BackupNotFound).with("file", file.clone()));
            };
            let question = Phrase::new("recovery-agree-restore")
                .with("moves", backup.moves_label.clone())
                .with("loss", backup.loss_label.clone().unwrap_or_default());
            agree(*yes, &words.say(&question))?;
            let restored = recovery.restore(file, words).await?;
            output.answer(&restored, |_| restored.label.clone());
        }
        Some(Recover::Key { code_file, file }) => {
            let taken = match (code_file, file) {
                (Some(code), _) => recovery.take_code(&read_code(code)?, words).await?,
                (None, Some(file)) => recovery.take_key_file(file, words).await?,
                (None, None) => return Err(Error::new(Code::WrongUsage).with("reason", "--code-file, --file")),
            };
            output.answer(&taken, |_| taken.label.clone());
        }
        Some(Recover::Cache { yes }) => {
            agree(*yes, &words.text("recovery-agree-cache"))?;
            recovery.rebuild_cache().await?;
            output.answer(&Removed { removed: "cache.db" }, |words| words.text("recovery-cache"));
        }
        Some(Recover::Export { dir }) => {
            let written = recovery.export(dir, words).await?;
            output.answer(&written, |_| {
                let kinds = written.kinds.iter().map(|kind| kind.label.clone());
                std::iter::once(written.label.clone())
                    .chain(kinds)
                    .collect::<Vec<_>>()
                    .join("\n")
            });
            if !written.is_complete {
                output.incomplete();
            }
        }
    }
    Ok(())
}

/// Does a `key` command.
pub(crate) async fn key(options: &DeskOptions, command: &KeyCommand, output: &Output) -> Result<(), Error> {
    let recovery = Recovery::of(options)?;
    match command {
        KeyCommand::Code { show } => {
            if !show && !io::stdout().is_terminal() {
                return Err(Error::new(Code::KeyNotShown));
            }
            let code = recovery.code(output.words).await?;
            output.remark("recovery-code-paper");
            output.answer(&code, |_| numbered(&code.words));
        }
        KeyCommand::Export { file } => {
            let exported = recovery.export_key(file, output.words).await?;
            output.answer(&exported, |_| exported.label.clone());
        }
        KeyCommand::Import { file } => {
            let taken = recovery.take_key_file(file, output.words).await?;
            output.answer(&taken, |_| taken.label.clone());
        }
        KeyCommand::Rotate { yes } => {
            agree(*yes, &output.words.text("recovery-agree-rotate"))?;
            let rotated = recovery.rotate_key(output.words).await?;
            output.answer(&rotated, |_| rotated.label.clone());
            output.remark("terminal-hint-new-code");
        }
    }
    Ok(())
}

/// The words of a code never stand on the command line, which other processes can see.
fn read_code(path: &Path) -> Result<Zeroizing<String>, Error> {
    let bytes = if path.as_os_str() == "-" {
        let mut content = Vec::new();
        io::stdin()
            .lock()
            .take(LONGEST_CODE_BYTES as u64)
            .read_to_end(&mut content)
            .map_err(|error| Error::new(Code::CannotReadFile).with("path", "-").because(error))?;
        content
    } else {
        read_at_most(path, LONGEST_CODE_BYTES)?
    };
    let bytes = Zeroizing::new(bytes);
    Ok(Zeroizing::new(String::from_utf8_lossy(&bytes).into_owned()))
}

fn state_text(view: &RecoveryView, words: &Words) -> String {
    let mut lines = vec![view.folder.clone()];
    match &view.reason {
        None => lines.push(words.text("recovery-fine")),
        Some(reason) => lines.extend([reason.message.clone(), reason.safe.clone(), reason.todo.clone()]),
    }
    lines.push(view.key_label.clone());
    let files: Vec<(String, String)> = view
        .files
        .iter()
        .map(|file| {
            let contents = file
                .contents_label
                .as_ref()
                .map_or_else(String::new, |label| format!(" ({label})"));
            (file.file.clone(), format!("{}{contents}", file.state_label))
        })
        .collect();
    lines.push(list(&files).trim_end().to_owned());
    if view.backups.is_empty() {
        lines.push(words.text("recovery-no-backups"));
    } else {
        lines.extend(
            view.backups
                .iter()
                .map(|backup| format!("{}  {}", backup.file, backup.made_label)),
        );
    }
    lines.extend(view.actions.iter().map(|action| {
        words.text(match action {
            RecoveryAction::Key => "recovery-action-key",
            RecoveryAction::Restore => "recovery-action-restore",
            RecoveryAction::Cache => "recovery-action-cache",
            RecoveryAction::Export => "recovery-action-export",
            RecoveryAction::Sample => "recovery-action-sample",
        })
    }));
    lines.join("\n")
}

fn backups_text(backups: &[BackupView], words: &Words) -> String {
    if backups.is_empty() {
        return words.text("recovery-no-backups");
    }
    let head = headings(
        words,
        &[
            "recovery-file",
            "recovery-made",
            "recovery-holds",
            "recovery-would-be-lost",
        ],
    );
    let rows: Vec<Vec<String>> = backups
        .iter()
        .map(|backup| {
            vec![
                backup.file.clone(),
                backup.made_label.clone(),
                backup
                    .state_label
                    .clone()
                    .or_else(|| backup.contents_label.clone())
                    .unwrap_or_default(),
                backup.loss_label.clone().unwrap_or_default(),
            ]
        })
        .collect();
    table(&head, &rows)
}

fn numbered(words: &[String]) -> String {
    words
        .chunks(6)
        .enumerate()
        .map(|(row, words)| {
            let cells: Vec<String> = words
                .iter()
                .enumerate()
                .map(|(column, word)| format!("{:>2}. {word}", row * 6 + column + 1))
                .collect();
            cells.join("   ")
        })
        .collect::<Vec<_>>()
        .join("\n")
}
