//! What a fresh sandbox holds, and what a reset and the calendar make of it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{PACK, SandboxClient, day, irish, latest_term, opened, renew};
use domain::{
    Answer, Catalogue, ConnectionKind, Currency, Eligibility, Facts, InvoiceStatus, NaiveDate, OfferId, OfferState,
    OfferStatus, Role, VettingStatus,
};
use partner_center::PartnerCenter;
use sandbox::{Error, PartnerName, ResetOptions};

/// The state of an offer as the client's side would judge it.
async fn state(client: &SandboxClient, offer: &str, today: &str) -> (OfferState, Answer) {
    let catalogue = Catalogue::embedded();
    let offer = catalogue.offer(&OfferId::new(offer)).unwrap();
    let term = latest_term(client, offer.id.as_str()).await;
    let standings = client.standings().await.unwrap();
    let profile = client.profile().await.unwrap();
    let facts = Facts {
        offer,
        term: term.as_ref(),
        on: day(today),
        member: Some(true),
        vetting: Some(profile.vetting),
        role: client.session().await.unwrap().role,
        qualified: standings
            .iter()
            .find(|standing| standing.offer == offer.id)
            .unwrap()
            .qualified,
        billing_profile: profile.billing_profile,
        open_order: None,
        related_order: None,
        active_sibling: None,
        tile: None,
    };
    let eligibility = Eligibility::judge(&catalogue, &facts);
    (OfferStatus::of(&facts, &eligibility).state, eligibility.answer)
}

#[tokio::test]
async fn the_partners_open_six_days_into_the_window() {
    for (name, company, id, currency, country, gold, silver, available) in [
        (
            "sample",
            "Lindqvist & Moore Ltd",
            "4512880",
            Currency::EUR,
            "IE",
            "gold-cloud-platform",
            "silver-small-and-midmarket-cloud-solutions",
            "silver-data-platform",
        ),
        (
            "sample-tw",
            "青嵐資訊股份有限公司",
            "5530917",
            Currency::TWD,
            "TW",
            "gold-application-development",
            "silver-cloud-productivity",
            "silver-data-analytics",
        ),
    ] {
        let (sandbox, client) = opened(name).await;
        assert_eq!(sandbox.today().await.unwrap(), day("2021-06-28"));
        let session = client.session().await.unwrap();
        assert_eq!(
            (session.account.company.as_str(), session.account.partner_id.as_str()),
            (company, id)
        );
        assert_eq!(
            (session.account.currency, session.account.country.code()),
            (currency, country)
        );
        assert_eq!(session.role, Some(Role::MpnPartnerAdmin));
        assert_eq!(
            session.account.connection,
            ConnectionKind::SignedIn,
            "unless the client is told otherwise"
        );
        let profile = client.profile().await.unwrap();
        assert_eq!(profile.vetting.status, VettingStatus::Authorized);
        assert_eq!(
            (profile.vetting.since, profile.billing_profile),
            (Some(day("2021-01-12")), Some(true))
        );

        let pack = latest_term(&client, PACK).await.unwrap();
        assert_eq!(
            (pack.purchased, pack.anniversary),
            (day("2020-06-22"), day("2021-06-22"))
        );
        assert_eq!(
            state(&client, PACK, "2021-06-28").await,
            (OfferState::Window, Answer::Open)
        );
        assert_eq!(
            state(&client, gold, "2021-06-28").await,
            (OfferState::Active, Answer::NotYet)
        );
        assert_eq!(
            state(&client, silver, "2021-06-28").await,
            (OfferState::Lapsed, Answer::Closed)
        );
        assert_eq!(state(&client, available, "2021-06-28").await.0, OfferState::Available);
        assert_eq!(
            client.standings().await.unwrap().len(),
            2 + 2 * 18,
            "both packs, and each competency at both levels"
        );
        assert_eq!(client.orders().await.unwrap(), []);
    }
}

#[tokio::test]
async fn the_history_adds_up_and_goes_back_to_2015() {
    for (name, count, first) in [("sample", 19, "2015-04-15"), ("sample-tw", 12, "2017-04-05")] {
        let (_sandbox, client) = opened(name).await;
        let invoices = client.invoices().await.unwrap();
        assert_eq!(invoices.len(), count);
        assert_eq!(invoices.last().unwrap().issued, day(first));
        assert!(invoices.is_sorted_by(|a, b| a.issued >= b.issued), "the latest first");
        let catalogue = Catalogue::embedded();
        for invoice in &invoices {
            assert!(invoice.adds_up(), "{}", invoice.number);
            assert!(catalogue.offer(&invoice.offer).is_some(), "{}", invoice.offer);
            assert!(invoice.issued < day("2021-06-28"));
            assert_eq!(client.invoice(&invoice.number).await.unwrap(), *invoice);
        }
        let terms = client.terms().await.unwrap();
        let paid = invoices
            .iter()
            .filter(|invoice| invoice.status == InvoiceStatus::Paid)
            .count();
        assert_eq!(terms.len(), paid, "one term for each year paid");
    }
    let (_sandbox, client) = irish().await;
    let invoices = client.invoices().await.unwrap();
    let total = |number: &str| {
        let invoice = invoices
            .iter()
            .find(|invoice| invoice.number.as_str() == number)
            .unwrap();
        invoice.total.to_string()
    };
    assert_eq!(total("T000214873"), "516.60");
    assert_eq!(total("T000219940"), "5387.40");
    assert_eq!(total("T000209317"), "2047.95");
    assert_eq!(total("E03997X15T"), "455.10");
    let old = invoices.last().unwrap();
    assert_eq!(old.term, None, "its rule is not stated for 2016");
}

