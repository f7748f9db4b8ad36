//! A retry keeps the request id until the connection has refused it.

use domain::{OrderState, RequestId};
use engine::{Code, OrderRequest};
use uuid::Uuid;

use super::support::{Computer, REVIEWED, by_card, charges, english, orders, told};

const SENT: &str = "POST /v1/membership/orders";

fn visa() -> Option<String> {
    Some("tok_visa".to_owned())
}

#[tokio::test]
async fn the_form_is_sent_again_under_the_request_id_of_the_attempt_that_never_arrived() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let begun = engine.begin_order("action-pack", english()).await.unwrap();
    desk.add_fault(&format!("timeout-before@{SENT}")).await.unwrap();
    let sent = engine.submit_order(&begun.order, visa(), REVIEWED, english()).await;
    told(sent, Code::OutcomeUnknown);
    let request = orders(&desk).await[0].request_id.clone().unwrap();
    // Whoever presses Buy again, or opens the form again, is told the same.
    let again = engine.submit_order(&begun.order, visa(), REVIEWED, english()).await;
    told(again, Code::OutcomeUnknown);
    told(engine.begin_order("action-pack", english()).await, Code::OutcomeUnknown);
    desk.close().await;

    let desk = computer.given_up("data").await;
    let engine = desk.engine();
    let form = engine.begin_order("action-pack", english()).await.unwrap();
    assert_eq!(form.failure.unwrap().code, Code::NeverArrived);
    let shown = engine
        .submit_order(&form.order, visa(), REVIEWED, english())
        .await
        .unwrap();
    assert_eq!(shown.order.state, OrderState::Confirmed);
    assert_eq!(shown.order.request_id.as_ref(), Some(&request));
    let taken = desk.charges().await.unwrap();
    assert_eq!((taken.len(), &taken[0].request_id), (1, &request));
}

#[tokio::test]
async fn an_order_that_turns_up_after_the_form_was_sent_again_is_the_same_order() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.add_fault(&format!("timeout-before@{SENT}")).await.unwrap();
    told(
        desk.engine().place(by_card("tok_visa"), english()).await,
        Code::OutcomeUnknown,
    );
    let request: Uuid = orders(&desk).await[0].request_id.clone().unwrap().parse().unwrap();
    desk.close().await;
    computer.given_up("data").await.close().await;

    // The same submission as a Partner Center saw it that was only slow.
    let slow = computer.desk_in("slow", None).await;
    let sent = OrderRequest {
        request_id: Some(request),
        ..by_card("tok_visa")
    };
    slow.engine().place(sent, english()).await.unwrap();
    slow.close().await;
    computer.copy_center("slow", "data");

    let desk = computer.desk_in("data", None).await;
    let outcome = desk.engine().place(by_card("tok_visa"), english()).await;
    assert!(outcome.is_err() || outcome.unwrap().request_id == Some(RequestId(request)));
    desk.engine().sync().await.unwrap();
    let confirmed = orders(&desk).await;
    let confirmed: Vec<_> = confirmed
        .iter()
        .filter(|order| order.state == OrderState::Confirmed)
        .collect();
    assert_eq!(confirmed.len(), 1, "{confirmed:?}");
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn only_a_refusal_by_rule_uses_the_request_id_up() {
    for (fault, code) in [
        ("401", Code::SignInNeeded),
        ("401-mfa", Code::SecondFactorNeeded),
        ("403", Code::RoleNotAllowed),
        ("404", Code::ServerTrouble),
        ("409", Code::Refused),
        ("429", Code::Throttled),
    ] {
        let computer = Computer::new();
        let desk = computer.desk().await;
        desk.add_fault(&format!("{fault}@{SENT}")).await.unwrap();
        told(desk.engine().place(by_card("tok_visa"), english()).await, code);
        let first = orders(&desk).await.remove(0);
        let placed = desk.engine().place(by_card("tok_visa"), english()).await.unwrap();
        assert_eq!(placed.request_id.map(|id| id.to_string()), first.request_id, "{fault}");
        assert_eq!(charges(&desk).await, 1, "{fault}");
    }
    let computer = Computer::new();
    let desk = computer.desk().await;
    told(
        desk.engine().place(by_card("tok_declined"), english()).await,
        Code::CardDeclined,
    );
    let first = orders(&desk).await.remove(0);
    let placed = desk.engine().place(by_card("tok_visa"), english()).await.unwrap();
    assert_ne!(
        placed.request_id.map(|id| id.to_string()),
        first.request_id,
        "it was refused"
    );
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn what_does_not_leave_the_computer_takes_no_request_id_away() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.add_fault(&format!("timeout-before@{SENT}")).await.unwrap();
    told(
        desk.engine().place(by_card("tok_visa"), english()).await,
        Code::OutcomeUnknown,
    );
    let request = orders(&desk).await[0].request_id.clone();
    desk.close().await;
    let desk = computer.given_up("data").await;
    for _ in 0..2 {
        desk.add_fault(&format!("refuse@{SENT}")).await.unwrap();
        told(
            desk.engine().place(by_card("tok_visa"), english()).await,
            Code::Unreachable,
        );
    }
    let placed = desk.engine().place(by_card("tok_visa"), english()).await.unwrap();
    assert_eq!(placed.request_id.map(|id| id.to_string()), request);
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn another_request_id_does_not_take_the_place_of_one_that_was_never_refused() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.add_fault(&format!("timeout-before@{SENT}")).await.unwrap();
    let mine = OrderRequest {
        request_id: Some(Uuid::from_u128(1)),
        ..by_card("tok_visa")
    };
    told(desk.engine().place(mine.clone(), english()).await, Code::OutcomeUnknown);
    let other = OrderRequest {
        request_id: Some(Uuid::from_u128(2)),
        ..by_card("tok_visa")
    };
    told(
        desk.engine().place(other.clone(), english()).await,
        Code::OutcomeUnknown,
    );
    desk.close().await;
    let desk = computer.given_up("data").await;
    let message = told(desk.engine().place(other, english()).await, Code::RequestPending);
    assert!(message.contains(&Uuid::from_u128(1).to_string()), "{message}");
    let placed = desk.engine().place(mine, english()).await.unwrap();
    assert_eq!(placed.request_id, Some(RequestId(Uuid::from_u128(1))));
    assert_eq!(charges(&desk).await, 1);
}

