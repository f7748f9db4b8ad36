use std::sync::LazyLock;

use domain::{Bookkeeping, Catalogue, Currency, Decimal, Invoice, OfferId, Order, Party, SupportRequest};
use unicode_normalization::UnicodeNormalization;

/// One form for what is written in several: full-width digits and letters become plain ones, capitals small, and the
/// minus sign of a document the one of a keyboard.
pub(crate) fn folded(text: &str) -> String {
    let fold = |character: char| if character == '−' { '-' } else { character };
    text.nfkc().map(fold).flat_map(char::to_lowercase).collect()
}

/// The words of a text that was folded.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
}

/// The names of all offers, which texts hold: with others, texts are to be made again.
pub(crate) fn names_of_offers() -> String {
    let offers = catalogue().offers().iter();
    offers
        .map(|offer| format!("{:?}{:?}{:?}", offer.id, offer.name, offer.short_name))
        .collect()
}

/// The offers this program knows, whose names an invoice is found by.
fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(Catalogue::embedded);
    &CATALOGUE
}

/// Everything an invoice is found by, one item a line, so that no match runs from one item into the next.
pub(crate) fn of_invoice(invoice: &Invoice, bookkeeping: &Bookkeeping) -> String {
    let mut items: Vec<String> = vec![invoice.number.as_str().to_owned(), invoice.issued.to_string()];
    items.extend(invoice.po_number.clone());
    items.extend(invoice.order_number.clone());
    for party in [&invoice.bill_to, &invoice.sold_to, &invoice.issuer] {
        items.extend(names(party));
    }
    items.push(invoice.offer.as_str().to_owned());
    items.extend(offer_names(&invoice.offer));
    let mut amounts = vec![
        invoice.net,
        invoice.discount,
        invoice.tax,
        invoice.paid,
        invoice.amount_due,
    ];
    for line in &invoice.lines {
        items.extend([line.description.en.clone(), line.description.zh_tw.clone()]);
        amounts.extend([line.unit_price, line.net]);
    }
    amounts.retain(|amount| !amount.is_zero());
    amounts.push(invoice.total);
    for amount in amounts {
        items.extend([amount.to_string(), printed(amount, invoice.currency)]);
    }
    items.push(invoice.currency.code().to_owned());
    items.extend(of_bookkeeping(bookkeeping));
    lines_of(items.iter().map(String::as_str))
}

/// What an invoice is found by of what the books say of it.
pub(crate) fn of_bookkeeping(bookkeeping: &Bookkeeping) -> Vec<String> {
    let mut items = vec![bookkeeping.ledger_code.clone(), bookkeeping.note.clone()];
    if let Some(number) = &bookkeeping.uniform_number {
        items.extend([number.as_str().to_owned(), number.printed()]);
    }
    items
}

/// Everything an order is found by, one item a line.
pub(crate) fn of_order(order: &Order) -> String {
    let mut items: Vec<String> = vec![order.shown_number(), order.created.date_naive().to_string()];
    items.extend(order.po_number.clone());
    items.extend(order.invoice.as_ref().map(ToString::to_string));
    items.push(order.offer.as_str().to_owned());
    items.extend(offer_names(&order.offer));
    if let Some(total) = order.total {
        items.extend([
            total.amount.to_string(),
            printed(total.amount, total.currency),
            total.currency.code().to_owned(),
        ]);
    }
    lines_of(items.iter().map(String::as_str))
}

/// Everything a support request is found by, one item a line.
pub(crate) fn of_request(request: &SupportRequest) -> String {
    let texts = [
        request.id.as_str(),
        &request.summary,
        &request.kind,
        &request.description,
    ];
    let notes = request.notes.iter().map(|note| note.text.as_str());
    let files = request.attachments.iter().map(|file| file.file_name.as_str());
    lines_of(texts.into_iter().chain(notes).chain(files))
}

/// What a record is found by whose document cannot be read.
pub(crate) fn of_items<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    lines_of(items.into_iter())
}

/// The names of an offer, whole and short, in both languages.
fn offer_names(offer: &OfferId) -> impl Iterator<Item = String> {
    let offer = catalogue().offer(offer);
    offer
        .into_iter()
        .flat_map(|offer| [&offer.name, &offer.short_name])
        .flat_map(|names| [names.en.clone(), names.zh_tw.clone()])
}

fn lines_of<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        let line = words(&folded(item)).collect::<Vec<_>>().join(" ");
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

fn names(party: &Party) -> impl Iterator<Item = String> {
    [
        Some(party.name.clone()),
        party.attention.clone(),
        party.tax_id.as_ref().map(|tax_id| tax_id.value.clone()),
    ]
    .into_iter()
    .flatten()
}

/// An amount as documents print it, with the sign of its currency and commas between thousands: `€1,095.00`.
fn printed(amount: Decimal, currency: Currency) -> String {
    let sign = match currency {
        Currency::USD => "US$".to_owned(),
        _ => currency.symbol().symbol,
    };
    let text = amount.abs().to_string();
    let minus = if amount.is_sign_negative() { "-" } else { "" };
    let (whole, fraction) = text
        .split_once('.')
        .map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut out = format!("{minus}{sign}");
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
