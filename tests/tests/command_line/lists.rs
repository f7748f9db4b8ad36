//! Lists that people scan: orders with search, sort and filters, and the offers that concern the account.

use packdesk_tests::Place;
use serde_json::Value;

use crate::common::{answer, list, run};

fn found(place: &Place, filter: &[&str]) -> Vec<(String, String)> {
    let arguments: Vec<&str> = ["orders"].iter().chain(filter).copied().collect();
    let orders = answer(place, &arguments);
    let text = |order: &Value, field: &str| order[field].as_str().unwrap().to_owned();
    let rows = list(&orders).iter();
    rows.map(|order| (text(order, "entry"), text(order, "offer"))).collect()
}

fn told(place: &Place, arguments: &[&str]) -> String {
    let ended = place.cli(arguments).unwrap();
    assert_eq!(ended.code, Some(0), "{arguments:?}: {}", ended.complained);
    ended.printed
}

#[test]
fn orders_are_searched_filtered_and_sorted_and_a_declined_one_is_an_attempt() {
    let place = Place::new().unwrap();
    let declined = run(&place, &["renew", "action-pack", "--card", "tok_declined"]);
    assert_eq!(declined.code, Some(3));
    answer(&place, &["sample", "today", "2021-07-01"]);
    let gold = answer(
        &place,
        &["buy", "gold-data-platform", "--card", "tok_visa", "--po", "PO-９9"],
    );
    let pair = |entry: &str, offer: &str| (entry.to_owned(), offer.to_owned());
    let attempt = pair("attempt", "action-pack");
    let order = pair("order", "gold-data-platform");
    assert_eq!(found(&place, &[]), [order.clone(), attempt.clone()]);
    assert_eq!(found(&place, &["--sort", "-date"]), [attempt.clone(), order.clone()]);
    assert_eq!(
        found(&place, &["--sort", "amount", "--limit", "1"]),
        std::slice::from_ref(&attempt)
    );
    assert_eq!(found(&place, &["--sort", "-offer"]), [attempt.clone(), order.clone()]);
    let number = gold["order"].as_str().unwrap();
    for filter in [
        ["--query", number],
        ["--query", "po-99"],
        ["--query", "gold 資料"],
        ["--state", "confirmed"],
        ["--offer", "gold-data-platform"],
        ["--from", "2021-06-29"],
    ] {
        assert_eq!(found(&place, &filter), std::slice::from_ref(&order), "{filter:?}");
    }
    for filter in [["--state", "declined"], ["--to", "2021-06-30"], ["--query", "行動套件"]] {
        assert_eq!(found(&place, &filter), std::slice::from_ref(&attempt), "{filter:?}");
    }
    assert!(found(&place, &["--query", "nowhere"]).is_empty());
    for wrong in [["--state", "lost"], ["--sort", "colour"], ["--from", "June"]] {
        assert_eq!(run(&place, &["orders", wrong[0], wrong[1]]).code, Some(2), "{wrong:?}");
    }
    assert!(told(&place, &["orders"]).contains("Attempt"));
    assert!(told(&place, &["--lang", "zh-TW", "orders", "--query", "nowhere"]).contains("沒有符合的訂單"));
}

#[test]
fn offers_that_concern_the_account_are_told_and_how_many_more_there_are() {
    let place = Place::new().unwrap();
    let all = answer(&place, &["offers"]);
    let names = |concerns: bool| -> Vec<&str> {
        let offers = list(&all).iter().filter(|offer| offer["concerns_account"] == concerns);
        offers.map(|offer| offer["offer"].as_str().unwrap()).collect()
    };
    let (own, others) = (names(true), names(false));
    assert!(own.contains(&"action-pack") && !others.is_empty());
    for offer in list(&all) {
        let acts = offer["action"] != "none" || !offer["anniversary"].is_null() || !offer["open_order"].is_null();
        assert_eq!(offer["concerns_account"], acts, "{offer}");
    }
    let short = told(&place, &["offers"]);
    let lists = |text: &str, offer: &str| text.lines().any(|line| line.split(' ').next() == Some(offer));
    assert!(own.iter().all(|offer| lists(&short, offer)), "{short}");
    assert!(!others.iter().any(|offer| lists(&short, offer)), "{short}");
    assert!(short.contains(&format!("{} more offers", others.len())), "{short}");
    assert!(
        short.contains(&format!("{} offers of", own.len())),
        "the summary counts what is shown: {short}"
    );
    let whole = told(&place, &["offers", "--all"]);
    assert!(own.iter().chain(&others).all(|offer| lists(&whole, offer)), "{whole}");
    assert!(!whole.contains("more offers"));
    assert_eq!(
        answer(&place, &["offers", "--all"]),
        all,
        "a script gets every offer either way"
    );
    let chinese = told(&place, &["--lang", "zh-TW", "offers"]);
    assert!(chinese.contains(&format!("另有 {} 項優惠", others.len())), "{chinese}");
}

#[test]
fn every_list_says_that_it_is_of_a_sample_account() {
    let place = Place::new().unwrap();
    for command in ["offers", "orders", "invoices", "requests"] {
        assert!(
            told(&place, &[command]).starts_with("Sample account. Nothing is bought or charged.\n"),
            "{command}"
        );
        let chinese = told(&place, &["--lang", "zh-TW", command]);
        assert!(chinese.starts_with("範例帳戶"), "{chinese}");
    }
    assert!(told(&place, &["sync"]).contains("Sample account."));
    assert_eq!(answer(&place, &["sync"])["sample"], true);
}
