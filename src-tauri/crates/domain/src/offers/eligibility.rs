use chrono::NaiveDate;

use crate::{
    Activity, Catalogue, Names, Offer, OrderKind, Permissions, Phrase, PolicyId, Role, Term, Vetting, VettingStatus,
    Window, WindowAnswer, days_between,
};

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

/// What is known about an order's or an account's qualification, billing profile and the like: `None` is unknown.
pub type Standing = Option<bool>;

/// A term of another offer that may stand in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiblingTerm {
    /// The other offer's name.
    pub name: Names,
    /// Its anniversary date.
    pub anniversary: NaiveDate,
}

/// An order in progress for another offer that may stand in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedOrder {
    /// The other offer's name.
    pub offer: Names,
    /// The number of its order.
    pub number: String,
}

/// Everything the checks look at.
#[derive(Debug, Clone)]
pub struct Facts<'a> {
    /// The offer asked about.
    pub offer: &'a Offer,
    /// The latest term of the offer, if there was one.
    pub term: Option<&'a Term>,
    /// The day asked about.
    pub on: NaiveDate,
    /// Whether the company has joined the partner network.
    pub member: Standing,
    /// Verification of the account.
    pub vetting: Option<Vetting>,
    /// The signed-in role.
    pub role: Option<Role>,
    /// Whether the offer's qualification is met.
    pub qualified: Standing,
    /// Whether a billing profile is linked.
    pub billing_profile: Standing,
    /// The number of an order in progress for the offer.
    pub open_order: Option<String>,
    /// An order in progress for an offer related to this one, see [`Catalogue::related`].
    pub related_order: Option<RelatedOrder>,
    /// A sibling offer whose term still runs.
    pub active_sibling: Option<SiblingTerm>,
}

crate::closed_set! {
    /// What the window alone says.
    pub enum Answer {
        /// Inside the window.
        Open = "open",
        /// Before it.
        NotYet = "not_yet",
        /// Sources disagree about this day.
        MayBeOpen = "may_be_open",
        /// After it.
        Closed = "closed",
        /// There is nothing to renew, or it is no longer sold.
        Refused = "refused",
    }
}

/// The answer to "can it be renewed, and why".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligibility {
    /// Renew where there is a term that is not over for good, else buy.
    pub kind: OrderKind,
    /// What the window says.
    pub answer: Answer,
    /// The rule that was applied.
    pub policy: PolicyId,
    /// The window, where there is a term.
    pub window: Option<Window>,
    /// Every check, in the fixed order.
    pub checks: Vec<Check>,
}

impl Eligibility {
    /// Judges the facts by the offer's rule.
    ///
    /// ```
    /// use domain::{Catalogue, CheckId, Eligibility, Facts, OfferId, Outcome, Role, Vetting, VettingStatus};
    ///
    /// let catalogue = Catalogue::embedded();
    /// let pack = catalogue.offer(&OfferId::new("action-pack")).expect("an offer of the catalogue");
    /// let facts = Facts {
    ///     offer: pack,
    ///     term: None,
    ///     on: "2021-06-28".parse().expect("a date"),
    ///     member: Some(true),
    ///     vetting: Some(Vetting { status: VettingStatus::Authorized, since: None }),
    ///     role: Some(Role::HelpdeskAgent),
    ///     qualified: None,
    ///     billing_profile: Some(true),
    ///     open_order: None,
    ///     related_order: None,
    ///     active_sibling: None,
    /// };
    /// let eligibility = Eligibility::judge(&catalogue, &facts);
    /// let failed: Vec<CheckId> = eligibility
    ///     .checks
    ///     .iter()
    ///     .filter(|check| check.outcome == Outcome::Failed)
    ///     .map(|check| check.id)
    ///     .collect();
    /// assert_eq!(failed, [CheckId::Role], "a helpdesk agent may not buy");
    /// ```
    #[must_use]
    pub fn judge(catalogue: &Catalogue, facts: &Facts<'_>) -> Self {
        let policy = catalogue.policy_of(facts.offer);
        let window = facts.term.map(|term| policy.window(term.anniversary));
        let answer = match facts.term {
            None => Answer::Refused,
            Some(term) if !may_still_renew(facts, term) => Answer::Refused,
            Some(term) => match policy.answer(term.anniversary, facts.on) {
                WindowAnswer::NotYet => Answer::NotYet,
                WindowAnswer::MayBeOpen => Answer::MayBeOpen,
                WindowAnswer::Open => Answer::Open,
                WindowAnswer::Closed => Answer::Closed,
            },
        };
        let kind = match (facts.term, answer) {
            (None, _) | (_, Answer::Closed) => OrderKind::Buy,
            _ => OrderKind::Renew,
        };
        let mut checks = Vec::new();
        if facts.member == Some(false) {
            checks.push(check(
                CheckId::Membership,
                Outcome::Failed,
                Phrase::new("check-membership-missing"),
                Some("check-membership-remedy"),
            ));
        }
        checks.extend([account_verified(facts.vetting), window_check(facts, answer, window)]);
        if facts.offer.needs_qualification {
            checks.push(qualification(facts.qualified));
        }
        checks.extend([
            role(facts.role),
            billing_profile(facts.billing_profile),
            open_order(facts.open_order.as_deref(), facts.related_order.as_ref()),
            sibling(facts.active_sibling.as_ref()),
        ]);
        Self {
            kind,
            answer,
            policy: policy.id.clone(),
            window,
            checks,
        }
    }