#[test]
fn names_are_those_of_the_data() {
    let names: Vec<&str> = PartnerName::all().map(PartnerName::as_str).collect();
    assert_eq!(names, ["sample", "sample-tw", "sample-new"]);
    assert_eq!(PartnerName::default().as_str(), "sample");
    assert!("sample-de".parse::<PartnerName>().is_err());
}

/// Everything that can be asked, as text.
async fn everything(client: &SandboxClient) -> String {
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        client.profile().await.unwrap(),
        client.terms().await.unwrap(),
        client.standings().await.unwrap(),
        client.orders().await.unwrap(),
        client.invoices().await.unwrap(),
    )
}

#[tokio::test]
async fn a_seed_decides_everything() {
    let mut seen = Vec::new();
    for seed in [0, 0, 42, 42, 43] {
        let (sandbox, client) = irish().await;
        renew(&client, 9, "tok_visa").await.unwrap();
        let options = ResetOptions {
            today: None,
            invoices: 120,
            seed,
        };
        sandbox.reset(options).await.unwrap();
        renew(&client, 1, "tok_visa").await.unwrap();
        seen.push((
            everything(&client).await,
            format!("{:?}", sandbox.charges().await.unwrap()),
        ));
    }
    assert!(seen[0] == seen[1] && seen[2] == seen[3]);
    assert!(seen[0] != seen[2] && seen[2] != seen[4]);
}

#[tokio::test]
async fn additional_invoices_are_real_ones() {
    let (sandbox, client) = irish().await;
    let options = ResetOptions {
        today: None,
        invoices: 1_500,
        seed: 3,
    };
    sandbox.reset(options).await.unwrap();
    let invoices = client.invoices().await.unwrap();
    assert_eq!(invoices.len(), 1_519, "over several pages");
    let mut numbers: Vec<&str> = invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 1_519);
    for invoice in &invoices {
        assert!(invoice.adds_up());
        assert!(invoice.issued >= day("2015-03-02") && invoice.issued <= day("2021-06-28"));
        assert_eq!(invoice.total.scale(), 2);
    }
    assert!(invoices.is_sorted_by(|a, b| a.issued >= b.issued));
}

#[tokio::test]
async fn a_reset_forgets_what_happened_and_keeps_the_sign_in() {
    let (sandbox, client) = irish().await;
    let before = everything(&client).await;
    renew(&client, 1, "tok_visa").await.unwrap();
    sandbox.move_to(day("2022-01-01")).await.unwrap();
    sandbox.reset(ResetOptions::default()).await.unwrap();
    assert_eq!(everything(&client).await, before);
    assert_eq!(sandbox.charges().await.unwrap(), []);
    assert_eq!(sandbox.clock().today(), day("2021-06-28"));
}

#[tokio::test]
async fn a_reset_to_an_earlier_day_has_only_what_was_before() {
    let (sandbox, client) = irish().await;
    let options = ResetOptions {
        today: Some(day("2018-01-01")),
        ..ResetOptions::default()
    };
    sandbox.reset(options).await.unwrap();
    assert_eq!(sandbox.today().await.unwrap(), day("2018-01-01"));
    assert!(
        client
            .invoices()
            .await
            .unwrap()
            .iter()
            .all(|invoice| invoice.issued < day("2018-01-01"))
    );
    assert_eq!(latest_term(&client, PACK).await.unwrap().anniversary, day("2018-05-20"));
}

#[tokio::test]
async fn the_clock_follows_the_calendar_at_nine() {
    let (sandbox, client) = irish().await;
    let clock = sandbox.clock();
    assert_eq!(clock.now().to_rfc3339(), "2021-06-28T09:00:00+00:00");
    sandbox.move_to(day("2024-02-29")).await.unwrap();
    assert_eq!(
        (clock.today(), sandbox.today().await.unwrap()),
        (day("2024-02-29"), day("2024-02-29"))
    );
    sandbox.move_to(day("2021-06-01")).await.unwrap();
    assert_eq!(clock.today(), day("2021-06-01"));
    assert!(renew(&client, 1, "tok_visa").await.is_err(), "not yet");
}

#[tokio::test]
async fn the_calendar_has_edges() {
    let (sandbox, client) = irish().await;
    for beyond in [NaiveDate::MAX, NaiveDate::MIN, day("9999-12-31"), day("0999-12-31")] {
        assert!(matches!(sandbox.move_to(beyond).await, Err(Error::BeyondCalendar(day)) if day == beyond));
        let options = ResetOptions {
            today: Some(beyond),
            ..ResetOptions::default()
        };
        assert!(matches!(sandbox.reset(options).await, Err(Error::BeyondCalendar(day)) if day == beyond));
    }
    assert_eq!(sandbox.today().await.unwrap(), day("2021-06-28"));
    for within in [day("1000-01-01"), day("9998-12-31")] {
        sandbox
            .reset(ResetOptions {
                today: Some(within),
                invoices: 3,
                seed: 1,
            })
            .await
            .unwrap();
        assert_eq!(sandbox.today().await.unwrap(), within);
        client.standings().await.unwrap();
        client.invoices().await.unwrap();
    }
}

#[tokio::test]
async fn what_is_sold_changes_with_the_calendar() {
    let (sandbox, client) = irish().await;
    sandbox.move_to(day("2025-03-01")).await.unwrap();
    let standings = client.standings().await.unwrap();
    let price = |offer: &str| {
        standings
            .iter()
            .find(|one| one.offer.as_str() == offer)
            .and_then(|one| one.price)
    };
    assert!(price("partner-success-core").is_some());
    assert_eq!(price(PACK), None, "no longer sold");
    assert!(
        standings.iter().any(|one| one.offer.as_str() == PACK),
        "and still seen by who had it"
    );
    assert!(!standings.iter().any(|one| one.offer.as_str() == "silver-data-platform"));
}
