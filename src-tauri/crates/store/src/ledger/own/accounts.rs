//! The partner's own accounts.

use domain::{AccountName, OwnAccount};
use sqlx::AssertSqlSafe;
use sqlx::SqliteConnection;

use crate::error::{Error, Failure};
use crate::ledger::reset;
use crate::search::invoice_index;
use crate::store::Store;

/// How much an account has in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// Stored invoices.
    pub invoices: u32,
    /// Orders, drafts and attempts.
    pub orders: u32,
    /// Support requests.
    pub requests: u32,
    /// Terms that were entered.
    pub terms: u32,
}

impl Store {
    /// The own accounts, in the order in which they were set up.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for one that this program cannot read; [`Error::Damaged`], [`Error::Busy`] or
    /// [`Error::Database`].
    pub async fn own_accounts(&self) -> Result<Vec<OwnAccount>, Error> {
        let read = async {
            let documents =
                sqlx::query_scalar!("SELECT document FROM own_accounts ORDER BY created_microseconds, account")
                    .fetch_all(self.ledger().readers())
                    .await?;
            documents.iter().map(|document| read(document)).collect()
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps a new account; tells whether it was kept: there may be one of its name.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn add_own_account(&self, account: &OwnAccount) -> Result<bool, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let added = insert(&mut change, account).await?;
            change.commit().await?;
            Ok::<bool, Failure>(added)
        };
        self.ledger().map_error(written.await)
    }

    /// Gives an account another name, with everything that belongs to it; tells whether it was done: there has to be such an
    /// account, and none of the new name. What was fetched of it is fetched again.
    ///
    /// # Errors
    /// As [`Store::add_own_account`].
    pub async fn rename_own_account(&self, account: &AccountName, to: &AccountName) -> Result<bool, Error> {
        let token = self.sign_in_token(account).await?;
        self.forget(account).await?;
        let renamed = async {
            let mut change = self.ledger().begin().await?;
            let Some(found) = find(&mut change, account).await? else {
                return Ok(false);
            };
            let renamed = OwnAccount {
                name: to.clone(),
                ..found
            };
            if !insert(&mut change, &renamed).await? {
                return Ok(false);
            }
            sqlx::query!("DELETE FROM own_accounts WHERE account = ?", account.as_str())
                .execute(&mut *change)
                .await?;
            for table in tables_of_accounts(&mut change).await? {
                sqlx::query(AssertSqlSafe(format!(
                    "UPDATE OR REPLACE \"{table}\" SET account = ?1 WHERE account = ?2"
                )))
                .bind(to.as_str())
                .bind(account.as_str())
                .execute(&mut *change)
                .await?;
            }
            // The search index has the name of the account in it.
            let rows = sqlx::query_scalar!("SELECT row FROM invoices WHERE account = ?", to.as_str())
                .fetch_all(&mut *change)
                .await?;
            invoice_index::renew(&mut change, &rows).await?;
            change.commit().await?;
            Ok::<bool, Failure>(true)
        };
        let renamed = self.ledger().map_error(renamed.await);
        if let Some(token) = token {
            let kept_for = if renamed == Ok(true) { to } else { account };
            self.keep_sign_in_token(kept_for, &token).await?;
        }
        renamed
    }

    /// Keeps what was changed of an account; tells whether there is one of its name.
    ///
    /// # Errors
    /// As [`Store::add_own_account`].
    pub async fn change_own_account(&self, account: &OwnAccount) -> Result<bool, Error> {
        let written = async {
            let document = serde_json::to_string(account).map_err(|error| Error::Database(error.to_string()))?;
            let mut change = self.ledger().begin().await?;
            let done = sqlx::query!(
                "UPDATE own_accounts SET document = ?2 WHERE account = ?1",
                account.name.as_str(),
                document
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<bool, Failure>(done.rows_affected() > 0)
        };
        self.ledger().map_error(written.await)
    }

    /// Removes an account with everything that belongs to it, after a backup of the ledger; tells whether there was one.
    ///
    /// # Errors
    /// As [`Store::add_own_account`].
    pub async fn remove_own_account(&self, account: &AccountName) -> Result<bool, Error> {
        self.back_up_before_reset().await?;
        self.forget(account).await?;
        let removed = async {
            let mut change = self.ledger().begin().await?;
            if find(&mut change, account).await?.is_none() {
                return Ok(false);
            }
            reset::clear(&mut change, account).await?;
            sqlx::query!("DELETE FROM settings WHERE account = ?", account.as_str())
                .execute(&mut *change)
                .await?;
            sqlx::query!("DELETE FROM own_accounts WHERE account = ?", account.as_str())
                .execute(&mut *change)
                .await?;
            change.commit().await?;
            Ok::<bool, Failure>(true)
        };
        self.ledger().map_error(removed.await)
    }

    /// How much an account has in the ledger.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::Busy`] or [`Error::Database`].
    pub async fn holding(&self, account: &AccountName) -> Result<Holding, Error> {
        let read = async {
            let row = sqlx::query!(
                r#"SELECT (SELECT count(*) FROM invoices WHERE account = ?1) AS "invoices!: u32",
                    (SELECT count(*) FROM orders WHERE account = ?1) AS "orders!: u32",
                    (SELECT count(*) FROM support_requests WHERE account = ?1) AS "requests!: u32",
                    (SELECT count(*) FROM entered_terms WHERE account = ?1) AS "terms!: u32""#,
                account.as_str()
            )
            .fetch_one(self.ledger().readers())
            .await?;
            Ok(Holding {
                invoices: row.invoices,
                orders: row.orders,
                requests: row.requests,
                terms: row.terms,
            })
        };
        self.ledger().map_error(read.await)
    }
}

fn read(document: &str) -> Result<OwnAccount, Failure> {
    serde_json::from_str(document).map_err(|error| {
        Failure::Known(Error::Unreadable {
            record: "own account".to_owned(),
            reason: error.to_string(),
        })
    })
}

async fn find(connection: &mut SqliteConnection, account: &AccountName) -> Result<Option<OwnAccount>, Failure> {
    let document = sqlx::query_scalar!("SELECT document FROM own_accounts WHERE account = ?", account.as_str())
        .fetch_optional(connection)
        .await?;
    document.map(|document| read(&document)).transpose()
}

async fn insert(connection: &mut SqliteConnection, account: &OwnAccount) -> Result<bool, Failure> {
    let document = serde_json::to_string(account).map_err(|error| Error::Database(error.to_string()))?;
    let done = sqlx::query!(
        "INSERT INTO own_accounts (account, created_microseconds, document) VALUES (?1, ?2, ?3) \
         ON CONFLICT (account) DO NOTHING",
        account.name.as_str(),
        account.created.timestamp_micros(),
        document
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// Every table in which a row belongs to an account, by the schema: none that is added later can be forgotten. The tallies of
/// invoices follow the invoices by a trigger.
async fn tables_of_accounts(connection: &mut SqliteConnection) -> Result<Vec<String>, Failure> {
    Ok(sqlx::query_scalar!(
        r#"SELECT tables.name AS "name!: String" FROM sqlite_schema AS tables
            WHERE tables.type = 'table' AND tables.name NOT IN ('own_accounts', 'invoice_tallies')
            AND EXISTS (SELECT 1 FROM pragma_table_info(tables.name) AS columns WHERE columns.name = 'account')"#
    )
    .fetch_all(connection)
    .await?)
}
