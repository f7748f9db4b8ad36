//! The profile: who may change it, what is taken, what starts a review, how that ends, and what invoices show.

use crate::support;

use crate::support::{
    PACK, SandboxClient, add_fault_in_paused_time, buy, by_transfer, client_as, day, irish, irish_in_paused_time,
    joined, latest_term, move_office, opened, proof_of, renew,
};
use domain::{Activity, BillingChange, LegalChange, Party, Profile, Role, VettingStatus};
use partner_center::faults::Fault;
use partner_center::{Error, PartnerCenter, Refusal};
use sandbox::{ResetOptions, Sandbox};

async fn change_legal(client: &SandboxClient, change: impl FnOnce(&mut Party)) -> Result<Profile, Error> {
    let profile = client.profile().await.unwrap();
    let mut wanted = LegalChange::of(&profile);
    change(&mut wanted.legal);
    client.change_legal(&wanted, profile.revision.as_deref()).await
}

async fn change_billing(
    client: &impl PartnerCenter,
    change: impl FnOnce(&mut BillingChange),
) -> Result<Profile, Error> {
    let profile = client.profile().await.unwrap();
    let mut wanted = BillingChange::of(&profile);
    change(&mut wanted);
    client.change_billing(&wanted, profile.revision.as_deref()).await
}

async fn vetting(client: &SandboxClient) -> (VettingStatus, Option<String>) {
    let vetting = client.profile().await.unwrap().vetting;
    (vetting.status, vetting.since.map(|since| since.to_string()))
}

fn refused(check: &str) -> Error {
    Error::Refused(Refusal::NotEligible(check.to_owned()))
}

#[tokio::test]
async fn a_new_company_joins_is_reviewed_for_three_business_days_and_then_buys() {
    // Monday to Thursday; over a weekend; from a Saturday.
    for (joins, before, decided) in [
        ("2021-06-28", "2021-06-30", "2021-07-01"),
        ("2021-07-01", "2021-07-05", "2021-07-06"),
        ("2021-07-03", "2021-07-06", "2021-07-07"),
    ] {
        let (sandbox, client) = opened("sample-new").await;
        sandbox.move_to(day(joins)).await.unwrap();
        let session = client.session().await.unwrap();
        assert_eq!(
            (session.account.member, session.account.country.code()),
            (Some(false), "DE")
        );
        assert_eq!(
            (client.terms().await.unwrap(), client.invoices().await.unwrap()),
            (vec![], vec![])
        );
        let error = buy(&client, PACK, 1, "tok_visa").await.unwrap_err();
        assert_eq!(error, refused("membership, account_verified"));

        assert_eq!(client.join().await.unwrap().account.member, Some(true));
        assert_eq!(vetting(&client).await, (VettingStatus::Pending, Some(joins.to_owned())));
        assert_eq!(client.join().await.unwrap().account.member, Some(true), "again");
        sandbox.move_to(day(before)).await.unwrap();
        client.join().await.unwrap();
        assert_eq!(
            buy(&client, PACK, 2, "tok_visa").await.unwrap_err(),
            refused("account_verified")
        );
        sandbox.move_to(day(decided)).await.unwrap();
        assert_eq!(
            vetting(&client).await,
            (VettingStatus::Authorized, Some(decided.to_owned()))
        );
        let bought = buy(&client, PACK, 3, "tok_visa").await.unwrap();
        assert_eq!(bought.total.to_string(), "499.80 EUR", "420 and 19 % tax");

        sandbox.reset(ResetOptions::default()).await.unwrap();
        assert_eq!(client.session().await.unwrap().account.member, Some(false));
    }
}

#[tokio::test]
async fn each_role_changes_what_it_may() {
    for role in Role::ALL {
        let (sandbox, own) = irish().await;
        let client = client_as(&sandbox, role);
        for (activity, result) in [
            (
                Activity::ChangeBilling,
                change_billing(&client, |change| change.po_number = Some("PO-7".into())).await,
            ),
            (
                Activity::ChangeLegal,
                change_legal(&client, |legal| legal.city = Some("Dublin 4".into())).await,
            ),
        ] {
            if role.may(activity) {
                assert!(result.is_ok(), "{role} {activity:?}");
            } else {
                assert!(matches!(result, Err(Error::Forbidden(_))), "{role} {activity:?}");
            }
        }
        let (newcomer, _) = opened("sample-new").await;
        let joined = client_as(&newcomer, role).join().await;
        assert_eq!(joined.is_ok(), role.may(Activity::Join), "{role}");
        let profile = own.profile().await.unwrap();
        assert_eq!(profile.po_number.is_some(), role.may(Activity::ChangeBilling));
    }
}

