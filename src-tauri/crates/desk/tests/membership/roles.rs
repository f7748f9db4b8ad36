//! The five roles of the document do what it is about; the others are refused with who may, since when, by which source.

use domain::Role;
use engine::Code;
use engine::view::{Activity, OfferAction, ProfileInput, ProfileSide};

use super::helpers::{PACK, chinese, details, has_han, order_of, tile, untouched};
use super::support::{Computer, charges, english};

#[tokio::test]
async fn each_of_the_five_roles_may_renew_cancel_and_change_the_address() {
    for role in Role::BUYERS {
        let computer = Computer::new();
        let desk = computer.desk().await;
        desk.sign_in(role).await.unwrap();
        let engine = desk.engine();
        assert_eq!(tile(&desk, PACK).await.action, OfferAction::Renew, "{role}");
        let changed = ProfileInput {
            po_number: role.id().to_owned(),
            ..engine.profile_form(ProfileSide::Billing).await.unwrap()
        };
        engine.save_profile(&changed, english()).await.unwrap();
        engine.place(order_of(PACK, "tok_visa"), english()).await.unwrap();
        engine.send_cancellation(&untouched(PACK), english()).await.unwrap();
        assert_eq!(charges(&desk).await, 1, "{role}");
    }
}

#[tokio::test]
async fn another_role_is_refused_with_the_roles_that_may_and_what_to_ask_whom() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    engine.place(order_of(PACK, "tok_visa"), english()).await.unwrap();
    desk.sign_in(Role::HelpdeskAgent).await.unwrap();
    let form = engine.profile_form(ProfileSide::Billing).await.unwrap();
    for words in [english(), chinese()] {
        let refused = [
            engine.send_cancellation(&untouched(PACK), words).await.map(|_| ()),
            engine.turn_off_auto_renew(PACK, words).await.map(|_| ()),
            engine.save_profile(&form, words).await.map(|_| ()),
            engine.join(words).await.map(|_| ()),
        ];
        for refused in refused {
            let error = refused.unwrap_err();
            assert_eq!(error.code, Code::ActivityNotAllowed);
            let view = error.view(words);
            let roles = [words.role(Role::GlobalAdmin), words.role(Role::MpnPartnerAdmin)];
            for name in roles.iter().chain([&words.role(Role::HelpdeskAgent)]) {
                assert!(view.message.contains(name), "{name} in {}", view.message);
            }
            assert!(view.message.contains("2020"), "the day it is stated: {}", view.message);
            assert!(view.todo.contains(&words.role(Role::GlobalAdmin)), "{}", view.todo);
            assert_eq!(has_han(&view.todo), words.language() != words::Language::English);
        }
        let shown = engine.offer_details(PACK, words).await.unwrap();
        assert!(!shown.can_cancel && shown.cancel_reason.contains(&words.role(Role::GlobalAdmin)));
        let auto_renew = shown.auto_renew.unwrap();
        assert!(!auto_renew.can_turn_off && auto_renew.reason.contains(&words.role(Role::GlobalAdmin)));
        let profile = engine.profile(words).await.unwrap();
        for (change, activity) in [
            (&profile.billing_change, Activity::ChangeBilling),
            (&profile.legal_change, Activity::ChangeLegal),
        ] {
            let asked = profile.permissions.iter().find(|permission| permission.id == activity);
            assert!(
                !change.allowed && change.reason.starts_with(&asked.unwrap().label),
                "{change:?}"
            );
            let mail = change.mail.as_ref().unwrap();
            assert_eq!((mail.activity, &mail.offer), (activity, &None));
            for part in [
                &asked.unwrap().label,
                "4512880",
                &words.role(Role::GlobalAdmin),
                "Aoife Moore",
            ] {
                assert!(mail.text.contains(part), "{part} in {}", mail.text);
            }
            assert!(mail.subject.contains(&asked.unwrap().label), "{}", mail.subject);
            assert_eq!(has_han(&mail.text), words.language() != words::Language::English);
            assert_eq!(&engine.mail(activity, None, words).await.unwrap(), mail);
        }
    }
    // Whoever is refused can still look, and make a request of another kind.
    assert!(details(&desk, PACK).await.latest_invoice.is_some());
    let question = engine::view::NewRequestInput {
        summary: "Who can cancel here?".to_owned(),
        kind: String::new(),
        description: "I may not.".to_owned(),
    };
    engine.make_request(&question, english()).await.unwrap();
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn every_statement_on_roles_is_dated_and_names_its_source() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    for role in [Role::MpnPartnerAdmin, Role::BillingAdmin] {
        desk.sign_in(role).await.unwrap();
        for (words, year, page, edition) in [
            (
                english(),
                "2020",
                "Buy or renew Action Pack and competencies",
                "23 November 2020",
            ),
            (
                chinese(),
                "2020 年",
                "購買或續約行動套件與專長認證",
                "2020 年 11 月 23 日",
            ),
        ] {
            let permissions = desk.engine().profile(words).await.unwrap().permissions;
            assert_eq!(permissions.len(), domain::Activity::ALL.len());
            for permission in &permissions {
                for statement in std::iter::once(&permission.in_force).chain(&permission.others) {
                    assert!(
                        !statement.roles.is_empty() && statement.as_of.contains("20"),
                        "{permission:?}"
                    );
                    assert!(!statement.sources.is_empty(), "{statement:?}");
                    for source in &statement.sources {
                        engine::link_address(&source.link.id, words).unwrap();
                        assert!(
                            !source.detail.contains("  ") && !source.link.label.contains("mpn-"),
                            "{source:?}"
                        );
                    }
                }
            }
            let buy = permissions
                .iter()
                .find(|permission| permission.id == Activity::Buy)
                .unwrap();
            assert_eq!(buy.allowed, Some(role != Role::BillingAdmin));
            assert!(buy.in_force.as_of.contains(year), "{:?}", buy.in_force);
            let [source] = buy.in_force.sources.as_slice() else {
                panic!("{:?}", buy.in_force);
            };
            assert_eq!((source.link.label.as_str(), source.detail.as_str()), (page, edition));
            assert!(
                source.link.url.starts_with("https://learn.microsoft.com/"),
                "{}",
                source.link.url
            );
            for name in Role::BUYERS.map(|role| words.role(role)) {
                assert!(buy.in_force.roles.contains(&name), "{name} in {:?}", buy.in_force);
            }
        }
    }
}

