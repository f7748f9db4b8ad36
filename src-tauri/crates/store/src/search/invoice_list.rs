use std::cmp::Ordering;

use domain::{AccountName, Decimal, InvoiceNumber, Money, OfferId};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

use crate::error::{Error, Failure};
use crate::search::columns::{currency, kind, offline, status};
use crate::search::invoice_filter::{InvoiceFilter, InvoicePage, InvoiceSort, InvoiceSummary, InvoiceTally};
use crate::search::invoice_query::{COLUMNS, InvoiceQuery};
use crate::search::ngrams::Wanted;
use crate::store::Store;

impl Store {
    /// A part of the list of an account's archived invoices.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`], [`Error::Unreadable`] or [`Error::Database`].
    pub async fn invoices(&self, account: &AccountName, filter: &InvoiceFilter) -> Result<InvoicePage, Error> {
        self.invoices_of(std::slice::from_ref(account), filter).await
    }

    /// A part of one list of the archived invoices of several accounts.
    ///
    /// # Errors
    /// As [`Store::invoices`].
    pub async fn invoices_of(&self, accounts: &[AccountName], filter: &InvoiceFilter) -> Result<InvoicePage, Error> {
        let wanted = Wanted::new(filter.text.as_deref().unwrap_or_default());
        let read = async {
            // One snapshot for the counts and the rows.
            let mut snapshot = self.ledger().readers().begin().await?;
            match accounts {
                [account] => Ok(part(&mut snapshot, account, filter, &wanted).await?.page()),
                accounts => merged(&mut snapshot, accounts, filter, &wanted).await,
            }
        };
        self.ledger().map_error(read.await)
    }

    /// The rows of archived invoices by their numbers, in no order; what is not in the archive is left out.
    ///
    /// # Errors
    /// As [`Store::invoices`].
    pub async fn invoice_summaries(
        &self,
        account: &AccountName,
        numbers: &[InvoiceNumber],
    ) -> Result<Vec<InvoiceSummary>, Error> {
        let read = async {
            let mut query = QueryBuilder::<Sqlite>::new(format!("SELECT {COLUMNS} FROM invoices WHERE account = "));
            query.push_bind(account.as_str().to_owned());
            query.push(" AND number IN (SELECT value FROM json_each(");
            query.push_bind(serde_json::json!(numbers).to_string());
            query.push("))");
            let rows = query.build().fetch_all(self.ledger().readers()).await?;
            rows.iter().map(|row| Ok(listed(account, row)?.summary)).collect()
        };
        self.ledger().map_error(read.await)
    }

    /// How many invoices of an account there are of each offer, status, currency and offline marker: what a list can be
    /// filtered by. None is counted for it.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`], [`Error::Unreadable`] or [`Error::Database`].
    pub async fn invoice_tallies(&self, account: &AccountName) -> Result<Vec<InvoiceTally>, Error> {
        let read = async {
            let rows = sqlx::query(
                "SELECT offer, status, currency, offline, invoices FROM invoice_tallies WHERE account = ?1 \
                 ORDER BY offer, status, currency, offline",
            )
            .bind(account.as_str())
            .fetch_all(self.ledger().readers())
            .await?;
            rows.iter()
                .map(|row| {
                    let unreadable = |reason| Error::Unreadable {
                        record: "the tallies of the invoices".to_owned(),
                        reason,
                    };
                    Ok(InvoiceTally {
                        offer: OfferId::new(row.try_get::<&str, _>(0)?),
                        status: status(row.try_get(1)?),
                        currency: currency(row.try_get(2)?).map_err(unreadable)?,
                        offline: offline(row.try_get(3)?).map_err(unreadable)?,
                        invoices: row.try_get(4)?,
                    })
                })
                .collect()
        };
        self.ledger().map_error(read.await)
    }

    /// The offers that archived invoices are for, in the order of their ids.
    ///
    /// # Errors
    /// As [`Store::invoice_tallies`].
    pub async fn invoice_offers(&self, account: &AccountName) -> Result<Vec<OfferId>, Error> {
        let mut offers: Vec<OfferId> = self
            .invoice_tallies(account)
            .await?
            .into_iter()
            .map(|tally| tally.offer)
            .collect();
        offers.dedup();
        Ok(offers)
    }
}

/// A row with what it is sorted by where all else is equal.
struct Listed {
    summary: InvoiceSummary,
    total: i64,
    row: i64,
}

/// One account's part of a list.
#[derive(Default)]
struct Part {
    rows: Vec<Listed>,
    matching: u32,
    more: bool,
    all: u32,
}

impl Part {
    fn page(self) -> InvoicePage {
        InvoicePage {
            rows: self.rows.into_iter().map(|listed| listed.summary).collect(),
            matching: self.matching,
            more: self.more,
            all: self.all,
        }
    }
}

