//! Terms that a person enters: which can be kept, what is doubtful of them, and what the tile says against a policy.

use chrono::{Days, NaiveDate};
use domain::{
    Answer, Catalogue, CheckId, Currency, Eligibility, EnteredTerm, Facts, Holdings, MOST_DAYS_LEFT, NewTerm, OfferId,
    OfferStatus, Outcome, Term, TermDetails, TermDoubt, TermProblem, TermSource, TileReading, days_between,
    entered_standings, term_doubts,
};
use proptest::prelude::*;

const TODAY: &str = "2026-11-29";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn entry(offer: &str) -> NewTerm {
    NewTerm {
        offer: OfferId::new(offer),
        purchased: None,
        anniversary: None,
        price: None,
        auto_renew: None,
        tile: None,
    }
}

fn bought(offer: &str, purchased: &str) -> TermDetails {
    let entry = NewTerm {
        purchased: Some(day(purchased)),
        ..entry(offer)
    };
    entry.checked(day(TODAY), TermSource::ByHand).unwrap()
}

fn tile(days_left: u16, read_on: &str) -> TileReading {
    TileReading {
        days_left,
        read_on: day(read_on),
    }
}

fn judged(catalogue: &Catalogue, term: &Term, on: NaiveDate, tile: Option<TileReading>) -> (Eligibility, OfferStatus) {
    let facts = Facts {
        term: Some(term),
        tile,
        ..Facts::unknown(catalogue.offer(&term.offer).unwrap(), on)
    };
    let eligibility = Eligibility::judge(catalogue, &facts);
    let status = OfferStatus::of(&facts, &eligibility);
    (eligibility, status)
}

#[test]
fn one_date_is_enough_and_leads_to_the_other() {
    for (purchased, anniversary, expected) in [
        (Some("2025-12-15"), None, ("2025-12-15", "2026-12-15")),
        (None, Some("2026-12-15"), ("2025-12-15", "2026-12-15")),
        (Some("2024-02-29"), None, ("2024-02-29", "2025-02-28")),
        (None, Some("2024-02-29"), ("2023-02-28", "2024-02-29")),
        (Some("2025-12-15"), Some("2026-12-20"), ("2025-12-15", "2026-12-20")),
    ] {
        let entry = NewTerm {
            purchased: purchased.map(day),
            anniversary: anniversary.map(day),
            ..entry("partner-launch")
        };
        let term = entry.checked(day(TODAY), TermSource::Imported).unwrap();
        assert_eq!((term.purchased, term.anniversary), (day(expected.0), day(expected.1)));
        assert_eq!(term.source, TermSource::Imported);
    }
}

#[test]
fn what_cannot_be_a_term_is_refused_with_its_reason() {
    let dates = |purchased: &str, anniversary: &str| NewTerm {
        purchased: Some(day(purchased)),
        anniversary: Some(day(anniversary)),
        ..entry("partner-launch")
    };
    let priced = |price: &str| NewTerm {
        price: Some(price.parse().unwrap()),
        ..dates("2025-12-15", "2026-12-15")
    };
    let read = |days_left, read_on| NewTerm {
        tile: Some(tile(days_left, read_on)),
        ..dates("2025-12-15", "2026-12-15")
    };
    let (earliest, latest) = (day("2000-01-01"), day("2026-12-30"));
    for (entry, problem) in [
        (entry("partner-launch"), TermProblem::NoDate),
        (dates("1999-12-31", "2000-12-31"), TermProblem::TooEarly { earliest }),
        (dates("2026-12-31", "2027-12-31"), TermProblem::TooLate { latest }),
        (
            dates("2026-01-02", "2026-01-02"),
            TermProblem::EndsBefore {
                anniversary: day("2026-01-02"),
            },
        ),
        (dates("2024-01-01", "2026-03-12"), TermProblem::TooLong { days: 801 }),
        (priced("-0.01 EUR"), TermProblem::Price),
        (priced("1000000000 EUR"), TermProblem::Price),
        (priced("516.605 EUR"), TermProblem::PriceDigits { digits: 2 }),
        (priced("1.5 JPY"), TermProblem::PriceDigits { digits: 0 }),
        (
            read(3, "2026-11-30"),
            TermProblem::TileAhead {
                read_on: day("2026-11-30"),
            },
        ),
        (
            read(3, "2025-12-14"),
            TermProblem::TileBefore {
                read_on: day("2025-12-14"),
            },
        ),
        (read(MOST_DAYS_LEFT + 1, "2026-11-29"), TermProblem::TileDays),
    ] {
        let refused = entry.clone().checked(day(TODAY), TermSource::ByHand);
        assert_eq!(refused, Err(problem), "{entry:?}");
    }
    for entry in [
        dates("2000-01-01", "2001-01-01"),
        dates("2026-12-30", "2027-12-30"),
        dates("2024-01-01", "2026-03-11"),
        priced("0 EUR"),
        priced("516.600 EUR"),
        read(MOST_DAYS_LEFT, TODAY),
        read(0, "2025-12-15"),
    ] {
        let kept = entry.clone().checked(day(TODAY), TermSource::ByHand);
        assert!(kept.is_ok(), "{entry:?}: {kept:?}");
    }
}

