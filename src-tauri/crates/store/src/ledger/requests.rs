use domain::{AccountName, RequestStatus, SupportRequest, SupportRequestId};
use sha2::{Digest, Sha256};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::error::{Error, Failure};
use crate::search::ngrams::Wanted;
use crate::search::search_text;
use crate::store::Store;

/// Which support requests to list. The default is all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFilter {
    /// Only this status.
    pub status: Option<RequestStatus>,
    /// Words that must all occur: in the id, summary, type, description, notes or names of attached files. Parts of words
    /// count, capitals and full-width letters do not matter. Blank: all.
    pub query: Option<String>,
    /// How many rows to give at most.
    pub limit: u32,
    /// How many rows to leave out at the beginning.
    pub offset: u32,
}

impl Default for RequestFilter {
    fn default() -> Self {
        Self {
            status: None,
            query: None,
            limit: u32::MAX,
            offset: 0,
        }
    }
}

/// A part of the list of support requests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RequestPage {
    /// The rows asked for, the one that changed last first.
    pub rows: Vec<SupportRequest>,
    /// How many requests the filter lets through, on all pages.
    pub matching: u32,
    /// How many requests the account has.
    pub all: u32,
    /// How many of all have each status, in the order of [`RequestStatus::ALL`].
    pub counts: Vec<(RequestStatus, u32)>,
}

impl RequestPage {
    /// How many requests of the account have a status.
    #[must_use]
    pub fn count(&self, status: RequestStatus) -> u32 {
        self.counts
            .iter()
            .find(|(counted, _)| *counted == status)
            .map_or(0, |(_, count)| *count)
    }

    /// How many requests of the account are not closed.
    #[must_use]
    pub fn unfinished(&self) -> u32 {
        self.all - self.count(RequestStatus::Closed)
    }
}

impl Store {
    /// Keeps support requests as the connection says they are now: all or none. One that it no longer names stays.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn put_support_requests(&self, account: &AccountName, requests: &[SupportRequest]) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            for request in requests {
                put(&mut change, account, request).await?;
            }
            change.commit().await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// A part of the list of support requests.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a request this version cannot read; [`Error::Damaged`], [`Error::Busy`] or
    /// [`Error::Database`].
    pub async fn support_requests(&self, account: &AccountName, filter: &RequestFilter) -> Result<RequestPage, Error> {
        let wanted = Wanted::new(filter.query.as_deref().unwrap_or_default());
        let read = async {
            // One snapshot for the counts and the rows.
            let mut snapshot = self.ledger().readers().begin().await?;
            let counts = counts(&mut snapshot, account).await?;
            let all = counts.iter().map(|(_, count)| count).sum();
            let mut count = QueryBuilder::new("SELECT count(*)");
            push_conditions(&mut count, account, filter, &wanted);
            let matching = count.build_query_scalar().fetch_one(&mut *snapshot).await?;

            let mut list = QueryBuilder::new("SELECT id, document");
            push_conditions(&mut list, account, filter, &wanted);
            list.push(" ORDER BY modified_microseconds DESC, id DESC LIMIT ");
            list.push_bind(i64::from(filter.limit));
            list.push(" OFFSET ").push_bind(i64::from(filter.offset));
            let rows: Vec<RequestRow> = list.build_query_as().fetch_all(&mut *snapshot).await?;
            let rows = rows.into_iter().map(RequestRow::request).collect::<Result<_, _>>()?;
            Ok(RequestPage {
                rows,
                matching,
                all,
                counts,
            })
        };
        self.ledger().map_error(read.await)
    }

    /// A support request as it was last fetched.
    ///
    /// # Errors
    /// As [`Store::support_requests`].
    pub async fn support_request(
        &self,
        account: &AccountName,
        id: &SupportRequestId,
    ) -> Result<Option<SupportRequest>, Error> {
        let read = async {
            let row = sqlx::query_as!(
                RequestRow,
                "SELECT id, document FROM support_requests WHERE account = ?1 AND id = ?2",
                account.as_str(),
                id.as_str()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            row.map(RequestRow::request).transpose()
        };
        self.ledger().map_error(read.await)
    }
}

async fn put(
    connection: &mut SqliteConnection,
    account: &AccountName,
    request: &SupportRequest,
) -> Result<(), Failure> {
    let document = serde_json::to_string(request).map_err(|error| Error::Database(error.to_string()))?;
    sqlx::query!(
        "INSERT INTO support_requests (account, id, request_id, status, opened_microseconds, modified_microseconds, \
         text, sha256, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) \
         ON CONFLICT (account, id) DO UPDATE SET request_id = excluded.request_id, status = excluded.status, \
         opened_microseconds = excluded.opened_microseconds, modified_microseconds = excluded.modified_microseconds, \
         text = excluded.text, sha256 = excluded.sha256, document = excluded.document",
        account.as_str(),
        request.id.as_str(),
        request.request_id.map(|id| id.to_string()),
        request.status.id(),
        request.opened.timestamp_micros(),
        request.modified.timestamp_micros(),
        search_text::of_request(request),
        Sha256::digest(&document).to_vec(),
        document
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn counts(
    connection: &mut SqliteConnection,
    account: &AccountName,
) -> Result<Vec<(RequestStatus, u32)>, Failure> {
    let rows = sqlx::query!(
        r#"SELECT status, count(*) AS "count: u32" FROM support_requests WHERE account = ? GROUP BY status"#,
        account.as_str()
    )
    .fetch_all(connection)
    .await?;
    let mut counts = RequestStatus::ALL.map(|status| (status, 0)).to_vec();
    for row in rows {
        let known = counts.iter().position(|(status, _)| status.id() == row.status);
        let unknown = counts.iter().position(|(status, _)| *status == RequestStatus::Unknown);
        if let Some((_, total)) = known.or(unknown).and_then(|position| counts.get_mut(position)) {
            *total += row.count;
        }
    }
    Ok(counts)
}

/// Everything somebody typed is bound as a value; none of it becomes part of the statement.
fn push_conditions(query: &mut QueryBuilder<Sqlite>, account: &AccountName, filter: &RequestFilter, wanted: &Wanted) {
    query.push(" FROM support_requests WHERE account = ");
    query.push_bind(account.as_str().to_owned());
    if let Some(status) = filter.status {
        query.push(" AND status = ").push_bind(status.id());
    }
    let words = wanted.words();
    if !words.is_empty() {
        let words = serde_json::json!(words).to_string();
        query.push(" AND NOT EXISTS (SELECT 1 FROM json_each(");
        query.push_bind(words).push(") WHERE instr(text, value) = 0)");
    }
}

/// A support request as its row holds it.
#[derive(sqlx::FromRow)]
struct RequestRow {
    id: String,
    document: String,
}

impl RequestRow {
    fn request(self) -> Result<SupportRequest, Failure> {
        serde_json::from_str(&self.document).map_err(|error| {
            Failure::Known(Error::Unreadable {
                record: format!("support request {}", self.id),
                reason: error.to_string(),
            })
        })
    }
}
