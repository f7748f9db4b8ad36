//! What an account holds decides what excludes, covers and ends what, and what the next term is.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::{Catalogue, CatalogueError, Decimal, Holdings, Offer, OfferId, OrderKind, Term, a_year_after};
use proptest::prelude::*;

const SILVER: &str = "silver-security";
const OTHER_SILVER: &str = "silver-data-platform";
const GOLD: &str = "gold-security";
const OTHER_GOLD: &str = "gold-data-platform";

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn term(offer: &str, purchased: &str, anniversary: &str) -> Term {
    Term {
        offer: OfferId::new(offer),
        purchased: day(purchased),
        anniversary: day(anniversary),
        auto_renew: false,
        ended: None,
    }
}

fn ended(term: Term, on: &str) -> Term {
    Term {
        ended: Some(day(on)),
        ..term
    }
}

fn offer<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Offer {
    catalogue.offer(&OfferId::new(id)).unwrap()
}

#[test]
fn a_term_is_active_from_its_purchase_to_its_anniversary_or_until_it_was_ended() {
    let whole = term("action-pack", "2020-06-22", "2021-06-22");
    let cut = ended(whole.clone(), "2020-07-10");
    for (on, whole_runs, cut_runs) in [
        ("2020-06-21", false, false),
        ("2020-06-22", true, true),
        ("2020-07-09", true, true),
        ("2020-07-10", true, false),
        ("2021-06-22", true, false),
        ("2021-06-23", false, false),
    ] {
        assert_eq!(whole.is_active(day(on)), whole_runs, "{on}");
        assert_eq!(cut.is_active(day(on)), cut_runs, "ended, {on}");
    }
    assert_eq!(whole.benefits_end(), day("2021-07-22"));
}

#[test]
fn only_one_pack_runs_at_a_time_and_the_other_waits_until_it_has_expired() {
    let catalogue = Catalogue::embedded();
    let terms = [term("action-pack", "2020-06-22", "2021-06-22")];
    let holdings = Holdings::new(&catalogue, &terms);
    let learning = offer(&catalogue, "learning-action-pack");
    for (on, blocked) in [
        ("2020-06-21", false),
        ("2020-06-22", true),
        ("2021-06-22", true),
        ("2021-06-23", false),
    ] {
        let sibling = holdings.active_sibling(learning, day(on));
        assert_eq!(sibling.is_some(), blocked, "{on}");
        if let Some(sibling) = sibling {
            assert_eq!(sibling.name.en, "Microsoft Action Pack subscription");
            assert_eq!(sibling.anniversary, day("2021-06-22"));
        }
    }
    let own = holdings.active_sibling(offer(&catalogue, "action-pack"), day("2021-01-01"));
    assert_eq!(own, None, "an offer does not exclude itself");
    let cancelled = [ended(terms[0].clone(), "2020-07-01")];
    let holdings = Holdings::new(&catalogue, &cancelled);
    assert_eq!(holdings.active_sibling(learning, day("2020-07-01")), None);
}

#[test]
fn silver_waits_while_gold_runs_and_gold_does_not_wait_for_silver() {
    let catalogue = Catalogue::embedded();
    let (silver, gold) = (offer(&catalogue, SILVER), offer(&catalogue, OTHER_GOLD));
    let on = day("2021-01-01");

    let terms = [term(OTHER_GOLD, "2020-06-22", "2021-06-22")];
    let sibling = Holdings::new(&catalogue, &terms).active_sibling(silver, on).unwrap();
    assert_eq!(sibling.name, gold.name);
    assert_eq!(sibling.anniversary, day("2021-06-22"));

    let terms = [term(SILVER, "2020-06-22", "2021-06-22")];
    assert_eq!(Holdings::new(&catalogue, &terms).active_sibling(gold, on), None);
}