#[test]
fn what_is_doubtful_is_told_and_kept() {
    let catalogue = Catalogue::embedded();
    let other = EnteredTerm {
        number: 4,
        details: bought("partner-success-core", "2026-01-10"),
    };
    let doubts = |details: &TermDetails| term_doubts(&catalogue, details, std::slice::from_ref(&other), Currency::EUR);
    let priced = |price: &str| TermDetails {
        price: Some(price.parse().unwrap()),
        ..bought("solutions-partner", "2025-12-15")
    };
    assert_eq!(doubts(&bought("solutions-partner", "2025-12-15")), []);
    // One of the same group that ends on the day on which the other one begins.
    let before = TermDetails {
        purchased: day("2025-01-22"),
        anniversary: day("2026-01-10"),
        ..bought("partner-success-expanded", "2025-01-22")
    };
    assert_eq!(
        doubts(&before),
        [TermDoubt::AnniversaryOff {
            expected: day("2026-01-22")
        }]
    );
    assert_eq!(doubts(&other.details), []);
    assert_eq!(doubts(&priced("895.00 EUR")), []);
    let launch = bought("partner-launch", "2026-03-01");
    let [TermDoubt::Overlaps { number: 4, offer }] = &doubts(&launch)[..] else {
        panic!("{:?}", doubts(&launch))
    };
    assert_eq!(offer.en, "Success Core");
    assert!(matches!(
        doubts(&bought("partner-success-core", "2026-01-09"))[..],
        [TermDoubt::Overlaps { .. }]
    ));
    assert_eq!(
        doubts(&bought("action-pack", "2025-01-22")),
        [TermDoubt::NotSold {
            purchased: day("2025-01-22")
        }]
    );
    let moved = TermDetails {
        anniversary: day("2026-12-20"),
        ..bought("solutions-partner", "2025-12-15")
    };
    assert_eq!(
        doubts(&moved),
        [TermDoubt::AnniversaryOff {
            expected: day("2026-12-15")
        }]
    );
    for (price, expected) in [
        ("0 EUR", vec![TermDoubt::PriceUnusual]),
        ("99.99 EUR", vec![TermDoubt::PriceUnusual]),
        ("10000.01 EUR", vec![TermDoubt::PriceUnusual]),
        (
            "28000 TWD",
            vec![TermDoubt::OtherCurrency {
                expected: Currency::EUR,
            }],
        ),
        (
            "12 USD",
            vec![
                TermDoubt::PriceUnusual,
                TermDoubt::OtherCurrency {
                    expected: Currency::EUR,
                },
            ],
        ),
    ] {
        assert_eq!(doubts(&priced(price)), expected, "{price}");
    }
}

