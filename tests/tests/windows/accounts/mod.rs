//! An account of one's own in the window: set up by hand, or signed in and read from the services.

#[path = "../../../../src-tauri/crates/partner-center/tests/sign_in/authority/mod.rs"]
mod authority;
#[path = "../../command_line/connections/service.rs"]
#[allow(dead_code, reason = "other tests have the service do more")]
mod service;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use packdesk_tests::{HarnessError, Keyboard, Place, Window};
use serde_json::Value;

use self::authority::{CLIENT, TENANT};
use self::service::line_service::line;
use self::service::{Microsoft, document, invoice};
use crate::common::{answer, list};

/// The longest wait for the browser to be given an address.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// The newest of the invoices, which has many lines and further files.
const NEWEST: &str = "T0000104";

const PANEL: &str = "[data-account=contoso][data-current=true]";

#[tokio::test]
async fn a_company_is_added_by_hand_from_the_first_start_and_removed_again() -> Result<(), HarnessError> {
    for (locale, removed) in [("en_US.UTF-8", "was removed with"), ("zh_TW.UTF-8", "已移除帳戶")] {
        let place = Place::speaking(locale)?;
        // A window that is closed before anything was said asks again at the next start.
        let closed = Window::starting(&place).await?;
        closed.wait_for("dialog[open] #first-start").await?;
        drop(closed);
        let window = Window::starting(&place).await?;
        let language = if locale.starts_with("en") { "en" } else { "zh-TW" };
        window.wait_for("dialog[open] #first-start").await?;
        window
            .look_in_all_colours(&format!("accounts-first-start-{language}"))
            .await?;
        window
            .look_where_it_is_tight(&format!("accounts-first-start-{language}"))
            .await?;
        window.keyboard().types(Keyboard::ESCAPE).await?;
        let left = "return document.querySelector('#first-start') === null;";
        window.wait_until(left, vec![], "the sample without a question").await?;
        window.refresh().await?;
        window.wait_for("#main article").await?;
        window.wait_until(left, vec![], "nothing that asks again").await?;
        window.press("section[aria-labelledby=sample-strip] a").await?;
        window.wait_for_focus("begin").await?;
        window.look(&format!("accounts-begin-{language}")).await?;
        window
            .press("section[aria-labelledby=begin] li:nth-child(1) button")
            .await?;
        window.press("main form summary").await?;
        window.look(&format!("accounts-sign-in-{language}")).await?;
        window.press("input[name=account-kind][value=by-hand]").await?;
        window.fill("#own-account-company", "青嵐資訊 Contoso Ltd").await?;
        window.choose("#own-account-country", "TW").await?;
        window.look(&format!("accounts-by-hand-{language}")).await?;
        window.press("main form .button.primary").await?;
        window.wait_for_focus("account-contoso-ltd").await?;
        window.wait_for_text("header select", "青嵐資訊 Contoso Ltd").await?;
        window
            .wait_until(
                "return document.querySelector('section[aria-labelledby=sample-strip]') === null;",
                vec![],
                "a page that is no sample",
            )
            .await?;
        window.look(&format!("accounts-own-{language}")).await?;
        let shown = answer(&place, &["account", "show", "contoso-ltd"]);
        assert_eq!([&shown["currency"], &shown["country"]], ["TWD", "TW"]);

        window
            .press("[data-account=contoso-ltd] button[aria-haspopup=dialog]")
            .await?;
        window.press("dialog[open] .button:not([data-safe])").await?;
        window.wait_for_text("main [role=status]", removed).await?;
        let left = answer(&place, &["account", "list"]);
        assert!(list(&left).iter().all(|account| account["sample"] == true), "{left}");
    }
    Ok(())
}

