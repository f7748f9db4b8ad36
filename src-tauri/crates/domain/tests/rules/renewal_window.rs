//! When a term can be renewed: the sources' examples, and every day of four centuries against every rule.

use chrono::{Datelike, Days, NaiveDate};
use domain::{
    Catalogue, OfferId, OnAnniversary, PolicyId, RenewalPolicy, Window, WindowAnswer, a_year_after, days_between,
};

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn policy(id: &str) -> RenewalPolicy {
    Catalogue::embedded().policy(&PolicyId::new(id)).unwrap().clone()
}

#[test]
fn the_sources_examples_hold() {
    use WindowAnswer::{Closed, MayBeOpen, NotYet, Open};
    let table = [
        // mpn-get-action-pack, 2020-11-23: expires 22 June, renewable from 23 June.
        ("partner-center-2020", "2021-06-22", "2021-06-21", NotYet),
        ("partner-center-2020", "2021-06-22", "2021-06-22", MayBeOpen),
        ("partner-center-2020", "2021-06-22", "2021-06-23", Open),
        ("partner-center-2020", "2021-06-22", "2021-07-22", Open),
        ("partner-center-2020", "2021-06-22", "2021-07-23", Closed),
        // renew-mpn-offers, 2018-06-28: bought 2018-09-01, opens 2019-09-02.
        ("partner-center-2018", "2019-09-01", "2019-08-31", NotYet),
        ("partner-center-2018", "2019-09-01", "2019-09-02", Open),
        // KB 4295568: expires 15 October 2018, renewable until 14 November 2018.
        ("partner-center-2018", "2018-10-15", "2018-11-14", Open),
        ("partner-center-2018", "2018-10-15", "2018-11-15", Closed),
        // move-pmc-pc-map: 90 days before the anniversary until the anniversary.
        ("membership-center-2018", "2018-06-01", "2018-03-02", NotYet),
        ("membership-center-2018", "2018-06-01", "2018-03-03", Open),
        ("membership-center-2018", "2018-06-01", "2018-06-01", Open),
        ("membership-center-2018", "2018-06-01", "2018-06-02", Closed),
        // mpn-get-action-pack, 2023-09-13: from the anniversary date to 30 days after it.
        ("anniversary-2023", "2023-09-20", "2023-09-19", NotYet),
        ("anniversary-2023", "2023-09-20", "2023-09-20", Open),
        ("anniversary-2023", "2023-09-20", "2023-10-20", Open),
        ("anniversary-2023", "2023-09-20", "2023-10-21", Closed),
        // silver-gold-membership-competency, 2023-09: no end.
        ("legacy-open-ended-2023", "2023-09-20", "2023-09-19", NotYet),
        ("legacy-open-ended-2023", "2023-09-20", "2030-01-01", Open),
        // The same for the Action Pack alone, from the page's date on.
        ("action-pack-2023", "2023-09-20", "2023-09-20", Open),
        ("action-pack-2023", "2023-09-20", "2023-10-21", Closed),
        // renew-mpn-offers, 2025, and an opening 30 days before the anniversary date that was announced in July 2026.
        ("announced-2026", "2026-12-15", "2026-11-14", NotYet),
        ("announced-2026", "2026-12-15", "2026-11-15", MayBeOpen),
        ("announced-2026", "2026-12-15", "2026-12-14", MayBeOpen),
        ("announced-2026", "2026-12-15", "2026-12-15", Open),
        ("announced-2026", "2026-12-15", "2027-01-14", Open),
        ("announced-2026", "2026-12-15", "2027-01-15", Closed),
    ];
    for (id, anniversary, on, expected) in table {
        assert_eq!(
            policy(id).answer(day(anniversary), day(on)),
            expected,
            "{id}: {anniversary} asked on {on}"
        );
    }
}

