use crate::service::{Place, ServiceError, place_below};

/// Where Microsoft answers.
pub(super) const MICROSOFT: &str = "https://management.azure.com";
/// Below it is everything that belongs to billing.
pub(super) const BILLING: &str = "/providers/Microsoft.Billing";

/// A place below billing: parts of the path, each encoded, and the query.
pub(super) fn place<const N: usize>(parts: [&str; N], query: &[(&str, &str)]) -> Result<Place, ServiceError> {
    place_below(BILLING, parts, query)
}
