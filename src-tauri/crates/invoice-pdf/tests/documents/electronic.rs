//! The invoice for machines: attached when it can be told in EN 16931, and a plain reason when not.

use crate::support::{decimal, irish, kinds_of_invoices, taiwanese, with_lines};
use domain::{Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceNumber, TaxTreatment};
use invoice_pdf::DocumentLanguage::{English, TraditionalChinese};
use invoice_pdf::{ElectronicInvoice, Gap, Options, render};
use lopdf::{Document, Object};

fn attached(invoice: &Invoice) -> Option<String> {
    let document = render(invoice, English, &Options::default()).unwrap();
    let file = Document::load_mem(&document.bytes).unwrap();
    let catalogue = file.catalog().unwrap();
    let Ok(files) = catalogue.get(b"AF") else {
        assert_ne!(document.electronic, ElectronicInvoice::Attached);
        assert!(!catalogue.has(b"Names"));
        return None;
    };
    assert_eq!(document.electronic, ElectronicInvoice::Attached);
    let specification = files.as_array().unwrap()[0].as_reference().unwrap();
    let named = catalogue.get(b"Names").unwrap().as_dict().unwrap();
    let named = named
        .get(b"EmbeddedFiles")
        .unwrap()
        .as_dict()
        .unwrap()
        .get(b"Names")
        .unwrap()
        .as_array()
        .unwrap();
    assert_eq!(
        named[1].as_reference().unwrap(),
        specification,
        "both lists name the same file"
    );
    let specification = file.get_dictionary(specification).unwrap();
    assert_eq!(
        specification.get(b"AFRelationship").unwrap(),
        &Object::Name(b"Alternative".to_vec())
    );
    assert_eq!(specification.get(b"F").unwrap().as_str().unwrap(), b"factur-x.xml");
    let stream = specification
        .get(b"EF")
        .unwrap()
        .as_dict()
        .unwrap()
        .get(b"F")
        .unwrap()
        .as_reference()
        .unwrap();
    let stream = file.get_object(stream).unwrap().as_stream().unwrap();
    let size = stream
        .dict
        .get(b"Params")
        .unwrap()
        .as_dict()
        .unwrap()
        .get(b"Size")
        .unwrap()
        .as_i64()
        .unwrap();
    let xml = String::from_utf8(stream.decompressed_content().unwrap()).unwrap();
    assert_eq!(i64::try_from(xml.len()).unwrap(), size);
    Some(xml)
}

fn gaps(invoice: &Invoice) -> Vec<Gap> {
    match render(invoice, English, &Options::default()).unwrap().electronic {
        ElectronicInvoice::Attached => Vec::new(),
        ElectronicInvoice::Impossible(gaps) => gaps,
    }
}

#[test]
fn the_amounts_are_those_of_the_page() {
    let xml = attached(&irish()).unwrap();
    for expected in [
        "<ram:ID>urn:cen.eu:en16931:2017</ram:ID>",
        "<ram:ID>T000214873</ram:ID>",
        "<ram:TypeCode>380</ram:TypeCode>",
        "<udt:DateTimeString format=\"102\">20200528</udt:DateTimeString>",
        "<ram:Name>Lindqvist &amp; Moore Ltd</ram:Name>",
        "<ram:ID schemeID=\"VA\">IE1234567FA</ram:ID>",
        "<ram:ChargeAmount>420.00</ram:ChargeAmount>",
        "<ram:LineTotalAmount>420.00</ram:LineTotalAmount>",
        "<ram:TaxTotalAmount currencyID=\"EUR\">96.60</ram:TaxTotalAmount>",
        "<ram:GrandTotalAmount>516.60</ram:GrandTotalAmount>",
        "<ram:TotalPrepaidAmount>516.60</ram:TotalPrepaidAmount>",
        "<ram:DuePayableAmount>0.00</ram:DuePayableAmount>",
        "<ram:IssuerAssignedID>PO-2020-0398</ram:IssuerAssignedID>",
    ] {
        assert!(xml.contains(expected), "{expected} is missing in:\n{xml}");
    }
}

#[test]
fn every_line_is_told_and_texts_are_exact() {
    let xml = attached(&with_lines(300)).unwrap();
    assert_eq!(xml.matches("<ram:IncludedSupplyChainTradeLineItem>").count(), 300);
    let mut invoice = irish();
    invoice.sold_to.name = "𠮷野家 <髙﨑> & 软".to_owned();
    assert!(attached(&invoice).unwrap().contains("𠮷野家 &lt;髙﨑&gt; &amp; 软"));
}

