use domain::{Country, Invoice, InvoiceNumber, Party, PaymentTerms, TaxId};

use super::case::{Case, changed};
use crate::support::{irish, names, taiwanese};

/// Who sells and buys, from nothing known to everything.
pub fn cases() -> Vec<Case> {
    let mut bare = irish();
    strip(&mut bare);
    let mut bare_taiwanese = taiwanese();
    strip(&mut bare_taiwanese);
    let mut crossing = irish();
    crossing.sold_to = taiwanese().sold_to;
    crossing.bill_to = taiwanese().bill_to;
    vec![
        Case::new("bare", bare),
        Case::new("bare-taiwan", bare_taiwanese),
        Case::new("ireland-to-taiwan", crossing),
        changed("white-space-only", |invoice| {
            invoice.number = InvoiceNumber::new(" \t");
            invoice.po_number = Some("\u{3000}".to_owned());
            invoice.order_number = Some("\n".to_owned());
            invoice.partner_id = " ".to_owned();
            invoice.payment_terms = PaymentTerms::AsWritten("\u{a0}".to_owned());
            invoice.sold_to.name = "\u{200b}".to_owned();
        }),
        changed("every-field-of-a-party", |invoice| {
            for (party, who) in [
                (&mut invoice.issuer, "Issuer"),
                (&mut invoice.sold_to, "Buyer"),
                (&mut invoice.bill_to, "Payer"),
            ] {
                *party = Party {
                    name: format!("{who} Pty Ltd"),
                    attention: Some(format!("{who}, Finance")),
                    address_lines: (1..=4).map(|line| format!("{who} street, line {line}")).collect(),
                    city: Some("Sydney".to_owned()),
                    region: Some("NSW".to_owned()),
                    postal_code: Some("2000".to_owned()),
                    country: Country::new("AU"),
                    tax_id: Some(TaxId {
                        label: "ABN".to_owned(),
                        value: "51 824 753 556".to_owned(),
                    }),
                };
            }
        }),
        changed("address-of-forty-lines", |invoice| {
            invoice.bill_to.address_lines = (1..=40).map(|line| format!("Floor {line}, 第 {line} 層")).collect();
        }),
        changed("country-without-a-name", |invoice| {
            invoice.sold_to.country = Country::new("ZZ")
        }),
        changed("country-that-is-no-code", |invoice| {
            invoice.sold_to.country = Country::new("Republic of Ireland");
        }),
    ]
}

fn strip(invoice: &mut Invoice) {
    invoice.number = InvoiceNumber::new("");
    invoice.order_number = None;
    invoice.po_number = None;
    invoice.partner_id.clear();
    invoice.payment_terms = PaymentTerms::AsWritten(String::new());
    for party in [&mut invoice.issuer, &mut invoice.sold_to, &mut invoice.bill_to] {
        *party = Party {
            name: String::new(),
            attention: None,
            address_lines: Vec::new(),
            city: None,
            region: None,
            postal_code: None,
            country: Country::new(""),
            tax_id: None,
        };
    }
    for line in &mut invoice.lines {
        line.description = names("", "");
        line.period = None;
    }
    invoice.taxes.clear();
    invoice.payment = None;
    invoice.term = None;
}
