use std::collections::{BTreeSet, HashSet, VecDeque};
use std::path::{Path, PathBuf};

use cipher::CipherKey;
use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};

use crate::error::{Error, Failure};
use crate::file::connection::enciphered;
use crate::recovery::kinds::Table;

/// Between two unreadable rows there may be readable ones: so many places between them are tried in each table.
const PROBES: usize = 4000;
/// Higher than the number of any row: those of invoices are their day times 2^24.
const ABOVE_EVERY_ROW: i64 = 1 << 46;

/// A record of a file that may be damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundRecord {
    pub account: String,
    pub id: String,
    pub content: Vec<u8>,
    /// The day of its last change, `YYYY-MM-DD`, where the record tells it.
    pub changed: Option<String>,
}

/// Reads a file around the pages that cannot be read. It changes nothing, and is connected anew after each such page.
pub(crate) struct DamagedReader {
    file: PathBuf,
    key: CipherKey,
    connection: Option<SqliteConnection>,
    /// The pages that are not as they were written, once somebody had to know.
    damaged_pages: Option<HashSet<i64>>,
}

/// How far a walk along a table came.
struct Walk {
    last: Option<i64>,
    reached_its_end: bool,
}

type OnRecord<'a> = dyn FnMut(FoundRecord) -> Result<(), Error> + Send + 'a;

impl DamagedReader {
    pub fn new(file: &Path, key: &CipherKey) -> Self {
        Self {
            file: file.to_owned(),
            key: key.clone(),
            connection: None,
            damaged_pages: None,
        }
    }

    pub async fn close(&mut self) {
        if let Some(connection) = self.connection.take() {
            let _ = connection.close().await;
        }
    }

    async fn connection(&mut self) -> Result<&mut SqliteConnection, Failure> {
        if self.connection.is_none() {
            let connection = enciphered(&self.file, &self.key)
                .with_options(|options| options.read_only(true).pragma("query_only", "on"))
                .connect()
                .await?;
            self.connection = Some(connection);
        }
        self.connection
            .as_mut()
            .ok_or_else(|| Error::Database("no connection".to_owned()).into())
    }

    /// The version of the schema; `None` where the beginning of the file cannot be read or holds no ledger.
    pub async fn schema(&mut self) -> Result<Option<i64>, Error> {
        let asked = async {
            let connection = self.connection().await?;
            let version: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success")
                .fetch_one(connection)
                .await?;
            Ok::<_, Failure>(version)
        };
        match asked.await {
            Ok(version) => Ok(version),
            Err(failure) => self.lost(failure).map(|()| None),
        }
    }

    async fn has(&mut self, table: &Table) -> Result<bool, Failure> {
        let connection = self.connection().await?;
        let found: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1")
            .bind(table.name)
            .fetch_one(connection)
            .await?;
        Ok(found > 0)
    }

    /// Damage is no error here; everything else is.
    fn lost(&mut self, failure: Failure) -> Result<(), Error> {
        self.connection = None;
        match failure.at(&self.file) {
            Error::Damaged { .. } => Ok(()),
            // SQLite calls a schema that says nothing sensible a plain error.
            Error::Database(reason) => {
                log::info!("{}: {reason}", self.file.display());
                Ok(())
            }
            error => Err(error),
        }
    }

    /// Hands over every record of a table that can be read, and says whether that was all of them.
    pub async fn read(&mut self, table: &Table, on_record: &mut OnRecord<'_>) -> Result<bool, Error> {
        match self.has(table).await {
            Ok(true) => {}
            Ok(false) => return Ok(true),
            Err(failure) => return self.lost(failure).map(|()| false),
        }
        if table.position.is_none() {
            return self.read_from_both_ends(table, on_record).await;
        }
        let mut seen = BTreeSet::new();
        let forward = self
            .walk(table, (-1, ABOVE_EVERY_ROW), false, &mut seen, on_record)
            .await?;
        if forward.reached_its_end {
            return Ok(true);
        }
        let from = forward.last.unwrap_or(-1);
        let backward = self
            .walk(table, (from, ABOVE_EVERY_ROW), true, &mut seen, on_record)
            .await?;
        if backward.reached_its_end {
            // The page that could not be read had nothing of this table, or was read this time.
            return Ok(true);
        }
        if seen.is_empty() && self.is_out_of_reach(table).await? {
            return Ok(false);
        }
        let mut gaps = VecDeque::from([(from, backward.last.unwrap_or(ABOVE_EVERY_ROW))]);
        for _ in 0..PROBES {
            let Some((low, high)) = gaps.pop_front() else { break };
            if high - low <= 1 {
                continue;
            }
            let middle = low + (high - low) / 2;
            let up = self
                .walk(table, (middle - 1, high), false, &mut seen, on_record)
                .await?;
            if !up.reached_its_end {
                gaps.push_back((up.last.unwrap_or(middle), high));
            }
            let down = self.walk(table, (low, middle), true, &mut seen, on_record).await?;
            if !down.reached_its_end {
                gaps.push_back((low, down.last.unwrap_or(middle)));
            }
        }
        Ok(false)
    }

