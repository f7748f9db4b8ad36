pub(crate) mod account;
pub(crate) mod choice;
pub(crate) mod handoff;
pub(crate) mod invoices;
pub(crate) mod messages;
pub(crate) mod orders;
pub(crate) mod profile;
pub(crate) mod recover;
pub(crate) mod requests;
pub(crate) mod sample;
pub(crate) mod terms;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand};
use domain::Phrase;
use engine::DocumentLanguage;
use words::Language;

use crate::arguments::account::Account;
use crate::arguments::choice::NotTaken;
use crate::arguments::handoff::Handoff;
use crate::arguments::invoices::{Invoices, InvoicesCommand, OneInvoice};
use crate::arguments::messages::Messages;
use crate::arguments::orders::{OneOrder, Order, Orders};
use crate::arguments::profile::Profile;
use crate::arguments::recover::{KeyCommand, Recover};
use crate::arguments::requests::{OneRequest, Requests};
use crate::arguments::sample::Sample;
use crate::arguments::terms::OneTerm;

/// What can be typed. The sentences on it are in `help.ftl`.
#[derive(Debug, Parser)]
#[command(name = "packdesk-cli", version)]
pub(crate) struct Arguments {
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME")]
    pub account: Option<String>,
    #[arg(long, global = true, value_name = "LANGUAGE", value_parser = parse_language)]
    lang: Option<DocumentLanguage>,
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(subcommand)]
    Sample(Sample),
    #[command(subcommand)]
    Account(Account),
    Offers {
        #[arg(long)]
        all: bool,
    },
    Messages {
        #[command(subcommand)]
        command: Option<Messages>,
    },
    Why {
        offer: String,
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    Dates {
        #[arg(long)]
        all_accounts: bool,
    },
    Calendar {
        #[arg(long, value_name = "FILE.ics")]
        out: PathBuf,
        #[arg(long)]
        all_accounts: bool,
    },
    Terms,
    #[command(subcommand)]
    Term(OneTerm),
    #[command(subcommand)]
    Handoff(Handoff),
    Renew(Order),
    Buy(Order),
    Orders(Orders),
    #[command(subcommand)]
    Order(OneOrder),
    Invoices(Box<Invoices>),
    #[command(subcommand)]
    Invoice(OneInvoice),
    Sync,
    Cancel {
        offer: String,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    Requests(Requests),
    #[command(subcommand)]
    Request(OneRequest),
    AutoRenew {
        offer: String,
        #[arg(long, required = true)]
        off: bool,
    },
    Join,
    Profile {
        #[command(subcommand)]
        command: Option<Profile>,
    },
    Diagnostics {
        #[arg(long, value_name = "FILE.zip")]
        out: PathBuf,
    },
    Recover {
        #[command(subcommand)]
        command: Option<Recover>,
    },
    #[command(subcommand)]
    Key(KeyCommand),
    SignIn {
        #[arg(long, conflicts_with = "print_address")]
        role: Option<String>,
        #[arg(long)]
        print_address: bool,
        #[arg(long, conflicts_with_all = ["role", "print_address"])]
        device_code: bool,
    },
    SignOut,
}

impl Command {
    /// Whether it only reads what is stored.
    pub const fn only_reads(&self) -> bool {
        if let Self::Invoices(invoices) = self {
            return !matches!(&invoices.command, Some(command) if command.changes());
        }
        matches!(
            self,
            Self::Account(Account::List | Account::Show { .. })
                | Self::Offers { .. }
                | Self::Messages { command: None }
                | Self::Why { .. }
                | Self::Dates { .. }
                | Self::Calendar { .. }
                | Self::Terms
                | Self::Term(OneTerm::Template { .. })
                | Self::Orders(_)
                | Self::Order(OneOrder::Show { .. } | OneOrder::ProofFile { .. })
                | Self::Invoice(_)
                | Self::Requests(_)
                | Self::Request(OneRequest::Show { .. })
                | Self::Profile { command: None }
        )
    }
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

/// The language to answer in, of arguments that could not be read as a whole.
pub(crate) fn language_in(given: &[OsString]) -> Language {
    let texts = || options_in(given).map(|argument| argument.to_str().unwrap_or_default());
    texts()
        .zip(texts().skip(1))
        .find_map(|(option, value)| (option == "--lang").then_some(value))
        .or_else(|| texts().find_map(|option| option.strip_prefix("--lang=")))
        .and_then(|tag| tag.parse().ok())
        .unwrap_or_else(language_of_system)
}

/// Whether JSON is asked for, by arguments that could not be read as a whole.
pub(crate) fn asks_for_json(given: &[OsString]) -> bool {
    options_in(given).any(|argument| argument == "--json")
}

/// What may be an option: nothing after two dashes is.
fn options_in(given: &[OsString]) -> impl Iterator<Item = &OsString> {
    given.iter().take_while(|argument| *argument != "--")
}

/// The language of the environment's locale.
fn language_of_system() -> Language {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .map_or(Language::English, |locale| Language::for_locale(&locale))
}

fn parse_language(text: &str) -> Result<DocumentLanguage, NotTaken> {
    text.parse().map_err(|_| {
        let ids = DocumentLanguage::ALL.map(|language| language.id().to_owned());
        NotTaken(Phrase::new("usage-values").with("values", ids.to_vec()))
    })
}
