use std::collections::BTreeSet;

use domain::{AccountName, Invoice, InvoiceNumber};
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::archive::verify_report::{ChangedRecord, RecordChange, RecordKind, VerifyProgress, VerifyReport};
use crate::error::{Error, Failure};
use crate::search::columns::status;
use crate::search::facet;
use crate::search::invoice_filter::{Offline, ten_thousandths};
use crate::search::invoice_index;
use crate::search::search_text;
use crate::store::Store;

/// So many documents are in memory at a time.
const BATCH: i64 = 200;

/// The other tables that keep a hash: what they hold, and where its id, hash and content are.
const TABLES: [(RecordKind, &str, &str, &str); 4] = [
    (RecordKind::Original, "invoice_originals", "number", "content"),
    (RecordKind::Order, "orders", "id", "document"),
    (RecordKind::ProfileVersion, "profile_versions", "sequence", "document"),
    (RecordKind::SupportRequest, "support_requests", "id", "document"),
];

struct Verification<'a, P, C> {
    account: &'a AccountName,
    on_progress: P,
    cancelled: C,
    all: u32,
    report: VerifyReport,
}

impl Store {
    /// Reads every record of an account that has a hash, and tells which are not what was stored, and which invoices the
    /// search index lacks. Nothing is changed but the offline markers of invoices.
    ///
    /// `on_progress` is told how far it has come; where `cancelled` says yes, it ends soon after.
    ///
    /// # Errors
    /// [`Error::Damaged`] where a page of the file itself is not what was written; [`Error::Full`], [`Error::ReadOnly`],
    /// [`Error::Busy`] or [`Error::Database`].
    pub async fn verify(
        &self,
        account: &AccountName,
        on_progress: impl FnMut(VerifyProgress) + Send,
        cancelled: impl Fn() -> bool + Send,
    ) -> Result<VerifyReport, Error> {
        let verified = async {
            let mut connection = self.ledger().sequential_readers().acquire().await?;
            let mut verification = Verification {
                account,
                on_progress,
                cancelled,
                all: all(&mut connection, account).await?,
                report: VerifyReport::default(),
            };
            verification.run(&mut connection).await?;
            drop(connection);
            let report = verification.report;
            if !report.cancelled {
                self.mark_changed(account, &report).await?;
            }
            Ok(report)
        };
        self.ledger().map_error(verified.await)
    }

    /// Makes the tallies, texts and search index of every archived invoice anew from the documents: all or nothing. The
    /// documents themselves are only read.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn rebuild_invoice_index(&self) -> Result<(), Error> {
        let rebuilt = async {
            let mut change = self.ledger().begin().await?;
            invoice_index::rebuild(&mut change).await?;
            change.commit().await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(rebuilt.await)
    }

    /// Sets the markers of the list by what was found.
    async fn mark_changed(&self, account: &AccountName, report: &VerifyReport) -> Result<(), Failure> {
        let numbers: BTreeSet<&str> = report
            .changed
            .iter()
            .filter(|changed| matches!(changed.kind, RecordKind::Invoice | RecordKind::Original))
            .map(|changed| changed.id.as_str())
            .collect();
        let mut change = self.ledger().begin().await?;
        sqlx::query(
            "UPDATE invoices SET offline = ?3 WHERE account = ?1 AND offline <> ?3 \
             AND number IN (SELECT value FROM json_each(?2))",
        )
        .bind(account.as_str())
        .bind(serde_json::json!(numbers).to_string())
        .bind(Offline::Changed.id())
        .execute(&mut *change)
        .await?;
        sqlx::query(
            "UPDATE invoices SET offline = iif(EXISTS (SELECT 1 FROM invoice_originals AS original \
             WHERE original.account = invoices.account AND original.number = invoices.number), ?4, ?5) \
             WHERE account = ?1 AND offline = ?3 AND number NOT IN (SELECT value FROM json_each(?2))",
        )
        .bind(account.as_str())
        .bind(serde_json::json!(numbers).to_string())
        .bind(Offline::Changed.id())
        .bind(Offline::Original.id())
        .bind(Offline::Record.id())
        .execute(&mut *change)
        .await?;
        change.commit().await?;
        Ok(())
    }
}

