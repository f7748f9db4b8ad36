use clap::{Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum Account {
    Add(AddAccount),
    List,
    Show {
        name: String,
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
}
