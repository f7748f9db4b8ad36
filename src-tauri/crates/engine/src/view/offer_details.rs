//! The details of one offer: subscription, terms, invoices, and what can be done with it.

use domain::HandoffKind;
use serde::Serialize;

use super::common::FactView;
use super::invoices::InvoiceRow;
use super::links::{LinkView, MailView};
use super::offers::OfferView;

views! {
    shown
    /// One year of the offer.
    pub struct TermRowView {
        /// First and last day, for people.
        period: String,
        /// How it stands or ended, for people.
        state: String,
        /// It runs today, or can be renewed.
        current: bool,
    }

    /// What is known about the automatic renewal.
    pub struct AutoRenewView {
        /// It is on.
        on: bool,
        /// On or off, with the day, for people.
        label: String,
        /// What it means, and what is doubtful about it.
        detail: String,
        /// It can be turned off now.
        can_turn_off: bool,
        /// Why it cannot be turned off although it is on; empty otherwise.
        reason: String,
    }

    /// A label of Partner Center with the names other versions of the portal have for it.
    pub struct PortalLabelView {
        /// The label.
        label: String,
        /// Other labels with their version, for people.
        also_called: Vec<String>,
    }

    /// The page of an offer.
    pub struct OfferDetailsView {
        /// The tile.
        offer: OfferView,
        /// Facts of the subscription.
        facts: Vec<FactView>,
        /// Automatic renewal; `None` where no term runs.
        auto_renew: Option<AutoRenewView>,
        /// Every term but the one at hand, the latest first.
        terms: Vec<TermRowView>,
        /// Invoices of the running term or the one that can be renewed, newest first.
        invoices: Vec<InvoiceRow>,
        /// Invoices of earlier terms, newest first.
        expired_invoices: Vec<InvoiceRow>,
        /// The latest invoice's number: what "Download invoice" saves.
        latest_invoice: Option<String>,
        /// Why there is no invoice to download; empty where there is one.
        invoice_reason: String,
        /// What a person can be led through in Partner Center besides an order; empty where a connection does it.
        handoffs: Vec<HandoffKind>,
        /// The subscription can be cancelled.
        can_cancel: bool,
        /// Why it cannot; empty where it can.
        cancel_reason: String,
        /// A mail to somebody who may cancel it; none where the role is not what stands in the way.
        cancel_mail: Option<MailView>,
        /// The support request that asks to cancel it.
        open_request: Option<String>,
        /// The names of the page's parts in Partner Center.
        labels: Vec<PortalLabelView>,
        /// Pages of Partner Center about the offer.
        links: Vec<LinkView>,
    }
}
