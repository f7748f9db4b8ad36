use std::cmp::Ordering;

use domain::{AccountName, Decimal, InvoiceNumber, Money, OfferId};
use sqlx::SqliteConnection;

use crate::archive::bookkeeping_row::BookkeepingRow;
use crate::error::{Error, Failure};
use crate::search::columns::{booking, currency, kind, offline, status};
use crate::search::invoice_filter::{InvoiceFilter, InvoicePage, InvoiceSort, InvoiceSummary, InvoiceTally};
use crate::search::invoice_query::InvoiceQuery;
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
            let rows = sqlx::query_as!(
                ListRow,
                r#"SELECT number, issued, offer, status, total, currency, bill_to, kind, offline, total_ten_thousandths, row,
                   (SELECT json_object('booked', booked, 'ledger_code', ledger_code, 'note', note, 'uniform_number',
                    uniform_number) FROM invoice_bookkeeping AS kept WHERE kept.account = invoices.account
                    AND kept.number = invoices.number) AS "bookkeeping?: String"
                   FROM invoices WHERE account = ? AND number IN (SELECT value FROM json_each(?))"#,
                account.as_str(),
                serde_json::json!(numbers).to_string()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter().map(|row| Ok(row.listed(account)?.summary)).collect()
        };
        self.ledger().map_error(read.await)
    }

    /// How many invoices of an account there are of each offer, status, currency, offline marker and booking: what a list
    /// can be filtered by. None is counted for it.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`], [`Error::Unreadable`] or [`Error::Database`].
    pub async fn invoice_tallies(&self, account: &AccountName) -> Result<Vec<InvoiceTally>, Error> {
        let read = async {
            let rows = sqlx::query!(
                r#"SELECT offer, status, currency, offline, booking, invoices AS "invoices: u32" FROM invoice_tallies
                   WHERE account = ? ORDER BY offer, status, currency, offline, booking"#,
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    let unreadable = |reason| Error::Unreadable {
                        record: "the tallies of the invoices".to_owned(),
                        reason,
                    };
                    Ok(InvoiceTally {
                        offer: OfferId::new(row.offer),
                        status: status(&row.status),
                        currency: currency(&row.currency).map_err(unreadable)?,
                        offline: offline(&row.offline).map_err(unreadable)?,
                        booking: booking(&row.booking).map_err(unreadable)?,
                        invoices: row.invoices,
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
        let listed: Vec<ListRow> = list.build_query_as().fetch_all(&mut *connection).await?;
        rows = listed
            .into_iter()
            .map(|row| row.listed(account))
            .collect::<Result<_, _>>()?;
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
pub(crate) async fn counted(connection: &mut SqliteConnection, account: &AccountName) -> Result<(u32, bool), Failure> {
    let counts = sqlx::query!(
        r#"SELECT coalesce(sum(invoices) FILTER (WHERE account = ?1), 0) AS "own!: u32",
           count(*) FILTER (WHERE account <> ?1 AND invoices > 0) AS "others!: u32" FROM invoice_counts"#,
        account.as_str()
    )
    .fetch_one(connection)
    .await?;
    Ok((counts.own, counts.others == 0))
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

/// A row of the list as the statement gives it.
#[derive(sqlx::FromRow)]
struct ListRow {
    number: String,
    issued: String,
    offer: String,
    status: String,
    total: String,
    currency: String,
    bill_to: String,
    kind: String,
    offline: String,
    total_ten_thousandths: i64,
    row: i64,
    bookkeeping: Option<String>,
}

impl ListRow {
    fn listed(self, account: &AccountName) -> Result<Listed, Failure> {
        let unreadable = |reason: String| {
            Failure::Known(Error::Unreadable {
                record: format!("invoice {}", self.number),
                reason,
            })
        };
        let summary = InvoiceSummary {
            account: account.clone(),
            kind: kind(&self.kind).map_err(unreadable)?,
            issued: self
                .issued
                .parse()
                .map_err(|error| unreadable(format!("{}: {error}", self.issued)))?,
            offer: OfferId::new(self.offer),
            status: status(&self.status),
            total: Money::new(
                Decimal::from_str_exact(&self.total).map_err(|error| unreadable(format!("{}: {error}", self.total)))?,
                currency(&self.currency).map_err(unreadable)?,
            ),
            bill_to: self.bill_to,
            offline: offline(&self.offline).map_err(unreadable)?,
            bookkeeping: BookkeepingRow::of_columns(self.bookkeeping.as_deref()),
            number: InvoiceNumber::new(self.number),
        };
        Ok(Listed {
            summary,
            total: self.total_ten_thousandths,
            row: self.row,
        })
    }
}
