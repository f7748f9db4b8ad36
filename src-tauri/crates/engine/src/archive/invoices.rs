use std::collections::BTreeMap;
use std::str::FromStr;

use domain::{AccountName, Currency, Decimal, InvoiceStatus, OfferId, Phrase};
use store::{InvoiceFilter, InvoiceSummary, InvoiceTally, Offline};
use words::Words;

use crate::archive::bookkeeping::{booking_label, bookkeeping_view};
use crate::view::{ChoiceView, InvoiceKey, InvoiceQuery, InvoiceRow, InvoicesPage};
use crate::words::dates::date;
use crate::words::input::{bounded_amount, searched};
use crate::words::labels::count;
use crate::words::labels::{iso, money};
use crate::{Code, Engine, Error, KnownAccount};

/// What stands for every account of this computer.
pub(crate) const ALL_ACCOUNTS: &str = "all";
/// So many ledger codes are offered to choose from.
const CODES_OFFERED: u32 = 500;

impl Engine {
    /// The stored invoices that match, read without any connection.
    ///
    /// # Errors
    /// [`Code::InvalidDate`], [`Code::InvalidTotal`], [`Code::UnknownChoice`] for a currency or [`Code::UnknownAccount`] for a filter that
    /// is none, or the store's error.
    pub async fn invoices(&self, query: &InvoiceQuery, words: &Words) -> Result<InvoicesPage, Error> {
        let filter = filter(query)?;
        let accounts = self.accounts_of(query.account.as_deref())?;
        let page = self.store().invoices_of(&accounts, &filter).await?;
        let mut tallies = Vec::new();
        let mut codes = BTreeMap::<String, u32>::new();
        for account in accounts.iter().filter(|_| !query.without_choices) {
            tallies.extend(self.store().invoice_tallies(account).await?);
            for (code, invoices) in self.store().ledger_codes(account, CODES_OFFERED).await? {
                *codes.entry(code).or_default() += invoices;
            }
        }
        let summary = Phrase::new("invoices-summary")
            .with("count", i64::from(page.all))
            .with("matching", i64::from(page.matching));
        Ok(InvoicesPage {
            rows: page.rows.iter().map(|row| self.invoice_row(words, row)).collect(),
            matching: page.matching,
            more: page.more,
            all: page.all,
            summary: words.say(&summary),
            offers: choices(
                &tallies,
                |tally| tally.offer.to_string(),
                |offer| self.short_name(words, &OfferId::new(offer)),
            ),
            statuses: choices(&tallies, |tally| tally.status, |status| status_label(words, *status)),
            currencies: choices(&tallies, |tally| tally.currency.code().to_owned(), String::clone),
            offline_states: choices(
                &tallies,
                |tally| tally.offline,
                |offline| offline_label(words, *offline),
            ),
            bookings: choices(
                &tallies,
                |tally| tally.booking,
                |booking| booking_label(words, *booking),
            ),
            ledger_codes: codes
                .into_iter()
                .map(|(code, invoices)| ChoiceView {
                    label: code.clone(),
                    value: code,
                    count: Some(invoices),
                })
                .collect(),
            accounts: if query.without_choices {
                Vec::new()
            } else {
                self.account_choices(words)
            },
        })
    }

    pub(crate) fn invoice_row(&self, words: &Words, row: &InvoiceSummary) -> InvoiceRow {
        InvoiceRow {
            number: row.number.to_string(),
            date: iso(row.issued),
            offer: row.offer.to_string(),
            kind: row.kind,
            status: row.status,
            total: money(words, row.total),
            offline: true,
            offline_state: row.offline,
            account: row.account.to_string(),
            account_name: self.company(&row.account),
            date_label: words.short_date(row.issued),
            offer_name: self.short_name(words, &row.offer),
            bill_to: row.bill_to.clone(),
            status_label: status_label(words, row.status),
            kind_label: words.text(&format!("invoice-kind-{}", row.kind.id())),
            offline_label: offline_label(words, row.offline),
            bookkeeping: bookkeeping_view(words, &row.bookkeeping),
        }
    }

    pub(crate) fn short_name(&self, words: &Words, offer: &OfferId) -> String {
        if offer.is_not_told() {
            return words.text("offer-not-told");
        }
        self.catalogue()
            .offer(offer)
            .map_or_else(|| offer.to_string(), |offer| words.name(&offer.short_name).to_owned())
    }