/// The same command given again while nobody knows: it is sent under the same request id, which orders once.
#[tokio::test]
async fn a_repeated_request_is_sent_again_once_nothing_is_listed_for_it() {
    let mine = OrderRequest {
        request_id: Some(Uuid::from_u128(3)),
        ..by_card("tok_visa")
    };
    for (act, question, first) in [
        ("timeout-before", None, Code::OutcomeUnknown),
        ("timeout-before", Some("404"), Code::OutcomeUnknown),
        ("timeout-after", Some("404"), Code::OutcomeUnknown),
        ("timeout-after", Some("wrong-content-type"), Code::OutcomeUnknown),
    ] {
        let computer = Computer::new();
        let desk = computer.desk().await;
        let engine = desk.engine();
        desk.add_fault(&format!("{act}@{SENT}")).await.unwrap();
        told(engine.place(mine.clone(), english()).await, first);
        if let Some(question) = question {
            desk.add_fault(&format!("{question}@requestId")).await.unwrap();
            told(engine.place(mine.clone(), english()).await, Code::OutcomeUnknown);
        }
        let placed = engine.place(mine.clone(), english()).await.unwrap();
        assert_eq!(placed.state, OrderState::Confirmed, "{act} {question:?}");
        assert_eq!(
            (orders(&desk).await.len(), charges(&desk).await),
            (1, 1),
            "{act} {question:?}"
        );
    }
    // A sending of the second try that fails leaves what was open open.
    for (fault, code) in [
        ("refuse", Code::OutcomeUnknown),
        ("401", Code::OutcomeUnknown),
        ("404", Code::OutcomeUnknown),
        ("timeout-after", Code::OutcomeUnknown),
    ] {
        let computer = Computer::new();
        let desk = computer.desk().await;
        let engine = desk.engine();
        desk.add_fault(&format!("timeout-before@{SENT}")).await.unwrap();
        told(engine.place(mine.clone(), english()).await, Code::OutcomeUnknown);
        desk.add_fault(&format!("{fault}@{SENT}")).await.unwrap();
        told(engine.place(mine.clone(), english()).await, code);
        assert_eq!(orders(&desk).await[0].state, OrderState::Unknown, "{fault}");
        let placed = engine.place(mine.clone(), english()).await.unwrap();
        assert_eq!(placed.state, OrderState::Confirmed, "{fault}");
        assert_eq!((orders(&desk).await.len(), charges(&desk).await), (1, 1), "{fault}");
    }
}
