//! The accounts of this computer: which there are, and setting up, renaming and removing one's own.

use domain::{
    AccountName, AccountNameProblem, Country, Currency, DateTime, LONGEST_ACCOUNT_NAME, OwnAccount, Phrase, TextField,
    Utc,
};
use store::{ConnectionRecord, Holding};
use words::Words;

use crate::account::settings::LAST_ACCOUNT;
use crate::archive::documents::choice;
use crate::connections::cloud;
use crate::connections::settings::{connected, connection_views};
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::view::{
    AccountDetailView, AccountsView, Cloud, ConnectInput, CountryView, NewAccountInput, RemovedAccountView,
};
use crate::words::input::{checked, checked_optional};
use crate::words::labels::count;
use crate::{Code, Engine, Error, KnownAccount};

impl Engine {
    /// The accounts beside which the current one stands: the samples for a sample, one's own for one of one's own. What is
    /// chosen over all accounts is chosen over these.
    pub(crate) fn alike(&self) -> impl Iterator<Item = &KnownAccount> {
        let sample = self.center().capabilities().sample;
        self.parts()
            .accounts
            .iter()
            .filter(move |account| account.sample == sample)
    }

    /// Every account of this computer.
    ///
    /// # Errors
    /// The store's error.
    pub async fn accounts(&self, words: &Words) -> Result<Vec<AccountDetailView>, Error> {
        let own = self.store().own_accounts().await?;
        let mut accounts = Vec::new();
        for sample in self.parts().accounts.iter().filter(|account| account.sample) {
            let holding = self.store().holding(&sample.name).await?;
            accounts.push(self.detail(&sample.name, &sample.company, None, holding, words));
        }
        for account in &own {
            let holding = self.store().holding(&account.name).await?;
            let read = self.store().connection_states(&account.name).await?;
            accounts.push(AccountDetailView {
                is_signed_in: self.store().sign_in_token(&account.name).await?.is_some(),
                ..self.detail(&account.name, &account.company, Some((account, &read)), holding, words)
            });
        }
        Ok(accounts)
    }

    /// The page of accounts.
    ///
    /// # Errors
    /// The store's error.
    pub async fn accounts_page(&self, words: &Words) -> Result<AccountsView, Error> {
        let country = |country: Country| CountryView {
            label: words.country(&country),
            code: country.code().to_owned(),
        };
        Ok(AccountsView {
            accounts: self.accounts(words).await?,
            countries: Country::all().map(country).collect(),
            clouds: Cloud::ALL
                .map(|cloud| choice(cloud, cloud_label(cloud, words)))
                .to_vec(),
            code_warning: words.text("device-code-warning"),
        })
    }

    /// One account of this computer.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`], or the store's error.
    pub async fn account_detail(&self, name: &str, words: &Words) -> Result<AccountDetailView, Error> {
        let accounts = self.accounts(words).await?;
        let names: Vec<String> = accounts.iter().map(|account| account.name.clone()).collect();
        let found = accounts.into_iter().find(|account| account.name == name);
        found.ok_or_else(|| unknown(name, names))
    }

    /// Sets up an account of one's own at this instant of the computer's clock, kept by hand until it has a connection.
    ///
    /// # Errors
    /// [`Code::AccountNameWrong`], [`Code::AccountNameTaken`], [`Code::CompanyMissing`], [`Code::UnknownCountry`],
    /// [`Code::UnknownCurrency`], [`Code::TextTooLong`], [`Code::TextUnseen`], [`Code::SignInWrong`], [`Code::AddressWrong`], or
    /// the store's error.
    pub async fn add_account(
        &self,
        input: &NewAccountInput,
        created: DateTime<Utc>,
        words: &Words,
    ) -> Result<AccountDetailView, Error> {
        let company = checked(TextField::Company, &input.company)?;
        if company.is_empty() {
            return Err(Error::new(Code::CompanyMissing));
        }
        let name = if input.name.trim().is_empty() {
            let own = self.store().own_accounts().await?;
            AccountName::suggested(&company, |name| own.iter().any(|account| account.name.as_str() == name))
        } else {
            name_of(&input.name, words)?
        };
        let unknown_country = || Error::new(Code::UnknownCountry).with("country", input.country.trim());
        let country = Country::known(&input.country).ok_or_else(unknown_country)?;
        let unknown_currency = |text: &str| Error::new(Code::UnknownCurrency).with("currency", text);
        let currency = match input.currency.trim() {
            "" => country.currency().ok_or_else(|| unknown_currency(country.code()))?,
            text => Currency::from_code(&text.to_ascii_uppercase()).ok_or_else(|| unknown_currency(text))?,
        };
        let (sign_in, connections) = connected(&input.connect, words)?;
        let account = OwnAccount {
            name,
            company,
            country,
            currency,
            partner_id: checked_optional(TextField::PartnerId, Some(&input.partner_id))?,
            created,
            sign_in,
            connections,
            identity: None,
        };
        if !self.store().add_own_account(&account).await? {
            return Err(taken(&account.name));
        }
        self.account_detail(account.name.as_str(), words).await
    }

