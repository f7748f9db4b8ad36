//! An offer's details, cancelling and Partner Center requests in a real window, in both languages and themes.

use crate::common::{answer, list};
use fantoccini::Locator;
use packdesk_tests::{HarnessError, Place, Window};

/// What a partner of a country sees in its language.
struct Case {
    account: &'static str,
    company: &'static str,
    language: &'static str,
    route: [&'static str; 5],
    support: [&'static str; 3],
    recorded: &'static str,
    cancelled: &'static str,
    own_words: &'static str,
    filters: [&'static str; 2],
    /// Words of English that may stand on a screen in this language: names and numbers.
    foreign: &'static [&'static str],
}

const ENGLISH: Case = Case {
    account: "sample",
    company: "Lindqvist & Moore Ltd",
    language: "en",
    route: [
        "Cancel subscription",
        "Report problems with Partner Center",
        "New request",
        "Type of problem",
        "Help with partner invoice, payment, or reconciliation file",
    ],
    support: ["Support", "Partner Center requests", "Open"],
    recorded: "Request recorded",
    cancelled: "cancelled",
    own_words: "We chose another plan.",
    filters: ["Closed", "Open"],
    foreign: &[],
};

const CHINESE: Case = Case {
    account: "sample-tw",
    company: "青嵐資訊股份有限公司",
    language: "zh-TW",
    route: [
        "取消訂閱",
        "回報合作夥伴中心的問題",
        "新增要求",
        "問題類型",
        "合作夥伴發票、付款或對帳檔案的說明",
    ],
    support: ["支援", "合作夥伴中心要求", "開啟"],
    recorded: "要求已登記",
    cancelled: "取消",
    own_words: "我們改用其他方案。",
    filters: ["已結案", "處理中"],
    foreign: &[
        "Packdesk",
        "Microsoft",
        "PartnerID",
        "Partner",
        "Center",
        "MPN",
        "PDF",
        "Visa",
        "Action",
        "Pack",
        "Solution",
        "Provider",
        "TWD",
        "NT",
        "MB",
        "KB",
        "INV",
        "English",
        "DevOps",
        "Windows",
    ],
};

const PACK: &str = "article[data-offer='action-pack']";

async fn opened(place: &Place, case: &Case) -> Result<Window, HarnessError> {
    let window = Window::shown(place).await?;
    window.speak(case.language).await?;
    window.choose("#account", case.account).await?;
    window.wait_for_text("main", case.company).await?;
    Ok(window)
}

/// Keeps pictures, holds the screen to the accessibility rules, and finds words of another language.
async fn look(window: &Window, case: &Case, name: &str) -> Result<(), HarnessError> {
    window.look(&format!("{name}-{}", case.language)).await?;
    if case.language == "en" {
        return Ok(());
    }
    let text = window.text_of("main").await?;
    let words = text
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .filter(|word| word.len() > 1 && !case.foreign.contains(word));
    let english: Vec<&str> = words.collect();
    assert!(
        english.is_empty(),
        "English on the screen {name}: {english:?} in\n{text}"
    );
    Ok(())
}

fn renewed(case: &Case) -> Result<Place, HarnessError> {
    let place = Place::new()?;
    answer(
        &place,
        &["--account", case.account, "renew", "action-pack", "--card", "tok_visa"],
    );
    Ok(place)
}

/// From the tile to the details, and from there to the support request, its answer and the end of the subscription.
async fn cancel_the_subscription(case: &Case) -> Result<(), HarnessError> {
    let place = renewed(case)?;
    let window = opened(&place, case).await?;
    window.wait_for(&format!("{PACK}[data-state='active']")).await?;
    look(&window, case, "offers-with-steps").await?;
    window.press(&format!("{PACK} h2 a")).await?;

    // The details: invoices of this term and of earlier ones, and what can be done.
    window
        .wait_for("section[aria-labelledby='offer-invoices'] tr[data-invoice]")
        .await?;
    window
        .wait_for("section[aria-labelledby='offer-expired'] tr[data-invoice]")
        .await?;
    let acts = window
        .text_of("section[aria-labelledby='offer-subscription'] .acts")
        .await?;
    assert!(acts.contains(case.route[0]), "{acts}");
    look(&window, case, "offer-details").await?;
    window.press("[data-auto-renew='on'] header button").await?;
    window.wait_for("dialog[open] [data-safe]").await?;
    look_at_dialog(&window, case, "auto-renew").await?;
    window.press("dialog[open] button:not([data-safe])").await?;
    window.wait_for("[data-auto-renew='off']").await?;

    window.press("[data-cancel]:not([aria-disabled])").await?;
    window.wait_for("[data-check='role'].passed").await?;
    for words in case.route {
        window
            .wait_for_text("form section[aria-labelledby='cancel-send']", words)
            .await?;
    }
    look(&window, case, "cancel").await?;

    // A text that cannot be sent is told at its field, and stays.
    window
        .fill("#cancel-description", &format!("\n{}", case.own_words))
        .await?;
    window.refill("#cancel-summary", &"字".repeat(201)).await?;
    window.press("form button[type=submit]").await?;
    window.wait_for("#cancel-summary-problem").await?;
    window.wait_for_focus("cancel-summary").await?;
    look(&window, case, "cancel-problem").await?;
    window.press("form .proposal").await?;
    window
        .wait_until(
            "return document.querySelector('#cancel-summary').value.length < 201;",
            vec![],
            "the proposal",
        )
        .await?;

    // Another page is asked about first.
    window.press("nav a[href='#/settings']").await?;
    look_at_dialog(&window, case, "cancel-leave").await?;
    window.press("dialog[open] [data-safe]").await?;

    window.press("form button[type=submit]").await?;
    window.wait_for_text(".outcome h2", case.recorded).await?;
    window.wait_for_text("main", case.own_words).await?;
    look(&window, case, "request-recorded").await?;
    let route = window.text_of("section[aria-labelledby='request-find'] ol").await?;
    for words in case.support {
        assert!(route.contains(words), "{words} in {route}");
    }
    window.press(".outcome .button.primary").await?;
    window.wait_for("[data-cancel][aria-disabled='true']").await?;
    look(&window, case, "offer-details-asked").await?;

    // The next day support has answered, and the subscription has ended.
    window.move_calendar("2021-06-29").await?;
    window.press("nav a[href='#/requests']").await?;
    window.press("tr[data-status='closed'] a").await?;
    window
        .wait_for_text("section[aria-labelledby='request-notes']", case.cancelled)
        .await?;
    look(&window, case, "request-answered").await?;
    window
        .press("section[aria-labelledby='request-facts'] a.button")
        .await?;
    window.wait_for("section[aria-labelledby='offer-terms'] tbody").await?;
    let state = "section[aria-labelledby='offer-subscription']:not([data-state='active'])";
    window.wait_for(state).await?;
    look(&window, case, "offer-details-cancelled").await
}

/// A dialog stands over the page: the theme's button is behind it, so one picture is kept.
async fn look_at_dialog(window: &Window, case: &Case, name: &str) -> Result<(), HarnessError> {
    window.wait_for("dialog[open]").await?;
    window.keep_screenshot(&format!("{name}-{}", case.language)).await?;
    window.check_access(name).await
}

/// Puts text into a field at once, as pasting does: typed key by key, an emoji would arrive in halves.
async fn put(window: &Window, css: &str, text: &str) -> Result<(), HarnessError> {
    const PUT: &str = "const field = document.querySelector(arguments[0]); field.value = arguments[1]; \
                       field.dispatchEvent(new Event('input', { bubbles: true }));";
    window.wait_for(css).await?;
    window.execute(PUT, vec![css.into(), text.into()]).await?;
    Ok(())
}

/// From Support to the list, a request of one's own, the search and the filter, and a note.
async fn follow_a_request(case: &Case) -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = opened(&place, case).await?;
    window.press("nav a[href='#/requests']").await?;
    window.wait_for(".empty").await?;
    look(&window, case, "requests-empty").await?;

    window.press("[data-new-request]").await?;
    window.wait_for("#request-summary").await?;
    window.press("form button[type=submit]").await?;
    window.wait_for("#request-summary-problem").await?;
    window.fill("#request-summary", case.own_words).await?;
    window.press("form button[type=submit]").await?;
    window.wait_for("#request-description-problem").await?;
    look(&window, case, "request-new").await?;
    let kinds = window.find_all(Locator::Css("#request-kind option")).await?;
    assert!(kinds.len() >= 3, "only {} types of problem", kinds.len());
    window.fill("#request-description", case.own_words).await?;
    window.press("form button[type=submit]").await?;
    window.wait_for_text(".outcome h2", case.recorded).await?;
    window.press(".outcome .button.primary").await?;

    let id = window
        .wait_for("tr[data-request]")
        .await?
        .attr("data-request")
        .await?
        .unwrap();
    for (query, found) in [(id.as_str(), true), ("nothing like it", false), (&id[4..], true)] {
        window.refill("main input[type=search]", query).await?;
        window
            .wait_until(
                "return (document.querySelector('tr[data-request]') !== null) === arguments[0];",
                vec![found.into()],
                "the answer of the search",
            )
            .await?;
        if !found {
            window.check_access("a search that finds nothing").await?;
        }
    }
    for (filter, selector) in [("closed", ".empty"), ("open", "tr[data-status='open']")] {
        window
            .press(&format!("input[name='request-status'][value='{filter}']"))
            .await?;
        window.wait_for(selector).await?;
    }
    let filters = window.text_of(".filters").await?;
    for word in case.filters {
        assert!(filters.contains(word), "{word} in {filters}");
    }
    look(&window, case, "requests").await?;

    // The search is as it was left after the way back, and a row is opened by the keyboard.
    window.press("tr[data-request] a").await?;
    window.wait_for("#note-text").await?;
    window.press("a.crumb").await?;
    window
        .wait_for("input[name='request-status'][value='open']:checked")
        .await?;
    window
        .wait_for("tr[data-request] a")
        .await?
        .send_keys("\u{e007}")
        .await?;

    // A note that is too long is refused at its field and stays there.
    window.wait_for("#note-text").await?;
    put(&window, "#note-text", &"a".repeat(100_000)).await?;
    window.press("form button[type=submit]").await?;
    window.wait_for("#note-text-problem").await?;
    window
        .wait_until(
            "return document.querySelector('#note-text').value.length === 100000;",
            vec![],
            "what was typed",
        )
        .await?;
    look(&window, case, "note-too-long").await?;
    put(&window, "#note-text", "שלום 👋").await?;
    let file = place.folder().join("receipt.txt");
    std::fs::write(&file, "a receipt").unwrap();
    window
        .wait_for("#note-file")
        .await?
        .send_keys(&file.to_string_lossy())
        .await?;
    window.wait_for_text("#note-file-chosen", "receipt.txt").await?;
    window.press("form button[type=submit]").await?;
    window.wait_for_text(".notes", "שלום 👋").await?;
    window
        .wait_for_text("section[aria-labelledby='request-attachments']", "receipt.txt")
        .await?;
    window.look(&format!("request-noted-{}", case.language)).await?;
    drop(window);

    let shown = answer(&place, &["--account", case.account, "request", "show", &id]);
    assert_eq!(shown["request"].as_str(), Some(id.as_str()));
    let all = answer(&place, &["--account", case.account, "requests"]);
    assert_eq!(list(&all).len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_subscription_is_cancelled_by_a_request_in_english() -> Result<(), HarnessError> {
    cancel_the_subscription(&ENGLISH).await
}

#[tokio::test]
async fn a_subscription_is_cancelled_by_a_request_in_traditional_chinese() -> Result<(), HarnessError> {
    cancel_the_subscription(&CHINESE).await
}

#[tokio::test]
async fn a_request_is_made_found_and_answered_in_english() -> Result<(), HarnessError> {
    follow_a_request(&ENGLISH).await
}

#[tokio::test]
async fn a_request_is_made_found_and_answered_in_traditional_chinese() -> Result<(), HarnessError> {
    follow_a_request(&CHINESE).await
}
