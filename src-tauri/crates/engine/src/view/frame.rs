//! The frame of the window and its settings.

use serde::{Deserialize, Serialize};

views! {
    shown
    /// An account to switch to.
    pub struct AccountView {
        /// Short name.
        name: String,
        /// Company.
        company: String,
        /// It is the current one.
        current: bool,
    }

    /// A role to sign in as.
    pub struct RoleView {
        /// Stable id.
        id: String,
        /// Name in Partner Center.
        label: String,
        /// It may buy and renew.
        may_buy: bool,
        /// It is the current one.
        current: bool,
    }

    /// The frame of the window: account, freshness, key, settings.
    pub struct StatusView {
        /// `en` or `zh-TW`.
        language: String,
        /// `system`, `light` or `dark`.
        theme: String,
        /// Accounts on this computer.
        accounts: Vec<AccountView>,
        /// Company of the current account.
        company: String,
        /// PartnerID of the current account.
        partner_id: String,
        /// Who is signed in, in which role.
        signed_in: String,
        /// Roles to choose from; empty where they cannot be chosen.
        roles: Vec<RoleView>,
        /// Today in the account's calendar.
        today: String,
        /// The same, for people.
        today_label: String,
        /// The calendar can be moved.
        can_move_calendar: bool,
        /// `fresh`, `stale`, `offline` or `never`.
        freshness: String,
        /// When the records were fetched, for people.
        freshness_label: String,
        /// What is happening, or what became of the last try to reach the connection; empty unless `freshness` is
        /// `offline` or `never`.
        freshness_detail: String,
        /// What waits for the connection, for people; empty where nothing does.
        waiting_label: String,
        /// `keyring`, `key_file` or `session`.
        key: String,
        /// Where the key is kept and what to do where it is not; for people.
        key_label: String,
        /// Nothing is kept after the window closes.
        session_only: bool,
        /// How many invoices are stored, for people.
        stored_label: String,
        /// Orders in progress.
        open_orders: u32,
        /// Partner Center requests that are not closed.
        open_requests: u32,
        /// The data folder.
        data_folder: String,
    }
}

views! {
    given
    /// Settings that are remembered.
    pub struct SettingsInput {
        /// `en` or `zh-TW`; `None` leaves it.
        language: Option<String>,
        /// `system`, `light` or `dark`; `None` leaves it.
        theme: Option<String>,
    }
}
