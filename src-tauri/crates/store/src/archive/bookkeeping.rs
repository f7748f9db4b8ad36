use std::collections::{BTreeSet, HashMap};

use domain::{AccountName, Booking, Bookkeeping, InvoiceNumber, UniformNumber};
use sqlx::{QueryBuilder, SqliteConnection};

use crate::archive::bookkeeping_row::BookkeepingRow;
use crate::error::{Error, Failure};
use crate::file::connection::ROWS;
use crate::search::invoice_index;
use crate::store::Store;

/// An invoice with what the books say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookedInvoice {
    /// The account it belongs to.
    pub account: AccountName,
    /// Its number.
    pub number: InvoiceNumber,
    /// What the books say.
    pub bookkeeping: Bookkeeping,
}

/// What stands in the archive and in the books now.
struct Kept {
    row: i64,
    bookkeeping: Bookkeeping,
}

/// What the books are to say of an invoice.
struct Change<'a> {
    number: &'a InvoiceNumber,
    kept: Kept,
    new: Bookkeeping,
}

impl Change<'_> {
    /// Whether it is found by other texts. The day is not searched, so that a tick alone leaves the texts as they are.
    fn is_searched(&self) -> bool {
        let undated = |bookkeeping: &Bookkeeping| Bookkeeping {
            booked: None,
            ..bookkeeping.clone()
        };
        undated(&self.kept.bookkeeping) != undated(&self.new)
    }
}

impl Store {
    /// Changes what the books say of invoices: of all of them or of none. The invoices themselves stay as they are.
    ///
    /// Answers with what the books said of each whose bookkeeping is another one now, to be set back.
    ///
    /// # Errors
    /// [`Error::NotArchived`] for a number that is not in the archive; [`Error::Full`], [`Error::ReadOnly`],
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn change_bookkeeping(
        &self,
        invoices: &[(AccountName, Vec<InvoiceNumber>)],
        changed: impl Fn(&AccountName, &InvoiceNumber, &Bookkeeping) -> Bookkeeping + Send,
    ) -> Result<Vec<BookedInvoice>, Error> {
        let written = async {
            let mut before = Vec::new();
            let mut change = self.ledger().begin().await?;
            for (account, numbers) in invoices {
                for numbers in numbers.chunks(ROWS) {
                    // A number that is given twice is changed once.
                    let numbers: BTreeSet<&InvoiceNumber> = numbers.iter().collect();
                    let mut kept = kept(&mut change, account, &numbers).await?;
                    let mut changes = Vec::new();
                    for number in numbers {
                        let Some(kept) = kept.remove(number) else {
                            let number = number.clone();
                            return Err(Failure::Known(Error::NotArchived { number }));
                        };
                        let new = changed(account, number, &kept.bookkeeping);
                        if kept.bookkeeping != new {
                            changes.push(Change { number, kept, new });
                        }
                    }
                    write(&mut change, account, &changes).await?;
                    before.extend(changes.into_iter().map(|changed| BookedInvoice {
                        account: account.clone(),
                        number: changed.number.clone(),
                        bookkeeping: changed.kept.bookkeeping,
                    }));
                }
            }
            change.commit().await?;
            Ok(before)
        };
        self.ledger().map_error(written.await)
    }

    /// The ledger codes in use, with how many invoices have each, in their order; no more than `limit`.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn ledger_codes(&self, account: &AccountName, limit: u32) -> Result<Vec<(String, u32)>, Error> {
        let read = async {
            let rows = sqlx::query!(
                r#"SELECT ledger_code, count(*) AS "invoices!: u32"
                   FROM invoice_bookkeeping INDEXED BY invoice_bookkeeping_by_ledger_code
                   WHERE account = ?1 AND ledger_code <> '' GROUP BY ledger_code ORDER BY ledger_code LIMIT ?2"#,
                account.as_str(),
                i64::from(limit)
            )
            .fetch_all(self.ledger().readers())
            .await?;
            Ok(rows.into_iter().map(|row| (row.ledger_code, row.invoices)).collect())
        };
        self.ledger().map_error(read.await)
    }
}

