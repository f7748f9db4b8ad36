//! A profile without a problem, to be spoiled.

use domain::{Contact, Country, NaiveDate, Party, Profile, TaxId, Vetting, VettingStatus};

pub fn party(country: &str) -> Party {
    let (city, region, postal_code) = match country {
        "US" => ("Redmond", Some("WA"), "98052"),
        "TW" => ("台北市信義區", None, "110"),
        _ => ("Dublin 2", None, "D02 PK31"),
    };
    Party {
        name: "Lindqvist & Moore Ltd".to_owned(),
        attention: Some("Accounts payable".to_owned()),
        address_lines: vec!["14 Fitzwilliam Lane".to_owned(), "Floor 2".to_owned()],
        city: Some(city.to_owned()),
        region: region.map(str::to_owned),
        postal_code: Some(postal_code.to_owned()),
        country: Country::new(country),
        tax_id: None,
    }
}

pub fn tax_id(value: &str) -> Option<TaxId> {
    Some(TaxId {
        label: "VAT".to_owned(),
        value: value.to_owned(),
    })
}

pub fn profile(country: &str) -> Profile {
    Profile {
        legal: Party {
            tax_id: tax_id("IE1234567FA"),
            attention: None,
            ..party(country)
        },
        bill_to: party(country),
        po_number: Some("PO-7".to_owned()),
        contact: Some(Contact {
            first_name: "Aoife".to_owned(),
            last_name: "Moore".to_owned(),
            email: "aoife.moore@lindqvist.example".to_owned(),
            phone: "16773000".to_owned(),
        }),
        vetting: Vetting {
            status: VettingStatus::Authorized,
            since: None,
        },
        billing_profile: Some(true),
        valid_from: NaiveDate::MIN,
        revision: Some("3".to_owned()),
    }
}
