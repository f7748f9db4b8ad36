//! The lines of invoices as a service sent them, page by page, and how far they were read.

use chrono::{DateTime, Utc};
use domain::{AccountName, InvoiceNumber, InvoiceSource, ReceivedLine};
use sqlx::SqliteConnection;

use crate::archive::write::NewInvoice;
use crate::error::{Error, Failure};
use crate::store::Store;

/// Why nothing is known of lines that a list without any was sent of.
const NONE_TOLD: &str = "no_lines";
/// Why nothing is known of lines of which none could be read.
const NONE_READABLE: &str = "entry_unreadable";

/// An invoice whose lines are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedLines {
    /// Its number.
    pub number: InvoiceNumber,
    /// The account there.
    pub billing_account: String,
    /// Where an earlier reading ended before its end.
    pub position: Option<String>,
    /// When that one began.
    pub begun: Option<DateTime<Utc>>,
}

/// A page of the lines of an invoice.
#[derive(Debug, Clone, Copy)]
pub struct LinesPart<'a> {
    /// The position by which it was asked for; none for the first page.
    pub position: Option<&'a str>,
    /// The lines.
    pub lines: &'a [ReceivedLine],
    /// So many could not be read.
    pub unreadable: u32,
    /// Where to go on; none after the last page.
    pub next: Option<&'a str>,
}

/// What came of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinesKept {
    /// There are more.
    Part,
    /// It was the last one, and the lines are others than before, or the first.
    New,
    /// It was the last one, and the lines are as they were.
    Same,
    /// It was the last one, and none was told: what is known of the lines stays as it was.
    NoneTold,
    /// Somebody else read on meanwhile; nothing was written.
    Overtaken,
}

/// Which of the lines of an invoice are wanted: there may be thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinesWindow {
    /// So many before them are left out.
    pub offset: u32,
    /// So many at most.
    pub limit: u32,
}

impl LinesWindow {
    /// Every line.
    pub const ALL: Self = Self {
        offset: 0,
        limit: u32::MAX,
    };
}

/// What is known of the lines of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownLines {
    /// When they were last read to the end; `None` where they never were.
    pub read: Option<DateTime<Utc>>,
    /// So many of them could not be read.
    pub unreadable: u32,
    /// Why they could not be read the last time.
    pub problem: Option<String>,
    /// How many lines there are.
    pub count: u32,
    /// Those that were wanted, in the order in which they were sent.
    pub lines: Vec<ReceivedLine>,
}

impl Store {
    /// At most `limit` invoices whose lines are to be read, those in front that were not tried yet; one that was asked for in
    /// vain only where that was before `tried_before`.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn owed_lines(
        &self,
        account: &AccountName,
        tried_before: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<OwedLines>, Error> {
        let read = async {
            // Else every document of the account is looked into, and kept in memory.
            let rows = sqlx::query!(
                "SELECT number, billing_account, position, begun_microseconds FROM ( \
                 SELECT owed.number, billing_account, position, begun_microseconds, problem, invoices.row \
                 FROM line_readings AS owed \
                 CROSS JOIN invoices ON invoices.account = owed.account AND invoices.number = owed.number \
                 WHERE owed.account = ?1 AND is_owed AND billing_account <> '' \
                 AND (tried_microseconds IS NULL OR tried_microseconds < ?3) \
                 ORDER BY problem IS NOT NULL, invoices.row DESC LIMIT ?4) AS owed \
                 CROSS JOIN invoice_documents AS sent ON sent.row = owed.row \
                 WHERE sent.document ->> '$.received.source' = ?2 \
                 ORDER BY problem IS NOT NULL, owed.row DESC",
                account.as_str(),
                InvoiceSource::AzureBilling.id(),
                tried_before.timestamp_micros(),
                i64::from(limit)
            )
            .fetch_all(self.ledger().sequential_readers())
            .await?;
            let owed = rows.into_iter().map(|row| OwedLines {
                number: InvoiceNumber::new(row.number),
                billing_account: row.billing_account,
                position: row.position,
                begun: row.begun_microseconds.and_then(DateTime::from_timestamp_micros),
            });
            Ok::<_, Failure>(owed.collect())
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps a page of lines with the position behind it: all of it or nothing. The lines take the place of those before when
    /// the last page is there, and those stay beside them.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn keep_lines(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
        part: LinesPart<'_>,
        now: DateTime<Utc>,
    ) -> Result<LinesKept, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let kept = keep(&mut change, account, number, part, now).await?;
            change.commit_part().await?;
            Ok(kept)
        };
        self.ledger().map_error(written.await)
    }

    /// Notes why lines could not be read. Where they were `tried` in vain, the reading begins anew when they are asked for
    /// again, and else goes on where it is. What was known of them stays.
    ///
    /// # Errors
    /// As [`Store::keep_lines`].
    pub async fn note_unknown_lines(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
        problem: &str,
        tried: Option<DateTime<Utc>>,
    ) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "UPDATE line_readings SET problem = ?3 WHERE account = ?1 AND number = ?2",
                account.as_str(),
                number.as_str(),
                problem
            )
            .execute(&mut *change)
            .await?;
            if let Some(tried) = tried {
                end_in_vain(&mut change, account, number, tried).await?;
                drop_begun(&mut change, account, number).await?;
            }
            change.commit_part().await?;
            Ok::<_, Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// What is known of the lines of an invoice; `None` where no service was to be asked for them.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn known_lines(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
        window: LinesWindow,
    ) -> Result<Option<KnownLines>, Error> {
        let read = async {
            let mut connection = self.ledger().readers().acquire().await?;
            let row = sqlx::query!(
                r#"SELECT read_microseconds, unreadable AS "unreadable: u32", problem FROM line_readings
                   WHERE account = ? AND number = ?"#,
                account.as_str(),
                number.as_str()
            )
            .fetch_optional(&mut *connection)
            .await?;
            let Some(row) = row else { return Ok(None) };
            let count = sqlx::query_scalar!(
                r#"SELECT count(*) AS "count: u32" FROM line_readings JOIN invoice_lines USING (account, number, version)
                   WHERE account = ? AND number = ?"#,
                account.as_str(),
                number.as_str()
            )
            .fetch_one(&mut *connection)
            .await?;
            Ok(Some(KnownLines {
                read: row.read_microseconds.and_then(DateTime::from_timestamp_micros),
                unreadable: row.unreadable,
                problem: row.problem,
                count,
                lines: lines_of(&mut connection, account, number.as_str(), window).await?,
            }))
        };
        self.ledger().map_error(read.await)
    }
}

