use chrono::NaiveDate;
use iso_currency::Currency;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rust_decimal::Decimal;

use crate::proposal::{Field, Fields, Line, Origin};
use crate::refusal::{Reason, RefusalCode};

const ROOT: &str = "CrossIndustryInvoice";
/// The standard nests ten elements.
const DEEPEST: usize = 64;
const MOST_LINES: usize = 100_000;

const DOCUMENT: &str = "CrossIndustryInvoice/ExchangedDocument";
const AGREEMENT: &str = "CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement";
const SETTLEMENT: &str = "CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement";
const LINE: &str = "CrossIndustryInvoice/SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem";

/// Values of one element. One that stands twice with two contents counts as none.
#[derive(Default)]
struct Once(Option<Option<String>>);

impl Once {
    fn put(&mut self, text: &str) {
        let text = text.trim();
        match &mut self.0 {
            None => self.0 = Some(Some(text.to_owned())),
            Some(known) if known.as_deref() != Some(text) => *known = None,
            Some(_) => {}
        }
    }

    fn read<T>(self, element: &'static str, read: impl Fn(&str) -> Option<T>) -> Option<Field<T>> {
        let text = self.0.flatten()?;
        let value = read(&text)?;
        let origin = Origin::Element(element);
        Some(Field { value, origin })
    }
}

/// The codes of documents that give money back (UNTDID 1001). Their amounts have no sign of their own.
const CREDIT_NOTES: [&str; 9] = ["81", "83", "261", "296", "308", "381", "396", "420", "458"];

#[derive(Default)]
struct Elements {
    kind: Once,
    number: Once,
    date: Once,
    due_date: Once,
    currency: Once,
    net: Once,
    taxes: Vec<(String, String)>,
    total: Once,
    seller: Once,
    seller_tax_id: Once,
    buyer: Once,
    buyer_tax_id: Once,
    purchase_order: Once,
    period_from: Once,
    period_to: Once,
    lines: Vec<(Once, Once)>,
}

/// An element that is open: where it stands, what qualifies it and the text in it.
struct Open {
    path: String,
    qualifier: String,
    text: String,
}

/// Whether some XML is a cross-industry invoice.
pub fn is_invoice(bytes: &[u8]) -> bool {
    let mut reader = Reader::from_reader(bytes);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => return local_name(&start) == ROOT,
            Ok(Event::Eof | Event::Empty(_)) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// What a cross-industry invoice says. Its values are exact.
pub fn read_invoice(bytes: &[u8]) -> Result<Fields, Reason> {
    let damaged = || Reason::from(RefusalCode::Damaged);
    let mut reader = Reader::from_reader(bytes);
    let mut open: Vec<Open> = Vec::new();
    let mut elements = Elements::default();
    let mut is_whole = false;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Start(start) => {
                if open.len() >= DEEPEST {
                    return Err(RefusalCode::TooDeep.into());
                }
                let name = local_name(&start);
                let path = open
                    .last()
                    .map_or_else(|| name.clone(), |above| format!("{}/{name}", above.path));
                if path == LINE && elements.lines.len() < MOST_LINES {
                    elements.lines.push((Once::default(), Once::default()));
                }
                open.push(Open {
                    path,
                    qualifier: qualifier(&start),
                    text: String::new(),
                });
            }
            Event::Text(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text);
                }
            }
            Event::CData(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref().map_err(|_| damaged())? {
                    Some(character) => character.to_string(),
                    // Entities of its own would let a small file become a large one.
                    None => quick_xml::escape::resolve_predefined_entity(&reference)
                        .ok_or_else(damaged)?
                        .to_owned(),
                };
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&resolved);
                }
            }
            Event::End(_) => {
                let element = open.pop().ok_or_else(damaged)?;
                elements.put(&element);
                is_whole |= element.path == ROOT;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !is_whole || !open.is_empty() {
        return Err(damaged());
    }
    Ok(elements.fields())
}

