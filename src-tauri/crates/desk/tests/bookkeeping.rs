//! What the books say of chosen invoices, and how it is set back.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod support;

use desk::Desk;
use engine::Code;
use engine::view::{
    Booking, BookkeepingEntry, BookkeepingInput, InvoiceKey, InvoiceQuery, InvoiceRow, InvoiceSelection, SelectionView,
};
use support::{Computer, english, invoice_key, told};

async fn rows(desk: &Desk, query: InvoiceQuery) -> Vec<InvoiceRow> {
    desk.engine().invoices(&query, english()).await.unwrap().rows
}

async fn sums(desk: &Desk, selection: &InvoiceSelection) -> SelectionView {
    desk.engine().selection_sums(selection, english()).await.unwrap()
}

fn of_offer(offer: &str, except: Vec<InvoiceKey>) -> InvoiceSelection {
    InvoiceSelection {
        query: Some(InvoiceQuery {
            offer: Some(offer.to_owned()),
            ..InvoiceQuery::default()
        }),
        except,
        ..InvoiceSelection::default()
    }
}

#[tokio::test]
async fn all_that_match_are_booked_at_once_and_set_back_to_what_each_was() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let query = of_offer("action-pack", Vec::new()).query.unwrap();
    let packs = rows(&desk, query).await;
    let noted = invoice_key(&packs[0].number);
    let one = InvoiceSelection {
        invoices: vec![noted.clone()],
        ..InvoiceSelection::default()
    };
    let note = BookkeepingInput {
        note: Some("ask Ann".to_owned()),
        ..BookkeepingInput::default()
    };
    engine.change_bookkeeping(&one, &note, english()).await.unwrap();
    let before = rows(&desk, InvoiceQuery::default()).await;

    let left_out = vec![invoice_key(&packs[1].number)];
    let selection = of_offer("action-pack", left_out);
    let told_before = sums(&desk, &selection).await;
    assert_eq!(
        (told_before.invoices as usize, told_before.booked),
        (packs.len() - 1, 0)
    );
    let book = BookkeepingInput {
        booking: Some(Booking::Booked),
        ledger_code: Some("6210".to_owned()),
        note: None,
    };
    let changed = engine.change_bookkeeping(&selection, &book, english()).await.unwrap();
    assert_eq!(changed.changed as usize, packs.len() - 1);
    let told_after = sums(&desk, &selection).await;
    assert_eq!(
        (told_after.booked, &told_after.sums),
        (told_after.invoices, &told_before.sums)
    );
    let after = rows(&desk, InvoiceQuery::default()).await;
    for row in &after {
        let is_booked = row.offer == "action-pack" && row.number != packs[1].number;
        assert_eq!(row.bookkeeping.booking == Booking::Booked, is_booked, "{}", row.number);
        assert_eq!(row.bookkeeping.ledger_code, if is_booked { "6210" } else { "" });
    }
    let kept = engine.bookkeeping(&noted, english()).await.unwrap().bookkeeping;
    assert_eq!(
        (kept.note.as_str(), kept.booking_label.as_str()),
        ("ask Ann", "Booked 28 Jun 2021")
    );

    let restored = engine.restore_bookkeeping(&changed.before, english()).await.unwrap();
    assert_eq!(restored.changed, changed.changed);
    assert_eq!(rows(&desk, InvoiceQuery::default()).await, before);
    // The undo is undone the same way.
    engine.restore_bookkeeping(&restored.before, english()).await.unwrap();
    assert_eq!(rows(&desk, InvoiceQuery::default()).await, after);
}

#[tokio::test]
async fn a_selection_of_several_accounts_is_summed_and_booked_in_each() {
    let computer = Computer::new();
    let taiwan = computer.desk_in("data", Some("sample-tw")).await;
    taiwan.start().await.unwrap();
    taiwan.close().await;
    let desk = computer.desk_in("data", Some("sample")).await;
    desk.start().await.unwrap();
    let all = InvoiceSelection {
        query: Some(InvoiceQuery {
            account: Some("all".to_owned()),
            ..InvoiceQuery::default()
        }),
        ..InvoiceSelection::default()
    };
    let told = sums(&desk, &all).await;
    let currencies: Vec<&str> = told.sums.iter().map(|sum| sum.currency.as_str()).collect();
    assert_eq!(currencies, ["EUR", "TWD"], "never one sum of two: {}", told.summary);
    let book = BookkeepingInput {
        booking: Some(Booking::Booked),
        ..BookkeepingInput::default()
    };
    let changed = desk.engine().change_bookkeeping(&all, &book, english()).await.unwrap();
    assert_eq!(changed.changed, told.invoices);
    assert!(changed.before.iter().any(|entry| entry.account == "sample-tw"));
    let nothing = sums(&desk, &InvoiceSelection::default()).await;
    assert_eq!(nothing.invoices, 0, "nothing is chosen");
}

#[tokio::test]
async fn what_is_given_back_is_read_as_carefully_as_what_is_typed() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let number = rows(&desk, InvoiceQuery::default()).await[0].number.clone();
    let key = invoice_key(&number);
    engine.set_uniform_number(&key, "ab-12345678", english()).await.unwrap();
    let cleared = engine.set_uniform_number(&key, " ", english()).await.unwrap();
    let entry = cleared.before[0].clone();
    assert_eq!(entry.uniform_number, "AB12345678");
    let changed = |change: fn(&mut BookkeepingEntry)| {
        let mut changed = entry.clone();
        change(&mut changed);
        changed
    };
    let cases = [
        (
            changed(|entry| entry.uniform_number = "A1".to_owned()),
            Code::UniformNumberWrong,
        ),
        (
            changed(|entry| entry.ledger_code = "a\u{202e}b".to_owned()),
            Code::TextInvisible,
        ),
        (
            changed(|entry| entry.booked = Some("28 June".to_owned())),
            Code::InvalidDate,
        ),
        (
            changed(|entry| entry.number = "NONE-1".to_owned()),
            Code::InvoiceNotFound,
        ),
    ];
    for (wrong, code) in cases {
        let given = [entry.clone(), wrong];
        told(engine.restore_bookkeeping(&given, english()).await, code);
        let kept = engine.bookkeeping(&key, english()).await.unwrap();
        assert_eq!(kept.bookkeeping.uniform_number, "", "all of them or none");
    }
    engine.restore_bookkeeping(&[entry], english()).await.unwrap();
    let kept = engine.bookkeeping(&key, english()).await.unwrap();
    assert_eq!(kept.bookkeeping.uniform_number, "AB12345678");
}
