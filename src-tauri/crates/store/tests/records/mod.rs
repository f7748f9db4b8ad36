//! Orders and invoices for the tests, complete and adding up.
#![allow(
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    reason = "for tests, and each of them uses a part"
)]

pub mod archive;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::{
    AccountName, CardSummary, Contact, Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceLine, InvoiceNumber,
    InvoicePayment, InvoiceStatus, Money, Names, OfferId, Order, OrderKind, OrderState, Party, Payment, PaymentTerms,
    Profile, RequestId, RequestStatus, SupportRequest, SupportRequestId, TaxId, TaxLine, TaxTreatment, Vetting,
    VettingStatus,
};
use uuid::Uuid;

pub const KEY: [u8; 32] = *b"an example key of thirty-two byt";
pub const OTHER_KEY: [u8; 32] = [7; 32];

pub fn account() -> AccountName {
    AccountName::new("sample")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_624_870_800, 123_456_789).unwrap() + TimeDelta::seconds(seconds)
}

pub fn order(state: OrderState, seconds: i64) -> Order {
    Order {
        id: Uuid::new_v4(),
        number: None,
        offer: OfferId::new("action-pack"),
        kind: OrderKind::Renew,
        state,
        payment: Some(Payment::Card {
            card: Some(CardSummary {
                brand: "Visa".to_owned(),
                last_four: "4242".to_owned(),
                expires: Some((4, 2027)),
            }),
        }),
        po_number: Some("PO-7781".to_owned()),
        total: Some(Money::new(Decimal::new(58425, 2), Currency::EUR)),
        request_id: (state != OrderState::Draft).then(|| RequestId(Uuid::new_v4())),
        anniversary: None,
        invoice: None,
        failure: None,
        expires: None,
        instructions: None,
        proof: None,
        automatic: false,
        created: instant(seconds),
        modified: instant(seconds),
    }
}

pub fn party(name: &str) -> Party {
    Party {
        name: name.to_owned(),
        attention: Some("Accounts payable".to_owned()),
        address_lines: vec!["12 Harbour Row".to_owned()],
        city: Some("Dublin".to_owned()),
        region: None,
        postal_code: Some("D01 X2P4".to_owned()),
        country: Country::new("IE"),
        tax_id: Some(TaxId {
            label: "VAT".to_owned(),
            value: "IE6388047V".to_owned(),
        }),
    }
}

/// A paid invoice over 475.00 EUR and 23 % VAT.
pub fn invoice(number: &str, issued: &str) -> Invoice {
    let net = Decimal::new(47500, 2);
    let tax = Decimal::new(10925, 2);
    let issued = day(issued);
    Invoice {
        number: InvoiceNumber::new(number),
        kind: InvoiceKind::Invoice,
        status: InvoiceStatus::Paid,
        issued,
        due: None,
        offer: OfferId::new("action-pack"),
        order_number: Some(format!("ORD-{number}")),
        po_number: Some("PO-7781".to_owned()),
        partner_id: "4242017".to_owned(),
        payment_terms: PaymentTerms::PaidAtPurchase,
        issuer: party("Microsoft Ireland Operations Limited"),
        sold_to: party("Northwind Harbour Software Ltd"),
        bill_to: party("Northwind Harbour Finance Ltd"),
        lines: vec![InvoiceLine {
            description: Names {
                en: "Microsoft Action Pack".to_owned(),
                zh_tw: "Microsoft 行動套件續約".to_owned(),
            },
            period: None,
            quantity: Decimal::ONE,
            unit_price: net,
            tax_rate: Decimal::from(23),
            treatment: TaxTreatment::Standard,
            net,
        }],
        taxes: vec![TaxLine {
            label: Names {
                en: "VAT".to_owned(),
                zh_tw: "營業稅".to_owned(),
            },
            rate: Decimal::from(23),
            treatment: TaxTreatment::Standard,
            taxable: net,
            tax,
        }],
        currency: Currency::EUR,
        net,
        discount: Decimal::ZERO,
        tax,
        total: net + tax,
        paid: net + tax,
        amount_due: Decimal::ZERO,
        payment: Some(InvoicePayment::Card {
            card: CardSummary {
                brand: "Visa".to_owned(),
                last_four: "4242".to_owned(),
                expires: None,
            },
            charged: issued,
            amount: Money::new(net + tax, Currency::EUR),
        }),
        placed_by: None,
        term: None,
    }
}

/// The same invoice before it was paid.
pub fn due(invoice: Invoice, by: &str) -> Invoice {
    Invoice {
        status: InvoiceStatus::Due,
        due: Some(day(by)),
        paid: Decimal::ZERO,
        amount_due: invoice.total,
        payment: None,
        ..invoice
    }
}

/// A verified profile that holds from a day.
pub fn profile(from: &str) -> Profile {
    Profile {
        legal: party("Northwind Harbour Software Ltd"),
        bill_to: party("Northwind Harbour Finance Ltd"),
        po_number: Some("PO-7781".to_owned()),
        contact: Some(Contact {
            first_name: "Aoife".to_owned(),
            last_name: "Byrne".to_owned(),
            email: "aoife@northwind.example".to_owned(),
            phone: "5550100".to_owned(),
        }),
        vetting: Vetting {
            status: VettingStatus::Authorized,
            since: None,
        },
        billing_profile: Some(true),
        valid_from: day(from),
        revision: Some("1".to_owned()),
    }
}

/// An open support request that last changed at an instant.
pub fn support_request(id: &str, seconds: i64) -> SupportRequest {
    SupportRequest {
        id: SupportRequestId::new(id),
        request_id: Some(RequestId(Uuid::from_u128(id.parse().unwrap()))),
        summary: "A question".to_owned(),
        kind: "Membership".to_owned(),
        description: "What is it".to_owned(),
        cancels: None,
        status: RequestStatus::Open,
        opened: instant(0),
        modified: instant(seconds),
        closed: None,
        contact: None,
        notes: Vec::new(),
        attachments: Vec::new(),
    }
}
