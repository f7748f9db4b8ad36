use std::fs;
use std::path::Path;

use domain::{
    CardSummary, Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoicePayment,
    InvoiceStatus, InvoiceTerm, Money, NaiveDate, Names, OfferId, Party, PaymentTerms, Role, TaxId, TaxLine,
    TaxTreatment,
};
use invoice_pdf::{DocumentLanguage, Options, render};
use serde::{Deserialize, Serialize};

use crate::pages::Page;
use crate::protocol;

/// Sizes of documents, their lines, and how many there are of each: enough that no program sets one of them twice, for
/// some remember what they did.
const SIZES: [(&str, usize, usize); 2] = [("short", 5, 160), ("long", 1_000, 8)];

/// Two hundred ideographs as names of projects: 千字文, the first lines.
const PROJECTS: [&str; 50] = [
    "天地玄黃",
    "宇宙洪荒",
    "日月盈昃",
    "辰宿列張",
    "寒來暑往",
    "秋收冬藏",
    "閏餘成歲",
    "律呂調陽",
    "雲騰致雨",
    "露結為霜",
    "金生麗水",
    "玉出崑岡",
    "劍號巨闕",
    "珠稱夜光",
    "果珍李柰",
    "菜重芥薑",
    "海鹹河淡",
    "鱗潛羽翔",
    "龍師火帝",
    "鳥官人皇",
    "始制文字",
    "乃服衣裳",
    "推位讓國",
    "有虞陶唐",
    "弔民伐罪",
    "周發殷湯",
    "坐朝問道",
    "垂拱平章",
    "愛育黎首",
    "臣伏戎羌",
    "遐邇一體",
    "率賓歸王",
    "鳴鳳在竹",
    "白駒食場",
    "化被草木",
    "賴及萬方",
    "蓋此身髮",
    "四大五常",
    "恭惟鞠養",
    "豈敢毀傷",
    "女慕貞潔",
    "男效才良",
    "知過必改",
    "得能莫忘",
    "罔談彼短",
    "靡恃己長",
    "信使可覆",
    "器欲難量",
    "墨悲絲染",
    "詩讚羔羊",
];

#[derive(Serialize, Deserialize)]
struct Document<P> {
    /// The record, which Packdesk sets.
    invoice: Invoice,
    /// Every text that Packdesk's document shows, which the other programs set.
    page: P,
}

/// Writes `short-0.json` and so on: each holds a record, and all that is to be read in its document.
pub fn write(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for (size, lines, count) in SIZES {
        for number in 0..count {
            let invoice = invoice(lines, number);
            let page = Page::of(&invoice);
            let text = serde_json::to_string(&Document { invoice, page }).unwrap();
            fs::write(folder.join(format!("{size}-{number}.json")), text).unwrap();
        }
    }
}

/// Sets documents as standard input asks for it.
pub fn set(folder: &Path) {
    let options = Options::default();
    protocol::answer(
        |size, number| {
            let text = fs::read_to_string(folder.join(format!("{size}-{number}.json"))).ok()?;
            let document: Document<serde::de::IgnoredAny> = serde_json::from_str(&text).unwrap();
            Some(document.invoice)
        },
        |invoice| render(invoice, DocumentLanguage::Both, &options).unwrap().bytes,
    );
}

fn names(en: impl Into<String>, zh_tw: impl Into<String>) -> Names {
    Names {
        en: en.into(),
        zh_tw: zh_tw.into(),
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An invoice that differs from every other one in names, projects and amounts.
fn invoice(lines: usize, number: usize) -> Invoice {
    let lines: Vec<InvoiceLine> = (0..lines).map(|line| line_of(line, number)).collect();
    let net: Decimal = lines.iter().map(|line| line.net).sum();
    let tax = (net * Decimal::new(23, 2)).round_dp(2);
    let total = net + tax;
    let buyer = party(
        &format!("Lindqvist & Moore {} Ltd", 100 + number),
        &format!("{} Fitzwilliam Lane", 10 + number),
        "Dublin 2",
        &format!("IE 1234{number:03}FA"),
    );
    Invoice {
        number: InvoiceNumber::new(format!("T00021{number:04}")),
        kind: InvoiceKind::Invoice,
        status: InvoiceStatus::Paid,
        issued: date("2020-05-28"),
        due: None,
        offer: OfferId::new("action-pack"),
        order_number: Some(format!("730995{number:04}")),
        po_number: Some(format!("PO-2020-{number:04}")),
        partner_id: "4512880".to_owned(),
        payment_terms: PaymentTerms::PaidAtPurchase,
        issuer: party(
            "Microsoft Ireland Operations Limited",
            "One Microsoft Place",
            "Leopardstown",
            "IE 8256796U",
        ),
        bill_to: Party {
            attention: Some("Accounts payable 財務部".to_owned()),
            tax_id: None,
            ..buyer.clone()
        },
        sold_to: buyer,
        lines,
        taxes: vec![TaxLine {
            label: names("VAT", "加值稅"),
            rate: Decimal::from(23),
            treatment: TaxTreatment::Standard,
            taxable: net,
            tax,
        }],
        currency: Currency::EUR,
        net,
        discount: Decimal::ZERO,
        tax,
        total,
        paid: total,
        amount_due: Decimal::ZERO,
        payment: Some(InvoicePayment::Card {
            card: CardSummary {
                brand: "Visa".to_owned(),
                last_four: format!("{:04}", 4_821 + number),
                expires: None,
            },
            charged: date("2020-05-28"),
            amount: Money::new(total, Currency::EUR),
        }),
        received: None,
        placed_by: Some((format!("Aoife Moore {number}"), Role::MpnPartnerAdmin)),
        term: Some(InvoiceTerm {
            purchased: date("2020-05-28"),
            expires: date("2021-05-28"),
            window_opens: date("2021-05-29"),
            window_closes: Some(date("2021-06-27")),
            benefits_end: date("2021-06-27"),
        }),
    }
}

fn line_of(line: usize, number: usize) -> InvoiceLine {
    let project = PROJECTS[(line + number) % PROJECTS.len()];
    let price = Decimal::from(20_000 + (line * 7_919 + number * 104_729) % 80_000) / Decimal::ONE_HUNDRED;
    let quantity = Decimal::from(1 + line % 9);
    InvoiceLine {
        description: names(
            format!("Membership offer {}-{:04}", number + 1, line + 1),
            format!("會員優惠，{project}專案"),
        ),
        period: None,
        quantity,
        unit_price: price,
        tax_rate: Decimal::from(23),
        treatment: TaxTreatment::Standard,
        net: price * quantity,
    }
}

fn party(name: &str, street: &str, city: &str, tax_id: &str) -> Party {
    Party {
        name: name.to_owned(),
        attention: None,
        address_lines: vec![street.to_owned()],
        city: Some(city.to_owned()),
        region: None,
        postal_code: Some("D02 PK31".to_owned()),
        country: Country::new("IE"),
        tax_id: Some(TaxId {
            label: "VAT".to_owned(),
            value: tax_id.to_owned(),
        }),
    }
}
