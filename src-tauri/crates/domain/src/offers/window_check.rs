use super::check::check;
use crate::{
    Check, CheckId, Facts, Outcome, Phrase, RenewalPolicy, Term, TileReading, Window, WindowAnswer, days_between,
};

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

impl Answer {
    /// What the window says of the facts by a policy. What was read on the tile overrules the policy.
    #[must_use]
    pub fn of(facts: &Facts<'_>, policy: &RenewalPolicy) -> Self {
        let Some(term) = facts.term.filter(|term| may_still_renew(facts, term)) else {
            return Self::Refused;
        };
        let by_policy = policy.answer(term.anniversary, facts.on);
        match facts.tile.map_or(by_policy, |tile| tile.answer(facts.on, by_policy)) {
            WindowAnswer::NotYet => Self::NotYet,
            WindowAnswer::MayBeOpen => Self::MayBeOpen,
            WindowAnswer::Open => Self::Open,
            WindowAnswer::Closed => Self::Closed,
        }
    }
}

/// A retirement names the last day of sale and the last anniversary date that may still be renewed.
fn may_still_renew(facts: &Facts<'_>, term: &Term) -> bool {
    facts.offer.is_sold(facts.on) && facts.offer.last_anniversary.is_none_or(|last| term.anniversary <= last)
}

pub(super) fn window_check(facts: &Facts<'_>, answer: Answer, window: Option<Window>, policy: &RenewalPolicy) -> Check {
    let id = CheckId::RenewalWindow;
    let (Some(term), Some(window)) = (facts.term, window) else {
        return if facts.offer.is_sold(facts.on) {
            check(id, Outcome::Passed, Phrase::new("check-window-first-purchase"), None)
        } else {
            let reason = Phrase::new("check-window-not-sold").with("offer", facts.offer.name.clone());
            check(id, Outcome::Failed, reason, Some("check-window-not-sold-remedy"))
        };
    };
    let tile = facts.tile.filter(|tile| facts.on >= tile.read_on);
    match (answer, tile) {
        (Answer::NotYet, _) => {
            let reason = not_yet(policy, term, window).with("days", days_between(facts.on, window.opens));
            check(id, Outcome::Failed, reason, Some("check-window-not-yet-remedy"))
        }
        (Answer::MayBeOpen, _) => may_be_open(policy, term, facts, window),
        (Answer::Open, Some(tile)) => {
            let reason = by_tile("check-window-tile", tile).with("left", days_between(facts.on, tile.last_day()));
            check(id, Outcome::Passed, reason, None)
        }
        (Answer::Open, None) => open(policy, term, facts, window),
        (Answer::Closed, Some(tile)) => {
            let reason = by_tile("check-window-tile-closed", tile);
            check(id, Outcome::Failed, reason, Some("check-window-closed-remedy"))
        }
        (Answer::Closed, None) => {
            let reason = Phrase::new("check-window-closed").with("closes", window.closes.unwrap_or(window.opens));
            check(id, Outcome::Failed, reason, Some("check-window-closed-remedy"))
        }
        (Answer::Refused, _) => {
            let reason = Phrase::new("check-window-retired").with("anniversary", term.anniversary);
            check(id, Outcome::Failed, reason, Some("check-window-not-sold-remedy"))
        }
    }
}

fn not_yet(policy: &RenewalPolicy, term: &Term, window: Window) -> Phrase {
    let phrase = match policy.announced_opening(term.anniversary) {
        Some(announced) => Phrase::new("check-window-not-yet-announced").with("announced", announced),
        None if window.opens > term.anniversary => Phrase::new("check-window-not-yet"),
        None => Phrase::new("check-window-not-yet-on"),
    };
    phrase.with("opens", window.opens)
}

fn may_be_open(policy: &RenewalPolicy, term: &Term, facts: &Facts<'_>, window: Window) -> Check {
    let id = CheckId::RenewalWindow;
    let announced = policy.announced_opening(term.anniversary);
    match announced.filter(|_| facts.on < window.opens) {
        Some(announced) => {
            let reason = Phrase::new("check-window-announced")
                .with("announced", announced)
                .with("opens", window.opens);
            check(id, Outcome::Unknown, reason, Some("check-window-announced-remedy"))
        }
        None => {
            let reason = Phrase::new("check-window-may-be-open").with("opens", window.opens);
            check(id, Outcome::Unknown, reason, Some("check-window-may-be-open-remedy"))
        }
    }
}

/// Whoever announces an earlier opening may mean an earlier end, too: the days after the anniversary date are then not safe.
fn open(policy: &RenewalPolicy, term: &Term, facts: &Facts<'_>, window: Window) -> Check {
    let reason = match window.closes {
        Some(closes) => Phrase::new("check-window-open")
            .with("closes", closes)
            .with("days", days_between(facts.on, closes)),
        None => Phrase::new("check-window-open-ended").with("opens", window.opens),
    };
    let is_doubtful = policy.announced_opening(term.anniversary).is_some();
    let remedy = is_doubtful.then_some("check-window-open-announced-remedy");
    check(CheckId::RenewalWindow, Outcome::Passed, reason, remedy)
}

fn by_tile(id: &'static str, tile: TileReading) -> Phrase {
    Phrase::new(id)
        .with("read", tile.read_on)
        .with("days", i64::from(tile.days_left))
        .with("closes", tile.last_day())
}
