use words::Words;

use crate::Error;
use crate::view::ExportItem;

/// Something that happened to a file or an invoice.
pub(super) enum Event {
    Written(String),
    Skipped(ExportItem),
    Failed(ExportItem),
    Warning(ExportItem),
}

/// Something to tell of a file, by the error that says it.
pub(super) fn item(number: &str, file: &str, error: &Error, words: &Words) -> ExportItem {
    ExportItem {
        number: number.to_owned(),
        file: file.to_owned(),
        code: error.code.id().to_owned(),
        reason: error.view(words).message,
    }
}

/// Something to tell of a file that is no error.
pub(super) fn remark(number: &str, file: &str, code: &str, reason: String) -> ExportItem {
    ExportItem {
        number: number.to_owned(),
        file: file.to_owned(),
        code: code.to_owned(),
        reason,
    }
}
