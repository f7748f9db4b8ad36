//! A partner whom no connection helps, in a real window and both languages: from the first start to a renewal that a dropped
//! document confirms.

use std::path::Path;

use packdesk_tests::{Drag, HarnessError, Place, Window};
use serde_json::json;

use crate::common::{answer, list};

const OFFER: &str = "partner-success-core";
const ACCOUNT: &str = "contoso-ltd";
const TILE: &str = "article[data-offer=partner-success-core]";
/// Inside the window of an anniversary date of 1 January 2026, and the day on which its invoice came by mail.
const IN_WINDOW: &str = "2026-01-20";
const LATER: &str = "2026-03-20";
/// An invoice that another program wrote: of 14 March 2026, for a year from 1 January.
const WRITTEN: &str = "en-00-reportlab.pdf";
const NUMBER: &str = "T000001023";

struct Case {
    locale: &'static str,
    language: &'static str,
    put_off: &'static str,
    confirmed: &'static str,
}

const ENGLISH: Case = Case {
    locale: "en_US.UTF-8",
    language: "en",
    put_off: "Put off on 20 January 2026",
    confirmed: "is renewed until 1 January 2027",
};

const CHINESE: Case = Case {
    locale: "zh_TW.UTF-8",
    language: "zh-TW",
    put_off: "延後",
    confirmed: "已續約至 2027 年 1 月 1 日",
};

/// An account that is set up by hand, with its term.
async fn begin(window: &Window, case: &Case) -> Result<(), HarnessError> {
    window.press("section[aria-labelledby=sample-strip] a").await?;
    window.wait_for_focus("begin").await?;
    window
        .press("section[aria-labelledby=begin] li:nth-child(1) button")
        .await?;
    window.press("input[name=account-kind][value=by-hand]").await?;
    window.fill("#own-account-company", "Contoso Ltd").await?;
    window.choose("#own-account-country", "IE").await?;
    window.press("main form .button.primary").await?;
    window.wait_for_focus(&format!("account-{ACCOUNT}")).await?;
    window.go("#/offers").await?;
    window.press("#term-add").await?;
    window.wait_for_focus("term-offer").await?;
    window.choose("#term-offer", OFFER).await?;
    window.set_date("#term-anniversary", "2026-01-01").await?;
    window.press("#term-save").await?;
    window.wait_for(&format!("{TILE}[data-state=window]")).await?;
    window.look(&format!("handoff-tile-{}", case.language)).await
}

/// From the tile through Partner Center to what happened there.
async fn renew(window: &Window, place: &Place, case: &Case) -> Result<(), HarnessError> {
    window.press(&format!("{TILE} .foot button")).await?;
    window.wait_for("#handoff-open").await?;
    window.look(&format!("handoff-way-{}", case.language)).await?;
    for (width, height, zoom) in [(640, 480, 100), (640, 480, 200)] {
        window.resize(width, height, zoom).await?;
        let found = window.layout_faults().await?;
        assert!(found.is_empty(), "{width} at {zoom} %:\n{found}");
    }
    window.resize(1280, 860, 100).await?;
    let orders = || answer(place, &["--account", ACCOUNT, "orders"]);
    assert!(list(&orders()).is_empty(), "nothing is recorded by looking");
    window.press("#handoff-open").await?;
    window.wait_for("[data-happened]").await?;
    let opened = place.opened();
    assert!(
        matches!(opened.as_slice(), [page] if page.starts_with("https://partner.microsoft.com/")),
        "{opened:?}"
    );
    window.press("#handoff-record").await?;
    window.wait_for_focus("handoff-answer").await?;
    window.press("[name=handoff-answer][value=later]").await?;
    window.press("#handoff-record").await?;
    window.wait_for_text("main .outcome", case.put_off).await?;
    window.look(&format!("handoff-put-off-{}", case.language)).await?;
    window.press("[name=handoff-answer][value=done]").await?;
    window.choose("#handoff-payment", "transfer").await?;
    window.fill("#handoff-total", "7917.46 EUR").await?;
    window.look(&format!("handoff-done-{}", case.language)).await?;
    window.press("#handoff-record").await?;
    window.wait_for("aside [aria-labelledby=transfer-details]").await?;
    window.look(&format!("handoff-transfer-{}", case.language)).await?;
    let recorded = &orders()[0];
    assert_eq!(
        [
            &recorded["state"],
            &recorded["handoff"]["send_by"],
            &recorded["total"]["amount"]
        ],
        [&json!("awaiting_payment"), &json!("2026-01-21"), &json!("7917.46")],
        "{recorded}"
    );
    Ok(())
}

/// The invoice is dropped, accepted, confirms the order and tells of the next term.
async fn confirm(window: &Window, place: &Place, case: &Case) -> Result<(), HarnessError> {
    window.go("#/orders").await?;
    window.wait_for("tr[data-state=awaiting_payment]").await?;
    window.look(&format!("handoff-orders-{}", case.language)).await?;
    let written = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../src-tauri/crates/incoming/tests/fixtures/invoices")
        .join(WRITTEN);
    Drag::over(&[&written])?.dropped()?;
    window.wait_for("[data-import='clean']").await?;
    window.go("#/invoices/proposals").await?;
    window.press("tr[data-proposal] a").await?;
    window.wait_for_text("main [role=document] .text", NUMBER).await?;
    window.press("#proposal-accept").await?;
    window.wait_for_text("[data-done]", NUMBER).await?;

    window.go("#/orders").await?;
    window.wait_for("tr[data-state=confirmed]").await?;
    window.press("tr[data-state=confirmed] a").await?;
    window.wait_for_text("main .outcome", case.confirmed).await?;
    window.look(&format!("handoff-confirmed-{}", case.language)).await?;
    window.go("#/offers").await?;
    window.wait_for("[data-proposed-terms]").await?;
    window.look(&format!("handoff-proposed-{}", case.language)).await?;
    window.press("[data-proposed-terms] [data-accept]").await?;
    window.wait_for(&format!("{TILE}[data-state=active]")).await?;
    window.wait_for_focus("terms-title").await?;
    window.look(&format!("handoff-renewed-{}", case.language)).await?;
    let offers = answer(place, &["--account", ACCOUNT, "offers"]);
    let renewed = list(&offers).iter().find(|offer| offer["offer"] == OFFER).unwrap();
    assert_eq!(renewed["anniversary"], "2027-01-01");
    let order = &answer(place, &["--account", ACCOUNT, "orders"])[0];
    assert_eq!([&order["state"], &order["invoice"]], ["confirmed", NUMBER]);
    Ok(())
}

async fn play(case: &Case) -> Result<(), HarnessError> {
    let mut place = Place::speaking(case.locale)?;
    place.move_to(IN_WINDOW);
    let window = Window::shown(&place).await?;
    window.resize(1280, 860, 100).await?;
    begin(&window, case).await?;
    renew(&window, &place, case).await?;
    drop(window);
    place.move_to(LATER);
    let window = Window::shown(&place).await?;
    window.resize(1280, 860, 100).await?;
    confirm(&window, &place, case).await
}

#[tokio::test]
async fn a_renewal_without_a_connection_is_confirmed_by_a_dropped_document_in_english() -> Result<(), HarnessError> {
    play(&ENGLISH).await
}

#[tokio::test]
async fn a_renewal_without_a_connection_is_confirmed_by_a_dropped_document_in_traditional_chinese()
-> Result<(), HarnessError> {
    play(&CHINESE).await
}
