use std::str::FromStr;

use domain::{AccountName, Currency, Decimal, InvoiceStatus, OfferId, Phrase};
use store::{InvoiceFilter, InvoiceSort, InvoiceSummary, InvoiceTally, Offline};
use words::Words;

use crate::view::{ChoiceView, InvoiceQuery, InvoiceRow, InvoicesPage};
use crate::words::dates::date;
use crate::words::labels::{iso, money};
use crate::{Code, Engine, Error};

/// What stands for every account of this computer.
pub(crate) const ALL_ACCOUNTS: &str = "all";
/// Every status in the order of a list of them.
const STATUSES: [InvoiceStatus; 6] = [
    InvoiceStatus::Paid,
    InvoiceStatus::Due,
    InvoiceStatus::Overdue,
    InvoiceStatus::Refunded,
    InvoiceStatus::Void,
    InvoiceStatus::Unknown,
];
/// What a list can be sorted by.
const SORTS: [(&str, InvoiceSort); 7] = [
    ("date", InvoiceSort::Issued),
    ("number", InvoiceSort::Number),
    ("offer", InvoiceSort::Offer),
    ("status", InvoiceSort::Status),
    ("currency", InvoiceSort::Currency),
    ("amount", InvoiceSort::Total),
    ("bill_to", InvoiceSort::BillTo),
];

impl Engine {
    /// The stored invoices that match, read without any connection.
    ///
    /// # Errors
    /// [`Code::InvalidDate`], [`Code::InvalidTotal`], [`Code::UnknownChoice`] or [`Code::UnknownAccount`] for a filter that
    /// is none, or the store's error.
    pub async fn invoices(&self, query: &InvoiceQuery, words: &Words) -> Result<InvoicesPage, Error> {
        let filter = filter(query)?;
        let accounts = self.accounts_of(query.account.as_deref())?;
        let page = self.store().invoices_of(&accounts, &filter).await?;
        let mut tallies = Vec::new();
        for account in accounts.iter().filter(|_| !query.without_choices) {
            tallies.extend(self.store().invoice_tallies(account).await?);
        }
        let summary = Phrase::new("invoices-summary")
            .with("count", i64::from(page.all))
            .with("matching", i64::from(page.matching));
        let status_label = |id: &str| words.text(&format!("invoice-status-{id}"));
        let offline_label = |id: &str| words.text(&format!("invoice-offline-{id}"));
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
            statuses: choices(&tallies, |tally| tally.status.id().to_owned(), status_label),
            currencies: choices(&tallies, |tally| tally.currency.code().to_owned(), str::to_owned),
            offline_states: choices(&tallies, |tally| tally.offline.id().to_owned(), offline_label),
            accounts: if query.without_choices {
                Vec::new()
            } else {
                self.account_choices(words)
            },
        })
    }

    pub(crate) fn invoice_row(&self, words: &Words, row: &InvoiceSummary) -> InvoiceRow {
        let kind = row.kind.id();
        InvoiceRow {
            number: row.number.to_string(),
            date: iso(row.issued),
            offer: row.offer.to_string(),
            kind: kind.to_owned(),
            status: row.status.id().to_owned(),
            total: money(words, row.total),
            offline: true,
            offline_state: row.offline.id().to_owned(),
            account: row.account.to_string(),
            account_name: self.company(&row.account),
            date_label: words.short_date(row.issued),
            offer_name: self.short_name(words, &row.offer),
            bill_to: row.bill_to.clone(),
            status_label: words.text(&format!("invoice-status-{}", row.status.id())),
            kind_label: words.text(&format!("invoice-kind-{kind}")),
            offline_label: words.text(&format!("invoice-offline-{}", row.offline.id())),
        }
    }

    pub(crate) fn short_name(&self, words: &Words, offer: &OfferId) -> String {
        self.catalogue()
            .offer(offer)
            .map_or_else(|| offer.to_string(), |offer| words.name(&offer.short_name).to_owned())
    }

    fn company(&self, account: &AccountName) -> String {
        self.parts()
            .accounts
            .iter()
            .find(|(name, _)| name == account)
            .map_or_else(|| account.to_string(), |(_, company)| company.clone())
    }

    /// The accounts that a choice stands for; without one the current account.
    pub(crate) fn accounts_of(&self, chosen: Option<&str>) -> Result<Vec<AccountName>, Error> {
        let known = || self.parts().accounts.iter().map(|(name, _)| name);
        match chosen {
            None | Some("") => Ok(vec![self.account().clone()]),
            Some(ALL_ACCOUNTS) => Ok(known().cloned().collect()),
            Some(name) => known()
                .chain(std::iter::once(self.account()))
                .find(|known| known.as_str() == name)
                .map(|known| vec![known.clone()])
                .ok_or_else(|| {
                    let names: Vec<&str> = known().map(AccountName::as_str).collect();
                    Error::new(Code::UnknownAccount)
                        .with("account", name)
                        .with("accounts", names.join(", "))
                }),
        }
    }

    fn account_choices(&self, words: &Words) -> Vec<ChoiceView> {
        let accounts = &self.parts().accounts;
        let every = ChoiceView {
            value: ALL_ACCOUNTS.to_owned(),
            label: words.say(&Phrase::new("invoice-all-accounts").with("count", count(accounts.len()))),
            count: None,
        };
        let single = accounts.iter().map(|(name, company)| ChoiceView {
            value: name.to_string(),
            label: company.clone(),
            count: None,
        });
        single.chain((accounts.len() > 1).then_some(every)).collect()
    }
}