#[test]
fn gold_ends_every_running_silver_for_a_quarter_less() {
    let catalogue = Catalogue::embedded();
    let terms = [
        term(SILVER, "2020-06-22", "2021-06-22"),
        term(OTHER_SILVER, "2020-09-01", "2021-06-22"),
        term("silver-devops", "2019-03-01", "2020-03-01"),
        term("action-pack", "2020-06-22", "2021-06-22"),
    ];
    let holdings = Holdings::new(&catalogue, &terms);
    let (gold, silver) = (offer(&catalogue, GOLD), offer(&catalogue, SILVER));
    let on = day("2020-12-01");
    let names: Vec<&str> = holdings
        .ended_by(gold, on)
        .iter()
        .map(|term| term.offer.as_str())
        .collect();
    assert_eq!(names, [SILVER, OTHER_SILVER]);
    assert_eq!(holdings.upgrade_discount(gold, on), Some(Decimal::from(25)));

    assert_eq!(
        holdings.upgrade_discount(gold, day("2021-06-23")),
        None,
        "no silver runs any more"
    );
    assert!(holdings.ended_by(gold, day("2021-06-23")).is_empty());
    assert!(holdings.ended_by(silver, on).is_empty());
    assert_eq!(holdings.upgrade_discount(silver, on), None);
    assert_eq!(holdings.upgrade_discount(offer(&catalogue, "action-pack"), on), None);

    let upgraded = holdings.next_term(gold, OrderKind::Buy, on);
    assert_eq!((upgraded.purchased, upgraded.anniversary), (on, day("2021-12-01")));
}

#[test]
fn a_further_competency_of_the_level_is_covered_and_takes_the_anniversary_of_the_first() {
    let catalogue = Catalogue::embedded();
    let terms = [term(SILVER, "2020-06-22", "2021-06-22")];
    let holdings = Holdings::new(&catalogue, &terms);
    let second = offer(&catalogue, OTHER_SILVER);
    let on = day("2020-12-01");

    let (by, covering) = holdings.covering(second, on).unwrap();
    assert_eq!((by.id.as_str(), covering.anniversary), (SILVER, day("2021-06-22")));
    let bought = holdings.next_term(second, OrderKind::Buy, on);
    assert_eq!((bought.purchased, bought.anniversary), (on, day("2021-06-22")));
    assert_eq!((bought.auto_renew, bought.ended), (false, None));

    assert!(
        holdings.covering(offer(&catalogue, SILVER), on).is_none(),
        "an offer does not pay for itself"
    );
    assert!(
        holdings.covering(offer(&catalogue, GOLD), on).is_none(),
        "each level has a fee of its own"
    );
    assert!(
        holdings
            .covering(offer(&catalogue, "learning-action-pack"), on)
            .is_none()
    );
    assert!(
        holdings.covering(second, day("2021-06-23")).is_none(),
        "what has expired pays for nothing"
    );
}

#[test]
fn of_two_terms_that_expire_together_the_first_renewal_pays_and_the_second_is_covered() {
    let catalogue = Catalogue::embedded();
    let mut terms = vec![
        term(SILVER, "2020-06-22", "2021-06-22"),
        term(OTHER_SILVER, "2020-09-01", "2021-06-22"),
    ];
    let (one, other) = (offer(&catalogue, SILVER), offer(&catalogue, OTHER_SILVER));
    // On the anniversary date both still run: neither has paid for the other's next year.
    for on in ["2021-06-22", "2021-06-23"] {
        let holdings = Holdings::new(&catalogue, &terms);
        assert!(holdings.covering(one, day(on)).is_none(), "{on}");
        assert!(holdings.covering(other, day(on)).is_none(), "{on}");
    }

    let renewed = Holdings::new(&catalogue, &terms).next_term(one, OrderKind::Renew, day("2021-06-25"));
    assert_eq!(
        (renewed.purchased, renewed.anniversary),
        (day("2021-06-22"), day("2022-06-22"))
    );
    terms.push(renewed);

    let holdings = Holdings::new(&catalogue, &terms);
    let (by, _) = holdings.covering(other, day("2021-07-01")).unwrap();
    assert_eq!(by.id, one.id);
    let followed = holdings.next_term(other, OrderKind::Renew, day("2021-07-01"));
    assert_eq!(
        (followed.purchased, followed.anniversary),
        (day("2021-06-22"), day("2022-06-22"))
    );
}

