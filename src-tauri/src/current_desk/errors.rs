use engine::Error;
use engine::view::ErrorView;
use words::Words;

/// An error as the page is told it; the log has its code.
pub(super) fn error_view(error: &Error, words: &Words) -> ErrorView {
    event_log::warn!("something asked for came to nothing", error = error.code);
    error.view(words)
}
