use std::path::PathBuf;

use clap::{Args, Subcommand};
use domain::Phrase;
use engine::view::{OrderSort, OrderState};
use uuid::Uuid;

use crate::arguments::choice::{MOST_ROWS, NotTaken, Sort, number, one_of, sort_by};

/// Which orders, and in which order.
#[derive(Debug, Args)]
pub(crate) struct Orders {
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub query: String,
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    #[arg(long, value_name = "ID")]
    pub offer: Option<String>,
    #[arg(long, value_parser = one_of(OrderState::ALL.map(OrderState::id), OrderState::from_id))]
    pub state: Option<OrderState>,
    #[arg(long, default_value = "date", allow_hyphen_values = true, value_parser = sort_by(OrderSort::ALL.map(OrderSort::id), OrderSort::from_id))]
    pub sort: Sort<OrderSort>,
    #[arg(long, default_value_t = 0, hide_default_value = true, value_parser = number::<u32>(MOST_ROWS))]
    pub limit: u32,
}

#[derive(Debug, Args)]
pub(crate) struct Order {
    pub offer: String,
    #[arg(
        long,
        value_name = "TOKEN",
        conflicts_with_all = ["transfer", "contact_name", "phone", "email"],
        required_unless_present = "transfer"
    )]
    pub card: Option<String>,
    #[arg(long)]
    pub transfer: bool,
    #[arg(long, requires = "transfer", default_value = "")]
    pub contact_name: String,
    #[arg(long, requires = "transfer", default_value = "")]
    pub phone: String,
    #[arg(long, requires = "transfer", default_value = "")]
    pub email: String,
    #[arg(long, value_name = "NUMBER")]
    pub po: Option<String>,
    #[arg(long, value_name = "AMOUNT")]
    pub accept_total: Option<String>,
    #[arg(long, value_name = "UUID", value_parser = parse_uuid)]
    pub request_id: Option<Uuid>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum OneOrder {
    Show {
        id: String,
    },
    Proof {
        id: String,
        file: PathBuf,
        #[arg(long, value_name = "DATE")]
        paid_on: Option<String>,
        #[arg(long, value_name = "NUMBER")]
        paid_to: Option<String>,
        #[arg(long, value_name = "TEXT")]
        reference: Option<String>,
    },
    ProofFile {
        id: String,
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    Cancel {
        id: String,
    },
}

fn parse_uuid(text: &str) -> Result<Uuid, NotTaken> {
    text.parse().map_err(|_| NotTaken(Phrase::new("usage-uuid")))
}
