//! The Partner profile: told at the field, changed once, reviewed, and never written back into what was issued.

use engine::Code;
use engine::view::{OfferAction, OfferState, ProfileField, ProfileInput, ProfileSide, VettingStatus};

use super::helpers::{ALWAYS, PACK, account, chinese, moved, tile};
use super::support::{Computer, by_card, english, invoice_key, orders, told};

async fn form(desk: &desk::Desk, side: ProfileSide) -> ProfileInput {
    desk.engine().profile_form(side).await.unwrap()
}

#[tokio::test]
async fn a_changed_address_is_on_the_next_invoice_and_on_no_earlier_one() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let before = engine.profile(english()).await.unwrap();
    let older = engine
        .offer_details(PACK, english())
        .await
        .unwrap()
        .latest_invoice
        .unwrap();
    let issued = engine.invoice(&invoice_key(&older), None, english()).await.unwrap();
    let changed = ProfileInput {
        attention: "אביגיל 🙂 經理".to_owned(),
        po_number: "PO-2021-7".to_owned(),
        ..form(&desk, ProfileSide::Billing).await
    };
    let check = engine.check_profile(&changed, english()).await.unwrap();
    assert!(check.changed && !check.starts_review && check.problems.is_empty());
    let saved = engine.save_profile(&changed, english()).await.unwrap();
    assert!(
        saved.bill_to.lines.concat().contains("אביגיל 🙂 經理"),
        "{:?}",
        saved.bill_to
    );
    assert_eq!(
        saved.vetting,
        VettingStatus::Authorized,
        "an attention line is no reason for a review"
    );
    assert_eq!(saved.buying_note, "", "and buying goes on");
    assert_eq!(saved.versions.len(), 1, "the former version stays readable");
    assert_eq!(saved.versions[0].bill_to, before.bill_to);

    engine.place(by_card("tok_visa"), english()).await.unwrap();
    let number = orders(&desk).await[0].invoice.clone().unwrap();
    let next = engine.invoice(&invoice_key(&number), None, english()).await.unwrap();
    assert!(
        next.unprintable.concat().contains('🙂'),
        "what no font draws is told: {next:?}"
    );
    assert_eq!(
        engine.invoice(&invoice_key(&older), None, english()).await.unwrap(),
        issued
    );
}

#[tokio::test]
async fn another_street_is_reviewed_and_closes_buy_until_it_is_authorised() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let moved_house = ProfileInput {
        address_line1: "2 Harbour Row".to_owned(),
        ..form(&desk, ProfileSide::Billing).await
    };
    for (words, closes) in [(english(), "22 July"), (chinese(), "7 月 22 日")] {
        let check = engine.check_profile(&moved_house, words).await.unwrap();
        assert!(check.starts_review);
        assert!(
            check.review_note.contains(closes),
            "the open window: {}",
            check.review_note
        );
    }
    let saved = engine.save_profile(&moved_house, english()).await.unwrap();
    assert_eq!(saved.vetting, VettingStatus::Pending);
    assert!(
        saved.buying_note.contains("cannot buy or renew"),
        "{}",
        saved.buying_note
    );
    let pack = tile(&desk, PACK).await;
    assert_eq!((pack.state, pack.action), (OfferState::Window, OfferAction::None));
    assert!(pack.reasons[0].contains("under review"), "{:?}", pack.reasons);
    told(engine.place(by_card("tok_visa"), english()).await, Code::NotEligible);
    moved(&desk, "2021-07-01").await;
    assert_eq!(
        engine.profile(english()).await.unwrap().vetting,
        VettingStatus::Authorized
    );
    assert_eq!(tile(&desk, PACK).await.action, OfferAction::Renew);
    engine.place(by_card("tok_visa"), english()).await.unwrap();
}

#[tokio::test]
async fn a_rejected_review_says_what_to_do_and_a_correction_begins_a_new_one() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let registered = form(&desk, ProfileSide::Legal).await;
    let renamed = ProfileInput {
        name: "Lindqvist Moore".to_owned(),
        ..registered.clone()
    };
    engine.save_profile(&renamed, english()).await.unwrap();
    moved(&desk, "2021-07-01").await;
    let rejected = engine.profile(english()).await.unwrap();
    assert_eq!(rejected.vetting, VettingStatus::Rejected);
    assert!(
        rejected.vetting_detail.contains("correct what is marked"),
        "{}",
        rejected.vetting_detail
    );
    let corrected = ProfileInput {
        name: registered.name,
        ..form(&desk, ProfileSide::Legal).await
    };
    assert_eq!(
        engine.save_profile(&corrected, english()).await.unwrap().vetting,
        VettingStatus::Pending
    );
    moved(&desk, "2021-07-06").await;
    assert_eq!(tile(&desk, PACK).await.action, OfferAction::Renew);
}

