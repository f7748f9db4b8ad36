//! What the sandbox serves is what the client reads: no field is lost on the way. And no text, however odd, is more than
//! an error.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::Days;
use domain::{
    CardSummary, Contact, Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoicePayment,
    InvoiceStatus, InvoiceTerm, Money, NaiveDate, Names, OfferId, Party, PaymentTerms, Profile, Role, TaxId, TaxLine,
    TaxTreatment, Term, Vetting, VettingStatus,
};
use partner_center::wire::{
    self, BillingProfile, Collection, InvoiceResource, LegalBusinessProfile, OrderResource, Problem, TermResource,
    profile_of,
};
use proptest::prelude::*;

fn text() -> impl Strategy<Value = String> {
    // Something is visible, so that it is not taken for a missing value.
    "[a-zA-Z0-9 \"\\\\é青嵐/&]{0,12}[a-z青0-9]"
}

fn amount() -> impl Strategy<Value = Decimal> {
    (-99_999_999_i64..99_999_999, 0_u32..4).prop_map(|(units, digits)| Decimal::new(units, digits))
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..400_000).prop_map(|days| NaiveDate::from_ymd_opt(1900, 1, 1).unwrap() + Days::new(days))
}

fn names() -> impl Strategy<Value = Names> {
    (text(), text()).prop_map(|(en, zh_tw)| Names { en, zh_tw })
}

fn party() -> impl Strategy<Value = Party> {
    let some = || proptest::option::of(text());
    (
        text(),
        some(),
        proptest::collection::vec(text(), 0..3),
        (some(), some(), some()),
        "[A-Z]{2}",
        proptest::option::of((text(), text())),
    )
        .prop_map(
            |(name, attention, address_lines, (city, region, postal_code), country, tax_id)| Party {
                name,
                attention,
                address_lines,
                city,
                region,
                postal_code,
                country: Country::new(&country),
                tax_id: tax_id.map(|(label, value)| TaxId { label, value }),
            },
        )
}

fn contact() -> impl Strategy<Value = Contact> {
    (text(), text(), text(), "[0-9]{1,10}").prop_map(|(first_name, last_name, email, phone)| Contact {
        first_name,
        last_name,
        email,
        phone,
    })
}

fn treatment() -> impl Strategy<Value = TaxTreatment> {
    prop_oneof![
        Just(TaxTreatment::Standard),
        Just(TaxTreatment::ZeroRated),
        Just(TaxTreatment::Exempt),
        Just(TaxTreatment::ReverseCharge),
        Just(TaxTreatment::OutsideScope),
    ]
}

fn currency() -> impl Strategy<Value = Currency> {
    prop_oneof![
        Just(Currency::EUR),
        Just(Currency::TWD),
        Just(Currency::JPY),
        Just(Currency::KWD)
    ]
}

fn card() -> impl Strategy<Value = CardSummary> {
    (text(), "[0-9]{4}", proptest::option::of((1_u32..=12, 2015_i32..2040))).prop_map(|(brand, last_four, expires)| {
        CardSummary {
            brand,
            last_four,
            expires,
        }
    })
}

fn payment(currency: Currency) -> impl Strategy<Value = InvoicePayment> {
    prop_oneof![
        (card(), day(), amount()).prop_map(move |(card, charged, amount)| InvoicePayment::Card {
            card,
            charged,
            amount: Money::new(amount, currency),
        }),
        (day(), amount(), text()).prop_map(move |(received, amount, reference)| InvoicePayment::Transfer {
            received,
            amount: Money::new(amount, currency),
            reference,
        }),
    ]
}

fn line() -> impl Strategy<Value = InvoiceLine> {
    (
        names(),
        proptest::option::of((day(), day())),
        amount(),
        amount(),
        amount(),
        treatment(),
        amount(),
    )
        .prop_map(
            |(description, period, quantity, unit_price, tax_rate, treatment, net)| InvoiceLine {
                description,
                period,
                quantity,
                unit_price,
                tax_rate,
                treatment,
                net,
            },
        )
}

fn tax() -> impl Strategy<Value = TaxLine> {
    (names(), amount(), treatment(), amount(), amount()).prop_map(|(label, rate, treatment, taxable, tax)| TaxLine {
        label,
        rate,
        treatment,
        taxable,
        tax,
    })
}

fn term() -> impl Strategy<Value = InvoiceTerm> {
    (day(), day(), day(), proptest::option::of(day()), day()).prop_map(
        |(purchased, expires, window_opens, window_closes, benefits_end)| InvoiceTerm {
            purchased,
            expires,
            window_opens,
            window_closes,
            benefits_end,
        },
    )
}

fn status() -> impl Strategy<Value = InvoiceStatus> {
    prop_oneof![
        Just(InvoiceStatus::Paid),
        Just(InvoiceStatus::Due),
        Just(InvoiceStatus::Overdue),
        Just(InvoiceStatus::Refunded),
        Just(InvoiceStatus::Void),
        Just(InvoiceStatus::Unknown),
    ]
}

