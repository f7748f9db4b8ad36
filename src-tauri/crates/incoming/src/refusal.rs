use crate::source::Source;

domain::closed_set! {
    /// Why something is not proposed. The name of a reason never changes.
    pub enum RefusalCode {
        /// There is nothing in the file.
        Empty = "empty",
        /// The file, or something inside it, is larger than allowed.
        TooLarge = "too_large",
        /// An archive or a document unpacks to more than allowed.
        UnpacksTooLarge = "unpacks_too_large",
        /// Containers lie within each other more often than allowed.
        TooDeep = "too_deep",
        /// There are more files, entries, rows or pages than allowed.
        TooMany = "too_many",
        /// Reading took longer than allowed.
        TookTooLong = "took_too_long",
        /// The file cannot be opened or read from the disk.
        CannotBeOpened = "cannot_be_opened",
        /// The content is of no kind that is read here, whatever the name says.
        UnknownKind = "unknown_kind",
        /// A picture: what stands on it cannot be read.
        Image = "image",
        /// The file is cut off or damaged.
        Damaged = "damaged",
        /// A password is needed to read it.
        PasswordProtected = "password_protected",
        /// The text of the document cannot be read, or there is none.
        CouldNotBeRead = "could_not_be_read",
        /// The same content came before in this import.
        DuplicateContent = "duplicate_content",
        /// The same number came before in this table.
        DuplicateNumber = "duplicate_number",
        /// The table lacks columns that it must have.
        MissingColumns = "missing_columns",
        /// A column stands twice in the table.
        RepeatedColumn = "repeated_column",
        /// A row lacks a value that it must have.
        MissingValue = "missing_value",
        /// A value is no date of a year, a month and a day.
        BadDate = "bad_date",
        /// A value is no amount.
        BadAmount = "bad_amount",
        /// A value is no currency.
        BadCurrency = "bad_currency",
        /// A value is too long or holds characters that are not seen.
        BadText = "bad_text",
        /// The values of a row contradict each other.
        Contradiction = "contradiction",
        /// A message or an archive holds nothing that could be an invoice.
        NothingInside = "nothing_inside",
    }
}

/// Something that is not proposed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Where it lies.
    pub source: Source,
    /// Why it is refused.
    pub code: RefusalCode,
    /// What the reason is about: names of columns, a value, the place of the first of two. Not a sentence.
    pub detail: String,
}

/// A reason before it is known where it lies.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {detail}", code.id())]
pub struct Reason {
    pub code: RefusalCode,
    pub detail: String,
}

impl Reason {
    pub fn new(code: RefusalCode, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
        }
    }

    pub fn at(self, source: Source) -> Refusal {
        Refusal {
            source,
            code: self.code,
            detail: self.detail,
        }
    }
}

impl From<RefusalCode> for Reason {
    fn from(code: RefusalCode) -> Self {
        Self::new(code, "")
    }
}
