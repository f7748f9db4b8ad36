//! Invoices from files.

use serde::{Deserialize, Serialize};

use crate::view::WhyStays;

views! {
    shown
    /// Something that was given and not taken, or was there before.
    pub struct ImportedItem {
        /// The file, and the way to it through messages and archives.
        file: String,
        /// The row of a table, as a person counts.
        row: Option<u32>,
        /// Stable name of the cause.
        code: String,
        /// Why, for people.
        reason: String,
    }

    /// What an import came to: the document of `invoices import --json`.
    #[derive(Default)]
    pub struct ImportReport {
        /// The number by which it is undone.
        import: u32,
        /// Invoices that are in the archive now.
        imported: u32,
        /// Documents that wait to be taken over.
        proposed: u32,
        /// What was there before, by its number or its content.
        duplicates: u32,
        /// What was not taken.
        refused: Vec<ImportedItem>,
        /// What was there before, each with what it was known by.
        repeated: Vec<ImportedItem>,
        /// Columns that are not known, a sentence a table.
        ignored: Vec<String>,
        /// It was ended from outside; what was taken stays.
        cancelled: bool,
        /// One line for people.
        label: String,
    }

    /// An import of the account.
    pub struct ImportView {
        /// The number by which it is undone.
        import: u32,
        /// When it began, with its time zone.
        begun: String,
        /// Invoices that it put into the archive.
        imported: u32,
        /// Documents that it proposed.
        proposed: u32,
        /// When it was undone; empty where it was not.
        undone: String,
        /// One line for people.
        label: String,
    }

    /// What came of undoing an import.
    pub struct UndoneImportView {
        /// The number by which it is undone.
        import: u32,
        /// It was undone before: nothing was changed now, and the rest is what came of it then.
        before: bool,
        /// Invoices that were taken out of the archive.
        removed: u32,
        /// Proposals that were removed, with their documents.
        proposals_removed: u32,
        /// Invoices that stay, each with the reason.
        stayed: Vec<StayedInvoiceView>,
        /// One line for people.
        label: String,
    }

    /// An invoice that stays although its import was undone.
    pub struct StayedInvoiceView {
        /// Invoice number.
        number: String,
        /// Why it stays.
        why: WhyStays,
        /// Why, for people.
        reason: String,
    }

    /// What was read of a document and waits to be taken over. What was not read is empty.
    pub struct ProposalView {
        /// What it is named by.
        id: String,
        /// Where it lay.
        file: String,
        /// The day on which it was given.
        found: String,
        /// Invoice number.
        number: String,
        /// Invoice date.
        date: String,
        /// The day by which it is to be paid.
        due: String,
        /// ISO 4217 code.
        currency: String,
        /// Without tax.
        net: String,
        /// Tax.
        tax: String,
        /// With tax.
        total: String,
        /// Who issued it.
        seller: String,
        /// Tax number of the seller.
        seller_tax_id: String,
        /// Whom it bills.
        buyer: String,
        /// Tax number of the buyer.
        buyer_tax_id: String,
        /// The buyer's purchase order number.
        po_number: String,
        /// First day that is billed.
        period_from: String,
        /// Last day that is billed.
        period_to: String,
        /// What it cannot be taken over without: `number`, `date`, `currency`, `total`.
        missing: Vec<String>,
        /// That its number is archived or proposed already, for people; empty where it is not.
        duplicate: String,
        /// One line for people.
        label: String,
    }

    /// A proposal that was taken over.
    pub struct AcceptedProposal {
        /// Invoice number.
        number: String,
        /// One line for people.
        label: String,
    }
}

views! {
    given
    /// What a person says otherwise of a proposal: what is not there stays as it was read, what is empty was not found.
    #[derive(Default)]
    #[serde(default)]
    pub struct ProposalInput {
        /// Invoice number.
        number: Option<String>,
        /// Invoice date.
        date: Option<String>,
        /// Total with its currency: `516.60 EUR`.
        total: Option<String>,
        /// The day by which it is to be paid.
        due: Option<String>,
        /// Without tax.
        net: Option<String>,
        /// Tax.
        tax: Option<String>,
        /// Who issued it.
        seller: Option<String>,
        /// Whom it bills.
        buyer: Option<String>,
        /// The buyer's purchase order number.
        po_number: Option<String>,
        /// First day that is billed.
        period_from: Option<String>,
        /// Last day that is billed.
        period_to: Option<String>,
    }
}
