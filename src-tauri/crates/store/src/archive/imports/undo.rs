use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::{AccountName, ImportedInvoice, InvoiceFinding, InvoiceNumber, WhyStays};
use sqlx::SqliteConnection;

use crate::error::{Error, Failure};
use crate::store::Store;

/// What came of something that went when its import was undone.
const TAKEN_BACK: &str = "taken_back";
/// What came of something that was gone before.
const GONE: &str = "gone";

/// What came of undoing an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoneImport {
    /// When it was undone before, where it was; then nothing was changed now, and the rest is what came of it then.
    pub before: Option<DateTime<Utc>>,
    /// How many invoices went, with their documents.
    pub invoices: u32,
    /// How many proposals went, with their documents.
    pub proposals: u32,
    /// What stays, by number.
    pub stayed: Vec<StayedInvoice>,
}

/// An invoice that stays although its import was undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StayedInvoice {
    /// Its number.
    pub number: InvoiceNumber,
    /// Why.
    pub why: WhyStays,
}

/// What in the ledger names invoices.
struct BuiltOn {
    of_orders: HashSet<String>,
    of_terms: HashSet<String>,
    settled: Vec<String>,
}

impl Store {
    /// Takes back what an import added, where nobody changed it, accepted it or built anything on it since: all of it in one
    /// change. What was undone once is not touched again. `None` where the account has no such import.
    ///
    /// Whoever calls this has the records alone ([`Store::lock_records`]): nothing is being added meanwhile.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`]; then everything
    /// is as before.
    pub async fn undo_import(
        &self,
        account: &AccountName,
        import: u32,
        at: DateTime<Utc>,
    ) -> Result<Option<UndoneImport>, Error> {
        let undone = async {
            let mut change = self.ledger().begin().await?;
            let found = sqlx::query!(
                "SELECT undone_microseconds FROM imports WHERE account = ? AND number = ?",
                account.as_str(),
                import
            )
            .fetch_optional(&mut *change)
            .await?;
            let Some(found) = found else { return Ok(None) };
            let before = found.undone_microseconds.and_then(DateTime::from_timestamp_micros);
            if before.is_none() {
                take_back_proposals(&mut change, account, import).await?;
                take_back_invoices(&mut change, account, import).await?;
                sqlx::query!(
                    "UPDATE imports SET undone_microseconds = ?3 WHERE account = ?1 AND number = ?2",
                    account.as_str(),
                    import,
                    at.timestamp_micros()
                )
                .execute(&mut *change)
                .await?;
            }
            let outcome = outcome(&mut change, account, import, before).await?;
            change.commit().await?;
            Ok::<_, Failure>(Some(outcome))
        };
        self.ledger().map_error(undone.await)
    }
}

