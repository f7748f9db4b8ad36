//! Invoices as an archive of many years and companies could have them.

use chrono::{NaiveDate, TimeDelta};
use domain::{
    CardSummary, Catalogue, Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceLine, InvoiceNumber,
    InvoicePayment, InvoiceStatus, Money, Names, Offer, Party, PaymentTerms, TaxId, TaxLine, TaxTreatment,
};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};

const DAYS: usize = 7_300;
const FIRST: [&str; 24] = [
    "Northwind",
    "Contoso",
    "Fabrikam",
    "Adatum",
    "Litware",
    "Tailspin",
    "Wingtip",
    "Proseware",
    "Lucerne",
    "Fourth",
    "Graphic",
    "Alpine",
    "Humongous",
    "Margie",
    "Consolidated",
    "Woodgrove",
    "Blue Yonder",
    "City Power",
    "Trey",
    "Lamna",
    "Relecloud",
    "VanArsdel",
    "Munson",
    "Bellows",
];
const SECOND: [&str; 12] = [
    "Software",
    "Systems",
    "Consulting",
    "Data",
    "Cloud",
    "Services",
    "Labs",
    "Networks",
    "Digital",
    "Solutions",
    "Partners",
    "Holdings",
];
const PLACES: [&str; 8] = ["台北", "高雄", "新竹", "台中", "桃園", "宏達", "青嵐", "大同"];
const TRADES: [&str; 5] = ["資訊", "科技", "數位", "雲端", "軟體"];
const ENDS: [&str; 2] = ["股份有限公司", "有限公司"];

fn name(random: &mut StdRng) -> String {
    let mut pick = |names: &[&'static str]| *names.choose(random).unwrap();
    match pick(&["", "", "", "zh"]) {
        "zh" => format!("{}{}{}", pick(&PLACES), pick(&TRADES), pick(&ENDS)),
        _ => format!(
            "{} {} {}",
            pick(&FIRST),
            pick(&SECOND),
            pick(&["Ltd", "GmbH", "Inc", "SARL"])
        ),
    }
}

fn party(name: String, random: &mut StdRng) -> Party {
    Party {
        name,
        attention: Some("Accounts payable".to_owned()),
        address_lines: vec!["12 Harbour Row".to_owned()],
        city: Some("Dublin".to_owned()),
        region: None,
        postal_code: Some("D01 X2P4".to_owned()),
        country: Country::new("IE"),
        tax_id: Some(TaxId {
            label: "VAT".to_owned(),
            value: format!("IE{}V", random.random_range(1_000_000..10_000_000)),
        }),
    }
}

/// The same ones each time, not in the order of their dates.
pub fn invoices(count: usize) -> Vec<Invoice> {
    let mut random = StdRng::seed_from_u64(7);
    let catalogue = Catalogue::embedded();
    let first: NaiveDate = "2002-01-01".parse().unwrap();
    let mut invoices: Vec<Invoice> = (0..count)
        .map(|number| {
            let days = i64::try_from(number * DAYS / count).unwrap();
            let offer = match random.random_range(0..4) {
                0 | 1 => &catalogue.offers()[0],
                _ => catalogue.offers().choose(&mut random).unwrap(),
            };
            invoice(number, first + TimeDelta::days(days), offer, &mut random)
        })
        .collect();
    // Answers come in parts, each of which is not in order.
    for part in invoices.chunks_mut(1_000) {
        part.reverse();
    }
    invoices
}

fn invoice(number: usize, issued: NaiveDate, offer: &Offer, random: &mut StdRng) -> Invoice {
    let currency = *[
        Currency::EUR,
        Currency::EUR,
        Currency::USD,
        Currency::GBP,
        Currency::TWD,
    ]
    .choose(random)
    .unwrap();
    let price = [47_500, 89_500, 167_000, 420_000].choose(random).unwrap() + random.random_range(0..30_000);
    let price = if currency == Currency::TWD { price * 30 } else { price };
    let rate = *[0, 5, 20, 23].choose(random).unwrap();
    let (net, tax) = (Decimal::new(price, 2), Decimal::new(price * rate / 100, 2));
    let status = match random.random_range(0..1000) {
        0 => InvoiceStatus::Overdue,
        1..10 => InvoiceStatus::Due,
        10..30 => InvoiceStatus::Refunded,
        _ => InvoiceStatus::Paid,
    };
    let (sold_to, bill_to) = (name(random), name(random));
    Invoice {
        number: InvoiceNumber::new(format!("E0600{number:06}")),
        kind: InvoiceKind::Invoice,
        status,
        issued,
        due: None,
        offer: offer.id.clone(),
        order_number: Some(random.random_range(3_000_000_000_u64..4_000_000_000).to_string()),
        po_number: Some(format!("PO-{}", random.random_range(1_000..100_000))),
        partner_id: "4242017".to_owned(),
        payment_terms: PaymentTerms::PaidAtPurchase,
        issuer: party(
            "Microsoft Ireland Operations Limited".to_owned(),
            &mut StdRng::seed_from_u64(1),
        ),
        sold_to: party(sold_to, random),
        bill_to: party(bill_to, random),
        lines: vec![InvoiceLine {
            description: Names {
                en: format!("{}, yearly subscription", offer.name.en),
                zh_tw: format!("{}續約", offer.name.zh_tw),
            },
            period: None,
            quantity: Decimal::ONE,
            unit_price: net,
            tax_rate: Decimal::from(rate),
            treatment: TaxTreatment::Standard,
            net,
        }],
        taxes: vec![TaxLine {
            label: Names {
                en: "VAT".to_owned(),
                zh_tw: "營業稅".to_owned(),
            },
            rate: Decimal::from(rate),
            treatment: TaxTreatment::Standard,
            taxable: net,
            tax,
        }],
        currency,
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
            amount: Money::new(net + tax, currency),
        }),
        received: None,
        placed_by: None,
        term: None,
    }
}
