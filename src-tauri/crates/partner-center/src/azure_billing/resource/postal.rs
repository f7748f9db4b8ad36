use crate::service::{Fields, Unfit};

/// Somebody's name and address, each part as the service has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BillingAddress {
    /// The company.
    pub company: Option<String>,
    /// First name of a person.
    pub first_name: Option<String>,
    /// Last name of a person.
    pub last_name: Option<String>,
    /// The lines of the street address that are filled.
    pub lines: Vec<String>,
    /// City.
    pub city: Option<String>,
    /// District.
    pub district: Option<String>,
    /// State, province or county, in either case of letters.
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
}

pub(super) fn address_in(fields: &Fields<'_>, field: &'static str) -> Result<Option<BillingAddress>, Unfit> {
    let Some(address) = fields.object(field)? else {
        return Ok(None);
    };
    let lines = ["addressLine1", "addressLine2", "addressLine3"].map(|line| address.filled(line));
    let mut filled = Vec::new();
    for line in lines {
        filled.extend(line?);
    }
    Ok(Some(BillingAddress {
        company: address.filled("companyName")?,
        first_name: address.filled("firstName")?,
        last_name: address.filled("lastName")?,
        lines: filled,
        city: address.filled("city")?,
        district: address.filled("district")?,
        region: address.filled("region")?,
        postal_code: address.filled("postalCode")?,
        country: address.filled("country")?,
        email: address.filled("email")?,
        phone: address.filled("phoneNumber")?,
    }))
}
