use clap::{ArgGroup, Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum Profile {
    #[command(arg_required_else_help = true)]
    Set(SetProfile),
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("field").required(true).multiple(true).args([
    "name", "attention", "address_line1", "address_line2", "county", "city", "state", "postal_code", "tax_id", "po_number",
    "first_name", "last_name", "email", "phone",
]))]
pub(crate) struct SetProfile {
    #[arg(long)]
    pub legal: bool,
    #[arg(long)]
    pub check: bool,
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub attention: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub address_line1: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub address_line2: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub county: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub city: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub state: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub postal_code: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub tax_id: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "legal", visible_alias = "po")]
    pub po_number: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub first_name: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub last_name: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub email: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub phone: Option<String>,
}
