//! The lines of an invoice, and the purchases of an account.

use domain::{Currency, Decimal};

use crate::support::{ACCOUNT, Script};

#[tokio::test(start_paused = true)]
async fn lines_are_read_with_their_periods_and_words() {
    let script = Script::default().recorded("transactions");
    let lines = script.billing().transactions(ACCOUNT, "T004100101").await.unwrap();
    assert_eq!(lines.refused, []);
    let [bought, cancelled] = &lines.entries[..] else {
        panic!("{lines:?}");
    };
    assert_eq!(bought.kind.as_deref(), Some("Purchase"));
    assert_eq!(bought.invoice.as_deref(), Some("T004100101"));
    assert_eq!(bought.description.as_deref(), Some("Solutions Partner benefits"));
    assert_eq!(bought.subtotal.unwrap().amount.to_string(), "45.00");
    assert_eq!(bought.effective_price.unwrap().currency, Currency::USD);
    assert_eq!(bought.exchange_rate, Decimal::from_str_exact("0.9213").ok());
    assert_eq!(bought.units, Decimal::from_str_exact("11.25").ok());
    assert_eq!(bought.period_ends.unwrap().date_naive().to_string(), "2024-04-30");
    assert_eq!(cancelled.kind.as_deref(), Some("Cancel"));
    assert_eq!(cancelled.invoice, None, "pending is no number");
    assert!(cancelled.total.unwrap().amount.is_sign_positive());
}

#[tokio::test(start_paused = true)]
async fn purchases_are_read() {
    let script = Script::default().recorded("products");
    let products = script.billing().products(ACCOUNT).await.unwrap();
    let [membership, support] = &products.entries[..] else {
        panic!("{products:?}");
    };
    assert_eq!(membership.display_name.as_deref(), Some("Solutions membership"));
    assert_eq!(membership.purchased.unwrap().date_naive().to_string(), "2023-01-04");
    assert_eq!(membership.renews_itself, Some(true));
    assert_eq!(membership.quantity, Some(Decimal::ONE));
    assert_eq!(support.status.as_deref(), Some("Suspended"));
    assert_eq!(support.renews_itself, Some(false));
    assert_eq!(support.last_charge.unwrap().amount.to_string(), "12.10");
    assert_eq!(support.ends.unwrap().date_naive().to_string(), "2024-01-05");
}
