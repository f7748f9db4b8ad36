//! That an order never arrived is proved, or it is not said.

use desk::Desk;
use domain::{OrderState, Role};
use engine::Code;
use engine::view::OrderView;
use partner_center::faults::Fault;
use tokio::task::JoinSet;
use words::{Language, words};

use super::support::{Computer, by_card, charges, english, orders, told};

/// The act is lost on its way.
const LOST: &str = "timeout-before@POST /v1/membership/orders";
/// More questions than any fault of these tests is told for.
const STARTS: usize = 6;

/// Every fault that can meet the question; a slow answer is the right one, seconds late.
fn faults() -> impl Iterator<Item = Fault> {
    Fault::ALL.into_iter().filter(|fault| *fault != Fault::Slow)
}

/// The one order, after a start that asked for it or could not.
async fn asked_again(computer: &Computer) -> (Desk, OrderView) {
    let desk = computer.desk_in("data", None).await;
    let _ = desk.start().await;
    let mut known = orders(&desk).await;
    assert_eq!(known.len(), 1, "{known:?}");
    let order = known.remove(0);
    (desk, order)
}

/// What a page says of an order that nobody knows the outcome of must fit both outcomes.
async fn says_nothing_of_the_outcome(desk: &Desk, order: &OrderView, when: &str) {
    for language in Language::ALL {
        let page = desk.engine().order(&order.local_id, words(language)).await.unwrap();
        let said = [page.headline, page.detail, page.order.advice].join(" ");
        for claim in [
            "Nothing was charged",
            "no order was placed",
            "Declined",
            "沒有收取",
            "沒有成立",
        ] {
            assert!(!said.contains(claim), "{when}: {said}");
        }
        let warns = match language {
            Language::English => "Do not pay or buy again",
            Language::TraditionalChinese => "請勿再次付款或購買",
        };
        assert!(said.contains(warns), "{when}: {said}");
    }
}

async fn charged_and_asked_for_under(fault: Fault) {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let placed = desk
        .engine()
        .place(by_card("tok_timeout_after_charge"), english())
        .await;
    told(placed, Code::OutcomeUnknown);
    desk.add_fault(&format!("{fault}*3@requestId")).await.unwrap();
    desk.close().await;
    let mut state = OrderState::Unknown;
    for start in 0..STARTS {
        let (desk, order) = asked_again(&computer).await;
        state = order.state;
        match state {
            OrderState::Unknown => {
                says_nothing_of_the_outcome(&desk, &order, &format!("{fault}, start {start}")).await;
                told(
                    desk.engine().begin_order("action-pack", english()).await,
                    Code::OutcomeUnknown,
                );
            }
            OrderState::Confirmed => assert!(order.invoice.is_some(), "{fault}: {order:?}"),
            wrong => panic!("{fault}, start {start}: {wrong:?}, and the gateway holds the money"),
        }
        assert_eq!(charges(&desk).await, 1, "{fault}");
        desk.close().await;
    }
    assert_eq!(state, OrderState::Confirmed, "{fault}");
}

#[tokio::test]
async fn no_fault_of_the_question_makes_a_charged_order_one_that_never_was() {
    let mut cases = JoinSet::new();
    for fault in faults() {
        cases.spawn(charged_and_asked_for_under(fault));
    }
    while let Some(ended) = cases.join_next().await {
        ended.unwrap();
    }
}