    /// Says anew where the people of an account sign in, and what it is connected to. What was fetched stays.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`], [`Code::AccountIsSample`], [`Code::SignInWrong`], also where the account belongs to a person
    /// of another directory, [`Code::AddressWrong`], [`Code::DataBusy`] while another Packdesk works with it, or the store's
    /// error.
    pub async fn connect_account(
        &self,
        name: &str,
        input: &ConnectInput,
        words: &Words,
    ) -> Result<AccountDetailView, Error> {
        let name = self.own(name, words).await?;
        let (sign_in, connections) = connected(input, words)?;
        let _records = self.store().lock_records(ORDER_LOCK_WAIT).await?;
        let own = self.store().own_accounts().await?;
        let account = own.into_iter().find(|account| account.name == name);
        let account = account.ok_or_else(|| unknown(name.as_str(), Vec::new()))?;
        let place = |account: &OwnAccount| account.sign_in.as_ref().map(|place| place.tenant.clone());
        let changed = OwnAccount {
            sign_in,
            connections,
            ..account.clone()
        };
        if account.identity.is_some() && place(&changed) != place(&account) {
            let reason = words.text("sign-in-place-pinned");
            return Err(Error::new(Code::SignInWrong).with("reason", reason));
        }
        if changed.sign_in != account.sign_in {
            // What opens the records was given to the application of before.
            self.store().forget_sign_in_token(&name).await?;
        }
        self.store().change_own_account(&changed).await?;
        self.account_detail(name.as_str(), words).await
    }

    /// Gives an account of one's own another short name.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`], [`Code::AccountIsSample`], [`Code::AccountNameWrong`], [`Code::AccountNameTaken`],
    /// [`Code::DataBusy`] while another Packdesk works with it, or the store's error.
    pub async fn rename_account(&self, name: &str, to: &str, words: &Words) -> Result<AccountDetailView, Error> {
        let account = self.own(name, words).await?;
        let to = name_of(to, words)?;
        let _records = self.store().lock_records(ORDER_LOCK_WAIT).await?;
        let _orders = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        if !self.store().rename_own_account(&account, &to).await? {
            return Err(taken(&to));
        }
        let last = self.store().setting(None, LAST_ACCOUNT).await?;
        if last.as_deref() == Some(name) {
            self.store().set_setting(None, LAST_ACCOUNT, to.as_str()).await?;
        }
        self.account_detail(to.as_str(), words).await
    }

    /// Removes an account of one's own with everything that is stored of it.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`], [`Code::AccountIsSample`], [`Code::DataBusy`] while another Packdesk works with it, or the
    /// store's error.
    pub async fn remove_account(&self, name: &str, words: &Words) -> Result<RemovedAccountView, Error> {
        let account = self.own(name, words).await?;
        let _records = self.store().lock_records(ORDER_LOCK_WAIT).await?;
        let _orders = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        let holding = self.store().holding(&account).await?;
        self.store().remove_own_account(&account).await?;
        let label = Phrase::new("account-removed")
            .with("account", account.as_str())
            .with("contents", contents(holding, words));
        Ok(RemovedAccountView {
            name: account.to_string(),
            label: words.say(&label),
        })
    }

