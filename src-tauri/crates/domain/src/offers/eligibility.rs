use super::check::check;
use super::window_check::window_check;
use crate::{
    Activity, Answer, Catalogue, Check, CheckId, Facts, OrderKind, Outcome, Permissions, Phrase, PolicyId,
    RelatedOrder, Role, SiblingTerm, Standing, Vetting, VettingStatus, Window, a_year_after,
};

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
    ///     tile: None,
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
        let anniversary = facts
            .term
            .map_or_else(|| a_year_after(facts.on), |term| term.anniversary);
        let policy = catalogue.policy_of(facts.offer, anniversary);
        let window = facts.term.map(|term| {
            let window = policy.window(term.anniversary);
            facts.tile.map_or(window, |tile| tile.window(window))
        });
        let answer = Answer::of(facts, policy);
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
        checks.extend([
            account_verified(facts.vetting),
            window_check(facts, answer, window, policy),
        ]);
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
