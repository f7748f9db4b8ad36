//! What is derived from the orders so that they are found and sorted.

use domain::Order;
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::error::Failure;
use crate::file::connection::Database;
use crate::search::invoice_filter::ten_thousandths;
use crate::search::search_text;

/// The name under which the rules are noted.
const NAME: &str = "order search";
/// Counts up when texts or totals are made otherwise.
const RULES: u32 = 1;

/// The total of an order to sort by; none while there is none.
pub(crate) fn total(order: &Order) -> Option<i64> {
    order.total.map(|total| ten_thousandths(total.amount))
}

/// By which rules this program derives. The names of the offers are part of the texts.
fn rules() -> String {
    let mut hash = Sha256::new();
    hash.update(search_text::names_of_offers());
    format!("{RULES} {}", hex::encode(hash.finalize()))
}

/// Derives everything again where another version of the program did it by other rules, or not at all.
pub(crate) async fn bring_up_to_date(ledger: &Database) -> Result<(), Failure> {
    let noted = sqlx::query_scalar!("SELECT rules FROM derived_from_documents WHERE name = ?1", NAME)
        .fetch_optional(ledger.writer())
        .await?;
    if noted.as_deref() == Some(rules().as_str()) {
        return Ok(());
    }
    let mut change = ledger.begin().await?;
    derive(&mut change).await?;
    change.commit().await?;
    Ok(())
}

async fn derive(change: &mut SqliteConnection) -> Result<(), Failure> {
    let rows = sqlx::query!("SELECT account, id, document FROM orders")
        .fetch_all(&mut *change)
        .await?;
    for row in rows {
        let (text, total) = match serde_json::from_str::<Order>(&row.document) {
            Ok(order) => (search_text::of_order(&order), total(&order)),
            Err(error) => {
                log::warn!("order {} cannot be read: {error}", row.id);
                (search_text::of_items([row.id.as_str()]), None)
            }
        };
        sqlx::query!(
            "UPDATE orders SET text = ?3, total_ten_thousandths = ?4 WHERE account = ?1 AND id = ?2",
            row.account,
            row.id,
            text,
            total
        )
        .execute(&mut *change)
        .await?;
    }
    sqlx::query!(
        "INSERT INTO derived_from_documents (name, rules) VALUES (?1, ?2) \
         ON CONFLICT (name) DO UPDATE SET rules = excluded.rules",
        NAME,
        rules()
    )
    .execute(&mut *change)
    .await?;
    Ok(())
}
