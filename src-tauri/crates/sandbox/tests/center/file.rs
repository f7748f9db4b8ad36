//! The file: encrypted, durable, shared by processes, and honest about why it cannot be used.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support;

use std::fs;

use crate::support::{
    LAPSED, PDF, ask, by_transfer, client_as, day, id, note_with, partner, proof_of, question, renew, tables,
};
use domain::{OrderKind, OrderState, Role};
use partner_center::{Error as CenterError, PartnerCenter};
use sandbox::{Error, Sandbox};

const KEY: [u8; 32] = [0x5a; 32];

#[tokio::test]
async fn the_file_shows_no_header_and_no_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.sandbox.db");
    let sandbox = Sandbox::open(&path, &KEY, partner("sample")).await.unwrap();
    let client = client_as(&sandbox, Role::GlobalAdmin);
    renew(&client, 1, "tok_visa").await.unwrap();
    sandbox.move_to(day(LAPSED)).await.unwrap();
    let order = by_transfer(&client, "silver-data-platform", OrderKind::Buy, 2).await;
    let placed = client.place_order(&order).await.unwrap();
    let proof = proof_of(PDF, day(LAPSED));
    client.upload_proof(&placed.number, &proof).await.unwrap();
    let request = client.make_support_request(&question(3)).await.unwrap();
    client
        .add_note(&request.id, &note_with(4, b"a screenshot"))
        .await
        .unwrap();
    let mut looked_at = 0;
    for when in ["open", "closed"] {
        for entry in fs::read_dir(folder.path()).unwrap() {
            let entry = entry.unwrap();
            let bytes = fs::read(entry.path()).unwrap();
            looked_at += usize::from(bytes.len() > 4096);
            for text in [
                "SQLite format 3",
                "Lindqvist",
                "action-pack",
                "CREATE TABLE",
                "tok_visa",
                "T000268310",
                "4242",
                "endobj",
                "confirmation.pdf",
                "the second page is empty",
                "a screenshot",
            ] {
                let found = bytes.windows(text.len()).any(|part| part == text.as_bytes());
                assert!(!found, "{text} in {} while {when}", entry.path().display());
            }
        }
        sandbox.close().await;
    }
    assert!(looked_at >= 2, "there was something to look at");
}

#[tokio::test]
async fn what_was_done_is_there_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let sandbox = Sandbox::open(&path, &KEY, partner("sample")).await.unwrap();
    let token = sandbox.sign_in(Role::GlobalAdmin);
    let placed = renew(&client_as(&sandbox, Role::GlobalAdmin), 1, "tok_visa")
        .await
        .unwrap();
    sandbox.move_to(day("2021-08-01")).await.unwrap();
    sandbox.close().await;

    let sandbox = Sandbox::open(&path, &KEY, partner("sample")).await.unwrap();
    assert_eq!(sandbox.clock().today(), day("2021-08-01"));
    assert_eq!(sandbox.sign_in(Role::GlobalAdmin), token, "sign-ins stay valid");
    let client = client_as(&sandbox, Role::GlobalAdmin);
    assert_eq!(client.order_by_request(id(1)).await.unwrap().placed(), Some(placed));
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    sandbox.close().await;
}

#[tokio::test]
async fn two_processes_share_calendar_orders_and_faults() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let app = Sandbox::open(&path, &KEY, partner("sample")).await.unwrap();
    let terminal = Sandbox::open(&path, &KEY, partner("sample")).await.unwrap();
    let client = client_as(&app, Role::GlobalAdmin);

    terminal.move_to(day("2021-07-01")).await.unwrap();
    client.terms().await.unwrap();
    assert_eq!(app.clock().today(), day("2021-07-01"), "any request learns of the day");

    terminal.add_fault(&"403".parse().unwrap()).await.unwrap();
    assert!(matches!(client.terms().await, Err(CenterError::Forbidden(_))));
    assert!(client.terms().await.is_ok(), "once");

    let placed = renew(&client, 1, "tok_visa").await.unwrap();
    assert_eq!(placed.state, OrderState::Confirmed);
    assert_eq!(terminal.charges().await.unwrap().len(), 1);
    let other = client_as(&terminal, Role::SalesAgent);
    assert_eq!(renew(&other, 1, "tok_visa").await.unwrap(), placed);
    app.close().await;
    terminal.close().await;
}

async fn error(path: &std::path::Path, key: &[u8; 32], name: &str) -> Error {
    match Sandbox::open(path, key, partner(name)).await {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(error) => error,
    }
}

