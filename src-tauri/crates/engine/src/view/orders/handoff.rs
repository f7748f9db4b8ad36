//! Hand-offs: what a person is led through in Partner Center, and what happened.

use domain::{HandoffAnswer, HandoffKind, closed_set};
use serde::{Deserialize, Serialize};

use super::OrderView;
use crate::view::common::{FactView, MoneyView};
use crate::view::links::LinkView;
use crate::view::offer_details::PortalLabelView;
use crate::view::offers::CheckView;

closed_set! {
    /// How an order was paid that a person placed.
    pub enum HandoffPayment {
        /// By card.
        Card = "card",
        /// By bank transfer.
        Transfer = "transfer",
    }
}

views! {
    given
    /// What a person says to have done; what is empty was not said.
    #[derive(Default)]
    #[serde(default)]
    pub struct HandoffDoneInput {
        /// The day on which it was done, `YYYY-MM-DD`; today where it is empty.
        date: String,
        /// The total with tax that Partner Center showed, with its currency.
        total: String,
        /// How it is paid.
        payment: Option<HandoffPayment>,
    }
}

views! {
    shown
    /// The way through Partner Center: what is known before, the page, the texts to paste, and what was recorded.
    pub struct HandoffView {
        /// What it is about.
        kind: HandoffKind,
        /// The offer.
        offer: String,
        /// The offer's name.
        name: String,
        /// One line on what is done.
        title: String,
        /// What was looked at before. What is not known is unknown.
        checks: Vec<CheckView>,
        /// How many are open, in words; empty where nothing was looked at.
        tally: String,
        /// The pages of Partner Center, the one to open first.
        links: Vec<LinkView>,
        /// The labels to follow there.
        steps: Vec<PortalLabelView>,
        /// The texts to paste.
        texts: Vec<FactView>,
        /// The order that was recorded, or was open already; none where nothing is ordered.
        order: Option<OrderView>,
        /// It was recorded just now.
        is_new: bool,
        /// What stands in the way of recording an order, where it is only looked at; empty where nothing does.
        refusal: String,
        /// An order is recorded when it is handed off.
        records_order: bool,
        /// What to do after it.
        next: String,
    }

    /// The dates of an order that was handed off.
    pub struct HandoffDatesView {
        /// The day on which it was prepared, `YYYY-MM-DD`.
        prepared: String,
        /// It may still be said what happened.
        takes_answer: bool,
        /// What was said to "what happened?".
        answer: Option<HandoffAnswer>,
        /// The same in words.
        answer_label: String,
        /// The day on which it was said.
        answered: Option<String>,
        /// The day on which it was done.
        done: Option<String>,
        /// How it is paid, where that was said.
        payment: Option<HandoffPayment>,
        /// The last safe day to renew, as it was known when it was prepared.
        window_closes: Option<String>,
        /// The last day to pay it, where it is paid by transfer.
        expires: Option<String>,
        /// The last sensible day to send a transfer.
        send_by: Option<String>,
        /// The day by which its invoice usually comes.
        invoice_expected: Option<String>,
        /// What its invoice comes to, where that is not the total that was noted.
        invoice_total: Option<MoneyView>,
    }
}
