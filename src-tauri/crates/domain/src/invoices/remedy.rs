use chrono::{Days, NaiveDate};

use crate::{InvoiceCheck, InvoiceFinding, Phrase, REFUND_DAYS};

impl InvoiceFinding {
    /// What to do about it on a day. What can be asked for only for a while is advised until its last day, and told as
    /// over after it.
    #[must_use]
    pub fn remedy(&self, on: NaiveDate) -> Phrase {
        let (in_time, late) = match self.check {
            InvoiceCheck::ChargedTwice => ("check-charged_twice-remedy", "check-charged_twice-remedy-late"),
            InvoiceCheck::ChargeDiffers => ("check-charge_differs-remedy", "check-charge_differs-remedy-late"),
            InvoiceCheck::OrderMissing => ("check-order_missing-remedy", "check-order_missing-remedy-late"),
            InvoiceCheck::InvoiceMissing => return Phrase::new("check-invoice_missing-remedy"),
            InvoiceCheck::Totals => return Phrase::new("check-totals-remedy"),
            InvoiceCheck::BillTo => return Phrase::new("check-bill_to-remedy"),
            InvoiceCheck::TaxId => return Phrase::new("check-tax_id-remedy"),
            InvoiceCheck::PoNumber => return Phrase::new("check-po_number-remedy"),
            InvoiceCheck::UniformNumber => return Phrase::new("check-uniform_number-remedy"),
        };
        let until = self
            .day
            .checked_add_days(Days::new(REFUND_DAYS))
            .unwrap_or(NaiveDate::MAX);
        Phrase::new(if on > until { late } else { in_time }).with("until", until)
    }
}