    /// Whether an order may be placed: no check stands in its way. What is unknown is said, not refused.
    #[must_use]
    pub fn allows_order(&self) -> bool {
        self.failed().next().is_none()
    }

    /// The checks that stand in the way of an order of this kind. A closed window does not: the offer can then be
    /// bought afresh (mpn-get-action-pack, 2023-09-13: "enroll freshly into the program after 30 days period ends").
    pub fn failed(&self) -> impl Iterator<Item = &Check> {
        let lapsed = self.kind == OrderKind::Buy && self.answer == Answer::Closed;
        self.checks
            .iter()
            .filter(move |check| check.outcome == Outcome::Failed && !(lapsed && check.id == CheckId::RenewalWindow))
    }
}

/// A retirement names the last day of sale and the last anniversary date that may still be renewed.
fn may_still_renew(facts: &Facts<'_>, term: &Term) -> bool {
    facts.offer.is_sold(facts.on) && facts.offer.last_anniversary.is_none_or(|last| term.anniversary <= last)
}

fn check(id: CheckId, outcome: Outcome, reason: Phrase, remedy: Option<&'static str>) -> Check {
    Check {
        id,
        outcome,
        reason,
        remedy: remedy.map(Phrase::new),
    }
}

fn account_verified(vetting: Option<Vetting>) -> Check {
    let id = CheckId::AccountVerified;
    match vetting {
        Some(Vetting {
            status: VettingStatus::Authorized,
            since: Some(since),
        }) => check(
            id,
            Outcome::Passed,
            Phrase::new("check-account-authorized-since").with("since", since),
            None,
        ),
        Some(Vetting {
            status: VettingStatus::Authorized,
            since: None,
        }) => check(id, Outcome::Passed, Phrase::new("check-account-authorized"), None),
        Some(Vetting {
            status: VettingStatus::Pending,
            ..
        }) => check(
            id,
            Outcome::Failed,
            Phrase::new("check-account-pending"),
            Some("check-account-pending-remedy"),
        ),
        Some(Vetting {
            status: VettingStatus::Rejected,
            ..
        }) => check(
            id,
            Outcome::Failed,
            Phrase::new("check-account-rejected"),
            Some("check-account-rejected-remedy"),
        ),
        Some(Vetting {
            status: VettingStatus::Unknown,
            ..
        })
        | None => check(
            id,
            Outcome::Unknown,
            Phrase::new("check-account-unknown"),
            Some("check-account-unknown-remedy"),
        ),
    }
}

