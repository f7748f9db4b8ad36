//! Invoices as a service sends them, with lines and files beside their own.

use domain::{
    AccountName, Currency, Decimal, DocumentKind, Invoice, InvoiceNumber, InvoiceSource, Money, NaiveDate,
    ReceivedInvoice, ReceivedLine,
};
use store::{LinesPart, NamedDocument, OwedDocument, Reception, Store};

/// A file as an issuer makes one, as far as anybody looks into it here.
const FILE: &[u8] = b"%PDF-1.4 a tax receipt";

/// Stores an invoice of a service for an account, made of one that is stored: its own file, so many lines, a receipt, and a
/// table that is no PDF. Without lines the service refused them, and no file of it was fetched.
pub async fn add(store: &Store, account: &AccountName, of: Invoice, number: &str, lines: u32) {
    let number = InvoiceNumber::new(number);
    let at = "2026-11-20T08:15:00Z".parse().unwrap();
    let currency = of.currency;
    let sent = Invoice {
        number: number.clone(),
        lines: Vec::new(),
        received: Some(Box::new(ReceivedInvoice {
            source: InvoiceSource::AzureBilling,
            account: "billing".to_owned(),
            received: at,
            version: 1,
            amounts: Vec::new(),
            period: (None, None),
            names: Vec::new(),
            sent: "{}".to_owned(),
        })),
        ..of
    };
    let named = |kind: DocumentKind, name: Option<&str>| NamedDocument {
        number: number.clone(),
        kind,
        name: name.map(str::to_owned),
        ordinal: 1,
        source: Some(format!("/{}", kind.id())),
    };
    let is_whole = lines > 0;
    let further = match is_whole {
        true => vec![
            named(DocumentKind::TaxReceipt, Some("R-2026-11")),
            named(DocumentKind::Transactions, None),
        ],
        false => Vec::new(),
    };
    let reception = Reception {
        source: InvoiceSource::AzureBilling,
        invoices: vec![sent],
        owed: Vec::new(),
        further,
        read: None,
        received: at,
    };
    store.receive(account, reception).await.unwrap();
    if !is_whole {
        let noted = store.note_unknown_lines(account, &number, "forbidden", Some(at));
        return noted.await.unwrap();
    }
    let original = store.put_invoice_original(account, &number, "invoice.pdf", FILE, at);
    original.await.unwrap();
    store
        .put_further_document(account, &number, "tax-receipt", FILE, at)
        .await
        .unwrap();
    let refused = OwedDocument {
        number: number.clone(),
        key: Some("transactions".to_owned()),
        source: "/transactions".to_owned(),
        pending: None,
        problem: Some("not_pdf".to_owned()),
    };
    store
        .keep_owed_further_document(account, &refused, Some(at))
        .await
        .unwrap();
    let lines: Vec<ReceivedLine> = (1..=lines).map(|at| line(at, currency)).collect();
    let part = LinesPart {
        position: None,
        lines: &lines,
        unreadable: 0,
        next: None,
    };
    store.keep_lines(account, &number, part, at).await.unwrap();
}

/// The first line is told with everything, the second with nothing but its amount, the third is of another invoice.
fn line(at: u32, currency: Currency) -> ReceivedLine {
    let money = |amount: i64| Some(Money::new(Decimal::new(amount, 2), currency));
    let is_told = at != 2;
    ReceivedLine {
        key: at.to_string(),
        kind: is_told.then(|| "Purchase".to_owned()),
        text: if is_told {
            format!("Azure plan {at}")
        } else {
            String::new()
        },
        period: is_told.then(|| (day("2026-10-01"), day("2026-10-31"))),
        quantity: is_told.then(|| Decimal::from(at)),
        net: money(123_456 + i64::from(at)),
        tax: is_told.then(|| money(20_000)).flatten(),
        total: is_told.then(|| money(143_456 + i64::from(at))).flatten(),
        is_elsewhere: at == 3,
        sent: "{}".to_owned(),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
