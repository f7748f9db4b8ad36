use crate::{Outcome, Party, Phrase, Profile};

crate::closed_set! {
    /// What is looked at before somebody pays in Partner Center, beside what an order depends on: an invoice takes it over and
    /// is never corrected (vat-info, 2021).
    pub enum PreflightId {
        /// Is the bill-to address known?
        Address = "address",
        /// Is the company's tax number known?
        TaxId = "tax_id",
        /// Is there a PO number for the invoice?
        PoNumber = "po_number",
    }
}

/// One of them, with what was found and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreflightCheck {
    /// What was looked at.
    pub id: PreflightId,
    /// How it came out: what is not known here is unknown, whatever Partner Center has.
    pub outcome: Outcome,
    /// What was found.
    pub reason: Phrase,
    /// What to do.
    pub remedy: Phrase,
}

/// What is looked at of the profile before somebody pays.
#[must_use]
pub fn preflight(profile: &Profile) -> Vec<PreflightCheck> {
    let since = profile.valid_from;
    let known = |is_known: bool, passed: &'static str, unknown: &'static str| {
        if is_known {
            (Outcome::Passed, Phrase::new(passed).with("since", since))
        } else {
            (Outcome::Unknown, Phrase::new(unknown))
        }
    };
    let tax_id = profile.legal.tax_id.as_ref().or(profile.bill_to.tax_id.as_ref());
    let po_number = profile.po_number.as_deref().is_some_and(|po| !po.trim().is_empty());
    [
        (
            PreflightId::Address,
            known(
                has_address(&profile.bill_to),
                "preflight-address-known",
                "preflight-address-unknown",
            ),
            "preflight-address-remedy",
        ),
        (
            PreflightId::TaxId,
            known(tax_id.is_some(), "preflight-tax-id-known", "preflight-tax-id-unknown"),
            "preflight-tax-id-remedy",
        ),
        (
            PreflightId::PoNumber,
            known(po_number, "preflight-po-number-known", "preflight-po-number-unknown"),
            "preflight-po-number-remedy",
        ),
    ]
    .into_iter()
    .map(|(id, (outcome, reason), remedy)| PreflightCheck {
        id,
        outcome,
        reason,
        remedy: Phrase::new(remedy),
    })
    .collect()
}

/// An address without a street or a place is none that can be compared.
fn has_address(party: &Party) -> bool {
    !party.name.trim().is_empty()
        && party.address_lines.iter().any(|line| !line.trim().is_empty())
        && (party.city.is_some() || party.postal_code.is_some() || party.address_lines.len() > 1)
}
