//! Whether a document is sound and says everything its invoice says.

use std::collections::BTreeMap;

use domain::{Decimal, Invoice, InvoicePayment, Money, NaiveDate, Names, PaymentTerms};
use invoice_pdf::DocumentLanguage::{self, Both, English, TraditionalChinese};
use invoice_pdf::{Document, ElectronicInvoice};
use unicode_normalization::UnicodeNormalization;
use words::{Language, words};

use super::corpus::Case;
use super::reader::{Reading, with_single_spaces, without_white_space};

/// A text as a document holds it: composed, with single spaces, without what shows nothing.
pub fn shown(text: &str) -> String {
    let spaced: String = text
        .nfc()
        .filter_map(|character| match character {
            '\u{85}' => Some(' '),
            _ if character.is_whitespace() => Some(' '),
            _ => shows_something(character).then_some(character),
        })
        .collect();
    with_single_spaces(&spaced)
}

/// A text as other programs find it again: without any white space.
pub fn essence(text: &str) -> String {
    without_white_space(&shown(text))
}

fn shows_something(character: char) -> bool {
    !character.is_control()
        && !matches!(u32::from(character), 0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f)
        && !matches!(u32::from(character), 0xfe00..=0xfe0f | 0xfeff | 0xfffe..=0xffff | 0xe0000..=0xe0fff)
}

/// Every text of an invoice that its document has to show.
pub fn texts(case: &Case, language: DocumentLanguage) -> Vec<String> {
    let invoice = &case.invoice;
    let mut texts = vec![invoice.number.as_str().to_owned(), invoice.partner_id.clone()];
    texts.extend(invoice.order_number.clone());
    texts.extend(invoice.po_number.clone());
    for party in [&invoice.issuer, &invoice.sold_to, &invoice.bill_to] {
        texts.push(party.name.clone());
        texts.extend(party.attention.clone());
        texts.extend(party.printed_address());
        texts.extend(party.tax_id.iter().flat_map(|id| [id.label.clone(), id.value.clone()]));
    }
    if let PaymentTerms::AsWritten(terms) = &invoice.payment_terms {
        texts.push(terms.clone());
    }
    match &invoice.payment {
        Some(InvoicePayment::Card { card, .. }) => texts.extend([card.brand.clone(), card.last_four.clone()]),
        Some(InvoicePayment::Transfer { reference, .. }) => texts.push(reference.clone()),
        None => {}
    }
    let named = invoice.lines.iter().map(|line| &line.description);
    for names in named.chain(invoice.taxes.iter().map(|tax| &tax.label)) {
        texts.extend(shown_names(names, language));
    }
    if let Some(original) = &case.options.original {
        let groups = original.sha256.as_bytes().chunks(8).map(String::from_utf8_lossy);
        texts.extend([original.file_name.clone(), groups.collect::<Vec<_>>().join(" ")]);
    }
    texts.extend(amounts(invoice));
    texts.push(shown_date(invoice.issued, language));
    texts
}

fn shown_names(names: &Names, language: DocumentLanguage) -> Vec<String> {
    let is_there = |name: &str| !essence(name).is_empty();
    match language {
        English if is_there(&names.en) => vec![names.en.clone()],
        English => vec![names.zh_tw.clone()],
        TraditionalChinese | Both if essence(&names.en) == essence(&names.zh_tw) => vec![names.en.clone()],
        TraditionalChinese | Both => vec![names.en.clone(), names.zh_tw.clone()],
    }
}

fn amounts(invoice: &Invoice) -> Vec<String> {
    let written = |amount: Decimal| {
        let money = Money::new(amount.abs(), invoice.currency);
        words(Language::English).amount(money)
    };
    let sums = [invoice.net, invoice.discount, invoice.total, invoice.amount_due];
    sums.into_iter()
        .chain(invoice.lines.iter().map(|line| line.net))
        .chain(invoice.taxes.iter().flat_map(|tax| [tax.taxable, tax.tax]))
        .map(written)
        .collect()
}

fn shown_date(date: NaiveDate, language: DocumentLanguage) -> String {
    match language {
        English => words(Language::English).date(date),
        TraditionalChinese => words(Language::TraditionalChinese).date(date),
        Both => date.to_string(),
    }
}

/// Holds a document against its invoice: sound fonts, every text in reading order, the electronic invoice attached.
pub fn assert_sound(case: &Case, language: DocumentLanguage, document: &Document) {
    let name = &case.name;
    let reading = Reading::of(&document.bytes);
    assert!(!reading.fonts.is_empty());
    for (font, used) in &reading.fonts {
        font.assert_sound(used);
    }
    let text = reading.text();
    let texts = texts(case, language);
    let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
    for expected in &texts {
        *wanted.entry(shown(expected)).or_default() += 1;
    }
    for (expected, count) in wanted {
        let found = text.matches(&expected).count();
        assert!(
            found >= count,
            "{name} {language}: {expected:?} is there {found} times, not {count}, in:\n{text}"
        );
    }
    let given: String = texts.concat();
    for mark in ['〓', '\u{fffd}'] {
        assert_eq!(text.contains(mark), given.contains(mark), "{name} {language}: {mark}");
    }
    let pages = reading.furniture.matches("Packdesk").count();
    let footers = if language == English { 1 } else { 2 };
    assert_eq!(pages, document.pages * footers, "every page says who made the copy");
    assert_attached(document);
}

fn assert_attached(document: &Document) {
    let file = lopdf::Document::load_mem(&document.bytes).unwrap();
    let catalogue = file.catalog().unwrap();
    let is_attached = document.electronic == ElectronicInvoice::Attached;
    assert_eq!(catalogue.has(b"AF"), is_attached);
    if is_attached {
        let files = catalogue.get(b"AF").unwrap().as_array().unwrap();
        assert_eq!(files.len(), 1);
        let specification = file.get_dictionary(files[0].as_reference().unwrap()).unwrap();
        assert_eq!(
            specification.get(b"UF").unwrap().as_str().unwrap().len(),
            2 + 2 * "factur-x.xml".len()
        );
        assert_eq!(specification.get(b"F").unwrap().as_str().unwrap(), b"factur-x.xml");
    }
}
