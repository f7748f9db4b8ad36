//! A refund takes a purchase of the last thirty days, no activated benefit and no viewed key; what is unknown stays open.

use chrono::{Days, NaiveDate};
use domain::{Outcome, Phrase, REFUND_DAYS, RefundAnswers, RefundCheckId, RefundCheckup, Standing};
use proptest::prelude::*;

const UNUSED: RefundAnswers = RefundAnswers {
    benefit_activated: Some(false),
    key_viewed: Some(false),
};

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn outcomes(checkup: &RefundCheckup) -> Vec<(RefundCheckId, Outcome)> {
    checkup.checks.iter().map(|check| (check.id, check.outcome)).collect()
}

#[test]
fn thirty_days_count_from_the_purchase_and_the_last_one_is_told() {
    let bought = Some(day("2021-06-03"));
    for (on, outcome, reason) in [
        ("2021-06-03", Outcome::Passed, "refund-bought-within"),
        ("2021-07-03", Outcome::Passed, "refund-bought-within"),
        ("2021-07-04", Outcome::Failed, "refund-bought-over"),
    ] {
        let checkup = RefundCheckup::of(bought, UNUSED, day(on));
        assert_eq!(checkup.until, Some(day("2021-07-03")));
        assert_eq!(
            outcomes(&checkup)[0],
            (RefundCheckId::BoughtWithin30Days, outcome),
            "{on}"
        );
        assert_eq!(checkup.checks[0].reason.id, reason, "{on}");
        assert_eq!(checkup.refundable(), Some(outcome == Outcome::Passed), "{on}");
    }
    let last = RefundCheckup::of(bought, UNUSED, day("2021-07-03"));
    assert_eq!(
        last.checks[0].reason,
        Phrase::new("refund-bought-within")
            .with("until", day("2021-07-03"))
            .with("days", 0_i64)
    );
}

#[test]
fn what_was_used_ends_the_refund_and_what_nobody_said_leaves_it_open() {
    let table: [(Standing, Standing, Standing); 9] = [
        (Some(false), Some(false), Some(true)),
        (Some(false), None, None),
        (None, Some(false), None),
        (None, None, None),
        (Some(true), Some(false), Some(false)),
        (Some(false), Some(true), Some(false)),
        (Some(true), None, Some(false)),
        (None, Some(true), Some(false)),
        (Some(true), Some(true), Some(false)),
    ];
    for (benefit_activated, key_viewed, refundable) in table {
        let answers = RefundAnswers {
            benefit_activated,
            key_viewed,
        };
        let checkup = RefundCheckup::of(Some(day("2021-06-03")), answers, day("2021-06-10"));
        assert_eq!(checkup.refundable(), refundable, "{answers:?}");
        let reasons: Vec<&str> = checkup.checks[1..].iter().map(|check| check.reason.id).collect();
        let told = |standing: Standing| match standing {
            None => "unknown",
            Some(false) => "no",
            Some(true) => "yes",
        };
        assert_eq!(
            reasons,
            [
                format!("refund-activated-{}", told(benefit_activated)),
                format!("refund-key-{}", told(key_viewed))
            ]
        );
    }
}

#[test]
fn without_a_day_of_purchase_the_refund_is_open_unless_something_was_used() {
    let unknown = RefundCheckup::of(None, UNUSED, day("2021-06-10"));
    assert_eq!((unknown.until, unknown.refundable()), (None, None));
    assert_eq!(unknown.checks[0].outcome, Outcome::Unknown);
    let used = RefundAnswers {
        key_viewed: Some(true),
        ..UNUSED
    };
    assert_eq!(
        RefundCheckup::of(None, used, day("2021-06-10")).refundable(),
        Some(false)
    );
}

proptest! {
    #[test]
    fn the_verdict_follows_from_the_checks(
        bought in prop::option::of(0_u64..400),
        benefit_activated in prop::option::of(any::<bool>()),
        key_viewed in prop::option::of(any::<bool>()),
        on in 0_u64..500,
    ) {
        let start = day("2020-01-01");
        let bought = bought.map(|days| start + Days::new(days));
        let on = start + Days::new(on);
        let answers = RefundAnswers { benefit_activated, key_viewed };
        let checkup = RefundCheckup::of(bought, answers, on);
        let found: Vec<Outcome> = checkup.checks.iter().map(|check| check.outcome).collect();
        prop_assert_eq!(found.len(), 3);
        prop_assert_eq!(checkup.refundable() == Some(true), found.iter().all(|outcome| *outcome == Outcome::Passed));
        prop_assert_eq!(checkup.refundable() == Some(false), found.contains(&Outcome::Failed));
        prop_assert_eq!(checkup.until, bought.map(|bought| bought + Days::new(REFUND_DAYS)));
        if let Some(until) = checkup.until {
            prop_assert_eq!(found[0] == Outcome::Passed, on <= until);
        }
    }
}