#[tokio::test]
async fn a_billing_admin_changes_the_bill_to_address_and_not_the_legal_one() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.sign_in(Role::BillingAdmin).await.unwrap();
    let engine = desk.engine();
    let billing = ProfileInput {
        po_number: "PO-1".to_owned(),
        ..engine.profile_form(ProfileSide::Billing).await.unwrap()
    };
    engine.save_profile(&billing, english()).await.unwrap();
    let legal = ProfileInput {
        name: "Another name".to_owned(),
        ..engine.profile_form(ProfileSide::Legal).await.unwrap()
    };
    let error = engine.save_profile(&legal, english()).await.unwrap_err();
    assert_eq!(error.code, Code::ActivityNotAllowed);
    assert_eq!(
        engine.profile(english()).await.unwrap().legal.name,
        "Lindqvist & Moore Ltd"
    );
}

#[tokio::test]
async fn a_mail_names_the_offer_and_its_last_day_where_the_role_keeps_from_it() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    for words in [english(), chinese()] {
        assert_eq!(engine.why(PACK, None, words).await.unwrap().mail, None, "this role may");
    }
    desk.sign_in(Role::HelpdeskAgent).await.unwrap();
    for (words, closes) in [(english(), "22 July 2021"), (chinese(), "2021 年 7 月 22 日")] {
        let mail = engine.why(PACK, None, words).await.unwrap().mail.unwrap();
        assert_eq!((mail.activity, mail.offer.as_deref()), (Activity::Buy, Some(PACK)));
        assert!(mail.text.contains(closes), "{}", mail.text);
        assert_eq!(engine.mail(Activity::Buy, Some(PACK), words).await.unwrap(), mail);
        let form = engine.cancel_form(&untouched(PACK), words).await.unwrap();
        assert_eq!(form.mail, None, "nothing runs that could be cancelled: {}", form.reason);
    }
    desk.sign_in(Role::GlobalAdmin).await.unwrap();
    engine.place(order_of(PACK, "tok_visa"), english()).await.unwrap();
    desk.sign_in(Role::BillingAdmin).await.unwrap();
    let form = engine.cancel_form(&untouched(PACK), english()).await.unwrap();
    let asked = form.mail.map(|mail| (mail.activity, mail.offer));
    assert_eq!(asked, Some((Activity::Cancel, Some(PACK.to_owned()))));
}
