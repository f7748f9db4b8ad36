use std::collections::BTreeSet;

use domain::{AccountName, Invoice, InvoiceNumber};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::archive::bookkeeping_row::BookkeepingRow;
use crate::archive::verify_filters;
use crate::archive::verify_report::{ChangedRecord, RecordChange, RecordKind, VerifyProgress, VerifyReport};
use crate::error::{Error, Failure};
use crate::search::columns::status;
use crate::search::invoice_filter::{Offline, ten_thousandths};
use crate::search::invoice_index;
use crate::search::search_text;
use crate::store::Store;

/// So many documents are in memory at a time.
const BATCH: i64 = 200;

/// The other records that keep a hash, by where they stand.
#[derive(Debug, Clone, Copy)]
enum Others {
    Originals,
    FurtherDocuments,
    Orders,
    ProfileVersions,
    SupportRequests,
}

impl Others {
    const ALL: [Self; 5] = [
        Self::Originals,
        Self::FurtherDocuments,
        Self::Orders,
        Self::ProfileVersions,
        Self::SupportRequests,
    ];

    /// What a record of these is told as.
    const fn kind(self) -> RecordKind {
        match self {
            Self::Originals | Self::FurtherDocuments => RecordKind::Original,
            Self::Orders => RecordKind::Order,
            Self::ProfileVersions => RecordKind::ProfileVersion,
            Self::SupportRequests => RecordKind::SupportRequest,
        }
    }
}

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
        sqlx::query!(
            "UPDATE invoices SET offline = ?3 WHERE account = ?1 AND offline <> ?3 \
             AND number IN (SELECT value FROM json_each(?2))",
            account.as_str(),
            serde_json::json!(numbers).to_string(),
            Offline::Changed.id()
        )
        .execute(&mut *change)
        .await?;
        sqlx::query!(
            "UPDATE invoices SET offline = iif(EXISTS (SELECT 1 FROM invoice_originals AS original \
             WHERE original.account = invoices.account AND original.number = invoices.number), ?4, ?5) \
             WHERE account = ?1 AND offline = ?3 AND number NOT IN (SELECT value FROM json_each(?2))",
            account.as_str(),
            serde_json::json!(numbers).to_string(),
            Offline::Changed.id(),
            Offline::Original.id(),
            Offline::Record.id()
        )
        .execute(&mut *change)
        .await?;
        change.commit().await?;
        Ok(())
    }
}

/// How many records an account has that are looked at.
async fn all(connection: &mut SqliteConnection, account: &AccountName) -> Result<u32, Failure> {
    let all = sqlx::query_scalar!(
        r#"SELECT (SELECT count(*) FROM invoices WHERE account = ?1)
            + (SELECT count(*) FROM invoice_originals WHERE account = ?1)
            + (SELECT count(*) FROM further_documents WHERE account = ?1 AND content IS NOT NULL)
            + (SELECT count(*) FROM orders WHERE account = ?1 AND sha256 IS NOT NULL)
            + (SELECT count(*) FROM profile_versions WHERE account = ?1)
            + (SELECT count(*) FROM support_requests WHERE account = ?1) AS "all!: u32""#,
        account.as_str()
    )
    .fetch_one(connection)
    .await?;
    Ok(all)
}

/// A record with the hash that was kept with it.
struct Hashed {
    row: i64,
    id: String,
    sha256: Vec<u8>,
    content: Vec<u8>,
}

/// The first of the other records after a row. One at a time: an original may be large.
async fn next(
    connection: &mut SqliteConnection,
    account: &AccountName,
    others: Others,
    after: i64,
) -> Result<Option<Hashed>, Failure> {
    let account = account.as_str();
    let next = match others {
        Others::FurtherDocuments => {
            sqlx::query_as!(
                Hashed,
                r#"SELECT rowid AS "row!", number AS id, coalesce(sha256, x'') AS "sha256!: Vec<u8>",
                   content AS "content!" FROM further_documents
                   WHERE account = ? AND content IS NOT NULL AND rowid > ? ORDER BY rowid LIMIT 1"#,
                account,
                after
            )
            .fetch_optional(connection)
            .await
        }
        Others::Originals => {
            sqlx::query_as!(
                Hashed,
                r#"SELECT rowid AS "row!", number AS id, sha256, content FROM invoice_originals
                   WHERE account = ? AND rowid > ? ORDER BY rowid LIMIT 1"#,
                account,
                after
            )
            .fetch_optional(connection)
            .await
        }
        Others::Orders => {
            sqlx::query_as!(
                Hashed,
                r#"SELECT rowid AS "row!", id, sha256 AS "sha256!", CAST(document AS BLOB) AS "content!: Vec<u8>"
                   FROM orders WHERE account = ? AND sha256 IS NOT NULL AND rowid > ? ORDER BY rowid LIMIT 1"#,
                account,
                after
            )
            .fetch_optional(connection)
            .await
        }
        Others::ProfileVersions => {
            sqlx::query_as!(
                Hashed,
                r#"SELECT rowid AS "row!", CAST(sequence AS TEXT) AS "id!: String", sha256,
                   CAST(document AS BLOB) AS "content!: Vec<u8>"
                   FROM profile_versions WHERE account = ? AND rowid > ? ORDER BY rowid LIMIT 1"#,
                account,
                after
            )
            .fetch_optional(connection)
            .await
        }
        Others::SupportRequests => {
            sqlx::query_as!(
                Hashed,
                r#"SELECT rowid AS "row!", id, sha256, CAST(document AS BLOB) AS "content!: Vec<u8>"
                   FROM support_requests WHERE account = ? AND rowid > ? ORDER BY rowid LIMIT 1"#,
                account,
                after
            )
            .fetch_optional(connection)
            .await
        }
    };
    Ok(next?)
}

