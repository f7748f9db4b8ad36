//! The offers that lines of received invoices name, and the terms that are not to be proposed of them.

use std::collections::HashSet;

use domain::{AccountName, DiscardedTerm, Invoice, InvoiceSource, NamedOffer, OfferId, ReceivedLine};
use sqlx::SqliteConnection;

use crate::archive::write::NewInvoice;
use crate::error::{Error, Failure};
use crate::given::given;
use crate::ledger::own::invoice_lines::{LinesWindow, lines_of};
use crate::store::Store;

impl Store {
    /// Looks through the lines of invoices that nobody has looked through yet, so many at a time; tells how many those were.
    /// What is found and that it was looked for is one change.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn read_lines(
        &self,
        account: &AccountName,
        most: u32,
        read: impl Fn(&Invoice, &[ReceivedLine]) -> Vec<NamedOffer> + Send,
    ) -> Result<u32, Error> {
        if !self.has_unread_lines(account).await? {
            return Ok(0);
        }
        let written = async {
            let mut change = self.ledger().begin().await?;
            let rows = sqlx::query!(
                "SELECT invoice_documents.row, number, document FROM unread_lines \
                 CROSS JOIN invoices ON invoices.row = unread_lines.row \
                 CROSS JOIN invoice_documents ON invoice_documents.row = unread_lines.row \
                 WHERE account = ?1 ORDER BY unread_lines.row LIMIT ?2",
                account.as_str(),
                most
            )
            .fetch_all(&mut *change)
            .await?;
            let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
            let looked_through: Vec<i64> = rows.iter().map(|row| row.row).collect();
            let numbers: Vec<&str> = rows.iter().map(|row| row.number.as_str()).collect();
            let with_lines = with_lines(&mut change, account, &numbers).await?;
            let mut found = Vec::new();
            for row in &rows {
                // One that this version cannot read is told where invoices are looked at.
                let Ok(invoice) = serde_json::from_str(&row.document) else {
                    continue;
                };
                let lines = if with_lines.contains(&row.number) {
                    lines_of(&mut change, account, &row.number, LinesWindow::ALL).await?
                } else {
                    Vec::new()
                };
                found.extend((0_i64..).zip(read(&invoice, &lines)).map(|named| (row.row, named)));
            }
            put(&mut change, &looked_through, &found).await?;
            change.commit().await?;
            Ok::<_, Failure>(count)
        };
        self.ledger().map_error(written.await)
    }

    /// The offers that lines of an account's invoices name.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn named_offers(&self, account: &AccountName) -> Result<Vec<NamedOffer>, Error> {
        let read = async {
            let documents = sqlx::query_scalar!(
                "SELECT document FROM named_offers CROSS JOIN invoices ON invoices.row = named_offers.row \
                 WHERE account = ? ORDER BY named_offers.row, position",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            documents.iter().map(|document| named(document)).collect()
        };
        self.ledger().map_error(read.await)
    }

    /// The terms of an account that are not to be proposed again.
    ///
    /// # Errors
    /// As [`Store::named_offers`].
    pub async fn discarded_terms(&self, account: &AccountName) -> Result<Vec<DiscardedTerm>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT offer, purchased FROM discarded_terms WHERE account = ? ORDER BY purchased, offer",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    let purchased = row.purchased.parse().map_err(|error| unreadable(&error))?;
                    Ok(DiscardedTerm {
                        offer: OfferId::new(row.offer),
                        purchased,
                    })
                })
                .collect()
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps that a term is not to be proposed again.
    ///
    /// # Errors
    /// As [`Store::read_lines`].
    pub async fn discard_term(&self, account: &AccountName, term: &DiscardedTerm) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "INSERT INTO discarded_terms (account, offer, purchased) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                account.as_str(),
                term.offer.as_str(),
                term.purchased.to_string()
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    async fn has_unread_lines(&self, account: &AccountName) -> Result<bool, Error> {
        let read = async {
            let found = sqlx::query_scalar!(
                r#"SELECT EXISTS (SELECT 1 FROM unread_lines CROSS JOIN invoices ON invoices.row = unread_lines.row
                                  WHERE account = ?) AS "found: bool""#,
                account.as_str()
            )
            .fetch_one(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(found)
        };
        self.ledger().map_error(read.await)
    }
}

/// Notes that the lines of new invoices are to be looked through. Azure Billing sends none with an invoice, so those that were
/// read of it before it was another version are.
pub(crate) async fn note_unread(
    connection: &mut SqliteConnection,
    account: &AccountName,
    new: &[NewInvoice],
) -> Result<(), Failure> {
    let numbers: Vec<(&str, bool)> = new
        .iter()
        .map(|new| (new.invoice.number.as_str(), tells_lines(&new.invoice)))
        .collect();
    if numbers.is_empty() {
        return Ok(());
    }
    // Else every invoice of the account would be looked at for each part that comes.
    sqlx::query!(
        "INSERT INTO unread_lines (row) SELECT row FROM json_each(?2) \
         CROSS JOIN invoices ON invoices.account = ?1 AND invoices.number = value ->> 0 \
         WHERE value ->> 1 OR EXISTS (SELECT 1 FROM invoice_lines AS known \
         WHERE known.account = ?1 AND known.number = value ->> 0) ON CONFLICT DO NOTHING",
        account.as_str(),
        serde_json::json!(numbers).to_string()
    )
    .execute(connection)
    .await?;
    Ok(())
}

fn tells_lines(invoice: &Invoice) -> bool {
    let source = invoice.received.as_ref().map(|received| received.source);
    !invoice.lines.is_empty() || source.is_some_and(|source| source != InvoiceSource::AzureBilling)
}

/// Which invoices of these numbers have lines that were read beside them.
async fn with_lines(
    connection: &mut SqliteConnection,
    account: &AccountName,
    numbers: &[&str],
) -> Result<HashSet<String>, Failure> {
    let found = sqlx::query_scalar!(
        "SELECT number FROM json_each(?2) CROSS JOIN line_readings \
         ON line_readings.account = ?1 AND line_readings.number = value ->> 0",
        account.as_str(),
        given(numbers)
    )
    .fetch_all(connection)
    .await?;
    Ok(found.into_iter().collect())
}

/// Keeps what was found in rows, each with its position there, and that they were looked through.
async fn put(
    connection: &mut SqliteConnection,
    looked_through: &[i64],
    found: &[(i64, (i64, NamedOffer))],
) -> Result<(), Failure> {
    let rows = serde_json::json!(looked_through).to_string();
    sqlx::query!(
        "DELETE FROM named_offers WHERE row IN (SELECT value FROM json_each(?))",
        rows
    )
    .execute(&mut *connection)
    .await?;
    for (row, (position, named)) in found {
        let document = serde_json::to_string(named).map_err(|error| Error::Database(error.to_string()))?;
        sqlx::query!(
            "INSERT INTO named_offers (row, position, document) VALUES (?, ?, ?)",
            row,
            position,
            document
        )
        .execute(&mut *connection)
        .await?;
    }
    sqlx::query!(
        "DELETE FROM unread_lines WHERE row IN (SELECT value FROM json_each(?))",
        rows
    )
    .execute(connection)
    .await?;
    Ok(())
}

fn named(document: &str) -> Result<NamedOffer, Failure> {
    serde_json::from_str(document).map_err(|error| unreadable(&error))
}

fn unreadable(error: &impl ToString) -> Failure {
    Failure::Known(Error::Unreadable {
        record: "named offer".to_owned(),
        reason: error.to_string(),
    })
}
