use domain::{Invoice, InvoiceLine, InvoicePayment, Money, NaiveDate, Party, Phrase, TaxLine};
use serde::Serialize;
use words::{Language, Words, words};

type Fact = [String; 2];

/// Every text of a document that says all in both languages, ready to be set: what another program has to show to show
/// the same.
#[derive(Serialize)]
pub struct Page {
    title: String,
    number_label: String,
    number: String,
    parties: Vec<Block>,
    facts: Vec<Fact>,
    columns: Vec<Fact>,
    lines: Vec<Line>,
    tax_heading: String,
    tax_columns: Vec<Fact>,
    taxes: Vec<[String; 4]>,
    totals: Vec<Fact>,
    sections: Vec<Section>,
    notes_heading: String,
    notes: Vec<Fact>,
    footer: Fact,
    /// `Page {page} of {pages}`, in both languages.
    page: Fact,
}

#[derive(Serialize)]
struct Block {
    heading: String,
    lines: Vec<String>,
}

#[derive(Serialize)]
struct Line {
    description: Fact,
    numbers: [String; 4],
}

#[derive(Serialize)]
struct Section {
    heading: String,
    facts: Vec<Fact>,
}

fn english() -> &'static Words {
    words(Language::English)
}

fn chinese() -> &'static Words {
    words(Language::TraditionalChinese)
}

fn twice(id: &str) -> Fact {
    [english().text(id), chinese().text(id)]
}

fn label(id: &str) -> String {
    twice(id).join(" ")
}

fn said_twice(phrase: &Phrase) -> Fact {
    [english().say(phrase), chinese().say(phrase)]
}

fn said(phrase: &Phrase) -> String {
    said_twice(phrase).join(" ")
}

fn fact(id: &str, value: impl Into<String>) -> Fact {
    [label(id), value.into()]
}

fn period(from: NaiveDate, to: NaiveDate) -> String {
    format!("{from} – {to}")
}

impl Page {
    /// The texts of an invoice that was paid by card.
    pub fn of(invoice: &Invoice) -> Self {
        let money = |amount| english().money_with_code(Money::new(amount, invoice.currency));
        let Some(InvoicePayment::Card { card, charged, amount }) = &invoice.payment else {
            panic!("the documents that are measured are paid by card")
        };
        let term = invoice.term.unwrap();
        let (placed_by, role) = invoice.placed_by.as_ref().unwrap();
        let code = invoice.currency.code();
        let paid = Phrase::new("document-paid-by-card")
            .with("date", charged.to_string())
            .with("brand", card.brand.as_str())
            .with("digits", card.last_four.as_str());
        let method = Phrase::new("document-credit-card")
            .with("brand", card.brand.as_str())
            .with("digits", card.last_four.as_str());
        let person = Phrase::new("document-person-in-role")
            .with("name", placed_by.as_str())
            .with("role", *role);
        let with_currency = |id: &str| {
            let [en, zh] = twice(id);
            [format!("{en} {code}"), zh]
        };
        let mut totals = vec![fact("document-net-amount", money(invoice.net))];
        totals.push(fact("document-discount", money(invoice.discount)));
        totals.extend(
            invoice
                .taxes
                .iter()
                .map(|tax| [tax_name(tax).join(" "), money(tax.tax)]),
        );
        totals.push(fact("document-total", money(invoice.total)));
        totals.push([said(&paid), money(invoice.paid)]);
        totals.push(fact("document-amount-due", money(invoice.amount_due)));
        Self {
            title: label("document-title-invoice"),
            number_label: label("document-number-invoice"),
            number: invoice.number.to_string(),
            parties: [
                ("document-sold-by", &invoice.issuer),
                ("document-sold-to", &invoice.sold_to),
                ("document-bill-to", &invoice.bill_to),
            ]
            .map(|(id, party)| Block {
                heading: label(id),
                lines: party_lines(party),
            })
            .into(),
            facts: vec![
                fact("document-date-invoice", invoice.issued.to_string()),
                fact("document-order-number", invoice.order_number.as_deref().unwrap()),
                fact("document-po-number", invoice.po_number.as_deref().unwrap()),
                fact(
                    "document-currency",
                    format!("{code}, {}", label(&format!("document-currency-{code}"))),
                ),
                fact("document-partner-id", invoice.partner_id.as_str()),
                fact("document-payment-terms", label("document-paid-at-purchase")),
            ],
            columns: vec![
                twice("document-description"),
                twice("document-quantity"),
                with_currency("document-unit-price"),
                twice("document-tax-rate"),
                with_currency("document-net-amount"),
            ],
            lines: invoice.lines.iter().map(|line| line_texts(invoice, line)).collect(),
            tax_heading: label("document-tax"),
            tax_columns: ["document-rate", "document-taxable", "document-tax", "document-gross"]
                .map(twice)
                .into(),
            taxes: invoice.taxes.iter().map(|tax| tax_texts(invoice, tax)).collect(),
            totals,
            sections: vec![
                Section {
                    heading: label("document-payment"),
                    facts: vec![
                        fact("document-method", said(&method)),
                        fact("document-charged", format!("{charged}, {}", money(amount.amount))),
                        fact("document-placed-by", said(&person)),
                    ],
                },
                Section {
                    heading: label("document-term"),
                    facts: vec![
                        fact("document-starts", term.purchased.to_string()),
                        fact("document-expires", term.expires.to_string()),
                        fact(
                            "document-window",
                            period(term.window_opens, term.window_closes.unwrap()),
                        ),
                        fact("document-benefits-end", term.benefits_end.to_string()),
                    ],
                },
            ],
            notes_heading: label("document-notes"),
            notes: vec![twice("document-note-not-corrected"), twice("document-note-keep")],
            footer: twice("document-footer-partner-center"),
            page: said_twice(
                &Phrase::new("document-page")
                    .with("page", "{page}")
                    .with("pages", "{pages}"),
            ),
        }
    }
}

