use domain::{Decimal, InvoiceKind, InvoicePayment, InvoiceStatus, Money, PaymentTerms};
use invoice_pdf::{Options, Source, StoredOriginal};

use super::case::{Case, changed};
use crate::support::{date, decimal, irish, kinds_of_invoices, names, taiwanese, with_original};

/// Where payment, term and record can stand.
pub fn cases() -> Vec<Case> {
    let mut cases = payments();
    cases.extend(notes());
    cases.extend(dates());
    cases.extend(sources());
    cases
}

fn payments() -> Vec<Case> {
    let unpaid = |name, status, due: Option<&str>| {
        changed(name, |invoice| {
            invoice.status = status;
            invoice.due = due.map(date);
            invoice.payment = None;
            invoice.paid = Decimal::ZERO;
            invoice.amount_due = invoice.total;
            invoice.payment_terms = PaymentTerms::BankTransfer;
        })
    };
    vec![
        unpaid("due", InvoiceStatus::Due, None),
        unpaid("due-by", InvoiceStatus::Due, Some("2020-06-28")),
        unpaid("overdue", InvoiceStatus::Overdue, None),
        unpaid("overdue-since", InvoiceStatus::Overdue, Some("2020-06-28")),
        unpaid("void", InvoiceStatus::Void, None),
        unpaid("status-unknown", InvoiceStatus::Unknown, None),
        changed("paid-elsewhere", |invoice| invoice.payment = None),
        changed("refunded", |invoice| invoice.status = InvoiceStatus::Refunded),
        changed("paid-in-part", |invoice| {
            invoice.paid = decimal("500");
            invoice.amount_due = decimal("16.60");
            invoice.status = InvoiceStatus::Due;
        }),
        changed("paid-too-much", |invoice| {
            invoice.paid = decimal("520");
            invoice.amount_due = decimal("-3.40");
        }),
        changed("terms-as-written", |invoice| {
            invoice.payment_terms = PaymentTerms::AsWritten("Net 30 days, 月結 30 天".to_owned());
        }),
        changed("transfer-in-euros", |invoice| {
            invoice.payment_terms = PaymentTerms::BankTransfer;
            invoice.payment = Some(InvoicePayment::Transfer {
                received: date("2020-06-02"),
                amount: Money::new(invoice.total, invoice.currency),
                reference: "7309951842 / 4512880".to_owned(),
            });
        }),
    ]
}

fn notes() -> Vec<Case> {
    let (_, credit) = kinds_of_invoices().swap_remove(4);
    assert_eq!(credit.kind, InvoiceKind::CreditNote);
    let mut partial = credit.clone();
    partial.lines[0].description = names("Part of the Action Pack, taken back", "行動套件部分退款");
    partial.status = InvoiceStatus::Paid;
    let mut positive = irish();
    positive.kind = InvoiceKind::CreditNote;
    let mut taiwanese_credit = taiwanese();
    taiwanese_credit.kind = InvoiceKind::CreditNote;
    taiwanese_credit.status = InvoiceStatus::Refunded;
    let mut void = irish();
    void.kind = InvoiceKind::VoidNote;
    void.status = InvoiceStatus::Void;
    void.payment = None;
    let mut taiwanese_void = taiwanese();
    taiwanese_void.kind = InvoiceKind::VoidNote;
    vec![
        Case::new("credit-note-paid", partial),
        Case::new("credit-note-without-minus", positive),
        Case::new("credit-note-taiwan", taiwanese_credit),
        Case::new("void-note", void),
        Case::new("void-note-taiwan", taiwanese_void),
    ]
}

fn dates() -> Vec<Case> {
    let issued_on = |name, year, month, day| {
        changed(name, |invoice| {
            let day = domain::NaiveDate::from_ymd_opt(year, month, day).unwrap();
            invoice.issued = day;
            invoice.due = Some(day);
            let term = invoice.term.as_mut().unwrap();
            for date in [&mut term.purchased, &mut term.expires, &mut term.window_opens] {
                *date = day;
            }
            term.window_closes = Some(day);
            term.benefits_end = day;
            invoice.lines[0].period = Some((day, day));
        })
    };
    vec![
        issued_on("year-1", 1, 1, 1),
        issued_on("year-9999", 9_999, 12, 31),
        issued_on("leap-day", 2_024, 2, 29),
        changed("window-without-end", |invoice| {
            invoice.term.as_mut().unwrap().window_closes = None;
        }),
        changed("without-term", |invoice| invoice.term = None),
        changed("period-of-a-month", |invoice| {
            invoice.lines[0].period = Some((date("2020-12-15"), date("2021-01-14")));
        }),
        changed("period-backwards", |invoice| {
            invoice.lines[0].period = Some((date("2021-05-28"), date("2020-05-28")));
        }),
        changed("without-period", |invoice| invoice.lines[0].period = None),
    ]
}

fn sources() -> Vec<Case> {
    let from = |source| Options {
        source,
        ..Options::default()
    };
    let original = StoredOriginal {
        file_name: "發票 (原始) – copy & scan.pdf".to_owned(),
        pages: None,
        size: 12_345_678,
        ..with_original().original.unwrap()
    };
    vec![
        Case::new("with-original", irish()).with(with_original()),
        Case::new("with-large-original", irish()).with(Options {
            source: Source::ByHand,
            original: Some(original),
        }),
        Case::new("by-hand", irish()).with(from(Source::ByHand)),
        Case::new("sample", irish()).with(from(Source::Sample)),
        Case::new("sample-taiwan", taiwanese()).with(from(Source::Sample)),
    ]
}
