//! Every number, date and amount has bounds; beyond them nothing is done, and they are told.

use crate::common::{answer, list, run};
use packdesk_tests::Place;

#[test]
fn a_number_beyond_its_bounds_is_refused_with_them() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let before = list(&answer(&place, &["invoices"])).len();
    let renew = |total: &'static str| vec!["renew", "action-pack", "--card", "tok_visa", "--accept-total", total];
    for (arguments, code, bound) in [
        (
            vec!["sample", "reset", "--invoices", "4000000000"],
            "wrong_usage",
            "200000",
        ),
        (vec!["sample", "reset", "--invoices", "200001"], "wrong_usage", "200000"),
        (
            vec!["sample", "reset", "--invoices", "99999999999999999999"],
            "wrong_usage",
            "",
        ),
        (vec!["sample", "reset", "--invoices=-1"], "wrong_usage", ""),
        (
            vec!["sample", "reset", "--seed", "18446744073709551616"],
            "wrong_usage",
            "",
        ),
        (vec!["sample", "serve", "--port", "65536"], "wrong_usage", "65535"),
        (vec!["sample", "fault", "429*99999999999"], "wrong_usage", "COUNT"),
        (vec!["invoices", "--limit", "4294967295"], "wrong_usage", "1000000"),
        (vec!["orders", "--limit", "4294967295"], "wrong_usage", "1000000"),
        (
            vec!["invoices", "--min", "9999999999999999999999999999"],
            "out_of_bounds",
            "1,000,000,000,000,000",
        ),
        (
            vec!["invoices", "--max=-1000000000000000"],
            "out_of_bounds",
            "1,000,000,000,000,000",
        ),
        (vec!["invoices", "sums", "--min", "1e99"], "invalid_total", ""),
        (vec!["why", "action-pack", "--on", "262142-01-01"], "invalid_date", ""),
        (
            vec!["why", "action-pack", "--on", "0044-03-15"],
            "out_of_bounds",
            "1900",
        ),
        (vec!["invoices", "--from", "99999-01-01"], "invalid_date", ""),
        (vec!["orders", "--to", "+10000-01-01"], "out_of_bounds", "9999"),
        (vec!["sample", "today", "+262142-12-31"], "out_of_bounds", "9999"),
        (
            vec!["sample", "reset", "--today", "+262142-12-31"],
            "out_of_bounds",
            "9999",
        ),
        (
            renew("9999999999999999999999999 EUR"),
            "out_of_bounds",
            "1,000,000,000,000,000",
        ),
    ] {
        for language in ["en", "zh-TW"] {
            let mut all = vec!["--lang", language];
            all.extend(&arguments);
            let ended = run(&place, &all);
            assert_eq!(
                ended.code,
                Some(2),
                "{arguments:?}: {}{}",
                ended.printed,
                ended.complained
            );
            let error = ended.json().unwrap()["error"].clone();
            assert_eq!(error["code"], code, "{arguments:?}");
            assert!(
                error["message"].as_str().unwrap().contains(bound),
                "{arguments:?}: {error}"
            );
        }
    }
    assert_eq!(list(&answer(&place, &["invoices"])).len(), before);
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
}

#[test]
fn what_is_just_within_its_bounds_is_taken() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    for arguments in [
        vec!["invoices", "--limit", "1000000"],
        vec!["orders", "--limit", "1000000"],
        vec!["invoices", "--min=-999999999999999", "--max", "999999999999999.99"],
        vec!["why", "action-pack", "--on", "9999-12-31"],
        vec!["why", "action-pack", "--on", "1900-01-01"],
        vec!["invoices", "--from", "1900-01-01", "--to", "9999-12-31"],
        vec!["sample", "reset", "--seed", "18446744073709551615"],
    ] {
        answer(&place, &arguments);
    }
}
