use domain::AccountName;
use engine::{Code, Error};
use sandbox::PartnerName;

/// The sample accounts by their short names; the first is the one a new computer starts with.
pub const SAMPLE_ACCOUNTS: [&str; 2] = ["sample", "sample-tw"];

/// The partner that answers for an account.
pub(crate) fn partner(name: &str) -> Result<(AccountName, PartnerName), Error> {
    name.parse::<PartnerName>().map(|partner| (AccountName::new(name), partner)).map_err(|_| {
        Error::new(Code::UnknownAccount).with("account", name).with("accounts", SAMPLE_ACCOUNTS.join(", "))
    })
}
