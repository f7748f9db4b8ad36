use std::collections::BTreeMap;

use domain::{AccountName, Booking, Currency, Decimal, InvoiceNumber, Money, Phrase};
use words::Words;

use crate::archive::invoices::filter;
use crate::view::{CurrencySum, InvoiceKey, InvoiceSelection, SelectionView};
use crate::words::labels::money;
use crate::{Engine, Error};

/// What chosen invoices of one currency come to.
#[derive(Default)]
struct Sum {
    invoices: u32,
    total: Decimal,
}

impl Engine {
    /// How many invoices were chosen, and what they come to in each currency. Currencies are never added up.
    ///
    /// # Errors
    /// As [`Engine::invoices`].
    pub async fn selection_sums(&self, selection: &InvoiceSelection, words: &Words) -> Result<SelectionView, Error> {
        let mut sums: BTreeMap<&'static str, (Currency, Sum)> = BTreeMap::new();
        let mut booked = 0;
        for (account, chosen) in self.chosen(selection)? {
            for sum in self.store().selection_sums(&account, &chosen).await? {
                let (_, whole) = sums
                    .entry(sum.currency.code())
                    .or_insert_with(|| (sum.currency, Sum::default()));
                whole.invoices += sum.invoices;
                whole.total = whole.total.saturating_add(sum.total);
                if sum.booking == Booking::Booked {
                    booked += sum.invoices;
                }
            }
        }
        let invoices = sums.values().map(|(_, sum)| sum.invoices).sum::<u32>();
        let totals: Vec<String> = sums
            .values()
            .map(|(currency, sum)| words.money_with_code(Money::new(sum.total, *currency)))
            .collect();
        let summary = Phrase::new("selection-summary")
            .with("count", i64::from(invoices))
            .with("totals", words.list(&totals));
        Ok(SelectionView {
            invoices,
            booked,
            sums: sums
                .into_values()
                .map(|(currency, sum)| CurrencySum {
                    currency: currency.code().to_owned(),
                    invoices: sum.invoices,
                    total: money(words, Money::new(sum.total, currency)),
                })
                .collect(),
            summary: words.say(&summary),
        })
    }

    /// The numbers of what was chosen, by account. A number that is given is not looked for.
    pub(crate) async fn chosen_numbers(
        &self,
        selection: &InvoiceSelection,
    ) -> Result<Vec<(AccountName, Vec<InvoiceNumber>)>, Error> {
        let mut numbers = Vec::new();
        for (account, chosen) in self.chosen(selection)? {
            let found = match chosen {
                store::InvoiceSelection::Numbers(given) => given,
                matching @ store::InvoiceSelection::Matching { .. } => {
                    self.store().selected_numbers(&account, &matching).await?
                }
            };
            numbers.push((account, found));
        }
        Ok(numbers)
    }

    /// What was chosen, by account.
    fn chosen(&self, selection: &InvoiceSelection) -> Result<Vec<(AccountName, store::InvoiceSelection)>, Error> {
        let given = self.by_account(&selection.invoices)?;
        if !given.is_empty() {
            let numbers = |(account, numbers)| (account, store::InvoiceSelection::Numbers(numbers));
            return Ok(given.into_iter().map(numbers).collect());
        }
        let Some(query) = &selection.query else {
            return Ok(Vec::new());
        };
        let filter = filter(query)?;
        let mut except = self.by_account(&selection.except)?;
        let matching = self.accounts_of(query.account.as_deref())?.into_iter().map(|account| {
            let matching = store::InvoiceSelection::Matching {
                filter: Box::new(filter.clone()),
                except: except.remove(&account).unwrap_or_default(),
            };
            (account, matching)
        });
        Ok(matching.collect())
    }

    /// The numbers of keys by account, each once.
    fn by_account(&self, keys: &[InvoiceKey]) -> Result<BTreeMap<AccountName, Vec<InvoiceNumber>>, Error> {
        let mut by_account: BTreeMap<AccountName, Vec<InvoiceNumber>> = BTreeMap::new();
        for key in keys {
            for account in self.accounts_of(key.account.as_deref())? {
                let number = InvoiceNumber::new(&key.number);
                by_account.entry(account).or_default().push(number);
            }
        }
        for numbers in by_account.values_mut() {
            numbers.sort();
            numbers.dedup();
        }
        Ok(by_account)
    }
}
