use domain::{Invoice, Party};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

/// One form for what is written in several: full-width digits and letters become plain ones, capitals small.
fn folded(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).collect()
}

/// Everything an invoice is found by, one item a line, so that no match runs from one item into the next.
pub(crate) fn of_invoice(invoice: &Invoice) -> String {
    let mut items: Vec<String> = vec![invoice.number.as_str().to_owned(), invoice.issued.to_string()];
    items.extend(invoice.po_number.clone());
    items.extend(invoice.order_number.clone());
    for party in [&invoice.bill_to, &invoice.sold_to, &invoice.issuer] {
        items.extend(names(party));
    }
    for line in &invoice.lines {
        items.push(line.description.en.clone());
        items.push(line.description.zh_tw.clone());
    }
    for amount in [invoice.total, invoice.net, invoice.tax, invoice.amount_due] {
        items.push(format!("{amount} {}", invoice.currency.code()));
        items.push(grouped(amount));
    }
    let mut lines: Vec<String> = Vec::with_capacity(items.len());
    for item in items {
        let line = folded(&item).split_whitespace().collect::<Vec<_>>().join(" ");
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

/// An amount with commas between thousands, as documents print it: `1,095.00`.
fn grouped(amount: Decimal) -> String {
    let text = amount.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = sign.to_owned();
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

/// The words somebody looks for: each must stand somewhere in the text, as it is and not as any kind of pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    words: Vec<String>,
}

/// The index knows sequences of three characters; a shorter word cannot be looked up in it.
const INDEXED_CHARACTERS: usize = 3;
/// More words than this are checked one by one: the index accepts only so deep a question.
const INDEXED_WORDS: usize = 32;

impl Wanted {
    pub fn new(text: &str) -> Self {
        let folded = folded(text);
        let mut words: Vec<String> = Vec::new();
        for word in folded.split(|c: char| c.is_whitespace() || c.is_control()) {
            if !word.is_empty() && !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
        Self { words }
    }

    /// The question to the index, each word quoted as a text: `"a b""c" AND "d"`. `None` when every word is too short.
    pub fn indexed(&self) -> Option<String> {
        let quoted: Vec<String> = self
            .words
            .iter()
            .filter(|word| word.chars().count() >= INDEXED_CHARACTERS)
            .take(INDEXED_WORDS)
            .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
            .collect();
        (!quoted.is_empty()).then(|| quoted.join(" AND "))
    }

    /// The words the question to the index leaves out.
    pub fn remaining(&self) -> Vec<&str> {
        let mut indexed = 0;
        self.words
            .iter()
            .filter(|word| {
                let long = word.chars().count() >= INDEXED_CHARACTERS;
                indexed += usize::from(long);
                !long || indexed > INDEXED_WORDS
            })
            .map(String::as_str)
            .collect()
    }
}