#[tokio::test]
async fn a_window_that_opens_soon_is_named_before_a_review_begins() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    engine.place(by_card("tok_visa"), english()).await.unwrap();
    for (day, named) in [("2022-06-08", false), ("2022-06-09", true), ("2022-06-23", true)] {
        moved(&desk, day).await;
        // Automatic renewal is off, so that the window is there to be named.
        let other = ProfileInput {
            address_line1: format!("{day} Street"),
            ..form(&desk, ProfileSide::Billing).await
        };
        if day == "2022-06-08" {
            engine.turn_off_auto_renew(PACK, english()).await.unwrap();
        }
        let note = engine.check_profile(&other, english()).await.unwrap().review_note;
        assert_eq!(note.contains("Action Pack"), named, "{day}: {note}");
    }
}

#[tokio::test]
async fn each_wrong_field_is_named_and_nothing_changes() {
    let computer = Computer::new();
    let desk = account(&computer, "sample-tw").await;
    let engine = desk.engine();
    let before = engine.profile(english()).await.unwrap();
    let wrong = ProfileInput {
        name: " ".to_owned(),
        address_line1: String::new(),
        postal_code: "D02 PK31".to_owned(),
        email: "nobody".to_owned(),
        phone: "0912-ABC 345".to_owned(),
        po_number: "P".repeat(51),
        ..form(&desk, ProfileSide::Billing).await
    };
    for (words, labels) in [
        (
            english(),
            [
                "Company name",
                "Street and number",
                "Postal code",
                "Email address",
                "Phone number",
            ],
        ),
        (chinese(), ["公司名稱", "", "郵遞區號", "", ""]),
    ] {
        let check = engine.check_profile(&wrong, words).await.unwrap();
        let fields: Vec<&str> = check.problems.iter().map(|problem| problem.field.id()).collect();
        assert_eq!(
            fields,
            ["name", "address_line1", "postal_code", "po_number", "email", "phone"]
        );
        let error = engine.save_profile(&wrong, words).await.unwrap_err();
        assert_eq!(error.code, Code::ProfileInvalid);
        let message = error.view(words).message;
        for problem in &check.problems {
            assert!(message.contains(&problem.message), "{message}");
        }
        for label in labels {
            assert!(message.contains(label), "{label} in {message}");
        }
    }
    assert_eq!(engine.profile(english()).await.unwrap(), before);
    engine.sync().await.unwrap();
    assert_eq!(engine.profile(english()).await.unwrap(), before);
}

#[tokio::test]
async fn an_unusual_tax_number_is_told_and_saved() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let unusual = ProfileInput {
        tax_id: "IE-?".to_owned(),
        ..form(&desk, ProfileSide::Billing).await
    };
    let check = desk.engine().check_profile(&unusual, english()).await.unwrap();
    assert!(check.problems.is_empty());
    assert_eq!(check.warnings[0].field, ProfileField::TaxId);
    let saved = desk.engine().save_profile(&unusual, english()).await.unwrap();
    assert_eq!(saved.tax_id.as_deref(), Some("IE-?"));
}

#[tokio::test]
async fn what_was_changed_elsewhere_is_not_written_over() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let mine = form(&desk, ProfileSide::Billing).await;
    let theirs = ProfileInput {
        po_number: "THEIRS".to_owned(),
        ..mine.clone()
    };
    engine.save_profile(&theirs, english()).await.unwrap();
    let late = ProfileInput {
        city: "Cork".to_owned(),
        ..mine
    };
    told(engine.save_profile(&late, english()).await, Code::ProfileOutdated);
    let stands = engine.profile(english()).await.unwrap();
    assert_eq!(stands.po_number.as_deref(), Some("THEIRS"));
    assert!(!stands.bill_to.lines.concat().contains("Cork"));
}

#[tokio::test]
async fn a_change_without_an_answer_says_so_and_is_made_once() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let changed = ProfileInput {
        po_number: "PO-9".to_owned(),
        ..form(&desk, ProfileSide::Billing).await
    };
    desk.add_fault(&format!("timeout-after*{ALWAYS}@PUT /v1/profiles"))
        .await
        .unwrap();
    told(engine.save_profile(&changed, english()).await, Code::ChangeUnknown);
    engine.sync().await.unwrap();
    let found = engine.profile(english()).await.unwrap();
    assert_eq!((found.po_number.as_deref(), found.versions.len()), (Some("PO-9"), 1));
}