/// The lines of an invoice that stand.
pub(crate) async fn lines_of(
    connection: &mut SqliteConnection,
    account: &AccountName,
    number: &str,
    window: LinesWindow,
) -> Result<Vec<ReceivedLine>, Failure> {
    let documents = sqlx::query_scalar!(
        "SELECT document FROM line_readings JOIN invoice_lines USING (account, number, version) \
         WHERE account = ? AND number = ? ORDER BY invoice_lines.position LIMIT ? OFFSET ?",
        account.as_str(),
        number,
        i64::from(window.limit),
        i64::from(window.offset)
    )
    .fetch_all(connection)
    .await?;
    let parsed = documents.iter().map(|document| {
        serde_json::from_str(document).map_err(|error| {
            Failure::Known(Error::Unreadable {
                record: format!("line of invoice {number}"),
                reason: error.to_string(),
            })
        })
    });
    parsed.collect()
}

/// Notes that the lines of invoices are to be read: they are new, or the service says something else of them than before.
pub(crate) async fn owe_lines(
    connection: &mut SqliteConnection,
    account: &AccountName,
    new: &[NewInvoice],
) -> Result<(), Failure> {
    let owed: Vec<[&str; 2]> = new
        .iter()
        .filter_map(|new| Some((&new.invoice.number, new.invoice.received.as_deref()?)))
        .filter(|(_, received)| received.source == InvoiceSource::AzureBilling)
        .map(|(number, received)| [number.as_str(), received.account.as_str()])
        .collect();
    if owed.is_empty() {
        return Ok(());
    }
    let owed = serde_json::json!(owed).to_string();
    sqlx::query!(
        "INSERT INTO line_readings (account, number, billing_account) \
         SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) WHERE true \
         ON CONFLICT DO UPDATE SET billing_account = excluded.billing_account, is_owed = 1, position = NULL, \
         begun_microseconds = NULL, tried_microseconds = NULL, problem = NULL",
        account.as_str(),
        owed
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn keep(
    connection: &mut SqliteConnection,
    account: &AccountName,
    number: &InvoiceNumber,
    part: LinesPart<'_>,
    now: DateTime<Utc>,
) -> Result<LinesKept, Failure> {
    let (of, at) = (account.as_str(), number.as_str());
    let begun = sqlx::query!(
        "SELECT version, position, unreadable_so_far FROM line_readings WHERE account = ? AND number = ?",
        of,
        at
    )
    .fetch_optional(&mut *connection)
    .await?;
    let Some(begun) = begun.filter(|begun| part.position.is_none() || begun.position.as_deref() == part.position)
    else {
        return Ok(LinesKept::Overtaken);
    };
    if part.position.is_none() {
        drop_begun(connection, account, number).await?;
    }
    let so_far = if part.position.is_none() {
        0
    } else {
        begun.unreadable_so_far
    };
    let unreadable = so_far + i64::from(part.unreadable);
    let version = begun.version + 1;
    add(connection, account, number, version, part.lines).await?;
    if let Some(next) = part.next {
        let begins = part.position.is_none().then(|| now.timestamp_micros());
        sqlx::query!(
            "UPDATE line_readings SET position = ?3, unreadable_so_far = ?4, \
             begun_microseconds = coalesce(?5, begun_microseconds) WHERE account = ?1 AND number = ?2",
            of,
            at,
            next,
            unreadable,
            begins
        )
        .execute(connection)
        .await?;
        return Ok(LinesKept::Part);
    }
    let count = sqlx::query_scalar!(
        "SELECT count(*) FROM invoice_lines WHERE account = ? AND number = ? AND version = ?",
        of,
        at,
        version
    )
    .fetch_one(&mut *connection)
    .await?;
    if count == 0 {
        let problem = if unreadable > 0 { NONE_READABLE } else { NONE_TOLD };
        sqlx::query!(
            "UPDATE line_readings SET problem = ?3 WHERE account = ?1 AND number = ?2",
            of,
            at,
            problem
        )
        .execute(&mut *connection)
        .await?;
        end_in_vain(connection, account, number, now).await?;
        return Ok(LinesKept::NoneTold);
    }
    let is_same = is_as_before(connection, account, number, version).await?;
    if is_same {
        drop_begun(connection, account, number).await?;
    } else {
        sqlx::query!(
            "INSERT INTO unread_lines (row) SELECT row FROM invoices WHERE account = ? AND number = ? \
             ON CONFLICT DO NOTHING",
            of,
            at
        )
        .execute(&mut *connection)
        .await?;
    }
    let stands = if is_same { begun.version } else { version };
    sqlx::query!(
        "UPDATE line_readings SET version = ?3, unreadable = ?4, read_microseconds = ?5, is_owed = 0, position = NULL, \
         begun_microseconds = NULL, tried_microseconds = NULL, problem = NULL WHERE account = ?1 AND number = ?2",
        of,
        at,
        stands,
        unreadable,
        now.timestamp_micros()
    )
    .execute(connection)
    .await?;
    Ok(if is_same { LinesKept::Same } else { LinesKept::New })
}

/// Adds lines behind those that are there; one that is there already is left out.
async fn add(
    connection: &mut SqliteConnection,
    account: &AccountName,
    number: &InvoiceNumber,
    version: i64,
    lines: &[ReceivedLine],
) -> Result<(), Failure> {
    let mut told = Vec::with_capacity(lines.len());
    for line in lines {
        let document = serde_json::to_string(line).map_err(|error| Error::Database(error.to_string()))?;
        told.push([line.key.clone(), document]);
    }
    sqlx::query!(
        "INSERT INTO invoice_lines (account, number, version, position, key, document) \
         SELECT ?1, ?2, ?3, told.key + (SELECT coalesce(max(position) + 1, 0) FROM invoice_lines \
         WHERE account = ?1 AND number = ?2 AND version = ?3), told.value ->> 0, told.value ->> 1 \
         FROM json_each(?4) AS told WHERE true ON CONFLICT DO NOTHING",
        account.as_str(),
        number.as_str(),
        version,
        serde_json::json!(told).to_string()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether the lines of a version are those of the one before it, in any order.
async fn is_as_before(
    connection: &mut SqliteConnection,
    account: &AccountName,
    number: &InvoiceNumber,
    version: i64,
) -> Result<bool, Failure> {
    let is_same = sqlx::query_scalar!(
        r#"WITH former AS (SELECT key, document FROM invoice_lines WHERE account = ?1 AND number = ?2 AND version = ?3 - 1),
            latter AS (SELECT key, document FROM invoice_lines WHERE account = ?1 AND number = ?2 AND version = ?3)
           SELECT NOT EXISTS (SELECT * FROM former EXCEPT SELECT * FROM latter)
            AND NOT EXISTS (SELECT * FROM latter EXCEPT SELECT * FROM former) AS "is_same!: bool""#,
        account.as_str(),
        number.as_str(),
        version
    )
    .fetch_one(connection)
    .await?;
    Ok(is_same)
}

/// Takes out what was read of lines that were not read to the end.
async fn drop_begun(
    connection: &mut SqliteConnection,
    account: &AccountName,
    number: &InvoiceNumber,
) -> Result<(), Failure> {
    sqlx::query!(
        "DELETE FROM invoice_lines WHERE account = ?1 AND number = ?2 AND version > (SELECT version FROM line_readings \
         WHERE account = ?1 AND number = ?2)",
        account.as_str(),
        number.as_str()
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn end_in_vain(
    connection: &mut SqliteConnection,
    account: &AccountName,
    number: &InvoiceNumber,
    tried: DateTime<Utc>,
) -> Result<(), Failure> {
    sqlx::query!(
        "UPDATE line_readings SET position = NULL, begun_microseconds = NULL, tried_microseconds = ?3 \
         WHERE account = ?1 AND number = ?2",
        account.as_str(),
        number.as_str(),
        tried.timestamp_micros()
    )
    .execute(connection)
    .await?;
    Ok(())
}
