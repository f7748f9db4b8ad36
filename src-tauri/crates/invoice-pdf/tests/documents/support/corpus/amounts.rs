use domain::{Country, Currency, Decimal, Invoice, Money, TaxId, TaxLine, TaxTreatment};

use super::case::{Case, changed, work_out, worked_out};
use crate::support::{date, decimal, irish, names, taiwanese};

/// Currencies, rates, sums and contradictions.
pub fn cases() -> Vec<Case> {
    let mut cases = currencies();
    cases.extend(sizes());
    cases.extend(taxes());
    cases.extend(lines());
    cases.extend(contradictions());
    cases
}

fn in_currency(name: &str, currency: Currency, price: &str, rate: &str) -> Case {
    worked_out(name, |invoice| {
        invoice.currency = currency;
        invoice.lines[0].unit_price = decimal(price);
        invoice.lines[0].net = Money::new(decimal(price), currency).rounded().amount;
        invoice.lines[0].tax_rate = decimal(rate);
    })
}

fn currencies() -> Vec<Case> {
    let mut cases = vec![
        in_currency("yen", Currency::JPY, "46200", "10"),
        in_currency("won", Currency::KRW, "531000", "10"),
        in_currency("taiwan-dollars-and-cents", Currency::TWD, "15960.50", "5"),
        in_currency("bahrain-dinars", Currency::BHD, "158.415", "10"),
        in_currency("kuwait-dinars", Currency::KWD, "128.005", "0"),
        in_currency("unidades-de-fomento", Currency::CLF, "12.3456", "19"),
        in_currency("us-dollars", Currency::USD, "475", "8.25"),
        in_currency("pounds", Currency::GBP, "349.99", "20"),
        in_currency("gold", Currency::XAU, "3", "0"),
        in_currency("price-below-the-smallest-unit", Currency::JPY, "0.5", "10"),
    ];
    // Taiwan writes whole dollars; amounts below one are not dropped where there are any.
    let mut mixed = taiwanese();
    mixed.lines[0].net = decimal("54600.40");
    mixed.lines[0].unit_price = decimal("54600.40");
    work_out(&mut mixed);
    cases.push(Case::new("taiwan-dollars-with-fraction", mixed));
    cases
}

fn sizes() -> Vec<Case> {
    let all = |invoice: &mut Invoice, amount: &str| {
        let amount = decimal(amount);
        invoice.lines[0].unit_price = amount;
        invoice.lines[0].net = amount;
    };
    vec![
        worked_out("nothing-to-pay", |invoice| all(invoice, "0")),
        worked_out("negative-total", |invoice| {
            invoice.lines[0].quantity = decimal("-1");
            invoice.lines[0].net = decimal("-420");
        }),
        worked_out("billions", |invoice| all(invoice, "9876543210.99")),
        changed("absurd-amounts", |invoice| {
            let absurd = decimal("-123456789012345678901234.56");
            all(invoice, "-123456789012345678901234.56");
            invoice.lines[0].quantity = absurd;
            invoice.taxes[0].taxable = absurd;
            invoice.taxes[0].tax = absurd;
            for amount in [
                &mut invoice.net,
                &mut invoice.tax,
                &mut invoice.total,
                &mut invoice.paid,
            ] {
                *amount = absurd;
            }
        }),
        changed("largest-number", |invoice| {
            invoice.lines[0].net = Decimal::MAX;
            invoice.net = Decimal::MAX;
            invoice.total = Decimal::MIN;
            invoice.taxes[0].taxable = Decimal::MAX;
            invoice.taxes[0].tax = Decimal::MAX;
        }),
        worked_out("half-a-licence", |invoice| {
            invoice.lines[0].quantity = decimal("2.5");
            invoice.lines[0].unit_price = decimal("168.00");
        }),
        worked_out("many-licences", |invoice| {
            invoice.lines[0].quantity = decimal("12000");
            invoice.lines[0].unit_price = decimal("0.035");
        }),
    ]
}