/// Removes the proposals of an import that still wait, with their documents. One that was discarded may have been proposed
/// again by a later import, whose it is then.
async fn take_back_proposals(
    connection: &mut SqliteConnection,
    account: &AccountName,
    import: u32,
) -> Result<(), Failure> {
    let proposals = sqlx::query!(
        r#"SELECT added.sha256,
            EXISTS (SELECT 1 FROM imported_proposals AS later
                    WHERE later.account = ?1 AND later.sha256 = added.sha256 AND later.import > ?2)
            AS "is_of_later: bool",
            EXISTS (SELECT 1 FROM invoice_proposals AS waiting
                    WHERE waiting.account = ?1 AND waiting.sha256 = added.sha256) AS "waits: bool",
            (SELECT original.number FROM invoice_originals AS original
             JOIN invoices ON invoices.account = original.account AND invoices.number = original.number
             WHERE original.account = ?1 AND original.sha256 = unhex(added.sha256)) AS "accepted?: String"
           FROM imported_proposals AS added WHERE added.account = ?1 AND added.import = ?2"#,
        account.as_str(),
        import
    )
    .fetch_all(&mut *connection)
    .await?;
    for proposal in proposals {
        let (waits, accepted) = match proposal.is_of_later {
            true => (false, None),
            false => (proposal.waits, proposal.accepted),
        };
        if waits {
            sqlx::query!(
                "DELETE FROM invoice_proposals WHERE account = ? AND sha256 = ?",
                account.as_str(),
                proposal.sha256
            )
            .execute(&mut *connection)
            .await?;
            // Whoever took it over may have ended after the document was stored and before the invoice was.
            sqlx::query!(
                "DELETE FROM invoice_originals WHERE account = ?1 AND sha256 = unhex(?2) \
                 AND NOT EXISTS (SELECT 1 FROM invoices \
                                 WHERE invoices.account = ?1 AND invoices.number = invoice_originals.number)",
                account.as_str(),
                proposal.sha256
            )
            .execute(&mut *connection)
            .await?;
        }
        let outcome = match (&accepted, waits) {
            (Some(_), _) => WhyStays::Accepted.id(),
            (None, true) => TAKEN_BACK,
            (None, false) => GONE,
        };
        sqlx::query!(
            "UPDATE imported_proposals SET outcome = ?4, number = ?5 WHERE account = ?1 AND import = ?2 AND sha256 = ?3",
            account.as_str(),
            import,
            proposal.sha256,
            outcome,
            accepted
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Removes the invoices of an import, with their documents, on which nothing was built.
async fn take_back_invoices(
    connection: &mut SqliteConnection,
    account: &AccountName,
    import: u32,
) -> Result<(), Failure> {
    let built_on = built_on(connection, account).await?;
    let added = sqlx::query!(
        r#"SELECT added.number, invoices.row AS "row?: i64",
            (invoices.fingerprint IS NOT added.fingerprint
             OR EXISTS (SELECT 1 FROM invoice_versions AS former
                        WHERE former.account = ?1 AND former.number = added.number)
             OR EXISTS (SELECT 1 FROM invoice_originals AS original
                        WHERE original.account = ?1 AND original.number = added.number
                        AND original.sha256 IS NOT added.document)) AS "is_changed!: bool",
            EXISTS (SELECT 1 FROM invoice_bookkeeping AS books
                    WHERE books.account = ?1 AND books.number = added.number) AS "is_booked!: bool"
           FROM imported_invoices AS added
           LEFT JOIN invoices ON invoices.account = added.account AND invoices.number = added.number
           WHERE added.account = ?1 AND added.import = ?2"#,
        account.as_str(),
        import
    )
    .fetch_all(&mut *connection)
    .await?;
    for added in added {
        let number = InvoiceNumber::new(&added.number);
        let since = ImportedInvoice {
            is_changed: added.is_changed,
            is_booked: added.is_booked,
            is_check_settled: built_on.settled.iter().any(|id| InvoiceFinding::is_about(id, &number)),
            confirms_order: built_on.of_orders.contains(number.as_str()),
            is_source_of_term: built_on.of_terms.contains(number.as_str()),
        };
        let outcome = match (added.row, since.why_it_stays()) {
            (None, _) => GONE,
            (Some(_), Some(why)) => why.id(),
            (Some(row), None) => {
                remove(connection, account, row, &number).await?;
                TAKEN_BACK
            }
        };
        sqlx::query!(
            "UPDATE imported_invoices SET outcome = ?4 WHERE account = ?1 AND import = ?2 AND number = ?3",
            account.as_str(),
            import,
            added.number,
            outcome
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

async fn built_on(connection: &mut SqliteConnection, account: &AccountName) -> Result<BuiltOn, Failure> {
    let of_orders = sqlx::query_scalar!(
        r#"SELECT document ->> '$.invoice' AS "invoice!: String" FROM orders
           WHERE account = ? AND document ->> '$.invoice' IS NOT NULL"#,
        account.as_str()
    )
    .fetch_all(&mut *connection)
    .await?;
    let of_terms = sqlx::query_scalar!(
        r#"SELECT document ->> '$.invoice' AS "invoice!: String" FROM entered_terms
           WHERE account = ? AND document ->> '$.invoice' IS NOT NULL"#,
        account.as_str()
    )
    .fetch_all(&mut *connection)
    .await?;
    let settled = sqlx::query_scalar!(
        "SELECT check_id FROM settled_checks WHERE account = ?",
        account.as_str()
    )
    .fetch_all(connection)
    .await?;
    Ok(BuiltOn {
        of_orders: of_orders.into_iter().collect(),
        of_terms: of_terms.into_iter().collect(),
        settled,
    })
}

async fn remove(
    connection: &mut SqliteConnection,
    account: &AccountName,
    row: i64,
    number: &InvoiceNumber,
) -> Result<(), Failure> {
    sqlx::query!("DELETE FROM invoices WHERE row = ?", row)
        .execute(&mut *connection)
        .await?;
    sqlx::query!(
        "DELETE FROM invoice_originals WHERE account = ? AND number = ?",
        account.as_str(),
        number.as_str()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// What came of it, as it was noted.
async fn outcome(
    connection: &mut SqliteConnection,
    account: &AccountName,
    import: u32,
    before: Option<DateTime<Utc>>,
) -> Result<UndoneImport, Failure> {
    let rows = sqlx::query!(
        r#"SELECT 'invoice' AS "kind!: String", number AS "number?: String", outcome AS "outcome?: String"
           FROM imported_invoices WHERE account = ?1 AND import = ?2
           UNION ALL SELECT 'proposal', number, outcome FROM imported_proposals WHERE account = ?1 AND import = ?2
           ORDER BY 2"#,
        account.as_str(),
        import
    )
    .fetch_all(connection)
    .await?;
    let mut undone = UndoneImport {
        before,
        invoices: 0,
        proposals: 0,
        stayed: Vec::new(),
    };
    for row in rows {
        let outcome = row.outcome.unwrap_or_default();
        if outcome == TAKEN_BACK {
            if row.kind == "invoice" {
                undone.invoices += 1;
            } else {
                undone.proposals += 1;
            }
        } else if let Ok(why) = WhyStays::from_id(&outcome) {
            undone.stayed.push(StayedInvoice {
                number: InvoiceNumber::new(row.number.unwrap_or_default()),
                why,
            });
        }
    }
    Ok(undone)
}
