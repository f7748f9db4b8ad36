//! Whatever an invoice holds, a sound document comes out.

use domain::{
    CardSummary, Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoicePayment,
    InvoiceStatus, InvoiceTerm, Money, NaiveDate, Names, OfferId, Party, PaymentTerms, Role, TaxId, TaxLine,
    TaxTreatment,
};
use invoice_pdf::{DocumentLanguage, ElectronicInvoice, Options, Source, StoredOriginal, render};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "[ -~]{0,40}",
        3 => "[一-龥，。0-9A-Z ]{0,30}",
        2 => any::<String>(),
        1 => "[\\PC\\pC]{0,60}",
        1 => (select(vec!["x", "青", "🙂", "ש", "〓", "\u{0}", " "]), 0_usize..1_200).prop_map(|(one, times)| one.repeat(times)),
    ]
    .boxed()
}

fn names() -> impl Strategy<Value = Names> {
    (text(), text()).prop_map(|(en, zh_tw)| Names { en, zh_tw })
}

fn decimal() -> BoxedStrategy<Decimal> {
    prop_oneof![
        5 => (-10_000_000_i64..10_000_000, 0_u32..4).prop_map(|(number, scale)| Decimal::new(number, scale)),
        1 => (any::<i64>(), 0_u32..=28).prop_map(|(number, scale)| Decimal::from_i128_with_scale(i128::from(number), scale)),
        1 => select(vec![Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::ONE]),
    ]
    .boxed()
}

fn date() -> BoxedStrategy<NaiveDate> {
    prop_oneof![
        9 => (0_i32..80_000).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(700_000 + days).unwrap()),
        1 => select(vec![NaiveDate::MAX, NaiveDate::MIN]),
    ]
    .boxed()
}

fn treatment() -> impl Strategy<Value = TaxTreatment> {
    select(vec![
        TaxTreatment::Standard,
        TaxTreatment::ZeroRated,
        TaxTreatment::Exempt,
        TaxTreatment::ReverseCharge,
        TaxTreatment::OutsideScope,
    ])
}

fn currency() -> impl Strategy<Value = Currency> {
    select(vec![
        Currency::EUR,
        Currency::TWD,
        Currency::JPY,
        Currency::KWD,
        Currency::USD,
        Currency::XXX,
        Currency::CLF,
    ])
}

fn party() -> impl Strategy<Value = Party> {
    let country = prop_oneof![select(vec!["IE", "TW", "DE", "", "ZZ"]).prop_map(str::to_owned), text()];
    let tax_id = option::of((text(), text()).prop_map(|(label, value)| TaxId { label, value }));
    (
        text(),
        option::of(text()),
        vec(text(), 0..4),
        option::of(text()),
        option::of(text()),
        option::of(text()),
        country,
        tax_id,
    )
        .prop_map(
            |(name, attention, address_lines, city, region, postal_code, country, tax_id)| Party {
                name,
                attention,
                address_lines,
                city,
                region,
                postal_code,
                country: Country::new(&country),
                tax_id,
            },
        )
}

fn line() -> impl Strategy<Value = InvoiceLine> {
    (
        names(),
        option::of((date(), date())),
        decimal(),
        decimal(),
        decimal(),
        treatment(),
        decimal(),
    )
        .prop_map(
            |(description, period, quantity, unit_price, tax_rate, treatment, net)| InvoiceLine {
                description,
                period,
                quantity,
                unit_price,
                tax_rate,
                treatment,
                net,
            },
        )
}

fn tax() -> impl Strategy<Value = TaxLine> {
    (names(), decimal(), treatment(), decimal(), decimal()).prop_map(|(label, rate, treatment, taxable, tax)| TaxLine {
        label,
        rate,
        treatment,
        taxable,
        tax,
    })
}

fn payment() -> impl Strategy<Value = InvoicePayment> {
    let money = (decimal(), currency())
        .prop_map(|(amount, currency)| Money::new(amount, currency))
        .boxed();
    prop_oneof![
        (text(), text(), date(), money.clone()).prop_map(|(brand, last_four, charged, amount)| InvoicePayment::Card {
            card: CardSummary {
                brand,
                last_four,
                expires: None,
            },
            charged,
            amount,
        }),
        (date(), money, text()).prop_map(|(received, amount, reference)| InvoicePayment::Transfer {
            received,
            amount,
            reference,
        }),
    ]
}

