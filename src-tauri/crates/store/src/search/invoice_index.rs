//! What is derived from the archived documents so that they are found: the texts and the search index.

use domain::{AccountName, Booking, Bookkeeping, Invoice};
use event_log::Kind;
use sha2::{Digest, Sha256};
use sqlx::{QueryBuilder, SqliteConnection};

use crate::archive::bookkeeping_row::BookkeepingRow;
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

/// Derives what is found of new invoices, of which the books say nothing yet.
pub(crate) async fn insert<'a>(
    connection: &mut SqliteConnection,
    account: &AccountName,
    invoices: impl Iterator<Item = (i64, &'a Invoice)>,
) -> Result<(), Failure> {
    let nothing = Bookkeeping::default();
    let derived: Vec<Derived> = invoices
        .map(|(row, invoice)| {
            let facets = [
                facet::account(account),
                facet::offer(&invoice.offer),
                facet::status(invoice.status),
                facet::currency(invoice.currency),
            ];
            Derived::new(row, search_text::of_invoice(invoice, &nothing), &facets)
        })
        .collect();
    write(connection, &derived).await
}

/// Derives everything of some rows again.
pub(crate) async fn renew(connection: &mut SqliteConnection, rows: &[i64]) -> Result<(), Failure> {
    for rows in rows.chunks(ROWS) {
        let rows = serde_json::json!(rows).to_string();
        let stored = sqlx::query_as!(
            StoredRow,
            r#"SELECT invoices.row, invoices.account, invoices.number, issued, offer, status, currency, total, bill_to,
               document, sha256, booked, ledger_code AS "ledger_code?", note AS "note?", uniform_number
               FROM json_each(?1) AS given CROSS JOIN invoices ON invoices.row = given.value
               JOIN invoice_documents ON invoice_documents.row = invoices.row
               LEFT JOIN invoice_bookkeeping AS kept ON kept.account = invoices.account
               AND kept.number = invoices.number"#,
            rows
        )
        .fetch_all(&mut *connection)
        .await?;
        sqlx::query!(
            "DELETE FROM invoice_texts WHERE row IN (SELECT value FROM json_each(?1))",
            rows
        )
        .execute(&mut *connection)
        .await?;
        sqlx::query!(
            "DELETE FROM invoice_grams WHERE rowid IN (SELECT value FROM json_each(?1))",
            rows
        )
        .execute(&mut *connection)
        .await?;
        let derived: Vec<Derived> = stored.into_iter().map(StoredRow::derived).collect();
        write(connection, &derived).await?;
    }
    Ok(())
}

/// A row with all that is derived from.
struct StoredRow {
    row: i64,
    account: String,
    number: String,
    issued: String,
    offer: String,
    status: String,
    currency: String,
    total: String,
    bill_to: String,
    document: String,
    sha256: Option<Vec<u8>>,
    booked: Option<String>,
    ledger_code: Option<String>,
    note: Option<String>,
    uniform_number: Option<String>,
}

impl StoredRow {
    fn derived(self) -> Derived {
        let kept = BookkeepingRow {
            booked: self.booked,
            ledger_code: self.ledger_code.unwrap_or_default(),
            note: self.note.unwrap_or_default(),
            uniform_number: self.uniform_number,
        };
        let bookkeeping = kept.bookkeeping();
        let text = match serde_json::from_str::<Invoice>(&self.document) {
            Ok(invoice) => search_text::of_invoice(&invoice, &bookkeeping),
            // Its columns can be listed and found all the same.
            Err(error) => {
                event_log::warn!("an invoice cannot be read", reason = Kind(&error));
                let columns = [&self.number, &self.issued, &self.offer, &self.total, &self.bill_to];
                let of_books = search_text::of_bookkeeping(&bookkeeping);
                search_text::of_items(columns.into_iter().chain(&of_books).map(String::as_str))
            }
        };
        let mut facets = vec![
            facet::account(&AccountName::new(self.account)),
            facet::of_offer(&self.offer),
            facet::of_status(&self.status),
            facet::of_currency(&self.currency),
        ];
        if !bookkeeping.ledger_code.is_empty() {
            facets.push(facet::ledger_code(&bookkeeping.ledger_code));
        }
        Derived::new(self.row, text, &facets)
    }
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

/// By which rules this program derives. The names of the offers are part of the texts.
fn rules() -> String {
    let mut hash = Sha256::new();
    hash.update(search_text::names_of_offers());
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

/// Lets the list say what the books say.
async fn mark_booked(change: &mut SqliteConnection) -> Result<(), Failure> {
    sqlx::query!(
        "UPDATE invoices SET booking = iif(booking = ?1, ?2, ?1) WHERE (booking = ?1) <> EXISTS ( \
         SELECT 1 FROM invoice_bookkeeping AS kept WHERE kept.account = invoices.account \
         AND kept.number = invoices.number AND kept.booked IS NOT NULL)",
        Booking::Booked.id(),
        Booking::NotBooked.id()
    )
    .execute(&mut *change)
    .await?;
    Ok(())
}

/// Derives everything again.
pub(crate) async fn rebuild(change: &mut SqliteConnection) -> Result<(), Failure> {
    sqlx::query!("DELETE FROM invoice_texts").execute(&mut *change).await?;
    sqlx::query!("INSERT INTO invoice_grams (invoice_grams) VALUES ('delete-all')")
        .execute(&mut *change)
        .await?;
    mark_booked(change).await?;
    sqlx::query!("DELETE FROM invoice_counts").execute(&mut *change).await?;
    sqlx::query!("INSERT INTO invoice_counts SELECT account, count(*) FROM invoices GROUP BY account")
        .execute(&mut *change)
        .await?;
    sqlx::query!("DELETE FROM invoice_tallies")
        .execute(&mut *change)
        .await?;
    sqlx::query!(
        "INSERT INTO invoice_tallies SELECT account, offer, status, currency, offline, booking, count(*) \
         FROM invoices GROUP BY account, offer, status, currency, offline, booking"
    )
    .execute(&mut *change)
    .await?;
    let mut done = i64::MIN;
    let mut count = 0_u64;
    loop {
        let rows = sqlx::query_as!(
            StoredRow,
            r#"SELECT invoices.row, invoices.account, invoices.number, issued, offer, status, currency, total, bill_to,
               document, sha256, booked, ledger_code AS "ledger_code?", note AS "note?", uniform_number
               FROM invoices JOIN invoice_documents ON invoice_documents.row = invoices.row
               LEFT JOIN invoice_bookkeeping AS kept ON kept.account = invoices.account
               AND kept.number = invoices.number
               WHERE invoices.row > ?1 ORDER BY invoices.row LIMIT ?2"#,
            done,
            BATCH
        )
        .fetch_all(&mut *change)
        .await?;
        if rows.is_empty() {
            break;
        }
        let mut derived = Vec::new();
        for row in rows {
            done = row.row;
            count += 1;
            if row.sha256.is_none() {
                sqlx::query!(
                    "UPDATE invoice_documents SET sha256 = ?2 WHERE row = ?1",
                    done,
                    Sha256::digest(&row.document).to_vec()
                )
                .execute(&mut *change)
                .await?;
            }
            derived.push(row.derived());
        }
        write(change, &derived).await?;
    }
    sqlx::query!(
        "INSERT INTO derived_from_documents (name, rules) VALUES (?1, ?2) \
         ON CONFLICT (name) DO UPDATE SET rules = excluded.rules",
        NAME,
        rules()
    )
    .execute(&mut *change)
    .await?;
    if count > 0 {
        event_log::info!("invoices were indexed anew", count = count);
    }
    Ok(())
}
