//! First purchases: joining first, what excludes what, what a level costs, and what took the place of what.

use engine::Code;
use engine::view::{
    CheckId, CheckName, CheckView, DocumentLanguage, InvoiceDocument, OfferAction, OfferState, OrderState, Outcome,
};

use super::helpers::{PACK, account, chinese, details, has_han, moved, order_of, tile, transfer_of, value};
use super::support::{Computer, charges, english, invoice_key, told};

const SILVER: &str = "silver-data-platform";
const GOLD: &str = "gold-data-platform";
/// A day on which nothing of the first sample account runs any more.
const LAPSED: &str = "2021-11-15";

async fn check(desk: &desk::Desk, offer: &str, id: CheckId) -> CheckView {
    let why = desk.engine().why(offer, None, english()).await.unwrap();
    why.checks
        .into_iter()
        .find(|check| check.id == CheckName::Order(id))
        .unwrap()
}

#[tokio::test]
async fn a_company_that_is_no_member_joins_is_reviewed_and_then_buys() {
    let computer = Computer::new();
    let desk = account(&computer, "sample-new").await;
    let engine = desk.engine();
    for (words, button, first, become_one) in [
        (english(), "Join now", "Membership page", "Become a competency partner"),
        (chinese(), "立即加入", "成員資格頁面", "成為專長認證合作夥伴"),
    ] {
        let join = engine.offers(words).await.unwrap().join.unwrap();
        assert!(join.can_join);
        assert_eq!((join.button.as_str(), join.links[0].label.as_str()), (button, first));
        assert!(
            join.links.iter().any(|link| link.label == become_one),
            "{:?}",
            join.links
        );
    }
    let message = told(
        engine.place(order_of(PACK, "tok_visa"), english()).await,
        Code::NotEligible,
    );
    assert!(
        message.contains("has not joined the Microsoft Partner Network"),
        "{message}"
    );
    assert_eq!(check(&desk, PACK, CheckId::Membership).await.outcome, Outcome::Failed);

    let page = engine.join(english()).await.unwrap();
    assert!(page.join.is_none());
    let message = told(
        engine.place(order_of(PACK, "tok_visa"), english()).await,
        Code::NotEligible,
    );
    assert!(message.contains("under review"), "{message}");
    assert!(
        engine.join(english()).await.unwrap().join.is_none(),
        "a member stays one"
    );
    moved(&desk, "2021-07-01").await;
    let bought = engine.place(order_of(PACK, "tok_visa"), english()).await.unwrap();
    assert_eq!(bought.anniversary, Some("2022-07-01".parse().unwrap()));
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn one_pack_of_two_and_one_order_for_them() {
    const LEARNING: &str = "learning-action-pack";
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let waiting = engine.place(transfer_of(PACK), english()).await.unwrap();
    let message = told(
        engine.place(order_of(LEARNING, "tok_visa"), english()).await,
        Code::NotEligible,
    );
    assert!(message.contains(waiting.number.as_ref().unwrap()), "{message}");
    engine.cancel_order(&waiting.id.to_string()).await.unwrap();
    engine.place(order_of(PACK, "tok_visa"), english()).await.unwrap();
    let message = told(
        engine.place(order_of(LEARNING, "tok_visa"), english()).await,
        Code::NotEligible,
    );
    assert!(
        message.contains("Microsoft Action Pack subscription is active until"),
        "{message}"
    );
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn gold_waits_for_an_open_order_of_silver_and_costs_a_quarter_less_after_it() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    moved(&desk, LAPSED).await;
    let waiting = engine.place(transfer_of(SILVER), english()).await.unwrap();
    let number = waiting.number.clone().unwrap();
    for words in [english(), chinese()] {
        let error = engine.place(order_of(GOLD, "tok_visa"), words).await.unwrap_err();
        let message = error.view(words).message;
        assert_eq!(error.code, Code::NotEligible);
        assert!(message.contains(&number), "{message}");
        assert_eq!(
            has_han(&message),
            words.language() != words::Language::English,
            "{message}"
        );
    }
    assert_eq!(tile(&desk, GOLD).await.action, OfferAction::None);
    engine.cancel_order(&number).await.unwrap();
    engine.place(order_of(SILVER, "tok_visa"), english()).await.unwrap();
    let upgrade = details(&desk, GOLD).await;
    assert_eq!(
        value(&upgrade.facts, "Upgrade"),
        "25% off. Active silver competencies end on the day you buy."
    );
    let gold = engine.place(order_of(GOLD, "tok_visa"), english()).await.unwrap();
    assert_eq!(gold.total, Some("4040.55 EUR".parse().unwrap()));
    assert_eq!(value(&details(&desk, SILVER).await.facts, "Ended"), "15 November 2021");
    let message = told(
        engine.place(order_of(SILVER, "tok_visa"), english()).await,
        Code::NotEligible,
    );
    assert!(message.contains("is active until"), "{message}");
}

#[tokio::test]
async fn a_further_competency_of_a_level_costs_nothing_and_makes_no_charge() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    moved(&desk, LAPSED).await;
    engine.place(order_of(SILVER, "tok_visa"), english()).await.unwrap();
    let covered = details(&desk, "silver-security").await;
    assert!(
        value(&covered.facts, "Fee").contains("Silver Data Platform"),
        "{:?}",
        covered.facts
    );
    let wizard = engine.begin_order("silver-security", english()).await.unwrap();
    assert!(engine.quote_draft(&wizard.order, english()).await.unwrap().free);
    let placed = engine
        .submit_order(&wizard.order, None, "0.00 EUR", english())
        .await
        .unwrap();
    assert_eq!(placed.order.state, OrderState::Confirmed);
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn a_competency_whose_requirements_are_not_met_is_refused_by_that_check() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    moved(&desk, LAPSED).await;
    let qualification = check(&desk, "silver-devops", CheckId::Qualification).await;
    assert_eq!(qualification.outcome, Outcome::Failed);
    assert!(!qualification.remedy.is_empty());
    told(
        desk.engine()
            .place(order_of("silver-devops", "tok_visa"), english())
            .await,
        Code::NotEligible,
    );
    assert_eq!(
        check(&desk, SILVER, CheckId::Qualification).await.outcome,
        Outcome::Passed
    );
}

