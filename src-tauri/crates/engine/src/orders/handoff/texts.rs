use domain::{Offer, Order, Phrase};
use words::Words;

use crate::account::portal_links::label;
use crate::account::records::Records;
use crate::support::cancel::of_whom;
use crate::view::{CancelView, FactView};
use crate::words::labels::{fact_to_copy, party};

/// What an order takes to paste: whom the invoice bills, and the reference of a transfer.
pub(super) fn order_texts(words: &Words, records: &Records, order: Option<&Order>) -> Vec<FactView> {
    let mut texts = bill_to_texts(words, records);
    let partner = records.session.account.partner_id.as_str();
    if !partner.is_empty() {
        texts.push(fact_to_copy(words, "handoff-partner-id", partner));
        // The number of the order is known only after it was placed; both make the reference.
        if let Some(number) = order.and_then(|order| order.number.as_ref()) {
            texts.push(fact_to_copy(words, "transfer-reference", format!("{number} {partner}")));
        }
    }
    texts
}

/// Whom an invoice bills, as far as it is known here.
pub(super) fn bill_to_texts(words: &Words, records: &Records) -> Vec<FactView> {
    let profile = &records.profile;
    let bill_to = party(words, &profile.bill_to);
    let is_known = profile.bill_to.address_lines.iter().any(|line| !line.trim().is_empty());
    // Half an address is none to paste.
    let (label, lines) = if is_known {
        ("handoff-bill-to", bill_to.lines.as_slice())
    } else {
        ("handoff-company", [].as_slice())
    };
    let address: Vec<&str> = [bill_to.name.as_str()]
        .into_iter()
        .chain(lines.iter().map(String::as_str))
        .filter(|line| !line.is_empty())
        .collect();
    let tax_id = profile.legal.tax_id.as_ref().or(profile.bill_to.tax_id.as_ref());
    [
        (label, address.join("\n")),
        (
            "handoff-tax-id",
            tax_id.map(|tax_id| tax_id.value.clone()).unwrap_or_default(),
        ),
        ("handoff-po-number", profile.po_number.clone().unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.trim().is_empty())
    .map(|(id, value)| fact_to_copy(words, id, value))
    .collect()
}

/// The request that asks to cancel, with the values that route it.
pub(super) fn cancel_texts(words: &Words, form: &CancelView) -> Vec<FactView> {
    vec![
        FactView {
            label: form.kind_label.clone(),
            value: form.kind.label.clone(),
            transfer_mark: false,
            copy: form.kind.label.clone(),
        },
        fact_to_copy(words, "handoff-summary", form.summary.as_str()),
        fact_to_copy(words, "handoff-description", form.description.as_str()),
    ]
}

/// A request about an offer, to be written on by the person.
pub(super) fn request_texts(words: &Words, records: &Records, offer: &Offer) -> Vec<FactView> {
    let kind = label(words, "problem_benefits").label;
    let summary = Phrase::new("handoff-request-summary").with("offer", offer.short_name.clone());
    let about = Phrase::new("handoff-request-text").with("offer", offer.name.clone());
    let of_whom = of_whom(words, records);
    vec![
        FactView {
            label: label(words, "type_of_problem").label,
            value: kind.clone(),
            transfer_mark: false,
            copy: kind,
        },
        fact_to_copy(words, "handoff-summary", words.say(&summary)),
        fact_to_copy(words, "handoff-description", [words.say(&about), of_whom].join("\n")),
    ]
}