fn window_check(facts: &Facts<'_>, answer: Answer, window: Option<Window>) -> Check {
    let id = CheckId::RenewalWindow;
    let (Some(term), Some(window)) = (facts.term, window) else {
        return if facts.offer.is_sold(facts.on) {
            check(id, Outcome::Passed, Phrase::new("check-window-first-purchase"), None)
        } else {
            let reason = Phrase::new("check-window-not-sold").with("offer", facts.offer.name.clone());
            check(id, Outcome::Failed, reason, Some("check-window-not-sold-remedy"))
        };
    };
    match answer {
        Answer::NotYet => {
            let reason = Phrase::new("check-window-not-yet")
                .with("opens", window.opens)
                .with("days", days_between(facts.on, window.opens));
            check(id, Outcome::Failed, reason, Some("check-window-not-yet-remedy"))
        }
        Answer::MayBeOpen => {
            let reason = Phrase::new("check-window-may-be-open").with("opens", window.opens);
            check(id, Outcome::Unknown, reason, Some("check-window-may-be-open-remedy"))
        }
        Answer::Open => match window.closes {
            Some(closes) => {
                let reason = Phrase::new("check-window-open")
                    .with("closes", closes)
                    .with("days", days_between(facts.on, closes));
                check(id, Outcome::Passed, reason, None)
            }
            None => check(
                id,
                Outcome::Passed,
                Phrase::new("check-window-open-ended").with("opens", window.opens),
                None,
            ),
        },
        Answer::Closed => {
            let reason = Phrase::new("check-window-closed").with("closes", window.closes.unwrap_or(window.opens));
            check(id, Outcome::Failed, reason, Some("check-window-closed-remedy"))
        }
        Answer::Refused => {
            let reason = Phrase::new("check-window-retired").with("anniversary", term.anniversary);
            check(id, Outcome::Failed, reason, Some("check-window-not-sold-remedy"))
        }
    }
}

fn qualification(qualified: Standing) -> Check {
    let id = CheckId::Qualification;
    match qualified {
        Some(true) => check(id, Outcome::Passed, Phrase::new("check-qualification-met"), None),
        Some(false) => check(
            id,
            Outcome::Failed,
            Phrase::new("check-qualification-missing"),
            Some("check-qualification-remedy"),
        ),
        None => check(
            id,
            Outcome::Unknown,
            Phrase::new("check-qualification-unknown"),
            Some("check-qualification-remedy"),
        ),
    }
}

fn role(role: Option<Role>) -> Check {
    let id = CheckId::Role;
    let permissions = Permissions::embedded();
    let buyers = || permissions.in_force(Activity::Buy).roles.iter().copied();
    match (role, permissions.refusal(role, Activity::Buy)) {
        (Some(role), None) => {
            let others: Vec<Role> = buyers().filter(|other| *other != role).collect();
            let reason = Phrase::new("check-role-may").with("role", role).with("others", others);
            check(id, Outcome::Passed, reason, None)
        }
        (Some(role), Some(_)) => {
            let reason = Phrase::new("check-role-may-not")
                .with("role", role)
                .with("buyers", buyers().collect::<Vec<_>>());
            check(id, Outcome::Failed, reason, Some("check-role-remedy"))
        }
        (None, _) => check(
            id,
            Outcome::Unknown,
            Phrase::new("check-role-unknown"),
            Some("check-role-remedy"),
        ),
    }
}

fn billing_profile(linked: Standing) -> Check {
    let id = CheckId::BillingProfile;
    match linked {
        Some(true) => check(id, Outcome::Passed, Phrase::new("check-billing-linked"), None),
        Some(false) => check(
            id,
            Outcome::Failed,
            Phrase::new("check-billing-missing"),
            Some("check-billing-remedy"),
        ),
        None => check(
            id,
            Outcome::Unknown,
            Phrase::new("check-billing-unknown"),
            Some("check-billing-remedy"),
        ),
    }
}

fn open_order(own: Option<&str>, related: Option<&RelatedOrder>) -> Check {
    let id = CheckId::OpenOrder;
    let reason = match (own, related) {
        (Some(number), _) => Phrase::new("check-order-open").with("order", number),
        (None, Some(other)) => Phrase::new("check-order-related")
            .with("order", other.number.clone())
            .with("offer", other.offer.clone()),
        (None, None) => return check(id, Outcome::Passed, Phrase::new("check-order-none"), None),
    };
    check(id, Outcome::Failed, reason, Some("check-order-remedy"))
}

fn sibling(active: Option<&SiblingTerm>) -> Check {
    let id = CheckId::SiblingOffer;
    match active {
        None => check(id, Outcome::Passed, Phrase::new("check-sibling-none"), None),
        Some(sibling) => {
            let reason = Phrase::new("check-sibling-active")
                .with("offer", sibling.name.clone())
                .with("anniversary", sibling.anniversary);
            check(id, Outcome::Failed, reason, Some("check-sibling-remedy"))
        }
    }
}