    /// Whether every row of a table is reached by way of a page that is damaged, so that no place in it needs to be tried.
    async fn is_out_of_reach(&mut self, table: &Table) -> Result<bool, Error> {
        let asked = async {
            let ways = format!("EXPLAIN {}", walking(table, false));
            let steps = sqlx::query(AssertSqlSafe(ways))
                .bind(0)
                .bind(0)
                .fetch_all(self.connection().await?)
                .await?;
            let mut first_pages = Vec::new();
            for step in &steps {
                if step.try_get::<&str, _>("opcode")? == "OpenRead" {
                    first_pages.push(step.try_get::<i64, _>("p2")?);
                }
            }
            let damaged = self.damaged_pages().await?;
            Ok::<_, Failure>(first_pages.iter().any(|page| damaged.contains(page)))
        };
        match asked.await {
            Ok(is_out_of_reach) => Ok(is_out_of_reach),
            Err(failure) => self.lost(failure).map(|()| false),
        }
    }

    async fn damaged_pages(&mut self) -> Result<&HashSet<i64>, Failure> {
        if self.damaged_pages.is_none() {
            // A line for each: "HMAC verification failed for page 12".
            let told: Vec<String> = sqlx::query_scalar("PRAGMA cipher_integrity_check")
                .fetch_all(self.connection().await?)
                .await?;
            let pages = told.iter().filter_map(|told| told.rsplit(' ').next()?.parse().ok());
            self.damaged_pages = Some(pages.collect());
        }
        Ok(self.damaged_pages.get_or_insert_default())
    }

    /// Reads the rows between two numbers, neither of them included, until the end or the first page that is lost.
    async fn walk(
        &mut self,
        table: &Table,
        (low, high): (i64, i64),
        backward: bool,
        seen: &mut BTreeSet<i64>,
        on_record: &mut OnRecord<'_>,
    ) -> Result<Walk, Error> {
        let statement = walking(table, backward);
        let mut walk = Walk {
            last: None,
            reached_its_end: false,
        };
        let outcome = async {
            let connection = self.connection().await?;
            let mut rows = sqlx::query(AssertSqlSafe(statement))
                .bind(low)
                .bind(high)
                .fetch(connection);
            while let Some(row) = rows.try_next().await? {
                let at: i64 = row.try_get(0)?;
                walk.last = Some(at);
                if seen.insert(at) {
                    on_record(record(&row)?)?;
                }
            }
            Ok::<(), Failure>(())
        };
        match outcome.await {
            Ok(()) => walk.reached_its_end = true,
            Err(failure) => self.lost_row(failure)?,
        }
        Ok(walk)
    }

    async fn read_from_both_ends(&mut self, table: &Table, on_record: &mut OnRecord<'_>) -> Result<bool, Error> {
        let mut seen = HashSet::new();
        for backward in [false, true] {
            let order = if backward {
                table.key.replace(',', " DESC,") + " DESC"
            } else {
                table.key.to_owned()
            };
            let statement = format!("{} ORDER BY {order}", table.rows);
            let outcome = async {
                let connection = self.connection().await?;
                let mut rows = sqlx::query(AssertSqlSafe(statement)).fetch(connection);
                while let Some(row) = rows.try_next().await? {
                    let record = record(&row)?;
                    if seen.insert((record.account.clone(), record.id.clone())) {
                        on_record(record)?;
                    }
                }
                Ok::<(), Failure>(())
            };
            match outcome.await {
                Ok(()) => return Ok(true),
                Err(failure) => self.lost_row(failure)?,
            }
        }
        Ok(false)
    }

    /// As [`DamagedReader::lost`], but what whoever takes the records says is passed on.
    fn lost_row(&mut self, failure: Failure) -> Result<(), Error> {
        match failure {
            Failure::Known(error) => Err(error),
            failure => self.lost(failure),
        }
    }
}

/// The statement that reads the rows of a table between two numbers.
fn walking(table: &Table, backward: bool) -> String {
    let position = table.position.unwrap_or("rowid");
    let order = if backward { "DESC" } else { "ASC" };
    format!(
        "{} WHERE {position} > ?1 AND {position} < ?2 ORDER BY {position} {order}",
        table.rows
    )
}

fn record(row: &sqlx::sqlite::SqliteRow) -> Result<FoundRecord, Failure> {
    Ok(FoundRecord {
        account: row.try_get(1)?,
        id: row.try_get(2)?,
        content: row.try_get(3)?,
        changed: row.try_get(4)?,
    })
}