fn party_lines(party: &Party) -> Vec<String> {
    let mut lines = vec![party.name.clone()];
    lines.extend(party.attention.clone());
    lines.extend(party.printed_address());
    lines.push(label(&format!("document-country-{}", party.country.code())));
    lines.extend(party.tax_id.iter().map(|tax| format!("{} {}", tax.label, tax.value)));
    lines
}

fn line_texts(invoice: &Invoice, line: &InvoiceLine) -> Line {
    let amount = |amount| english().amount(Money::new(amount, invoice.currency));
    Line {
        description: [line.description.en.clone(), line.description.zh_tw.clone()],
        numbers: [
            line.quantity.to_string(),
            amount(line.unit_price),
            english().percent(line.tax_rate),
            amount(line.net),
        ],
    }
}

fn tax_name(tax: &TaxLine) -> Fact {
    let named = |words: &Words, name: &str| {
        let phrase = Phrase::new("document-tax-named")
            .with("label", name)
            .with("rate", words.percent(tax.rate));
        words.say(&phrase)
    };
    [named(english(), &tax.label.en), tax.label.zh_tw.clone()]
}

fn tax_texts(invoice: &Invoice, tax: &TaxLine) -> [String; 4] {
    let amount = |amount| english().amount(Money::new(amount, invoice.currency));
    let country = format!("document-country-{}", invoice.issuer.country.code());
    let in_country = |words: &Words, name: &str| {
        let named = Phrase::new("document-tax-named")
            .with("label", name)
            .with("rate", words.percent(tax.rate));
        let phrase = Phrase::new("document-tax-in-country")
            .with("tax", words.say(&named))
            .with("country", words.text(&country));
        words.say(&phrase)
    };
    [
        [
            in_country(english(), &tax.label.en),
            in_country(chinese(), &tax.label.zh_tw),
        ]
        .join(" "),
        amount(tax.taxable),
        amount(tax.tax),
        amount(tax.taxable + tax.tax),
    ]
}
