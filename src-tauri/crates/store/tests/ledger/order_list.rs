//! The list of orders: searched, filtered, sorted and given in parts.

use crate::fixtures::{account, day, instant, order};
use domain::{AccountName, Decimal, OfferId, OrderState};
use store::{OrderFilter, OrderPage, OrderSort, Store};

const DAY: i64 = 86_400;

async fn filled() -> Store {
    let store = Store::in_memory().await.unwrap();
    let orders = [
        (
            OrderState::Confirmed,
            "action-pack",
            Some("7310061187"),
            "PO-1",
            "516.60",
        ),
        (OrderState::Declined, "gold-data-platform", None, "PO-2", "4380"),
        (OrderState::Draft, "action-pack", None, "PO-12", "9.50"),
        (
            OrderState::AwaitingPayment,
            "silver-data-platform",
            Some("7310061190"),
            "PO-3",
            "1665.00",
        ),
    ];
    for (position, (state, offer, number, po_number, total)) in (0..).zip(orders) {
        let mut order = order(state, position * DAY);
        order.offer = OfferId::new(offer);
        order.number = number.map(str::to_owned);
        order.po_number = Some(po_number.to_owned());
        order.total = order
            .total
            .map(|money| domain::Money::new(total.parse().unwrap(), money.currency));
        store.put_order(&account(), &order).await.unwrap();
    }
    let other = order(OrderState::Confirmed, 0);
    store.put_order(&AccountName::new("other"), &other).await.unwrap();
    store
}

fn purchases(page: &OrderPage) -> Vec<&str> {
    let rows = page.rows.iter();
    rows.map(|order| order.po_number.as_deref().unwrap_or_default())
        .collect()
}

#[tokio::test]
async fn every_filter_and_word_finds_its_orders() {
    let store = filled().await;
    let all = OrderFilter::default;
    let text = |text: &str| OrderFilter {
        text: Some(text.to_owned()),
        ..all()
    };
    let first = instant(0).date_naive();
    let cases = [
        (all(), vec!["PO-3", "PO-12", "PO-2", "PO-1"]),
        (text("73100611"), vec!["PO-3", "PO-1"]),
        (text("行動套件"), vec!["PO-12", "PO-1"]),
        (text("ACTION po-1"), vec!["PO-12", "PO-1"]),
        (text("€4,380"), vec!["PO-2"]),
        (text("516.6"), vec!["PO-1"]),
        (text(&first.to_string()), vec!["PO-1"]),
        (text("nowhere"), vec![]),
        (text("100%'; DROP TABLE orders"), vec![]),
        (
            OrderFilter {
                state: Some(OrderState::Declined),
                ..all()
            },
            vec!["PO-2"],
        ),
        (
            OrderFilter {
                offer: Some(OfferId::new("action-pack")),
                ..all()
            },
            vec!["PO-12", "PO-1"],
        ),
        (
            OrderFilter {
                from: first.succ_opt(),
                ..all()
            },
            vec!["PO-3", "PO-12", "PO-2"],
        ),
        (
            OrderFilter {
                to: Some(first),
                ..all()
            },
            vec!["PO-1"],
        ),
        (
            OrderFilter {
                from: Some(day("2030-01-01")),
                ..all()
            },
            vec![],
        ),
        (
            OrderFilter {
                to: Some(chrono::NaiveDate::MAX),
                ..all()
            },
            vec!["PO-3", "PO-12", "PO-2", "PO-1"],
        ),
    ];
    for (filter, expected) in cases {
        let page = store.order_list(&account(), &filter).await.unwrap();
        assert_eq!(purchases(&page), expected, "{filter:?}");
        assert_eq!((page.matching as usize, page.all()), (expected.len(), 4), "{filter:?}");
    }
}

#[tokio::test]
async fn the_list_is_sorted_either_way_and_given_in_parts() {
    let store = filled().await;
    let cases = [
        (OrderSort::Created, ["PO-1", "PO-2", "PO-12", "PO-3"]),
        (OrderSort::Number, ["PO-2", "PO-12", "PO-1", "PO-3"]),
        (OrderSort::Offer, ["PO-1", "PO-12", "PO-2", "PO-3"]),
        (OrderSort::State, ["PO-3", "PO-1", "PO-2", "PO-12"]),
        (OrderSort::Total, ["PO-12", "PO-1", "PO-3", "PO-2"]),
    ];
    for (sort, mut expected) in cases {
        for descending in [false, true] {
            let filter = |offset, limit| OrderFilter {
                sort,
                descending,
                offset,
                limit,
                ..OrderFilter::default()
            };
            let whole = store.order_list(&account(), &filter(0, u32::MAX)).await.unwrap();
            assert_eq!(purchases(&whole), expected, "{sort:?} {descending}");
            let part = store.order_list(&account(), &filter(1, 2)).await.unwrap();
            assert_eq!((purchases(&part), part.matching), (expected[1..3].to_vec(), 4));
            expected.reverse();
        }
    }
}

#[tokio::test]
async fn what_became_of_an_order_is_found() {
    let store = filled().await;
    let mut page = store.order_list(&account(), &OrderFilter::default()).await.unwrap();
    let mut order = page.rows.remove(0);
    order.state = OrderState::Confirmed;
    order.invoice = Some(domain::InvoiceNumber::new("T-777"));
    order.total = order
        .total
        .map(|money| domain::Money::new(Decimal::ONE, money.currency));
    store.put_order(&account(), &order).await.unwrap();
    let filter = OrderFilter {
        text: Some("t-777".to_owned()),
        state: Some(OrderState::Confirmed),
        ..OrderFilter::default()
    };
    let found = store.order_list(&account(), &filter).await.unwrap();
    assert_eq!(purchases(&found), ["PO-3"]);
    let cheapest = OrderFilter {
        sort: OrderSort::Total,
        descending: false,
        limit: 1,
        ..OrderFilter::default()
    };
    assert_eq!(
        purchases(&store.order_list(&account(), &cheapest).await.unwrap()),
        ["PO-3"]
    );
}
