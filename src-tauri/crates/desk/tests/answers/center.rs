//! What Partner Center told of an account of one's own.

use domain::{
    AccountName, CenterRecord, Contact, DateTime, Party, Profile, RequestNote, RequestStatus, SupportRequest,
    SupportRequestId, Utc,
};
use store::{SentRecord, Store};

/// The billing side as it was sent: its contact has no phone number.
const BILLING: &str = r#"{"companyName":"Contoso Accounts","address":{"country":"IE","city":"Cork",
    "addressLine1":"1 Lapp's Quay","postalCode":"T12 WN26"},"primaryContact":{"firstName":"Ada","lastName":"Quinn",
    "email":"ap@contoso.example"},"purchaseOrderNumber":"PO-88","taxId":"IE6388047V","attributes":{"etag":"v-17"}}"#;

/// Keeps the profile and a service request of an account as a sync would have.
pub async fn tell(store: &Store, account: &AccountName) {
    let at: DateTime<Utc> = "2026-11-20T08:15:00Z".parse().unwrap();
    let own = store.own_accounts().await.unwrap();
    let own = own.into_iter().find(|own| own.name == *account).unwrap();
    let first = own.first_profile();
    let profile = Profile {
        bill_to: Party {
            name: "Contoso Accounts".to_owned(),
            address_lines: vec!["1 Lapp's Quay".to_owned()],
            city: Some("Cork".to_owned()),
            postal_code: Some("T12 WN26".to_owned()),
            ..first.bill_to.clone()
        },
        po_number: Some("PO-88".to_owned()),
        contact: Some(Contact {
            first_name: "Ada".to_owned(),
            last_name: "Quinn".to_owned(),
            email: "ap@contoso.example".to_owned(),
            phone: String::new(),
        }),
        ..first
    };
    store.keep_profile(account, &profile, at).await.unwrap();
    let sent = SentRecord {
        etag: Some("v-17".to_owned()),
        document: BILLING.to_owned(),
        told: at,
    };
    let kept = store.keep_center_record(account, CenterRecord::Billing, &sent);
    kept.await.unwrap();
    let request = SupportRequest {
        id: SupportRequestId::new("616122292000001"),
        request_id: None,
        summary: "Invoice missing".to_owned(),
        kind: String::new(),
        description: "D0500X0 is not there".to_owned(),
        cancels: None,
        status: RequestStatus::AttentionNeeded,
        opened: at,
        modified: at,
        closed: None,
        contact: None,
        notes: vec![RequestNote {
            author: "Support".to_owned(),
            written: at,
            text: "Please attach the proof of payment.".to_owned(),
        }],
        attachments: Vec::new(),
    };
    store.put_support_requests(account, &[request]).await.unwrap();
}
