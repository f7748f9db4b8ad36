use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use engine::{DocumentLanguage, UnknownDocumentLanguage};
use uuid::Uuid;
use words::Language;

/// Membership offers, orders and invoices from the command line.
#[derive(Debug, Parser)]
#[command(name = "packdesk-cli", version, about)]
pub(crate) struct Arguments {
    /// Data folder; the platform's own without it.
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Account; the one used last without it, at first "sample".
    #[arg(long, global = true, value_name = "NAME")]
    pub account: Option<String>,
    /// Language: en or zh-TW; both for documents.
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = parse_language)]
    lang: Option<DocumentLanguage>,
    /// Print one JSON document and nothing else.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The sample account's calendar, gateway and faults.
    #[command(subcommand)]
    Sample(Sample),
    /// Every offer with its state and dates.
    Offers,
    /// Why an offer can or cannot be renewed.
    Why {
        /// Id of the offer.
        offer: String,
        /// The day asked about, YYYY-MM-DD; today without it.
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Renew an offer.
    Renew(Order),
    /// Buy an offer.
    Buy(Order),
    /// Every order.
    Orders,
    /// One order.
    #[command(subcommand)]
    Order(OneOrder),
    /// Stored invoices, without any connection.
    Invoices(Box<Invoices>),
    /// One invoice.
    #[command(subcommand)]
    Invoice(OneInvoice),
    /// Fetch records, orders and invoices from the connection.
    Sync,
    /// Ask support to cancel a subscription.
    Cancel {
        /// Id of the offer.
        offer: String,
        /// What support should know besides.
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    /// Partner Center requests, as last fetched.
    Requests(Requests),
    /// One Partner Center request.
    #[command(subcommand)]
    Request(OneRequest),
    /// Automatic renewal of an offer's running term.
    AutoRenew {
        /// Id of the offer.
        offer: String,
        /// Turn it off. It comes back with the next renewal that is paid by card.
        #[arg(long, required = true)]
        off: bool,
    },
    /// Join the partner network, as an account that is not a member yet.
    Join,
    /// The bill-to and legal profile.
    Profile {
        /// What to do with it; it is shown without this.
        #[command(subcommand)]
        command: Option<Profile>,
    },
    /// Sign in to a sample account in another role.
    SignIn {
        /// Role, for example mpn-partner-admin.
        #[arg(long)]
        role: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Sample {
    /// Set the sample account up afresh.
    Reset {
        /// Its calendar's first day.
        #[arg(long, value_name = "DATE")]
        today: Option<String>,
        /// Extra invoices of the past.
        #[arg(long, default_value_t = 0)]
        invoices: u32,
        /// Seed for numbers and names.
        #[arg(long, default_value_t = 0)]
        seed: u64,
    },
    /// Show or move its calendar.
    Today {
        /// The day to move to.
        date: Option<String>,
    },
    /// Answer over HTTP on a loopback port.
    Serve {
        /// Port; 0 takes a free one.
        #[arg(long, default_value_t = 0)]
        port: u16,
    },
    /// Let the next answers fail.
    Fault {
        /// Name of the fault, with a count if wanted: 503, timeout-after, 429*2.
        spec: String,
    },
    /// What the gateway took, seen from its side.
    Charges,
}

#[derive(Debug, Args)]
pub(crate) struct Order {
    /// Id of the offer.
    pub offer: String,
    /// Token of a card.
    #[arg(
        long,
        value_name = "TOKEN",
        conflicts_with = "transfer",
        required_unless_present = "transfer"
    )]
    pub card: Option<String>,
    /// Pay by electronic bank transfer.
    #[arg(long)]
    pub transfer: bool,
    /// Contact name of the transfer.
    #[arg(long, requires = "transfer", default_value = "")]
    pub contact_name: String,
    /// Phone number of the contact: digits only, at most 10.
    #[arg(long, requires = "transfer", default_value = "")]
    pub phone: String,
    /// E-mail address of the contact.
    #[arg(long, requires = "transfer", default_value = "")]
    pub email: String,
    /// Purchase order number for the invoice.
    #[arg(long, value_name = "NUMBER")]
    pub po: Option<String>,
    /// The total you accept, for example "516.60 EUR".
    #[arg(long, value_name = "AMOUNT")]
    pub accept_total: Option<String>,
    /// Id of this request; a repeated one never orders twice.
    #[arg(long, value_name = "UUID")]
    pub request_id: Option<Uuid>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OneOrder {
    /// Show an order.
    Show {
        /// Order number, or its id on this computer.
        id: String,
    },
    /// Upload the proof of an order's bank transfer; a second one takes the place of the first.
    Proof {
        /// Order number, or its id on this computer.
        id: String,
        /// The bank's confirmation: PDF, JPG or PNG, up to 5 MB.
        file: PathBuf,
        /// Day of the payment; today without it.
        #[arg(long, value_name = "DATE")]
        paid_on: Option<String>,
        /// Account that was paid to; the one of the instructions without it.
        #[arg(long, value_name = "NUMBER")]
        paid_to: Option<String>,
        /// The bank's reference of the transaction.
        #[arg(long, value_name = "TEXT")]
        reference: Option<String>,
    },
    /// Cancel an order that is not paid.
    Cancel {
        /// Order number, or its id on this computer.
        id: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Profile {
    /// Change single fields. The fields that are not named stay as they are.
    #[command(arg_required_else_help = true)]
    Set(SetProfile),
}

#[derive(Debug, Args)]
pub(crate) struct SetProfile {
    /// Change the legal entity instead of the bill-to address.
    #[arg(long)]
    pub legal: bool,
    /// Name of the company.
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    /// Department or person below the name.
    #[arg(long, value_name = "TEXT")]
    pub attention: Option<String>,
    /// First line of the address.
    #[arg(long, value_name = "TEXT")]
    pub address_line1: Option<String>,
    /// Second line of the address.
    #[arg(long, value_name = "TEXT")]
    pub address_line2: Option<String>,
    /// City.
    #[arg(long, value_name = "TEXT")]
    pub city: Option<String>,
    /// State or province.
    #[arg(long, value_name = "TEXT")]
    pub state: Option<String>,
    /// Postal code.
    #[arg(long, value_name = "TEXT")]
    pub postal_code: Option<String>,
    /// Tax number of the company.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub tax_id: Option<String>,
    /// Default purchase order number.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal", visible_alias = "po")]
    pub po_number: Option<String>,
    /// First name of the contact.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub first_name: Option<String>,
    /// Last name of the contact.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub last_name: Option<String>,
    /// E-mail address of the contact.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub email: Option<String>,
    /// Phone number of the contact: digits only, at most 10.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub phone: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Requests {
    /// Words to find in id, summary, text and notes.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub query: String,
    /// Only these: open, attention_needed or closed.
    #[arg(long, value_name = "STATUS", value_parser = ["open", "attention_needed", "closed"])]
    pub status: Option<String>,
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

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Invoices {
    /// What to do with them; they are listed without this.
    #[command(subcommand)]
    pub command: Option<InvoicesCommand>,
    #[command(flatten)]
    pub filter: InvoiceFilter,
    /// At most this many.
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub limit: u32,
}

/// Which invoices, and in which order.
#[derive(Debug, Args)]
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
    #[arg(long, value_parser = ["paid", "due", "overdue", "refunded", "void", "unknown"])]
    pub status: Option<String>,
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
    #[arg(long, value_parser = ["record", "original", "changed"])]
    pub offline: Option<String>,
    /// The invoices of every account of this computer.
    #[arg(long)]
    pub all_accounts: bool,
    /// What to sort by, the largest or latest first; with a minus in front the other way.
    #[arg(long, default_value = "date", allow_hyphen_values = true, value_parser = parse_sort)]
    pub sort: Sort,
}

/// What a list is sorted by, and in which direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sort {
    pub by: String,
    pub descending: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum InvoicesCommand {
    /// Write invoices to a folder; progress goes to standard error, and Ctrl+C ends it with whole files only.
    Export(Box<Export>),
    /// Tell which stored records are not what was stored.
    Verify,
    /// What to look into: differences from the profile, missing or double invoices, totals that do not add up.
    Checks {
        /// Settle a check by its id.
        #[arg(long, value_name = "ID", conflicts_with = "reopen")]
        settle: Option<String>,
        /// Why it is settled.
        #[arg(long, value_name = "TEXT", default_value = "", requires = "settle")]
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
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The folder to write to; it is made where only its last part is missing.
    #[arg(long, value_name = "DIR")]
    pub dir: PathBuf,
    /// Formats, separated by commas.
    #[arg(long, value_delimiter = ',', default_value = "pdf", value_parser = ["pdf", "zip", "csv", "xlsx", "json", "xml"])]
    pub format: Vec<String>,
    /// What to do with names that are taken; without it nothing is written while any is.
    #[arg(long, value_parser = ["skip", "replace", "keep-both"])]
    pub existing: Option<String>,
    /// Numbers of the invoices; without any, all that the filters find.
    #[arg(value_name = "NUMBER")]
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
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// The issuer's own PDF instead of the copy.
        #[arg(long)]
        original: bool,
    },
}

impl Arguments {
    /// The language to answer in: the asked one, else the system's.
    pub fn language(&self) -> Language {
        match self.lang {
            Some(DocumentLanguage::English) => Language::English,
            Some(DocumentLanguage::TraditionalChinese) => Language::TraditionalChinese,
            Some(DocumentLanguage::Both) | None => language_of_system(),
        }
    }

    /// The language of documents.
    pub fn document_language(&self) -> DocumentLanguage {
        self.lang.unwrap_or_else(|| language_of_system().into())
    }

    /// Whether both languages are asked for, where only documents can be in both.
    pub fn asks_for_too_many_languages(&self) -> bool {
        let makes_documents = match &self.command {
            Command::Invoice(_) => true,
            Command::Invoices(invoices) => matches!(invoices.command, Some(InvoicesCommand::Export(_))),
            _ => false,
        };
        self.lang == Some(DocumentLanguage::Both) && !makes_documents
    }
}

/// The language of the environment's locale.
pub(crate) fn language_of_system() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .map_or(Language::English, |locale| Language::for_locale(&locale))
}

fn parse_language(text: &str) -> Result<DocumentLanguage, UnknownDocumentLanguage> {
    text.parse()
}

fn parse_sort(text: &str) -> Result<Sort, String> {
    const SORTS: [&str; 7] = ["date", "number", "offer", "status", "currency", "amount", "bill_to"];
    let by = text.trim_start_matches('-');
    if SORTS.contains(&by) {
        Ok(Sort {
            by: by.to_owned(),
            descending: !text.starts_with('-'),
        })
    } else {
        Err(format!("one of {}", SORTS.join(", ")))
    }
}