#[test]
fn a_number_without_a_country_prefix_is_a_local_one() {
    let xml = attached(&taiwanese()).unwrap();
    assert!(xml.contains("<ram:ID schemeID=\"FC\">00000000</ram:ID>"), "{xml}");
    assert!(!xml.contains("schemeID=\"VA\""), "{xml}");
    assert!(
        xml.contains("<ram:InvoiceCurrencyCode>TWD</ram:InvoiceCurrencyCode>"),
        "{xml}"
    );
}

#[test]
fn kinds_of_invoices_are_told() {
    for (name, invoice) in kinds_of_invoices() {
        assert!(attached(&invoice).is_some(), "{name}: {:?}", gaps(&invoice));
    }
    let kinds = kinds_of_invoices();
    let told = |name: &str| attached(&kinds.iter().find(|(kind, _)| *kind == name).unwrap().1).unwrap();
    let credit = told("credit-note");
    assert!(credit.contains("<ram:TypeCode>381</ram:TypeCode>"), "{credit}");
    assert!(
        credit.contains("<ram:GrandTotalAmount>516.60</ram:GrandTotalAmount>"),
        "{credit}"
    );
    assert!(told("reverse-charge").contains("<ram:CategoryCode>AE</ram:CategoryCode>"));
    assert!(told("discount").contains("<ram:AllowanceTotalAmount>42.00</ram:AllowanceTotalAmount>"));
    assert!(!told("outside-scope").contains("RateApplicablePercent"));
}

#[test]
fn what_is_missing_is_told() {
    type Change = fn(&mut Invoice);
    let changes: [(Gap, Change); 17] = [
        (Gap::VoidNote, |invoice| invoice.kind = InvoiceKind::VoidNote),
        (Gap::Number, |invoice| invoice.number = InvoiceNumber::new(" ")),
        (Gap::SellerName, |invoice| invoice.issuer.name.clear()),
        (Gap::SellerCountry, |invoice| {
            invoice.issuer.country = Country::new("ZZ")
        }),
        (Gap::SellerTaxNumber, |invoice| invoice.issuer.tax_id = None),
        (Gap::BuyerName, |invoice| invoice.sold_to.name = "\u{0}".to_owned()),
        (Gap::BuyerCountry, |invoice| invoice.sold_to.country = Country::new("")),
        (Gap::BuyerTaxNumber, |invoice| {
            for treatment in [&mut invoice.lines[0].treatment, &mut invoice.taxes[0].treatment] {
                *treatment = TaxTreatment::ReverseCharge;
            }
            invoice.sold_to.tax_id = None;
        }),
        (Gap::Lines, |invoice| invoice.lines.clear()),
        (Gap::LineDescription, |invoice| {
            invoice.lines[0].description = crate::support::names("", " ")
        }),
        (Gap::UnitPrice, |invoice| invoice.lines[0].unit_price = decimal("-420")),
        (Gap::LineAmount, |invoice| invoice.lines[0].quantity = decimal("2")),
        (Gap::Taxes, |invoice| invoice.taxes.clear()),
        (Gap::TaxBreakdown, |invoice| invoice.taxes[0].taxable = decimal("400")),
        (Gap::TaxRate, |invoice| invoice.taxes[0].tax = decimal("99")),
        (Gap::Totals, |invoice| invoice.amount_due = Decimal::ONE),
        (Gap::Decimals, |invoice| {
            invoice.currency = Currency::KWD;
            invoice.paid = decimal("516.605");
        }),
    ];
    assert_eq!(gaps(&irish()), []);
    for (gap, change) in changes {
        let mut invoice = irish();
        change(&mut invoice);
        assert!(
            gaps(&invoice).contains(&gap),
            "{gap:?} is missing in {:?}",
            gaps(&invoice)
        );
        assert!(attached(&invoice).is_none());
        assert!(!gap.field().is_empty());
    }
}

#[test]
fn the_metadata_tells_of_an_electronic_invoice_only_where_there_is_one() {
    let packet = |invoice: &Invoice| {
        let document = render(invoice, TraditionalChinese, &Options::default()).unwrap();
        let file = Document::load_mem(&document.bytes).unwrap();
        let id = file
            .catalog()
            .unwrap()
            .get(b"Metadata")
            .unwrap()
            .as_reference()
            .unwrap();
        let stream = file.get_object(id).unwrap().as_stream().unwrap();
        assert!(!stream.dict.has(b"Filter"), "the packet is readable without a library");
        String::from_utf8(stream.content.clone()).unwrap()
    };
    let told = packet(&irish());
    assert!(told.contains("<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>") && told.contains("factur-x.xml"));
    assert!(told.contains("<pdfaid:part>3</pdfaid:part>") && told.contains("<pdfuaid:part>1</pdfuaid:part>"));
    let mut invoice = irish();
    invoice.taxes.clear();
    assert!(!packet(&invoice).contains("fx:"));
}
