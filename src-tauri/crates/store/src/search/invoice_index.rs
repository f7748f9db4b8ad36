//! What is derived from the archived documents so that they are found: the texts and the search index.

use domain::{AccountName, Invoice};
use sha2::{Digest, Sha256};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection, Transaction};

use crate::error::Failure;
use crate::file::connection::{Database, ROWS};
use crate::search::facet;
use crate::search::ngrams;
use crate::search::search_text;

/// The name under which the rules are noted.
const NAME: &str = "invoice search";
/// Counts up when texts, grams or facets are made otherwise.
const RULES: u32 = 1;
/// So many documents are in memory at a time.
const BATCH: i64 = 500;

/// What is derived of one row.
struct Derived {
    row: i64,
    text: String,
    grams: String,
}

impl Derived {
    fn new(row: i64, text: String, facets: &[String]) -> Self {
        let grams = ngrams::of_text(&text, facets);
        Self { row, text, grams }
    }
}

pub(crate) async fn insert<'a>(
    connection: &mut SqliteConnection,
    account: &AccountName,
    invoices: impl Iterator<Item = (i64, &'a Invoice)>,
) -> Result<(), Failure> {
    let derived: Vec<Derived> = invoices
        .map(|(row, invoice)| {
            let facets = [
                facet::account(account),
                facet::offer(&invoice.offer),
                facet::status(invoice.status),
                facet::currency(invoice.currency),
            ];
            Derived::new(row, search_text::of_invoice(invoice), &facets)
        })
        .collect();
    write(connection, &derived).await
}

async fn write(connection: &mut SqliteConnection, derived: &[Derived]) -> Result<(), Failure> {
    for derived in derived.chunks(ROWS) {
        let mut texts = QueryBuilder::new("INSERT INTO invoice_texts (row, text) ");
        texts.push_values(derived, |mut values, derived| {
            values.push_bind(derived.row).push_bind(&derived.text);
        });
        texts.build().execute(&mut *connection).await?;
        let mut grams = QueryBuilder::new("INSERT INTO invoice_grams (rowid, grams) ");
        grams.push_values(derived, |mut values, derived| {
            values.push_bind(derived.row).push_bind(&derived.grams);
        });
        grams.build().execute(&mut *connection).await?;
    }
    Ok(())
}

pub(crate) async fn remove(connection: &mut SqliteConnection, row: i64) -> Result<(), Failure> {
    sqlx::query!("DELETE FROM invoice_texts WHERE row = ?", row)
        .execute(&mut *connection)
        .await?;
    sqlx::query!("DELETE FROM invoice_grams WHERE rowid = ?", row)
        .execute(&mut *connection)
        .await?;
    Ok(())
}

/// By which rules this program derives. The names of the offers are part of the texts.
fn rules() -> String {
    let mut hash = Sha256::new();
    for offer in search_text::catalogue().offers() {
        hash.update(format!("{:?}{:?}{:?}", offer.id, offer.name, offer.short_name));
    }
    format!("{RULES} {}", hex::encode(hash.finalize()))
}

/// Derives everything again where another version of the program did it by other rules.
pub(crate) async fn bring_up_to_date(ledger: &Database) -> Result<(), Failure> {
    let noted = sqlx::query_scalar!("SELECT rules FROM derived_from_documents WHERE name = ?1", NAME)
        .fetch_optional(ledger.writer())
        .await?;
    if noted.as_deref() == Some(rules().as_str()) {
        return Ok(());
    }
    let mut change = ledger.begin().await?;
    rebuild(&mut change).await?;
    change.commit().await?;
    Ok(())
}

/// Derives everything again.
pub(crate) async fn rebuild(change: &mut Transaction<'static, Sqlite>) -> Result<(), Failure> {
    sqlx::query!("DELETE FROM invoice_texts").execute(&mut **change).await?;
    sqlx::query!("INSERT INTO invoice_grams (invoice_grams) VALUES ('delete-all')")
        .execute(&mut **change)
        .await?;
    sqlx::query!("DELETE FROM invoice_counts")
        .execute(&mut **change)
        .await?;
    sqlx::query!("INSERT INTO invoice_counts SELECT account, count(*) FROM invoices GROUP BY account")
        .execute(&mut **change)
        .await?;
    sqlx::query!("DELETE FROM invoice_tallies")
        .execute(&mut **change)
        .await?;
    sqlx::query!(
        "INSERT INTO invoice_tallies SELECT account, offer, status, currency, offline, count(*) FROM invoices \
         GROUP BY account, offer, status, currency, offline"
    )
    .execute(&mut **change)
    .await?;
    let mut done = i64::MIN;
    let mut count = 0_u64;
    loop {
        let rows = sqlx::query!(
            "SELECT invoices.row, account, number, issued, offer, status, currency, total, bill_to, document, sha256 \
             FROM invoices JOIN invoice_documents ON invoice_documents.row = invoices.row \
             WHERE invoices.row > ?1 ORDER BY invoices.row LIMIT ?2",
            done,
            BATCH
        )
        .fetch_all(&mut **change)
        .await?;
        if rows.is_empty() {
            break;
        }
        let mut derived = Vec::new();
        for row in rows {
            done = row.row;
            count += 1;
            let text = match serde_json::from_str::<Invoice>(&row.document) {
                Ok(invoice) => search_text::of_invoice(&invoice),
                // Its columns can be listed and found all the same.
                Err(error) => {
                    log::warn!("invoice {} cannot be read: {error}", row.number);
                    search_text::of_items([&row.number, &row.issued, &row.offer, &row.total, &row.bill_to])
                }
            };
            let facets = [
                facet::account(&AccountName::new(row.account)),
                facet::of_offer(&row.offer),
                facet::of_status(&row.status),
                facet::of_currency(&row.currency),
            ];
            derived.push(Derived::new(done, text, &facets));
            if row.sha256.is_none() {
                sqlx::query!(
                    "UPDATE invoice_documents SET sha256 = ?2 WHERE row = ?1",
                    done,
                    Sha256::digest(&row.document).to_vec()
                )
                .execute(&mut **change)
                .await?;
            }
        }
        write(change, &derived).await?;
    }
    sqlx::query!(
        "INSERT INTO derived_from_documents (name, rules) VALUES (?1, ?2) \
         ON CONFLICT (name) DO UPDATE SET rules = excluded.rules",
        NAME,
        rules()
    )
    .execute(&mut **change)
    .await?;
    if count > 0 {
        log::info!("{count} invoices were indexed anew");
    }
    Ok(())
}
