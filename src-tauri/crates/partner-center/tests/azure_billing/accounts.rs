//! Accounts and profiles in both generations, and what an empty answer says.

use domain::Currency;
use partner_center::azure_billing::{Accounts, Agreement, Generation, ServiceError};

use crate::support::{ACCOUNT, ACCOUNTS, Script, answer};

const IN_2020: &str = "/providers/Microsoft.Billing/billingAccounts?api-version=2020-05-01";
const IN_2024: &str = "/providers/Microsoft.Billing/billingAccounts?api-version=2024-04-01";

#[tokio::test(start_paused = true)]
async fn a_partner_account_is_found() {
    let script = Script::default().recorded("accounts_2020");
    let Accounts::Found(found) = script.billing().accounts().await.unwrap() else {
        panic!("none");
    };
    let [account] = &found.entries[..] else {
        panic!("{found:?}");
    };
    assert_eq!(account.name, ACCOUNT);
    assert_eq!(account.agreement, Some(Agreement::Partner));
    assert_eq!(account.display_name.as_deref(), Some("Rowan Group"));
    assert_eq!(account.kind.as_deref(), Some("Partner"));
    assert_eq!(account.has_read_access, Some(true));
    assert!(account.profiles.is_empty(), "an object without a list has none");
}

#[tokio::test(start_paused = true)]
async fn an_empty_list_is_no_role_and_not_no_account() {
    let script = Script::default()
        .recorded("accounts_empty")
        .ok(IN_2024, r#"{"value":[]}"#);
    assert_eq!(script.billing().accounts().await, Ok(Accounts::NoRole));
    // It stands, even where the other generation is in trouble.
    for status in [400, 403, 404, 500] {
        let script = Script::default()
            .recorded("accounts_empty")
            .on(IN_2024, Ok(answer(status, "")));
        assert_eq!(script.billing().accounts().await, Ok(Accounts::NoRole), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_one_generation_does_not_show_the_other_may() {
    let script = Script::default().recorded("accounts_empty").recorded("accounts_2024");
    let billing = script.billing();
    let Accounts::Found(found) = billing.accounts().await.unwrap() else {
        panic!("none");
    };
    let agreements: Vec<_> = found
        .entries
        .iter()
        .map(|account| account.agreement.clone().unwrap())
        .collect();
    assert_eq!(
        agreements,
        [
            Agreement::Customer,
            Agreement::Enterprise,
            Agreement::Other("MicrosoftMoonAgreement".into())
        ]
    );
    let sold_to = found.entries[0].sold_to.clone().unwrap();
    assert_eq!(sold_to.lines, ["1 Quay", "Hall 3"]);
    assert_eq!(sold_to.region.as_deref(), Some("co"));
    assert_eq!(found.entries[1].sold_to, None);
    assert_eq!(found.entries[2].has_read_access, Some(false));
    // A list in one version, an object around a list in the next.
    assert_eq!(found.entries[0].profiles[0].currency, Some(Currency::EUR));
    let address = found.entries[0].profiles[0].bill_to.clone().unwrap();
    assert_eq!(address.region.as_deref(), Some("ny"));
    assert_eq!(found.entries[1].profiles[0].currency, Some(Currency::USD));
    // From now on that generation is asked first.
    let _ = billing.accounts().await;
    assert_eq!(script.paths(), [IN_2020, IN_2024, IN_2024]);
}

#[tokio::test(start_paused = true)]
async fn a_version_that_is_refused_is_tried_in_the_other_generation() {
    let refused = r#"{"error":{"code":"NoRegisteredProviderFound","message":"x"}}"#;
    let script = Script::default()
        .on(IN_2020, Ok(answer(400, refused)))
        .recorded("accounts_2024");
    assert!(matches!(script.billing().accounts().await, Ok(Accounts::Found(_))));
    let script = Script::default().on(ACCOUNTS, Ok(answer(400, refused)));
    let refused = script.billing().accounts().await;
    let code = Some("NoRegisteredProviderFound");
    assert!(
        matches!(refused, Err(ServiceError::Refused { status: 400, code: told, .. }) if told == code),
        "{refused:?}"
    );
    assert_eq!(script.paths(), [IN_2020, IN_2024]);
    let script = Script::default().recorded("accounts_2024");
    let _ = script.billing().speaking(Generation::Of2024).accounts().await;
    assert_eq!(script.paths(), [IN_2024]);
}

#[tokio::test(start_paused = true)]
async fn profiles_have_their_own_currency_and_state() {
    let script = Script::default().recorded("profiles");
    let profiles = script.billing().profiles(ACCOUNT).await.unwrap();
    let [profile] = &profiles.entries[..] else {
        panic!("{profiles:?}");
    };
    assert_eq!(profile.currency, Some(Currency::EUR));
    assert_eq!(profile.invoice_day.as_deref(), Some("5"));
    assert_eq!(profile.status.as_deref(), Some("Warned"));
    assert_eq!(profile.status_reason.as_deref(), Some("PastDue"));
    assert_eq!(profile.purchase_order_number.as_deref(), Some("ABC12345"));
    assert_eq!(profile.bill_to.as_ref().unwrap().phone.as_deref(), Some("+353 1"));
    assert!(profile.sent.as_str().contains(r#""spendingLimit": "Off""#));
    assert!(script.paths()[0].contains("%3A"), "the colon of an account is encoded");
}

#[tokio::test(start_paused = true)]
async fn lists_are_read_to_their_last_page() {
    let script = Script::default()
        .ok(IN_2020, r#"{"value":[{"name":"1","properties":{}}],"nextLink":"/providers/Microsoft.Billing/next page"}"#)
        .ok(
            "/providers/Microsoft.Billing/next%20page",
            r#"{"value":[{"name":"1","properties":{}},{"name":"2","properties":{}}],"nextLink":"providers/Microsoft.Billing/next page"}"#,
        );
    let Accounts::Found(found) = script.billing().accounts().await.unwrap() else {
        panic!("none");
    };
    let names: Vec<_> = found.entries.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(
        names,
        ["1", "2"],
        "what comes again is left out, and a link to itself ends the list"
    );
    assert_eq!(script.asked().len(), 2);
}