#[test]
fn a_renewal_goes_on_from_the_day_its_rule_names() {
    let catalogue = Catalogue::embedded();
    let terms = [
        term("action-pack", "2020-06-22", "2021-06-22"),
        term("partner-launch", "2026-01-10", "2027-01-10"),
    ];
    let holdings = Holdings::new(&catalogue, &terms);
    let pack = holdings.next_term(offer(&catalogue, "action-pack"), OrderKind::Renew, day("2021-07-05"));
    assert_eq!(
        (pack.purchased, pack.anniversary),
        (day("2021-06-22"), day("2022-06-22"))
    );
    let launch = holdings.next_term(offer(&catalogue, "partner-launch"), OrderKind::Renew, day("2027-01-20"));
    assert_eq!(
        (launch.purchased, launch.anniversary),
        (day("2027-01-20"), day("2028-01-20"))
    );
    let fresh = holdings.next_term(offer(&catalogue, "action-pack"), OrderKind::Buy, day("2021-09-01"));
    assert_eq!(
        (fresh.purchased, fresh.anniversary),
        (day("2021-09-01"), day("2022-09-01"))
    );
}

#[test]
fn the_term_to_renew_is_the_one_that_began_last_unless_it_was_ended() {
    let catalogue = Catalogue::embedded();
    let id = OfferId::new(SILVER);
    let first = term(SILVER, "2019-06-22", "2020-06-22");
    let second = term(SILVER, "2020-06-22", "2021-06-22");
    let cancelled = ended(second.clone(), "2020-07-01");
    // Bought again under a fee that runs out before the cancelled term would have.
    let again = term(SILVER, "2020-08-01", "2021-03-01");
    let table: [(&[&Term], Option<&Term>, Option<&Term>); 5] = [
        (&[], None, None),
        (&[&first, &second], Some(&second), Some(&second)),
        (&[&second, &first], Some(&second), Some(&second)),
        (&[&first, &cancelled], None, Some(&cancelled)),
        (&[&first, &again, &cancelled], Some(&again), Some(&again)),
    ];
    for (held, term, latest) in table {
        let terms: Vec<Term> = held.iter().map(|term| (*term).clone()).collect();
        let holdings = Holdings::new(&catalogue, &terms);
        assert_eq!(holdings.term(&id), term, "{held:?}");
        assert_eq!(holdings.latest(&id), latest, "{held:?}");
    }

    let same_day = [
        ended(term(SILVER, "2020-08-01", "2021-08-01"), "2020-08-01"),
        term(SILVER, "2020-08-01", "2021-08-01"),
    ];
    let holdings = Holdings::new(&catalogue, &same_day);
    assert_eq!(
        holdings.term(&id),
        Some(&same_day[1]),
        "cancelled and bought again on one day"
    );
}

#[test]
fn related_offers_are_related_both_ways_and_never_to_themselves() {
    let catalogue = Catalogue::embedded();
    let related =
        |offer: &Offer| -> HashSet<OfferId> { catalogue.related(offer).map(|other| other.id.clone()).collect() };
    for one in catalogue.offers() {
        let others = related(one);
        assert!(!others.contains(&one.id), "{}", one.id);
        for other in catalogue.offers() {
            assert_eq!(
                others.contains(&other.id),
                related(other).contains(&one.id),
                "{} and {}",
                one.id,
                other.id
            );
        }
        for sibling in catalogue.siblings(one) {
            assert!(others.contains(&sibling.id), "{} excludes {}", one.id, sibling.id);
        }
    }
    let is_related = |one: &str, other: &str| related(offer(&catalogue, one)).contains(&OfferId::new(other));
    for (one, other, expected) in [
        (SILVER, OTHER_SILVER, true),
        (SILVER, GOLD, true),
        (SILVER, OTHER_GOLD, true),
        (GOLD, OTHER_GOLD, true),
        ("action-pack", "learning-action-pack", true),
        ("partner-launch", "partner-success-core", true),
        ("action-pack", SILVER, false),
        ("action-pack", "solutions-partner", false),
    ] {
        assert_eq!(is_related(one, other), expected, "{one} and {other}");
    }
}

