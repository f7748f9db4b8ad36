use bytes::Bytes;
use http::{Response, header};

use super::error::ServiceError;
use crate::limits::file_within_limits;

/// The largest PDF that is taken, in bytes.
pub const LARGEST_DOCUMENT: usize = 64 * 1024 * 1024;
/// What every PDF begins with.
const BEGINNING: &[u8] = b"%PDF-";

/// The PDF of an answer, whole.
pub(crate) fn pdf_in(answer: Response<Bytes>) -> Result<Bytes, ServiceError> {
    let headers = answer.headers();
    let is_packed = headers.contains_key(header::CONTENT_ENCODING);
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok());
    let document = file_within_limits(answer, LARGEST_DOCUMENT).map_err(ServiceError::BeyondLimits)?;
    if !document.starts_with(BEGINNING) {
        return Err(ServiceError::NotPdf);
    }
    if !is_packed && announced.is_some_and(|announced: usize| announced > document.len()) {
        return Err(ServiceError::NoAnswer);
    }
    Ok(document)
}
