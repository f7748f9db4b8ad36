use serde::{Deserialize, Serialize};

/// What is kept of a card: never its number, never its security code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardSummary {
    /// Brand as the gateway names it: `Visa`.
    pub brand: String,
    /// The last four digits.
    pub last_four: String,
    /// Month of expiry, 1 to 12, and the full year.
    pub expires: Option<(u32, i32)>,
}

/// Who answers questions about a bank transfer. All three are required by the order form.
///
/// ```
/// use domain::{TransferContact, TransferField};
///
/// let contact = TransferContact {
///     name: "Aoife Moore".into(),
///     phone: "+353 1 677 3000".into(),
///     email: "accounts@lindqvist.example".into(),
/// };
/// assert_eq!(contact.problems(), [TransferField::Phone], "digits only");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TransferContact {
    /// Contact name.
    pub name: String,
    /// Phone number: digits only, at most 10, no country code (manage-locations, 2021).
    pub phone: String,
    /// E-mail address.
    pub email: String,
}

crate::closed_set! {
    /// A field of [`TransferContact`] that cannot be submitted.
    pub enum TransferField {
        /// The name is empty.
        Name = "contact_name",
        /// The phone number is not 1 to 10 digits.
        Phone = "contact_phone",
        /// The address has no `local@domain.tld` shape.
        Email = "contact_email",
    }
}

impl TransferContact {
    /// Every field that cannot be submitted, in the order of the form.
    #[must_use]
    pub fn problems(&self) -> Vec<TransferField> {
        let mut problems = Vec::new();
        if self.name.trim().is_empty() {
            problems.push(TransferField::Name);
        }
        if !is_phone(self.phone.trim()) {
            problems.push(TransferField::Phone);
        }
        if !is_email(self.email.trim()) {
            problems.push(TransferField::Email);
        }
        problems
    }
}

/// Digits only, at most 10, no country code (manage-locations, 2021).
pub(crate) fn is_phone(text: &str) -> bool {
    (1..=10).contains(&text.chars().count()) && text.chars().all(|c| c.is_ascii_digit())
}

/// A shape check only: whether mail arrives is for the mail system to say.
pub(crate) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let labels: Vec<&str> = domain.split('.').collect();
    !local.is_empty()
        && !domain.contains('@')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && labels.len() >= 2
        && labels.iter().all(|label| !label.is_empty())
}

/// How an order is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum Payment {
    /// By card, charged at once. `None` until the gateway has told the brand and the last four digits.
    Card {
        /// What is kept of the card.
        card: Option<CardSummary>,
    },
    /// By electronic bank transfer.
    Transfer {
        /// Who answers for the transfer.
        contact: TransferContact,
    },
    /// Nothing is to be paid: the fee of another offer covers it.
    Free,
}