#[test]
fn every_competency_belongs_to_the_package_of_its_level() {
    let catalogue = Catalogue::embedded();
    for offer in catalogue.offers() {
        let expected = match offer.level {
            Some(domain::Level::Silver) if offer.family == domain::Family::Competency => Some("silver-competency"),
            Some(domain::Level::Gold) if offer.family == domain::Family::Competency => Some("gold-competency"),
            _ => None,
        };
        assert_eq!(
            offer.package.as_ref().map(|package| package.as_str()),
            expected,
            "{}",
            offer.id
        );
        if let Some(package) = catalogue.package_of(offer) {
            assert!(catalogue.offers_of(&package.id).any(|other| other.id == offer.id));
        }
    }
}

#[test]
fn a_catalogue_with_packages_that_do_not_fit_is_refused() {
    let package = |id: &str, ends: &str| {
        let ends = if ends.is_empty() {
            String::new()
        } else {
            format!("ends = \"{ends}\"\n")
        };
        format!("[[package]]\nid = \"{id}\"\nname = {{ en = \"A\", zh_tw = \"甲\" }}\n{ends}\n")
    };
    let rest = "policy = []\noffer = []\n";
    let read = |packages: String| Catalogue::from_toml(&format!("{rest}{packages}"));
    assert!(read(package("one", "") + &package("two", "one")).is_ok());
    let twice = read(package("one", "") + &package("one", "")).unwrap_err();
    assert!(matches!(&twice, CatalogueError::Twice(id) if id == "one"), "{twice}");
    let dangling = read(package("one", "none")).unwrap_err();
    assert!(
        matches!(&dangling, CatalogueError::Dangling { entry, missing } if entry == "one" && missing == "none"),
        "{dangling}"
    );
}

/// Terms of competencies and packs that begin within three years.
fn terms() -> impl Strategy<Value = Vec<Term>> {
    let ids = [
        SILVER,
        OTHER_SILVER,
        GOLD,
        OTHER_GOLD,
        "action-pack",
        "learning-action-pack",
    ];
    let one = (0..ids.len(), 0_u64..1_000, prop::option::of(0_u64..400)).prop_map(move |(index, start, cut)| {
        let purchased = day("2019-01-01") + chrono::Days::new(start);
        Term {
            offer: OfferId::new(ids[index]),
            purchased,
            anniversary: a_year_after(purchased),
            auto_renew: false,
            ended: cut.map(|days| purchased + chrono::Days::new(days)),
        }
    });
    prop::collection::vec(one, 0..8)
}

proptest! {
    #[test]
    fn only_running_terms_exclude_cover_and_end(terms in terms(), on in 0_u64..1_400) {
        let catalogue = Catalogue::embedded();
        let holdings = Holdings::new(&catalogue, &terms);
        let on = day("2019-01-01") + chrono::Days::new(on);
        for offer in catalogue.offers() {
            if let Some((other, term)) = holdings.covering(offer, on) {
                prop_assert!(term.is_active(on));
                prop_assert!(other.id != offer.id && other.package == offer.package && other.package.is_some());
                let next = holdings.next_term(offer, OrderKind::Buy, on);
                prop_assert_eq!(next.anniversary, term.anniversary);
                prop_assert!(holdings.term(&offer.id).is_none_or(|own| own.anniversary < term.anniversary));
            }
            let ended = holdings.ended_by(offer, on);
            prop_assert!(ended.iter().all(|term| term.is_active(on) && term.offer != offer.id));
            prop_assert_eq!(holdings.upgrade_discount(offer, on).is_some(), !ended.is_empty());
            if let Some(sibling) = holdings.active_sibling(offer, on) {
                prop_assert!(terms.iter().any(|term| term.is_active(on) && term.anniversary == sibling.anniversary));
            }
            for kind in [OrderKind::Buy, OrderKind::Renew] {
                let next = holdings.next_term(offer, kind, on);
                prop_assert_eq!(&next.offer, &offer.id);
                prop_assert!(next.purchased <= next.anniversary);
                prop_assert_eq!(next.ended, None);
            }
        }
    }
}
