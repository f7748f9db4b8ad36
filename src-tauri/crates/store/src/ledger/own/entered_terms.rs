//! Terms that were entered by hand.

use domain::{AccountName, EnteredTerm, TermDetails};
use sqlx::SqliteConnection;

use crate::error::{Error, Failure};
use crate::store::Store;

/// What became of a change to a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermChange {
    /// It was kept.
    Kept,
    /// There is no term of this number.
    Missing,
    /// Another one has its offer and anniversary date.
    Taken,
}

impl Store {
    /// The terms that were entered for an account, in the order in which they were.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for one that this program cannot read; [`Error::Damaged`], [`Error::Busy`] or
    /// [`Error::Database`].
    pub async fn entered_terms(&self, account: &AccountName) -> Result<Vec<EnteredTerm>, Error> {
        let read = async {
            let rows = sqlx::query!(
                r#"SELECT number AS "number: u32", document FROM entered_terms WHERE account = ? ORDER BY number"#,
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    Ok(EnteredTerm {
                        number: row.number,
                        details: details(row.number, &row.document)?,
                    })
                })
                .collect()
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps new terms, all or none, and tells the number of each; none where the account has a term with its offer and
    /// anniversary date.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn add_entered_terms(
        &self,
        account: &AccountName,
        terms: &[TermDetails],
    ) -> Result<Vec<Option<u32>>, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let mut numbers = Vec::with_capacity(terms.len());
            for term in terms {
                numbers.push(insert(&mut change, account, term).await?);
            }
            change.commit().await?;
            Ok::<_, Failure>(numbers)
        };
        self.ledger().map_error(written.await)
    }

    /// Puts a term in the place of the one that has its number.
    ///
    /// # Errors
    /// As [`Store::add_entered_terms`].
    pub async fn change_entered_term(&self, account: &AccountName, term: &EnteredTerm) -> Result<TermChange, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let (offer, anniversary) = (term.details.offer.as_str(), term.details.anniversary.to_string());
            let others = sqlx::query_scalar!(
                "SELECT count(*) FROM entered_terms \
                 WHERE account = ?1 AND offer = ?2 AND anniversary = ?3 AND number <> ?4",
                account.as_str(),
                offer,
                anniversary,
                term.number
            )
            .fetch_one(&mut *change)
            .await?;
            if others > 0 {
                return Ok(TermChange::Taken);
            }
            let done = sqlx::query!(
                "UPDATE entered_terms SET offer = ?3, anniversary = ?4, document = ?5 \
                 WHERE account = ?1 AND number = ?2",
                account.as_str(),
                term.number,
                offer,
                anniversary,
                document(&term.details)?
            )
            .execute(&mut *change)
            .await?;
            if done.rows_affected() == 0 {
                return Ok(TermChange::Missing);
            }
            change.commit().await?;
            Ok::<_, Failure>(TermChange::Kept)
        };
        self.ledger().map_error(written.await)
    }

    /// Removes a term; tells whether there was one of this number.
    ///
    /// # Errors
    /// As [`Store::add_entered_terms`].
    pub async fn remove_entered_term(&self, account: &AccountName, number: u32) -> Result<bool, Error> {
        let removed = async {
            let mut change = self.ledger().begin().await?;
            let done = sqlx::query!(
                "DELETE FROM entered_terms WHERE account = ?1 AND number = ?2",
                account.as_str(),
                number
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(done.rows_affected() > 0)
        };
        self.ledger().map_error(removed.await)
    }
}

async fn insert(
    connection: &mut SqliteConnection,
    account: &AccountName,
    term: &TermDetails,
) -> Result<Option<u32>, Failure> {
    let number = sqlx::query_scalar!(
        r#"INSERT INTO entered_terms (account, number, offer, anniversary, document)
            SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4 FROM entered_terms WHERE account = ?1
            ON CONFLICT (account, offer, anniversary) DO NOTHING
            RETURNING number AS "number: u32""#,
        account.as_str(),
        term.offer.as_str(),
        term.anniversary.to_string(),
        document(term)?
    )
    .fetch_optional(connection)
    .await?;
    Ok(number)
}

fn document(term: &TermDetails) -> Result<String, Failure> {
    serde_json::to_string(term).map_err(|error| Error::Database(error.to_string()).into())
}

fn details(number: u32, document: &str) -> Result<TermDetails, Failure> {
    serde_json::from_str(document).map_err(|error| {
        Failure::Known(Error::Unreadable {
            record: format!("entered term {number}"),
            reason: error.to_string(),
        })
    })
}
