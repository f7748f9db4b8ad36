//! What an admin would miss about invoices, orders and the profile.

use domain::{
    Bookkeeping, ChargedInvoice, Country, Currency, DateTime, Decimal, Invoice, InvoiceCheck, InvoiceContext,
    InvoiceFinding, InvoiceKind, InvoiceLine, InvoiceNumber, InvoiceStatus, InvoiceTerm, Money, NaiveDate, Names,
    NumberedInvoice, OfferId, Order, OrderKind, OrderState, PaymentTerms, Phrase, REFUND_DAYS, TaxLine, TaxTreatment,
    UniformNumber, charge_differs, charged_twice, invoice_findings, invoice_missing, numbers_used_twice,
};
use uuid::Uuid;

use super::support::{party, profile, tax_id};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn names(text: &str) -> Names {
    Names {
        en: text.to_owned(),
        zh_tw: text.to_owned(),
    }
}

/// An invoice that says what the profile says, and adds up.
fn invoice(number: &str) -> Invoice {
    let profile = profile("IE");
    Invoice {
        number: InvoiceNumber::new(number),
        kind: InvoiceKind::Invoice,
        status: InvoiceStatus::Paid,
        issued: day("2021-06-28"),
        due: None,
        offer: OfferId::new("action-pack"),
        order_number: Some("7309951842".to_owned()),
        po_number: profile.po_number,
        partner_id: "4512880".to_owned(),
        payment_terms: PaymentTerms::PaidAtPurchase,
        issuer: party("IE"),
        sold_to: profile.legal,
        bill_to: profile.bill_to,
        lines: vec![InvoiceLine {
            description: names("Action Pack"),
            period: None,
            quantity: Decimal::ONE,
            unit_price: Decimal::new(42000, 2),
            tax_rate: Decimal::from(23),
            treatment: TaxTreatment::Standard,
            net: Decimal::new(42000, 2),
        }],
        taxes: vec![TaxLine {
            label: names("VAT"),
            rate: Decimal::from(23),
            treatment: TaxTreatment::Standard,
            taxable: Decimal::new(42000, 2),
            tax: Decimal::new(9660, 2),
        }],
        currency: Currency::EUR,
        net: Decimal::new(42000, 2),
        discount: Decimal::ZERO,
        tax: Decimal::new(9660, 2),
        total: Decimal::new(51660, 2),
        paid: Decimal::new(51660, 2),
        amount_due: Decimal::ZERO,
        payment: None,
        received: None,
        placed_by: None,
        term: None,
    }
}

fn order(state: OrderState, modified: &str) -> Order {
    let at = DateTime::parse_from_rfc3339(&format!("{modified}T09:00:00Z"))
        .unwrap()
        .to_utc();
    Order {
        id: Uuid::nil(),
        number: Some("7309951842".to_owned()),
        offer: OfferId::new("action-pack"),
        kind: OrderKind::Renew,
        state,
        payment: None,
        po_number: None,
        total: Some(Money::new(Decimal::new(51660, 2), Currency::EUR)),
        placed_total: None,
        request_id: None,
        anniversary: None,
        invoice: None,
        failure: None,
        expires: None,
        instructions: None,
        proof: None,
        automatic: false,
        sent_by: None,
        absence: None,
        handoff: None,
        card_digest: None,
        created: at,
        modified: at,
    }
}

fn found(invoice: &Invoice, context: InvoiceContext<'_>) -> Vec<(InvoiceCheck, &'static str)> {
    invoice_findings(invoice, context)
        .into_iter()
        .map(|finding| (finding.check, finding.message.id))
        .collect()
}

