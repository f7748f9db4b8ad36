use domain::{AccountName, CenterRecord, Country, Currency, OwnAccount, Profile, VettingStatus};
use partner_center::center_api::{ServiceError, partner_id_told, profile_told};

use crate::center;
use crate::support::{Script, answer, with_headers};

const LEGAL: &str = r#"{"companyName":"Tailspin Toys Ltd","address":{"country":"IE","city":"Dublin","state":"","region":"Leinster",
    "addressLine1":"70 Sir John Rogerson's Quay","addressLine2":"","postalCode":"D02 R296","firstName":"Nora","lastName":"Byrne"},
    "primaryContact":{"firstName":"Nora","lastName":"Byrne","email":"nora@tailspin.example"},"companyApproverEmail":"cfo@tailspin.example",
    "vettingStatus":"authorized","vettingSubStatus":"none","profileType":"LegalBusinessProfile","laterField":{"kept":[1.10]},
    "attributes":{"objectType":"LegalBusinessProfile"}}"#;
pub const BILLING: &str = r#"{"CompanyName":"Tailspin Accounts","Address":{"Country":"IE","City":"Cork","AddressLine1":"1 Lapp's Quay","PostalCode":"T12 WN26"},
    "PrimaryContact":{"FirstName":"Ada","LastName":"Quinn","Email":"ap@tailspin.example","PhoneNumber":null},
    "PurchaseOrderNumber":4711,"TaxId":"IE6388047V","BillingCurrency":"EUR","Attributes":{"Etag":"v-17","ObjectType":"BillingProfile"}}"#;

pub fn known() -> Profile {
    OwnAccount {
        name: AccountName::new("tailspin"),
        company: "Tailspin".to_owned(),
        country: Country::new("IE"),
        currency: Currency::EUR,
        partner_id: None,
        created: "2026-11-01T08:00:00Z".parse().unwrap(),
        sign_in: None,
        connections: Vec::new(),
        identity: None,
    }
    .first_profile()
}

#[tokio::test(start_paused = true)]
async fn a_record_is_kept_as_it_was_sent_with_its_version() {
    let body = format!("\u{feff}{LEGAL}");
    let script = Script::default()
        .ok("/v1/profiles/legalbusiness", body)
        .ok("/v1/profiles/billing", BILLING)
        .on(
            "/v1/profiles/organization",
            Ok(with_headers(
                200,
                &[("etag", "\"w-3\"")],
                r#"{"id":"7","companyName":"Tailspin"}"#,
            )),
        );
    let center = center(&script);
    let legal = center.record(CenterRecord::LegalBusiness).await.unwrap();
    assert_eq!((legal.sent.as_str(), legal.etag), (LEGAL, None));
    let billing = center.record(CenterRecord::Billing).await.unwrap();
    assert_eq!(billing.etag.as_deref(), Some("v-17"));
    let organization = center.record(CenterRecord::Organization).await.unwrap();
    assert_eq!(organization.etag.as_deref(), Some("\"w-3\""));
    assert_eq!(script.paths()[0], "/v1/profiles/legalbusiness?vettingVersion=Current");
    let asked = &script.asked()[0];
    assert_eq!(asked.authorization.as_deref(), Some("Bearer planted-bearer-token"));
    assert_eq!(asked.origin, "https://api.partnercenter.microsoft.com");
}

#[tokio::test(start_paused = true)]
async fn another_documented_place_is_tried_where_nobody_knows_the_first() {
    let script = Script::default()
        .on(
            "/v1/profiles/legalbusiness?vettingVersion=Current",
            Ok(answer(400, r#"{"code":2000}"#)),
        )
        .ok("/v1/profiles/legalbusiness", LEGAL)
        .on("/v1/profiles/support", Ok(answer(404, "")))
        .ok(
            "/v1/profiles/supportprofile",
            r#"{"email":"help@tailspin.example","website":"www.tailspin.example"}"#,
        );
    let center = center(&script);
    assert!(center.record(CenterRecord::LegalBusiness).await.is_ok());
    let support = center.record(CenterRecord::Support).await.unwrap();
    assert!(support.sent.as_str().contains("www.tailspin.example"));
}

#[tokio::test(start_paused = true)]
async fn what_is_not_found_or_says_nothing_is_no_empty_record() {
    let missing = r#"{"code":3000,"description":"Partner Organization with partner_id 1 could not be found","data":[],"source":"PartnerFD"}"#;
    let script = Script::default()
        .on("/v1/profiles/mpn", Ok(answer(404, missing)))
        .ok("/v1/profiles/billing", "{}")
        .ok("/v1/profiles/organization", "")
        .ok("/v1/invoices/summaries", missing)
        .ok(
            "/v1/profiles/support",
            "<!doctype html><title>Sign in to the network</title>",
        );
    let center = center(&script);
    let mpn = center.record(CenterRecord::Mpn).await;
    assert!(matches!(mpn, Err(ServiceError::NotFound { .. })), "{mpn:?}");
    for record in [
        CenterRecord::Billing,
        CenterRecord::Organization,
        CenterRecord::InvoiceSummaries,
        CenterRecord::Support,
    ] {
        let told = center.record(record).await;
        assert!(matches!(told, Err(ServiceError::Unreadable(_))), "{record:?}: {told:?}");
    }
}

#[test]
fn a_profile_takes_over_the_sides_that_were_told_and_no_other() {
    let known = known();
    let both = profile_told(Some(LEGAL), Some(BILLING), &known).unwrap();
    assert_eq!(both.legal.name, "Tailspin Toys Ltd");
    assert_eq!(both.legal.region.as_deref(), Some("Leinster"));
    assert_eq!(both.legal.tax_id.as_ref().unwrap().value, "IE6388047V");
    assert_eq!(
        (both.bill_to.name.as_str(), both.bill_to.city.as_deref()),
        ("Tailspin Accounts", Some("Cork"))
    );
    assert_eq!(both.po_number.as_deref(), Some("4711"));
    assert_eq!(both.contact.as_ref().unwrap().email, "ap@tailspin.example");
    assert_eq!(both.vetting.status, VettingStatus::Authorized);
    assert_eq!(both.valid_from, known.valid_from);

    let legal = profile_told(Some(LEGAL), None, &known).unwrap();
    assert_eq!((&legal.bill_to, &legal.contact), (&known.bill_to, &None));
    assert_eq!(legal.legal.tax_id, None);
    let billing = profile_told(None, Some(BILLING), &both).unwrap();
    assert_eq!(billing, both);
    assert!(profile_told(Some(r#"{"address":"here"}"#), None, &known).is_err());
}

#[test]
fn the_partner_id_comes_under_either_name() {
    for (sent, id) in [
        (r#"{"mpnId":"4391999","profileType":"MpnProfile"}"#, Some("4391999")),
        (r#"{"partnerId":4391999}"#, Some("4391999")),
        (r#"{"MpnId":"  "}"#, None),
        (r#"{"partnerName":"Tailspin"}"#, None),
        ("[]", None),
    ] {
        assert_eq!(partner_id_told(sent).as_deref(), id, "{sent}");
    }
}
