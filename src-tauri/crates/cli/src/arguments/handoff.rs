use clap::Subcommand;
use engine::view::HandoffPayment;

use crate::arguments::choice::one_of;

/// What a person is led through in Partner Center, and what happened there.
#[derive(Debug, Subcommand)]
pub(crate) enum Handoff {
    Renew {
        offer: String,
    },
    Buy {
        offer: String,
    },
    Cancel {
        offer: String,
    },
    BillTo {
        offer: String,
    },
    Request {
        offer: String,
    },
    Done {
        id: String,
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
        total: Option<String>,
        #[arg(long, value_name = "CHOICE", value_parser = one_of(HandoffPayment::ALL.map(HandoffPayment::id), HandoffPayment::from_id))]
        payment: Option<HandoffPayment>,
    },
    Declined {
        id: String,
    },
    Later {
        id: String,
    },
    Unknown {
        id: String,
    },
}
