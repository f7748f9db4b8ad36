//! The bill-to address and the roles in a real window, in both languages and themes.

use crate::common::{answer, list, refused};
use fantoccini::Locator;
use packdesk_tests::{HarnessError, Place, Window};
use serde_json::Value;

/// What a partner of a country types, and what the page answers in its language.
struct Case {
    account: &'static str,
    company: &'static str,
    language: &'static str,
    new_street: &'static str,
    wrong_postal_code: &'static str,
    right_postal_code: &'static str,
    odd_tax_id: &'static str,
    pending: &'static str,
    authorized: &'static str,
    roles_that_may: &'static str,
}

const ENGLISH: Case = Case {
    account: "sample",
    company: "Lindqvist & Moore Ltd",
    language: "en",
    new_street: "7 Grand Canal Street",
    wrong_postal_code: "D2",
    right_postal_code: "D02 X285",
    odd_tax_id: "IE12",
    pending: "Pending",
    authorized: "Authorized",
    roles_that_may: "MPN partner admin",
};

const CHINESE: Case = Case {
    account: "sample-tw",
    company: "青嵐資訊股份有限公司",
    language: "zh-TW",
    new_street: "信義路五段 7 號",
    wrong_postal_code: "9",
    right_postal_code: "110",
    odd_tax_id: "12",
    pending: "審查中",
    authorized: "已授權",
    roles_that_may: "MPN 合作夥伴系統管理員",
};

/// The days of the table of roles that take more than one line.
const BROKEN_DAYS: &str = "
    const lines = (day) => {
        const text = document.createRange();
        text.selectNodeContents(day);
        return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size;
    };
    return [...document.querySelectorAll('tbody td.day')].filter((day) => lines(day) !== 1).map((day) => day.textContent);";

/// The lines of the facts that begin with what ends an item.
const LINES_FROM_A_COMMA: &str = "
    const letter = document.createRange();
    const found = [];
    for (const fact of document.querySelectorAll('#main dd')) {
        const walker = document.createTreeWalker(fact, NodeFilter.SHOW_TEXT);
        let line = null;
        while (walker.nextNode()) {
            const text = walker.currentNode;
            for (let at = 0; at < text.length; at += 1) {
                letter.setStart(text, at);
                letter.setEnd(text, at + 1);
                const box = [...letter.getClientRects()].at(-1);
                if (box === undefined || box.width === 0) continue;
                if (line !== null && box.top > line + 4 && /[，、。,.]/.test(text.data[at])) found.push(fact.textContent);
                line = box.top;
            }
        }
    }
    return found;";

async fn opened(place: &Place, case: &Case) -> Result<Window, HarnessError> {
    let window = Window::shown(place).await?;
    window.speak(case.language).await?;
    window.choose("#account", case.account).await?;
    window.wait_for_text("main", case.company).await?;
    window
        .wait_for("article[data-offer='action-pack'][data-state='window']")
        .await?;
    Ok(window)
}

/// From the review step to the profile, and back to an order that shows the new address.
async fn update_the_bill_to_address(case: &Case) -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = opened(&place, case).await?;
    window
        .press("article[data-offer='action-pack'] .button.primary")
        .await?;
    window.press("#method-transfer").await?;
    for (field, text) in [
        ("name", "Aoife Moore"),
        ("phone", "0861234567"),
        ("email", "aoife@lindqvist.ie"),
    ] {
        window.fill(&format!("#field-contact_{field}"), text).await?;
    }
    window.press("form button[type=submit]").await?;
    window.wait_for("#point-bill_to").await?;
    let before = window.text_of("#point-bill_to-text").await?;
    window
        .press("section[aria-labelledby='review-parties'] a.button")
        .await?;

    // The way back to the order stands above the profile.
    window.wait_for("a[href='#/renew/action-pack']").await?;
    window
        .press("section[aria-labelledby='profile-billing'] button")
        .await?;
    window.refill("#profile-postal_code", case.wrong_postal_code).await?;
    window.refill("#profile-tax_id", case.odd_tax_id).await?;
    window.refill("#profile-phone", "+353 86").await?;
    window.fill("#profile-phone", "\u{e004}").await?;
    window.wait_for("#profile-postal_code-problem").await?;
    window.wait_for("#profile-phone-problem").await?;
    window.wait_for("#profile-tax_id-warning").await?;
    window.look(&format!("profile-problems-{}", case.language)).await?;

    // A problem keeps the form; a warning does not.
    window.press("form button[type=submit]").await?;
    window.wait_for_focus("profile-postal_code").await?;
    window.refill("#profile-postal_code", case.right_postal_code).await?;
    window.refill("#profile-phone", "0861234567").await?;
    window.refill("#profile-address_line1", case.new_street).await?;
    window.fill("#profile-address_line1", "\u{e004}").await?;
    window.wait_for("#profile-review > *").await?;
    window.look(&format!("profile-review-{}", case.language)).await?;
    window.press("form button[type=submit]").await?;
    window
        .wait_for_text("section[aria-labelledby='profile-billing']", case.new_street)
        .await?;
    window
        .wait_for_text("section[aria-labelledby='profile-verification']", case.pending)
        .await?;
    window.look(&format!("profile-saved-{}", case.language)).await?;

    // Buying waits for the review, and says so where the order would go on.
    window.press("a[href='#/renew/action-pack']").await?;
    window.wait_for("main [role=alert]").await?;
    window.check_access("an order that waits for the review").await?;
    let renewal = ["--account", case.account, "renew", "action-pack", "--card", "tok_visa"];
    assert_eq!(refused(&place, &renewal, 3), "not_eligible");
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);

    // A week later the review is over; the order is there as it was left, with the new address.
    window.move_calendar("2021-07-06").await?;
    window.go("#/profile").await?;
    window
        .wait_for_text("section[aria-labelledby='profile-verification']", case.authorized)
        .await?;
    window.go("#/renew/action-pack").await?;
    window.wait_for_text("#point-bill_to-text", case.new_street).await?;
    assert!(!before.contains(case.new_street));
    window.wait_for_text("main", "aoife@lindqvist.ie").await?;
    drop(window);

    issued_invoices_keep_the_old_address(&place, case);
    Ok(())
}

