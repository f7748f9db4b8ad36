//! How subscriptions are found.

use sqlx::Row;

use crate::Store;

#[tokio::test]
async fn what_ends_between_two_days_is_found_along_an_index_and_not_sorted() {
    let store = Store::in_memory().await.unwrap();
    let plan: Vec<String> = store
        .cache()
        .ask(|database| async move {
            let statement = concat!("EXPLAIN QUERY PLAN ", include_str!("../cache/terms_ending.sql"));
            let rows = sqlx::query(statement)
                .bind("2021-06-22")
                .bind("2021-07-22")
                .fetch_all(database.readers())
                .await?;
            Ok(rows.iter().map(|row| row.get("detail")).collect())
        })
        .await
        .unwrap();
    assert_eq!(plan, ["SEARCH terms USING INDEX terms_by_end (ends>? AND ends<?)"]);
}