impl Elements {
    fn put(&mut self, element: &Open) {
        let Open { path, qualifier, text } = element;
        let once = if let Some(rest) = path.strip_prefix(DOCUMENT) {
            match rest {
                "/ID" => &mut self.number,
                "/TypeCode" => &mut self.kind,
                "/IssueDateTime/DateTimeString" if qualifier == "102" => &mut self.date,
                _ => return,
            }
        } else if let Some(rest) = path.strip_prefix(AGREEMENT) {
            match rest {
                "/SellerTradeParty/Name" => &mut self.seller,
                "/SellerTradeParty/SpecifiedTaxRegistration/ID" if qualifier == "VA" => &mut self.seller_tax_id,
                "/BuyerTradeParty/Name" => &mut self.buyer,
                "/BuyerTradeParty/SpecifiedTaxRegistration/ID" if qualifier == "VA" => &mut self.buyer_tax_id,
                "/BuyerOrderReferencedDocument/IssuerAssignedID" => &mut self.purchase_order,
                _ => return,
            }
        } else if let Some(rest) = path.strip_prefix(SETTLEMENT) {
            match rest {
                "/InvoiceCurrencyCode" => &mut self.currency,
                "/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString" if qualifier == "102" => {
                    &mut self.due_date
                }
                "/BillingSpecifiedPeriod/StartDateTime/DateTimeString" if qualifier == "102" => &mut self.period_from,
                "/BillingSpecifiedPeriod/EndDateTime/DateTimeString" if qualifier == "102" => &mut self.period_to,
                "/SpecifiedTradeSettlementHeaderMonetarySummation/TaxBasisTotalAmount" => &mut self.net,
                "/SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount" => &mut self.total,
                "/SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount" => {
                    // The tax stands a second time in the currency that it is accounted in.
                    self.taxes.push((qualifier.clone(), text.trim().to_owned()));
                    return;
                }
                _ => return,
            }
        } else if let (Some(rest), Some((description, amount))) = (path.strip_prefix(LINE), self.lines.last_mut()) {
            match rest {
                "/SpecifiedTradeProduct/Name" => description,
                "/SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount" => amount,
                _ => return,
            }
        } else {
            return;
        };
        once.put(text);
    }

    fn fields(self) -> Fields {
        // As an invoice, a credit note would be the opposite of what it says.
        let is_kind = |code: &str| CREDIT_NOTES.contains(&code).then_some(());
        let gives_back = self.kind.read("TypeCode", is_kind).is_some();
        let amount_of = |text: &str| if gives_back { None } else { amount_of(text) };
        let currency = self.currency.read("InvoiceCurrencyCode", Currency::from_code);
        let code = currency.as_ref().map(|field| field.value.code());
        let mut tax = Once::default();
        for (currency, amount) in &self.taxes {
            if currency.is_empty() && self.taxes.len() == 1 || Some(currency.as_str()) == code {
                tax.put(amount);
            }
        }
        let lines = self.lines.into_iter().map(|(description, amount)| {
            let description = description.read("Name", text)?.value;
            let amount = amount.read("LineTotalAmount", amount_of)?.value;
            Some(Line { description, amount })
        });
        Fields {
            number: self.number.read("ExchangedDocument/ID", text),
            date: self.date.read("IssueDateTime", day),
            due_date: self.due_date.read("DueDateDateTime", day),
            currency,
            net: self.net.read("TaxBasisTotalAmount", amount_of),
            tax: tax.read("TaxTotalAmount", amount_of),
            total: self.total.read("GrandTotalAmount", amount_of),
            seller: self.seller.read("SellerTradeParty/Name", text),
            seller_tax_id: self
                .seller_tax_id
                .read("SellerTradeParty/SpecifiedTaxRegistration", text),
            buyer: self.buyer.read("BuyerTradeParty/Name", text),
            buyer_tax_id: self.buyer_tax_id.read("BuyerTradeParty/SpecifiedTaxRegistration", text),
            purchase_order: self.purchase_order.read("BuyerOrderReferencedDocument", text),
            period_from: self.period_from.read("BillingSpecifiedPeriod/StartDateTime", day),
            period_to: self.period_to.read("BillingSpecifiedPeriod/EndDateTime", day),
            description: None,
            lines: lines.collect::<Option<Vec<_>>>().unwrap_or_default(),
        }
    }
}

const LONGEST_TEXT: usize = 500;

fn text(text: &str) -> Option<String> {
    (!text.is_empty() && text.chars().count() <= LONGEST_TEXT).then(|| text.to_owned())
}

fn amount_of(text: &str) -> Option<Decimal> {
    text.parse().ok()
}

fn day(text: &str) -> Option<NaiveDate> {
    (text.len() == 8)
        .then(|| NaiveDate::parse_from_str(text, "%Y%m%d").ok())
        .flatten()
}

fn local_name(start: &BytesStart<'_>) -> String {
    start.local_name().as_ref().to_owned()
}

/// What tells one element from another of its name: the form of a date, whose number it is, the currency.
fn qualifier(start: &BytesStart<'_>) -> String {
    let mut attributes = start.attributes();
    let mut named = attributes
        .with_checks(false)
        .flatten()
        .filter(|attribute| ["format", "schemeID", "currencyID"].contains(&attribute.key.local_name().as_ref()));
    named
        .next()
        .map(|attribute| attribute.value.into_owned())
        .unwrap_or_default()
}
