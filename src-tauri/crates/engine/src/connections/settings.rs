use domain::{ConnectionName, ConnectionState, OwnAccount, OwnConnection, Phrase, SignInPlace};
use partner_center::network::BaseAddress;
use partner_center::sign_in::{Application, Cloud};
use store::ConnectionRecord;
use words::Words;

use crate::view::{ConnectInput, ConnectionView};
use crate::{Code, Error};

/// Where the people of a new account sign in, and what it is connected to. Whoever names a directory means Azure Billing,
/// which every partner with a billing account has.
///
/// # Errors
/// [`Code::SignInWrong`] or [`Code::AddressWrong`].
pub(crate) fn connected(
    input: &ConnectInput,
    words: &Words,
) -> Result<(Option<SignInPlace>, Vec<OwnConnection>), Error> {
    let place = sign_in_place(input, words)?;
    let mut connections = Vec::new();
    let asked = [
        (ConnectionName::AzureBilling, &input.azure_billing),
        (ConnectionName::PartnerCenter, &input.partner_center),
    ];
    for (name, asked) in asked {
        if let Some(at) = asked {
            let address = Some(at.as_str())
                .filter(|at| !at.trim().is_empty())
                .map(address)
                .transpose()?;
            connections.push(OwnConnection { name, address });
        }
    }
    if connections.is_empty() && place.is_some() {
        connections.push(OwnConnection {
            name: ConnectionName::AzureBilling,
            address: None,
        });
    }
    Ok((place, connections))
}

fn sign_in_place(input: &ConnectInput, words: &Words) -> Result<Option<SignInPlace>, Error> {
    let [tenant, client_id, authority] = [&input.tenant, &input.client_id, &input.authority].map(|text| text.trim());
    if [tenant, client_id, authority].iter().all(|text| text.is_empty()) {
        return Ok(None);
    }
    let wrong = |reason: &str| Error::new(Code::SignInWrong).with("reason", words.text(reason));
    if tenant.is_empty() || client_id.is_empty() {
        return Err(wrong("sign-in-place-incomplete"));
    }
    let application =
        Application::new(tenant, client_id).map_err(|error| wrong("sign-in-place-characters").because(error))?;
    Ok(Some(SignInPlace {
        tenant: application.tenant().to_owned(),
        client_id: application.client_id().to_owned(),
        cloud: input.cloud.unwrap_or(Cloud::Global).id().to_owned(),
        authority: Some(authority)
            .filter(|text| !text.is_empty())
            .map(address)
            .transpose()?,
    }))
}

fn address(text: &str) -> Result<String, Error> {
    let address: BaseAddress = text.trim().parse().map_err(|error| {
        Error::new(Code::AddressWrong)
            .with("address", text.trim())
            .because(error)
    })?;
    Ok(address.as_str().to_owned())
}

/// The connections of an account, each as it was last read.
pub(crate) fn connection_views(
    account: &OwnAccount,
    records: &[ConnectionRecord],
    words: &Words,
) -> Vec<ConnectionView> {
    let view = |connection: &OwnConnection| {
        let record = records.iter().find(|record| record.connection == connection.name);
        let state = record.map_or(ConnectionState::NeverRead, |record| record.state);
        let read = record.and_then(|record| record.current);
        ConnectionView {
            connection: connection.name,
            label: words.text(&format!("connection-{}", connection.name.id())),
            address: connection.address.clone().unwrap_or_default(),
            state,
            state_label: words.text(&format!("connection-state-{}", state.id())),
            read: read.map(|at| at.date_naive().to_string()).unwrap_or_default(),
            read_label: match read {
                Some(at) => words.say(&Phrase::new("connection-read").with("date", at.date_naive())),
                None => words.text("connection-never-read"),
            },
        }
    };
    account.connections.iter().map(view).collect()
}
