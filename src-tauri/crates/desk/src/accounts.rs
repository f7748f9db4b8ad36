use domain::AccountName;
use engine::{Code, Error};
use sandbox::PartnerName;

/// The partner that answers for an account.
pub(crate) fn partner(name: &str) -> Result<(AccountName, PartnerName), Error> {
    name.parse::<PartnerName>()
        .map(|partner| (AccountName::new(name), partner))
        .map_err(|_| {
            let known: Vec<String> = PartnerName::all().map(|partner| partner.as_str().to_owned()).collect();
            Error::new(Code::UnknownAccount)
                .with("account", name)
                .with("accounts", known)
        })
}

/// Every account on this computer with its company.
pub(crate) fn accounts() -> Vec<(AccountName, String)> {
    PartnerName::all()
        .map(|partner| (AccountName::new(partner.as_str()), partner.company().to_owned()))
        .collect()
}
