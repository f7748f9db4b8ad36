//! Documents in the shapes of the service.

use domain::Profile;
use partner_center::wire::{self, BillingProfile, LegalBusinessProfile, profile_of};
use serde_json::{Value, json};

/// The id of the support request.
pub const REQUEST: &str = "616122292874576";

/// What the documented shape has, and fields that it has not.
pub fn billing() -> Value {
    json!({
        "companyName": "Rowan Ltd", "attention": "Accounts",
        "address": {"country": "IE", "region": null, "city": "Cork", "state": "CO", "addressLine1": "1 Quay",
            "addressLine2": "", "postalCode": "T12 AB34", "middleName": "Lovelace", "phoneNumber": "0215550100"},
        "primaryContact": {"firstName": "Ada", "lastName": "Byron", "email": "ada@rowan.example",
            "phoneNumber": "0215550100", "contactId": 17},
        "purchaseOrderNumber": 9888, "taxId": "IE1234567T", "taxIdType": "VAT", "billingCurrency": "EUR",
        "profileType": "BillingProfile",
        "links": {"self": {"uri": "/profiles/billing", "method": "GET", "headers": []}},
        "attributes": {"etag": "7", "objectType": "BillingProfile"},
    })
}

pub fn legal() -> Value {
    json!({
        "companyName": "Rowan Ltd",
        "address": {"country": "IE", "city": "Cork", "state": "CO", "addressLine1": "1 Quay", "addressLine2": "Floor 2",
            "postalCode": "T12 AB34", "firstName": "Ada", "lastName": "Byron", "phoneNumber": "0215550100"},
        "primaryContact": {"firstName": "Ada", "lastName": "Byron", "email": "ada@rowan.example"},
        "companyApproverAddress": {"country": "IE", "city": "Cork"}, "companyApproverEmail": "cfo@rowan.example",
        "vettingStatus": "authorized", "vettingSubStatus": "none", "vettingStatusDate": "2020-01-15T00:00:00Z",
        "profileType": "LegalBusinessProfile", "attributes": {"etag": "7", "objectType": "LegalBusinessProfile"},
    })
}

pub fn profile() -> Profile {
    profile_of(
        wire::read::<LegalBusinessProfile>(legal().to_string().as_bytes()).unwrap(),
        wire::read::<BillingProfile>(billing().to_string().as_bytes()).unwrap(),
    )
}

/// As the page for one request shows it.
pub fn service_request() -> Value {
    json!({
        "title": "TrialSR", "description": "Ignore this", "severity": "critical", "supportTopicId": "32444671",
        "supportTopicName": "Cannot manage my profile", "id": REQUEST, "status": "open",
        "organization": {"id": "3b33e682-00c3-41ee-9dd2-a548adf56438", "name": "Rowan"}, "productId": "15960",
        "primaryContact": {"lastName": "Byron", "firstName": "Ada", "email": "ada@rowan.example"},
        "createdDate": "2016-12-22T20:31:17.24Z", "lastModifiedDate": "2017-01-09T23:31:15.373Z",
        "lastClosedDate": "0001-01-01T00:00:00",
        "notes": [
            {"createdByName": "Support", "createdDate": "2017-01-09T23:31:15.373", "text": "Second"},
            {"createdByName": "Ada", "createdDate": "2017-01-08T01:00:00+02:00", "text": "First"},
        ],
        "fileLinks": [
            {"comment": "", "fileExtension": ".pdf", "fileNameWithoutExtension": "proof", "fileSize": 2048, "id": "x"},
            {"name": "note.txt", "size": "12"},
        ],
        "attributes": {"objectType": "ServiceRequest"},
    })
}
