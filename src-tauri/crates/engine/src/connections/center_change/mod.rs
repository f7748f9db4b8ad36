//! What is changed in the Partner Center of an account of one's own: each change is sent once, and what became of it is told as
//! it is known.

mod address;
mod note;
mod profile;

use domain::{ConnectionName, Identity, OwnAccount};
use partner_center::azure_billing::Budget;
use partner_center::center_api::{CenterApi, Said, ServiceError};
use partner_center::network::Reach;
use partner_center::sign_in::Session;
use words::Words;

use super::place::{address_of, network, resource_of};
use crate::{Code, Engine, Error};

/// The Partner Center of an account, and who asks it.
pub(super) struct OpenCenter {
    pub api: CenterApi<Reach>,
    pub session: Session,
    /// Who signed in: what one person is not shown, another may have changed.
    pub identity: Identity,
}

impl Engine {
    /// The current account, where it is one of one's own that is connected to Partner Center.
    ///
    /// # Errors
    /// The store's error.
    pub(crate) async fn center_account(&self) -> Result<Option<OwnAccount>, Error> {
        let account = self.own_account_if_any().await?;
        Ok(account.filter(|account| account.connection(ConnectionName::PartnerCenter).is_some()))
    }

    /// The Partner Center of an account; `None` where nobody has signed in.
    pub(super) async fn open_center(&self, account: &OwnAccount) -> Result<Option<OpenCenter>, Error> {
        if self.store().sign_in_token(&account.name).await?.is_none() {
            return Ok(None);
        }
        let name = ConnectionName::PartnerCenter;
        let network = network()?;
        let address = address_of(account, name)?;
        let session = self.session(account, &network, resource_of(name))?;
        let identity = account.identity.as_ref();
        Ok(Some(OpenCenter {
            api: CenterApi::new(network.to([address.clone()]), session.clone(), Budget::default()).at(address.as_str()),
            session,
            identity: Identity {
                partner_id: account.partner_id.clone().unwrap_or_default(),
                person: identity.map(|identity| identity.object_id.clone()).unwrap_or_default(),
                role: None,
            },
        }))
    }

    /// The Partner Center of an account, for a change that a person asked for.
    async fn center_to_change(&self, account: &OwnAccount) -> Result<OpenCenter, Error> {
        if !self.parts().key.keeps_data() {
            return Err(Error::new(Code::NothingKept));
        }
        let center = self.open_center(account).await?;
        center.ok_or_else(|| Error::new(Code::SignInNeeded))
    }

    /// Why something was not done that a person asked for. What the next sign-in has to prove is kept for it.
    async fn not_done(
        &self,
        center: &OpenCenter,
        error: &ServiceError,
        said: Option<&Said>,
        words: &Words,
    ) -> Result<Error, Error> {
        let outcome = self.ended_by(error, center.session.trouble().await).await?;
        let reason = || said.map_or_else(|| words.text("center-said-nothing"), |said| said.as_str().to_owned());
        let told = match error {
            ServiceError::SignInNeeded | ServiceError::ConfirmationNeeded { .. } if outcome.needs_confirmation => {
                Error::new(Code::SecondFactorNeeded)
            }
            ServiceError::SignInNeeded => Error::new(Code::SignInNeeded),
            ServiceError::ConfirmationNeeded { .. } => Error::new(Code::SecondFactorNeeded),
            ServiceError::Unreachable(_) | ServiceError::NoAnswer | ServiceError::SignInTrouble => {
                Error::new(Code::Unreachable)
            }
            ServiceError::Throttled { .. } | ServiceError::BudgetSpent => Error::new(Code::Throttled),
            ServiceError::Forbidden { .. } | ServiceError::UnknownPerson => {
                Error::new(Code::CenterForbids).with("reason", reason())
            }
            ServiceError::NotFound { .. } | ServiceError::Refused { .. } => {
                Error::new(Code::Refused).with("reason", reason())
            }
            _ => Error::new(Code::ServerTrouble),
        };
        Ok(told.because(&outcome.reason))
    }
}
