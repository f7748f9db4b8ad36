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

/// A page that states something, as it stood then.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcePage {
    /// The page, by the id of its link.
    pub page: String,
    /// Which edition of it: a day, or a year alone.
    pub edition: String,
    /// The part of the page that says so, where another one says otherwise.
    #[serde(default)]
    pub part: Option<Names>,
}

/// What one source says about who may do something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// What is done.
    pub activity: Activity,
    /// As of which day the source says so.
    pub as_of: NaiveDate,
    /// Where it says so.
    pub sources: Vec<SourcePage>,
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

    /// Why a role may not do something; `None` where it may, and where the role is not known: then it is for the connection
    /// to say.
    #[must_use]
    pub fn refusal(&self, role: Option<Role>, activity: Activity) -> Option<RoleRefusal<'_>> {
        let statement = self.in_force(activity);
        let role = role.filter(|role| !statement.roles.contains(role))?;
        Some(RoleRefusal { role, statement })
    }

    fn of(&self, activity: Activity) -> impl Iterator<Item = &Statement> {
        self.statements
            .iter()
            .filter(move |statement| statement.activity == activity)
    }
}

/// A role may not do what was asked of it; the one place that says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleRefusal<'a> {
    /// The role that asked.
    pub role: Role,
    /// Who may do what was asked, and who says so.
    pub statement: &'a Statement,
}

impl Role {
    /// Whether the role may do something, by the statement that is gone by.
    #[must_use]
    pub fn may(self, activity: Activity) -> bool {
        Permissions::embedded().refusal(Some(self), activity).is_none()
    }

    /// Whether the role may buy and renew.
    #[must_use]
    pub fn may_buy(self) -> bool {
        self.may(Activity::Buy)
    }
}
