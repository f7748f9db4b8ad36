use domain::{Currency, Money};

use super::offer::currency_of;
use super::{Amount, Attributes, Incomplete, List, NameResource, Text, required};
use crate::{Quote, QuoteLine};

resources! {
    /// One line of a quote.
    pub struct QuoteLineResource {
        /// What it is for.
        label: NameResource,
        /// The amount.
        amount: Amount,
    }

    /// What an order would cost.
    pub struct QuoteResource {
        /// The lines, tax last.
        lines: List<QuoteLineResource>,
        /// Their sum.
        total: Amount,
        /// ISO 4217 code of every amount.
        currency_code: Text,
        /// Kind.
        attributes: Attributes,
    }
}

impl From<&Quote> for QuoteResource {
    fn from(quote: &Quote) -> Self {
        let lines = quote.lines.iter().map(|line| QuoteLineResource {
            label: Some((&line.label).into()),
            amount: Some(line.amount.amount.into()),
        });
        Self {
            lines: Some(List(lines.collect())),
            total: Some(quote.total.amount.into()),
            currency_code: Some(quote.total.currency.code().into()),
            attributes: Some(Attributes::of("MembershipQuote")),
        }
    }
}

impl TryFrom<QuoteResource> for Quote {
    type Error = Incomplete;

    fn try_from(resource: QuoteResource) -> Result<Self, Incomplete> {
        let currency = required(currency_of(resource.currency_code), "quote", "currencyCode")?;
        let total = required(resource.total, "quote", "total")?;
        Ok(Self {
            lines: resource
                .lines
                .unwrap_or_default()
                .0
                .into_iter()
                .map(|line| line_in(line, currency))
                .collect::<Result<_, _>>()?,
            total: Money::new(total.0, currency),
        })
    }
}

fn line_in(line: QuoteLineResource, currency: Currency) -> Result<QuoteLine, Incomplete> {
    Ok(QuoteLine {
        label: line.label.unwrap_or_default().into(),
        amount: Money::new(required(line.amount, "quote line", "amount")?.0, currency),
    })
}
