use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::{Names, Role};

crate::closed_set! {
    /// Something for which Partner Center asks for a role.
    pub enum Activity {
        /// Join the partner network.
        Join = "join",
        /// Buy and renew, turn automatic renewal off, upload a payment proof, cancel an order.
        Buy = "buy",
        /// Ask for a subscription to be cancelled and refunded.
        Cancel = "cancel",
        /// Change the bill-to address, tax number, purchase order number and contact.
        ChangeBilling = "change_billing",
        /// Change the legal name and address.
        ChangeLegal = "change_legal",
        /// See the invoices of memberships.
        ReadInvoices = "read_invoices",
        /// Make support requests and add notes.
        MakeRequest = "make_request",
    }
}

/// What one source says about who may do something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// What is done.
    pub activity: Activity,
    /// As of which day the source says so.
    pub as_of: NaiveDate,
    /// The source.
    pub source: Names,
    /// Who may.
    pub roles: Vec<Role>,
}

/// Who may do what, as dated guidance. Sources contradict each other and change from year to year, so every statement
/// keeps its day and its source; the first of an activity is the one that is gone by.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Permissions {
    #[serde(rename = "statement")]
    statements: Vec<Statement>,
}

impl Permissions {
    /// The statements that come with the program.
    ///
    /// # Panics
    /// Never: the embedded data is read by a test of this crate.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Permissions> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/permissions.toml"))
                .expect("the embedded statements are checked by a test")
        });
        &EMBEDDED
    }

    /// The statement that is gone by: that of the document of November 2020 where it speaks.
    ///
    /// # Panics
    /// Never for the embedded statements: a test checks that each activity has one.
    #[must_use]
    pub fn in_force(&self, activity: Activity) -> &Statement {
        self.of(activity)
            .next()
            .expect("a test checks that each activity has a statement")
    }

    /// What other sources say.
    pub fn others(&self, activity: Activity) -> impl Iterator<Item = &Statement> {
        self.of(activity).skip(1)
    }

    fn of(&self, activity: Activity) -> impl Iterator<Item = &Statement> {
        self.statements
            .iter()
            .filter(move |statement| statement.activity == activity)
    }
}

impl Role {
    /// Whether the role may do something, by the statement that is gone by.
    #[must_use]
    pub fn may(self, activity: Activity) -> bool {
        Permissions::embedded().in_force(activity).roles.contains(&self)
    }
}