#[test]
fn an_invoice_is_held_against_the_profile_of_its_day() {
    type Change = fn(&mut Invoice);
    let table: [(Change, Option<(InvoiceCheck, &str)>); 14] = [
        (|_| (), None),
        (
            |invoice| invoice.bill_to.name = "Lindqvist & Partners".to_owned(),
            Some((InvoiceCheck::BillTo, "check-bill_to-message")),
        ),
        (
            |invoice| invoice.bill_to.postal_code = None,
            Some((InvoiceCheck::BillTo, "check-bill_to-message")),
        ),
        (
            |invoice| invoice.bill_to.country = Country::new("GB"),
            Some((InvoiceCheck::BillTo, "check-bill_to-message")),
        ),
        // The same address written otherwise is the same address, and a person below the name is none.
        (
            |invoice| invoice.bill_to.name = "LINDQVIST &  MOORE LTD.".to_owned(),
            None,
        ),
        (|invoice| invoice.bill_to.attention = Some("Aoife".to_owned()), None),
        (
            |invoice| invoice.sold_to.tax_id = None,
            Some((InvoiceCheck::TaxId, "check-tax_id-none")),
        ),
        (
            |invoice| invoice.sold_to.tax_id = tax_id("IE7654321FA"),
            Some((InvoiceCheck::TaxId, "check-tax_id-other")),
        ),
        (|invoice| invoice.sold_to.tax_id = tax_id("ie 1234567 fa"), None),
        (
            |invoice| invoice.po_number = None,
            Some((InvoiceCheck::PoNumber, "check-po_number-none")),
        ),
        (
            |invoice| invoice.po_number = Some("PO-8".to_owned()),
            Some((InvoiceCheck::PoNumber, "check-po_number-other")),
        ),
        (|invoice| invoice.po_number = Some("po-7 ".to_owned()), None),
        // Nothing is asked of a document that is void.
        (
            |invoice| {
                invoice.status = InvoiceStatus::Void;
                invoice.po_number = None;
            },
            None,
        ),
        (
            |invoice| {
                invoice.kind = InvoiceKind::VoidNote;
                invoice.total = Decimal::ZERO;
            },
            None,
        ),
    ];
    let profile = profile("IE");
    for (position, (change, expected)) in table.into_iter().enumerate() {
        let mut invoice = invoice("T1");
        change(&mut invoice);
        let context = InvoiceContext {
            profile: Some(&profile),
            ..InvoiceContext::default()
        };
        assert_eq!(found(&invoice, context), Vec::from_iter(expected), "row {position}");
        // A profile that is not known says nothing.
        assert_eq!(found(&invoice, InvoiceContext::default()), [], "row {position}");
    }
}

#[test]
fn the_po_number_of_an_order_counts_more_than_that_of_the_profile() {
    let profile = profile("IE");
    let table = [
        (Some("PO-9"), Some("PO-9"), None),
        (Some("PO-9"), Some("PO-7"), Some("check-po_number-other")),
        (Some("PO-9"), None, Some("check-po_number-none")),
        (None, None, None),
        (None, Some("PO-7"), None),
    ];
    for (of_order, printed, expected) in table {
        let mut order = order(OrderState::Confirmed, "2021-06-28");
        order.po_number = of_order.map(str::to_owned);
        let mut invoice = invoice("T1");
        invoice.po_number = printed.map(str::to_owned);
        let context = InvoiceContext {
            profile: Some(&profile),
            order: Some(&order),
            orders_since: Some(day("2021-01-01")),
        };
        let ids: Vec<&str> = found(&invoice, context).into_iter().map(|(_, id)| id).collect();
        assert_eq!(ids, Vec::from_iter(expected), "{of_order:?} {printed:?}");
    }
}

#[test]
fn totals_that_do_not_add_up_are_told_by_the_first_that_is_wrong() {
    type Change = fn(&mut Invoice);
    let table: [(Change, Option<&str>); 8] = [
        (|_| (), None),
        (
            |invoice| invoice.lines[0].net += Decimal::ONE,
            Some("check-totals-lines"),
        ),
        (|invoice| invoice.lines.clear(), Some("check-totals-lines")),
        (
            |invoice| invoice.taxes[0].tax -= Decimal::ONE,
            Some("check-totals-taxes"),
        ),
        (|invoice| invoice.discount = Decimal::ONE, Some("check-totals-total")),
        (|invoice| invoice.total = Decimal::ZERO, Some("check-totals-total")),
        (|invoice| invoice.amount_due = Decimal::ONE, Some("check-totals-due")),
        (
            |invoice| {
                invoice.lines[0].net = Decimal::MAX;
                invoice.lines.push(invoice.lines[0].clone());
            },
            Some("check-totals-too-large"),
        ),
    ];
    for (change, expected) in table {
        let mut invoice = invoice("T1");
        change(&mut invoice);
        let ids: Vec<&str> = found(&invoice, InvoiceContext::default())
            .into_iter()
            .map(|(_, id)| id)
            .collect();
        assert_eq!(ids, Vec::from_iter(expected));
    }
}