#[tokio::test]
async fn what_was_changed_meanwhile_is_not_written_over() {
    let (_sandbox, client) = irish().await;
    let read = client.profile().await.unwrap();
    let changed = change_billing(&client, |change| change.po_number = Some("PO-1".into()))
        .await
        .unwrap();
    assert_ne!(changed.revision, read.revision);
    let outdated = Error::Refused(Refusal::ProfileOutdated);
    let billing = BillingChange {
        po_number: Some("PO-2".into()),
        ..BillingChange::of(&read)
    };
    let error = client
        .change_billing(&billing, read.revision.as_deref())
        .await
        .unwrap_err();
    assert_eq!(error, outdated);
    let mut legal = LegalChange::of(&read);
    legal.legal.city = Some("Dublin 4".into());
    let error = client.change_legal(&legal, read.revision.as_deref()).await.unwrap_err();
    assert_eq!(error, outdated, "both sides have one revision");
    assert_eq!(client.profile().await.unwrap(), changed);
}

#[tokio::test(start_paused = true)]
async fn a_change_whose_answer_is_lost_is_made_once() {
    let (sandbox, client) = irish_in_paused_time().await;
    for fault in [
        Fault::TimeoutBefore,
        Fault::TimeoutAfter,
        Fault::Reset,
        Fault::InternalError,
    ] {
        let before: u64 = client.profile().await.unwrap().revision.unwrap().parse().unwrap();
        add_fault_in_paused_time(&sandbox, &format!("{fault}@PUT /v1/profiles/billing")).await;
        let number = format!("PO-{before}");
        let changed = change_billing(&client, |change| change.po_number = Some(number.clone()))
            .await
            .unwrap();
        assert_eq!(changed.po_number.as_ref(), Some(&number));
        assert_eq!(changed.revision, Some((before + 1).to_string()), "one new version");
    }
}

#[tokio::test]
async fn fields_that_cannot_be_taken_are_named_and_nothing_changes() {
    let (_sandbox, client) = irish().await;
    let before = client.profile().await.unwrap();
    let named = |fields: &str| Error::Refused(Refusal::InvalidProfile(fields.to_owned()));
    let error = change_billing(&client, |change| {
        change.bill_to.name = " ".into();
        change.contact.phone = "+353 1 677".into();
        change.po_number = Some("9".repeat(51));
    })
    .await
    .unwrap_err();
    assert_eq!(error, named("name, po_number, phone"));
    let error = change_legal(&client, |legal| legal.address_lines = vec![])
        .await
        .unwrap_err();
    assert_eq!(error, named("address_line1"));
    assert_eq!(client.profile().await.unwrap(), before);
}

#[tokio::test]
async fn only_name_address_and_tax_number_start_a_review() {
    type Change = fn(&mut BillingChange);
    let changes: [(Change, bool); 6] = [
        (|change| change.po_number = Some("PO-2021-0417".into()), false),
        (|change| change.contact.email = "books@lindqvist.example".into(), false),
        (|change| change.bill_to.attention = None, false),
        (|change| change.bill_to.name = "Lindqvist & Moore Accounts".into(), true),
        (
            |change| change.bill_to.address_lines = vec!["20 Merrion Row".into()],
            true,
        ),
        (
            |change| change.tax_id.as_mut().unwrap().value = "IE 7654321AB".into(),
            true,
        ),
    ];
    for (change, starts) in changes {
        let (sandbox, client) = irish().await;
        let changed = change_billing(&client, change).await.unwrap();
        assert_eq!(changed.valid_from, day("2021-06-28"));
        let expected = if starts {
            (VettingStatus::Pending, Some("2021-06-28".to_owned()))
        } else {
            (VettingStatus::Authorized, Some("2021-01-12".to_owned()))
        };
        assert_eq!(vetting(&client).await, expected);
        let order = renew(&client, 1, "tok_visa").await;
        assert_eq!(order.is_err(), starts);
        sandbox.move_to(day("2021-07-01")).await.unwrap();
        assert_eq!(vetting(&client).await.0, VettingStatus::Authorized);
    }
}

#[tokio::test]
async fn a_change_during_a_review_begins_it_again() {
    let (sandbox, client) = irish().await;
    move_office(&client, "20 Merrion Row").await;
    sandbox.move_to(day("2021-06-30")).await.unwrap();
    move_office(&client, "22 Merrion Row").await;
    sandbox.move_to(day("2021-07-02")).await.unwrap();
    assert_eq!(
        vetting(&client).await,
        (VettingStatus::Pending, Some("2021-06-30".to_owned()))
    );
    sandbox.move_to(day("2021-07-05")).await.unwrap();
    assert_eq!(
        vetting(&client).await,
        (VettingStatus::Authorized, Some("2021-07-05".to_owned()))
    );
}