fn term() -> impl Strategy<Value = InvoiceTerm> {
    (date(), date(), date(), option::of(date()), date()).prop_map(
        |(purchased, expires, window_opens, window_closes, benefits_end)| InvoiceTerm {
            purchased,
            expires,
            window_opens,
            window_closes,
            benefits_end,
        },
    )
}

fn terms() -> impl Strategy<Value = PaymentTerms> {
    prop_oneof![
        Just(PaymentTerms::PaidAtPurchase),
        Just(PaymentTerms::BankTransfer),
        text().prop_map(PaymentTerms::AsWritten),
    ]
}

fn invoice() -> impl Strategy<Value = Invoice> {
    let kind = select(vec![
        InvoiceKind::Invoice,
        InvoiceKind::CreditNote,
        InvoiceKind::VoidNote,
    ]);
    let status = select(vec![
        InvoiceStatus::Paid,
        InvoiceStatus::Due,
        InvoiceStatus::Overdue,
        InvoiceStatus::Refunded,
        InvoiceStatus::Void,
        InvoiceStatus::Unknown,
    ]);
    let head = (text(), kind, status, date(), option::of(date()), terms());
    let numbers = (option::of(text()), option::of(text()), text());
    let parties = (party(), party(), party());
    let content = (vec(line(), 0..12), vec(tax(), 0..6), currency());
    let sums = [(); 6].map(|()| decimal());
    let rest = (
        option::of(payment()),
        option::of((text(), select(Role::ALL.to_vec()))),
        option::of(term()),
    );
    (head, numbers, parties, content, sums, rest).prop_map(|(head, numbers, parties, content, sums, rest)| {
        let [net, discount, tax, total, paid, amount_due] = sums;
        Invoice {
            number: InvoiceNumber::new(head.0),
            kind: head.1,
            status: head.2,
            issued: head.3,
            due: head.4,
            payment_terms: head.5,
            offer: OfferId::new("action-pack"),
            order_number: numbers.0,
            po_number: numbers.1,
            partner_id: numbers.2,
            issuer: parties.0,
            sold_to: parties.1,
            bill_to: parties.2,
            lines: content.0,
            taxes: content.1,
            currency: content.2,
            net,
            discount,
            tax,
            total,
            paid,
            amount_due,
            payment: rest.0,
            received: None,
            placed_by: rest.1,
            term: rest.2,
        }
    })
}

fn options() -> impl Strategy<Value = Options> {
    let original =
        (text(), option::of(any::<u32>()), any::<u64>(), text()).prop_map(|(file_name, pages, size, sha256)| {
            StoredOriginal {
                file_name,
                pages,
                size,
                stored: "2020-06-05T14:20:00Z".parse().unwrap(),
                sha256,
            }
        });
    let source = select(vec![Source::PartnerCenter, Source::ByHand, Source::Sample]);
    (source, option::of(original)).prop_map(|(source, original)| Options { source, original })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_sound_document_comes_out(
        invoice in invoice(),
        options in options(),
        language in select(DocumentLanguage::ALL.to_vec()),
    ) {
        let document = render(&invoice, language, &options).unwrap();
        prop_assert!(document.pages >= 1);
        let file = lopdf::Document::load_mem(&document.bytes).unwrap();
        prop_assert_eq!(file.get_pages().len(), document.pages);
        prop_assert!(file.catalog().unwrap().has(b"StructTreeRoot"));
        let has_file = file.catalog().unwrap().has(b"AF");
        prop_assert_eq!(has_file, document.electronic == ElectronicInvoice::Attached);
        for page in file.get_pages().into_values() {
            prop_assert!(lopdf::content::Content::decode(&file.get_page_content(page)).is_ok());
        }
        prop_assert_eq!(render(&invoice, language, &options).unwrap(), document);
    }

    #[test]
    fn qpdf_finds_nothing_wrong(invoice in invoice(), language in select(DocumentLanguage::ALL.to_vec())) {
        crate::support::written(&invoice, language, &Options::default()).tool("qpdf", &["--check"], &[]);
    }
}
