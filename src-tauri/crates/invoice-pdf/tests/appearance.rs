//! What a reader finds in the file: every name, line and amount, on the right page, inside the margins.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod support;

use domain::{Currency, Decimal, InvoiceKind, InvoiceNumber, InvoiceStatus, Money, Names, PaymentTerms, TaxTreatment};
use invoice_pdf::Options;
use support::{date, decimal, irish, names, taiwanese, with_lines, with_original, written};
use words::Language::{self, English, TraditionalChinese};

fn without_white_space(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

#[test]
fn the_english_invoice_says_everything() {
    let text = written(&irish(), English, &with_original()).text();
    for expected in [
        "Invoice",
        "T000214873",
        "Microsoft Ireland Operations",
        "Lindqvist & Moore Ltd",
        "Accounts payable",
        "Dublin 2, D02 PK31",
        "Ireland",
        "VAT IE 1234567FA",
        "28 May 2020",
        "7309951842",
        "PO-2020-0398",
        "EUR, euro",
        "4512880",
        "Paid at purchase",
        "Microsoft Action Pack subscription",
        "1-year subscription, 28 May 2020 to 28 May 2021",
        "VAT 23%, Ireland",
        "EUR 420.00",
        "EUR 0.00",
        "EUR 96.60",
        "EUR 516.60",
        "Paid 28 May 2020, Visa ending 4821",
        "Credit card, Visa ending 4821",
        "28 May 2020, EUR 516.60",
        "29 May to 27 June 2021",
        "T000214873.pdf, 2 pages, 148 KB",
        "5 June 2020, 14:20 UTC",
        "9c417be0 52f6a3d1 7741e08c b95d20af",
        "The issuer’s original PDF prevails.",
        "Page 1 of 2",
        "Page 2 of 2",
    ] {
        assert!(text.contains(expected), "{expected:?} is missing in:\n{text}");
    }
}

#[test]
fn the_chinese_invoice_says_everything_with_english_beside_it() {
    let text = written(&taiwanese(), TraditionalChinese, &Options::default()).text();
    for expected in [
        "發票 Invoice",
        "發票編號 Invoice number",
        "台灣微軟股份有限公司",
        "青嵐資訊股份有限公司",
        "財務部",
        "110 台北市信義區",
        "松仁路 88 號 12 樓",
        "統一編號 12345675",
        "2020 年 6 月 2 日",
        "TWD，新臺幣",
        "電子銀行轉帳",
        "單價 TWD",
        "銀級專長認證 Silver competency",
        "一年期訂閱，2020 年 6 月 2 日至 2021 年 6 月 2 日",
        "1-year subscription, 2 June 2020 to 2 June 2021",
        "營業稅 5% Business tax",
        "NT$54,600",
        "NT$0",
        "NT$2,730",
        "NT$57,330",
        "Paid 9 June 2020, bank transfer",
        "7309962077 / 5530917",
        "2021 年 6 月 3 日至 7 月 2 日",
        "統一發票另以快遞寄送",
        "第 1 頁，共 2 頁",
        "Copy made by Packdesk from Partner Center data.",
    ] {
        assert!(text.contains(expected), "{expected:?} is missing in:\n{text}");
    }
    for absent in ["原始", "prevails", "Taiwan", "台灣\n", "document-"] {
        assert!(!text.contains(absent), "{absent:?} is in:\n{text}");
    }
}

#[test]
fn either_language_writes_either_currency() {
    let euros = written(&irish(), TraditionalChinese, &Options::default()).text();
    for expected in [
        "EUR，歐元",
        "€516.60",
        "加值稅 23% VAT",
        "單價 EUR",
        "愛爾蘭",
        "Microsoft 行動套件訂閱",
    ] {
        assert!(euros.contains(expected), "{expected:?} is missing in:\n{euros}");
    }
    let dollars = written(&taiwanese(), English, &Options::default()).text();
    for expected in [
        "TWD, New Taiwan dollar",
        "TWD 57,330",
        "Business tax 5%, Taiwan",
        "Silver competency",
        "青嵐資訊",
    ] {
        assert!(dollars.contains(expected), "{expected:?} is missing in:\n{dollars}");
    }
}

#[test]
fn currencies_have_their_own_number_of_decimals() {
    for (currency, amount, expected) in [
        (Currency::JPY, "57330", "JPY 57,330"),
        (Currency::KWD, "57.33", "KWD 57.330"),
        (Currency::USD, "57330", "USD 57,330.00"),
        (Currency::TWD, "57330.50", "TWD 57,330.50"),
    ] {
        let mut invoice = irish();
        invoice.currency = currency;
        invoice.total = decimal(amount);
        let text = written(&invoice, English, &Options::default()).text();
        assert!(text.contains(expected), "{expected:?} is missing in:\n{text}");
    }
}

#[test]
fn missing_fields_leave_no_labels() {
    let mut invoice = irish();
    invoice.order_number = None;
    invoice.po_number = Some("  ".to_owned());
    invoice.partner_id = String::new();
    invoice.payment_terms = PaymentTerms::AsWritten(String::new());
    invoice.payment = None;
    invoice.paid = Decimal::ZERO;
    invoice.placed_by = None;
    invoice.term = None;
    invoice.taxes.clear();
    invoice.status = InvoiceStatus::Unknown;
    invoice.issuer.name = String::new();
    invoice.issuer.address_lines.clear();
    invoice.issuer.city = None;
    invoice.issuer.postal_code = None;
    invoice.issuer.tax_id = None;
    invoice.issuer.country = domain::Country::new("");
    let text = written(&invoice, English, &Options::default()).text();
    for absent in [
        "Order number",
        "PO number",
        "PartnerID",
        "Payment",
        "Paid",
        "Order placed",
        "Term of",
        "Sold by",
        "Tax\n",
        "Taxable",
        "Stored original",
        "VAT 23",
    ] {
        assert!(!text.contains(absent), "{absent:?} is in:\n{text}");
    }
    assert!(text.contains("Sold to") && text.contains("Amount due") && text.contains("Notes"));
}

#[test]
fn discounts_credits_and_several_taxes() {
    let mut invoice = irish();
    invoice.kind = InvoiceKind::CreditNote;
    invoice.status = InvoiceStatus::Refunded;
    invoice.discount = decimal("42");
    invoice.total = decimal("-474.60");
    let mut exempt = invoice.taxes[0].clone();
    exempt.rate = Decimal::ZERO;
    exempt.treatment = TaxTreatment::Exempt;
    let mut reverse = exempt.clone();
    reverse.treatment = TaxTreatment::ReverseCharge;
    invoice.taxes.extend([exempt, reverse]);
    let text = written(&invoice, English, &Options::default()).text();
    for expected in [
        "Credit note",
        "Credit note number",
        "EUR 42.00",
        "EUR −474.60",
        "VAT 0%, exempt",
        "VAT 0%, reverse charge",
        "VAT 0%, Ireland, exempt",
        "VAT 0%, Ireland, reverse",
        "Reverse charge: the tax is to be accounted for by the recipient.",
        "Exempt: the amounts marked so are exempt from tax.",
        "Refunded",
        "A credit note takes back",
    ] {
        assert!(text.contains(expected), "{expected:?} is missing in:\n{text}");
    }
    assert!(!text.contains("Keep this invoice"));
}

#[test]
fn what_is_still_owed_is_said() {
    let mut invoice = irish();
    invoice.status = InvoiceStatus::Overdue;
    invoice.due = Some(date("2020-06-28"));
    invoice.payment = None;
    invoice.paid = Decimal::ZERO;
    invoice.amount_due = invoice.total;
    let text = written(&invoice, English, &Options::default()).text();
    assert!(
        text.contains("Due date") && text.contains("Overdue, was to be paid by 28 June 2020"),
        "{text}"
    );
    assert!(!text.contains("Paid 28"), "{text}");
}

/// Every word of the file with its box: page, left, top, right, bottom.
fn words_of(written: &support::Written) -> Vec<(usize, [f64; 4], String)> {
    let boxes = written.tool("pdftotext", &["-bbox"], &["-"]);
    let mut page = 0;
    let mut words = Vec::new();
    for line in boxes.lines().map(str::trim) {
        if line.starts_with("<page ") {
            page += 1;
        }
        let Some(rest) = line.strip_prefix("<word ") else {
            continue;
        };
        let (attributes, text) = rest.split_once('>').unwrap();
        let numbers: Vec<f64> = attributes
            .split('"')
            .skip(1)
            .step_by(2)
            .map(|number| number.parse().unwrap())
            .collect();
        words.push((
            page,
            [numbers[0], numbers[1], numbers[2], numbers[3]],
            text.replace("</word>", ""),
        ));
    }
    words
}

fn assert_inside_margins(written: &support::Written) {
    let words = words_of(written);
    assert!(!words.is_empty());
    for (page, [left, top, right, bottom], text) in words {
        // A4 with 24 mm on the left and 20 mm on the right; a glyph's box may overhang its advance a little.
        assert!(
            left >= 67.5 && right <= 539.5,
            "page {page}: {text:?} from {left} to {right}"
        );
        assert!(
            top >= 50.0 && bottom <= 812.0,
            "page {page}: {text:?} from {top} to {bottom}"
        );
    }
}

#[test]
fn long_names_break_and_stay_inside() {
    for language in Language::ALL {
        let mut invoice = irish();
        invoice.number = InvoiceNumber::new("9".repeat(120));
        invoice.sold_to.name = "x".repeat(1_000);
        invoice.bill_to.name = "青".repeat(1_000);
        invoice.po_number = Some("p".repeat(1_000));
        invoice.lines[0].description = names(&"w".repeat(1_000), &"嵐".repeat(1_000));
        invoice.taxes[0].label = names(&"t".repeat(300), &"稅".repeat(300));
        let written = written(&invoice, language, &Options::default());
        let text = without_white_space(&written.running_text());
        let count = |letter: char| text.chars().filter(|character| *character == letter).count();
        for (letter, least) in [('x', 1_000), ('青', 1_000), ('p', 1_000), ('w', 1_000)] {
            assert!(count(letter) >= least, "{letter} stands {} times", count(letter));
        }
        assert_inside_margins(&written);
    }
}

#[test]
fn a_value_longer_than_a_page_goes_on() {
    let mut invoice = irish();
    invoice.lines[0].description.en = "many words ".repeat(3_000);
    invoice.sold_to.name = "z".repeat(20_000);
    let written = written(&invoice, English, &Options::default());
    let text = written.running_text();
    assert_eq!(text.matches("many").count(), 3_000);
    assert!(without_white_space(&text).matches('z').count() >= 20_000);
    assert_inside_margins(&written);
}

#[test]
fn huge_amounts_do_not_collide() {
    let mut invoice = irish();
    let huge = decimal("-123456789012345678901234.56");
    for amount in [
        &mut invoice.net,
        &mut invoice.total,
        &mut invoice.tax,
        &mut invoice.paid,
        &mut invoice.amount_due,
    ] {
        *amount = huge;
    }
    invoice.lines[0].net = huge;
    invoice.lines[0].unit_price = huge;
    invoice.lines[0].quantity = huge;
    invoice.taxes[0].taxable = huge;
    invoice.taxes[0].tax = huge;
    let written = written(&invoice, English, &Options::default());
    assert_inside_margins(&written);
    let words = words_of(&written);
    for (index, (page, one, text)) in words.iter().enumerate() {
        for (other_page, other, other_text) in &words[index + 1..] {
            let across = one[2].min(other[2]) - one[0].max(other[0]);
            let down = one[3].min(other[3]) - one[1].max(other[1]);
            let height = (one[3] - one[1]).min(other[3] - other[1]);
            assert!(
                page != other_page || across < 1.0 || down < height / 2.0,
                "{text:?} and {other_text:?} lie on each other"
            );
        }
    }
}

#[test]
fn a_thousand_lines_fill_pages_that_each_say_what_the_columns_are() {
    for (language, heading) in [(English, "Description"), (TraditionalChinese, "項目")] {
        let written = written(&with_lines(1_000), language, &Options::default());
        let text = written.text();
        let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert_eq!(pages.len(), written.document.pages);
        assert!(pages.len() > 40);
        for number in 1..=1_000 {
            let [english, chinese] = [
                format!("Membership offer number {number}"),
                format!("會員優惠編號{number}"),
            ];
            let name = if language == English { &english } else { &chinese };
            assert!(text.contains(name.as_str()), "{name}");
        }
        let last = pages.len();
        for (index, page) in pages.iter().enumerate() {
            // The last page holds the sections.
            assert_eq!(page.contains(heading), index + 1 < last, "page {}", index + 1);
            let count = match language {
                English => format!("Page {} of {last}", index + 1),
                TraditionalChinese => format!("第 {} 頁，共 {last} 頁", index + 1),
            };
            assert!(page.contains(&count), "page {}", index + 1);
        }
        assert!(pages[last - 2].contains("516,600.00"), "{}", pages[last - 2]);
    }
}

#[test]
fn the_totals_are_never_alone_on_a_page() {
    for language in Language::ALL {
        for count in 1..=40 {
            let text = written(&with_lines(count), language, &Options::default()).text();
            let total = if language == English {
                "Amount due"
            } else {
                "應付餘額"
            };
            let page = text.split('\u{c}').find(|page| page.contains(total)).unwrap();
            let name = if language == English {
                "Membership offer number"
            } else {
                "會員優惠編號"
            };
            assert!(page.contains(name), "{count} lines:\n{page}");
        }
    }
}

#[test]
fn many_tax_rates_go_on_over_pages() {
    let mut invoice = irish();
    let tax = invoice.taxes[0].clone();
    invoice.taxes = (1..=150)
        .map(|rate| domain::TaxLine {
            rate: Decimal::from(rate),
            ..tax.clone()
        })
        .collect();
    let written = written(&invoice, English, &Options::default());
    let text = written.text();
    for rate in 1..=150 {
        assert!(text.contains(&format!("VAT {rate}%, Ireland")), "{rate}");
    }
    assert_inside_margins(&written);
}

#[test]
fn a_name_missing_in_one_language_is_the_same_in_both() {
    let mut invoice = taiwanese();
    invoice.lines[0].description = names("Learning Action Pack", "");
    let text = written(&invoice, TraditionalChinese, &Options::default()).text();
    assert_eq!(text.matches("Learning Action Pack").count(), 1, "{text}");
    invoice.lines[0].description = Names {
        en: String::new(),
        zh_tw: "學習行動套件".to_owned(),
    };
    let text = written(&invoice, English, &Options::default()).text();
    assert_eq!(text.matches("學習行動套件").count(), 1, "{text}");
}

#[test]
fn a_part_payment_is_not_called_paid_in_full() {
    let mut invoice = taiwanese();
    invoice.paid = decimal("50000");
    invoice.amount_due = decimal("7330");
    if let Some(domain::InvoicePayment::Transfer { amount, .. }) = &mut invoice.payment {
        *amount = Money::new(decimal("50000"), Currency::TWD);
    }
    let text = written(&invoice, TraditionalChinese, &Options::default()).text();
    assert!(
        !text.contains("付清") && text.contains("NT$50,000") && text.contains("NT$7,330"),
        "{text}"
    );
}
