use bytes::Bytes;

use super::address::place;
use super::base::CenterApi;
use crate::Transport;
use crate::retry::wait_after;
use crate::service::{Asked, LARGEST_DOCUMENT, Question, ServiceError, Wanted, may_be_asked_again, pdf_in};

impl<T: Transport> CenterApi<T> {
    /// The PDF of an invoice, looked at. The link that an invoice names for it expires and is not followed.
    ///
    /// # Errors
    /// [`ServiceError::NotPdf`] where something else came, [`ServiceError::NotFound`], or any other.
    pub async fn statement(&self, number: &str) -> Result<Bytes, ServiceError> {
        let place = place(["invoices", number, "documents", "statement"], &[])?;
        let question = Question {
            wanted: Wanted::File(LARGEST_DOCUMENT),
            ..Question::read(&place, Asked::Document)
        };
        let mut attempt = 0;
        loop {
            let error = match self.exchange.ask(&question).await.and_then(pdf_in) {
                Err(error) if may_be_asked_again(&error) => error,
                document => return document,
            };
            let Some(wait) = wait_after(attempt, None) else {
                return Err(error);
            };
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }
}
