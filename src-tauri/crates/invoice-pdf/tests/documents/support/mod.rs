//! Invoices for the tests, and the tools that read the files back.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

pub mod corpus;
pub mod fonts;
pub mod reader;
pub mod soundness;

use std::path::PathBuf;
use std::process::Command;

use domain::{
    CardSummary, Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoicePayment,
    InvoiceStatus, InvoiceTerm, Money, NaiveDate, Names, OfferId, Party, PaymentTerms, Role, TaxId, TaxLine,
    TaxTreatment,
};
use invoice_pdf::{Document, DocumentLanguage, Options, Source, StoredOriginal, render};

pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn names(en: &str, zh_tw: &str) -> Names {
    Names {
        en: en.to_owned(),
        zh_tw: zh_tw.to_owned(),
    }
}

/// An Irish partner's Action Pack, paid by card.
pub fn irish() -> Invoice {
    let buyer = Party {
        name: "Lindqvist & Moore Ltd".to_owned(),
        attention: None,
        address_lines: vec!["14 Fitzwilliam Lane".to_owned()],
        city: Some("Dublin 2".to_owned()),
        region: None,
        postal_code: Some("D02 PK31".to_owned()),
        country: Country::new("IE"),
        tax_id: Some(TaxId {
            label: "VAT".to_owned(),
            value: "IE 1234567FA".to_owned(),
        }),
    };
    Invoice {
        number: InvoiceNumber::new("T000214873"),
        kind: InvoiceKind::Invoice,
        status: InvoiceStatus::Paid,
        issued: date("2020-05-28"),
        due: None,
        offer: OfferId::new("action-pack"),
        order_number: Some("7309951842".to_owned()),
        po_number: Some("PO-2020-0398".to_owned()),
        partner_id: "4512880".to_owned(),
        payment_terms: PaymentTerms::PaidAtPurchase,
        issuer: Party {
            name: "Microsoft Ireland Operations Limited".to_owned(),
            attention: None,
            address_lines: vec!["One Microsoft Place".to_owned()],
            city: Some("Leopardstown".to_owned()),
            region: None,
            postal_code: Some("Dublin 18".to_owned()),
            country: Country::new("IE"),
            tax_id: Some(TaxId {
                label: "VAT".to_owned(),
                value: "IE 0000000 XX".to_owned(),
            }),
        },
        bill_to: Party {
            attention: Some("Accounts payable".to_owned()),
            tax_id: None,
            ..buyer.clone()
        },
        sold_to: buyer,
        lines: vec![InvoiceLine {
            description: names("Microsoft Action Pack subscription", "Microsoft 行動套件訂閱"),
            period: Some((date("2020-05-28"), date("2021-05-28"))),
            quantity: Decimal::ONE,
            unit_price: decimal("420.00"),
            tax_rate: decimal("23"),
            treatment: TaxTreatment::Standard,
            net: decimal("420.00"),
        }],
        taxes: vec![TaxLine {
            label: names("VAT", "加值稅"),
            rate: decimal("23"),
            treatment: TaxTreatment::Standard,
            taxable: decimal("420.00"),
            tax: decimal("96.60"),
        }],
        currency: Currency::EUR,
        net: decimal("420.00"),
        discount: Decimal::ZERO,
        tax: decimal("96.60"),
        total: decimal("516.60"),
        paid: decimal("516.60"),
        amount_due: Decimal::ZERO,
        payment: Some(InvoicePayment::Card {
            card: CardSummary {
                brand: "Visa".to_owned(),
                last_four: "4821".to_owned(),
                expires: None,
            },
            charged: date("2020-05-28"),
            amount: Money::new(decimal("516.60"), Currency::EUR),
        }),
        received: None,
        placed_by: Some(("Aoife Moore".to_owned(), Role::MpnPartnerAdmin)),
        term: Some(InvoiceTerm {
            purchased: date("2020-05-28"),
            expires: date("2021-05-28"),
            window_opens: date("2021-05-29"),
            window_closes: Some(date("2021-06-27")),
            benefits_end: date("2021-06-27"),
        }),
    }
}

