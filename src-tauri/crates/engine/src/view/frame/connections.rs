//! The connections of an account of one's own.

use domain::{ConnectionName, ConnectionState};
use serde::Serialize;
use words::Words;

use super::StatusView;
use crate::view::ErrorView;

views! {
    shown
    /// A connection of an account, as it was last read.
    pub struct ConnectionView {
        /// Which it is.
        connection: ConnectionName,
        /// Its name for people.
        label: String,
        /// Where it is reached instead of its cloud's address; empty for that.
        address: String,
        /// How the last reading ended.
        state: ConnectionState,
        /// The same, for people.
        state_label: String,
        /// The day on which it was last read to its end; empty before the first time.
        read: String,
        /// The same, for people.
        read_label: String,
    }

    /// Who signed in.
    pub struct SignedInView {
        /// Short name of the account.
        account: String,
        /// The name that the person signs in with; empty where it was not told.
        user_name: String,
        /// The directory's id.
        tenant: String,
        /// One line for people.
        label: String,
    }

    /// Something that a connection had and that was not taken.
    pub struct RefusedItem {
        /// What it is: a number, or the place in a list.
        what: String,
        /// Stable name of the cause.
        code: String,
        /// Why, for people.
        reason: String,
    }

    /// What a reading of a connection came to.
    pub struct ConnectionReport {
        /// Which it is.
        connection: ConnectionName,
        /// How it ended.
        state: ConnectionState,
        /// The same, for people.
        state_label: String,
        /// How many invoices were read.
        read: u32,
        /// How many of them were not there before.
        new: u32,
        /// How many of them are there in another version now.
        versions: u32,
        /// How many documents were stored.
        documents: u32,
        /// What was not taken.
        refused: Vec<RefusedItem>,
        /// One line for people.
        label: String,
    }

    /// The address at which a person signs in, once.
    pub struct SignInAddress {
        /// It.
        address: String,
        /// The system's browser was given it.
        opened: bool,
    }

    /// A code that a person types in a browser elsewhere to sign in, once.
    pub struct DeviceCodeView {
        /// Where it is typed.
        address: String,
        /// The code.
        code: String,
        /// So many seconds it is good for, from now.
        seconds: u32,
    }

    /// What a sync came to, connection by connection.
    #[derive(Default)]
    pub struct SyncReport {
        /// The connections.
        connections: Vec<ConnectionReport>,
        /// It was cancelled.
        cancelled: bool,
    }

    /// What stands in the window after a sync.
    pub struct SyncedView {
        /// The frame.
        status: StatusView,
        /// What the connections of an account of one's own came to.
        report: SyncReport,
        /// Why one of them was not read to its end.
        error: Option<ErrorView>,
    }
}

impl ConnectionReport {
    /// Nothing read yet.
    pub(crate) fn new(connection: ConnectionName, words: &Words) -> Self {
        let state = ConnectionState::NeverRead;
        Self {
            connection,
            state,
            state_label: words.text(&format!("connection-state-{}", state.id())),
            read: 0,
            new: 0,
            versions: 0,
            documents: 0,
            refused: Vec::new(),
            label: String::new(),
        }
    }
}
