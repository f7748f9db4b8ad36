use clap::Subcommand;

use crate::arguments::choice::number;

/// More invoices than any account has in a hundred years; making them takes minutes.
const MOST_INVOICES: u64 = 200_000;

#[derive(Debug, Subcommand)]
pub(crate) enum Sample {
    Reset {
        #[arg(long, value_name = "DATE")]
        today: Option<String>,
        #[arg(long, default_value_t = 0, value_parser = number::<u32>(MOST_INVOICES))]
        invoices: u32,
        #[arg(long, default_value_t = 0, value_parser = number::<u64>(u64::MAX))]
        seed: u64,
    },
    Today {
        date: Option<String>,
    },
    Serve {
        #[arg(long, default_value_t = 0, value_parser = number::<u16>(u16::MAX.into()))]
        port: u16,
    },
    Fault {
        spec: String,
    },
    Charges,
}
