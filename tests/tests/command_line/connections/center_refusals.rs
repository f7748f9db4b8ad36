//! What Partner Center does not show to whoever signed in, what it has not got now, and what it cannot say whole.

use packdesk_tests::Place;

use super::authority::Endpoint;
use super::center::{BILLING, FIRST, REQUESTS, connected, connected_beside, counts, everything, refused};
use super::center_service::{Center, Play};
use super::{connection, of_contoso, told};
use crate::common::list;

#[test]
fn a_part_that_is_refused_keeps_no_other_from_being_read() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    center.plays(
        "/v1/profiles/billing",
        Play::Status(403, r#"{"code":900308,"description":"PLANTED-WORDS"}"#.into()),
    );
    center.plays("/v1/servicerequests", "<!doctype html><title>A proxy</title>");
    let ended = of_contoso(&place, &["sync"]);
    let document = ended.json().unwrap();
    assert_eq!(
        (ended.code, &document["error"]["code"]),
        (Some(1), &"sync_unfinished".into())
    );
    assert!(!ended.printed.contains("PLANTED-WORDS"));
    assert_eq!(
        (&connection(&document)["state"], counts(&document)),
        (&"unfinished".into(), [4, 4, 0, 2])
    );
    let told_of = refused(&document);
    assert!(
        told_of.contains(&("profiles/billing".into(), "forbidden".into())),
        "{told_of:?}"
    );
    assert!(
        told_of.contains(&("servicerequests".into(), "unreadable".into())),
        "{told_of:?}"
    );
    let profile = told(&place, &["profile"]);
    assert!(profile["legal"].to_string().contains("Contoso Ireland Limited"));
    assert_eq!(profile["records"][1]["known"], false);

    // What was told once stays, with the day on which it was.
    center.plays("/v1/profiles/billing", BILLING);
    center.plays("/v1/servicerequests", REQUESTS);
    assert_eq!(connection(&told(&place, &["sync"]))["state"], "current");
    center.plays("/v1/profiles/billing", Play::Status(404, String::new()));
    told(&place, &["sync"]);
    let profile = told(&place, &["profile"]);
    assert_eq!(profile["po_number"], "PO-88");
    assert_eq!(
        (&profile["records"][1]["known"], &profile["records"][1]["problem"]),
        (&true.into(), &"not_found".into())
    );
}

#[test]
fn what_is_for_other_roles_is_named_with_whom_to_ask_and_no_other_sync_is_advised() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    told(&place, &["sync"]);
    let role = r#"{"code":900308,"description":"PLANTED-WORDS"}"#;
    let rule = r#"{"code":900309,"description":"PLANTED-WORDS"}"#;
    for (path, body) in [
        ("/v1/invoices", role),
        ("/v1/servicerequests", role),
        ("/v1/profiles/mpn", rule),
    ] {
        center.plays(path, Play::Status(403, body.to_owned()));
    }
    let ended = of_contoso(&place, &["sync"]);
    let document = ended.json().unwrap();
    let error = &document["error"];
    assert_eq!(
        (ended.code, &error["code"], &connection(&document)["state"]),
        (Some(3), &"center_partly_forbidden".into(), &"partly_forbidden".into())
    );
    for part in ["Invoices", "Service requests", "Partner network profile"] {
        assert!(error["message"].as_str().unwrap().contains(part), "{error}");
    }
    assert!(!ended.printed.contains("PLANTED-WORDS"));
    let items = list(&connection(&document)["refused"]);
    for (what, code, says) in [
        ("invoices", "forbidden", "Billing admin"),
        ("servicerequests", "forbidden", "Ask a Global admin"),
        ("profiles/mpn", "forbidden_by_rule", "Conditional Access"),
    ] {
        let item = items.iter().find(|item| item["what"] == what).unwrap();
        assert_eq!(item["code"], code);
        assert!(item["reason"].as_str().unwrap().contains(says), "{item}");
    }
    // What was read before stays, and nothing says that it is of today.
    assert_eq!(list(&told(&place, &["invoices"])).len(), 4);
    assert_eq!(list(&told(&place, &["requests"])).len(), 1);
}

#[test]
fn whoever_may_see_nothing_is_told_so_and_nothing_is_empty() {
    let (place, center) = (Place::new().unwrap(), Center::playing([]));
    connected(&place, &center);
    for path in [
        "/v1/profiles/legalbusiness",
        "/v1/profiles/billing",
        "/v1/profiles/organization",
        "/v1/profiles/support",
        "/v1/profiles/mpn",
        "/v1/invoices/summaries",
        "/v1/invoices",
        "/v1/servicerequests",
    ] {
        center.plays(path, Play::Status(403, String::new()));
    }
    let ended = of_contoso(&place, &["sync"]);
    let document = ended.json().unwrap();
    assert_eq!(
        (ended.code, &document["error"]["code"]),
        (Some(3), &"no_center_role".into())
    );
    assert_eq!(connection(&document)["state"], "no_role");
    let profile = told(&place, &["profile"]);
    assert!(list(&profile["records"]).iter().all(|record| record["known"] == false));
}

#[test]
fn an_authority_in_trouble_is_asked_a_few_times_in_one_sync_and_signs_nobody_out() {
    let (place, center) = (Place::new().unwrap(), everything());
    // Nobody gets as far as asking there.
    connected_beside(&place, &center, &["--azure-billing", &center.center_at]);
    let asked = center.authority.asked(Endpoint::Token);
    for _ in 0..3 {
        center.authority.answer_next(Endpoint::Token, 503, "");
    }
    let ended = of_contoso(&place, &["sync"]);
    let document = ended.json().unwrap();
    assert_eq!(
        (ended.code, &document["error"]["code"]),
        (Some(4), &"sign_in_unreachable".into())
    );
    assert_eq!(center.authority.asked(Endpoint::Token) - asked, 3);
    let connections = list(&document["connections"]);
    assert_eq!(connections.len(), 2);
    assert!(
        connections
            .iter()
            .all(|connection| connection["state"] == "unreachable")
    );
    assert!(center.book().asked.is_empty());
    let again = of_contoso(&place, &["sync"]).json().unwrap();
    assert_eq!(list(&again["connections"])[1]["state"], "current");
}

#[test]
fn a_note_without_a_date_is_asked_for_once_until_its_invoice_changes() {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    let undated = FIRST.replace(r#""invoiceDate":"2026-10-09T18:44:37.5381456Z","#, "");
    center.plays("/v1/invoices", undated.as_str());
    let note = r#"{"id":"G0500X9","totalCharges":-107661.12,"currencyCode":"CHF","documentType":"adjustment_note"}"#;
    center.plays("/v1/invoices/G0500X9", note);
    let first = told(&place, &["sync"]);
    assert!(refused(&first).contains(&("G0500X9".into(), "no_date".into())));
    for _ in 0..2 {
        let again = told(&place, &["sync"]);
        assert!(!refused(&again).iter().any(|(what, _)| what == "G0500X9"), "{again}");
    }
    assert_eq!(center.asked("/v1/invoices/G0500X9"), 1);

    center.plays("/v1/invoices", undated.replace("586366", "586367").as_str());
    let dated = FIRST
        .split_once(r#""amendments":["#)
        .unwrap()
        .1
        .split_once("]}")
        .unwrap()
        .0;
    center.plays("/v1/invoices/G0500X9", dated);
    told(&place, &["sync"]);
    assert_eq!(center.asked("/v1/invoices/G0500X9"), 2);
    assert_eq!(told(&place, &["invoice", "show", "G0500X9"])["kind"], "credit_note");
}