    pub(crate) fn company(&self, account: &AccountName) -> String {
        self.parts()
            .accounts
            .iter()
            .find(|known| known.name == *account)
            .map_or_else(|| account.to_string(), |known| known.company.clone())
    }

    /// The accounts that a choice stands for; without one the current account.
    pub(crate) fn accounts_of(&self, chosen: Option<&str>) -> Result<Vec<AccountName>, Error> {
        let known = || self.alike().map(|account| &account.name);
        match chosen {
            None | Some("") => Ok(vec![self.account().clone()]),
            Some(ALL_ACCOUNTS) => Ok(known().cloned().collect()),
            Some(name) => known()
                .chain(std::iter::once(self.account()))
                .find(|known| known.as_str() == name)
                .map(|known| vec![known.clone()])
                .ok_or_else(|| {
                    let names: Vec<String> = known().map(ToString::to_string).collect();
                    Error::new(Code::UnknownAccount)
                        .with("account", name)
                        .with("accounts", names)
                }),
        }
    }

    /// The account of a key; the current one for a choice of several.
    pub(crate) fn account_of(&self, key: &InvoiceKey) -> Result<AccountName, Error> {
        Ok(match self.accounts_of(key.account.as_deref())?.as_slice() {
            [account] => account.clone(),
            _ => self.account().clone(),
        })
    }

    fn account_choices(&self, words: &Words) -> Vec<ChoiceView<String>> {
        let accounts: Vec<&KnownAccount> = self.alike().collect();
        let every = ChoiceView {
            value: ALL_ACCOUNTS.to_owned(),
            label: words.say(&Phrase::new("invoice-all-accounts").with("count", count(accounts.len()))),
            count: None,
        };
        let single = accounts.iter().map(|account| ChoiceView {
            value: account.name.to_string(),
            label: account.company.clone(),
            count: None,
        });
        single.chain((accounts.len() > 1).then_some(every)).collect()
    }
}

/// What a query asks of the store.
pub(crate) fn filter(query: &InvoiceQuery) -> Result<InvoiceFilter, Error> {
    Ok(InvoiceFilter {
        text: Some(searched(&query.text)?),
        from: given(query.from.as_deref()).map(date).transpose()?,
        to: given(query.to.as_deref()).map(date).transpose()?,
        offer: given(query.offer.as_deref()).map(OfferId::new),
        status: query.status,
        currency: given(query.currency.as_deref()).map(currency).transpose()?,
        least: given(query.least.as_deref()).map(amount).transpose()?,
        most: given(query.most.as_deref()).map(amount).transpose()?,
        offline: query.offline,
        booking: query.booking,
        ledger_code: given(query.ledger_code.as_deref()).map(str::to_owned),
        sort: query.sort,
        descending: query.descending,
        offset: query.offset,
        limit: if query.limit == 0 { u32::MAX } else { query.limit },
        count_at_most: (query.count_at_most > 0).then_some(query.count_at_most),
    })
}

fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

fn currency(code: &str) -> Result<Currency, Error> {
    Currency::from_code(&code.to_ascii_uppercase()).ok_or_else(|| {
        Error::new(Code::UnknownChoice)
            .with("text", code)
            .with("choices", "EUR, TWD, USD …")
    })
}

fn amount(text: &str) -> Result<Decimal, Error> {
    let amount =
        Decimal::from_str(text).map_err(|error| Error::new(Code::InvalidTotal).with("text", text).because(error))?;
    bounded_amount(amount, text)
}

/// The values that invoices have, each with how many have it.
fn choices<T: Ord>(
    tallies: &[InvoiceTally],
    value: impl Fn(&InvoiceTally) -> T,
    label: impl Fn(&T) -> String,
) -> Vec<ChoiceView<T>> {
    let mut counts = BTreeMap::<T, u32>::new();
    for tally in tallies {
        *counts.entry(value(tally)).or_default() += tally.invoices;
    }
    counts
        .into_iter()
        .map(|(value, count)| ChoiceView {
            label: label(&value),
            count: Some(count),
            value,
        })
        .collect()
}

fn status_label(words: &Words, status: InvoiceStatus) -> String {
    words.text(&format!("invoice-status-{}", status.id()))
}

fn offline_label(words: &Words, offline: Offline) -> String {
    words.text(&format!("invoice-offline-{}", offline.id()))
}
