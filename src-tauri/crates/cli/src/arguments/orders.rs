use std::path::PathBuf;

use clap::{Args, Subcommand, value_parser};
use domain::UnknownChoice;
use engine::view::{OrderSort, OrderState};
use uuid::Uuid;

use crate::arguments::choice::{MOST_ROWS, one_of};

/// Which orders, and in which order.
#[derive(Debug, Args)]
pub(crate) struct Orders {
    /// Words to find in numbers, dates, offers and totals.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub query: String,
    /// First day on which it was begun.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day on which it was begun.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Id of the offer.
    #[arg(long, value_name = "ID")]
    pub offer: Option<String>,
    /// How it stands.
    #[arg(long, value_parser = one_of(OrderState::ALL.map(OrderState::id), OrderState::from_id))]
    pub state: Option<OrderState>,
    /// What to sort by, the largest or latest first; with a minus in front the other way.
    #[arg(long, default_value = "date", allow_hyphen_values = true, value_parser = parse_sort)]
    pub sort: Sort,
    /// At most this many.
    #[arg(long, default_value_t = 0, hide_default_value = true, value_parser = value_parser!(u32).range(..=MOST_ROWS))]
    pub limit: u32,
}

/// What a list is sorted by, and in which direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sort {
    pub by: OrderSort,
    pub descending: bool,
}

fn parse_sort(text: &str) -> Result<Sort, UnknownChoice> {
    Ok(Sort {
        by: OrderSort::from_id(text.trim_start_matches('-'))?,
        descending: !text.starts_with('-'),
    })
}

#[derive(Debug, Args)]
pub(crate) struct Order {
    /// Id of the offer.
    pub offer: String,
    /// Token of a card.
    #[arg(
        long,
        value_name = "TOKEN",
        conflicts_with_all = ["transfer", "contact_name", "phone", "email"],
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
    /// Write the payment proof of an order to a file, as it was handed in; also of an order that has ended.
    ProofFile {
        /// Order number, or its id on this computer.
        id: String,
        /// The file to write; - is standard output. A link is followed, and what is no regular file is written into.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Cancel an order that is not paid.
    Cancel {
        /// Order number, or its id on this computer.
        id: String,
    },
}
