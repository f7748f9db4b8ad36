//! What a reader finds in the file: every name, line and amount, on the right page, inside the margins.

use crate::support::{date, decimal, irish, names, taiwanese, with_original, written};
use domain::{Currency, Decimal, InvoiceKind, InvoiceStatus, Money, Names, PaymentTerms, TaxTreatment};
use invoice_pdf::DocumentLanguage::{self, Both, English, TraditionalChinese};
use invoice_pdf::{Options, Source};

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
        "第 1 頁，共 1 頁",
        "Copy made by Packdesk from Partner Center data.",
    ] {
        assert!(text.contains(expected), "{expected:?} is missing in:\n{text}");
    }
    for absent in ["原始", "prevails", "Taiwan", "台灣\n", "document-"] {
        assert!(!text.contains(absent), "{absent:?} is in:\n{text}");
    }
}

#[test]
fn both_languages_stand_on_one_page() {
    let text = written(&irish(), Both, &with_original()).text();
    for expected in [
        "Invoice 發票",
        "Invoice number 發票編號",
        "Sold by 賣方",
        "Ireland 愛爾蘭",
        "Invoice date (UTC) 發票日期",
        "EUR, euro 歐元",
        "Paid at purchase",
        "購買時付款",
        "Unit price EUR",
        "未稅金額",
        "Microsoft Action Pack subscription",
        "Microsoft 行動套件訂閱",
        "1-year subscription, 2020-05-28 – 2021-05-28",
        "一年期訂閱，2020-05-28 – 2021-05-28",
        "VAT 23%, Ireland",
        "加值稅 23%，愛爾蘭",
        "VAT 23% 加值稅",
        "Total 總計",
        "Paid 2020-05-28, Visa ending 4821",
        "已於 2020-05-28 付清，Visa 末四碼 4821",
        "2020-05-28, EUR 516.60",
        "Aoife Moore, MPN partner admin",
        "2021-05-29 – 2021-06-27",
        "An issued invoice is not corrected",
        "發票開立後無法更正或重新開立。",
        "T000214873.pdf, 2 pages, 148 KB",
        "T000214873.pdf，2 頁，148 KB",
        "2020-06-05, 14:20 UTC",
        "Copy made by Packdesk from Partner Center data. The issuer’s original PDF prevails.",
        "Packdesk 依合作夥伴中心資料產生之副本。以開立人提供的原始 PDF 為準。",
        "Page 2 of 2",
        "第 2 頁，共 2 頁",
        "Invoice 發票 T000214873, 2020-05-28",
    ] {
        assert!(text.contains(expected), "{expected:?} is missing in:\n{text}");
    }
    for absent in ["28 May", "5 月", "€", "document-"] {
        assert!(!text.contains(absent), "{absent:?} is in:\n{text}");
    }
    let text = written(&taiwanese(), Both, &Options::default()).text();
    for expected in [
        "TWD 57,330",
        "Taiwan 台灣",
        "TWD, New Taiwan dollar 新臺幣",
        "營業稅 5%，台灣",
    ] {
        assert!(text.contains(expected), "{expected:?} is missing in:\n{text}");
    }
    assert!(!text.contains("NT$"), "{text}");
}

#[test]
fn amounts_that_contradict_each_other_are_printed_as_stated_with_a_note() {
    for invoice in [irish(), taiwanese()] {
        for language in DocumentLanguage::ALL {
            let text = written(&invoice, language, &Options::default()).text();
            assert!(!text.contains("do not add up") && !text.contains("彼此不符"), "{text}");
        }
    }
    let mut invoice = irish();
    invoice.net = decimal("400");
    invoice.tax = decimal("90");
    invoice.total = decimal("500");
    invoice.amount_due = decimal("7");
    let text = written(&invoice, Both, &Options::default()).text();
    for expected in [
        "The amounts are printed as stated. They do not add up.",
        "The lines come to EUR 420.00; the stated net amount is EUR 400.00.",
        "The taxes come to EUR 96.60; the stated tax is EUR 90.00.",
        "Net amount less discount plus tax comes to EUR 490.00; the stated total is EUR 500.00.",
        "Total less the amount paid comes to EUR −16.60; the stated amount due is EUR 7.00.",
        "金額依原紀錄列印，但彼此不符。",
        "總計減已付金額為 EUR −16.60，所列應付餘額為 EUR 7.00。",
    ] {
        assert!(text.contains(expected), "{expected:?} is missing in:\n{text}");
    }
    let mut huge = irish();
    huge.lines[0].net = Decimal::MAX;
    huge.lines.push(huge.lines[0].clone());
    let text = written(&huge, English, &Options::default()).text();
    assert!(
        text.contains("They do not add up.") && !text.contains("The lines come to"),
        "{text}"
    );
    let mut bare = irish();
    bare.lines.clear();
    bare.taxes.clear();
    let text = written(&bare, English, &Options::default()).text();
    assert!(!text.contains("do not add up"), "{text}");
    assert!(text.contains("EUR 96.60"), "the tax is told without its rates:\n{text}");
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

#[test]
fn the_footer_says_where_the_data_come_from() {
    for (source, english, chinese) in [
        (
            Source::PartnerCenter,
            "from Partner Center data.",
            "依合作夥伴中心資料產生之副本。",
        ),
        (
            Source::ByHand,
            "from data entered by hand.",
            "依手動輸入的資料產生之副本。",
        ),
        (Source::Sample, "Nothing was sold or charged.", "並無實際銷售或收費。"),
    ] {
        let options = Options {
            source,
            ..Options::default()
        };
        let text = written(&irish(), English, &options).text();
        assert_eq!(text.matches(english).count(), 1, "{text}");
        assert!(!text.contains("prevails"), "{text}");
        let text = written(&irish(), TraditionalChinese, &options).text();
        assert!(text.contains(chinese) && text.contains(english), "{text}");
    }
}