#[tokio::test]
async fn each_reason_for_not_opening_has_its_error_and_leaves_the_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    Sandbox::open(&path, &KEY, partner("sample"))
        .await
        .unwrap()
        .close()
        .await;
    let whole = fs::read(&path).unwrap();

    assert!(matches!(
        error(&path, &[1; 32], "sample").await,
        Error::WrongKeyOrDamaged
    ));
    assert!(matches!(error(&path, &KEY, "sample-tw").await, Error::OtherPartner(name) if name == "sample"));
    assert_eq!(fs::read(&path).unwrap(), whole);

    let missing = folder.path().join("nowhere").join("s.db");
    assert!(matches!(error(&missing, &KEY, "sample").await, Error::FolderMissing));
    assert!(!missing.exists());

    let noise = folder.path().join("noise.db");
    fs::write(&noise, vec![0xa5; 20_000]).unwrap();
    assert!(matches!(error(&noise, &KEY, "sample").await, Error::WrongKeyOrDamaged));
    assert_eq!(fs::read(&noise).unwrap(), vec![0xa5; 20_000]);

    let flipped = folder.path().join("flipped.db");
    let mut bytes = whole.clone();
    bytes[100] ^= 1;
    fs::write(&flipped, &bytes).unwrap();
    assert!(matches!(
        error(&flipped, &KEY, "sample").await,
        Error::WrongKeyOrDamaged
    ));

    let not_a_file = folder.path().join("folder.db");
    fs::create_dir(&not_a_file).unwrap();
    assert!(matches!(error(&not_a_file, &KEY, "sample").await, Error::ReadOnly));

    let sandbox = Sandbox::open(&path, &KEY, partner("sample")).await.unwrap();
    assert_eq!(
        sandbox.today().await.unwrap(),
        day("2021-06-28"),
        "and the whole one still opens"
    );
    sandbox.close().await;
}

#[tokio::test]
async fn damage_anywhere_is_an_error_and_never_a_wrong_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let sandbox = Sandbox::open(&path, &KEY, partner("sample")).await.unwrap();
    let invoices = "/v1/invoices?size=2000";
    let expected = ask(&sandbox, "GET", invoices, "").await;
    assert_eq!(expected.0, 200);
    sandbox.close().await;
    let whole = fs::read(&path).unwrap();
    for step in 0..40 {
        let copy = folder.path().join(format!("damaged-{step}.db"));
        let mut bytes = whole.clone();
        let position = step * (bytes.len() - 1) / 39;
        bytes[position] ^= 0x80;
        fs::write(&copy, &bytes).unwrap();
        match Sandbox::open(&copy, &KEY, partner("sample")).await {
            Ok(sandbox) => {
                let answer = ask(&sandbox, "GET", invoices, "").await;
                assert!(answer == expected || answer.0 == 500, "{}", answer.0);
                sandbox.close().await;
            }
            Err(error) => assert!(matches!(error, Error::WrongKeyOrDamaged | Error::Damaged), "{error:?}"),
        }
    }
}

#[tokio::test]
async fn an_empty_file_is_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    fs::write(&path, b"").unwrap();
    let sandbox = Sandbox::open(&path, &KEY, partner("sample")).await.unwrap();
    assert_eq!(sandbox.today().await.unwrap(), day("2021-06-28"));
    sandbox.close().await;
}

#[tokio::test]
async fn a_file_of_a_later_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    Sandbox::open(&path, &KEY, partner("sample"))
        .await
        .unwrap()
        .close()
        .await;
    for version in [4, 99, -1] {
        let mut later = tables(&path, &KEY).await;
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("PRAGMA user_version = {version}")))
            .execute(&mut later)
            .await
            .unwrap();
        sqlx::Connection::close(later).await.unwrap();
        assert!(matches!(error(&path, &KEY, "sample").await, Error::Newer(found) if found == version));
    }
}

#[tokio::test]
async fn money_whose_invoice_cannot_be_issued_has_not_arrived() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let sandbox = Sandbox::open(&path, &KEY, partner("sample")).await.unwrap();
    let client = client_as(&sandbox, Role::GlobalAdmin);
    let waiting = support::proved(&sandbox, &client, 1).await;
    let (terms, invoices) = (client.terms().await.unwrap(), client.invoices().await.unwrap());
    let mut file = tables(&path, &KEY).await;
    // The invoice is the last that a payment leads to; before it, everything else is written.
    sqlx::raw_sql("CREATE TRIGGER broken BEFORE INSERT ON invoice BEGIN SELECT RAISE(ABORT, 'broken'); END")
        .execute(&mut file)
        .await
        .unwrap();
    assert!(sandbox.move_to(day("2021-07-05")).await.is_err());
    assert_eq!(sandbox.today().await.unwrap(), day("2021-06-28"));
    assert_eq!(client.orders().await.unwrap(), [waiting]);
    assert_eq!(sandbox.charges().await.unwrap(), []);
    assert_eq!(
        (client.terms().await.unwrap(), client.invoices().await.unwrap()),
        (terms, invoices)
    );

    sqlx::raw_sql("DROP TRIGGER broken").execute(&mut file).await.unwrap();
    sandbox.move_to(day("2021-07-05")).await.unwrap();
    let confirmed = &client.orders().await.unwrap()[0];
    assert_eq!(confirmed.state, OrderState::Confirmed);
    assert_eq!(
        confirmed.invoice.as_ref().map(domain::InvoiceNumber::as_str),
        Some("T000268310"),
        "no number was lost"
    );
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    sqlx::Connection::close(file).await.unwrap();
    sandbox.close().await;
}
