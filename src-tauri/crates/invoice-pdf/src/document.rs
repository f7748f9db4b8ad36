use crate::electronic::ElectronicInvoice;
use crate::unprintable::Unprintable;

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has, at least one.
    pub pages: usize,
    /// SHA-256 of the file, in lower-case hexadecimal digits.
    pub sha256: String,
    /// Every character of the invoice that the faces cannot show, once per field. Each is drawn as 〓 and
    /// copies out as itself.
    pub unprintable: Vec<Unprintable>,
    /// Whether the invoice is attached for machines as well, or what it lacks for that.
    pub electronic: ElectronicInvoice,
}
