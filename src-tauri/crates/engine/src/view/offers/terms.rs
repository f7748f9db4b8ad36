//! Terms that are entered by hand.

use domain::{Answer, TermSource, closed_set};
use serde::{Deserialize, Serialize};

use crate::Code;
use crate::view::common::{ChoiceView, FieldProblem, MoneyView};

closed_set! {
    /// A field of a term that is entered.
    pub enum TermField {
        /// The offer.
        Offer = "offer",
        /// Day of the purchase.
        Purchased = "purchased",
        /// Anniversary date.
        Anniversary = "anniversary",
        /// Price before tax, with its currency.
        Price = "price",
        /// Whether it renews automatically.
        AutoRenew = "auto_renew",
        /// The days left that the tile shows.
        DaysLeft = "days_left",
        /// The day on which the tile was read.
        ReadOn = "read_on",
    }
}

views! {
    given
    #[derive(Default)]
    #[serde(default, deny_unknown_fields)]
    /// A term as it is typed or stands in a file; what is empty was not given.
    pub struct TermInput {
        /// The offer.
        offer: String,
        /// Day of the purchase, or of the last renewal.
        purchased: String,
        /// Anniversary date.
        anniversary: String,
        /// Price before tax, as the tile shows it.
        price: String,
        /// Its currency (ISO 4217); that of the account where it is empty.
        currency: String,
        /// Whether it renews automatically: `on`, `off` or `unknown`.
        auto_renew: String,
        /// The days left to renew that the tile shows.
        days_left: String,
        /// The day on which the tile was read.
        read_on: String,
    }
}

views! {
    given
    #[derive(Default)]
    /// A change to a term: what is empty stays as it is.
    pub struct TermChangeInput {
        /// What is new; its offer counts for nothing.
        input: TermInput,
        /// The price goes.
        without_price: bool,
        /// What was read on the tile goes.
        without_tile: bool,
    }
}

views! {
    shown
    /// A term that was entered, with its window by the rule or by its tile.
    pub struct TermView {
        /// Its number in the account.
        term: u32,
        /// The offer.
        offer: String,
        /// The offer's name.
        name: String,
        /// Day of the purchase, or of the last renewal.
        purchased: String,
        /// Anniversary date.
        anniversary: String,
        /// Price before tax, where it was entered.
        price: Option<MoneyView>,
        /// Whether it renews automatically, where somebody said.
        auto_renew: Option<bool>,
        /// The same in words.
        auto_renew_label: String,
        /// The days left to renew that the tile showed, where it was read.
        tile_days_left: Option<u16>,
        /// The day on which it was read.
        tile_read_on: Option<String>,
        /// Where the term comes from.
        source: TermSource,
        /// The same in words.
        source_label: String,
        /// The invoice that named it.
        invoice: Option<String>,
        /// What the window says today.
        answer: Answer,
        /// The rule.
        policy: String,
        /// First day of the window.
        opens: String,
        /// Last safe day.
        closes: Option<String>,
        /// What speaks against the term.
        doubts: Vec<String>,
    }

    /// The terms of an account.
    pub struct TermsPage {
        /// How many there are, in words.
        summary: String,
        /// The terms, in the order in which they were entered.
        terms: Vec<TermView>,
        /// What invoices propose, the earliest first.
        proposals: Vec<ProposedTermView>,
    }

    /// A term that an invoice proposes.
    pub struct ProposedTermView {
        /// What it is accepted or discarded by.
        id: String,
        /// The offer.
        offer: String,
        /// The offer's name.
        name: String,
        /// First day of the period on the line.
        purchased: String,
        /// Anniversary date that follows.
        anniversary: String,
        /// The amount as the line says it.
        price: Option<MoneyView>,
        /// The invoice.
        invoice: String,
        /// The day of its issue.
        issued: String,
        /// The source in words.
        source_label: String,
        /// What speaks against the term.
        doubts: Vec<String>,
    }

    /// A term that is not proposed again.
    pub struct DiscardedTermView {
        /// What it was proposed as.
        id: String,
        /// The same in words.
        label: String,
    }

    /// What to fill in to enter a term.
    pub struct TermFormView {
        /// The offers that there are.
        offers: Vec<ChoiceView<String>>,
        /// The currency that the account is charged in.
        currency: String,
        /// Today.
        today: String,
    }

    /// What the fields of a term come to.
    #[derive(Default)]
    pub struct TermCheckView {
        /// What keeps it from being entered.
        problems: Vec<FieldProblem<TermField>>,
        /// Day of the purchase.
        purchased: Option<String>,
        /// Anniversary date.
        anniversary: Option<String>,
        /// First day of the window.
        opens: Option<String>,
        /// Last safe day.
        closes: Option<String>,
        /// What the window says today.
        answer: Option<Answer>,
        /// What speaks against it.
        doubts: Vec<String>,
    }

    /// A term that was removed.
    pub struct RemovedTermView {
        /// Its number.
        term: u32,
        /// What was removed, in words.
        label: String,
    }

    /// A row of a file that was or would be taken.
    pub struct ImportedTermView {
        /// The line of the file; in JSON, which of the terms it is.
        row: u32,
        /// The offer.
        offer: String,
        /// Day of the purchase.
        purchased: String,
        /// Anniversary date.
        anniversary: String,
        /// What speaks against it.
        doubts: Vec<String>,
    }

    /// A row of a file that was not taken.
    pub struct RefusedTermView {
        /// The line of the file; in JSON, which of the terms it is.
        row: u32,
        /// The code of the reason.
        code: Code,
        /// The reason in words.
        reason: String,
    }

    /// What became of a file of terms.
    pub struct TermImportView {
        /// Nothing was kept: it was only looked at.
        dry_run: bool,
        /// So many were or would be kept.
        imported: u32,
        /// So many the account or the file had already.
        duplicates: u32,
        /// What was or would be kept.
        terms: Vec<ImportedTermView>,
        /// What was not taken, and why.
        refused: Vec<RefusedTermView>,
        /// The same in words.
        label: String,
    }

    /// A template that was written.
    pub struct SavedTemplate {
        /// The file.
        path: String,
    }
}
