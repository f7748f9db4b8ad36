//! Which indexes the lists go along, so that none of them has to look at every row.

use domain::{AccountName, Booking, OfferId, OrderState};
use sqlx::{AssertSqlSafe, Row};

use crate::ledger::order_list::listed;
use crate::search::invoice_query::InvoiceQuery;
use crate::search::ngrams::Wanted;
use crate::{InvoiceFilter, OrderFilter, Store};

/// How SQLite answers a statement, one step a line.
async fn plan(store: &Store, statement: &str) -> String {
    let explained = format!("EXPLAIN QUERY PLAN {statement}");
    let rows = sqlx::query(AssertSqlSafe(explained))
        .fetch_all(store.ledger().writer())
        .await
        .unwrap();
    let steps: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
    steps.join("\n")
}

#[tokio::test]
async fn what_is_booked_and_what_is_not_is_listed_along_its_index_without_sorting() {
    let store = Store::in_memory().await.unwrap();
    let (account, wanted) = (AccountName::new("sample"), Wanted::new(""));
    for booking in Booking::ALL {
        let filter = InvoiceFilter {
            booking: Some(booking),
            limit: 50,
            ..InvoiceFilter::default()
        };
        let mut connection = store.ledger().writer().acquire().await.unwrap();
        let query = InvoiceQuery::new(&account, true, 100_000, &filter, &wanted);
        let statement = query.list(&mut connection).await.unwrap().sql().as_str().to_owned();
        drop(connection);
        let plan = plan(&store, &statement).await;
        assert!(
            plan.contains("invoices USING INDEX invoices_by_booking (account=? AND booking=?)"),
            "{plan}"
        );
        assert!(
            plan.contains("kept USING PRIMARY KEY (account=? AND number=?)"),
            "{plan}"
        );
        assert!(
            !plan.contains("TEMP B-TREE") && !plan.contains("SCAN invoices"),
            "{plan}"
        );
    }
}

#[tokio::test]
async fn orders_are_listed_along_an_index() {
    let store = Store::in_memory().await.unwrap();
    let (account, wanted) = (AccountName::new("sample"), Wanted::new("pack"));
    let filters = [
        (OrderFilter::default(), "orders_by_age"),
        (
            OrderFilter {
                state: Some(OrderState::Confirmed),
                ..OrderFilter::default()
            },
            "orders_by_age",
        ),
        (
            OrderFilter {
                offer: Some(OfferId::new("action-pack")),
                ..OrderFilter::default()
            },
            "orders_by_offer",
        ),
    ];
    for (filter, index) in filters {
        let statement = listed(&account, &filter, &wanted).sql().as_str().to_owned();
        let plan = plan(&store, &statement).await;
        assert!(plan.contains(index), "{filter:?}: {plan}");
        assert!(!plan.contains("SCAN orders"), "{filter:?}: {plan}");
    }
}

/// The invoices are the many: ten years of them for every page that a service sends.
#[tokio::test]
async fn what_a_reading_asks_for_goes_from_what_is_owed_to_its_invoices() {
    let store = Store::in_memory().await.unwrap();
    let few = [
        "owed_documents",
        "further_documents",
        "line_readings",
        "unread_lines",
        "named_offers",
        "named_invoices",
        "json_each",
    ];
    let mut checked = 0;
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.sqlx")).unwrap() {
        let described = std::fs::read(entry.unwrap().path()).unwrap();
        let described: serde_json::Value = serde_json::from_slice(&described).unwrap();
        let statement = described["query"].as_str().unwrap();
        let joins = few.iter().any(|table| statement.contains(table)) && statement.contains("JOIN invoices ");
        if !joins {
            continue;
        }
        checked += 1;
        let plan = plan(&store, statement).await;
        let is_walked = plan
            .lines()
            .any(|step| step.contains(" invoices") && (step.starts_with("SCAN") || step.ends_with("(account=?)")));
        assert!(!is_walked, "{statement}\n{plan}");
    }
    assert!(checked > 5, "{checked}");
}
