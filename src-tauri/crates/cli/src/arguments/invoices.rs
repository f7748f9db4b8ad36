use std::path::PathBuf;

use clap::{Args, Subcommand, value_parser};
use domain::UnknownChoice;
use engine::view::{Booking, ExistingFile, ExportFormat, InvoiceSort, InvoiceStatus, Offline};

use crate::arguments::choice::{MOST_ROWS, one_of};

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Invoices {
    /// What to do with them; they are listed without this.
    #[command(subcommand)]
    pub command: Option<InvoicesCommand>,
    #[command(flatten)]
    pub filter: InvoiceFilter,
    /// At most this many.
    #[arg(long, default_value_t = 0, hide_default_value = true, value_parser = value_parser!(u32).range(..=MOST_ROWS))]
    pub limit: u32,
}

/// Which invoices, and in which order.
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub(crate) struct InvoiceFilter {
    /// Words to find in numbers, names, lines and amounts.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub query: String,
    /// First invoice date.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last invoice date.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Id of the offer.
    #[arg(long, value_name = "ID")]
    pub offer: Option<String>,
    /// Status of the payment.
    #[arg(long, value_parser = one_of(InvoiceStatus::ALL.map(InvoiceStatus::id), InvoiceStatus::from_id))]
    pub status: Option<InvoiceStatus>,
    /// Code of the currency, for example EUR.
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// The smallest total.
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub min: Option<String>,
    /// The largest total.
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true)]
    pub max: Option<String>,
    /// What of it is on this computer: the record alone, the issuer's own PDF as well, or something that has changed.
    #[arg(long, value_parser = one_of(Offline::ALL.map(Offline::id), Offline::from_id))]
    pub offline: Option<Offline>,
    /// Whether it stands in your books.
    #[arg(long, value_parser = one_of(["booked", "not-booked"], booking_from_option))]
    pub booking: Option<Booking>,
    /// Ledger code it was booked to.
    #[arg(long, value_name = "CODE")]
    pub ledger_code: Option<String>,
    /// A saved filter, or one that is always there, for example last-quarter; the other options narrow it further.
    #[arg(long, value_name = "NAME")]
    pub filter: Option<String>,
    /// The invoices of every account of this computer.
    #[arg(long)]
    pub all_accounts: bool,
    /// What to sort by, the largest or latest first; with a minus in front the other way. By date without it.
    #[arg(long, allow_hyphen_values = true, value_parser = parse_sort)]
    pub sort: Option<Sort>,
}

/// What a list is sorted by, and in which direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sort {
    pub by: InvoiceSort,
    pub descending: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum InvoicesCommand {
    /// Write invoices to a folder; progress goes to standard error, and Ctrl+C ends it with whole files only.
    Export(Box<Export>),
    /// Tell which stored records have changed.
    Verify,
    /// What to look into: differences from the profile, missing or double invoices, totals that do not add up.
    Checks {
        /// Settle a check by its id.
        #[arg(long, value_name = "ID", conflicts_with = "reopen")]
        settle: Option<String>,
        /// Why it is settled.
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            requires = "settle",
            conflicts_with = "reopen"
        )]
        note: String,
        /// Open a settled check again by its id.
        #[arg(long, value_name = "ID")]
        reopen: Option<String>,
        /// List the settled ones too.
        #[arg(long)]
        all: bool,
    },
    /// Spending per year, currency and offer.
    Spending,
    /// How many invoices the filters find, and what they come to in each currency.
    Sums {
        #[command(flatten)]
        filter: InvoiceFilter,
    },
    /// Filters with a name; they are listed without options.
    Filters {
        /// Save the filters given here under this name.
        #[arg(long, value_name = "NAME", conflicts_with = "remove")]
        save: Option<String>,
        /// Remove the filter saved under this name.
        #[arg(long, value_name = "NAME", conflicts_with = "InvoiceFilter")]
        remove: Option<String>,
        #[command(flatten)]
        filter: InvoiceFilter,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The folder to write to; it is made where only its last part is missing.
    #[arg(long, value_name = "DIR")]
    pub dir: PathBuf,
    /// Formats, separated by commas.
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "pdf",
        value_parser = one_of(ExportFormat::ALL.map(ExportFormat::id), ExportFormat::from_id)
    )]
    pub format: Vec<ExportFormat>,
    /// What to do with names that are taken; without it nothing is written while any is.
    #[arg(long, value_parser = one_of(["skip", "replace", "keep-both"], existing_from_option))]
    pub existing: Option<ExistingFile>,
    /// Numbers of the invoices; without any, all that the filters find.
    #[arg(value_name = "NUMBER", conflicts_with = "InvoiceFilter")]
    pub numbers: Vec<String>,
    #[command(flatten)]
    pub filter: InvoiceFilter,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OneInvoice {
    /// Write an invoice as PDF: the copy in the language of --lang.
    Pdf {
        /// Invoice number.
        number: String,
        /// The file to write; - is standard output. A link is followed, and what is no regular file is written into.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The issuer's own PDF instead of the copy.
        #[arg(long)]
        original: bool,
    },
    /// Tick invoices as booked today, in your own books; the invoices themselves stay as they are.
    Book {
        /// Invoice numbers.
        #[arg(value_name = "NUMBER", required = true)]
        numbers: Vec<String>,
        /// Ledger code to keep with them; an empty one takes it away.
        #[arg(long, value_name = "CODE", allow_hyphen_values = true)]
        code: Option<String>,
        /// Note to keep with them; an empty one takes it away.
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        note: Option<String>,
    },
    /// Take the tick away again; ledger code and note stay.
    Unbook {
        /// Invoice numbers.
        #[arg(value_name = "NUMBER", required = true)]
        numbers: Vec<String>,
    },
    /// Show or record the uniform invoice number (Taiwan) of an invoice.
    UniformNumber {
        /// Invoice number.
        number: String,
        /// Two letters and eight digits; what is recorded is shown without it.
        #[arg(value_name = "AB12345678", conflicts_with = "clear")]
        uniform_number: Option<String>,
        /// Take the recorded number away.
        #[arg(long)]
        clear: bool,
    },
}

fn parse_sort(text: &str) -> Result<Sort, UnknownChoice> {
    Ok(Sort {
        by: InvoiceSort::from_id(text.trim_start_matches('-'))?,
        descending: !text.starts_with('-'),
    })
}

/// As options are spelled.
fn booking_from_option(text: &str) -> Result<Booking, UnknownChoice> {
    Booking::from_id(&text.replace('-', "_"))
}

/// As options are spelled.
fn existing_from_option(text: &str) -> Result<ExistingFile, UnknownChoice> {
    ExistingFile::from_id(&text.replace('-', "_"))
}