/// How many records an account has that are looked at.
async fn all(connection: &mut SqliteConnection, account: &AccountName) -> Result<u32, Failure> {
    let mut all: u32 = sqlx::query_scalar("SELECT count(*) FROM invoices WHERE account = ?1")
        .bind(account.as_str())
        .fetch_one(&mut *connection)
        .await?;
    for (_, table, _, _) in TABLES {
        let statement = format!("SELECT count(*) FROM {table} WHERE account = ?1 AND sha256 IS NOT NULL");
        let count: u32 = sqlx::query_scalar(sqlx::AssertSqlSafe(statement))
            .bind(account.as_str())
            .fetch_one(&mut *connection)
            .await?;
        all += count;
    }
    Ok(all)
}

impl<P, C> Verification<'_, P, C>
where
    P: FnMut(VerifyProgress) + Send,
    C: Fn() -> bool + Send,
{
    async fn run(&mut self, connection: &mut SqliteConnection) -> Result<(), Failure> {
        let mut missed = BTreeSet::new();
        self.invoices(connection, &mut missed).await?;
        for (kind, table, id, content) in TABLES {
            self.table(connection, kind, table, id, content).await?;
        }
        if !self.report.cancelled {
            self.facets(connection, &mut missed).await?;
        }
        self.report.not_indexed = missed.into_iter().collect();
        Ok(())
    }

    /// Counts records that were looked at; whether to go on.
    fn goes_on(&mut self, looked_at: usize) -> bool {
        self.report.checked += u32::try_from(looked_at).unwrap_or(u32::MAX);
        (self.on_progress)(VerifyProgress {
            done: self.report.checked,
            all: self.all,
        });
        self.report.cancelled = (self.cancelled)();
        !self.report.cancelled
    }

    fn found(&mut self, kind: RecordKind, id: &str, change: RecordChange) {
        self.report.changed.push(ChangedRecord {
            kind,
            id: id.to_owned(),
            change,
        });
    }

    async fn invoices(
        &mut self,
        connection: &mut SqliteConnection,
        missed: &mut BTreeSet<InvoiceNumber>,
    ) -> Result<(), Failure> {
        let mut done = i64::MIN;
        while !self.report.cancelled {
            let rows = sqlx::query(
                "SELECT invoices.row, number, kind, issued, offer, status, currency, total, total_ten_thousandths, \
                 bill_to, document, sha256, text, \
                 EXISTS (SELECT 1 FROM invoice_grams WHERE invoice_grams.rowid = invoices.row) \
                 FROM invoices INDEXED BY invoices_by_date \
                 LEFT JOIN invoice_documents ON invoice_documents.row = invoices.row \
                 LEFT JOIN invoice_texts ON invoice_texts.row = invoices.row \
                 WHERE account = ?1 AND invoices.row > ?2 ORDER BY invoices.row LIMIT ?3",
            )
            .bind(self.account.as_str())
            .bind(done)
            .bind(BATCH)
            .fetch_all(&mut *connection)
            .await?;
            let Some(last) = rows.last() else { break };
            done = last.try_get(0)?;
            for row in &rows {
                self.invoice(row, missed)?;
            }
            self.goes_on(rows.len());
        }
        Ok(())
    }

    fn invoice(&mut self, row: &SqliteRow, missed: &mut BTreeSet<InvoiceNumber>) -> Result<(), Failure> {
        let number: &str = row.try_get(1)?;
        let (Some(document), sha256) = (
            row.try_get::<Option<&str>, _>(10)?,
            row.try_get::<Option<&[u8]>, _>(11)?,
        ) else {
            self.found(RecordKind::Invoice, number, RecordChange::Missing);
            return Ok(());
        };
        if !sha256.is_some_and(|sha256| is_hash_of(sha256, document.as_bytes())) {
            // Nothing is to be compared with a document that is not the one that was stored.
            self.found(RecordKind::Invoice, number, RecordChange::Content);
            return Ok(());
        }
        let has_grams: bool = row.try_get(13)?;
        let text: Option<&str> = row.try_get(12)?;
        let mut is_indexed = has_grams && text.is_some();
        // One that only another version of the program can read is listed by its columns.
        if let Ok(invoice) = serde_json::from_str::<Invoice>(document) {
            if !says_the_same(row, &invoice)? {
                self.found(RecordKind::Invoice, number, RecordChange::Columns);
            }
            is_indexed &= text == Some(search_text::of_invoice(&invoice).as_str());
        }
        if !is_indexed {
            missed.insert(InvoiceNumber::new(number));
        }
        Ok(())
    }

    async fn table(
        &mut self,
        connection: &mut SqliteConnection,
        kind: RecordKind,
        table: &str,
        id: &str,
        content: &str,
    ) -> Result<(), Failure> {
        // One at a time: an original may be large.
        let statement = format!(
            "SELECT rowid, CAST({id} AS TEXT), sha256, CAST({content} AS BLOB) FROM {table} \
             WHERE account = ?1 AND sha256 IS NOT NULL AND rowid > ?2 ORDER BY rowid LIMIT 1"
        );
        let mut done = i64::MIN;
        while !self.report.cancelled {
            let row = sqlx::query(sqlx::AssertSqlSafe(statement.as_str()))
                .bind(self.account.as_str())
                .bind(done)
                .fetch_optional(&mut *connection)
                .await?;
            let Some(row) = row else { break };
            done = row.try_get(0)?;
            let (sha256, content): (&[u8], &[u8]) = (row.try_get(2)?, row.try_get(3)?);
            if !is_hash_of(sha256, content) {
                self.found(kind, row.try_get(1)?, RecordChange::Content);
            }
            self.goes_on(1);
        }
        Ok(())
    }

    /// Finds the invoices that a filter would miss because the index does not have their facet.
    async fn facets(
        &mut self,
        connection: &mut SqliteConnection,
        missed: &mut BTreeSet<InvoiceNumber>,
    ) -> Result<(), Failure> {
        let mut conditions = vec![(
            "account",
            self.account.as_str().to_owned(),
            facet::account(self.account),
        )];
        for (column, named) in [
            ("offer", facet::of_offer as fn(&str) -> String),
            ("status", facet::of_status),
            ("currency", facet::of_currency),
        ] {
            let statement = format!("SELECT DISTINCT {column} FROM invoice_tallies WHERE account = ?1");
            let values: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(statement))
                .bind(self.account.as_str())
                .fetch_all(&mut *connection)
                .await?;
            conditions.extend(values.into_iter().map(|value| {
                let facet = named(&value);
                (column, value, facet)
            }));
        }
        for (column, value, facet) in conditions {
            let statement = format!(
                "SELECT number FROM invoices WHERE account = ?1 AND {column} = ?2 \
                 AND row NOT IN (SELECT rowid FROM invoice_grams WHERE invoice_grams MATCH ?3)"
            );
            let numbers: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(statement))
                .bind(self.account.as_str())
                .bind(value)
                .bind(format!("\"{facet}\""))
                .fetch_all(&mut *connection)
                .await?;
            missed.extend(numbers.into_iter().map(InvoiceNumber::new));
        }
        Ok(())
    }
}

fn is_hash_of(sha256: &[u8], content: &[u8]) -> bool {
    sha256 == &Sha256::digest(content)[..]
}

/// Whether the columns of the list say what the document says.
fn says_the_same(row: &SqliteRow, invoice: &Invoice) -> Result<bool, Failure> {
    let number: &str = row.try_get(1)?;
    let kind: &str = row.try_get(2)?;
    let issued: &str = row.try_get(3)?;
    let offer: &str = row.try_get(4)?;
    let status_id: &str = row.try_get(5)?;
    let currency: &str = row.try_get(6)?;
    let total: &str = row.try_get(7)?;
    let in_ten_thousandths: i64 = row.try_get(8)?;
    let bill_to: &str = row.try_get(9)?;
    Ok(number == invoice.number.as_str()
        && kind == invoice.kind.id()
        && issued == invoice.issued.to_string()
        && offer == invoice.offer.as_str()
        && status(status_id) == invoice.status
        && currency == invoice.currency.code()
        && total == invoice.total.to_string()
        && in_ten_thousandths == ten_thousandths(invoice.total)
        && bill_to == invoice.bill_to.name)
}
