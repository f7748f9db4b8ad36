use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::MOST_DAYS_LEFT;

use crate::arguments::choice::number;

/// What is said of automatic renewal.
const AUTO_RENEW: [&str; 3] = ["on", "off", "unknown"];

#[derive(Debug, Subcommand)]
pub(crate) enum OneTerm {
    Add(AddTerm),
    Change(ChangeTerm),
    Remove {
        #[arg(value_parser = number::<u32>(u64::from(u32::MAX)))]
        id: u32,
    },
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
    },
    Accept {
        proposal: String,
    },
    Discard {
        proposal: String,
    },
    Template {
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub(crate) struct AddTerm {
    pub offer: String,
    #[command(flatten)]
    pub fields: TermFields,
}

#[derive(Debug, Args)]
pub(crate) struct ChangeTerm {
    #[arg(value_parser = number::<u32>(u64::from(u32::MAX)))]
    pub id: u32,
    #[command(flatten)]
    pub fields: TermFields,
    #[arg(long, conflicts_with = "price")]
    pub no_price: bool,
    #[arg(long, conflicts_with = "days_left")]
    pub no_tile: bool,
}

/// What is entered of a term.
#[derive(Debug, Args)]
pub(crate) struct TermFields {
    #[arg(long, value_name = "DATE")]
    pub purchased: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub anniversary: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub price: Option<String>,
    #[arg(long, value_name = "CURRENCY", requires = "price")]
    pub currency: Option<String>,
    #[arg(long, value_name = "CHOICE", value_parser = AUTO_RENEW)]
    pub auto_renew: Option<String>,
    #[arg(long, value_name = "DAYS", value_parser = number::<u16>(u64::from(MOST_DAYS_LEFT)))]
    pub days_left: Option<u16>,
    #[arg(long, value_name = "DATE", requires = "days_left")]
    pub read_on: Option<String>,
}
