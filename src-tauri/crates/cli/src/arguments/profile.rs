use clap::{ArgGroup, Args, Subcommand};

#[derive(Debug, Subcommand)]
pub(crate) enum Profile {
    /// Change single fields. The fields that are not named stay as they are.
    #[command(arg_required_else_help = true)]
    Set(SetProfile),
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("field").required(true).multiple(true).args([
    "name", "attention", "address_line1", "address_line2", "county", "city", "state", "postal_code", "tax_id", "po_number",
    "first_name", "last_name", "email", "phone",
]))]
pub(crate) struct SetProfile {
    /// Change the legal entity instead of the bill-to address.
    #[arg(long)]
    pub legal: bool,
    /// Name of the company.
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    /// Department or person below the name.
    #[arg(long, value_name = "TEXT")]
    pub attention: Option<String>,
    /// First line of the address.
    #[arg(long, value_name = "TEXT")]
    pub address_line1: Option<String>,
    /// Second line of the address.
    #[arg(long, value_name = "TEXT")]
    pub address_line2: Option<String>,
    /// County or city of an address in Taiwan; what follows it is the city.
    #[arg(long, value_name = "TEXT")]
    pub county: Option<String>,
    /// City.
    #[arg(long, value_name = "TEXT")]
    pub city: Option<String>,
    /// State or province.
    #[arg(long, value_name = "TEXT")]
    pub state: Option<String>,
    /// Postal code.
    #[arg(long, value_name = "TEXT")]
    pub postal_code: Option<String>,
    /// Tax number of the company.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub tax_id: Option<String>,
    /// Default purchase order number.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal", visible_alias = "po")]
    pub po_number: Option<String>,
    /// First name of the contact.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub first_name: Option<String>,
    /// Last name of the contact.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub last_name: Option<String>,
    /// E-mail address of the contact.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub email: Option<String>,
    /// Phone number of the contact: digits only, at most 10.
    #[arg(long, value_name = "TEXT", conflicts_with = "legal")]
    pub phone: Option<String>,
}
