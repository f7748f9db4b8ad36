mod choice;
pub(crate) mod invoices;
pub(crate) mod orders;
pub(crate) mod profile;
pub(crate) mod recover;
pub(crate) mod requests;
pub(crate) mod sample;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use engine::{DocumentLanguage, UnknownDocumentLanguage};
use words::Language;

use crate::arguments::invoices::{Invoices, InvoicesCommand, OneInvoice};
use crate::arguments::orders::{OneOrder, Order, Orders};
use crate::arguments::profile::Profile;
use crate::arguments::recover::{KeyCommand, Recover};
use crate::arguments::requests::{OneRequest, Requests};
use crate::arguments::sample::Sample;

/// Membership offers, orders and invoices from the command line.
#[derive(Debug, Parser)]
#[command(name = "packdesk-cli", version, about)]
pub(crate) struct Arguments {
    /// Data folder; the platform's own without it.
    #[arg(long, global = true, help_heading = "Global options", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Account; the one used last without it, at first "sample".
    #[arg(long, global = true, help_heading = "Global options", value_name = "NAME")]
    pub account: Option<String>,
    /// Language: en or zh-TW; both for documents.
    #[arg(long, global = true, help_heading = "Global options", value_name = "LANGUAGE", value_parser = parse_language)]
    lang: Option<DocumentLanguage>,
    /// Print one JSON document and nothing else.
    #[arg(long, global = true, help_heading = "Global options")]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The sample account's calendar, gateway and faults.
    #[command(subcommand)]
    Sample(Sample),
    /// The offers that concern the account, with their state and dates.
    Offers {
        /// Every other offer too.
        #[arg(long)]
        all: bool,
    },
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
    /// Orders, drafts and attempts that were declined.
    Orders(Orders),
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
    /// A file to send to somebody who helps: versions, states and the log, without anything of your data.
    Diagnostics {
        /// The file to write.
        #[arg(long, value_name = "FILE.zip")]
        out: PathBuf,
    },
    /// What can be done when the data cannot be opened: backups, the key, what can still be read.
    Recover {
        /// What to do; how the data stands is told without this.
        #[command(subcommand)]
        command: Option<Recover>,
    },
    /// The key of the data: on paper, or in a file.
    #[command(subcommand)]
    Key(KeyCommand),
    /// Sign in to a sample account in another role.
    SignIn {
        /// Role, for example mpn-partner-admin.
        #[arg(long)]
        role: String,
    },
}

impl Command {
    /// Whether it only reads what is stored.
    pub const fn only_reads(&self) -> bool {
        matches!(
            self,
            Self::Offers { .. }
                | Self::Why { .. }
                | Self::Orders(_)
                | Self::Order(OneOrder::Show { .. } | OneOrder::ProofFile { .. })
                | Self::Invoices(_)
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn global_options_stand_under_a_heading_of_their_own() {
        let mut whole = Arguments::command();
        whole.build();
        let mut commands = vec![whole];
        while let Some(mut command) = commands.pop() {
            let help = command.render_help().to_string();
            let (own, global) = help.split_once("\nGlobal options:\n").expect("the heading");
            for option in ["--data-dir", "--account", "--lang", "--json"] {
                let is_in = |part: &str| part.lines().any(|line| line.trim_start().starts_with(option));
                assert!(is_in(global) && !is_in(own), "{help}");
            }
            let below = command.get_subcommands().filter(|below| below.get_name() != "help");
            commands.extend(below.cloned());
        }
    }
}
