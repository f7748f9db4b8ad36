//! Each check says passed, failed or unknown for its own reason, and only failures stand in the way.

use chrono::NaiveDate;
use domain::{
    Answer, Catalogue, CheckId, Eligibility, Facts, Names, OfferAction, OfferId, OfferState, OfferStatus, OrderKind,
    Outcome, Phrase, RelatedOrder, Role, SiblingTerm, Term, Vetting, VettingStatus,
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn term(offer: &str, anniversary: &str) -> Term {
    Term {
        offer: OfferId::new(offer),
        purchased: day("2020-06-22"),
        anniversary: day(anniversary),
        auto_renew: false,
        ended: None,
    }
}

fn good<'a>(catalogue: &'a Catalogue, offer: &str, term: Option<&'a Term>, on: &str) -> Facts<'a> {
    Facts {
        offer: catalogue.offer(&OfferId::new(offer)).unwrap(),
        term,
        on: day(on),
        member: Some(true),
        vetting: Some(Vetting {
            status: VettingStatus::Authorized,
            since: None,
        }),
        role: Some(Role::MpnPartnerAdmin),
        qualified: Some(true),
        billing_profile: Some(true),
        open_order: None,
        related_order: None,
        active_sibling: None,
        tile: None,
    }
}

fn other_order() -> RelatedOrder {
    RelatedOrder {
        offer: Names {
            en: "Silver Security".to_owned(),
            zh_tw: "銀級安全性".to_owned(),
        },
        number: "7310049266".to_owned(),
    }
}

fn outcome(eligibility: &Eligibility, id: CheckId) -> Option<Outcome> {
    eligibility
        .checks
        .iter()
        .find(|check| check.id == id)
        .map(|check| check.outcome)
}

#[test]
fn the_state_and_action_follow_the_day() {
    let catalogue = Catalogue::embedded();
    let term = term("action-pack", "2021-06-22");
    let table = [
        ("2021-06-21", OfferState::Active, OfferAction::None, Answer::NotYet),
        ("2021-06-22", OfferState::Active, OfferAction::Renew, Answer::MayBeOpen),
        ("2021-06-23", OfferState::Window, OfferAction::Renew, Answer::Open),
        ("2021-07-22", OfferState::Window, OfferAction::Renew, Answer::Open),
        ("2021-07-23", OfferState::Lapsed, OfferAction::Buy, Answer::Closed),
        ("2025-01-22", OfferState::Retired, OfferAction::None, Answer::Refused),
    ];
    for (on, state, action, answer) in table {
        let facts = good(&catalogue, "action-pack", Some(&term), on);
        let eligibility = Eligibility::judge(&catalogue, &facts);
        let status = OfferStatus::of(&facts, &eligibility);
        assert_eq!(
            (status.state, status.action, eligibility.answer),
            (state, action, answer),
            "{on}"
        );
    }
}

#[test]
fn without_a_term_it_is_bought_while_it_is_sold() {
    let catalogue = Catalogue::embedded();
    for (on, state, action) in [
        ("2021-06-28", OfferState::Available, OfferAction::Buy),
        ("2025-01-22", OfferState::Retired, OfferAction::None),
    ] {
        let facts = good(&catalogue, "action-pack", None, on);
        let eligibility = Eligibility::judge(&catalogue, &facts);
        assert_eq!(eligibility.kind, OrderKind::Buy);
        assert_eq!(
            eligibility.answer,
            Answer::Refused,
            "the answer speaks of a renewal window alone"
        );
        let status = OfferStatus::of(&facts, &eligibility);
        assert_eq!((status.state, status.action), (state, action), "{on}");
    }
}

#[test]
fn every_blocker_has_a_check_with_a_reason_and_a_remedy() {
    let catalogue = Catalogue::embedded();
    let term = term("gold-security", "2021-06-22");
    type Spoil = fn(&mut Facts<'_>);
    let table: [(CheckId, Outcome, Spoil); 13] = [
        (CheckId::AccountVerified, Outcome::Failed, |f| {
            f.vetting = Some(Vetting {
                status: VettingStatus::Pending,
                since: None,
            })
        }),
        (CheckId::AccountVerified, Outcome::Failed, |f| {
            f.vetting = Some(Vetting {
                status: VettingStatus::Rejected,
                since: None,
            })
        }),
        (CheckId::AccountVerified, Outcome::Unknown, |f| f.vetting = None),
        (CheckId::RenewalWindow, Outcome::Failed, |f| {
            f.on = f.on.pred_opt().unwrap() - chrono::Days::new(10)
        }),
        (CheckId::Qualification, Outcome::Failed, |f| f.qualified = Some(false)),
        (CheckId::Qualification, Outcome::Unknown, |f| f.qualified = None),
        (CheckId::Role, Outcome::Failed, |f| f.role = Some(Role::HelpdeskAgent)),
        (CheckId::Role, Outcome::Unknown, |f| f.role = None),
        (CheckId::BillingProfile, Outcome::Failed, |f| {
            f.billing_profile = Some(false)
        }),
        (CheckId::BillingProfile, Outcome::Unknown, |f| f.billing_profile = None),
        (CheckId::OpenOrder, Outcome::Failed, |f| {
            f.open_order = Some("7310049265".to_owned())
        }),
        (CheckId::OpenOrder, Outcome::Failed, |f| {
            f.related_order = Some(other_order())
        }),
        (CheckId::SiblingOffer, Outcome::Failed, |f| {
            f.active_sibling = Some(SiblingTerm {
                name: Names {
                    en: "Other".to_owned(),
                    zh_tw: "其他".to_owned(),
                },
                anniversary: f.on,
            });
        }),
    ];
    for (id, expected, spoil) in table {
        let mut facts = good(&catalogue, "gold-security", Some(&term), "2021-06-28");
        assert!(Eligibility::judge(&catalogue, &facts).allows_order());
        spoil(&mut facts);
        let eligibility = Eligibility::judge(&catalogue, &facts);
        assert_eq!(outcome(&eligibility, id), Some(expected), "{id:?}");
        assert_eq!(eligibility.allows_order(), expected == Outcome::Unknown, "{id:?}");
        let check = eligibility.checks.iter().find(|check| check.id == id).unwrap();
        assert!(check.remedy.is_some(), "{id:?} has no remedy");
        let others = eligibility.checks.iter().filter(|check| check.id != id);
        assert!(
            others.clone().all(|check| check.outcome == Outcome::Passed),
            "{id:?} spoils another check"
        );
    }
}

#[test]
fn a_company_that_has_not_joined_joins_first_and_is_asked_nothing_when_it_has() {
    let catalogue = Catalogue::embedded();
    for (member, asked) in [(Some(false), true), (Some(true), false), (None, false)] {
        let facts = Facts {
            member,
            ..good(&catalogue, "action-pack", None, "2021-06-28")
        };
        let eligibility = Eligibility::judge(&catalogue, &facts);
        assert_eq!(
            outcome(&eligibility, CheckId::Membership).is_some(),
            asked,
            "{member:?}"
        );
        assert_eq!(eligibility.allows_order(), !asked, "{member:?}");
        if asked {
            let first = &eligibility.checks[0];
            assert_eq!((first.id, first.outcome), (CheckId::Membership, Outcome::Failed));
            assert_eq!(first.remedy, Some(Phrase::new("check-membership-remedy")));
            assert_eq!(OfferStatus::of(&facts, &eligibility).action, OfferAction::None);
        }
    }
}

#[test]
fn an_order_for_a_related_offer_stands_in_the_way_by_its_number_but_leaves_the_tile_as_it_is() {
    let catalogue = Catalogue::embedded();
    let term = term("silver-security", "2021-06-22");
    let facts = Facts {
        related_order: Some(other_order()),
        ..good(&catalogue, "silver-security", Some(&term), "2021-06-28")
    };
    let eligibility = Eligibility::judge(&catalogue, &facts);
    let reason = |eligibility: &Eligibility| {
        eligibility
            .checks
            .iter()
            .find(|check| check.id == CheckId::OpenOrder)
            .unwrap()
            .reason
            .clone()
    };
    let other = other_order();
    assert_eq!(
        reason(&eligibility),
        Phrase::new("check-order-related")
            .with("order", other.number)
            .with("offer", other.offer)
    );
    let status = OfferStatus::of(&facts, &eligibility);
    assert_eq!((status.state, status.action), (OfferState::Window, OfferAction::None));

    let both = Facts {
        open_order: Some("7310049265".to_owned()),
        ..facts
    };
    let eligibility = Eligibility::judge(&catalogue, &both);
    assert_eq!(
        reason(&eligibility),
        Phrase::new("check-order-open").with("order", "7310049265"),
        "its own order is told first"
    );
    assert_eq!(OfferStatus::of(&both, &eligibility).state, OfferState::Pending);
}

#[test]
fn the_five_roles_of_the_document_may_renew_and_no_other() {
    let catalogue = Catalogue::embedded();
    let term = term("action-pack", "2021-06-22");
    for role in Role::ALL {
        let facts = Facts {
            role: Some(role),
            ..good(&catalogue, "action-pack", Some(&term), "2021-06-28")
        };
        let expected = Role::BUYERS.contains(&role);
        assert_eq!(
            Eligibility::judge(&catalogue, &facts).allows_order(),
            expected,
            "{role}"
        );
        assert_eq!(role.id().parse::<Role>().unwrap(), role);
    }
    assert!("janitor".parse::<Role>().is_err());
}

proptest! {
    #[test]
    fn an_action_is_offered_exactly_when_no_check_stands_in_the_way(
        offset in -500_i64..900,
        verified in prop::option::of(any::<bool>()),
        qualified in prop::option::of(any::<bool>()),
        billing in prop::option::of(any::<bool>()),
        role in 0..Role::ALL.len(),
        member in prop::option::of(any::<bool>()),
        open in any::<bool>(),
        related in any::<bool>(),
        held in any::<bool>(),
        offer in 0_usize..44,
    ) {
        let catalogue = Catalogue::embedded();
        let offer = &catalogue.offers()[offer % catalogue.offers().len()];
        let term = Term {
            offer: offer.id.clone(),
            purchased: day("2022-06-22"),
            anniversary: day("2023-06-22"),
            auto_renew: false,
            ended: None,
        };
        let status = |ok| if ok { VettingStatus::Authorized } else { VettingStatus::Pending };
        let facts = Facts {
            offer,
            term: held.then_some(&term),
            on: day("2023-06-22") + chrono::Duration::days(offset),
            member,
            vetting: verified.map(|ok| Vetting { status: status(ok), since: None }),
            role: Some(Role::ALL[role]),
            qualified,
            billing_profile: billing,
            open_order: open.then(|| "1".to_owned()),
            related_order: related.then(other_order),
            active_sibling: None,
            tile: None,
        };
        let eligibility = Eligibility::judge(&catalogue, &facts);
        let status = OfferStatus::of(&facts, &eligibility);
        prop_assert_eq!(status.action == OfferAction::None, eligibility.failed().next().is_some());
        prop_assert_eq!(status.days_left.is_some(), eligibility.window.and_then(|w| w.days_left(facts.on)).is_some());
        if status.action == OfferAction::Renew {
            prop_assert!(matches!(eligibility.answer, Answer::Open | Answer::MayBeOpen));
        }
        if open {
            prop_assert_eq!(status.state, OfferState::Pending);
            prop_assert_eq!(status.action, OfferAction::None);
        }
        if related || member == Some(false) {
            prop_assert_eq!(status.action, OfferAction::None);
        }
        for check in &eligibility.checks {
            prop_assert!(check.outcome == Outcome::Passed || check.remedy.is_some(), "{:?}", check.id);
        }
    }
}
