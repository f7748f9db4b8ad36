//! A subscription is cancelled by a request with the routing values of the document, or left to lapse.

use engine::Code;
use engine::view::{
    CancelField, CancelView, CheckId, CheckName, OfferAction, OfferState, Outcome, RefundCheckId, RefundTone,
    RequestStatus,
};

use super::helpers::{PACK, chinese, details, listed, moved, renewed, tile, untouched, value};
use super::support::{Computer, charges, english, orders, told};

fn outcomes(form: &CancelView) -> Vec<(CheckName, Outcome)> {
    form.checks
        .iter()
        .map(|check| (check.check.id, check.check.outcome))
        .collect()
}

#[tokio::test]
async fn the_form_leads_through_the_portal_in_the_words_of_the_document() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    for (words, route, kind_label, kind) in [
        (
            english(),
            [
                "Cancel subscription",
                "Report problems with Partner Center",
                "New request",
            ],
            "Type of problem",
            "Help with partner invoice, payment, or reconciliation file",
        ),
        (
            chinese(),
            ["取消訂閱", "回報合作夥伴中心的問題", "新增要求"],
            "問題類型",
            "合作夥伴發票、付款或對帳檔案的說明",
        ),
    ] {
        let form = desk.engine().cancel_form(&untouched(PACK), words).await.unwrap();
        let shown: Vec<&str> = form.route.iter().map(|step| step.label.as_str()).collect();
        assert_eq!(shown, route);
        assert_eq!((form.kind_label.as_str(), form.kind.label.as_str()), (kind_label, kind));
        assert!(form.can_send, "{}", form.reason);
        for step in route
            .into_iter()
            .chain([kind_label, kind, &form.summary, &form.description])
        {
            assert!(form.text.contains(step), "the text to copy lacks {step}: {}", form.text);
        }
        let order = orders(&desk).await[0].clone();
        assert!(form.summary.contains(&order.order), "{}", form.summary);
        for known in [
            "4512880",
            "Lindqvist & Moore Ltd",
            &order.order,
            &order.invoice.unwrap(),
        ] {
            assert!(form.description.contains(known), "{known} in {}", form.description);
        }
    }
    let former = &desk
        .engine()
        .cancel_form(&untouched(PACK), english())
        .await
        .unwrap()
        .route[1];
    assert!(
        former.also_called.contains(&"Contact Support (2023)".to_owned()),
        "{former:?}"
    );
}

#[tokio::test]
async fn within_thirty_days_support_cancels_and_pays_back() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    let engine = desk.engine();
    let form = engine.cancel_form(&untouched(PACK), english()).await.unwrap();
    assert_eq!(form.tone, RefundTone::Ok, "{:?}", outcomes(&form));
    let sent = engine.send_cancellation(&untouched(PACK), english()).await.unwrap();
    assert_eq!(
        (sent.request.status, sent.offer.as_deref()),
        (RequestStatus::Open, Some(PACK))
    );
    assert_eq!(
        sent.request.kind,
        "Help with partner invoice, payment, or reconciliation file"
    );
    assert_eq!(sent.description, form.description);
    assert_eq!(tile(&desk, PACK).await.state, OfferState::Active, "asking ends nothing");

    moved(&desk, "2021-06-29").await;
    let answered = engine.request(&sent.request.request, english()).await.unwrap();
    assert_eq!(answered.request.status, RequestStatus::Closed);
    assert!(answered.notes[0].text.contains("cancelled"), "{:?}", answered.notes);
    let shown = details(&desk, PACK).await;
    assert_eq!(value(&shown.facts, "Ended"), "29 June 2021");
    assert_eq!(shown.offer.action, OfferAction::Buy, "{:?}", shown.offer.reasons);
    assert!(!shown.can_cancel);
    let invoices = [shown.invoices, shown.expired_invoices].concat();
    assert!(
        invoices.iter().any(|row| row.total.amount == "-516.60"),
        "a credit note: {invoices:?}"
    );
    assert!(
        invoices.iter().any(|row| row.total.amount == "516.60"),
        "and the invoice as it was"
    );
}

#[tokio::test]
async fn a_second_cancellation_is_refused_with_the_id_of_the_first() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    let sent = desk
        .engine()
        .send_cancellation(&untouched(PACK), english())
        .await
        .unwrap();
    let id = sent.request.request;
    let message = told(
        desk.engine().send_cancellation(&untouched(PACK), english()).await,
        Code::CancellationOpen,
    );
    assert!(message.contains(&id), "{message}");
    let shown = details(&desk, PACK).await;
    assert!(
        !shown.can_cancel && shown.cancel_reason.contains(&id),
        "{}",
        shown.cancel_reason
    );
    assert_eq!(shown.open_request.as_deref(), Some(id.as_str()));
    assert_eq!(listed(&desk, "", None).await.all, 1);
}

