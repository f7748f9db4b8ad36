use domain::{Decimal, Money, NaiveDate, Names, Offer};
use partner_center::{Quote, QuoteLine};
use rust_decimal::RoundingStrategy;

use crate::data::Partner;

/// What an offer costs: price, tax and their sum, with as many digits as the partner's invoices have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Price {
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

/// Price, tax and total of a net amount.
pub(crate) fn with_tax(partner: &Partner, net: Decimal) -> Price {
    let net = rounded(partner, net);
    let tax = rounded(partner, net * partner.tax.rate / Decimal::ONE_HUNDRED);
    let money = |amount| Money::new(amount, partner.currency);
    Price {
        net: money(net),
        tax: money(tax),
        total: money(net + tax),
    }
}

/// What an offer costs on a day; `None` where it is not priced then.
pub(crate) fn price(partner: &Partner, offer: &Offer, on: NaiveDate) -> Option<Price> {
    Some(with_tax(partner, partner.price(&offer.id, on)?.amount))
}

/// The price as a quote.
pub(crate) fn quote(partner: &Partner, offer: &Offer, price: Price) -> Quote {
    let rate = partner.tax.rate.normalize();
    let line = |label: Names, amount| QuoteLine { label, amount };
    Quote {
        lines: vec![
            line(offer.short_name.clone(), price.net),
            line(
                Names {
                    en: format!("{} {rate}%", partner.tax.label.en),
                    zh_tw: format!("{} {rate}%", partner.tax.label.zh_tw),
                },
                price.tax,
            ),
        ],
        total: price.total,
    }
}