async fn lost_and_asked_for_under(fault: Fault) {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.add_fault(LOST).await.unwrap();
    told(
        desk.engine().place(by_card("tok_visa"), english()).await,
        Code::OutcomeUnknown,
    );
    let request = orders(&desk).await[0].request_id.clone();
    desk.add_fault(&format!("{fault}*3@requestId")).await.unwrap();
    desk.close().await;
    let mut starts_in_doubt = 0;
    for start in 0..STARTS {
        let (desk, order) = asked_again(&computer).await;
        assert_eq!(order.request_id, request, "{fault}: the request id stays");
        assert_eq!(charges(&desk).await, 0, "{fault}");
        match order.state {
            OrderState::Unknown => {
                starts_in_doubt += 1;
                says_nothing_of_the_outcome(&desk, &order, &format!("{fault}, start {start}")).await;
            }
            OrderState::Declined => {}
            wrong => panic!("{fault}, start {start}: {wrong:?}"),
        }
        desk.close().await;
    }
    let right_at_once = matches!(fault, Fault::ClockSkew);
    let least = if right_at_once { 1 } else { 2 };
    assert!(
        starts_in_doubt >= least,
        "{fault}: given up after {starts_in_doubt} starts"
    );
    assert!(starts_in_doubt < STARTS, "{fault}: never given up");
    let desk = computer.desk_in("data", None).await;
    let renewed = desk.engine().place(by_card("tok_visa"), english()).await.unwrap();
    assert_eq!(
        renewed.request_id.map(|id| id.to_string()),
        request,
        "{fault}: under the same request id"
    );
    assert_eq!(charges(&desk).await, 1, "{fault}");
}

#[tokio::test]
async fn an_order_that_never_arrived_is_given_up_after_two_plain_answers_and_no_earlier() {
    let mut cases = JoinSet::new();
    for fault in faults() {
        cases.spawn(lost_and_asked_for_under(fault));
    }
    while let Some(ended) = cases.join_next().await {
        ended.unwrap();
    }
}

#[tokio::test]
async fn within_one_start_a_second_answer_counts_only_later() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.add_fault(LOST).await.unwrap();
    told(
        desk.engine().place(by_card("tok_visa"), english()).await,
        Code::OutcomeUnknown,
    );
    for _ in 0..3 {
        desk.engine().recover().await.unwrap();
        let order = orders(&desk).await.remove(0);
        assert_eq!(order.state, OrderState::Unknown);
        assert!(
            order.advice.contains("did not list it on 28 June 2021"),
            "{}",
            order.advice
        );
    }
    desk.move_calendar("2021-06-29".parse().unwrap()).await.unwrap();
    assert_eq!(orders(&desk).await[0].state, OrderState::Declined);
}

#[tokio::test]
async fn what_another_role_is_shown_proves_nothing() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.add_fault(LOST).await.unwrap();
    told(
        desk.engine().place(by_card("tok_visa"), english()).await,
        Code::OutcomeUnknown,
    );
    desk.sign_in(Role::GlobalAdmin).await.unwrap();
    desk.close().await;
    for _ in 0..3 {
        let (desk, order) = asked_again(&computer).await;
        assert_eq!(order.state, OrderState::Unknown);
        assert!(order.advice.contains("as MPN partner admin"), "{}", order.advice);
        told(
            desk.engine().place(by_card("tok_visa"), english()).await,
            Code::OutcomeUnknown,
        );
        desk.close().await;
    }
    let desk = computer.desk_in("data", None).await;
    desk.sign_in(Role::MpnPartnerAdmin).await.unwrap();
    assert_eq!(
        orders(&desk).await[0].state,
        OrderState::Unknown,
        "the first answer that counts"
    );
    desk.close().await;
    let (desk, order) = asked_again(&computer).await;
    assert_eq!(order.state, OrderState::Declined);
    assert_eq!(charges(&desk).await, 0);
}

#[tokio::test]
async fn a_question_that_nobody_says_who_answered_proves_nothing() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.add_fault(LOST).await.unwrap();
    told(
        desk.engine().place(by_card("tok_visa"), english()).await,
        Code::OutcomeUnknown,
    );
    // The session without its person, as a service answers that tells nobody in particular.
    desk.add_fault("404*4@/v1/membership/session").await.unwrap();
    desk.close().await;
    for _ in 0..3 {
        let (desk, order) = asked_again(&computer).await;
        assert_eq!(order.state, OrderState::Unknown);
        desk.close().await;
    }
}
