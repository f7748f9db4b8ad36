use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The largest payment proof Partner Center takes, in bytes: 5 MB (make-payment, 2023).
pub const LARGEST_PROOF_BYTES: usize = 5 * 1024 * 1024;

/// What a payment proof may be, told by its content and never by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProofKind {
    /// A PDF.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
}

/// Why a file is no payment proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProofProblem {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`LARGEST_PROOF_BYTES`].
    #[error("the file is larger than 5 MB")]
    TooLarge,
    /// It is neither PDF nor JPEG nor PNG.
    #[error("the file is neither a PDF nor a JPEG nor a PNG")]
    WrongKind,
}

impl ProofKind {
    /// The kind of a file's content.
    ///
    /// A PDF has to end as one as well: a download that broke off would be refused weeks later.
    ///
    /// ```
    /// use domain::{ProofKind, ProofProblem};
    ///
    /// assert_eq!(ProofKind::of(b"%PDF-1.7 ... %%EOF"), Ok(ProofKind::Pdf));
    /// assert_eq!(ProofKind::of(b"%PDF-1.7 ... "), Err(ProofProblem::WrongKind), "it broke off");
    /// ```
    ///
    /// # Errors
    /// [`ProofProblem`] for a file that would not be taken.
    pub fn of(content: &[u8]) -> Result<Self, ProofProblem> {
        const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
        const JPEG: &[u8] = b"\xff\xd8\xff";
        const END_OF_PDF: &[u8] = b"%%EOF";
        if content.is_empty() {
            return Err(ProofProblem::Empty);
        }
        if content.len() > LARGEST_PROOF_BYTES {
            return Err(ProofProblem::TooLarge);
        }
        let tail = &content[content.len().saturating_sub(1024)..];
        if content.starts_with(b"%PDF-") && tail.windows(END_OF_PDF.len()).any(|window| window == END_OF_PDF) {
            Ok(Self::Pdf)
        } else if content.starts_with(JPEG) {
            Ok(Self::Jpeg)
        } else if content.starts_with(PNG) {
            Ok(Self::Png)
        } else {
            Err(ProofProblem::WrongKind)
        }
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// What the form for a payment proof asks for (make-payment, 2023), without the file itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentProof {
    /// The name of the file as it was chosen.
    pub file_name: String,
    /// What the file is.
    pub kind: ProofKind,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// The day the transfer was made.
    pub paid_on: NaiveDate,
    /// The account it was paid to, as the bank's confirmation shows it.
    pub paid_to: String,
    /// The bank's reference of the transaction, where it has one.
    pub reference: Option<String>,
}

/// Where and how to transfer the money of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferInstructions {
    /// The holder of the account.
    pub account_name: String,
    /// The number of the account.
    pub account_number: String,
    /// The bank's SWIFT code.
    pub swift: String,
    /// What has to stand in the transfer: order number and PartnerID.
    pub reference: String,
}
