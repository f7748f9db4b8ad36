use std::sync::Arc;

use domain::{ConnectionName, OwnAccount, PinnedIdentity, SignInPlace};
use partner_center::network::{BaseAddress, Network};
use partner_center::sign_in::{Application, Authority, Cloud, Identity, Resource, Session};

use super::token_keeper::StoreKeeper;
use crate::{Code, Engine, Error};

impl Engine {
    /// The session of whoever signed in to the account, for one resource.
    pub(super) fn session(
        &self,
        account: &OwnAccount,
        network: &Network,
        resource: Resource,
    ) -> Result<Session, Error> {
        let authority = authority(account)?;
        let transport = Arc::new(network.to([authority.address().clone()]));
        let keeper = StoreKeeper {
            store: self.store().clone(),
            account: account.name.clone(),
        };
        let pinned = account.identity.as_ref().map(identity);
        Ok(Session::new(authority, transport, resource, Arc::new(keeper), pinned))
    }
}

/// The one way out of this computer.
pub(super) fn network() -> Result<Network, Error> {
    Network::new().map_err(|error| Error::new(Code::Unreachable).because(error))
}

/// Who signs the people of an account in.
///
/// # Errors
/// [`Code::NotConnected`].
pub(super) fn authority(account: &OwnAccount) -> Result<Authority, Error> {
    let unusable = || Error::new(Code::NotConnected).with("account", account.name.as_str());
    let place = account.sign_in.as_ref().ok_or_else(unusable)?;
    let application = Application::new(&place.tenant, &place.client_id).map_err(|error| unusable().because(error))?;
    let authority = Authority::new(cloud(place), application);
    Ok(match &place.authority {
        Some(address) => authority.at(parsed(address)?),
        None => authority,
    })
}

pub(crate) fn cloud(place: &SignInPlace) -> Cloud {
    Cloud::from_id(&place.cloud).unwrap_or(Cloud::Global)
}

/// Where a connection of an account is reached.
pub(super) fn address_of(account: &OwnAccount, name: ConnectionName) -> Result<BaseAddress, Error> {
    let given = account
        .connection(name)
        .and_then(|connection| connection.address.as_deref());
    match given {
        Some(address) => parsed(address),
        None => {
            let cloud = account.sign_in.as_ref().map_or(Cloud::Global, cloud);
            Ok(cloud.address_of(resource_of(name)))
        }
    }
}

/// What a token for a connection opens.
pub(super) const fn resource_of(name: ConnectionName) -> Resource {
    match name {
        ConnectionName::AzureBilling => Resource::AzureManagement,
        ConnectionName::PartnerCenter => Resource::PartnerCenter,
    }
}

/// What the first token of a sign-in opens; the others follow from it without a person.
pub(super) fn first_resource(account: &OwnAccount) -> Resource {
    let first = account.connections.first();
    resource_of(first.map_or(ConnectionName::AzureBilling, |connection| connection.name))
}

fn parsed(address: &str) -> Result<BaseAddress, Error> {
    address
        .parse()
        .map_err(|error| Error::new(Code::AddressWrong).with("address", address).because(error))
}

pub(super) fn identity(pinned: &PinnedIdentity) -> Identity {
    Identity {
        tenant_id: pinned.tenant_id.clone(),
        object_id: pinned.object_id.clone(),
        user_name: pinned.user_name.clone(),
    }
}

pub(super) fn pinned(identity: &Identity) -> PinnedIdentity {
    PinnedIdentity {
        tenant_id: identity.tenant_id.clone(),
        object_id: identity.object_id.clone(),
        user_name: identity.user_name.clone(),
    }
}
