use std::collections::BTreeMap;

use domain::{AccountName, Booking, Currency, Decimal, InvoiceNumber};
use sqlx::{QueryBuilder, SqliteConnection};

use crate::error::{Error, Failure};
use crate::search::columns::{booking, currency};
use crate::search::invoice_filter::InvoiceFilter;
use crate::search::invoice_list::counted;
use crate::search::invoice_query::InvoiceQuery;
use crate::search::ngrams::Wanted;
use crate::store::Store;

/// Invoices of one account that somebody chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvoiceSelection {
    /// These; what is not in the archive does not count.
    Numbers(Vec<InvoiceNumber>),
    /// All that a filter lets through, but for some. Its part and its order are not looked at.
    Matching {
        /// The filter.
        filter: Box<InvoiceFilter>,
        /// Not these.
        except: Vec<InvoiceNumber>,
    },
}

/// What chosen invoices of one currency come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectionSum {
    /// The currency.
    pub currency: Currency,
    /// Whether they are booked.
    pub booking: Booking,
    /// How many they are.
    pub invoices: u32,
    /// The sum of their totals, exactly.
    pub total: Decimal,
}

impl Store {
    /// What chosen invoices come to, by currency and by whether they are booked, in one statement.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a sum beyond every amount; [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn selection_sums(
        &self,
        account: &AccountName,
        selection: &InvoiceSelection,
    ) -> Result<Vec<SelectionSum>, Error> {
        let read = async {
            let mut snapshot = self.ledger().readers().begin().await?;
            // Equal totals are told once: there are few prices. The sums are made here, where they are exact.
            let columns = "SELECT currency, booking, total, count(*) AS invoices";
            let mut sums = statement(&mut snapshot, columns, account, selection).await?;
            sums.push(" GROUP BY currency, booking, total");
            let rows: Vec<SumRow> = sums.build_query_as().fetch_all(&mut *snapshot).await?;
            summed(rows)
        };
        self.ledger().map_error(read.await)
    }

    /// The numbers of chosen invoices that are in the archive, in no order.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn selected_numbers(
        &self,
        account: &AccountName,
        selection: &InvoiceSelection,
    ) -> Result<Vec<InvoiceNumber>, Error> {
        let read = async {
            let mut snapshot = self.ledger().readers().begin().await?;
            let mut numbers = statement(&mut snapshot, "SELECT invoices.number", account, selection).await?;
            let numbers: Vec<String> = numbers.build_query_scalar().fetch_all(&mut *snapshot).await?;
            Ok(numbers.into_iter().map(InvoiceNumber::new).collect())
        };
        self.ledger().map_error(read.await)
    }
}

/// The statement that asks for columns of the chosen invoices.
async fn statement(
    connection: &mut SqliteConnection,
    columns: &str,
    account: &AccountName,
    selection: &InvoiceSelection,
) -> Result<QueryBuilder<sqlx::Sqlite>, Failure> {
    let mut statement = QueryBuilder::new(columns);
    match selection {
        InvoiceSelection::Numbers(numbers) => {
            statement.push(" FROM invoices INDEXED BY invoices_by_account_and_number WHERE account = ");
            statement.push_bind(account.as_str().to_owned());
            statement.push(" AND invoices.number IN (SELECT value FROM json_each(");
            statement.push_bind(serde_json::json!(numbers).to_string()).push("))");
        }
        InvoiceSelection::Matching { filter, except } => {
            let wanted = Wanted::new(filter.text.as_deref().unwrap_or_default());
            let (all, alone) = counted(connection, account).await?;
            InvoiceQuery::new(account, alone, all, filter, &wanted).push_matching(&mut statement);
            if !except.is_empty() {
                statement.push(" AND invoices.number NOT IN (SELECT value FROM json_each(");
                statement.push_bind(serde_json::json!(except).to_string()).push("))");
            }
        }
    }
    Ok(statement)
}

#[derive(sqlx::FromRow)]
struct SumRow {
    currency: String,
    booking: String,
    total: String,
    invoices: u32,
}

fn summed(rows: Vec<SumRow>) -> Result<Vec<SelectionSum>, Failure> {
    let unreadable = |reason: String| {
        Failure::Known(Error::Unreadable {
            record: "the chosen invoices".to_owned(),
            reason,
        })
    };
    let mut sums: BTreeMap<(String, Booking), (u32, Decimal)> = BTreeMap::new();
    for row in rows {
        let booking = booking(&row.booking).map_err(unreadable)?;
        let (invoices, sum) = sums.entry((row.currency, booking)).or_default();
        *invoices += row.invoices;
        *sum = Decimal::from_str_exact(&row.total)
            .ok()
            .and_then(|total| total.checked_mul(Decimal::from(row.invoices)))
            .and_then(|total| sum.checked_add(total))
            .ok_or_else(|| unreadable(format!("{} cannot be added", row.total)))?;
    }
    sums.into_iter()
        .map(|((code, booking), (invoices, total))| {
            Ok(SelectionSum {
                currency: currency(&code).map_err(unreadable)?,
                booking,
                invoices,
                total,
            })
        })
        .collect()
}
