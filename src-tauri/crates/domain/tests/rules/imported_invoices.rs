//! What stays when an import is undone.

use domain::{ImportedInvoice, WhyStays};

#[test]
fn whatever_was_built_on_an_invoice_is_a_reason_of_its_own_and_the_first_is_told() {
    let facts = |mask: u8| ImportedInvoice {
        is_changed: mask & 1 != 0,
        is_booked: mask & 2 != 0,
        is_check_settled: mask & 4 != 0,
        confirms_order: mask & 8 != 0,
        is_source_of_term: mask & 16 != 0,
    };
    let reasons = [
        WhyStays::Changed,
        WhyStays::Booked,
        WhyStays::CheckSettled,
        WhyStays::OrderConfirmed,
        WhyStays::TermEntered,
    ];
    for mask in 0..32_u8 {
        let first = usize::try_from(mask.trailing_zeros()).unwrap();
        assert_eq!(facts(mask).why_it_stays(), reasons.get(first).copied(), "{mask:#b}");
    }
}
