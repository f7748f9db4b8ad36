use domain::{Decimal, Holdings, Money, NaiveDate, Names, Offer};
use partner_center::{Quote, QuoteLine};
use rust_decimal::RoundingStrategy;

use crate::base::data::Partner;

/// What an offer costs: its fee, what is taken off, tax and their sum, with as many digits as the partner's invoices have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Price {
    /// The fee before anything is taken off.
    pub fee: Money,
    /// What is taken off, and why.
    pub discount: Option<(Names, Money)>,
    /// Fee less discount.
    pub net: Money,
    pub tax: Money,
    pub total: Money,
}

/// The amount as the partner's invoices show it, halves away from zero.
fn rounded(partner: &Partner, amount: Decimal) -> Decimal {
    let mut amount = amount.round_dp_with_strategy(partner.fraction_digits, RoundingStrategy::MidpointAwayFromZero);
    amount.rescale(partner.fraction_digits);
    amount
}

/// Price, tax and total of a fee.
pub(crate) fn with_tax(partner: &Partner, fee: Decimal) -> Price {
    reduced(partner, fee, None)
}

fn reduced(partner: &Partner, fee: Decimal, discount: Option<(Names, Decimal)>) -> Price {
    let money = |amount| Money::new(amount, partner.currency);
    let fee = rounded(partner, fee);
    let discount = discount.map(|(why, amount)| (why, rounded(partner, amount)));
    let net = fee - discount.as_ref().map_or(Decimal::ZERO, |(_, amount)| *amount);
    let tax = rounded(partner, net * partner.tax.rate / Decimal::ONE_HUNDRED);
    Price {
        fee: money(fee),
        discount: discount.map(|(why, amount)| (why, money(amount))),
        net: money(net),
        tax: money(tax),
        total: money(net + tax),
    }
}

/// What an offer costs an account with these holdings on a day; `None` where it is not priced then. A fee that another
/// offer's package has paid is taken off whole, a part of it where a lower level ends.
pub(crate) fn price(partner: &Partner, holdings: Holdings<'_>, offer: &Offer, on: NaiveDate) -> Option<Price> {
    let fee = partner.price(offer, on)?.amount;
    let discount = if let Some((other, _)) = holdings.covering(offer, on) {
        let why = Names {
            en: format!("Covered by {}", other.short_name.en),
            zh_tw: format!("費用已含於{}", other.short_name.zh_tw),
        };
        Some((why, fee))
    } else {
        holdings.upgrade_discount(offer, on).map(|percent| {
            let why = Names {
                en: format!("Upgrade discount {percent}%"),
                zh_tw: format!("升級折扣 {percent}%"),
            };
            (why, fee * percent / Decimal::ONE_HUNDRED)
        })
    };
    Some(reduced(partner, fee, discount))
}

/// The price that a mistaken service charges for one: the fee is higher by one unit of the currency.
pub(crate) fn raised(partner: &Partner, price: Price) -> Price {
    let discount = price.discount.map(|(why, amount)| (why, amount.amount));
    reduced(partner, price.fee.amount + Decimal::ONE, discount)
}

/// The price as a quote.
pub(crate) fn quote(partner: &Partner, offer: &Offer, price: &Price) -> Quote {
    let rate = partner.tax.rate.normalize();
    let line = |label: Names, amount| QuoteLine { label, amount };
    let discount = price
        .discount
        .iter()
        .map(|(why, amount)| line(why.clone(), Money::new(-amount.amount, amount.currency)));
    let tax = Names {
        en: format!("{} {rate}%", partner.tax.label.en),
        zh_tw: format!("{} {rate}%", partner.tax.label.zh_tw),
    };
    Quote {
        lines: std::iter::once(line(offer.short_name.clone(), price.fee))
            .chain(discount)
            .chain(std::iter::once(line(tax, price.tax)))
            .collect(),
        total: price.total,
    }
}
