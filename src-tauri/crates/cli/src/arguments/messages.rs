use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum Messages {
    Dismiss { id: String },
    Recall { id: String },
}
