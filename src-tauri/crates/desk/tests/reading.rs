//! What is stored can be read without the connection, tells its age, and belongs to one account.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod support;

use engine::Code;
use engine::view::{
    Answer, Arrangement, ColumnWidth, Freshness, InvoiceQuery, ListName, OfferAction, OrderState, Role,
};
use support::{Computer, by_card, charges, english, filled_in, invoice_key, orders, told};

fn everything() -> InvoiceQuery {
    InvoiceQuery {
        descending: true,
        ..InvoiceQuery::default()
    }
}

#[tokio::test]
async fn without_the_connection_everything_stored_is_read_with_its_age() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let invoices = desk.engine().invoices(&everything(), english()).await.unwrap();
    assert!(!invoices.rows.is_empty());
    desk.add_fault("refuse*99").await.unwrap();
    desk.close().await;

    let desk = computer.desk().await;
    let engine = desk.engine();
    let offers = engine.offers(english()).await.unwrap();
    assert!(offers.offers.iter().any(|offer| offer.action == OfferAction::Renew));
    assert_eq!(
        engine.why("action-pack", None, english()).await.unwrap().answer,
        Answer::Open
    );
    let offline = engine.invoices(&everything(), english()).await.unwrap();
    assert_eq!(offline, invoices);
    let number = &offline.rows[0].number;
    let pdf = engine.invoice_pdf(&invoice_key(number), None, english()).await.unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    engine.profile(english()).await.unwrap();
    let status = engine.status(english()).await.unwrap();
    assert!(
        status.freshness_label.contains("28 June 2021"),
        "{}",
        status.freshness_label
    );
    told(engine.place(by_card("tok_visa"), english()).await, Code::Unreachable);
    told(engine.sync().await, Code::Unreachable);
    let offline = engine.status(english()).await.unwrap();
    assert_eq!(offline.freshness, Freshness::Offline);
    assert!(
        offline.freshness_label.contains("28 June 2021"),
        "{}",
        offline.freshness_label
    );
    assert!(orders(&desk).await.is_empty());
    assert_eq!(charges(&desk).await, 0);
}

#[tokio::test]
async fn a_window_that_is_opened_without_the_connection_says_so_from_the_beginning() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.start_to_stay().await.unwrap();
    assert_eq!(
        desk.engine().status(english()).await.unwrap().freshness,
        Freshness::Fresh
    );
    desk.add_fault("refuse*99").await.unwrap();
    desk.close().await;

    let desk = computer.desk().await;
    desk.start().await.unwrap();
    assert_eq!(
        desk.engine().status(english()).await.unwrap().freshness,
        Freshness::Fresh
    );
    told(desk.start_to_stay().await, Code::Unreachable);
    let status = desk.engine().status(english()).await.unwrap();
    assert_eq!(status.freshness, Freshness::Offline);
    assert!(
        status
            .freshness_detail
            .starts_with("You see the records of 28 June 2021"),
        "{}",
        status.freshness_detail
    );
    assert!(status.sample, "a sample says that it is one, also offline");
}

#[tokio::test]
async fn what_is_sent_to_somebody_who_helps_holds_nothing_of_the_account() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let about = engine.about().await.unwrap();
    assert!(about.diagnostics.contains("sample: true") && about.diagnostics.contains("invoices: "));
    assert!(about.diagnostics.contains(&about.version));
    let status = engine.status(english()).await.unwrap();
    let profile = serde_json::to_value(engine.profile(english()).await.unwrap()).unwrap();
    let invoices = engine.invoices(&everything(), english()).await.unwrap();
    let mut secrets = vec![
        status.company,
        status.partner_id,
        status.signed_in,
        status.data_folder,
        about.log_folder,
    ];
    secrets.extend(invoices.rows.into_iter().flat_map(|row| [row.number, row.total.amount]));
    texts(&profile, &mut secrets);
    let tells = |secret: &&String| secret.len() > 6 && engine::date(secret).is_err();
    for secret in secrets.iter().filter(tells) {
        assert!(!about.diagnostics.contains(secret.as_str()), "{secret}");
    }
}

/// Every text of a document.
fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
        _ => (),
    }
}

#[tokio::test]
async fn a_first_sync_that_failed_half_way_is_made_whole_at_the_next_start() {
    let computer = Computer::new();
    let desk = computer.desk_in("data", None).await;
    desk.add_fault("403@/v1/invoices").await.unwrap();
    told(desk.start().await, Code::RoleNotAllowed);
    desk.engine().offers(english()).await.unwrap();
    assert_eq!(
        desk.engine().status(english()).await.unwrap().freshness,
        Freshness::Never
    );
    desk.close().await;

    let desk = computer.desk().await;
    assert_eq!(
        desk.engine().status(english()).await.unwrap().freshness,
        Freshness::Fresh
    );
    assert!(
        !desk
            .engine()
            .invoices(&everything(), english())
            .await
            .unwrap()
            .rows
            .is_empty()
    );
}

