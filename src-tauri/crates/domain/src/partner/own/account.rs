use chrono::{DateTime, Utc};
use iso_currency::Currency;
use serde::{Deserialize, Serialize};

use crate::{
    AccountName, ConnectionName, Country, OwnConnection, Party, PinnedIdentity, Profile, SignInPlace, Vetting,
    VettingStatus,
};

/// The longest name of an account on this computer, in characters.
pub const LONGEST_ACCOUNT_NAME: usize = 40;
/// How the names of the embedded sample accounts begin, which no other account has.
const SAMPLE: &str = "sample";
/// What stands for every account where one is chosen.
const EVERY: &str = "all";
/// The name of an account whose company's name has no letter that a name can have.
const OWN: &str = "own";
/// Names that are suggested leave room for a number behind them.
const LONGEST_SUGGESTION: usize = 30;

/// A partner's own account, as somebody set it up on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAccount {
    /// The short name on this computer.
    pub name: AccountName,
    /// The company's name.
    pub company: String,
    /// The company's country.
    pub country: Country,
    /// The currency that the account is charged in.
    pub currency: Currency,
    /// The partner global account id (`PartnerID`, formerly MPN ID), where it was given.
    pub partner_id: Option<String>,
    /// When it was set up here.
    pub created: DateTime<Utc>,
    /// Where its people sign in; `None` where it is kept by hand alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<SignInPlace>,
    /// Where its records come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub connections: Vec<OwnConnection>,
    /// Whoever signed in first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<PinnedIdentity>,
}

impl OwnAccount {
    /// The connection of a name, where the account has it.
    #[must_use]
    pub fn connection(&self, name: ConnectionName) -> Option<&OwnConnection> {
        self.connections.iter().find(|connection| connection.name == name)
    }

    /// The profile as far as the account itself tells it.
    #[must_use]
    pub fn first_profile(&self) -> Profile {
        let company = Party {
            name: self.company.clone(),
            attention: None,
            address_lines: Vec::new(),
            city: None,
            region: None,
            postal_code: None,
            country: self.country.clone(),
            tax_id: None,
        };
        Profile {
            legal: company.clone(),
            bill_to: company,
            po_number: None,
            contact: None,
            vetting: Vetting {
                status: VettingStatus::Unknown,
                since: None,
            },
            billing_profile: None,
            valid_from: self.created.date_naive(),
            revision: None,
        }
    }
}

/// Why a text is no name of an account of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountNameProblem {
    /// It holds something else than small letters, digits and single hyphens between them, or nothing.
    #[error("other characters than small letters, digits and hyphens between them")]
    Characters,
    /// It has more than [`LONGEST_ACCOUNT_NAME`] characters.
    #[error("{length} characters")]
    TooLong {
        /// How many it has.
        length: usize,
    },
    /// It stands for something else: a sample account, or every account.
    #[error("a name that is taken")]
    Reserved,
}

impl AccountName {
    /// The name of an account of one's own. It is typed on the command line and stands in names of files, so it is as plain as
    /// those of the sample accounts.
    ///
    /// # Errors
    /// [`AccountNameProblem`].
    ///
    /// ```
    /// use domain::{AccountName, AccountNameProblem};
    ///
    /// assert_eq!(AccountName::of_own("contoso-ie").unwrap().as_str(), "contoso-ie");
    /// assert_eq!(AccountName::of_own("Contoso Ltd"), Err(AccountNameProblem::Characters));
    /// assert_eq!(AccountName::of_own("sample-de"), Err(AccountNameProblem::Reserved));
    /// ```
    pub fn of_own(text: &str) -> Result<Self, AccountNameProblem> {
        let is_plain = |part: &str| {
            let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
            !part.is_empty() && part.bytes().all(is_plain)
        };
        if !text.split('-').all(is_plain) {
            return Err(AccountNameProblem::Characters);
        }
        let length = text.chars().count();
        if length > LONGEST_ACCOUNT_NAME {
            return Err(AccountNameProblem::TooLong { length });
        }
        if text == EVERY || text.split('-').next() == Some(SAMPLE) {
            return Err(AccountNameProblem::Reserved);
        }
        Ok(Self::new(text))
    }

    /// A name for the account of a company, that none has yet: the company's name as far as letters and digits of ASCII go.
    ///
    /// ```
    /// use domain::AccountName;
    ///
    /// assert_eq!(AccountName::suggested("Contoso (Ireland) Ltd.", |_| false).as_str(), "contoso-ireland-ltd");
    /// assert_eq!(AccountName::suggested("青嵐資訊", |name| name == "own").as_str(), "own-2");
    /// ```
    #[must_use]
    pub fn suggested(company: &str, is_taken: impl Fn(&str) -> bool) -> Self {
        let plain = company.to_ascii_lowercase();
        let parts = plain
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|part| !part.is_empty());
        let mut name = String::new();
        for part in parts {
            if name.len() + part.len() >= LONGEST_SUGGESTION {
                break;
            }
            if !name.is_empty() {
                name.push('-');
            }
            name.push_str(part);
        }
        if Self::of_own(&name).is_err() {
            OWN.clone_into(&mut name);
        }
        let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
        let free = std::iter::once(name.clone())
            .chain(numbered)
            .find(|name| !is_taken(name));
        Self::new(free.as_deref().unwrap_or(OWN))
    }
}
