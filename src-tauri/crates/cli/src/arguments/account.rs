use clap::{Args, Subcommand};
use engine::view::Cloud;

use crate::arguments::choice::one_of;

#[derive(Debug, Subcommand)]
pub(crate) enum Account {
    Add(AddAccount),
    List,
    Show {
        name: String,
    },
    Connect {
        name: String,
        #[command(flatten)]
        connect: ConnectTo,
    },
    Rename {
        name: String,
        to: String,
    },
    Remove {
        name: String,
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct AddAccount {
    pub name: String,
    #[arg(long, value_name = "TEXT")]
    pub company: String,
    #[arg(long, value_name = "COUNTRY")]
    pub country: String,
    #[arg(long, value_name = "CURRENCY")]
    pub currency: Option<String>,
    #[arg(long, value_name = "ID")]
    pub partner_id: Option<String>,
    #[command(flatten)]
    pub connect: ConnectTo,
}

/// Where the people of an account sign in, and what it is connected to.
#[derive(Debug, Args)]
pub(crate) struct ConnectTo {
    #[arg(long, value_name = "TENANT", requires = "client_id")]
    pub tenant: Option<String>,
    #[arg(long, value_name = "ID", requires = "tenant")]
    pub client_id: Option<String>,
    #[arg(long, requires = "tenant", value_parser = one_of(Cloud::ALL.map(Cloud::id), Cloud::from_id))]
    pub cloud: Option<Cloud>,
    #[arg(long, value_name = "URL", requires = "tenant")]
    pub authority: Option<String>,
    #[arg(long, value_name = "URL", num_args = 0..=1, default_missing_value = "")]
    pub azure_billing: Option<String>,
    #[arg(long, value_name = "URL", num_args = 0..=1, default_missing_value = "")]
    pub partner_center: Option<String>,
}