#[test]
fn an_invoice_without_an_order_is_told_from_the_day_on_that_orders_are_known() {
    let known = order(OrderState::Confirmed, "2021-06-28");
    let table = [
        (None, Some("2021-06-01"), Some("x"), Some("check-order_missing-unknown")),
        (None, Some("2021-06-28"), None, Some("check-order_missing-none")),
        (None, Some("2021-06-29"), Some("x"), None),
        (None, None, None, None),
        (Some(&known), Some("2021-06-01"), None, None),
    ];
    for (order, since, number, expected) in table {
        let mut invoice = invoice("T1");
        invoice.order_number = number.map(str::to_owned);
        let context = InvoiceContext {
            profile: None,
            order,
            orders_since: since.map(day),
        };
        let ids: Vec<&str> = found(&invoice, context).into_iter().map(|(_, id)| id).collect();
        assert_eq!(ids, Vec::from_iter(expected), "{since:?} {number:?}");
        invoice.kind = InvoiceKind::CreditNote;
        assert_eq!(found(&invoice, context), []);
    }
}

#[test]
fn a_paid_order_without_an_invoice_is_told_after_ten_days() {
    use OrderState::{AwaitingPayment, Confirmed};
    let table = [
        (Confirmed, false, "2021-07-08", false),
        (Confirmed, false, "2021-07-09", true),
        (Confirmed, true, "2021-07-09", false),
        (AwaitingPayment, false, "2021-08-09", false),
    ];
    for (state, has_invoice, today, is_told) in table {
        let order = order(state, "2021-06-28");
        let told = invoice_missing(&order, has_invoice, day(today));
        assert_eq!(told.is_some(), is_told, "{state:?} {today}");
        if let Some(told) = told {
            assert_eq!(told.id(), "invoice_missing:7309951842");
        }
    }
    let mut free = order(Confirmed, "2021-06-28");
    free.total = Some(Money::zero(Currency::EUR));
    assert_eq!(invoice_missing(&free, false, day("2021-08-09")), None);
}

#[test]
fn a_total_that_was_not_accepted_is_told_of_what_is_paid_or_is_to_be() {
    use OrderState::{AwaitingPayment, Confirmed, Declined, Expired, ProofUploaded};
    for (state, told) in [
        (Confirmed, Some("check-charge_differs-message")),
        (AwaitingPayment, Some("check-charge_differs-due")),
        (ProofUploaded, Some("check-charge_differs-due")),
        (Declined, None),
        (Expired, None),
    ] {
        let mut order = order(state, "2021-06-28");
        assert_eq!(charge_differs(&order), None, "{state:?}");
        order.placed_total = Some(Money::new(Decimal::new(51783, 2), Currency::EUR));
        let finding = charge_differs(&order);
        assert_eq!(finding.as_ref().map(|finding| finding.message.id), told, "{state:?}");
        if let Some(finding) = finding {
            assert_eq!(finding.id(), "charge_differs:7309951842");
        }
    }
}

