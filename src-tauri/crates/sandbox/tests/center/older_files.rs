//! A file of an earlier version goes on where it was.

use crate::support;

use std::path::Path;

use crate::support::{
    PACK, PDF, by_transfer, cancellation, client_as, day, id, latest_term, partner, proof_of, question, renew, tables,
};
use domain::{OrderKind, OrderState, RequestStatus, Role};
use partner_center::PartnerCenter;
use sandbox::Sandbox;
use sqlx::SqliteConnection;

const KEY: [u8; 32] = [0x5a; 32];

async fn opened(path: &Path) -> (Sandbox, support::SandboxClient) {
    let sandbox = Sandbox::open(path, &KEY, partner("sample")).await.unwrap();
    let client = client_as(&sandbox, Role::GlobalAdmin);
    (sandbox, client)
}

async fn run(file: &mut SqliteConnection, statements: &[&'static str]) {
    for statement in statements {
        sqlx::raw_sql(*statement).execute(&mut *file).await.unwrap();
    }
}

/// Takes a file back to its second version: terms that only end on their day, one profile, no support.
async fn back_to_the_second(file: &mut SqliteConnection) {
    let statements = [
        "DROP TABLE refund",
        "DROP TABLE attachment",
        "DROP TABLE submitted_note",
        "DROP TABLE service_request",
        "DROP TABLE profile_version",
        "ALTER TABLE state DROP COLUMN is_member",
        "ALTER TABLE state DROP COLUMN review_ends",
        "ALTER TABLE state DROP COLUMN requests_made",
        "UPDATE state SET profile = json_remove(profile, '$.revision', '$.contact')",
        "ALTER TABLE term RENAME TO later_term",
        "CREATE TABLE term (offer TEXT NOT NULL, purchased TEXT NOT NULL, anniversary TEXT NOT NULL, \
         auto_renew INTEGER NOT NULL, PRIMARY KEY (offer, anniversary)) STRICT, WITHOUT ROWID",
        "INSERT INTO term SELECT offer, purchased, anniversary, FALSE FROM later_term",
        "DROP TABLE later_term",
        "PRAGMA user_version = 2",
    ];
    run(file, &statements).await;
}

/// Takes a file of the second version back to its first: transfers that are never proved.
async fn back_to_the_first(file: &mut SqliteConnection) {
    let statements = [
        "DROP VIEW order_with_proof",
        "DROP TABLE payment_proof",
        "ALTER TABLE purchase_order DROP COLUMN placed_by",
        "UPDATE purchase_order SET document = json_remove(document, '$.transferInstructions')",
        "PRAGMA user_version = 1",
    ];
    run(file, &statements).await;
}

#[tokio::test]
async fn a_transfer_of_the_first_version_is_proved_and_booked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let (sandbox, client) = opened(&path).await;
    let order = by_transfer(&client, PACK, OrderKind::Renew, 1).await;
    let placed = client.place_order(&order).await.unwrap();
    let invoices = client.invoices().await.unwrap();
    let terms = client.terms().await.unwrap();
    sandbox.close().await;
    let mut file = tables(&path, &KEY).await;
    back_to_the_second(&mut file).await;
    back_to_the_first(&mut file).await;
    sqlx::Connection::close(file).await.unwrap();

    let (sandbox, client) = opened(&path).await;
    assert_eq!(client.invoices().await.unwrap(), invoices);
    assert_eq!(client.terms().await.unwrap(), terms);
    assert_eq!(
        client.orders().await.unwrap(),
        std::slice::from_ref(&placed),
        "with its instructions"
    );
    client
        .upload_proof(&placed.number, &proof_of(PDF, day("2021-06-28")))
        .await
        .unwrap();
    sandbox.move_to(day("2021-07-01")).await.unwrap();
    let confirmed = client.order_by_request(id(1)).await.unwrap().placed().unwrap();
    assert_eq!(confirmed.state, OrderState::Confirmed);
    let invoice = client.invoice(&confirmed.invoice.unwrap()).await.unwrap();
    assert_eq!(
        invoice.placed_by,
        Some(("Aoife Moore".into(), Role::MpnPartnerAdmin)),
        "the role that the person has at first, where the order does not say"
    );
    sandbox.close().await;
}

#[tokio::test]
async fn what_was_bought_in_the_second_version_can_be_paid_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let (sandbox, client) = opened(&path).await;
    renew(&client, 1, "tok_visa").await.unwrap();
    sandbox.close().await;
    let mut file = tables(&path, &KEY).await;
    back_to_the_second(&mut file).await;
    sqlx::Connection::close(file).await.unwrap();

    let (sandbox, client) = opened(&path).await;
    assert_eq!(client.session().await.unwrap().account.member, Some(true));
    let term = latest_term(&client, PACK).await.unwrap();
    assert!(!term.auto_renew, "it was bought without");
    let profile = client.profile().await.unwrap();
    assert_eq!((profile.revision.as_deref(), profile.contact), (Some("1"), None));

    let asked = client.make_support_request(&cancellation(2, PACK)).await.unwrap();
    client.make_support_request(&question(3)).await.unwrap();
    sandbox.move_to(day("2021-06-29")).await.unwrap();
    let answered = client.support_request(&asked.id).await.unwrap();
    assert_eq!(answered.status, RequestStatus::Closed);
    assert_eq!(sandbox.refunds().await.unwrap().len(), 1, "bought the day before");
    let ended = latest_term(&client, PACK).await.unwrap().ended;
    assert_eq!(ended, Some(day("2021-06-29")));
    sandbox.close().await;

    let (sandbox, client) = opened(&path).await;
    assert_eq!(
        client.support_requests().await.unwrap().len(),
        2,
        "opened again as it was"
    );
    sandbox.close().await;
}
