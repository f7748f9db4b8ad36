use std::path::PathBuf;

use clap::{Args, Subcommand};
use engine::view::RequestStatus;

use crate::arguments::choice::one_of;

/// What a request can be asked for by: nobody knows what an unknown status stands for.
const KNOWN: [RequestStatus; 3] = [
    RequestStatus::Open,
    RequestStatus::AttentionNeeded,
    RequestStatus::Closed,
];

#[derive(Debug, Args)]
pub(crate) struct Requests {
    /// Words to find in id, summary, text and notes.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub query: String,
    /// Only these: open, attention_needed or closed.
    #[arg(long, value_name = "STATUS", value_parser = one_of(KNOWN.map(RequestStatus::id), RequestStatus::from_id))]
    pub status: Option<RequestStatus>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OneRequest {
    /// Show a request with its notes.
    Show {
        /// Id of the request.
        id: String,
    },
    /// Add a note to a request.
    Note {
        /// Id of the request.
        id: String,
        /// The text.
        text: String,
        /// A file to attach, up to 5 MB.
        #[arg(long, value_name = "FILE")]
        attach: Option<PathBuf>,
    },
    /// Make a request.
    New {
        /// What it is about, in one line.
        #[arg(long, value_name = "TEXT")]
        summary: String,
        /// The text.
        #[arg(long, value_name = "TEXT")]
        description: String,
        /// Type of problem, as Partner Center labels it.
        #[arg(long = "type", value_name = "TEXT")]
        kind: Option<String>,
    },
}
