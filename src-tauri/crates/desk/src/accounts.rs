use domain::{AccountName, OwnAccount};
use engine::{Code, Error, KnownAccount};
use sandbox::PartnerName;
use store::Store;

/// What answers for an account.
pub(crate) enum Answering {
    /// The embedded Partner Center, as this partner.
    Sample(PartnerName),
    /// Nobody: it is kept by hand.
    Nobody(Box<OwnAccount>),
}

/// The accounts that there are.
pub(crate) struct Accounts {
    own: Vec<OwnAccount>,
}

impl Accounts {
    /// Those of a data folder.
    pub async fn of(store: &Store) -> Result<Self, Error> {
        Ok(Self {
            own: store.own_accounts().await?,
        })
    }

    /// Refuses what no account can be named, before anything is opened.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`].
    pub fn refuse_what_is_no_name(name: &str) -> Result<(), Error> {
        if name.parse::<PartnerName>().is_ok() || AccountName::of_own(name).is_ok() {
            return Ok(());
        }
        Self { own: Vec::new() }.answering(name).map(drop)
    }

    /// What answers for the account of this name.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`].
    pub fn answering(&self, name: &str) -> Result<Answering, Error> {
        if let Ok(partner) = name.parse::<PartnerName>() {
            return Ok(Answering::Sample(partner));
        }
        let own = self.own.iter().find(|account| account.name.as_str() == name);
        own.cloned().map(Box::new).map(Answering::Nobody).ok_or_else(|| {
            let known: Vec<String> = self
                .known()
                .into_iter()
                .map(|account| account.name.to_string())
                .collect();
            Error::new(Code::UnknownAccount)
                .with("account", name)
                .with("accounts", known)
        })
    }

    /// Every account on this computer, the samples first.
    pub fn known(&self) -> Vec<KnownAccount> {
        let samples = PartnerName::all().map(|partner| KnownAccount {
            name: AccountName::new(partner.as_str()),
            company: partner.company().to_owned(),
            sample: true,
        });
        let own = self.own.iter().map(|account| KnownAccount {
            name: account.name.clone(),
            company: account.company.clone(),
            sample: false,
        });
        samples.chain(own).collect()
    }
}
