//! Money is exact and rounded once; an order takes only the steps its state allows.

use domain::{Currency, Decimal, Money, OrderState, TransferContact, TransferField};
use proptest::prelude::*;

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

#[test]
fn amounts_are_read_and_written_exactly() {
    assert_eq!(money("895.00 EUR").to_string(), "895.00 EUR");
    assert_eq!(money("  539000 krw ").currency, Currency::KRW);
    for wrong in [
        "",
        "895.00",
        "EUR",
        "895,00 EUR",
        "NaN EUR",
        "1 XXZ",
        "1e5 EUR EUR",
        "１２ EUR",
    ] {
        assert!(wrong.parse::<Money>().is_err(), "{wrong:?}");
    }
}

#[test]
fn tax_is_rounded_to_the_minor_unit_of_its_currency() {
    for (net, rate, tax) in [
        ("420.00 EUR", "23", "96.60 EUR"),
        ("0.05 EUR", "10", "0.01 EUR"),
        ("100 JPY", "8.25", "8 JPY"),
        ("1.0005 KWD", "100", "1.001 KWD"),
        ("-420.00 EUR", "23", "-96.60 EUR"),
    ] {
        assert_eq!(money(net).percent(rate.parse().unwrap()).to_string(), tax);
    }
}

#[test]
fn currencies_are_never_mixed() {
    assert!(money("1 EUR").plus(money("1 USD")).is_err());
    assert!(money("1 EUR").minus(money("1 TWD")).is_err());
    assert_eq!(money("1.10 EUR").plus(money("2.20 EUR")).unwrap(), money("3.30 EUR"));
}

#[test]
fn a_finished_order_never_moves_and_a_sent_one_never_becomes_sendable_again() {
    for next in OrderState::ALL {
        for done in [OrderState::Confirmed, OrderState::Cancelled, OrderState::Expired] {
            // Money may arrive for an order that was given up.
            let paid_after_all = done != OrderState::Confirmed && next == OrderState::Confirmed;
            assert_eq!(
                done.may_become(next),
                done == next || paid_after_all,
                "{done:?} to {next:?}"
            );
        }
        if next != OrderState::Submitting {
            assert_eq!(
                next.may_become(OrderState::Submitting),
                matches!(next, OrderState::Draft | OrderState::Declined),
                "{next:?}"
            );
        }
    }
    assert!(!OrderState::Unknown.may_become(OrderState::Draft));
    assert!(
        OrderState::Submitting.may_become(OrderState::Draft),
        "nothing was sent: the form is usable again"
    );
}

#[test]
fn contact_fields_are_checked_one_by_one() {
    use TransferField::{Email, Name, Phone};
    let contact = |name: &str, phone: &str, email: &str| TransferContact {
        name: name.to_owned(),
        phone: phone.to_owned(),
        email: email.to_owned(),
    };
    assert_eq!(contact("", "", "").problems(), [Name, Phone, Email]);
    assert_eq!(contact("Aoife Moore", "0861234567", "aoife@moore.ie").problems(), []);
    for phone in ["08612345678", "+353861234", "086 123", "０８６", "abc"] {
        assert_eq!(contact("A", phone, "a@b.ie").problems(), [Phone], "{phone}");
    }
    for email in ["a", "a@", "@b.ie", "a@b", "a@b.", "a b@c.ie", "a@.ie"] {
        assert_eq!(contact("A", "1", email).problems(), [Email], "{email}");
    }
}

proptest! {
    #[test]
    fn rounding_stays_within_half_a_minor_unit(mantissa in -10_000_000_000_i64..10_000_000_000, scale in 0_u32..8) {
        for currency in [Currency::EUR, Currency::JPY, Currency::KWD, Currency::TWD] {
            let exact = Money::new(Decimal::new(mantissa, scale), currency);
            let rounded = exact.rounded();
            let digits = Money::minor_digits(currency);
            prop_assert_eq!(rounded.amount.scale(), digits);
            prop_assert!((rounded.amount - exact.amount).abs() <= Decimal::new(5, digits + 1));
            prop_assert_eq!(rounded.rounded(), rounded);
            prop_assert_eq!(rounded.to_string().parse::<Money>().unwrap(), rounded);
        }
    }
}
