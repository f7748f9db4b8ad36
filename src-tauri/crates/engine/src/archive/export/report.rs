use words::Words;

use crate::Error;
use crate::view::{ExportItem, ExportReason, ExportRemark, ExportedDocument};

/// Something that happened to a file or an invoice.
pub(super) enum Event {
    Written(String),
    /// An issuer's own file among what was written.
    Document(ExportedDocument),
    Skipped(ExportItem),
    Failed(ExportItem),
    Warning(ExportItem),
}

/// Something to tell of a file, by the error that says it.
pub(super) fn item(number: &str, file: &str, error: &Error, words: &Words) -> ExportItem {
    ExportItem {
        number: number.to_owned(),
        file: file.to_owned(),
        code: ExportReason::Error(error.code),
        reason: error.view(words).message,
    }
}

/// Something to tell of a file that is no error.
pub(super) fn remark(number: &str, file: &str, remark: ExportRemark, reason: String) -> ExportItem {
    ExportItem {
        number: number.to_owned(),
        file: file.to_owned(),
        code: ExportReason::Remark(remark),
        reason,
    }
}
