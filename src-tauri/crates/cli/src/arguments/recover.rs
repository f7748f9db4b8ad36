use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Recover {
    Backups,
    Restore {
        file: String,
        #[arg(long)]
        yes: bool,
    },
    Key {
        #[arg(long, value_name = "FILE", required_unless_present = "file")]
        code_file: Option<PathBuf>,
        #[arg(long, value_name = "FILE", conflicts_with = "code_file")]
        file: Option<PathBuf>,
    },
    Cache {
        #[arg(long)]
        yes: bool,
    },
    Export {
        #[arg(long, value_name = "DIR")]
        dir: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    Code {
        #[arg(long)]
        show: bool,
    },
    Export {
        file: PathBuf,
    },
    Import {
        file: PathBuf,
    },
    Rotate {
        #[arg(long)]
        yes: bool,
    },
}