fn taxes() -> Vec<Case> {
    let abroad = |invoice: &mut Invoice, country: &str, tax_id: Option<&str>| {
        for buyer in [&mut invoice.sold_to, &mut invoice.bill_to] {
            buyer.country = Country::new(country);
            buyer.tax_id = tax_id.map(|value| TaxId {
                label: "VAT".to_owned(),
                value: value.to_owned(),
            });
        }
    };
    let treat = |invoice: &mut Invoice, treatment| {
        invoice.lines[0].treatment = treatment;
        invoice.lines[0].tax_rate = Decimal::ZERO;
    };
    vec![
        worked_out("two-rates", |invoice| {
            let mut reduced = invoice.lines[0].clone();
            reduced.tax_rate = decimal("13.5");
            reduced.description = names("Printed guide", "紙本指南");
            invoice.lines.push(reduced);
        }),
        worked_out("every-treatment-but-one", |invoice| {
            for (treatment, name) in [
                (TaxTreatment::ZeroRated, "Books"),
                (TaxTreatment::Exempt, "Training"),
                (TaxTreatment::ReverseCharge, "Cloud services"),
            ] {
                let mut line = invoice.lines[0].clone();
                line.treatment = treatment;
                line.tax_rate = Decimal::ZERO;
                line.description = names(name, "");
                invoice.lines.push(line);
            }
        }),
        worked_out("reverse-charge-abroad", |invoice| {
            abroad(invoice, "DE", Some("DE 123456789"));
            treat(invoice, TaxTreatment::ReverseCharge);
        }),
        worked_out("reverse-charge-without-number", |invoice| {
            abroad(invoice, "DE", None);
            treat(invoice, TaxTreatment::ReverseCharge);
        }),
        worked_out("export", |invoice| {
            abroad(invoice, "TW", Some("12345675"));
            treat(invoice, TaxTreatment::ZeroRated);
        }),
        worked_out("rate-with-decimals", |invoice| {
            invoice.lines[0].tax_rate = decimal("8.8750")
        }),
        worked_out("twenty-rates", |invoice| {
            let line = invoice.lines[0].clone();
            invoice.lines = (1..=20)
                .map(|rate| domain::InvoiceLine {
                    tax_rate: Decimal::from(rate),
                    ..line.clone()
                })
                .collect();
        }),
        worked_out("discount-in-dollars", |invoice| {
            invoice.currency = Currency::USD;
            invoice.discount = decimal("105.00");
        }),
        worked_out("discount-of-everything", |invoice| invoice.discount = decimal("420")),
        worked_out("tax-with-chinese-name-only", |invoice| {
            invoice.taxes[0].label = names("", "營業稅")
        }),
        worked_out("tax-with-one-name", |invoice| {
            invoice.taxes[0].label = names("GST", "GST")
        }),
        worked_out("tax-without-name", |invoice| invoice.taxes[0].label = names("", "")),
        changed("tax-without-rates", |invoice| invoice.taxes.clear()),
        changed("tax-outside-the-lines", |invoice| {
            invoice.taxes.push(TaxLine {
                label: names("City tax", "城市稅"),
                rate: decimal("2"),
                treatment: TaxTreatment::Standard,
                taxable: decimal("420"),
                tax: decimal("8.40"),
            });
            invoice.tax += decimal("8.40");
            invoice.total += decimal("8.40");
            invoice.paid += decimal("8.40");
        }),
    ]
}

fn lines() -> Vec<Case> {
    vec![
        changed("lines-0", |invoice| invoice.lines.clear()),
        worked_out("lines-0-taxes-0", |invoice| invoice.lines.clear()),
        worked_out("lines-of-every-length", |invoice| {
            let line = invoice.lines[0].clone();
            invoice.lines = (0..30_usize)
                .map(|number| domain::InvoiceLine {
                    description: names(&"Subscription ".repeat(number), &"訂閱".repeat(number * 2)),
                    period: (number % 3 > 0).then(|| (date("2020-05-28"), date("2021-05-27"))),
                    ..line.clone()
                })
                .collect();
        }),
        changed("line-higher-than-a-page", |invoice| {
            invoice.lines[0].description = names(&"many words ".repeat(900), &"很多字".repeat(900));
        }),
    ]
}

fn contradictions() -> Vec<Case> {
    let invoice = irish();
    assert!(invoice.adds_up());
    vec![
        changed("lines-contradict-the-total", |invoice| {
            invoice.lines[0].net = decimal("400")
        }),
        changed("total-contradicts-the-taxes", |invoice| invoice.total = decimal("500")),
        changed("everything-contradicts", |invoice| {
            invoice.net = decimal("400");
            invoice.tax = decimal("90");
            invoice.total = decimal("500");
            invoice.amount_due = decimal("7");
        }),
    ]
}
