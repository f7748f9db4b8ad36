crate::closed_set! {
    /// What a day counts for, in the order in which those of one day are told.
    pub enum DateKind {
        /// The first day of an opening that was announced and is not confirmed.
        MayOpen = "may_open",
        /// The first day of the renewal window.
        Opens = "opens",
        /// The anniversary date: the last day of the membership.
        Expires = "expires",
        /// The last sensible day to send a bank transfer.
        TransferBy = "transfer_by",
        /// The last day to ask for a refund.
        RefundUntil = "refund_until",
        /// An invoice is to be paid.
        InvoiceDue = "invoice_due",
        /// An order that is not paid expires.
        OrderExpires = "order_expires",
        /// The last day of the window that every source agrees on.
        LastSafeDay = "last_safe_day",
        /// The last day of benefits.
        BenefitsEnd = "benefits_end",
    }
}

impl DateKind {
    /// Whether a person has something to do by this day; what else there is happens by itself.
    #[must_use]
    pub const fn needs_a_person(self) -> bool {
        match self {
            Self::MayOpen
            | Self::Opens
            | Self::TransferBy
            | Self::RefundUntil
            | Self::InvoiceDue
            | Self::OrderExpires
            | Self::LastSafeDay => true,
            Self::Expires | Self::BenefitsEnd => false,
        }
    }

    /// So many days before it a calendar reminds of the day, the earliest first; 0 is the day itself. Fifteen days before the
    /// last safe day is the middle of a window of thirty.
    #[must_use]
    pub const fn reminders(self) -> &'static [u16] {
        match self {
            Self::MayOpen | Self::Opens => &[0],
            Self::Expires => &[90, 60, 30, 15, 7, 1],
            Self::TransferBy => &[3, 0],
            Self::RefundUntil | Self::InvoiceDue | Self::OrderExpires => &[7, 1],
            Self::LastSafeDay => &[15, 7, 1, 0],
            Self::BenefitsEnd => &[7],
        }
    }
}