#[test]
fn days_left_count_to_the_last_safe_day() {
    let window = policy("partner-center-2020").window(day("2021-05-28"));
    assert_eq!(
        window,
        Window {
            opens: day("2021-05-29"),
            closes: Some(day("2021-06-27"))
        }
    );
    assert_eq!(window.days_left(day("2021-06-08")), Some(19));
    assert_eq!(window.days_left(day("2021-06-27")), Some(0));
    assert_eq!(window.days_left(day("2021-05-28")), None);
    assert_eq!(window.days_left(day("2021-06-28")), None);
    assert_eq!(
        policy("legacy-open-ended-2023")
            .window(day("2021-05-28"))
            .days_left(day("2021-06-08")),
        None
    );
}

#[test]
fn every_day_of_four_centuries_is_open_exactly_inside_the_window() {
    let first = day("1900-01-01");
    for policy in Catalogue::embedded().policies() {
        let (opens, closes) = (policy.opens, policy.closes);
        for anniversary in first.iter_days().take(146_097) {
            let window = policy.window(anniversary);
            assert_eq!(days_between(anniversary, window.opens), opens);
            assert_eq!(window.closes.map(|last| days_between(anniversary, last)), closes);
            // The days around both edges decide; between and beyond them nothing changes.
            let edges = [
                opens - 1,
                opens,
                opens + 1,
                closes.unwrap_or(400) - 1,
                closes.unwrap_or(400),
                closes.unwrap_or(400) + 1,
                0,
                policy.announced.unwrap_or(opens) - 1,
                policy.announced.unwrap_or(opens),
            ];
            for offset in edges {
                let on = if offset < 0 {
                    anniversary - Days::new(offset.unsigned_abs())
                } else {
                    anniversary + Days::new(offset.unsigned_abs())
                };
                let is_announced = policy.announced.is_some_and(|first| (first..opens).contains(&offset));
                let is_doubtful = offset == 0 && policy.on_anniversary == OnAnniversary::MayBeOpen;
                let expected = if is_announced || is_doubtful {
                    WindowAnswer::MayBeOpen
                } else if offset < opens {
                    WindowAnswer::NotYet
                } else if closes.is_some_and(|last| offset > last) {
                    WindowAnswer::Closed
                } else {
                    WindowAnswer::Open
                };
                assert_eq!(
                    policy.answer(anniversary, on),
                    expected,
                    "{}: {anniversary} asked on {on}",
                    policy.id
                );
                assert_eq!(
                    window.days_left(on).is_some(),
                    closes.is_some() && (opens..=closes.unwrap_or(0)).contains(&offset),
                    "{}: days left of {anniversary} on {on}",
                    policy.id
                );
            }
        }
    }
}

#[test]
fn a_year_later_is_the_same_day_or_the_last_of_february() {
    for date in day("1896-01-01").iter_days().take(146_097) {
        let later = a_year_after(date);
        assert_eq!(later.year(), date.year() + 1);
        assert_eq!(later.month(), date.month());
        let expected = if date.month() == 2 && date.day() == 29 {
            28
        } else {
            date.day()
        };
        assert_eq!(later.day(), expected, "{date}");
        assert!((365..=366).contains(&days_between(date, later)));
    }
}

#[test]
fn the_next_anniversary_follows_the_rule() {
    let (anniversary, paid) = (day("2021-06-22"), day("2021-06-28"));
    assert_eq!(
        policy("partner-center-2020").next_anniversary(anniversary, paid),
        day("2022-06-22")
    );
    assert_eq!(
        policy("anniversary-2023").next_anniversary(anniversary, paid),
        day("2022-06-28")
    );
}

#[test]
fn dates_at_the_edge_of_the_calendar_do_not_overflow() {
    for policy in Catalogue::embedded().policies() {
        for anniversary in [NaiveDate::MIN, NaiveDate::MAX] {
            let window = policy.window(anniversary);
            assert!(window.closes.is_none_or(|closes| closes >= window.opens));
            let answer = policy.answer(anniversary, anniversary);
            assert!(policy.on_anniversary != OnAnniversary::MayBeOpen || answer == WindowAnswer::MayBeOpen);
        }
        assert!(a_year_after(NaiveDate::MAX) >= policy.next_anniversary(day("0001-01-01"), day("0001-01-01")));
    }
}

