use clap::{Subcommand, value_parser};

/// More invoices than any account has in a hundred years; making them takes minutes.
const MOST_INVOICES: i64 = 200_000;

#[derive(Debug, Subcommand)]
pub(crate) enum Sample {
    /// Set the sample account up afresh.
    Reset {
        /// Its calendar's first day.
        #[arg(long, value_name = "DATE")]
        today: Option<String>,
        /// Extra invoices of the past.
        #[arg(long, default_value_t = 0, value_parser = value_parser!(u32).range(..=MOST_INVOICES))]
        invoices: u32,
        /// Seed for numbers and names.
        #[arg(long, default_value_t = 0)]
        seed: u64,
    },
    /// Show or move its calendar.
    Today {
        /// The day to move to.
        date: Option<String>,
    },
    /// Answer over HTTP on a loopback port.
    Serve {
        /// Port; 0 takes a free one.
        #[arg(long, default_value_t = 0)]
        port: u16,
    },
    /// Let the next answers fail.
    Fault {
        /// Name of the fault, with a count if wanted: 503, timeout-after, 429*2.
        spec: String,
    },
    /// What the gateway took, seen from its side.
    Charges,
}