async fn part(
    connection: &mut SqliteConnection,
    account: &AccountName,
    filter: &InvoiceFilter,
    wanted: &Wanted,
) -> Result<Part, Failure> {
    let (all, alone) = counted(connection, account).await?;
    let query = InvoiceQuery::new(account, alone, all, filter, wanted);
    let mut rows = Vec::new();
    if filter.limit > 0 {
        let mut list = query.list(connection).await?;
        for row in &list.build().fetch_all(&mut *connection).await? {
            rows.push(listed(account, row)?);
        }
    }
    let given = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let is_last = given < filter.limit && (given > 0 || filter.offset == 0);
    let (matching, more) = if is_last {
        (filter.offset + given, false)
    } else if query.is_everything() {
        let at_most = filter.count_at_most.unwrap_or(u32::MAX);
        (all.min(at_most), all > at_most)
    } else {
        let at_most = filter.count_at_most.map(|most| most.saturating_add(1));
        let counted = query.count(connection, at_most).await?;
        let most = filter.count_at_most.unwrap_or(u32::MAX);
        (counted.min(most), counted > most)
    };
    Ok(Part {
        rows,
        matching,
        more,
        all,
    })
}

/// How many invoices an account has, and whether it is the only one with invoices.
async fn counted(connection: &mut SqliteConnection, account: &AccountName) -> Result<(u32, bool), Failure> {
    let row = sqlx::query(
        "SELECT coalesce(sum(invoices) FILTER (WHERE account = ?1), 0), \
         count(*) FILTER (WHERE account <> ?1 AND invoices > 0) FROM invoice_counts",
    )
    .bind(account.as_str())
    .fetch_one(connection)
    .await?;
    Ok((row.try_get(0)?, row.try_get::<u32, _>(1)? == 0))
}

/// Each account's rows up to the end of the part that is asked for, and of those the ones that are in it.
async fn merged(
    connection: &mut SqliteConnection,
    accounts: &[AccountName],
    filter: &InvoiceFilter,
    wanted: &Wanted,
) -> Result<InvoicePage, Failure> {
    let from_the_first = InvoiceFilter {
        offset: 0,
        limit: filter.offset.saturating_add(filter.limit),
        ..filter.clone()
    };
    let mut whole = Part::default();
    for account in accounts {
        let part = part(connection, account, &from_the_first, wanted).await?;
        whole.rows.extend(part.rows);
        whole.matching += part.matching;
        whole.more |= part.more;
        whole.all += part.all;
    }
    whole.rows.sort_by(|one, other| {
        let order = compare(one, other, filter.sort).then(one.row.cmp(&other.row));
        if filter.descending { order.reverse() } else { order }
    });
    let in_part = whole
        .rows
        .into_iter()
        .skip(filter.offset as usize)
        .take(filter.limit as usize);
    whole.rows = in_part.collect();
    Ok(whole.page())
}

/// As the statement sorts.
fn compare(one: &Listed, other: &Listed, sort: InvoiceSort) -> Ordering {
    let (this, that) = (&one.summary, &other.summary);
    match sort {
        InvoiceSort::Issued => Ordering::Equal,
        InvoiceSort::Number => this.number.cmp(&that.number),
        InvoiceSort::Offer => this.offer.cmp(&that.offer),
        InvoiceSort::Status => this.status.id().cmp(that.status.id()),
        InvoiceSort::Currency => this.total.currency.code().cmp(that.total.currency.code()),
        InvoiceSort::Total => one.total.cmp(&other.total),
        InvoiceSort::BillTo => this
            .bill_to
            .to_ascii_lowercase()
            .cmp(&that.bill_to.to_ascii_lowercase()),
    }
}

fn listed(account: &AccountName, row: &SqliteRow) -> Result<Listed, Failure> {
    let number: &str = row.try_get(0)?;
    let unreadable = |reason: String| {
        Failure::Known(Error::Unreadable {
            record: format!("invoice {number}"),
            reason,
        })
    };
    let issued: &str = row.try_get(1)?;
    let amount: &str = row.try_get(4)?;
    let summary = InvoiceSummary {
        account: account.clone(),
        number: InvoiceNumber::new(number),
        kind: kind(row.try_get(7)?).map_err(unreadable)?,
        issued: issued
            .parse()
            .map_err(|error| unreadable(format!("{issued}: {error}")))?,
        offer: OfferId::new(row.try_get::<&str, _>(2)?),
        status: status(row.try_get(3)?),
        total: Money::new(
            Decimal::from_str_exact(amount).map_err(|error| unreadable(format!("{amount}: {error}")))?,
            currency(row.try_get(5)?).map_err(unreadable)?,
        ),
        bill_to: row.try_get(6)?,
        offline: offline(row.try_get(8)?).map_err(unreadable)?,
    };
    Ok(Listed {
        summary,
        total: row.try_get(9)?,
        row: row.try_get(10)?,
    })
}
