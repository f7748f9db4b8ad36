use domain::Invoice;
use typeset::{Length, points};

use crate::content::facts::facts;
use crate::content::head::{parties, title};
use crate::content::lines::Lines;
use crate::content::sections::Sections;
use crate::content::sheet::Sheet;
use crate::content::sums::Sums;
use crate::language::DocumentLanguage;
use crate::layout::row::{Row, height};
use crate::layout::spacing::Spacing;
use crate::layout::tree::{Kind, Tree};
use crate::options::Options;

const BELOW_FACTS: Length = points(26);

/// Sets a whole document: on one page where it fits on one, if need be with less white space between its parts.
pub fn compose(invoice: &Invoice, language: DocumentLanguage, options: &Options) -> Sheet {
    let mut sheet = Sheet::new(invoice, language, options);
    let parts = Parts::set(&mut sheet, invoice, options);
    let spacing = parts.spacing(sheet.flow.first_page_room());
    sheet.flow.space(spacing);
    parts.place(&mut sheet);
    sheet.finish();
    sheet
}

/// What stands in a document, set but not yet placed.
struct Parts {
    head: Vec<Row>,
    lines: Option<Lines>,
    sums: Sums,
    sections: Sections,
}

impl Parts {
    fn set(sheet: &mut Sheet, invoice: &Invoice, options: &Options) -> Self {
        let mut head = vec![title(sheet, invoice), parties(sheet, invoice)];
        head.extend(facts(sheet, invoice));
        // The table of lines comes before the sums in the structure.
        let table = (!invoice.lines.is_empty()).then(|| sheet.part(Tree::ROOT, Kind::Table));
        let sums = Sums::set(sheet, invoice);
        Self {
            head,
            lines: table.map(|table| Lines::set(sheet, invoice, table)),
            sums,
            sections: Sections::set(sheet, invoice, options),
        }
    }

    /// How high everything is on one page.
    fn height(&self, spacing: Spacing) -> Length {
        let lines = self.lines.as_ref();
        height(&self.head, spacing)
            + spacing.of(BELOW_FACTS)
            + lines.map_or(Length::ZERO, |lines| lines.height(spacing))
            + self.sums.height(spacing)
            + self.sections.height(spacing)
    }

    /// As much white space as the design gives, or, where that makes them fit on one page, as that page has room for.
    fn spacing(&self, room: Length) -> Spacing {
        let designed = self.height(Spacing::DESIGNED);
        let tightest = self.height(Spacing::TIGHTEST);
        if designed <= room || tightest > room {
            Spacing::DESIGNED
        } else {
            Spacing::filling(room, tightest, designed)
        }
    }

    fn place(self, sheet: &mut Sheet) {
        self.head.into_iter().for_each(|row| sheet.flow.place(row));
        sheet.flow.skip(BELOW_FACTS);
        if let Some(lines) = self.lines {
            let sums = self.sums.height(sheet.flow.spacing());
            lines.place(sheet, sums);
        }
        self.sums.place(sheet);
        self.sections.place(sheet);
    }
}

#[cfg(test)]
mod tests {
    use super::{Parts, compose};
    use crate::content::sheet::Sheet;
    use crate::language::DocumentLanguage;
    use crate::layout::spacing::Spacing;
    use crate::options::{Options, StoredOriginal};
    use domain::{
        Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoiceStatus, InvoiceTerm,
        NaiveDate, Names, OfferId, Party, PaymentTerms, TaxId, TaxLine, TaxTreatment,
    };
    use proptest::prelude::*;
    use proptest::sample::select;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn names(en: &str) -> Names {
        Names {
            en: en.to_owned(),
            zh_tw: "行動套件".to_owned(),
        }
    }

    /// An invoice of so many lines, with an address of so many and taxes at so many rates.
    fn invoice(lines: usize, address: usize, rates: usize) -> Invoice {
        let party = Party {
            name: "Lindqvist & Moore Ltd".to_owned(),
            attention: None,
            address_lines: vec!["14 Fitzwilliam Lane".to_owned(); address],
            city: Some("Dublin 2".to_owned()),
            region: None,
            postal_code: None,
            country: Country::new("IE"),
            tax_id: Some(TaxId {
                label: "VAT".to_owned(),
                value: "IE 1234567FA".to_owned(),
            }),
        };
        let line = InvoiceLine {
            description: names("Microsoft Action Pack subscription"),
            period: Some((date("2020-05-28"), date("2021-05-28"))),
            quantity: Decimal::ONE,
            unit_price: Decimal::from(420),
            tax_rate: Decimal::ZERO,
            treatment: TaxTreatment::Standard,
            net: Decimal::from(420),
        };
        let tax = |rate: usize| TaxLine {
            label: names("VAT"),
            rate: Decimal::from(rate),
            treatment: TaxTreatment::Standard,
            taxable: Decimal::from(420),
            tax: Decimal::ZERO,
        };
        Invoice {
            number: InvoiceNumber::new("T000214873"),
            kind: InvoiceKind::Invoice,
            status: InvoiceStatus::Due,
            issued: date("2020-05-28"),
            due: Some(date("2020-06-28")),
            offer: OfferId::new("action-pack"),
            order_number: Some("7309951842".to_owned()),
            po_number: None,
            partner_id: "4512880".to_owned(),
            payment_terms: PaymentTerms::BankTransfer,
            issuer: party.clone(),
            sold_to: party.clone(),
            bill_to: party,
            lines: vec![line; lines],
            taxes: (0..rates).map(tax).collect(),
            currency: Currency::EUR,
            net: Decimal::from(420),
            discount: Decimal::ZERO,
            tax: Decimal::ZERO,
            total: Decimal::from(420),
            paid: Decimal::ZERO,
            amount_due: Decimal::from(420),
            payment: None,
            received: None,
            placed_by: None,
            term: Some(InvoiceTerm {
                purchased: date("2020-05-28"),
                expires: date("2021-05-28"),
                window_opens: date("2021-05-29"),
                window_closes: Some(date("2021-06-27")),
                benefits_end: date("2021-06-27"),
            }),
        }
    }

    fn with_original() -> Options {
        Options {
            original: Some(StoredOriginal {
                file_name: "T000214873.pdf".to_owned(),
                pages: Some(2),
                size: 147_300,
                stored: "2020-06-05T14:20:00Z".parse().unwrap(),
                sha256: "0".repeat(64),
            }),
            ..Options::default()
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_fits_on_one_page_at_the_tightest_takes_one(
            lines in 0_usize..12,
            address in 0_usize..8,
            rates in 0_usize..8,
            has_original in any::<bool>(),
            language in select(DocumentLanguage::ALL.to_vec()),
        ) {
            let invoice = invoice(lines, address, rates);
            let options = if has_original { with_original() } else { Options::default() };
            let mut sheet = Sheet::new(&invoice, language, &options);
            let tightest = Parts::set(&mut sheet, &invoice, &options).height(Spacing::TIGHTEST);
            let fits = tightest <= sheet.flow.first_page_room();
            let sheet = compose(&invoice, language, &options);
            prop_assert_eq!(fits, sheet.flow.pages().len() == 1);
        }
    }
}
