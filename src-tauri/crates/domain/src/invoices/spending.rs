use crate::{Decimal, InvoiceKind, InvoiceStatus};

/// What a sum of totals adds to spending: invoices as they are, credit notes taken off whatever their sign is, and nothing
/// for what is void or was paid back. What is no invoice at all, or of an unknown kind, adds nothing either.
///
/// A refund is either told by the status of the invoice or by a credit note; an invoice that stays paid is taken off by
/// its credit note.
///
/// ```
/// use domain::{Decimal, InvoiceKind, InvoiceStatus, spent};
///
/// let credited = spent(InvoiceKind::CreditNote, InvoiceStatus::Refunded, Decimal::from(500));
/// assert_eq!(credited, Decimal::from(-500));
/// ```
#[must_use]
pub fn spent(kind: InvoiceKind, status: InvoiceStatus, total: Decimal) -> Decimal {
    match (kind, status) {
        (InvoiceKind::VoidNote | InvoiceKind::Other, _) | (_, InvoiceStatus::Void) => Decimal::ZERO,
        (InvoiceKind::CreditNote, _) => -total.abs(),
        (InvoiceKind::Invoice, InvoiceStatus::Refunded) => Decimal::ZERO,
        (InvoiceKind::Invoice, _) => total,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_was_paid_and_takes_off_what_was_credited() {
        use InvoiceKind::{CreditNote, Invoice, Other, VoidNote};
        use InvoiceStatus::{Due, Overdue, Paid, Refunded, Unknown, Void};
        let table = [
            (Invoice, Paid, 500, 500),
            (Invoice, Due, 500, 500),
            (Invoice, Overdue, 500, 500),
            (Invoice, Unknown, 500, 500),
            (Invoice, Refunded, 500, 0),
            (Invoice, Void, 500, 0),
            (CreditNote, Refunded, -500, -500),
            (CreditNote, Paid, 500, -500),
            (CreditNote, Void, -500, 0),
            (VoidNote, Paid, 500, 0),
            (Other, Due, 500, 0),
        ];
        for (kind, status, total, expected) in table {
            assert_eq!(
                spent(kind, status, Decimal::from(total)),
                Decimal::from(expected),
                "{kind:?} {status:?} {total}"
            );
        }
    }
}