async fn kept(
    connection: &mut SqliteConnection,
    account: &AccountName,
    numbers: &BTreeSet<&InvoiceNumber>,
) -> Result<HashMap<InvoiceNumber, Kept>, Failure> {
    let rows = sqlx::query!(
        r#"SELECT invoices.row, invoices.number, booked, ledger_code AS "ledger_code?", note AS "note?", uniform_number
           FROM invoices LEFT JOIN invoice_bookkeeping AS kept ON kept.account = invoices.account
           AND kept.number = invoices.number
           WHERE invoices.account = ?1 AND invoices.number IN (SELECT value FROM json_each(?2))"#,
        account.as_str(),
        serde_json::json!(numbers).to_string()
    )
    .fetch_all(connection)
    .await?;
    let kept = rows.into_iter().map(|row| {
        let bookkeeping = BookkeepingRow {
            booked: row.booked,
            ledger_code: row.ledger_code.unwrap_or_default(),
            note: row.note.unwrap_or_default(),
            uniform_number: row.uniform_number,
        };
        let kept = Kept {
            row: row.row,
            bookkeeping: bookkeeping.bookkeeping(),
        };
        (InvoiceNumber::new(row.number), kept)
    });
    Ok(kept.collect())
}

/// Writes what the books say now, at most [`ROWS`] at a time, and what of it the list and the search have.
async fn write(
    connection: &mut SqliteConnection,
    account: &AccountName,
    changes: &[Change<'_>],
) -> Result<(), Failure> {
    let (emptied, filled): (Vec<_>, Vec<_>) = changes.iter().partition(|change| change.new.is_empty());
    if !emptied.is_empty() {
        let numbers: Vec<&InvoiceNumber> = emptied.iter().map(|change| change.number).collect();
        sqlx::query!(
            "DELETE FROM invoice_bookkeeping WHERE account = ?1 AND number IN (SELECT value FROM json_each(?2))",
            account.as_str(),
            serde_json::json!(numbers).to_string()
        )
        .execute(&mut *connection)
        .await?;
    }
    if !filled.is_empty() {
        let mut insert = QueryBuilder::new(
            "INSERT INTO invoice_bookkeeping (account, number, booked, ledger_code, note, uniform_number) ",
        );
        insert.push_values(filled, |mut values, change| {
            let new = &change.new;
            values
                .push_bind(account.as_str())
                .push_bind(change.number.as_str())
                .push_bind(new.booked.map(|day| day.to_string()))
                .push_bind(new.ledger_code.as_str())
                .push_bind(new.note.as_str())
                .push_bind(new.uniform_number.as_ref().map(UniformNumber::as_str));
        });
        insert.push(
            " ON CONFLICT (account, number) DO UPDATE SET booked = excluded.booked, \
             ledger_code = excluded.ledger_code, note = excluded.note, uniform_number = excluded.uniform_number",
        );
        insert.build().execute(&mut *connection).await?;
    }
    for booking in Booking::ALL {
        let other =
            |change: &&Change<'_>| change.new.booking() == booking && change.kept.bookkeeping.booking() != booking;
        let rows: Vec<i64> = changes.iter().filter(other).map(|change| change.kept.row).collect();
        if !rows.is_empty() {
            sqlx::query!(
                "UPDATE invoices SET booking = ?1 WHERE row IN (SELECT value FROM json_each(?2))",
                booking.id(),
                serde_json::json!(rows).to_string()
            )
            .execute(&mut *connection)
            .await?;
        }
    }
    let searched = changes.iter().filter(|change| change.is_searched());
    let rows: Vec<i64> = searched.map(|change| change.kept.row).collect();
    invoice_index::renew(connection, &rows).await
}
