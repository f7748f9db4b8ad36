use lopdf::{Document, Object, Stream, dictionary};

use crate::fixtures::folder;
use crate::support::{bytes, code, read};

pub const INVOICE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" xmlns:ram="r" xmlns:udt="u">
<rsm:ExchangedDocument><ram:ID>X-1</ram:ID><ram:IssueDateTime><udt:DateTimeString format="102">20260314</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
<ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:Name>A &amp; B</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>
<ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>M&#252;ller</ram:Name><ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">1</ram:ID></ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">DE1</ram:ID></ram:SpecifiedTaxRegistration></ram:SellerTradeParty><ram:BuyerTradeParty><ram:Name>Buyer</ram:Name></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount currencyID="EUR">19.00</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="USD">21.00</ram:TaxTotalAmount><ram:GrandTotalAmount>119.00</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
</ram:ApplicableHeaderTradeSettlement></rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"#;

#[test]
fn the_values_of_an_electronic_invoice_are_exact() {
    let told = read([bytes("x", INVOICE)]);
    let fields = &told.proposals[0].fields;
    assert_eq!(fields.number.as_ref().unwrap().value, "X-1");
    assert_eq!(fields.date.as_ref().unwrap().value.to_string(), "2026-03-14");
    assert_eq!(fields.seller.as_ref().unwrap().value, "Müller");
    assert_eq!(fields.seller_tax_id.as_ref().unwrap().value, "DE1");
    assert_eq!(fields.tax.as_ref().unwrap().value.to_string(), "19.00");
    assert_eq!(fields.total.as_ref().unwrap().value.to_string(), "119.00");
    assert_eq!((fields.lines[0].description.as_str(), fields.lines.len()), ("A & B", 1));
    assert_eq!(fields.buyer_tax_id, None);
}

#[test]
fn what_a_credit_note_gives_back_is_proposed_as_no_charge() {
    let of_kind = |code: &str| {
        let kind = format!("<ram:ID>X-1</ram:ID><ram:TypeCode>{code}</ram:TypeCode>");
        let told = read([bytes("x", INVOICE.replacen("<ram:ID>X-1</ram:ID>", &kind, 1))]);
        told.proposals[0].fields.clone()
    };
    assert_eq!(of_kind("380").total.unwrap().value.to_string(), "119.00");
    let note = of_kind("381");
    assert_eq!(
        (note.net, note.tax, note.total, note.lines.len()),
        (None, None, None, 0)
    );
    assert_eq!(note.number.unwrap().value, "X-1");
}

#[test]
fn it_is_read_where_it_is_embedded_in_a_document() {
    let mut document = Document::load(folder().join("invoices/en-00-reportlab.pdf")).unwrap();
    let stream = document.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, INVOICE.into()));
    let file = document.add_object(dictionary! {
        "Type" => "Filespec",
        "UF" => Object::string_literal("factur-x.xml"),
        "EF" => dictionary! { "F" => stream },
    });
    let names = dictionary! { "EmbeddedFiles" => dictionary! {
        "Names" => vec![Object::string_literal("factur-x.xml"), file.into()],
    } };
    document.catalog_mut().unwrap().set("Names", names);
    let mut pdf = Vec::new();
    document.save_to(&mut pdf).unwrap();
    let told = read([bytes("x", pdf)]);
    assert_eq!(told.numbers(), ["X-1"]);
}

#[test]
fn other_and_broken_xml_is_refused() {
    assert_eq!(code("<html><body>Sign in</body></html>"), "unknown_kind");
    assert_eq!(code(&INVOICE[..INVOICE.len() - 40]), "damaged");
    let laughs = INVOICE
        .replacen("<rsm:Cross", "<!DOCTYPE x [<!ENTITY a \"b\">]><rsm:Cross", 1)
        .replace("Buyer<", "&a;<");
    assert_eq!(code(laughs), "damaged");
    let deep = format!("<CrossIndustryInvoice>{}", "<a>".repeat(100_000));
    assert_eq!(code(deep), "too_deep");
}
