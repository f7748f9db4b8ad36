use std::fmt;

use domain::{Currency, Decimal, Invoice, InvoiceKind, Money, Party, TaxTreatment};
use rust_decimal::RoundingStrategy;
use words::{Language, words};

use crate::electronic::tax_number::TaxNumber;
use crate::electronic::taxes::Breakdown;

/// What keeps an invoice from being told in EN 16931, with the business term or rule that asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Gap {
    /// EN 16931 knows no void notes.
    VoidNote,
    /// The invoice has no number (BT-1).
    Number,
    /// The seller has no name (BT-27).
    SellerName,
    /// The seller's country is missing or unknown (BT-40).
    SellerCountry,
    /// The seller has no tax number (BT-31, BT-32).
    SellerTaxNumber,
    /// The buyer has no name (BT-44).
    BuyerName,
    /// The buyer's country is missing or unknown (BT-55).
    BuyerCountry,
    /// The buyer has no VAT identifier, which a reverse charge needs (BT-48).
    BuyerTaxNumber,
    /// There is no line (BG-25).
    Lines,
    /// A line does not say what was sold (BT-153).
    LineDescription,
    /// The price of a line is negative (BR-27).
    UnitPrice,
    /// Quantity times price is not the net amount of the line (BT-131).
    LineAmount,
    /// There is no tax breakdown (BG-23).
    Taxes,
    /// Lines, discount and taxes by rate do not fit together (BR-S-08 and its kin).
    TaxBreakdown,
    /// A rate does not go with its treatment, or a tax not with its rate (BR-S-05, BR-CO-17 and their kin).
    TaxRate,
    /// Lines, discount, taxes, total and amount due do not add up (BR-CO-10 to BR-CO-16).
    Totals,
    /// An amount has more than two decimals (BR-DEC).
    Decimals,
}

impl Gap {
    /// The field of the invoice that is missing or wrong, in the names of [`Invoice`].
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::VoidNote => "kind",
            Self::Number => "number",
            Self::SellerName => "issuer.name",
            Self::SellerCountry => "issuer.country",
            Self::SellerTaxNumber => "issuer.tax_id",
            Self::BuyerName => "sold_to.name",
            Self::BuyerCountry => "sold_to.country",
            Self::BuyerTaxNumber => "sold_to.tax_id",
            Self::Lines => "lines",
            Self::LineDescription => "lines.description",
            Self::UnitPrice => "lines.unit_price",
            Self::LineAmount => "lines.net",
            Self::Taxes => "taxes",
            Self::TaxBreakdown => "taxes.taxable",
            Self::TaxRate => "taxes.rate",
            Self::Totals => "total",
            Self::Decimals => "currency",
        }
    }
}

impl fmt::Display for Gap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field())
    }
}

/// Everything that is missing or disagrees, in the order of the invoice.
pub fn gaps(invoice: &Invoice, breakdown: Option<&Breakdown>) -> Vec<Gap> {
    let treated = |treatment| invoice.taxes.iter().any(|tax| tax.treatment == treatment);
    let lines = &invoice.lines;
    let checks = [
        (
            matches!(invoice.kind, InvoiceKind::VoidNote | InvoiceKind::Other),
            Gap::VoidNote,
        ),
        (is_blank(invoice.number.as_str()), Gap::Number),
        (is_blank(&invoice.issuer.name), Gap::SellerName),
        (!has_country(&invoice.issuer), Gap::SellerCountry),
        (TaxNumber::of(&invoice.issuer).is_none(), Gap::SellerTaxNumber),
        (is_blank(&invoice.sold_to.name), Gap::BuyerName),
        (!has_country(&invoice.sold_to), Gap::BuyerCountry),
        (
            treated(TaxTreatment::ReverseCharge) && !has_vat_identifier(&invoice.sold_to),
            Gap::BuyerTaxNumber,
        ),
        (lines.is_empty(), Gap::Lines),
        (
            lines
                .iter()
                .any(|line| is_blank(&line.description.en) && is_blank(&line.description.zh_tw)),
            Gap::LineDescription,
        ),
        (lines.iter().any(|line| line.unit_price < Decimal::ZERO), Gap::UnitPrice),
        (
            lines
                .iter()
                .any(|line| product(line.quantity, line.unit_price, invoice.currency) != Some(line.net.normalize())),
            Gap::LineAmount,
        ),
        (invoice.taxes.is_empty(), Gap::Taxes),
        (breakdown.is_none(), Gap::TaxBreakdown),
        (breakdown.is_some_and(|breakdown| !breakdown.rates_fit()), Gap::TaxRate),
        (!adds_up(invoice), Gap::Totals),
        (!has_two_decimals(invoice), Gap::Decimals),
    ];
    checks
        .into_iter()
        .filter_map(|(is_gap, gap)| is_gap.then_some(gap))
        .collect()
}

fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|character| character.is_whitespace() || character.is_control())
}

/// The words name every country that ISO 3166-1 knows.
fn has_country(party: &Party) -> bool {
    let code = party.country.code();
    code.len() == 2 && words(Language::English).has(&format!("document-country-{code}"))
}

fn has_vat_identifier(party: &Party) -> bool {
    matches!(TaxNumber::of(party), Some(TaxNumber::Vat(_)))
}

fn product(quantity: Decimal, price: Decimal, currency: Currency) -> Option<Decimal> {
    let digits = Money::minor_digits(currency).min(2);
    let product = quantity.checked_mul(price)?;
    Some(
        product
            .round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
            .normalize(),
    )
}

/// [`Invoice::adds_up`] for amounts of any size.
fn adds_up(invoice: &Invoice) -> bool {
    let sum = |mut amounts: Box<dyn Iterator<Item = Decimal> + '_>| {
        amounts.try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount))
    };
    sum(Box::new(invoice.lines.iter().map(|line| line.net))) == Some(invoice.net)
        && sum(Box::new(invoice.taxes.iter().map(|tax| tax.tax))) == Some(invoice.tax)
        && invoice
            .net
            .checked_sub(invoice.discount)
            .and_then(|net| net.checked_add(invoice.tax))
            == Some(invoice.total)
        && invoice.total.checked_sub(invoice.paid) == Some(invoice.amount_due)
}

fn has_two_decimals(invoice: &Invoice) -> bool {
    let totals = [
        invoice.net,
        invoice.discount,
        invoice.tax,
        invoice.total,
        invoice.paid,
        invoice.amount_due,
    ];
    totals
        .into_iter()
        .chain(invoice.lines.iter().map(|line| line.net))
        .chain(invoice.taxes.iter().flat_map(|tax| [tax.taxable, tax.tax]))
        .all(|amount| amount.normalize().scale() <= 2)
}