/// What a query asks of the store.
pub(crate) fn filter(query: &InvoiceQuery) -> Result<InvoiceFilter, Error> {
    let sort = match query.sort.as_str() {
        "" => InvoiceSort::Issued,
        sort => chosen(sort, &SORTS)?,
    };
    let statuses = STATUSES.map(|status| (status.id(), status));
    let markers = Offline::ALL.map(|marker| (marker.id(), marker));
    Ok(InvoiceFilter {
        text: Some(query.text.clone()),
        from: given(query.from.as_deref()).map(date).transpose()?,
        to: given(query.to.as_deref()).map(date).transpose()?,
        offer: given(query.offer.as_deref()).map(OfferId::new),
        status: given(query.status.as_deref())
            .map(|status| chosen(status, &statuses))
            .transpose()?,
        currency: given(query.currency.as_deref()).map(currency).transpose()?,
        least: given(query.least.as_deref()).map(amount).transpose()?,
        most: given(query.most.as_deref()).map(amount).transpose()?,
        offline: given(query.offline.as_deref())
            .map(|marker| chosen(marker, &markers))
            .transpose()?,
        sort,
        descending: query.descending,
        offset: query.offset,
        limit: if query.limit == 0 { u32::MAX } else { query.limit },
        count_at_most: (query.count_at_most > 0).then_some(query.count_at_most),
    })
}

fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// The choice of a name, or an error that tells every name.
pub(crate) fn chosen<T: Copy>(name: &str, choices: &[(&str, T)]) -> Result<T, Error> {
    choices
        .iter()
        .find_map(|(known, choice)| (*known == name).then_some(*choice))
        .ok_or_else(|| {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            Error::new(Code::UnknownChoice)
                .with("text", name)
                .with("choices", names.join(", "))
        })
}

fn currency(code: &str) -> Result<Currency, Error> {
    Currency::from_code(&code.to_ascii_uppercase()).ok_or_else(|| {
        Error::new(Code::UnknownChoice)
            .with("text", code)
            .with("choices", "EUR, TWD, USD …")
    })
}

fn amount(text: &str) -> Result<Decimal, Error> {
    Decimal::from_str(text).map_err(|error| Error::new(Code::InvalidTotal).with("text", text).because(error))
}

/// The values that invoices have, each with how many have it.
fn choices(
    tallies: &[InvoiceTally],
    value: impl Fn(&InvoiceTally) -> String,
    label: impl Fn(&str) -> String,
) -> Vec<ChoiceView> {
    let mut counts = std::collections::BTreeMap::<String, u32>::new();
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

/// A length as a number of the words.
pub(crate) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