#[test]
fn the_catalogue_names_what_the_sources_name() {
    let catalogue = Catalogue::embedded();
    let competencies = catalogue
        .offers()
        .iter()
        .filter(|offer| offer.id.as_str().starts_with("silver-"))
        .count();
    assert_eq!(competencies, 18);
    let pack = catalogue.offer(&OfferId::new("action-pack")).unwrap();
    assert!(pack.is_sold(day("2025-01-21")));
    assert!(!pack.is_sold(day("2025-01-22")));
    let siblings: Vec<&str> = catalogue.siblings(pack).map(|offer| offer.id.as_str()).collect();
    assert_eq!(siblings, ["learning-action-pack"]);
    for offer in catalogue.offers() {
        assert!(
            !offer.name.en.is_empty() && offer.name.zh_tw.chars().any(|c| c >= '\u{4e00}'),
            "{}",
            offer.id
        );
    }
}

/// Which rule holds for a term, by its anniversary date: the versions and their first days.
#[test]
fn a_rule_holds_from_the_anniversary_date_from_which_it_is_stated() {
    let catalogue = Catalogue::embedded();
    for (offer, anniversary, expected) in [
        ("action-pack", "2021-06-22", "partner-center-2020"),
        ("action-pack", "2023-09-13", "partner-center-2020"),
        ("learning-action-pack", "2025-01-21", "partner-center-2020"),
        ("silver-security", "2022-09-30", "partner-center-2020"),
        ("legacy-silver-benefits", "2024-01-01", "legacy-open-ended-2023"),
        ("partner-success-core", "2026-06-30", "anniversary-2023"),
        ("partner-success-core", "2026-07-01", "announced-2026"),
        ("partner-launch", "2027-01-22", "announced-2026"),
        ("partner-success-expanded", "2026-12-15", "announced-2026"),
        ("solutions-partner", "2023-10-03", "anniversary-2023"),
        ("solutions-partner", "2026-10-03", "announced-2026"),
    ] {
        let offer = catalogue.offer(&OfferId::new(offer)).unwrap();
        let policy = catalogue.policy_of(offer, day(anniversary));
        assert_eq!(policy.id.as_str(), expected, "{} of {anniversary}", offer.id);
    }
    for offer in catalogue.offers() {
        let mut last = None;
        for anniversary in day("2018-01-01").iter_days().take(4_000) {
            let policy = catalogue.policy_of(offer, anniversary);
            assert!(
                policy.valid_from >= last,
                "{}: an older rule follows on {anniversary}",
                offer.id
            );
            last = policy.valid_from.filter(|_| offer.later_policies.contains(&policy.id));
        }
        for later in &offer.later_policies {
            assert!(
                catalogue.policy(later).unwrap().valid_from.is_some(),
                "{later} has no first day"
            );
        }
    }
}

#[test]
fn a_catalogue_that_contradicts_itself_is_refused() {
    let policy = "[[policy]]\nid = \"p\"\nopens = 1\non_anniversary = \"as_window\"\nnext_anniversary = \"year_after_payment\"\nstated = \"2020-01-01\"\nsource = { en = \"s\", zh_tw = \"s\" }\n";
    let offer = |id: &str, policy: &str| {
        format!(
            "[[offer]]\nid = \"{id}\"\nfamily = \"action_pack\"\nname = {{ en = \"a\", zh_tw = \"甲\" }}\nshort_name = {{ en = \"a\", zh_tw = \"甲\" }}\npolicy = \"{policy}\"\n"
        )
    };
    assert!(Catalogue::from_toml(&format!("{policy}{}", offer("a", "p"))).is_ok());
    assert!(Catalogue::from_toml(&format!("{policy}{}", offer("a", "q"))).is_err());
    assert!(Catalogue::from_toml(&format!("{policy}{}{}", offer("a", "p"), offer("a", "p"))).is_err());
    let later = format!("{policy}{}later_policies = [\"q\"]\n", offer("a", "p"));
    assert!(Catalogue::from_toml(&later).is_err());
    assert!(Catalogue::from_toml("offer = 1").is_err());
}
