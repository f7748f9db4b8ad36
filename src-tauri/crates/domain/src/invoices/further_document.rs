crate::closed_set! {
    /// What a file of an invoice is.
    pub enum DocumentKind {
        /// The invoice.
        Invoice = "invoice",
        /// A note that ends an invoice.
        VoidNote = "void_note",
        /// A receipt for tax.
        TaxReceipt = "tax_receipt",
        /// A note that gives something back.
        CreditNote = "credit_note",
        /// A summary.
        Summary = "summary",
        /// The lines as a file.
        Transactions = "transactions",
        /// Something that this version does not know.
        Other = "other",
    }
}

impl DocumentKind {
    /// What the file of an invoice is called by that is the so-manieth of its kind, in names of files too.
    ///
    /// ```
    /// use domain::DocumentKind;
    ///
    /// assert_eq!(DocumentKind::TaxReceipt.key(1), "tax-receipt");
    /// assert_eq!(DocumentKind::TaxReceipt.key(2), "tax-receipt-2");
    /// ```
    #[must_use]
    pub fn key(self, count: u32) -> String {
        let name = self.id().replace('_', "-");
        if count > 1 { format!("{name}-{count}") } else { name }
    }
}
