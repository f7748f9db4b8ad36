//! The days that count of a term: exactly those on which the answer of its rule changes, whatever rule it is.

use chrono::{Datelike, Days, NaiveDate};
use domain::{
    Catalogue, DateKind, ImportantDate, OfferId, Order, OrderKind, OrderState, RenewalPolicy, Term, TileReading,
    WindowAnswer,
};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn term(anniversary: NaiveDate) -> Term {
    Term {
        offer: OfferId::new("action-pack"),
        purchased: anniversary.with_year(anniversary.year() - 1).unwrap_or(anniversary),
        anniversary,
        auto_renew: false,
        ended: None,
    }
}

fn dates(policy: &RenewalPolicy, term: &Term) -> Vec<ImportantDate> {
    let window = policy.window(term.anniversary);
    ImportantDate::of_term(term, Some(window), policy.announced_opening(term.anniversary))
}

fn the_day(dates: &[ImportantDate], kind: DateKind) -> Option<NaiveDate> {
    let mut days = dates.iter().filter(|date| date.kind == kind).map(|date| date.day);
    let found = days.next();
    assert_eq!(days.next(), None, "{kind:?} stands once");
    found
}

proptest! {
    #[test]
    fn the_days_of_a_term_are_those_on_which_the_answer_of_its_rule_changes(
        policy in 0..Catalogue::embedded().policies().len(),
        days in 0..146_097_u64,
    ) {
        let catalogue = Catalogue::embedded();
        let policy = &catalogue.policies()[policy];
        let anniversary = day("1900-01-01").checked_add_days(Days::new(days)).unwrap();
        let term = term(anniversary);
        let dates = dates(policy, &term);
        prop_assert!(dates.is_sorted());
        let around: Vec<NaiveDate> = anniversary.checked_sub_days(Days::new(200)).unwrap().iter_days().take(400).collect();
        let first = |answer| around.iter().copied().find(|on| policy.answer(anniversary, *on) == answer);
        prop_assert_eq!(the_day(&dates, DateKind::Opens), first(WindowAnswer::Open));
        let closes = first(WindowAnswer::Closed).and_then(|day| day.pred_opt());
        prop_assert_eq!(the_day(&dates, DateKind::LastSafeDay), closes);
        if policy.announced.is_some() {
            prop_assert_eq!(the_day(&dates, DateKind::MayOpen), first(WindowAnswer::MayBeOpen));
        } else {
            prop_assert_eq!(the_day(&dates, DateKind::MayOpen), None);
        }
        let transfer_by = closes.and_then(|day| day.checked_sub_days(Days::new(10)));
        prop_assert_eq!(the_day(&dates, DateKind::TransferBy), transfer_by);
        prop_assert_eq!(the_day(&dates, DateKind::Expires), Some(anniversary));
        prop_assert_eq!(the_day(&dates, DateKind::BenefitsEnd), anniversary.checked_add_days(Days::new(30)));
    }
}

#[test]
fn what_the_tile_says_moves_the_days_of_the_window() {
    let catalogue = Catalogue::embedded();
    let offer = catalogue.offer(&OfferId::new("partner-success-core")).unwrap();
    let term = term(day("2026-12-15"));
    let policy = catalogue.policy_of(offer, term.anniversary);
    let announced = policy.announced_opening(term.anniversary);
    let by_rule = dates(policy, &term);
    assert_eq!(the_day(&by_rule, DateKind::MayOpen), Some(day("2026-11-15")));
    let tile = TileReading {
        days_left: 106,
        read_on: day("2026-09-01"),
    };
    let window = tile.window(policy.window(term.anniversary));
    let by_tile = ImportantDate::of_term(&term, Some(window), announced);
    assert_eq!(the_day(&by_tile, DateKind::Opens), Some(day("2026-09-01")));
    assert_eq!(the_day(&by_tile, DateKind::LastSafeDay), Some(day("2026-12-16")));
    assert_eq!(the_day(&by_tile, DateKind::TransferBy), Some(day("2026-12-06")));
    // It was open before the day on which it was announced to be.
    assert_eq!(the_day(&by_tile, DateKind::MayOpen), None);
}

#[test]
fn a_term_without_a_window_ends_and_one_that_ended_early_has_no_days() {
    let whole = term(day("2021-06-22"));
    let kinds = |dates: Vec<ImportantDate>| -> Vec<DateKind> { dates.into_iter().map(|date| date.kind).collect() };
    let retired = ImportantDate::of_term(&whole, None, None);
    assert_eq!(kinds(retired), [DateKind::Expires, DateKind::BenefitsEnd]);
    let cancelled = Term {
        ended: Some(day("2021-01-01")),
        ..whole
    };
    let catalogue = Catalogue::embedded();
    assert_eq!(kinds(dates(&catalogue.policies()[0], &cancelled)), []);
}

#[test]
fn an_order_has_a_day_only_while_its_money_is_awaited() {
    let expires = day("2021-07-28");
    let created = expires.and_hms_opt(9, 0, 0).unwrap().and_utc();
    for state in OrderState::ALL {
        let order = Order {
            id: Uuid::nil(),
            number: None,
            offer: OfferId::new("action-pack"),
            kind: OrderKind::Renew,
            state,
            payment: None,
            po_number: None,
            total: None,
            placed_total: None,
            request_id: None,
            anniversary: None,
            invoice: None,
            failure: None,
            expires: Some(expires),
            instructions: None,
            proof: None,
            automatic: false,
            sent_by: None,
            absence: None,
            card_digest: None,
            handoff: None,
            created,
            modified: created,
        };
        let waits = matches!(state, OrderState::AwaitingPayment | OrderState::ProofUploaded);
        let expected = waits.then(|| ImportantDate::new(expires, DateKind::OrderExpires));
        assert_eq!(ImportantDate::of_order(&order), expected, "{state:?}");
    }
}

#[test]
fn a_calendar_reminds_of_every_kind_the_earliest_first() {
    for kind in DateKind::ALL {
        let days = kind.reminders();
        assert!(
            !days.is_empty() && days.is_sorted_by(|earlier, later| earlier > later),
            "{kind:?}"
        );
    }
}