fn invoice() -> impl Strategy<Value = Invoice> {
    let kind = prop_oneof![
        Just(InvoiceKind::Invoice),
        Just(InvoiceKind::CreditNote),
        Just(InvoiceKind::VoidNote)
    ];
    let terms = prop_oneof![
        Just(PaymentTerms::PaidAtPurchase),
        Just(PaymentTerms::BankTransfer),
        // A word of its own, which no stable name is written like.
        text().prop_map(|text| PaymentTerms::AsWritten(format!("net {text}"))),
    ];
    let head = (
        text(),
        kind,
        status(),
        day(),
        proptest::option::of(day()),
        text(),
        terms,
    );
    let who = (
        party(),
        party(),
        party(),
        text(),
        proptest::option::of((text(), proptest::sample::select(&Role::ALL[..]))),
    );
    let refs = (
        proptest::option::of(text()),
        proptest::option::of(text()),
        proptest::option::of(term()),
    );
    let parts = (
        proptest::collection::vec(line(), 0..3),
        proptest::collection::vec(tax(), 0..3),
    );
    let sums = proptest::array::uniform6(amount());
    let paid = currency().prop_flat_map(|currency| (Just(currency), proptest::option::of(payment(currency))));
    (head, who, refs, parts, sums, paid).prop_map(
        |(
            (number, kind, status, issued, due, offer, payment_terms),
            (issuer, sold_to, bill_to, partner_id, placed_by),
            (order_number, po_number, term),
            (lines, taxes),
            [net, discount, tax, total, paid, amount_due],
            (currency, payment),
        )| Invoice {
            number: InvoiceNumber::new(number),
            kind,
            status,
            issued,
            due,
            offer: OfferId::new(offer),
            order_number,
            po_number,
            partner_id,
            payment_terms,
            issuer,
            sold_to,
            bill_to,
            lines,
            taxes,
            currency,
            net,
            discount,
            tax,
            total,
            paid,
            amount_due,
            payment,
            placed_by,
            term,
            received: None,
        },
    )
}

/// Anything that may stand where a value is expected.
fn oddity() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        ".{0,20}".prop_map(Into::into),
        Just(serde_json::json!([])),
        Just(serde_json::json!({})),
        Just(serde_json::json!([{"a": 1}])),
    ]
}

proptest! {
    #[test]
    fn an_invoice_arrives_as_it_was_sent(invoice in invoice()) {
        let sent = serde_json::to_vec(&InvoiceResource::from(&invoice)).unwrap();
        let read: InvoiceResource = wire::read(&sent).unwrap();
        let arrived = Invoice::try_from(read).unwrap();
        prop_assert_eq!(&arrived, &invoice);
        prop_assert_eq!(arrived.total.scale(), invoice.total.scale(), "with its digits");
    }

    #[test]
    fn a_profile_arrives_as_it_was_sent(
        legal in party(), bill_to in party(), po_number in proptest::option::of(text()), since in proptest::option::of(day()),
        billing_profile in proptest::option::of(any::<bool>()), valid_from in day(),
        contact in proptest::option::of(contact()), revision in proptest::option::of(text()),
    ) {
        // The shape has the tax number once, and no third line.
        let profile = Profile {
            legal: Party { attention: None, ..legal },
            bill_to: Party { tax_id: None, ..bill_to },
            po_number,
            contact,
            revision,
            vetting: Vetting { status: VettingStatus::Pending, since },
            billing_profile,
            valid_from,
        };
        let legal = serde_json::to_vec(&LegalBusinessProfile::from(&profile)).unwrap();
        let billing = serde_json::to_vec(&BillingProfile::of(&profile, Currency::EUR)).unwrap();
        prop_assert_eq!(profile_of(wire::read(&legal).unwrap(), wire::read(&billing).unwrap()), profile);
    }

    #[test]
    fn a_term_arrives_as_it_was_sent(
        offer in text(), purchased in day(), anniversary in day(), auto_renew: bool, ended in proptest::option::of(day()),
    ) {
        let term = Term { offer: OfferId::new(offer), purchased, anniversary, auto_renew, ended };
        let sent = serde_json::to_vec(&TermResource::from(&term)).unwrap();
        prop_assert_eq!(Term::try_from(wire::read::<TermResource>(&sent).unwrap()).unwrap(), term);
    }

    #[test]
    fn odd_values_are_errors_and_nothing_worse(invoice in invoice(), which in any::<prop::sample::Index>(), odd in oddity()) {
        let mut sent = serde_json::to_value(InvoiceResource::from(&invoice)).unwrap();
        let fields = sent.as_object_mut().unwrap();
        let name = fields.keys().nth(which.index(fields.len())).unwrap().clone();
        fields.insert(name, odd);
        let sent = sent.to_string();
        if let Ok(resource) = wire::read::<InvoiceResource>(sent.as_bytes()) {
            let _ = Invoice::try_from(resource).map(|invoice| invoice.adds_up());
        }
        let _ = Problem::read(sent.as_bytes()).refusal(400);
    }

    #[test]
    fn random_bytes_are_errors_and_nothing_worse(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = wire::read::<Collection<OrderResource>>(&body);
        let _ = Problem::read(&body);
    }
}