/// What the list, the index and the archive have of one invoice.
struct IndexedInvoice {
    row: i64,
    number: String,
    kind: String,
    issued: String,
    offer: String,
    status: String,
    currency: String,
    total: String,
    total_ten_thousandths: i64,
    bill_to: String,
    document: Option<String>,
    sha256: Option<Vec<u8>>,
    text: Option<String>,
    has_grams: bool,
    bookkeeping: Option<String>,
}

impl<P, C> Verification<'_, P, C>
where
    P: FnMut(VerifyProgress) + Send,
    C: Fn() -> bool + Send,
{
    async fn run(&mut self, connection: &mut SqliteConnection) -> Result<(), Failure> {
        let mut missed = BTreeSet::new();
        self.invoices(connection, &mut missed).await?;
        for others in Others::ALL {
            self.others(connection, others).await?;
        }
        if !self.report.cancelled {
            missed.extend(verify_filters::missed(connection, self.account).await?);
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
            let rows = sqlx::query_as!(
                IndexedInvoice,
                r#"SELECT invoices.row, number, kind, issued, offer, status, currency, total, total_ten_thousandths,
                   bill_to, document AS "document?", sha256 AS "sha256?", text AS "text?",
                   EXISTS (SELECT 1 FROM invoice_grams WHERE invoice_grams.rowid = invoices.row) AS "has_grams!: bool",
                   (SELECT json_object('booked', booked, 'ledger_code', ledger_code, 'note', note, 'uniform_number',
                    uniform_number) FROM invoice_bookkeeping AS kept WHERE kept.account = invoices.account
                    AND kept.number = invoices.number) AS "bookkeeping?: String"
                   FROM invoices INDEXED BY invoices_by_date
                   LEFT JOIN invoice_documents ON invoice_documents.row = invoices.row
                   LEFT JOIN invoice_texts ON invoice_texts.row = invoices.row
                   WHERE account = ? AND invoices.row > ? ORDER BY invoices.row LIMIT ?"#,
                self.account.as_str(),
                done,
                BATCH
            )
            .fetch_all(&mut *connection)
            .await?;
            let Some(last) = rows.last() else { break };
            done = last.row;
            for row in &rows {
                self.invoice(row, missed);
            }
            self.goes_on(rows.len());
        }
        Ok(())
    }

    fn invoice(&mut self, row: &IndexedInvoice, missed: &mut BTreeSet<InvoiceNumber>) {
        let number = row.number.as_str();
        let Some(document) = &row.document else {
            self.found(RecordKind::Invoice, number, RecordChange::Missing);
            return;
        };
        let sha256 = row.sha256.as_deref();
        if !sha256.is_some_and(|sha256| is_hash_of(sha256, document.as_bytes())) {
            // Nothing is to be compared with a document that is not the one that was stored.
            self.found(RecordKind::Invoice, number, RecordChange::Content);
            return;
        }
        let mut is_indexed = row.has_grams && row.text.is_some();
        // One that only another version of the program can read is listed by its columns.
        if let Ok(invoice) = serde_json::from_str::<Invoice>(document) {
            if !says_the_same(row, &invoice) {
                self.found(RecordKind::Invoice, number, RecordChange::Columns);
            }
            let bookkeeping = BookkeepingRow::of_columns(row.bookkeeping.as_deref());
            is_indexed &= row.text.as_deref() == Some(search_text::of_invoice(&invoice, &bookkeeping).as_str());
        }
        if !is_indexed {
            missed.insert(InvoiceNumber::new(number));
        }
    }

    async fn others(&mut self, connection: &mut SqliteConnection, others: Others) -> Result<(), Failure> {
        let mut done = i64::MIN;
        while !self.report.cancelled {
            let Some(record) = next(connection, self.account, others, done).await? else {
                break;
            };
            done = record.row;
            if !is_hash_of(&record.sha256, &record.content) {
                self.found(others.kind(), &record.id, RecordChange::Content);
            }
            self.goes_on(1);
        }
        Ok(())
    }
}

fn is_hash_of(sha256: &[u8], content: &[u8]) -> bool {
    sha256 == &Sha256::digest(content)[..]
}

/// Whether the columns of the list say what the document says.
fn says_the_same(row: &IndexedInvoice, invoice: &Invoice) -> bool {
    row.number == invoice.number.as_str()
        && row.kind == invoice.kind.id()
        && row.issued == invoice.issued.to_string()
        && row.offer == invoice.offer.as_str()
        && status(&row.status) == invoice.status
        && row.currency == invoice.currency.code()
        && row.total == invoice.total.to_string()
        && row.total_ten_thousandths == ten_thousandths(invoice.total)
        && row.bill_to == invoice.bill_to.name
}
