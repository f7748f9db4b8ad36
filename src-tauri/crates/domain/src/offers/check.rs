use crate::Phrase;

crate::closed_set! {
    /// What is checked, in the order people talk about them (troubleshoot-buy-now-disabled, 2023-05-04, and the further
    /// blockers: role, billing profile, open order, sibling offer). Membership is asked only of an account that has not
    /// joined.
    pub enum CheckId {
        /// Has the company joined the partner network?
        Membership = "membership",
        /// Is the account verified and approved?
        AccountVerified = "account_verified",
        /// Is the renewal window open?
        RenewalWindow = "renewal_window",
        /// Is the qualification met?
        Qualification = "qualification",
        /// May this role buy?
        Role = "role",
        /// Is a billing profile linked?
        BillingProfile = "billing_profile",
        /// Is no order for the offer in progress?
        OpenOrder = "open_order",
        /// Is no offer active that excludes this one?
        SiblingOffer = "sibling_offer",
    }

    /// How a check came out.
    pub enum Outcome {
        /// Met.
        Passed = "passed",
        /// Not met.
        Failed = "failed",
        /// Nobody has said.
        Unknown = "unknown",
    }
}

/// One check with what was found and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was checked.
    pub id: CheckId,
    /// How it came out.
    pub outcome: Outcome,
    /// What was found.
    pub reason: Phrase,
    /// What to do, where there is something to do.
    pub remedy: Option<Phrase>,
}

pub(super) fn check(id: CheckId, outcome: Outcome, reason: Phrase, remedy: Option<&'static str>) -> Check {
    Check {
        id,
        outcome,
        reason,
        remedy: remedy.map(Phrase::new),
    }
}
