//! What a change of the profile leaves as it is, and which changes start a review.

use domain::{BillingChange, Contact, LegalChange, Party, Profile, TaxId};
use proptest::prelude::*;

use crate::support::{party, profile, tax_id};

#[test]
fn a_form_that_was_not_touched_has_no_problem_and_changes_nothing() {
    for country in ["IE", "US", "TW"] {
        let mut profile = profile(country);
        profile.legal.tax_id = None;
        for contact in [profile.contact.clone(), None] {
            profile.contact = contact;
            let billing = BillingChange::of(&profile);
            assert_eq!(billing.problems(), [], "{country}");
            assert_eq!(billing.warnings(), [], "{country}");
            assert_eq!(billing.applied_to(&profile), profile, "{country}");
            assert!(!billing.starts_review(&profile));
            let legal = LegalChange::of(&profile);
            assert_eq!(
                (legal.problems(), legal.warnings()),
                (Vec::new(), Vec::new()),
                "{country}"
            );
            assert_eq!(legal.applied_to(&profile), profile, "{country}");
            assert!(!legal.starts_review(&profile));
        }
    }
}

#[test]
fn a_contact_is_taken_out_only_where_there_was_one() {
    let with = profile("IE");
    let without = Profile {
        contact: None,
        ..with.clone()
    };
    let mut change = BillingChange::of(&with);
    assert_eq!(change.applied_to(&without).contact, with.contact);
    change.contact = Contact::default();
    assert_eq!(change.applied_to(&without).contact, None);
    assert_eq!(change.applied_to(&with).contact, Some(Contact::default()));
}

#[test]
fn each_side_changes_only_what_is_its_own() {
    let before = profile("IE");
    let mut change = BillingChange::of(&before);
    change.bill_to.name = "Moore Ltd".to_owned();
    change.tax_id = tax_id("IE7654321A");
    change.po_number = None;
    let after = change.applied_to(&before);
    assert_eq!(
        (after.bill_to.name.as_str(), after.po_number.as_deref()),
        ("Moore Ltd", None)
    );
    assert_eq!(after.legal.tax_id, tax_id("IE7654321A"));
    assert_eq!(after.legal.name, before.legal.name);
    assert_eq!(
        (after.vetting, after.revision),
        (before.vetting, before.revision.clone())
    );

    let mut change = LegalChange::of(&before);
    change.legal.name = "Moore Ltd".to_owned();
    change.legal.tax_id = None;
    let after = change.applied_to(&before);
    assert_eq!(after.legal.name, "Moore Ltd");
    assert_eq!(
        after.legal.tax_id, before.legal.tax_id,
        "the tax number belongs to the billing side"
    );
    assert_eq!(after.bill_to, before.bill_to);
}

/// A text that may or may not differ from the one before.
fn maybe(before: Option<&str>) -> impl Strategy<Value = Option<String>> + use<> {
    let before = before.map(str::to_owned);
    prop_oneof![2 => Just(before), 1 => prop::option::of("[a-c]{1,2}")]
}

fn changed_party(before: Party) -> impl Strategy<Value = Party> {
    let name = before.name.clone();
    (
        prop_oneof![2 => Just(name), 1 => "[a-c]{1,2}".boxed()],
        maybe(before.attention.as_deref()),
        prop_oneof![2 => Just(before.address_lines.clone()), 1 => prop::collection::vec("[a-c]", 0..3)],
        maybe(before.city.as_deref()),
        maybe(before.region.as_deref()),
        maybe(before.postal_code.as_deref()),
    )
        .prop_map(
            move |(name, attention, address_lines, city, region, postal_code)| Party {
                name,
                attention,
                address_lines,
                city,
                region,
                postal_code,
                ..before.clone()
            },
        )
}

fn address(party: &Party) -> (&str, &[String], [Option<&str>; 3]) {
    let parts = [&party.city, &party.region, &party.postal_code].map(Option::as_deref);
    (&party.name, &party.address_lines, parts)
}

proptest! {
    #[test]
    fn a_review_starts_exactly_for_another_name_address_or_tax_number(
        bill_to in changed_party(party("IE")),
        legal in changed_party(profile("IE").legal),
        number in maybe(Some("IE1234567FA")),
        label in prop_oneof![Just("VAT"), Just("Tax ID")],
        po_number in maybe(Some("PO-7")),
        first_name in "[a-c]{0,2}",
    ) {
        let before = profile("IE");
        let mut change = BillingChange::of(&before);
        change.bill_to = bill_to;
        change.tax_id = number.clone().map(|value| TaxId { label: label.to_owned(), value });
        change.po_number = po_number;
        change.contact.first_name = first_name;
        let differs = address(&change.bill_to) != address(&before.bill_to) || number.as_deref() != Some("IE1234567FA");
        prop_assert_eq!(change.starts_review(&before), differs);

        let change = LegalChange { legal };
        prop_assert_eq!(change.starts_review(&before), address(&change.legal) != address(&before.legal));
    }
}
