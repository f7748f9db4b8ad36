//! No reading waits for the connection, for the order lock or for a start that is under way; being offline is a state.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod support;

use std::time::Duration;

use engine::view::{
    Arrangement, CancelInput, CardInput, Freshness, InvoiceChecksQuery, InvoiceQuery, NewRequestInput, OfferState,
    OrderQuery, OrderState, RequestQuery, SettingsInput,
};
use engine::{Code, Engine};
use support::connection::{Behaviour, WatchedDesk};
use support::{REVIEWED, english, filled_in, invoice_key, told};

const OFFER: &str = "action-pack";

fn cancellation() -> CancelInput {
    CancelInput {
        offer: OFFER.to_owned(),
        benefit_activated: None,
        key_viewed: None,
        summary: String::new(),
        description: String::new(),
    }
}

fn question() -> NewRequestInput {
    NewRequestInput {
        summary: "An invoice".to_owned(),
        kind: String::new(),
        description: "Where is it?".to_owned(),
    }
}

fn every_request() -> RequestQuery {
    RequestQuery {
        text: String::new(),
        status: None,
    }
}

fn no_setting() -> SettingsInput {
    SettingsInput {
        language: None,
        theme: None,
    }
}

/// A start that never ends, asking already.
async fn start_without_end(desk: &WatchedDesk) -> tokio::task::JoinHandle<()> {
    let comes = desk.connection.comes.notified();
    let engine: Engine = desk.engine.clone();
    let start = tokio::spawn(async move {
        let _ = engine.sync().await;
    });
    comes.await;
    desk.connection.take_asked();
    start
}

#[tokio::test]
async fn every_reading_answers_whatever_the_connection_does_and_whoever_holds_the_order_lock() {
    let desk = WatchedDesk::synced().await;
    let engine = &desk.engine;
    let kind = engine.requests(&every_request(), english()).await.unwrap().kinds[0].clone();
    let question = NewRequestInput { kind, ..question() };
    let request = engine.make_request(&question, english()).await.unwrap().request.request;
    let invoices = engine.invoices(&InvoiceQuery::default(), english()).await.unwrap();
    let number = invoices.rows[0].number.clone();
    let profile_form = engine.profile(english()).await.unwrap().billing_form;
    let draft = engine.begin_order(OFFER, english()).await.unwrap().order;
    engine.discard_draft(&draft).await.unwrap();

    for behaviour in [Behaviour::NeverAnswers, Behaviour::Refuses] {
        desk.connection.behave(behaviour);
        let start = match behaviour {
            Behaviour::NeverAnswers => Some(start_without_end(&desk).await),
            _ => None,
        };
        desk.connection.take_asked();
        let _lock = desk.store.lock_orders(Duration::ZERO).await.unwrap();
        macro_rules! read {
            ($($reading:ident($($argument:expr),*)),+ $(,)?) => {
                $(desk.read(stringify!($reading), engine.$reading($($argument),*)).await.unwrap();)+
            };
        }
        let begun = desk
            .read("begin_order", engine.begin_order(OFFER, english()))
            .await
            .unwrap();
        assert!(begun.quote.is_none(), "nothing was quoted yet");
        let saved = desk
            .read("save_draft", engine.save_draft(&begun.order, &filled_in(), english()))
            .await
            .unwrap();
        assert_eq!(saved.draft.po_number, "PO-7");
        read!(
            status(english()),
            offers(english()),
            why(OFFER, None, english()),
            offer_details(OFFER, english()),
            orders(&OrderQuery::default(), english()),
            order(&begun.order, english()),
            invoices(&InvoiceQuery::default(), english()),
            invoice(&invoice_key(&number), None, english()),
            spending(None, english()),
            invoice_checks(&InvoiceChecksQuery::default(), english()),
            profile(english()),
            check_profile(&profile_form, english()),
            requests(&every_request(), english()),
            request(&request, english()),
            cancel_form(&cancellation(), english()),
            export_form(english()),
            language(),
            arrangement(),
            arrange(Arrangement::default()),
            change_settings(&no_setting()),
            discard_draft(&begun.order),
        );
        if let Some(start) = start {
            start.abort();
        }
    }
}

#[tokio::test]
async fn where_nothing_was_ever_fetched_a_reading_says_so() {
    let desk = WatchedDesk::new().await;
    let engine = &desk.engine;
    let status = desk.read("status", engine.status(english())).await.unwrap();
    assert_eq!(status.freshness, Freshness::Never);
    assert_eq!(
        status.freshness_detail,
        "Nothing has been fetched for this account yet."
    );

    desk.connection.behave(Behaviour::NeverAnswers);
    let start = start_without_end(&desk).await;
    let status = desk.read("status", engine.status(english())).await.unwrap();
    assert_eq!(status.freshness, Freshness::Never);
    assert_eq!(status.freshness_detail, "Connecting to Partner Center.");
    let offers = desk.read("offers", engine.offers(english())).await.unwrap();
    assert!(offers.offers.is_empty());
    assert_eq!(offers.summary, "Nothing has been fetched for this account yet.");
    let query = InvoiceQuery::default();
    assert!(
        desk.read("invoices", engine.invoices(&query, english()))
            .await
            .unwrap()
            .rows
            .is_empty()
    );
    let query = OrderQuery::default();
    let orders = desk.read("orders", engine.orders(&query, english())).await.unwrap();
    assert!(orders.rows.is_empty());
    let query = every_request();
    assert!(
        desk.read("requests", engine.requests(&query, english()))
            .await
            .unwrap()
            .rows
            .is_empty()
    );
    desk.read("spending", engine.spending(None, english())).await.unwrap();
    let unfetched = Code::NotFetched;
    told(desk.read("why", engine.why(OFFER, None, english())).await, unfetched);
    told(desk.read("profile", engine.profile(english())).await, unfetched);
    told(
        desk.read("offer", engine.offer_details(OFFER, english())).await,
        unfetched,
    );
    told(
        desk.read("begin", engine.begin_order(OFFER, english())).await,
        unfetched,
    );
    told(
        desk.read("cancel", engine.cancel_form(&cancellation(), english()))
            .await,
        unfetched,
    );
    start.abort();
}

