use desk::{ComputerClock, Desk};
use domain::Clock;
use engine::Error;
use engine::view::{AccountDetailView, AgreementsView, ConnectInput, NewAccountInput};
use serde::Serialize;
use words::Words;

use crate::arguments::account::{Account, ConnectTo};
use crate::commands::agreement::agree;
use crate::output::Output;
use crate::tables::{headings, list, table};

/// Shows the accounts of this computer, or sets up, renames or removes one.
pub(crate) async fn run(desk: &Desk, command: &Account, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    match command {
        Account::List => {
            let accounts = engine.accounts(words).await?;
            output.answer(&accounts, |words| all_text(words, &accounts));
        }
        Account::Show { name } => {
            let account = engine.account_detail(name, words).await?;
            let agreements = engine.agreements(name, words).await?;
            let details = AccountDetails {
                view: &account,
                agreements: agreements.as_ref(),
            };
            output.answer(&details, |words| {
                format!(
                    "{}{}",
                    text(words, &account),
                    agreements_text(words, agreements.as_ref())
                )
            });
        }
        Account::Add(add) => {
            let input = NewAccountInput {
                name: add.name.clone(),
                company: add.company.clone(),
                country: add.country.clone(),
                currency: add.currency.clone().unwrap_or_default(),
                partner_id: add.partner_id.clone().unwrap_or_default(),
                connect: connect_input(&add.connect),
            };
            show(&engine.add_account(&input, ComputerClock.now(), words).await?, output);
        }
        Account::Connect { name, connect } => {
            let input = connect_input(connect);
            show(&engine.connect_account(name, &input, words).await?, output);
        }
        Account::Rename { name, to } => show(&engine.rename_account(name, to, words).await?, output),
        Account::Remove { name, yes } => {
            let question = engine.ask_to_remove(name, words).await?;
            agree(*yes, &question)?;
            let removed = engine.remove_account(name, words).await?;
            output.answer(&removed, |_| removed.label.clone());
        }
    }
    Ok(())
}

fn connect_input(connect: &ConnectTo) -> ConnectInput {
    ConnectInput {
        tenant: connect.tenant.clone().unwrap_or_default(),
        client_id: connect.client_id.clone().unwrap_or_default(),
        cloud: connect.cloud,
        authority: connect.authority.clone().unwrap_or_default(),
        azure_billing: connect.azure_billing.clone(),
        partner_center: connect.partner_center.clone(),
    }
}

/// An account as a script reads it.
#[derive(Serialize)]
struct AccountDetails<'a> {
    #[serde(flatten)]
    view: &'a AccountDetailView,
    /// The agreements that Partner Center told; left out for an account that is not connected to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreements: Option<&'a AgreementsView>,
}

/// The agreements below an account: when they were told, and each in a line.
fn agreements_text(words: &Words, agreements: Option<&AgreementsView>) -> String {
    let Some(agreements) = agreements else {
        return String::new();
    };
    let label = words.text("center-record-agreements");
    let told = (label.clone(), agreements.state_label.clone());
    let each = agreements.agreements.iter().map(|agreement| {
        let rank = agreement.version_rank.map(|rank| rank.to_string()).unwrap_or_default();
        (
            label.clone(),
            words.side_by_side(&[&agreement.kind, &rank, &agreement.link]),
        )
    });
    list(&std::iter::once(told).chain(each).collect::<Vec<_>>())
}

fn show(account: &AccountDetailView, output: &Output) {
    output.answer(account, |words| text(words, account));
}

fn text(words: &Words, account: &AccountDetailView) -> String {
    let rows: Vec<_> = [
        ("terminal-account-name", &account.name),
        ("terminal-account-company", &account.company),
        ("terminal-partner-id", &account.partner_id),
        ("terminal-account-country", &account.country),
        ("terminal-account-currency", &account.currency),
        ("terminal-account-connection", &account.connection_label),
        ("terminal-account-cloud", &account.cloud_label),
        ("terminal-account-signed-in", &account.signed_in),
        ("terminal-account-contents", &account.contents_label),
    ]
    .into_iter()
    .map(|(heading, value)| (words.text(heading), value.clone()))
    .chain(account.connections.iter().map(|connection| {
        let told = words.side_by_side(&[&connection.state_label, &connection.read_label, &connection.address]);
        (connection.label.clone(), told)
    }))
    .collect();
    list(&rows)
}

fn all_text(words: &Words, accounts: &[AccountDetailView]) -> String {
    let head = headings(
        words,
        &[
            "terminal-account-name",
            "terminal-account-company",
            "terminal-account-connection",
            "terminal-account-contents",
            "terminal-account-current",
        ],
    );
    let rows: Vec<Vec<String>> = accounts
        .iter()
        .map(|account| {
            vec![
                account.name.clone(),
                account.company.clone(),
                account.connection_label.clone(),
                account.contents_label.clone(),
                if account.current { "*".to_owned() } else { String::new() },
            ]
        })
        .collect();
    table(&head, &rows)
}
