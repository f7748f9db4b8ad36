//! Orders that a person places in Partner Center: what is said of them, and which invoice confirms them.

use domain::{
    Handoff, HandoffAnswer, HandoffDone, HandoffError, InvoiceNumber, Money, NaiveDate, NamedOffer, OfferId, Order,
    OrderKind, OrderState, Outcome, Payment, PreflightId, TransferContact, confirmed_handoffs, preflight,
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn at(day: NaiveDate) -> domain::DateTime<domain::Utc> {
    day.and_hms_opt(9, 0, 0).unwrap().and_utc()
}

/// The renewal of a term with an anniversary date, prepared on a day.
fn prepared(on: &str, anniversary: Option<&str>) -> Order {
    let on = day(on);
    let anniversary = anniversary.map(day);
    Order {
        id: uuid::Uuid::from_u128(u128::from(on.to_string().bytes().map(u64::from).sum::<u64>())),
        number: None,
        offer: OfferId::new("partner-success-core"),
        kind: anniversary.map_or(OrderKind::Buy, |_| OrderKind::Renew),
        state: OrderState::HandedOff,
        payment: None,
        po_number: None,
        total: None,
        placed_total: None,
        request_id: None,
        anniversary: None,
        invoice: None,
        failure: None,
        expires: None,
        instructions: None,
        proof: None,
        automatic: false,
        sent_by: None,
        absence: None,
        card_digest: None,
        handoff: Some(Handoff::prepared(
            on,
            anniversary,
            anniversary.map(|day| day + chrono::Days::new(30)),
        )),
        created: at(on),
        modified: at(on),
    }
}

fn done(mut order: Order, on: &str, total: Option<&str>, payment: Option<Payment>) -> Order {
    let done = HandoffDone {
        on: day(on),
        total: total.map(money),
        payment,
    };
    order.hand_off_done(done, at(day(on)), day(on)).unwrap();
    order
}

fn transfer() -> Option<Payment> {
    Some(Payment::Transfer {
        contact: TransferContact::default(),
    })
}

fn named(number: &str, issued: &str, begins: Option<&str>) -> NamedOffer {
    NamedOffer {
        offer: OfferId::new("partner-success-core"),
        invoice: InvoiceNumber::new(number),
        issued: day(issued),
        total: money("1100.85 EUR"),
        period: begins.map(|from| (day(from), day(from) + chrono::Days::new(364))),
        price: None,
    }
}

fn confirming(order: &Order, named: &[NamedOffer]) -> Option<String> {
    let confirmed = confirmed_handoffs(std::slice::from_ref(order), named);
    confirmed.first().map(|confirmed| confirmed.named.invoice.to_string())
}

#[test]
fn what_happened_is_recorded_with_its_day_and_its_clocks() {
    let renewal = || prepared("2026-12-01", Some("2026-11-30"));
    let by_card = done(
        renewal(),
        "2026-12-02",
        Some("1100.85 EUR"),
        Some(Payment::Card { card: None }),
    );
    assert_eq!(by_card.state, OrderState::AwaitingInvoice);
    assert_eq!((by_card.expires, by_card.total), (None, Some(money("1100.85 EUR"))));
    let handoff = by_card.handoff.as_ref().unwrap();
    assert_eq!(handoff.answer, Some(HandoffAnswer::Done));
    assert_eq!(
        (handoff.done, handoff.answered),
        (Some(day("2026-12-02")), Some(day("2026-12-02")))
    );
    let by_transfer = done(renewal(), "2026-12-02", None, transfer());
    assert_eq!(by_transfer.state, OrderState::AwaitingPayment);
    assert_eq!(
        by_transfer.expires,
        Some(day("2027-01-01")),
        "30 days after it was placed"
    );
    let send_by = by_transfer
        .handoff
        .as_ref()
        .unwrap()
        .last_day_to_send(by_transfer.expires);
    assert_eq!(
        send_by,
        Some(day("2026-12-20")),
        "ten days before the window closes, which is first"
    );
    // What was said wrong is said again.
    let corrected = done(by_transfer, "2026-12-03", None, None);
    assert_eq!(
        (corrected.state, corrected.expires),
        (OrderState::AwaitingInvoice, None)
    );
}

#[test]
fn what_was_put_off_stays_open_and_what_was_refused_is_over() {
    let today = day("2026-12-05");
    for (answer, state, is_open) in [
        (HandoffAnswer::Later, OrderState::HandedOff, true),
        (HandoffAnswer::Unknown, OrderState::HandedOff, true),
        (HandoffAnswer::Declined, OrderState::Declined, false),
    ] {
        let mut order = prepared("2026-12-01", Some("2026-11-30"));
        order.hand_off_not_done(answer, at(today), today).unwrap();
        assert_eq!((order.state, order.state.is_open()), (state, is_open), "{answer:?}");
        assert_eq!(order.handoff.as_ref().unwrap().answered, Some(today));
    }
    let mut refused = done(prepared("2026-12-01", None), "2026-12-02", None, transfer());
    refused
        .hand_off_not_done(HandoffAnswer::Declined, at(today), today)
        .unwrap();
    assert_eq!(refused.state, OrderState::Cancelled, "it had been placed");
    let again = HandoffDone {
        on: today,
        total: None,
        payment: None,
    };
    let before = refused.clone();
    assert_eq!(
        refused.hand_off_done(again.clone(), at(today), today),
        Err(HandoffError::Over(OrderState::Cancelled))
    );
    assert_eq!(refused, before);
    let mut ahead = prepared("2026-12-01", None);
    let before = ahead.clone();
    let tomorrow = HandoffDone {
        on: day("2026-12-06"),
        ..again.clone()
    };
    assert_eq!(
        ahead.hand_off_done(tomorrow, at(today), today),
        Err(HandoffError::Ahead(day("2026-12-06")))
    );
    assert_eq!(ahead, before);
    ahead.handoff = None;
    assert_eq!(
        ahead.hand_off_done(again, at(today), today),
        Err(HandoffError::NotHandedOff)
    );
}

#[test]
fn an_invoice_confirms_the_order_of_its_offer_that_it_can_be_of() {
    let order = done(prepared("2026-12-01", Some("2026-11-30")), "2026-12-02", None, None);
    for (issued, begins, confirms) in [
        ("2026-12-03", Some("2026-12-02"), true),
        ("2026-12-03", Some("2026-11-30"), true),
        ("2026-12-03", None, true),
        // The day of UTC, and a consolidated one much later.
        ("2026-12-01", Some("2026-12-02"), true),
        ("2027-01-09", Some("2026-12-02"), true),
        // Before it, long after it, or of another year.
        ("2026-11-20", Some("2026-12-02"), false),
        ("2027-03-01", Some("2026-12-02"), false),
        ("2025-12-03", Some("2025-12-02"), false),
        ("2026-12-03", Some("2025-11-30"), false),
        ("2026-12-03", Some("2027-11-30"), false),
        ("2027-12-03", Some("2027-12-02"), false),
    ] {
        let found = confirming(&order, &[named("T1", issued, begins)]);
        assert_eq!(found.is_some(), confirms, "issued {issued}, begins {begins:?}");
    }
    let of_another = NamedOffer {
        offer: OfferId::new("partner-launch"),
        ..named("T1", "2026-12-03", Some("2026-12-02"))
    };
    assert_eq!(confirming(&order, &[of_another]), None);
    let unanswered = prepared("2026-12-01", Some("2026-11-30"));
    assert!(confirming(&unanswered, &[named("T1", "2026-12-20", None)]).is_some());
    for state in [OrderState::Declined, OrderState::Cancelled] {
        let over = Order { state, ..order.clone() };
        assert_eq!(confirming(&over, &[named("T1", "2026-12-03", None)]), None, "{state:?}");
    }
    let of_the_sample = Order { handoff: None, ..order };
    assert_eq!(confirming(&of_the_sample, &[named("T1", "2026-12-03", None)]), None);
}

#[test]
fn an_amount_that_differs_stands_beside_the_one_that_was_noted() {
    let noted = |total| done(prepared("2026-12-01", Some("2026-11-30")), "2026-12-02", total, None);
    let invoice = named("T1", "2026-12-03", Some("2026-12-02"));
    let now = at(day("2026-12-10"));
    for (total, placed) in [
        (Some("1100.85 EUR"), None),
        (Some("895.00 EUR"), Some("1100.85 EUR")),
        (Some("1100.85 USD"), Some("1100.85 EUR")),
        (None, Some("1100.85 EUR")),
    ] {
        let mut order = noted(total);
        assert!(order.confirm_by(&invoice, now));
        assert_eq!(order.state, OrderState::Confirmed);
        assert_eq!(order.invoice, Some(InvoiceNumber::new("T1")));
        assert_eq!(order.anniversary, Some(day("2027-12-02")));
        assert_eq!(
            (order.total, order.placed_total),
            (total.map(money), placed.map(money)),
            "{total:?}"
        );
        let once = order.clone();
        assert!(!order.confirm_by(&invoice, at(day("2026-12-11"))));
        assert_eq!(order, once, "once is enough");
    }
}

#[test]
fn two_orders_have_two_invoices() {
    let first = done(prepared("2025-12-01", Some("2025-11-30")), "2025-12-02", None, None);
    let second = done(prepared("2026-12-01", Some("2026-11-30")), "2026-12-02", None, None);
    let named = [
        named("T2", "2026-12-03", Some("2026-12-02")),
        named("T1", "2025-12-03", Some("2025-12-02")),
    ];
    let orders = [second.clone(), first.clone()];
    let confirmed = confirmed_handoffs(&orders, &named);
    let of = |order: &Order| {
        let found = confirmed.iter().find(|confirmed| confirmed.order == order.id);
        found.map(|confirmed| confirmed.named.invoice.to_string())
    };
    assert_eq!(
        (of(&first), of(&second)),
        (Some("T1".to_owned()), Some("T2".to_owned()))
    );
    let twice = [
        first.clone(),
        Order {
            id: uuid::Uuid::from_u128(9),
            ..first
        },
    ];
    assert_eq!(
        confirmed_handoffs(&twice, &named).len(),
        1,
        "one invoice is of one order"
    );
}

#[test]
fn what_is_not_known_of_the_profile_is_unknown_and_never_passed() {
    let party = |lines: &[&str], city: Option<&str>| domain::Party {
        name: "Fabrikam Ltd".to_owned(),
        attention: None,
        address_lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        city: city.map(str::to_owned),
        region: None,
        postal_code: None,
        country: domain::Country::new("IE"),
        tax_id: None,
    };
    let profile = |bill_to: domain::Party, po: Option<&str>| domain::Profile {
        legal: party(&[], None),
        bill_to,
        po_number: po.map(str::to_owned),
        contact: None,
        vetting: domain::Vetting {
            status: domain::VettingStatus::Unknown,
            since: None,
        },
        billing_profile: None,
        valid_from: day("2026-01-01"),
        revision: None,
    };
    let outcomes = |profile: &domain::Profile| {
        preflight(profile)
            .into_iter()
            .map(|check| check.outcome)
            .collect::<Vec<_>>()
    };
    assert_eq!(outcomes(&profile(party(&[], None), None)), [Outcome::Unknown; 3]);
    assert_eq!(
        outcomes(&profile(party(&[" "], Some("Dublin")), Some(" "))),
        [Outcome::Unknown; 3]
    );
    let known = profile(party(&["12 Canal Street"], Some("Dublin")), Some("PO-1"));
    assert_eq!(outcomes(&known), [Outcome::Passed, Outcome::Unknown, Outcome::Passed]);
    assert_eq!(
        preflight(&known).map_ids(),
        [PreflightId::Address, PreflightId::TaxId, PreflightId::PoNumber]
    );
}

trait MapIds {
    fn map_ids(&self) -> Vec<PreflightId>;
}

impl MapIds for Vec<domain::PreflightCheck> {
    fn map_ids(&self) -> Vec<PreflightId> {
        self.iter().map(|check| check.id).collect()
    }
}

/// Orders begun on some days, and invoices issued on others, of two offers.
fn some() -> impl Strategy<Value = (Vec<Order>, Vec<NamedOffer>)> {
    let offer = |which: bool| {
        OfferId::new(if which {
            "partner-success-core"
        } else {
            "partner-launch"
        })
    };
    let orders = prop::collection::vec((0_u64..900, any::<bool>(), any::<bool>()), 0..5);
    let invoices = prop::collection::vec((0_u64..900, any::<bool>(), prop::option::of(0_u64..60)), 0..7);
    (orders, invoices).prop_map(move |(orders, invoices)| {
        let first = day("2024-01-01");
        let orders = (1_u128..)
            .zip(orders)
            .map(|(id, (after, which, is_done))| {
                let on = (first + chrono::Days::new(after)).to_string();
                let order = prepared(&on, None);
                let order = if is_done { done(order, &on, None, None) } else { order };
                Order {
                    id: uuid::Uuid::from_u128(id),
                    offer: offer(which),
                    ..order
                }
            })
            .collect();
        let invoices = invoices
            .into_iter()
            .enumerate()
            .map(|(number, (after, which, begins))| {
                let issued = first + chrono::Days::new(after);
                let from = begins.map(|before| (issued - chrono::Days::new(before)).to_string());
                NamedOffer {
                    offer: offer(which),
                    ..named(&format!("T{number}"), &issued.to_string(), from.as_deref())
                }
            })
            .collect();
        (orders, invoices)
    })
}

/// What becomes of orders when invoices arrive one after the other.
fn arrived(mut orders: Vec<Order>, arrivals: &[NamedOffer]) -> Vec<Order> {
    for count in 1..=arrivals.len() {
        let known = &arrivals[..count];
        for confirmed in confirmed_handoffs(&orders.clone(), known) {
            let order = orders.iter_mut().find(|order| order.id == confirmed.order).unwrap();
            order.confirm_by(confirmed.named, at(day("2027-01-01")));
        }
    }
    orders
}

proptest! {
    /// Whatever arrives first, each order ends with the same invoice, and arriving again changes nothing.
    #[test]
    fn the_order_of_arrivals_makes_no_difference((orders, named) in some(), by in 0_usize..7) {
        let expected = arrived(orders.clone(), &named);
        let mut others = named.clone();
        if !others.is_empty() {
            let by = by % others.len();
            others.rotate_left(by);
        }
        prop_assert_eq!(&arrived(orders.clone(), &others), &expected);
        others.reverse();
        prop_assert_eq!(&arrived(orders, &others), &expected);
        prop_assert_eq!(&arrived(expected.clone(), &named), &expected);
    }

    /// An invoice confirms one order of its own offer, not long before it and not years after it.
    #[test]
    fn no_invoice_confirms_what_it_cannot_be_of((orders, named) in some()) {
        let confirmed = confirmed_handoffs(&orders, &named);
        for (index, one) in confirmed.iter().enumerate() {
            let order = orders.iter().find(|order| order.id == one.order).unwrap();
            let began = order.handoff.as_ref().unwrap().began();
            prop_assert_eq!(&order.offer, &one.named.offer);
            prop_assert!((began - chrono::Days::new(2)..=began + chrono::Days::new(120)).contains(&one.named.issued));
            prop_assert!(confirmed[index + 1..].iter().all(|other| other.order != one.order));
            prop_assert!(confirmed[index + 1..].iter().all(|other| other.named.invoice != one.named.invoice));
        }
    }
}