#[tokio::test]
async fn being_offline_is_a_state_with_an_age_and_with_what_waits() {
    let desk = WatchedDesk::synced().await;
    let engine = &desk.engine;
    assert_eq!(engine.status(english()).await.unwrap().freshness, Freshness::Fresh);
    let begun = engine.begin_order(OFFER, english()).await.unwrap();

    desk.connection.behave(Behaviour::Refuses);
    told(engine.quote_draft(&begun.order, english()).await, Code::Unreachable);
    let status = engine.status(english()).await.unwrap();
    assert_eq!(status.freshness, Freshness::Offline);
    assert!(
        status.freshness_label.starts_with("Offline, 28 June 2021"),
        "{}",
        status.freshness_label
    );
    assert!(
        status
            .freshness_detail
            .starts_with("You see the records of 28 June 2021")
            && status.freshness_detail.ends_with("Buying and syncing wait."),
        "{}",
        status.freshness_detail
    );
    assert_eq!(status.waiting_label, "Waiting: 1 draft order.");
    let chinese = engine
        .status(words::words(words::Language::TraditionalChinese))
        .await
        .unwrap();
    assert!(
        chinese.freshness_label.starts_with("離線"),
        "{}",
        chinese.freshness_label
    );

    desk.connection.behave(Behaviour::Answers);
    engine.quote_draft(&begun.order, english()).await.unwrap();
    assert_eq!(
        engine.status(english()).await.unwrap().freshness,
        Freshness::Fresh,
        "it was reached again"
    );
    // A refusal is an answer.
    told(
        engine
            .submit_order(&begun.order, Some("tok_declined".to_owned()), REVIEWED, english())
            .await,
        Code::CardDeclined,
    );
    assert_eq!(engine.status(english()).await.unwrap().freshness, Freshness::Fresh);
}

#[tokio::test]
async fn a_quote_is_kept_with_its_draft_and_belongs_to_no_other() {
    let desk = WatchedDesk::synced().await;
    let engine = &desk.engine;
    let begun = engine.begin_order(OFFER, english()).await.unwrap();
    assert!(begun.quote.is_none());
    let quoted = engine.quote_draft(&begun.order, english()).await.unwrap();
    assert_eq!(format!("{} {}", quoted.total.amount, quoted.total.currency), REVIEWED);
    assert!(
        quoted.age_label.starts_with("Price of 28 June 2021"),
        "{}",
        quoted.age_label
    );
    desk.connection.behave(Behaviour::Refuses);
    let resumed = engine.begin_order(OFFER, english()).await.unwrap();
    assert_eq!(resumed.quote.as_ref(), Some(&quoted));
    told(engine.quote_draft(&begun.order, english()).await, Code::Unreachable);
    let resumed = engine.begin_order(OFFER, english()).await.unwrap();
    assert_eq!(resumed.quote, Some(quoted), "an older quote is better than none");
    engine.discard_draft(&begun.order).await.unwrap();
    assert!(engine.begin_order(OFFER, english()).await.unwrap().quote.is_none());
}

#[tokio::test]
async fn a_renewal_from_the_open_window_to_the_confirmation_makes_few_requests() {
    let desk = WatchedDesk::synced().await;
    let engine = &desk.engine;
    engine.recover().await.unwrap();
    engine.sync_if_owed().await.unwrap();
    engine.status(english()).await.unwrap();
    engine.offers(english()).await.unwrap();
    let begun = engine.begin_order(OFFER, english()).await.unwrap();
    let quote = engine.quote_draft(&begun.order, english()).await.unwrap();
    engine.save_draft(&begun.order, &filled_in(), english()).await.unwrap();
    let card = CardInput {
        holder: "Aoife Lindqvist".to_owned(),
        number: "4242 4242 4242 4242".to_owned(),
        expiry: "12/30".to_owned(),
        security_code: "737".to_owned(),
    };
    let card = engine.tokenize_card(card, english()).await.unwrap();
    engine.save_draft(&begun.order, &filled_in(), english()).await.unwrap();
    let total = format!("{} {}", quote.total.amount, quote.total.currency);
    let confirmed = engine
        .submit_order(&begun.order, Some(card.token), &total, english())
        .await
        .unwrap();
    assert_eq!(confirmed.order.state, OrderState::Confirmed);
    let number = confirmed.order.invoice.unwrap();
    engine.order(&confirmed.order.local_id, english()).await.unwrap();
    engine.invoice(&invoice_key(&number), None, english()).await.unwrap();
    let offers = engine.offers(english()).await.unwrap();
    let pack = offers.offers.iter().find(|offer| offer.offer == OFFER).unwrap();
    assert_eq!(
        (pack.state, pack.anniversary.as_deref()),
        (OfferState::Active, Some("2022-06-22"))
    );
    let asked = desk.connection.take_asked();
    assert!(asked.len() <= 8, "{asked:#?}");
    let mut once = asked.clone();
    once.sort();
    once.dedup();
    // The terms are read before the order, which they allow, and after it, which changed them.
    assert_eq!(once.len() + 1, asked.len(), "{asked:#?}");
}
