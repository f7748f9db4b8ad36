crate::closed_set! {
    /// A record that Partner Center keeps of a partner, besides invoices and service requests.
    pub enum CenterRecord {
        /// The legal business and its verification.
        LegalBusiness = "legal-business",
        /// Whom invoices are made out to.
        Billing = "billing",
        /// The organization as its directory has it.
        Organization = "organization",
        /// Where customers get help.
        Support = "support",
        /// The partner's id in the partner network.
        Mpn = "mpn",
        /// What is owed, by currency.
        InvoiceSummaries = "invoice-summaries",
        /// The agreements that Microsoft has with the partner's customers, by their templates.
        Agreements = "agreements",
    }
}
