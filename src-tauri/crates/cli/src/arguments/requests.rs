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
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub query: String,
    #[arg(long, value_name = "STATUS", value_parser = one_of(KNOWN.map(RequestStatus::id), RequestStatus::from_id))]
    pub status: Option<RequestStatus>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OneRequest {
    Show {
        id: String,
    },
    Note {
        id: String,
        text: String,
        #[arg(long, value_name = "FILE")]
        attach: Option<PathBuf>,
    },
    New {
        #[arg(long, value_name = "TEXT")]
        summary: String,
        #[arg(long, value_name = "TEXT")]
        description: String,
        #[arg(long = "type", value_name = "TEXT")]
        kind: Option<String>,
    },
}