fn issued_invoices_keep_the_old_address(place: &Place, case: &Case) {
    let all = answer(place, &["--account", case.account, "invoices"]);
    let searched = answer(
        place,
        &["--account", case.account, "invoices", "--query", case.new_street],
    );
    assert!(!list(&all).is_empty());
    assert_eq!(list(&searched), &Vec::<Value>::new());
}

/// A role that may not buy is told which roles may, and loses nothing by being switched.
async fn switch_the_role(case: &Case) -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = opened(&place, case).await?;
    window.go("#/settings").await?;
    let roles = window.find_all(Locator::Css("#role option")).await?;
    assert!(roles.len() >= 5, "only {} roles", roles.len());
    window.choose("#role", "helpdesk-agent").await?;
    window.go("#/offers").await?;
    let renew = "article[data-offer='action-pack'] button[aria-disabled='true']";
    window.wait_for(renew).await?;
    window
        .wait_for_text("article[data-offer='action-pack']", case.roles_that_may)
        .await?;
    window.look(&format!("role-refused-{}", case.language)).await?;
    window
        .press("article[data-offer='action-pack'] button[aria-haspopup='dialog']")
        .await?;
    window.wait_for_text("dialog[open]", case.roles_that_may).await?;
    window.check_access("why, in a role that may not renew").await?;
    window.active_element().await?.send_keys("\u{e00c}").await?;

    window.go("#/profile").await?;
    window
        .wait_for("tbody[data-permission='change_billing'] .answer.no")
        .await?;
    window.wait_for_text("main", case.roles_that_may).await?;
    window.look(&format!("role-profile-{}", case.language)).await?;

    window.go("#/settings").await?;
    window.choose("#role", "mpn-partner-admin").await?;
    window.go("#/offers").await?;
    window
        .wait_for("article[data-offer='action-pack'] .button.primary:not([aria-disabled])")
        .await?;
    Ok(())
}

#[tokio::test]
async fn no_day_and_no_contact_is_broken_in_the_middle() -> Result<(), HarnessError> {
    let place = Place::new()?;
    for case in [&ENGLISH, &CHINESE] {
        let window = opened(&place, case).await?;
        window.go("#/profile").await?;
        window.wait_for("tbody[data-permission] td.day").await?;
        for width in [640, 900, 1280] {
            window.resize(width, 860, 100).await?;
            for (script, what) in [(BROKEN_DAYS, "a day"), (LINES_FROM_A_COMMA, "a contact")] {
                let broken = window.execute(script, vec![]).await?;
                assert_eq!(
                    list(&broken),
                    &Vec::<Value>::new(),
                    "{what} at {width}, {}",
                    case.language
                );
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_bill_to_address_is_updated_from_the_review_in_english() -> Result<(), HarnessError> {
    update_the_bill_to_address(&ENGLISH).await
}

#[tokio::test]
async fn the_bill_to_address_is_updated_from_the_review_in_traditional_chinese() -> Result<(), HarnessError> {
    update_the_bill_to_address(&CHINESE).await
}

#[tokio::test]
async fn a_role_that_may_not_renew_is_told_who_may_in_english() -> Result<(), HarnessError> {
    switch_the_role(&ENGLISH).await
}

#[tokio::test]
async fn a_role_that_may_not_renew_is_told_who_may_in_traditional_chinese() -> Result<(), HarnessError> {
    switch_the_role(&CHINESE).await
}
