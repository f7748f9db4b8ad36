//! Money may be under way for an order that has ended: what was uploaded stays, and the order says what to do.

use desk::Desk;
use domain::{Order, OrderState, TransferContact};
use engine::{Code, OrderRequest, PaymentChoice, ProofFile};
use uuid::Uuid;
use words::{Language, words};

use super::support::{Computer, by_card, english, orders, told};

const PDF: &[u8] = b"%PDF-1.7\nThe bank confirms.\n%%EOF\n";

fn transfer() -> OrderRequest {
    OrderRequest {
        payment: PaymentChoice::Transfer(TransferContact {
            name: "Aoife Moore".to_owned(),
            phone: "0861234567".to_owned(),
            email: "aoife@lindqvist.example".to_owned(),
        }),
        request_id: Some(Uuid::from_u128(7)),
        ..by_card("")
    }
}

fn proof() -> ProofFile {
    ProofFile {
        file_name: "transfer.pdf".to_owned(),
        content: PDF.to_vec(),
        paid_on: None,
        paid_to: None,
        reference: Some("BOI-7781".to_owned()),
    }
}

async fn uploaded(desk: &Desk) -> Order {
    let placed = desk.engine().place(transfer(), english()).await.unwrap();
    desk.engine()
        .upload_proof(&placed.id.to_string(), proof())
        .await
        .unwrap()
}

/// The order's page in both languages: the proof is there, can be opened, and the money is spoken of.
async fn speaks_of_the_money(desk: &Desk, computer: &Computer, order: &str, state: OrderState, said: [&str; 2]) {
    for (language, said) in Language::ALL.into_iter().zip(said) {
        let page = desk.engine().order(order, words(language)).await.unwrap();
        assert_eq!(page.order.state, state);
        assert!(page.proof_stored, "{page:?}");
        assert!(
            page.facts.iter().any(|fact| fact.value == "BOI-7781"),
            "{:?}",
            page.facts
        );
        assert!(page.warning.contains(said), "{}", page.warning);
        assert!(
            page.warning.contains(&page.order.order),
            "the number to name: {}",
            page.warning
        );
    }
    let path = computer.data("opened.pdf");
    let saved = desk.engine().save_proof(order, &path).await.unwrap();
    assert_eq!(std::fs::read(path).unwrap(), PDF);
    assert_eq!(saved.bytes as usize, PDF.len());
}

#[tokio::test]
async fn after_the_proof_a_cancelled_order_says_that_money_may_be_under_way() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let order = uploaded(&desk).await.id.to_string();
    desk.engine().cancel_order(&order).await.unwrap();
    let within = ["place another order by 28 July 2021", "2021 年 7 月 28 日"];
    speaks_of_the_money(&desk, &computer, &order, OrderState::Cancelled, within).await;
    desk.close().await;
    let desk = computer.desk().await;
    speaks_of_the_money(&desk, &computer, &order, OrderState::Cancelled, within).await;
    // What is told is judged by the day: later another order takes the proof no more.
    desk.move_calendar("2021-07-29".parse().unwrap()).await.unwrap();
    let later = ["Ask your bank and support", "向銀行和支援人員查詢"];
    speaks_of_the_money(&desk, &computer, &order, OrderState::Cancelled, later).await;
}

#[tokio::test]
async fn an_order_that_expires_after_its_proof_says_so_too() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let placed = desk.engine().place(transfer(), english()).await.unwrap();
    let order = placed.id.to_string();
    desk.move_calendar("2021-07-27".parse().unwrap()).await.unwrap();
    desk.engine().upload_proof(&order, proof()).await.unwrap();
    desk.move_calendar("2021-07-29".parse().unwrap()).await.unwrap();
    let said = ["Do not pay again", "請勿再次付款"];
    speaks_of_the_money(&desk, &computer, &order, OrderState::Expired, said).await;
}

#[tokio::test]
async fn an_order_without_a_proof_claims_nothing_of_money() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let order = desk.engine().place(transfer(), english()).await.unwrap().id.to_string();
    desk.engine().cancel_order(&order).await.unwrap();
    let page = desk.engine().order(&order, english()).await.unwrap();
    assert_eq!((page.warning.as_str(), page.proof_stored), ("", false));
    told(
        desk.engine().save_proof(&order, &computer.data("none.pdf")).await,
        Code::NoProof,
    );
}

#[tokio::test]
async fn money_that_arrives_after_the_cancellation_confirms_the_order() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let order = uploaded(&desk).await.id.to_string();
    desk.engine().cancel_order(&order).await.unwrap();
    desk.close().await;
    // The Partner Center of the same order, whose money was there before the cancellation.
    let paid = computer.desk_in("paid", None).await;
    uploaded(&paid).await;
    paid.move_calendar("2021-07-02".parse().unwrap()).await.unwrap();
    paid.close().await;
    computer.copy_center("paid", "data");

    let desk = computer.desk_in("data", None).await;
    desk.engine().sync().await.unwrap();
    let known = orders(&desk).await;
    assert_eq!((known.len(), known[0].state), (1, OrderState::Confirmed), "{known:?}");
    assert!(known[0].invoice.is_some());
    let page = desk.engine().order(&order, english()).await.unwrap();
    assert_eq!((page.warning.as_str(), page.proof_stored), ("", true));
}

#[tokio::test]
async fn a_proof_whose_answer_is_lost_is_on_the_disk_and_shows_after_a_sync() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let order = desk.engine().place(transfer(), english()).await.unwrap().id.to_string();
    desk.add_fault("timeout-after@/proof").await.unwrap();
    told(desk.engine().upload_proof(&order, proof()).await, Code::ChangeUnknown);
    desk.engine().sync().await.unwrap();
    let page = desk.engine().order(&order, english()).await.unwrap();
    assert_eq!(page.order.state, OrderState::ProofUploaded);
    assert!(page.proof_stored);
    let path = computer.data("opened.pdf");
    desk.engine().save_proof(&order, &path).await.unwrap();
    assert_eq!(std::fs::read(path).unwrap(), PDF);
}

#[tokio::test]
async fn a_second_proof_does_not_take_the_first_from_the_disk_and_a_refused_one_is_not_kept() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let order = uploaded(&desk).await;
    let id = order.id.to_string();
    let second = ProofFile {
        content: b"\x89PNG\r\n\x1a\nThe bank's picture.".to_vec(),
        file_name: "transfer.png".to_owned(),
        ..proof()
    };
    desk.engine().upload_proof(&id, second).await.unwrap();
    let long_ago = ProofFile {
        content: b"%PDF-1.7\nAnother.\n%%EOF\n".to_vec(),
        paid_on: Some("2021-05-01".parse().unwrap()),
        ..proof()
    };
    told(desk.engine().upload_proof(&id, long_ago).await, Code::ProofDateRefused);
    let store = computer.store_in("data").await;
    let kept = store
        .uploaded_proofs(&domain::AccountName::new("sample"), order.id)
        .await
        .unwrap();
    let names: Vec<&str> = kept.iter().map(|kept| kept.proof.file_name.as_str()).collect();
    assert_eq!(names, ["transfer.png", "transfer.pdf"]);
    store.close().await;
}
