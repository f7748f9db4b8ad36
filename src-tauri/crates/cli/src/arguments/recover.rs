use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Recover {
    /// The backups, with what they hold and what would be lost by going back to each.
    Backups,
    /// Put a backup in the place of the current file, which is moved to the folder backups.
    Restore {
        /// Name of the backup.
        file: String,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
    /// Give Packdesk the key: from a recovery code or from a file.
    Key {
        /// A file with the words of a recovery code; - reads them from standard input.
        #[arg(long, value_name = "FILE", required_unless_present = "file")]
        code_file: Option<PathBuf>,
        /// An exported key, or a former key file.
        #[arg(long, value_name = "FILE", conflicts_with = "code_file")]
        file: Option<PathBuf>,
    },
    /// Remove the fetched records, so that they are fetched again.
    Cache {
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
    /// Write what can be read to files, also from a damaged file.
    Export {
        /// An empty folder, or one that does not exist yet.
        #[arg(long, value_name = "DIR")]
        dir: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Show the recovery code: 24 words that open the data on another computer.
    Code {
        /// Show it although the output is no terminal.
        #[arg(long)]
        show: bool,
    },
    /// Write the key to a new file.
    Export {
        /// The file.
        file: PathBuf,
    },
}
