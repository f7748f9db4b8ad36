use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::{Currency, Decimal, Money, NaiveDate, OfferId, spent};
use words::Words;

use crate::view::{ChoiceView, CurrencySpending, InvoiceQuery, OfferSpending, SpendingView, YearSpending};
use crate::words::labels::{iso, money};
use crate::{Engine, Error};

/// The longest bar of a chart.
const FULL_BAR: u32 = 1000;

/// What was spent, and on how many documents.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    total: Decimal,
    invoices: u32,
}

impl Sum {
    fn add(&mut self, other: Self) {
        self.total = self.total.saturating_add(other.total);
        self.invoices += other.invoices;
    }
}

/// Sums of one currency by year and offer.
type Years = BTreeMap<Reverse<i32>, BTreeMap<OfferId, Sum>>;

impl Engine {
    /// Spending per year, currency and offer, from the stored invoices. Currencies are never added up.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`](crate::Code::UnknownAccount), or the store's error.
    pub async fn spending(&self, account: Option<&str>, words: &Words) -> Result<SpendingView, Error> {
        let mut currencies: BTreeMap<&'static str, (Currency, Years)> = BTreeMap::new();
        for account in self.accounts_of(account)? {
            for sum in self.store().invoice_sums(&account).await? {
                let (_, years) = currencies
                    .entry(sum.currency.code())
                    .or_insert_with(|| (sum.currency, Years::new()));
                let of_offer = years
                    .entry(Reverse(sum.year))
                    .or_default()
                    .entry(sum.offer)
                    .or_default();
                of_offer.add(Sum {
                    total: spent(sum.kind, sum.status, sum.total),
                    invoices: sum.invoices,
                });
            }
        }
        let empty = if currencies.is_empty() {
            words.text("spending-empty")
        } else {
            String::new()
        };
        Ok(SpendingView {
            currencies: currencies
                .into_values()
                .map(|(currency, years)| self.of_currency(words, account, currency, &years))
                .collect(),
            note: words.text("spending-note"),
            empty,
        })
    }

    fn of_currency(&self, words: &Words, account: Option<&str>, currency: Currency, years: &Years) -> CurrencySpending {
        let query = |year: Option<i32>, offer: Option<&OfferId>| InvoiceQuery {
            from: year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1)).map(iso),
            to: year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31)).map(iso),
            offer: offer.map(ToString::to_string),
            currency: Some(currency.code().to_owned()),
            account: account.map(str::to_owned),
            descending: true,
            ..InvoiceQuery::default()
        };
        let label = |total: Decimal| money(words, Money::new(total, currency));
        let of_year = |offers: &BTreeMap<OfferId, Sum>| {
            let mut sum = Sum::default();
            offers.values().for_each(|offer| sum.add(*offer));
            sum
        };
        let longest = years
            .values()
            .map(|offers| of_year(offers).total)
            .max()
            .unwrap_or_default();
        let mut of_offers: BTreeMap<&OfferId, Sum> = BTreeMap::new();
        for (offer, sum) in years.values().flatten() {
            of_offers.entry(offer).or_default().add(*sum);
        }
        let mut total = Sum::default();
        of_offers.values().for_each(|offer| total.add(*offer));
        let mut legend: Vec<(&OfferId, Sum)> = of_offers.into_iter().collect();
        legend.sort_by_key(|(_, sum)| Reverse(sum.total));
        CurrencySpending {
            currency: currency.code().to_owned(),
            total: label(total.total),
            query: query(None, None),
            offers: legend
                .iter()
                .map(|(offer, sum)| ChoiceView {
                    value: offer.to_string(),
                    label: self.short_name(words, offer),
                    count: Some(sum.invoices),
                })
                .collect(),
            years: years
                .iter()
                .map(|(Reverse(year), offers)| {
                    let sum = of_year(offers);
                    let mut offers: Vec<(&OfferId, &Sum)> = offers.iter().collect();
                    offers.sort_by_key(|(_, sum)| Reverse(sum.total));
                    YearSpending {
                        year: year.to_string(),
                        total: label(sum.total),
                        share: share(sum.total, longest),
                        invoices: sum.invoices,
                        query: query(Some(*year), None),
                        offers: offers
                            .into_iter()
                            .map(|(offer, sum)| OfferSpending {
                                offer: offer.to_string(),
                                offer_name: self.short_name(words, offer),
                                total: label(sum.total),
                                share: share(sum.total, longest),
                                invoices: sum.invoices,
                                query: query(Some(*year), Some(offer)),
                            })
                            .collect(),
                    }
                })
                .collect(),
        }
    }
}

/// The length of a bar, where the longest has all of it. What was given back has none.
fn share(total: Decimal, longest: Decimal) -> u32 {
    if longest <= Decimal::ZERO || total <= Decimal::ZERO {
        return 0;
    }
    total
        .checked_div(longest)
        .and_then(|part| part.checked_mul(Decimal::from(FULL_BAR)))
        .and_then(|part| u32::try_from(part.round()).ok())
        .unwrap_or(FULL_BAR)
        .min(FULL_BAR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_part_of_the_longest() {
        let table = [
            (100, 100, 1000),
            (50, 100, 500),
            (0, 100, 0),
            (-5, 100, 0),
            (5, 0, 0),
            (150, 100, 1000),
            (1, 3, 333),
        ];
        for (total, longest, expected) in table {
            assert_eq!(
                share(Decimal::from(total), Decimal::from(longest)),
                expected,
                "{total} of {longest}"
            );
        }
    }
}
