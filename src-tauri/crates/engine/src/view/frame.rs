//! The frame of the window and its settings.

mod accounts;
mod connections;
mod recovery;

use domain::{Role, closed_set};
use invoice_pdf::DocumentLanguage;
use serde::{Deserialize, Serialize};
use words::Language;

pub use accounts::*;
pub use connections::*;
pub use recovery::*;

closed_set! {
    /// The colours of the window.
    #[derive(Default)]
    pub enum Theme {
        /// As the system's.
        #[default]
        System = "system",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }

    /// A change of the size of everything in the window.
    pub enum ZoomStep {
        /// Larger.
        In = "in",
        /// Smaller.
        Out = "out",
        /// As at first.
        Reset = "reset",
    }

    /// How old the stored records are.
    pub enum Freshness {
        /// Fetched today.
        Fresh = "fresh",
        /// Fetched on an earlier day.
        Stale = "stale",
        /// The connection could not be reached the last time.
        Offline = "offline",
        /// Never fetched.
        Never = "never",
    }

    /// After how long without a person the window locks itself.
    #[derive(Default)]
    pub enum AutoLock {
        /// It does not.
        #[default]
        Never = "never",
        /// After five minutes.
        FiveMinutes = "5",
        /// After fifteen minutes.
        FifteenMinutes = "15",
        /// After an hour.
        SixtyMinutes = "60",
    }

    /// Where the key of the data is kept.
    pub enum KeyKind {
        /// In the system's keyring.
        Keyring = "keyring",
        /// In a file.
        KeyFile = "key_file",
        /// Nowhere: nothing is kept after the program ends.
        Session = "session",
    }
}

views! {
    shown
    /// An account to switch to.
    pub struct AccountView {
        /// Short name.
        name: String,
        /// Company.
        company: String,
        /// It is a sample: nothing is bought or charged.
        sample: bool,
        /// It is the current one.
        current: bool,
    }

    /// A role to sign in as.
    pub struct RoleView {
        /// The role.
        id: Role,
        /// Name in Partner Center.
        label: String,
        /// It may buy and renew.
        may_buy: bool,
        /// It is the current one.
        current: bool,
    }

    /// The frame of the window: account, freshness, key, settings.
    pub struct StatusView {
        /// The language of the screens.
        language: Language,
        /// The colours.
        theme: Theme,
        /// The size of everything in the window, in per cent.
        zoom: u32,
        /// The language that was chosen for the account's documents; `None` where they follow the screens.
        document_language: Option<DocumentLanguage>,
        /// Accounts on this computer.
        accounts: Vec<AccountView>,
        /// The current account is a sample: nothing is bought or charged.
        sample: bool,
        /// Company of the current account.
        company: String,
        /// PartnerID of the current account.
        partner_id: String,
        /// Who is signed in, in which role.
        signed_in: String,
        /// The account signs in, and nobody is signed in.
        sign_in_missing: bool,
        /// Roles to choose from; empty where they cannot be chosen.
        roles: Vec<RoleView>,
        /// Today in the account's calendar.
        today: String,
        /// The same, for people.
        today_label: String,
        /// The calendar can be moved.
        can_move_calendar: bool,
        /// How old the records are.
        freshness: Freshness,
        /// When the records were fetched, for people.
        freshness_label: String,
        /// What is happening, or what became of the last try to reach the connection; empty unless `freshness` is
        /// `offline` or `never`.
        freshness_detail: String,
        /// What waits for the connection, for people; empty where nothing does.
        waiting_label: String,
        /// Why nothing can be bought for want of a connection; empty where it was reached.
        buying_waits: String,
        /// Where the key is kept.
        key: KeyKind,
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
    shown
    /// Which Packdesk this is.
    pub struct AboutView {
        /// The version.
        version: String,
        /// The folder of the log.
        log_folder: String,
        /// How things stand, as plain text to send to somebody who helps. Holds no name, number or path.
        diagnostics: String,
    }
}

views! {
    shown
    /// A file to send to somebody who helps.
    pub struct SavedDiagnostics {
        /// Where it is.
        path: String,
        /// What is in it and what not, for people.
        note: String,
    }
}

views! {
    shown
    /// When the window locks itself.
    pub struct AutoLockView {
        /// What was chosen.
        chosen: AutoLock,
        /// It can be chosen: what is stored outlives the lock.
        possible: bool,
        /// What it protects and what not, or why it cannot be chosen; for people.
        note: String,
    }
}

views! {
    given
    /// Settings that are remembered.
    pub struct SettingsInput {
        /// The language of the screens; `None` leaves it.
        language: Option<Language>,
        /// The colours; `None` leaves them.
        theme: Option<Theme>,
    }
}