#[tokio::test]
async fn records_of_one_account_never_show_in_another() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let begun = desk
        .engine()
        .begin_order("gold-data-platform", english())
        .await
        .unwrap();
    desk.engine()
        .save_draft(&begun.order, &filled_in(), english())
        .await
        .unwrap();
    let placed = desk.engine().place(by_card("tok_visa"), english()).await.unwrap();
    let invoice = placed.invoice.clone().unwrap().to_string();
    desk.sign_in(Role::HelpdeskAgent).await.unwrap();
    desk.close().await;

    let other = computer.desk_in("data", Some("sample-tw")).await;
    other.start().await.unwrap();
    let engine = other.engine();
    assert!(orders(&other).await.is_empty());
    assert_eq!(charges(&other).await, 0);
    told(
        engine.invoice(&invoice_key(&invoice), None, english()).await,
        Code::InvoiceNotFound,
    );
    for id in [placed.id.to_string(), placed.number.unwrap(), begun.order] {
        told(engine.order(&id, english()).await, Code::OrderNotFound);
        told(engine.discard_draft(&id).await, Code::OrderNotFound);
    }
    let status = engine.status(english()).await.unwrap();
    assert!(status.roles.iter().all(|role| !role.current || role.may_buy));
    let own = engine.invoices(&everything(), english()).await.unwrap();
    assert!(own.rows.iter().all(|row| row.total.currency == "TWD"));
    other.close().await;

    let again = computer.desk_in("data", None).await;
    assert!(
        again
            .engine()
            .status(english())
            .await
            .unwrap()
            .accounts
            .iter()
            .any(|account| account.name == "sample-tw" && account.current),
        "the account used last"
    );
}

#[tokio::test]
async fn another_role_counts_at_once_and_after_a_start() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.sign_in(Role::HelpdeskAgent).await.unwrap();
    desk.close().await;
    let desk = computer.desk().await;
    let engine = desk.engine();
    let message = told(engine.begin_order("action-pack", english()).await, Code::NotEligible);
    assert!(message.contains("Only Global admin"), "{message}");
    told(engine.place(by_card("tok_visa"), english()).await, Code::NotEligible);
    desk.sign_in(Role::GlobalAdmin).await.unwrap();
    assert!(engine.begin_order("action-pack", english()).await.is_ok());
}

#[tokio::test]
async fn the_calendar_can_go_anywhere_it_reaches() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    engine.place(by_card("tok_visa"), english()).await.unwrap();
    engine.turn_off_auto_renew("action-pack", english()).await.unwrap();
    for day in ["2021-06-01", "1000-01-01", "9998-12-31", "2024-02-29", "2021-06-28"] {
        let day = day.parse().unwrap();
        desk.move_calendar(day).await.unwrap();
        let offers = engine.offers(english()).await.unwrap();
        for offer in &offers.offers {
            let why = engine.why(&offer.offer, None, english()).await.unwrap();
            assert!(!why.checks.is_empty());
        }
        assert_eq!(engine.status(english()).await.unwrap().freshness, Freshness::Fresh);
        assert_eq!(orders(&desk).await[0].state, OrderState::Confirmed, "{day}");
    }
    assert_eq!(charges(&desk).await, 1);
    let edge = [domain::NaiveDate::MIN, domain::NaiveDate::MAX];
    for day in edge {
        let message = told(desk.move_calendar(day).await, Code::DateBeyondCalendar);
        assert!(message.contains(&day.to_string()), "{message}");
        engine.why("action-pack", Some(day), english()).await.unwrap();
    }
}

#[tokio::test]
async fn the_arrangement_of_the_window_is_remembered_within_what_a_window_shows() {
    let column = |width| ColumnWidth {
        list: ListName::Invoices,
        column: "offer".to_owned(),
        width,
    };
    let computer = Computer::new();
    let desk = computer.desk().await;
    assert_eq!(desk.engine().arrangement().await.unwrap(), Arrangement::default());
    let arrangement = Arrangement {
        preview_beside: Some(52),
        preview_below: Some(0),
        columns: vec![column(240), column(0), column(u32::MAX)],
    };
    desk.engine().arrange(arrangement).await.unwrap();
    desk.close().await;

    let desk = computer.desk().await;
    let kept = desk.engine().arrangement().await.unwrap();
    assert_eq!((kept.preview_beside, kept.preview_below), (Some(52), Some(5)));
    let widths: Vec<_> = kept.columns.iter().map(|column| column.width).collect();
    assert_eq!(widths, [240, 16, 4000]);
    let many = Arrangement {
        columns: vec![column(100); 10_000],
        ..Arrangement::default()
    };
    desk.engine().arrange(many).await.unwrap();
    assert!(desk.engine().arrangement().await.unwrap().columns.len() < 100);
}