#[test]
fn the_same_charge_twice_is_told_with_both_invoices() {
    type Change = fn(&mut Invoice);
    let term = |from: &str| InvoiceTerm {
        purchased: day(from),
        expires: day("2022-06-28"),
        window_opens: day("2022-06-29"),
        window_closes: None,
        benefits_end: day("2022-07-28"),
    };
    let table: [(Change, bool); 9] = [
        (|_| (), true),
        (|other| other.order_number = None, true),
        (|other| other.issued = day("2021-07-28"), true),
        (
            |other| {
                other.issued = day("2021-07-29");
                other.order_number = None;
            },
            false,
        ),
        (|other| other.total = Decimal::from(9), false),
        (|other| other.currency = Currency::USD, false),
        (|other| other.offer = OfferId::new("gold-data"), false),
        (|other| other.status = InvoiceStatus::Refunded, false),
        (|other| other.kind = InvoiceKind::CreditNote, false),
    ];
    for (position, (change, is_told)) in table.into_iter().enumerate() {
        let mut second = invoice("T2");
        change(&mut second);
        let charged = |invoices: [&Invoice; 2]| {
            let found = charged_twice(invoices.into_iter().filter_map(ChargedInvoice::of).collect());
            found.iter().map(domain::InvoiceFinding::id).collect::<Vec<_>>()
        };
        let expected = Vec::from_iter(is_told.then(|| "charged_twice:T1+T2".to_owned()));
        let first = invoice("T1");
        assert_eq!(charged([&first, &second]), expected, "row {position}");
        assert_eq!(charged([&second, &first]), expected, "row {position}");
    }
    // Two terms in a row cost the same and are no mistake, however close their invoices are.
    let (mut first, mut second) = (invoice("T1"), invoice("T2"));
    first.order_number = Some("1".to_owned());
    first.term = Some(term("2021-06-28"));
    second.term = Some(term("2022-06-28"));
    assert_eq!(
        charged_twice([&first, &second].into_iter().filter_map(ChargedInvoice::of).collect()),
        []
    );
}

#[test]
fn a_uniform_invoice_number_belongs_to_one_invoice_alone() {
    let with_number = |invoice: &Invoice, text: &str| {
        let bookkeeping = Bookkeeping {
            uniform_number: UniformNumber::parse(text).ok(),
            ..Bookkeeping::default()
        };
        NumberedInvoice::of(invoice, &bookkeeping)
    };
    let (first, mut second, third) = (invoice("T3"), invoice("T1"), invoice("T2"));
    second.issued = day("2022-06-28");
    let alone = [with_number(&first, "AB12345678"), with_number(&second, "AB12345679")];
    assert_eq!(numbers_used_twice(alone.into_iter().flatten().collect()), []);

    // As it is typed is no matter, and neither is the order.
    let numbers = [
        with_number(&second, "ab-12345678"),
        with_number(&third, "CD00000000"),
        with_number(&first, "AB 1234 5678"),
    ];
    let found = numbers_used_twice(numbers.into_iter().flatten().collect());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id(), "uniform_number:T3+T1");
    assert_eq!(found[0].day, second.issued);

    let mut credit = invoice("T4");
    credit.kind = InvoiceKind::CreditNote;
    assert_eq!(with_number(&credit, "AB12345678"), None);
    assert_eq!(with_number(&first, ""), None);
}

#[test]
fn what_can_be_asked_for_only_for_a_while_is_advised_until_its_last_day() {
    const LIMITED: [InvoiceCheck; 3] = [
        InvoiceCheck::ChargedTwice,
        InvoiceCheck::ChargeDiffers,
        InvoiceCheck::OrderMissing,
    ];
    for check in InvoiceCheck::ALL {
        let finding = InvoiceFinding {
            check,
            invoices: vec![InvoiceNumber::new("T1")],
            order: None,
            day: day("2017-02-20"),
            message: Phrase::new("check-totals-lines"),
        };
        let last = finding.day + chrono::Days::new(REFUND_DAYS);
        let in_time = finding.remedy(last);
        let late = finding.remedy(last.succ_opt().unwrap());
        assert_eq!(finding.remedy(finding.day), in_time, "{check:?}");
        assert_eq!(finding.remedy(day("2021-06-28")), late, "{check:?}");
        assert_eq!(in_time != late, LIMITED.contains(&check), "{check:?}");
        let names_the_day = in_time
            .arguments
            .iter()
            .any(|(name, value)| *name == "until" && *value == last.into());
        assert_eq!(names_the_day, LIMITED.contains(&check), "{check:?}");
    }
}
