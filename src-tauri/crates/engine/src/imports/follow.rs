use domain::{Invoice, ReceivedLine};

use super::told_invoice::told_invoice;
use crate::{Engine, Error};

/// So many invoices are looked through in one change.
const AT_A_TIME: u32 = 500;

impl Engine {
    /// Looks through the invoices that came and were not looked through yet: which offers their lines name, and which orders
    /// that were handed off they confirm. What was done once is not done again.
    ///
    /// # Errors
    /// The store's error. What was not looked through is the next time.
    pub async fn follow_invoices(&self) -> Result<(), Error> {
        let read =
            |invoice: &Invoice, sent: &[ReceivedLine]| told_invoice(invoice, sent).named_offers(self.catalogue());
        while self.store().read_lines(self.account(), AT_A_TIME, read).await? > 0 {}
        self.confirm_handoffs().await
    }
}
