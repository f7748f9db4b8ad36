//! What a filter of the list would miss.

use std::collections::BTreeSet;

use domain::{AccountName, Booking, InvoiceNumber};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

use crate::error::Failure;
use crate::search::facet;

/// The invoices that a filter would miss: because the index does not have their facet, or the list not what the books say.
pub(crate) async fn missed(
    connection: &mut SqliteConnection,
    account: &AccountName,
) -> Result<BTreeSet<InvoiceNumber>, Failure> {
    let mut missed = facets(connection, account).await?;
    missed.extend(ledger_codes(connection, account).await?);
    let booked = sqlx::query_scalar!(
        "SELECT number FROM invoices WHERE account = ?1 AND (booking = ?2) <> EXISTS ( \
         SELECT 1 FROM invoice_bookkeeping AS kept WHERE kept.account = invoices.account \
         AND kept.number = invoices.number AND kept.booked IS NOT NULL)",
        account.as_str(),
        Booking::Booked.id()
    )
    .fetch_all(connection)
    .await?;
    missed.extend(booked);
    Ok(missed.into_iter().map(InvoiceNumber::new).collect())
}

async fn facets(connection: &mut SqliteConnection, account: &AccountName) -> Result<BTreeSet<String>, Failure> {
    let tallies = sqlx::query!(
        "SELECT DISTINCT offer, status, currency FROM invoice_tallies WHERE account = ?",
        account.as_str()
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut conditions = BTreeSet::from([("account", account.as_str().to_owned(), facet::account(account))]);
    for tally in tallies {
        conditions.insert(("offer", tally.offer.clone(), facet::of_offer(&tally.offer)));
        conditions.insert(("status", tally.status.clone(), facet::of_status(&tally.status)));
        conditions.insert(("currency", tally.currency.clone(), facet::of_currency(&tally.currency)));
    }
    let mut missed = BTreeSet::new();
    for (column, value, facet) in conditions {
        let mut unmarked = QueryBuilder::<Sqlite>::new("SELECT number FROM invoices WHERE account = ");
        unmarked
            .push_bind(account.as_str())
            .push(" AND ")
            .push(column)
            .push(" = ")
            .push_bind(value);
        unmarked.push(" AND row NOT IN (SELECT rowid FROM invoice_grams WHERE invoice_grams MATCH ");
        unmarked.push_bind(format!("\"{facet}\"")).push(")");
        let numbers: Vec<String> = unmarked.build_query_scalar().fetch_all(&mut *connection).await?;
        missed.extend(numbers);
    }
    Ok(missed)
}

async fn ledger_codes(connection: &mut SqliteConnection, account: &AccountName) -> Result<BTreeSet<String>, Failure> {
    let codes = sqlx::query_scalar!(
        "SELECT DISTINCT ledger_code FROM invoice_bookkeeping WHERE account = ?1 AND ledger_code <> ''",
        account.as_str()
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut missed = BTreeSet::new();
    for code in codes {
        let facet = format!("\"{}\"", facet::ledger_code(&code));
        let numbers = sqlx::query_scalar!(
            "SELECT invoices.number FROM invoice_bookkeeping AS kept \
             JOIN invoices ON invoices.account = kept.account AND invoices.number = kept.number \
             WHERE kept.account = ?1 AND kept.ledger_code = ?2 \
             AND invoices.row NOT IN (SELECT rowid FROM invoice_grams WHERE invoice_grams MATCH ?3)",
            account.as_str(),
            code,
            facet
        )
        .fetch_all(&mut *connection)
        .await?;
        missed.extend(numbers);
    }
    Ok(missed)
}
