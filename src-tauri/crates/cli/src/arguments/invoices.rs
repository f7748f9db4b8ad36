use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::UnknownChoice;
use engine::view::{Booking, ExistingFile, ExportFormat, InvoiceSort, InvoiceStatus, Offline};

use crate::arguments::choice::{MOST_ROWS, Sort, number, one_of, sort_by};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Invoices {
    #[command(subcommand)]
    pub command: Option<InvoicesCommand>,
    #[command(flatten)]
    pub filter: InvoiceFilter,
    #[arg(long, default_value_t = 0, hide_default_value = true, value_parser = number::<u32>(MOST_ROWS))]
    pub limit: u32,
}

/// Which invoices, and in which order.
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub(crate) struct InvoiceFilter {
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub query: String,
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    #[arg(long, value_name = "ID")]
    pub offer: Option<String>,
    #[arg(long, value_parser = one_of(InvoiceStatus::ALL.map(InvoiceStatus::id), InvoiceStatus::from_id))]
    pub status: Option<InvoiceStatus>,
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub min: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub max: Option<String>,
    #[arg(long, value_parser = one_of(Offline::ALL.map(Offline::id), Offline::from_id))]
    pub offline: Option<Offline>,
    #[arg(long, value_parser = one_of(["booked", "not-booked"], booking_from_option))]
    pub booking: Option<Booking>,
    #[arg(long, value_name = "CODE")]
    pub ledger_code: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub filter: Option<String>,
    #[arg(long)]
    pub all_accounts: bool,
    #[arg(long, allow_hyphen_values = true, value_parser = sort_by(InvoiceSort::ALL.map(InvoiceSort::id), InvoiceSort::from_id))]
    pub sort: Option<Sort<InvoiceSort>>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum InvoicesCommand {
    Import {
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    Imports,
    Undo {
        #[arg(value_parser = number::<u32>(u64::from(u32::MAX)))]
        import: u32,
    },
    Proposals,
    Export(Box<Export>),
    Verify,
    Checks {
        #[arg(long, value_name = "ID", conflicts_with = "reopen")]
        settle: Option<String>,
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            requires = "settle",
            conflicts_with = "reopen"
        )]
        note: String,
        #[arg(long, value_name = "ID")]
        reopen: Option<String>,
        #[arg(long)]
        all: bool,
    },
    Spending,
    Sums {
        #[command(flatten)]
        filter: InvoiceFilter,
    },
    Filters {
        #[arg(long, value_name = "NAME", conflicts_with = "remove")]
        save: Option<String>,
        #[arg(long, value_name = "NAME", conflicts_with = "InvoiceFilter")]
        remove: Option<String>,
        #[command(flatten)]
        filter: InvoiceFilter,
    },
}

impl InvoicesCommand {
    /// Whether it adds invoices to the archive, or takes some out of it.
    pub const fn changes(&self) -> bool {
        matches!(self, Self::Import { .. } | Self::Undo { .. })
    }
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[arg(long, value_name = "DIR")]
    pub dir: PathBuf,
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "pdf",
        value_parser = one_of(ExportFormat::ALL.map(ExportFormat::id), ExportFormat::from_id)
    )]
    pub format: Vec<ExportFormat>,
    #[arg(long, value_parser = one_of(["skip", "replace", "keep-both"], existing_from_option))]
    pub existing: Option<ExistingFile>,
    #[arg(value_name = "NUMBER", conflicts_with = "InvoiceFilter")]
    pub numbers: Vec<String>,
    #[command(flatten)]
    pub filter: InvoiceFilter,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OneInvoice {
    Accept {
        #[arg(value_name = "ID")]
        proposal: String,
        #[arg(long, value_name = "NUMBER")]
        number: Option<String>,
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        #[arg(long, value_name = "AMOUNT")]
        total: Option<String>,
    },
    Discard {
        #[arg(value_name = "ID")]
        proposal: String,
    },
    Show {
        number: String,
    },
    Pdf {
        number: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[arg(long)]
        original: bool,
        #[arg(long, value_name = "NAME", conflicts_with = "original")]
        document: Option<String>,
    },
    Book {
        #[arg(value_name = "NUMBER", required = true)]
        numbers: Vec<String>,
        #[arg(long, value_name = "CODE", allow_hyphen_values = true)]
        code: Option<String>,
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        note: Option<String>,
    },
    Unbook {
        #[arg(value_name = "NUMBER", required = true)]
        numbers: Vec<String>,
    },
    UniformNumber {
        number: String,
        #[arg(value_name = "AB12345678", conflicts_with = "clear")]
        uniform_number: Option<String>,
        #[arg(long)]
        clear: bool,
    },
}

/// As options are spelled.
fn booking_from_option(text: &str) -> Result<Booking, UnknownChoice> {
    Booking::from_id(&text.replace('-', "_"))
}

/// As options are spelled.
fn existing_from_option(text: &str) -> Result<ExistingFile, UnknownChoice> {
    ExistingFile::from_id(&text.replace('-', "_"))
}