#[tokio::test]
async fn what_does_not_run_cannot_be_cancelled_and_says_so() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    for (words, reason) in [
        (english(), "There is no active subscription to cancel."),
        (chinese(), "目前沒有可取消的有效訂閱。"),
    ] {
        let form = desk.engine().cancel_form(&untouched(PACK), words).await.unwrap();
        assert!(!form.can_send);
        assert_eq!(form.reason, reason);
    }
    told(
        desk.engine().send_cancellation(&untouched(PACK), english()).await,
        Code::NothingToCancel,
    );
    told(
        desk.engine()
            .send_cancellation(&untouched("no-such-offer"), english())
            .await,
        Code::UnknownOffer,
    );
    assert_eq!(listed(&desk, "", None).await.all, 0);
}

#[tokio::test]
async fn after_thirty_days_it_is_left_to_lapse_and_benefits_run_to_their_end() {
    const GOLD: &str = "gold-cloud-platform";
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let form = engine.cancel_form(&untouched(GOLD), english()).await.unwrap();
    assert_eq!((form.tally.as_str(), form.tone), ("No refund", RefundTone::Stop));
    assert_eq!(
        outcomes(&form)[0],
        (CheckName::Refund(RefundCheckId::BoughtWithin30Days), Outcome::Failed)
    );
    assert!(form.can_send, "the request can be sent all the same: {}", form.reason);
    let lapse = &form.outcomes[1].text;
    assert!(
        lapse.contains("14 October 2021") && lapse.contains("13 November 2021"),
        "{lapse}"
    );

    let sent = engine.send_cancellation(&untouched(GOLD), english()).await.unwrap();
    moved(&desk, "2021-06-29").await;
    let answered = engine.request(&sent.request.request, english()).await.unwrap();
    assert_eq!(answered.request.status, RequestStatus::AttentionNeeded);
    assert_eq!(details(&desk, GOLD).await.offer.state, OfferState::Active);
    moved(&desk, "2021-07-07").await;
    let closed = engine.request(&sent.request.request, english()).await.unwrap();
    assert_eq!(closed.request.status, RequestStatus::Closed);
    moved(&desk, "2021-11-14").await;
    let after = details(&desk, GOLD).await;
    assert_eq!(
        (after.offer.state, after.offer.action),
        (OfferState::Lapsed, OfferAction::Buy)
    );
    assert_eq!(charges(&desk).await, 0);
}

#[tokio::test]
async fn what_was_used_is_asked_and_ends_the_refund() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    let engine = desk.engine();
    let form = engine.cancel_form(&untouched(PACK), english()).await.unwrap();
    // The sample account knows both; an answer of the person does not overrule what the connection says.
    assert!(form.checks.iter().all(|check| check.question.is_none()));
    let claimed = engine::view::CancelInput {
        benefit_activated: Some(true),
        key_viewed: Some(true),
        ..untouched(PACK)
    };
    let form = engine.cancel_form(&claimed, english()).await.unwrap();
    assert_eq!(
        outcomes(&form),
        [
            (CheckName::Refund(RefundCheckId::BoughtWithin30Days), Outcome::Passed),
            (CheckName::Refund(RefundCheckId::NothingActivated), Outcome::Passed),
            (CheckName::Refund(RefundCheckId::NoKeyViewed), Outcome::Passed),
            (CheckName::Order(CheckId::Role), Outcome::Passed)
        ]
    );
}

#[tokio::test]
async fn what_is_typed_is_what_is_sent_and_too_much_is_told_at_the_field() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    let engine = desk.engine();
    let long = engine::view::CancelInput {
        summary: "s".repeat(201),
        description: "長".repeat(100_000),
        ..untouched(PACK)
    };
    let form = engine.cancel_form(&long, english()).await.unwrap();
    let fields: Vec<CancelField> = form.problems.iter().map(|problem| problem.field).collect();
    assert_eq!(fields, CancelField::ALL);
    assert!(form.problems[1].message.contains("100,000"), "{:?}", form.problems);
    assert_eq!((&form.summary, &form.description), (&long.summary, &long.description));
    told(engine.send_cancellation(&long, english()).await, Code::SummaryTooLong);
    assert_eq!(listed(&desk, "", None).await.all, 0);

    let own = engine::view::CancelInput {
        summary: "ביטול המנוי 🙏".to_owned(),
        description: "Please.\n\n我們不再需要它。 👩‍💻".to_owned(),
        ..untouched(PACK)
    };
    let sent = engine.send_cancellation(&own, english()).await.unwrap();
    assert_eq!((sent.request.summary, sent.description), (own.summary, own.description));
}