#[test]
fn the_tile_overrules_the_policy_from_the_day_on_which_it_was_read() {
    let catalogue = Catalogue::embedded();
    let term = bought("partner-success-core", "2025-12-15").term();
    for (on, read, answer, days_left) in [
        ("2026-11-14", None, Answer::NotYet, None),
        ("2026-11-15", None, Answer::MayBeOpen, None),
        ("2026-12-15", None, Answer::Open, Some(30)),
        ("2027-01-15", None, Answer::Closed, None),
        // 106 days left, as one was seen: long before any policy opens.
        ("2026-08-31", Some(tile(106, "2026-09-01")), Answer::NotYet, None),
        ("2026-09-01", Some(tile(106, "2026-09-01")), Answer::Open, Some(106)),
        ("2026-12-16", Some(tile(106, "2026-09-01")), Answer::Open, Some(0)),
        ("2026-12-17", Some(tile(106, "2026-09-01")), Answer::Closed, None),
        // Read on a day that may be open, and after the policy's last day.
        ("2026-11-20", Some(tile(25, "2026-11-20")), Answer::Open, Some(25)),
        ("2026-11-19", Some(tile(25, "2026-11-20")), Answer::MayBeOpen, None),
        ("2027-01-20", Some(tile(5, "2027-01-20")), Answer::Open, Some(5)),
    ] {
        let (eligibility, status) = judged(&catalogue, &term, day(on), read);
        assert_eq!(eligibility.answer, answer, "{on} with {read:?}");
        assert_eq!(status.days_left, days_left, "{on} with {read:?}");
        assert_eq!(eligibility.policy.as_str(), "announced-2026");
        let outcome = eligibility
            .checks
            .iter()
            .find(|check| check.id == CheckId::RenewalWindow)
            .unwrap()
            .outcome;
        let expected = match answer {
            Answer::Open => Outcome::Passed,
            Answer::MayBeOpen => Outcome::Unknown,
            _ => Outcome::Failed,
        };
        assert_eq!(outcome, expected, "{on} with {read:?}");
    }
}

#[test]
fn the_latest_term_of_an_offer_says_its_price_and_tile() {
    let with = |number, purchased: &str, price: &str, days_left| EnteredTerm {
        number,
        details: TermDetails {
            price: Some(price.parse().unwrap()),
            tile: Some(tile(days_left, purchased)),
            ..bought("partner-success-core", purchased)
        },
    };
    let terms = [with(1, "2026-01-10", "925 EUR", 7), with(2, "2025-01-22", "895 EUR", 3)];
    let [standing] = &entered_standings(&terms)[..] else {
        panic!("one offer has one standing")
    };
    assert_eq!(standing.price, terms[0].details.price);
    assert_eq!(standing.tile, terms[0].details.tile);
    let catalogue = Catalogue::embedded();
    let held: Vec<Term> = terms.iter().map(|term| term.details.term()).collect();
    let latest = Holdings::new(&catalogue, &held).term(&standing.offer).cloned();
    assert_eq!(latest, Some(terms[0].details.term()));
}

proptest! {
    /// Whatever the policy: from the day of the reading to its last day the window is open, and then closed for good.
    #[test]
    fn a_tile_is_believed_on_every_day(
        days_left in 0..=MOST_DAYS_LEFT,
        read_after in 0_u64..700,
        asked_after in 0_u64..1_200,
    ) {
        let catalogue = Catalogue::embedded();
        let term = bought("solutions-partner", "2025-01-01").term();
        let read = TileReading { days_left, read_on: term.purchased + Days::new(read_after) };
        let on = term.purchased + Days::new(asked_after);
        let (eligibility, status) = judged(&catalogue, &term, on, Some(read));
        if on > read.last_day() {
            prop_assert_eq!(eligibility.answer, Answer::Closed);
        } else if on >= read.read_on {
            prop_assert_eq!(eligibility.answer, Answer::Open);
            prop_assert_eq!(status.days_left, Some(days_between(on, read.last_day())));
        } else {
            prop_assert_ne!(eligibility.answer, Answer::Closed);
        }
    }
}
