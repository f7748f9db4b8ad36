//! Orders and what follows from them.

mod handoff;

use domain::{OrderKind, OrderState, closed_set};
use serde::{Deserialize, Serialize};
use store::OrderSort;

use super::common::{ChoiceView, FactView, MoneyView};
use super::links::LinkView;
use super::offer_details::AutoRenewView;

pub use handoff::*;

closed_set! {
    /// What a row of the list of orders is about.
    pub enum OrderEntry {
        /// An order that was placed, or whose outcome is not known.
        Order = "order",
        /// What is being filled in, or was thrown away before it was sent.
        Draft = "draft",
        /// It was sent and declined: there is no order of it.
        Attempt = "attempt",
    }
}

views! {
    given
    /// What to look for among the orders.
    #[derive(Default)]
    #[serde(default)]
    pub struct OrderQuery {
        /// Words to find in number, date, offer, PO and invoice number and total; empty finds all.
        text: String,
        /// First day on which it was begun.
        from: Option<String>,
        /// Last day on which it was begun.
        to: Option<String>,
        /// Id of the offer.
        offer: Option<String>,
        /// How it stands.
        state: Option<OrderState>,
        /// What the list is sorted by.
        sort: OrderSort,
        /// Descending.
        descending: bool,
        /// Rows to skip.
        offset: u32,
        /// At most this many rows; 0 for all.
        limit: u32,
    }
}

views! {
    shown
    /// A date that follows from an order.
    pub struct NextDateView {
        /// The date, for people.
        date: String,
        /// What happens.
        title: String,
        /// More about it.
        detail: String,
        /// The user has to act; otherwise it happens by itself.
        act: bool,
    }

    /// An order, and the document of `renew`, `buy`, `order show` and `orders`.
    pub struct OrderView {
        /// Order number, or the id on this computer while there is none.
        order: String,
        /// Id of the offer.
        offer: String,
        /// A first term, or the next.
        kind: OrderKind,
        /// How it stands.
        state: OrderState,
        /// Whether it is an order, a draft or an attempt that was declined.
        entry: OrderEntry,
        /// The accepted total.
        total: Option<MoneyView>,
        /// The client request id.
        request_id: Option<String>,
        /// Anniversary date after it was confirmed.
        anniversary: Option<String>,
        /// Invoice number.
        invoice: Option<String>,
        /// Name of the offer.
        offer_name: String,
        /// Word for whether it is an order, a draft or an attempt.
        entry_label: String,
        /// What it is called: the order with its number, an attempt that came to no order, or a draft.
        title: String,
        /// Word for the state.
        state_label: String,
        /// The day it was begun, `YYYY-MM-DD`.
        created: String,
        /// When it was begun, for people.
        created_label: String,
        /// How it is paid, for people.
        payment_label: String,
        /// PO number.
        po_number: Option<String>,
        /// What to do about it now; empty where nothing is to be done.
        advice: String,
        /// What a person was led through and said of it, where the order was placed by hand in Partner Center.
        handoff: Option<HandoffDatesView>,
        /// Id on this computer.
        local_id: String,
    }

    /// The page "Orders".
    pub struct OrdersPage {
        /// The rows of this window of the list.
        rows: Vec<OrderView>,
        /// How many match.
        matching: u32,
        /// How many there are.
        all: u32,
        /// One line below the title.
        summary: String,
        /// States that orders have.
        states: Vec<ChoiceView<OrderState>>,
        /// Offers that have orders.
        offers: Vec<ChoiceView<String>>,
    }

    /// The bank transfer of an order: what to send, by when, and the proof of it.
    pub struct TransferView {
        /// Where and what to transfer, with the reference.
        instructions: Vec<FactView>,
        /// The two clocks: the renewal's and the order's, and the last sensible day to send the money.
        deadlines: Vec<FactView>,
        /// What is doubtful about the deadlines; empty where nothing is.
        warning: String,
        /// The proof that was uploaded; empty while there is none.
        proof: Vec<FactView>,
        /// What to propose as the account that was paid to.
        paid_to: String,
        /// What to propose as the day of the payment, `YYYY-MM-DD`.
        paid_on: String,
        /// Why it cannot be paid by card instead; empty where it can.
        card_reason: String,
    }

    /// A payment proof that was written to a file.
    pub struct SavedProof {
        /// Order number, or the id on this computer while there is none.
        order: String,
        /// Where the file is.
        path: String,
        /// Its size in bytes.
        bytes: u32,
        /// Its SHA-256.
        sha256: String,
    }

    /// Step three of the wizard: the order with what follows from it.
    pub struct ConfirmationView {
        /// The order.
        order: OrderView,
        /// It was declined, and nothing was placed in its stead.
        can_try_again: bool,
        /// The headline: confirmed, or in progress.
        headline: String,
        /// The sentence below it.
        detail: String,
        /// What is wrong with it; empty where nothing is.
        warning: String,
        /// Facts of the order.
        facts: Vec<FactView>,
        /// Dates that follow.
        dates: Vec<NextDateView>,
        /// How the term that it began goes on, while that term runs.
        auto_renew: Option<AutoRenewView>,
        /// The bank transfer, while it is awaited.
        transfer: Option<TransferView>,
        /// The file of its payment proof is on this computer and can be opened.
        proof_stored: bool,
        /// Where to go from here, once it is confirmed.
        next_steps: Vec<LinkView>,
    }
}

views! {
    given
    /// The form of a payment proof.
    pub struct ProofInput {
        /// The name of the chosen file.
        file_name: String,
        /// The content of the file, base64.
        content: String,
        /// The day of the payment, `YYYY-MM-DD`.
        paid_on: String,
        /// The account that was paid to.
        paid_to: String,
        /// The bank's reference; may be empty.
        reference: String,
    }
}