    /// What is asked before an account is removed.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`], [`Code::AccountIsSample`], or the store's error.
    pub async fn ask_to_remove(&self, name: &str, words: &Words) -> Result<String, Error> {
        let account = self.own(name, words).await?;
        let holding = self.store().holding(&account).await?;
        let question = Phrase::new("account-remove-question")
            .with("account", account.as_str())
            .with("contents", contents(holding, words));
        Ok(words.say(&question))
    }

    async fn own(&self, name: &str, words: &Words) -> Result<AccountName, Error> {
        let account = self.account_detail(name, words).await?;
        if account.sample {
            return Err(Error::new(Code::AccountIsSample).with("account", name));
        }
        Ok(AccountName::new(name))
    }

    fn detail(
        &self,
        name: &AccountName,
        company: &str,
        own: Option<(&OwnAccount, &[ConnectionRecord])>,
        holding: Holding,
        words: &Words,
    ) -> AccountDetailView {
        let connections = own.map(|(own, read)| connection_views(own, read, words));
        let connections = connections.unwrap_or_default();
        let own = own.map(|(own, _)| own);
        let connection_label = match (own, connections.as_slice()) {
            (None, _) => words.text("account-sample"),
            (Some(_), []) => words.text("account-by-hand"),
            (Some(_), connections) => {
                let names: Vec<String> = connections.iter().map(|connection| connection.label.clone()).collect();
                words.list(&names)
            }
        };
        let identity = own.and_then(|own| own.identity.as_ref());
        let place = own.and_then(|own| own.sign_in.as_ref());
        let cloud = place.map(cloud);
        AccountDetailView {
            name: name.to_string(),
            company: company.to_owned(),
            sample: own.is_none(),
            current: name == self.account(),
            connection_label,
            country: own.map_or_else(String::new, |own| own.country.code().to_owned()),
            currency: own.map_or_else(String::new, |own| own.currency.code().to_owned()),
            partner_id: own.and_then(|own| own.partner_id.clone()).unwrap_or_default(),
            invoices: holding.invoices,
            orders: holding.orders,
            requests: holding.requests,
            contents_label: contents(holding, words),
            connections,
            signed_in: identity
                .and_then(|identity| identity.user_name.clone())
                .unwrap_or_default(),
            is_signed_in: false,
            tenant: place.map_or_else(String::new, |place| place.tenant.clone()),
            client_id: place.map_or_else(String::new, |place| place.client_id.clone()),
            cloud,
            cloud_label: cloud
                .filter(|cloud| *cloud != Cloud::Global)
                .map_or_else(String::new, |cloud| cloud_label(cloud, words)),
            removal_label: own.map_or_else(String::new, |_| {
                words.say(&Phrase::new("account-removal").with("contents", contents(holding, words)))
            }),
        }
    }
}

fn name_of(text: &str, words: &Words) -> Result<AccountName, Error> {
    AccountName::of_own(text.trim()).map_err(|problem| {
        let reason = match problem {
            AccountNameProblem::Characters => Phrase::new("account-name-characters"),
            AccountNameProblem::TooLong { length } => Phrase::new("account-name-long")
                .with("length", count(length))
                .with("longest", count(LONGEST_ACCOUNT_NAME)),
            AccountNameProblem::Reserved => Phrase::new("account-name-reserved"),
        };
        Error::new(Code::AccountNameWrong)
            .with("account", text.trim())
            .with("reason", words.say(&reason))
    })
}

/// The name of a cloud.
fn cloud_label(cloud: Cloud, words: &Words) -> String {
    words.text(&format!("cloud-{}", cloud.id()))
}

fn unknown(name: &str, names: Vec<String>) -> Error {
    Error::new(Code::UnknownAccount)
        .with("account", name)
        .with("accounts", names)
}

fn taken(name: &AccountName) -> Error {
    Error::new(Code::AccountNameTaken).with("account", name.as_str())
}

fn contents(holding: Holding, words: &Words) -> String {
    let phrase = if holding.terms > 0 {
        Phrase::new("account-contents-with-terms").with("terms", i64::from(holding.terms))
    } else {
        Phrase::new("account-contents")
    };
    words.say(
        &phrase
            .with("invoices", i64::from(holding.invoices))
            .with("orders", i64::from(holding.orders))
            .with("requests", i64::from(holding.requests)),
    )
}