/// Waits until the browser was given another address than those before, and comes back as a browser does.
async fn come_back(place: &Place, microsoft: &Microsoft, before: usize) -> Result<String, HarnessError> {
    let opened = async {
        loop {
            if let Some(address) = place.opened().get(before) {
                return address.clone();
            }
            tokio::task::yield_now().await;
        }
    };
    let missing = |_| HarnessError::Missing {
        what: "an address for the browser".to_owned(),
        page: String::new(),
    };
    let address = tokio::time::timeout(LONGEST_WAIT, opened).await.map_err(missing)?;
    Ok(tokio::task::block_in_place(|| {
        let back = microsoft.sent_on(&address);
        let (host, path) = back.trim_start_matches("http://").split_once('/').unwrap();
        let mut stream = TcpStream::connect(host.replace("localhost", "127.0.0.1")).unwrap();
        let ask = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(ask.as_bytes()).unwrap();
        let mut page = String::new();
        stream.read_to_string(&mut page).unwrap();
        page
    }))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_signs_in_sees_every_invoice_and_is_asked_again_after_the_sign_in_ended() -> Result<(), HarnessError> {
    for (locale, language, read, nothing_new) in [
        ("en_US.UTF-8", "en", "5 invoices", "0 new"),
        ("zh_TW.UTF-8", "zh-TW", "5 張發票", "新增 0"),
    ] {
        let place = Place::speaking(locale)?;
        let mut invoices: Vec<Value> = (0..5)
            .map(|at| invoice(&format!("T00001{at:02}"), &format!("2026-03-1{at}"), "399.50", "Due"))
            .collect();
        let documents = invoices[4]["properties"]["documents"].as_array_mut().unwrap();
        documents.push(document(NEWEST, "TaxReceipt", Some("receipt"), Some("R-2026-0317")));
        documents.push(document(NEWEST, "Transactions", None, Some("table")));
        let microsoft = tokio::task::block_in_place(|| Microsoft::with(vec![invoices]));
        let lines = (1..=400).map(|at| {
            let text = format!("Azure plan, subscription {at} of Contoso Ireland");
            line(&at.to_string(), &text, ["2026-02-01", "2026-02-28"], "12345.50")
        });
        let pages = vec![lines.collect()];
        {
            let mut book = microsoft.book();
            book.lines.pages.insert(NEWEST.to_owned(), pages);
            book.tables.push(format!("{NEWEST}-table"));
        }
        sign_in_and_out(&place, &microsoft, language, read, nothing_new).await?;
    }
    Ok(())
}

async fn sign_in_and_out(
    place: &Place,
    microsoft: &Microsoft,
    language: &str,
    read: &str,
    nothing_new: &str,
) -> Result<(), HarnessError> {
    let add = [
        "account",
        "add",
        "contoso",
        "--company",
        "Contoso Ireland Ltd",
        "--country",
        "IE",
        "--tenant",
        TENANT,
        "--client-id",
        CLIENT,
        "--authority",
        &microsoft.sign_in_at,
        "--azure-billing",
        &microsoft.billing_at,
    ];
    answer(place, &add);
    let is_in = |state: &str| format!("{PANEL} [data-connection=azure-billing][data-state={state}]");
    let button = |at: u8| format!("{PANEL} .connections ~ .row .button:nth-child({at})");
    let window = Window::shown(place).await?;
    window.choose("#account", "contoso").await?;
    window.go("#/accounts").await?;
    window.wait_for(&is_in("never_read")).await?;
    window.press(&button(1)).await?;
    window.wait_for(&format!("{PANEL} [data-waits]")).await?;
    window.look(&format!("accounts-waits-{language}")).await?;
    let page = come_back(place, microsoft, 0).await?;
    assert!(page.contains("no-store"), "{page}");
    window.wait_for(&is_in("current")).await?;
    window.wait_for_text(PANEL, read).await?;
    window.look(&format!("accounts-read-{language}")).await?;

    window.go("#/invoices").await?;
    window.wait_for_text("#invoice-1", "T00001").await?;
    window.wait_for_text("#invoice-1", "399.50").await?;
    window.look(&format!("accounts-invoices-{language}")).await?;
    look_at_the_parts(&window, language).await?;

    // The second sync finds nothing new, and no document is fetched again.
    let fetched = || {
        let book = microsoft.book();
        book.asked.iter().filter(|path| path.starts_with("/documents/")).count()
    };
    assert_eq!(fetched(), 7, "the five, a receipt, and what is no PDF");
    window.go("#/accounts").await?;
    window.press(&button(2)).await?;
    window.wait_for_text(PANEL, nothing_new).await?;
    assert_eq!(fetched(), 7);

    // Nobody is signed in any more: it is told, nothing is lost, and the sign-in is one press away.
    microsoft.authority.revoke();
    window.press(&button(2)).await?;
    window.wait_for(&is_in("sign_in_needed")).await?;
    window.look(&format!("accounts-ended-{language}")).await?;
    window.press(&button(1)).await?;
    come_back(place, microsoft, 1).await?;
    window.wait_for(&is_in("current")).await?;
    let stored = answer(place, &["--account", "contoso", "invoices"]);
    assert_eq!(list(&stored).len(), 5);
    assert_eq!(place.opened().len(), 2, "no browser but for a press");
    sign_in_by_code(&window, microsoft, language).await?;
    assert_eq!(place.opened().len(), 2, "a code opens none");
    window.go("#/invoices").await?;
    window.press("#invoice-0 td:nth-child(3)").await?;
    window
        .press("#invoice-files [data-file=tax-receipt] [data-open]")
        .await?;
    window.wait_for("#invoice-files [role=status]:not(:empty)").await?;
    let opened = place.opened();
    assert!(opened[2].ends_with("(tax-receipt).pdf"), "{opened:?}");
    Ok(())
}

/// The lines and the further files of an invoice, and the table of all lines, gone through by keys.
async fn look_at_the_parts(window: &Window, language: &str) -> Result<(), HarnessError> {
    window.press("#invoice-0 td:nth-child(3)").await?;
    window.wait_for("#invoice-lines-all").await?;
    window
        .wait_for("#invoice-files [data-file=tax-receipt][data-state=stored]")
        .await?;
    window
        .wait_for("#invoice-files [data-file=transactions][data-state=not_stored]")
        .await?;
    let into_sight = "document.querySelector('#invoice-files').scrollIntoView({ block: 'end' });";
    window.execute(into_sight, vec![]).await?;
    window.look(&format!("accounts-parts-{language}")).await?;
    window
        .look_where_it_is_tight(&format!("accounts-parts-{language}"))
        .await?;
    window.press("#invoice-lines-all").await?;
    window.wait_for("#invoice-line-table #line-0").await?;
    window
        .look_in_all_colours(&format!("accounts-lines-{language}"))
        .await?;
    window
        .look_where_it_is_tight(&format!("accounts-lines-{language}"))
        .await?;
    let to_the_end = "document.querySelector('#invoice-line-table .table').scrollTop = 1e6;";
    window.execute(to_the_end, vec![]).await?;
    window.wait_for_text("#line-399", "400").await?;
    let drawn = "return document.querySelectorAll('#invoice-line-table tbody tr').length < 100;";
    window.wait_until(drawn, vec![], "few rows of many").await?;
    window.keyboard().types(Keyboard::ESCAPE).await?;
    window.wait_for_focus("invoice-lines-all").await
}

/// Asks for a code after the warning, types it elsewhere, and is signed in.
async fn sign_in_by_code(window: &Window, microsoft: &Microsoft, language: &str) -> Result<(), HarnessError> {
    microsoft.authority.let_devices_ask_every(1);
    window.press(&format!("{PANEL} [data-by-code]")).await?;
    window.wait_for("dialog[open] [data-safe]").await?;
    window
        .look_in_all_colours(&format!("accounts-code-warning-{language}"))
        .await?;
    window
        .look_where_it_is_tight(&format!("accounts-code-warning-{language}"))
        .await?;
    window.press("dialog[open] .button:not([data-safe])").await?;
    window.wait_for(&format!("{PANEL} [data-code]")).await?;
    window.look(&format!("accounts-code-{language}")).await?;
    window
        .look_where_it_is_tight(&format!("accounts-code-{language}"))
        .await?;
    let read = "return document.querySelector('[data-code]').textContent;";
    let code = window.execute(read, vec![]).await?;
    microsoft.authority.person_types(code.as_str().unwrap());
    window.wait_for(&format!("{PANEL} [data-by-code]")).await.map(drop)
}