#[tokio::test]
async fn successors_are_sold_from_2025_on_and_the_former_offers_are_history() {
    const CORE: &str = "partner-success-core";
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    told(
        engine.place(order_of(CORE, "tok_visa"), english()).await,
        Code::NotEligible,
    );
    engine.place(order_of(PACK, "tok_visa"), english()).await.unwrap();
    moved(&desk, "2025-01-21").await;
    assert_eq!(tile(&desk, PACK).await.anniversary.as_deref(), Some("2025-06-22"));
    told(
        engine.place(order_of(CORE, "tok_visa"), english()).await,
        Code::NotEligible,
    );
    moved(&desk, "2025-01-22").await;
    let running = tile(&desk, PACK).await;
    assert_eq!((running.state, running.action), (OfferState::Active, OfferAction::None));
    moved(&desk, "2025-06-23").await;
    let retired = tile(&desk, PACK).await;
    assert_eq!(
        (retired.state, retired.headline.as_str(), retired.button),
        (OfferState::Retired, "Last term until 22 June 2025", None)
    );
    let shown = details(&desk, PACK).await;
    assert!(shown.terms.len() > 5 && shown.terms.iter().all(|term| !term.current));
    assert!(shown.latest_invoice.is_some(), "its invoices stay readable");
    assert_eq!(tile(&desk, CORE).await.action, OfferAction::Buy);
    let bought = engine.place(order_of(CORE, "tok_visa"), english()).await.unwrap();
    assert_eq!(bought.anniversary, Some("2026-06-23".parse().unwrap()));
    let message = told(
        engine.place(order_of("partner-launch", "tok_visa"), english()).await,
        Code::NotEligible,
    );
    assert!(message.contains("active until"), "one per account: {message}");
}