/// A Taiwanese partner's silver competency, paid by bank transfer.
pub fn taiwanese() -> Invoice {
    let buyer = Party {
        name: "青嵐資訊股份有限公司".to_owned(),
        attention: None,
        address_lines: vec!["松仁路 88 號 12 樓".to_owned()],
        city: Some("台北市信義區".to_owned()),
        region: None,
        postal_code: Some("110".to_owned()),
        country: Country::new("TW"),
        tax_id: Some(TaxId {
            label: "統一編號".to_owned(),
            value: "12345675".to_owned(),
        }),
    };
    Invoice {
        number: InvoiceNumber::new("T000231106"),
        issued: date("2020-06-02"),
        offer: OfferId::new("silver-competency"),
        order_number: Some("7309962077".to_owned()),
        po_number: Some("QL-109-0216".to_owned()),
        partner_id: "5530917".to_owned(),
        payment_terms: PaymentTerms::BankTransfer,
        issuer: Party {
            name: "台灣微軟股份有限公司".to_owned(),
            attention: None,
            address_lines: Vec::new(),
            city: Some("台北市信義區".to_owned()),
            region: None,
            postal_code: None,
            country: Country::new("TW"),
            tax_id: Some(TaxId {
                label: "統一編號".to_owned(),
                value: "00000000".to_owned(),
            }),
        },
        bill_to: Party {
            attention: Some("財務部".to_owned()),
            tax_id: None,
            ..buyer.clone()
        },
        sold_to: buyer,
        lines: vec![InvoiceLine {
            description: names("Silver competency", "銀級專長認證"),
            period: Some((date("2020-06-02"), date("2021-06-02"))),
            quantity: Decimal::ONE,
            unit_price: decimal("54600"),
            tax_rate: decimal("5"),
            treatment: TaxTreatment::Standard,
            net: decimal("54600"),
        }],
        taxes: vec![TaxLine {
            label: names("Business tax", "營業稅"),
            rate: decimal("5"),
            treatment: TaxTreatment::Standard,
            taxable: decimal("54600"),
            tax: decimal("2730"),
        }],
        currency: Currency::TWD,
        net: decimal("54600"),
        tax: decimal("2730"),
        total: decimal("57330"),
        paid: decimal("57330"),
        payment: Some(InvoicePayment::Transfer {
            received: date("2020-06-09"),
            amount: Money::new(decimal("57330"), Currency::TWD),
            reference: "7309962077 / 5530917".to_owned(),
        }),
        received: None,
        placed_by: None,
        term: Some(InvoiceTerm {
            purchased: date("2020-06-02"),
            expires: date("2021-06-02"),
            window_opens: date("2021-06-03"),
            window_closes: Some(date("2021-07-02")),
            benefits_end: date("2021-07-02"),
        }),
        ..irish()
    }
}

/// Everything at once that is hard to set: long words, scripts without a face, many taxes, huge amounts, missing fields.
pub fn torture() -> Invoice {
    let mut invoice = irish();
    invoice.number = InvoiceNumber::new("9".repeat(80));
    invoice.sold_to.name = "𠮷野家 髙﨑 軟软 삼성 🙂 عربى كلمة नमस्ते".to_owned();
    invoice.sold_to.address_lines = vec!["x".repeat(1_000), "(a) \\ <b> & \u{7}".to_owned()];
    invoice.bill_to.name = "Ångström Ελλάδα Жук café とうきょう ㄅㄆㄇ µ μ ⼀ 一".to_owned();
    invoice.po_number = Some("PO".repeat(100));
    invoice.order_number = None;
    invoice.lines[0].description = names(&"Wort".repeat(250), &"行動套件".repeat(100));
    invoice.status = InvoiceStatus::Overdue;
    invoice.due = Some(date("2020-06-28"));
    invoice.payment = None;
    invoice.paid = Decimal::ZERO;
    invoice.total = decimal("-12345678901234567890.12");
    let tax = invoice.taxes[0].clone();
    invoice.taxes.extend((1..=9).map(|rate| TaxLine {
        rate: Decimal::from(rate),
        treatment: TaxTreatment::Exempt,
        taxable: decimal("123456789012.34"),
        ..tax.clone()
    }));
    invoice
}

/// The Irish invoice with `count` lines, each with a name of its own in both languages.
pub fn with_lines(count: usize) -> Invoice {
    let mut invoice = irish();
    let line = invoice.lines.remove(0);
    invoice.lines = (1..=count)
        .map(|number| InvoiceLine {
            description: names(
                &format!("Membership offer number {number}"),
                &format!("會員優惠編號{number}"),
            ),
            ..line.clone()
        })
        .collect();
    let count = Decimal::from(count);
    invoice.net *= count;
    invoice.tax *= count;
    invoice.total *= count;
    invoice.paid *= count;
    invoice.taxes[0].taxable *= count;
    invoice.taxes[0].tax *= count;
    invoice
}

