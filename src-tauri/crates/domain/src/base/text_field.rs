use crate::{LONGEST_NOTE, LONGEST_SUMMARY, LineProblem, is_unseen};

crate::closed_set! {
    /// A text that somebody fills in, in the window or on the command line. The one table of how long each may be and of
    /// what it may hold.
    pub enum TextField {
        /// The buyer's purchase order number of an order.
        PoNumber = "po_number",
        /// Who answers questions about a bank transfer.
        ContactName = "contact_name",
        /// Where they are written to.
        ContactEmail = "contact_email",
        /// The account that a transfer was paid to.
        PaidTo = "paid_to",
        /// The bank's reference of a transfer.
        PaymentReference = "payment_reference",
        /// The name of a file that is sent.
        FileName = "file_name",
        /// What a request is about, in one line.
        Summary = "summary",
        /// The text of a note or a request.
        Note = "note",
        /// Why a subscription is to be cancelled.
        CancelReason = "cancel_reason",
        /// Why a check is settled.
        CheckNote = "check_note",
        /// Words to find.
        Search = "search",
        /// A card's token.
        CardToken = "card_token",
        /// The name of the partner's company.
        Company = "company",
        /// The partner global account id.
        PartnerId = "partner_id",
        /// The number of an invoice that was issued elsewhere.
        InvoiceNumber = "invoice_number",
    }
}

impl TextField {
    /// The longest text, in characters.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::PoNumber | Self::InvoiceNumber => 50,
            Self::ContactName | Self::PaidTo | Self::PaymentReference => 100,
            Self::ContactEmail => 254,
            Self::FileName => 255,
            Self::Company => 200,
            Self::PartnerId => 20,
            Self::Summary => LONGEST_SUMMARY,
            Self::Note | Self::CancelReason => LONGEST_NOTE,
            Self::CheckNote => 500,
            Self::Search | Self::CardToken => 200,
        }
    }

    /// Whether it may have several lines.
    #[must_use]
    pub const fn has_lines(self) -> bool {
        matches!(self, Self::Note | Self::CancelReason | Self::CheckNote)
    }

    /// The text as it is kept and sent: without white space at its ends; where it may have lines, with one kind of line
    /// break and with spaces for tabulators.
    ///
    /// # Errors
    /// It is longer than the field takes, or holds characters that are not seen.
    ///
    /// ```
    /// use domain::{LineProblem, TextField};
    ///
    /// assert_eq!(TextField::Note.kept("one\r\n\ttwo ").as_deref(), Ok("one\n two"));
    /// assert_eq!(TextField::PoNumber.kept("PO-1\n2"), Err(LineProblem::Invisible));
    /// assert_eq!(TextField::PoNumber.kept(&"9".repeat(51)), Err(LineProblem::TooLong { length: 51 }));
    /// ```
    pub fn kept(self, text: &str) -> Result<String, LineProblem> {
        let text = if self.has_lines() {
            text.replace("\r\n", "\n").replace('\t', " ")
        } else {
            text.to_owned()
        };
        let text = text.trim();
        let length = text.chars().count();
        if text.contains(|c| is_unseen(c) && !(self.has_lines() && c == '\n')) {
            Err(LineProblem::Invisible)
        } else if length > self.longest() {
            Err(LineProblem::TooLong { length })
        } else {
            Ok(text.to_owned())
        }
    }
}