#[tokio::test]
async fn another_name_than_the_registered_one_and_a_post_office_box_are_rejected() {
    type Change = fn(&mut Party);
    let changes: [Change; 3] = [
        |legal| legal.name = "Lindqvist and Moore Limited".into(),
        |legal| legal.name = "Lindqvist & Moore".into(),
        |legal| legal.address_lines = vec!["P.O. Box 1180".into()],
    ];
    for change in changes {
        let (sandbox, client) = irish().await;
        let right = client.profile().await.unwrap();
        change_legal(&client, change).await.unwrap();
        sandbox.move_to(day("2021-07-01")).await.unwrap();
        assert_eq!(
            vetting(&client).await,
            (VettingStatus::Rejected, Some("2021-07-01".to_owned()))
        );
        assert_eq!(
            renew(&client, 1, "tok_visa").await.unwrap_err(),
            refused("account_verified")
        );
        sandbox.move_to(day("2021-07-05")).await.unwrap();
        assert_eq!(
            vetting(&client).await.0,
            VettingStatus::Rejected,
            "until it is put right"
        );
        change_legal(&client, |legal| legal.clone_from(&right.legal))
            .await
            .unwrap();
        assert_eq!(vetting(&client).await.0, VettingStatus::Pending);
        sandbox.move_to(day("2021-07-08")).await.unwrap();
        assert_eq!(vetting(&client).await.0, VettingStatus::Authorized);
        renew(&client, 2, "tok_visa").await.unwrap();
    }
}

#[tokio::test]
async fn who_has_not_joined_is_not_reviewed_before() {
    let (sandbox, client) = opened("sample-new").await;
    move_office(&client, "Domstraße 19").await;
    assert_eq!(vetting(&client).await.0, VettingStatus::Unknown);
    sandbox.move_to(day("2021-07-10")).await.unwrap();
    assert_eq!(vetting(&client).await.0, VettingStatus::Unknown);
}

/// The street on the invoice of each order, the earliest first.
async fn streets(sandbox: &Sandbox, client: &SandboxClient) -> Vec<(String, Option<String>)> {
    let charged: Vec<String> = sandbox
        .charges()
        .await
        .unwrap()
        .into_iter()
        .map(|charge| charge.order)
        .collect();
    let mut invoices = client.invoices().await.unwrap();
    invoices.retain(|invoice| {
        invoice
            .order_number
            .as_ref()
            .is_some_and(|order| charged.contains(order))
    });
    invoices.sort_by_key(|invoice| invoice.issued);
    invoices
        .into_iter()
        .map(|invoice| (invoice.bill_to.address_lines[0].clone(), invoice.po_number))
        .collect()
}

#[tokio::test]
async fn an_invoice_shows_the_profile_of_its_day_and_stays_so() {
    let (sandbox, client) = irish().await;
    renew(&client, 1, "tok_visa").await.unwrap();
    let first = client.invoices().await.unwrap().remove(0);
    sandbox.move_to(day("2021-10-20")).await.unwrap();
    let order = by_transfer(&client, "silver-data-platform", domain::OrderKind::Buy, 2).await;
    let placed = client.place_order(&order).await.unwrap();
    let proof = proof_of(support::PDF, day("2021-10-20"));
    client.upload_proof(&placed.number, &proof).await.unwrap();
    // Between the proof and the money.
    sandbox.move_to(day("2021-10-21")).await.unwrap();
    move_office(&client, "20 Merrion Row").await;
    sandbox.move_to(day("2022-06-01")).await.unwrap();
    move_office(&client, "22 Merrion Row").await;
    change_billing(&client, |change| change.po_number = Some("PO-2022".into()))
        .await
        .unwrap();
    sandbox.move_to(day("2023-06-01")).await.unwrap();
    move_office(&client, "24 Merrion Row").await;
    sandbox.move_to(day("2023-06-30")).await.unwrap();
    let expected = [
        ("14 Fitzwilliam Lane", None),
        ("20 Merrion Row", None),
        ("22 Merrion Row", Some("PO-2022")),
        ("24 Merrion Row", Some("PO-2022")),
    ];
    let expected: Vec<_> = expected
        .iter()
        .map(|(street, number)| ((*street).to_owned(), number.map(str::to_owned)))
        .collect();
    assert_eq!(streets(&sandbox, &client).await, expected);
    assert_eq!(client.invoice(&first.number).await.unwrap(), first);
    assert_eq!(latest_term(&client, PACK).await.unwrap().anniversary, day("2024-06-22"));
}

#[tokio::test]
async fn the_country_stays_what_it_is() {
    let (_sandbox, client) = joined().await;
    let changed = change_billing(&client, |change| change.bill_to.country = domain::Country::new("AT"))
        .await
        .unwrap();
    assert_eq!(changed.bill_to.country.code(), "DE");
}