/// Invoices of every kind that EN 16931 knows, each with a name.
pub fn kinds_of_invoices() -> Vec<(&'static str, Invoice)> {
    let treated = |treatment| {
        let mut invoice = irish();
        invoice.lines[0].treatment = treatment;
        invoice.lines[0].tax_rate = Decimal::ZERO;
        invoice.taxes[0].treatment = treatment;
        invoice.taxes[0].rate = Decimal::ZERO;
        invoice.taxes[0].tax = Decimal::ZERO;
        invoice.tax = Decimal::ZERO;
        invoice.total = invoice.net;
        invoice.paid = invoice.net;
        invoice
    };

    let mut discount = irish();
    discount.discount = decimal("42");
    discount.taxes[0].taxable = decimal("378");
    discount.taxes[0].tax = decimal("86.94");
    discount.tax = decimal("86.94");
    discount.total = decimal("464.94");
    discount.paid = Decimal::ZERO;
    discount.payment = None;
    discount.amount_due = discount.total;
    discount.due = Some(date("2020-06-28"));
    discount.status = InvoiceStatus::Due;

    let mut surcharge = discount.clone();
    surcharge.discount = decimal("-42");
    surcharge.taxes[0].taxable = decimal("462");
    surcharge.taxes[0].tax = decimal("106.26");
    surcharge.tax = decimal("106.26");
    surcharge.total = decimal("568.26");
    surcharge.amount_due = surcharge.total;

    let mut credit = irish();
    credit.kind = InvoiceKind::CreditNote;
    credit.status = InvoiceStatus::Refunded;
    credit.lines[0].quantity = -Decimal::ONE;
    credit.lines[0].net = decimal("-420");
    credit.taxes[0].taxable = decimal("-420");
    credit.taxes[0].tax = decimal("-96.60");
    credit.net = decimal("-420");
    credit.tax = decimal("-96.60");
    credit.total = decimal("-516.60");
    credit.paid = decimal("-516.60");
    credit.payment = None;

    let mut rates = irish();
    let zero = treated(TaxTreatment::ZeroRated);
    let exempt = treated(TaxTreatment::Exempt);
    for other in [&zero, &exempt] {
        rates.lines.push(other.lines[0].clone());
        rates.taxes.push(other.taxes[0].clone());
        rates.net += other.net;
        rates.total += other.net;
        rates.paid += other.net;
    }

    vec![
        ("card", irish()),
        ("transfer", taiwanese()),
        ("discount", discount),
        ("surcharge", surcharge),
        ("credit-note", credit),
        ("several-rates", rates),
        ("zero-rated", zero),
        ("exempt", exempt),
        ("reverse-charge", treated(TaxTreatment::ReverseCharge)),
        ("outside-scope", treated(TaxTreatment::OutsideScope)),
    ]
}

pub fn with_original() -> Options {
    Options {
        source: Source::PartnerCenter,
        original: Some(StoredOriginal {
            file_name: "T000214873.pdf".to_owned(),
            pages: Some(2),
            size: 147_300,
            stored: "2020-06-05T14:20:00Z".parse().unwrap(),
            sha256: "9c417be052f6a3d17741e08cb95d20af3e6108d2c4fb997560a1d3ee187b24c6".to_owned(),
        }),
    }
}

/// A document in a file that the tools can read; the folder goes when it is dropped.
pub struct Written {
    pub document: Document,
    pub path: PathBuf,
    _folder: tempfile::TempDir,
}

pub fn written(invoice: &Invoice, language: impl Into<DocumentLanguage>, options: &Options) -> Written {
    Written::of(render(invoice, language, options).unwrap())
}

impl Written {
    /// Puts a document into a folder of its own.
    pub fn of(document: Document) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("invoice.pdf");
        std::fs::write(&path, &document.bytes).unwrap();
        Self {
            document,
            path,
            _folder: folder,
        }
    }

    /// What a tool prints about the file. The tools are part of the project's set-up: without them the test fails.
    pub fn tool(&self, program: &str, before: &[&str], after: &[&str]) -> String {
        let output = Command::new(program)
            .args(before)
            .arg(&self.path)
            .args(after)
            .output()
            .unwrap_or_else(|error| {
                panic!("{program} is needed by this test (packages poppler-utils and qpdf): {error}")
            });
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program} {before:?}: {text}{errors}");
        text
    }

    /// The text of the file with its layout.
    pub fn text(&self) -> String {
        self.tool("pdftotext", &["-layout"], &["-"])
    }

    /// The text as it runs in the file, each line after the other.
    pub fn running_text(&self) -> String {
        self.tool("pdftotext", &["-raw"], &["-"])
    }
}
