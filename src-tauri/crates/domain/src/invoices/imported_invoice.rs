crate::closed_set! {
    /// Why something that an import added stays when the import is undone.
    pub enum WhyStays {
        /// A person took it over from its document.
        Accepted = "accepted",
        /// It is another version, or has another document, than the import brought.
        Changed = "changed",
        /// The books say something of it.
        Booked = "booked",
        /// A check of it was settled.
        CheckSettled = "check_settled",
        /// It is the invoice of an order.
        OrderConfirmed = "order_confirmed",
        /// A term was entered from it.
        TermEntered = "term_entered",
    }
}

/// What became of an invoice since an import brought it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and any of them may hold"
)]
pub struct ImportedInvoice {
    /// Its record or its document is another one.
    pub is_changed: bool,
    /// The books say something of it.
    pub is_booked: bool,
    /// Somebody settled a check that is about it.
    pub is_check_settled: bool,
    /// An order has it as its invoice.
    pub confirms_order: bool,
    /// An entered term has it as its source.
    pub is_source_of_term: bool,
}

impl ImportedInvoice {
    /// Why it stays when its import is undone; `None` for one on which nothing was built. Of several reasons the first is told.
    ///
    /// ```
    /// use domain::{ImportedInvoice, WhyStays};
    ///
    /// let untouched = ImportedInvoice::default();
    /// assert_eq!(untouched.why_it_stays(), None);
    /// let booked = ImportedInvoice { is_booked: true, ..untouched };
    /// assert_eq!(booked.why_it_stays(), Some(WhyStays::Booked));
    /// ```
    #[must_use]
    pub fn why_it_stays(self) -> Option<WhyStays> {
        [
            (self.is_changed, WhyStays::Changed),
            (self.is_booked, WhyStays::Booked),
            (self.is_check_settled, WhyStays::CheckSettled),
            (self.confirms_order, WhyStays::OrderConfirmed),
            (self.is_source_of_term, WhyStays::TermEntered),
        ]
        .into_iter()
        .find_map(|(holds, why)| holds.then_some(why))
    }
}
