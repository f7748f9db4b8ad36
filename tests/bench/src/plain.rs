//! The same texts in a plain FTS5 table on an unencrypted file.

use std::path::Path;

use domain::Invoice;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};

pub struct Plain {
    pool: SqlitePool,
}

impl Plain {
    pub async fn filled(file: &Path, invoices: &[Invoice]) -> Self {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .pragma("cache_size", "-65536");
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options)
            .await
            .unwrap();
        sqlx::query("CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'trigram case_sensitive 1')")
            .execute(&pool)
            .await
            .unwrap();
        let mut by_date: Vec<&Invoice> = invoices.iter().collect();
        by_date.sort_by_key(|invoice| invoice.issued);
        let mut change = pool.begin().await.unwrap();
        for invoice in by_date {
            sqlx::query("INSERT INTO texts (text) VALUES (?1)")
                .bind(text(invoice))
                .execute(&mut *change)
                .await
                .unwrap();
        }
        change.commit().await.unwrap();
        Self { pool }
    }

    /// The newest that have every word, and how many there are, counted no further than the archive does.
    pub async fn searched(&self, text: &str, limit: u32, counted: u32) -> (usize, u32) {
        let words: Vec<String> = text.split(' ').map(|word| format!("\"{word}\"")).collect();
        let question = words.join(" ");
        let rows = sqlx::query("SELECT rowid, text FROM texts WHERE texts MATCH ?1 ORDER BY rowid DESC LIMIT ?2")
            .bind(&question)
            .bind(limit)
            .fetch_all(&self.pool)
            .await
            .unwrap();
        let count = sqlx::query_scalar("SELECT count(*) FROM (SELECT 1 FROM texts WHERE texts MATCH ?1 LIMIT ?2)")
            .bind(&question)
            .bind(counted + 1)
            .fetch_one(&self.pool)
            .await
            .unwrap();
        (rows.len(), count)
    }
}

fn text(invoice: &Invoice) -> String {
    let line = &invoice.lines[0].description;
    [
        invoice.number.to_string(),
        invoice.issued.to_string(),
        invoice.po_number.clone().unwrap_or_default(),
        invoice.order_number.clone().unwrap_or_default(),
        invoice.bill_to.name.clone(),
        invoice.sold_to.name.clone(),
        invoice.issuer.name.clone(),
        line.en.clone(),
        line.zh_tw.clone(),
        invoice.total.to_string(),
        invoice.net.to_string(),
        invoice.tax.to_string(),
        invoice.currency.code().to_owned(),
    ]
    .join("\n")
    .to_lowercase()
}
