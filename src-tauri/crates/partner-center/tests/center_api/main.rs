//! Microsoft's Partner Center against answers in every shape, one idea a file.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod changes;
mod invoices;
mod paging;
mod records;
mod refusals;
mod requests;
mod statements;
#[path = "../azure_billing/support/mod.rs"]
mod support;

use partner_center::center_api::{Budget, CenterApi};

use self::support::{Script, token};

fn center(script: &Script) -> CenterApi<Script> {
    CenterApi::new(script.clone(), token, Budget::default()).with_endless_patience()
}