#[tokio::test]
async fn the_details_lead_to_this_terms_invoice_and_the_earlier_ones_under_expired() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let before = details(&desk, PACK).await;
    desk.engine()
        .place(order_of(PACK, "tok_visa"), english())
        .await
        .unwrap();
    let shown = details(&desk, PACK).await;
    assert_eq!(shown.invoices.len(), 1);
    assert_eq!(shown.latest_invoice.as_ref(), Some(&shown.invoices[0].number));
    assert_eq!(
        shown.expired_invoices.len(),
        before.invoices.len() + before.expired_invoices.len()
    );
    let pdf = computer.data("invoice.pdf");
    let copy = InvoiceDocument::Copy(DocumentLanguage::English);
    let saved = desk
        .engine()
        .save_invoice(&invoice_key(&shown.invoices[0].number), Some(copy), &pdf, english())
        .await
        .unwrap();
    assert!(std::fs::metadata(&pdf).unwrap().len() == u64::from(saved.bytes) && saved.bytes > 1000);
    for (words, label) in [(english(), "Download invoice"), (chinese(), "下載發票")] {
        let shown = desk.engine().offer_details(PACK, words).await.unwrap();
        assert!(shown.labels.iter().any(|one| one.label == label), "{:?}", shown.labels);
    }
}

#[tokio::test]
async fn a_transfer_shows_both_clocks_and_the_last_sensible_day_to_send_it() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let order = desk.engine().place(transfer_of(PACK), english()).await.unwrap();
    let id = order.id.to_string();
    for (words, facts) in [
        (
            english(),
            [
                ("Send the transfer by", "12 July 2021"),
                ("Renewal closes", "22 July 2021"),
                ("Order expires", "28 July 2021"),
            ],
        ),
        (chinese(), [("", "7 月 12 日"), ("", "7 月 22 日"), ("", "7 月 28 日")]),
    ] {
        let transfer = desk.engine().order(&id, words).await.unwrap().transfer.unwrap();
        for ((label, day), fact) in facts.into_iter().zip(&transfer.deadlines) {
            assert!(fact.label.contains(label) && fact.value.contains(day), "{fact:?}");
        }
        let reference = format!("{} {}", order.number.clone().unwrap(), "4512880");
        let numbers = transfer.instructions.iter().map(|fact| fact.value.as_str());
        assert!(
            numbers.into_iter().any(|value| value.contains(&reference)
                || (value.contains("4512880") && value.contains(order.number.as_ref().unwrap()))),
            "{:?}",
            transfer.instructions
        );
        assert!(!transfer.warning.is_empty(), "the window ends before the order does");
    }
}

#[tokio::test]
async fn the_links_of_a_first_purchase_lead_where_the_document_does() {
    let computer = Computer::new();
    let desk = account(&computer, "sample-new").await;
    let join = desk.engine().offers(english()).await.unwrap().join.unwrap();
    let led: Vec<(&str, bool)> = join
        .links
        .iter()
        .map(|link| (link.url.as_str(), link.sign_in))
        .collect();
    assert_eq!(
        led,
        [
            ("https://partner.microsoft.com/membership", false),
            ("https://partner.microsoft.com/membership/action-pack", true),
            (
                "https://partner.microsoft.com/membership/internal-use-software#simple-tab-content-3",
                false
            ),
            ("https://partner.microsoft.com/membership/competencies", false),
        ]
    );
    for link in &join.links {
        assert_eq!(engine::link_address(&link.id, english()).unwrap(), link.url);
    }
}

#[tokio::test]
async fn after_an_order_the_next_steps_of_the_document_are_at_hand() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let order = desk
        .engine()
        .place(order_of(PACK, "tok_visa"), english())
        .await
        .unwrap();
    for (words, steps) in [
        (
            english(),
            [
                "Start using your Action Pack benefits",
                "Competencies",
                "Learn about Silver and Gold competency membership levels",
                "Add users and assign permissions to them",
                "Create a business profile to get sales leads from Microsoft",
            ],
        ),
        (
            chinese(),
            [
                "開始享用您的行動套件權益",
                "專長認證",
                "了解銀級和金級專長認證會員資格等級",
                "新增使用者並指派權限給他們",
                "建立商務設定檔以透過 Microsoft 獲得業務潛在客戶",
            ],
        ),
    ] {
        let confirmation = desk.engine().order(&order.id.to_string(), words).await.unwrap();
        let shown: Vec<&str> = confirmation.next_steps.iter().map(|link| link.label.as_str()).collect();
        assert_eq!(shown, steps);
    }
}
