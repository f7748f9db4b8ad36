//! Membership offers and the why-panel.

mod dates;
mod terms;

use domain::{Answer, CheckId, OfferAction, OfferState, Outcome, PreflightId, RefundCheckId, closed_set};
use serde::Serialize;

use super::common::FactView;
use super::links::{JoinView, LinkView, MailView, NoticeView};

pub use dates::*;
pub use terms::*;

closed_set! {
    /// A month of the term.
    pub enum MonthState {
        /// Over.
        Past = "past",
        /// Not over yet.
        Coming = "coming",
    }

    /// A day of the window.
    pub enum DayState {
        /// Over.
        Past = "past",
        /// The window is open on it.
        Open = "open",
        /// The window has not opened yet.
        Later = "later",
    }

    /// The tone of a verdict.
    pub enum VerdictTone {
        /// It can be ordered.
        Ok = "ok",
        /// Not yet.
        Wait = "wait",
        /// Something stands in the way.
        Stop = "stop",
        /// Sources disagree.
        Doubt = "doubt",
    }
}

/// What a line of a checklist is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(untagged)]
pub enum CheckName {
    /// A check of an order.
    Order(CheckId),
    /// A check of a refund.
    Refund(RefundCheckId),
    /// What is looked at before somebody pays in Partner Center.
    Preflight(PreflightId),
}

views! {
    shown
    /// A caption under the term bar.
    pub struct CaptionView {
        /// Upper line.
        label: String,
        /// Lower line, a date.
        value: String,
        /// Set in bold.
        strong: bool,
    }

    /// The term bar: twelve months of the term, then the days of the window.
    pub struct TermBarView {
        /// One entry a month.
        months: Vec<MonthState>,
        /// One entry a day of the window.
        days: Vec<DayState>,
        /// Where today stands: index of the month, with the share of it that is over in thousandths.
        today_month: Option<u32>,
        /// Thousandths of `today_month` that are over.
        today_part: u32,
        /// Index of the day of the window that is today.
        today_day: Option<u32>,
        /// Index of the day of the window that is the last to start a bank transfer.
        transfer_day: Option<u32>,
        /// The window has no end: an arrow follows the cells.
        open_ended: bool,
        /// Captions of the tile, from left to right.
        captions: Vec<CaptionView>,
        /// The whole bar in one sentence.
        description: String,
    }

    /// An offer's tile, and the document of `offers --json`.
    pub struct OfferView {
        /// Id of the offer.
        offer: String,
        /// Name in the asked language.
        name: String,
        /// How it stands.
        state: OfferState,
        /// Anniversary date.
        anniversary: Option<String>,
        /// First day of the window.
        opens: Option<String>,
        /// Last safe day.
        closes: Option<String>,
        /// Days to the last safe day while the window is open.
        days_left: Option<i32>,
        /// What can be done today.
        action: OfferAction,
        /// Why the action is not possible, in words; empty where it is.
        reasons: Vec<String>,
        /// The badge's word.
        badge: String,
        /// The answer, as a headline.
        headline: String,
        /// The account's company.
        company: String,
        /// The term bar, where there is a term.
        bar: Option<TermBarView>,
        /// Two to five facts.
        facts: Vec<FactView>,
        /// The label of the tile's first button; `None` where nothing can ever be done with the offer.
        button: Option<String>,
        /// The button is the tile's primary one: something is urgent.
        urgent: bool,
        /// The line below the buttons: for a disabled button, the reason.
        reason_line: String,
        /// A draft of an order that was begun and not sent.
        draft: Option<String>,
        /// An order in progress for the offer.
        open_order: Option<String>,
        /// The offer concerns the account: it is held, was held, or can be bought now. The others are listed in short.
        prominent: bool,
        /// The account holds it or held it, ordered it or began to, or can act on it now.
        concerns_account: bool,
        /// The running term renews by itself.
        auto_renew: bool,
        /// How it goes on where no connection places orders: through the hand-off. Empty where one does, or nothing can be done.
        next_step: String,
    }

    /// The page "Membership offers".
    pub struct OffersPage {
        /// One line below the title, with today's date.
        summary: String,
        /// The tiles, the next one that needs the user first.
        offers: Vec<OfferView>,
        /// What happened by itself and was not dismissed, the latest first.
        notices: Vec<NoticeView>,
        /// The same, of what was dismissed and can be brought back.
        dismissed: Vec<NoticeView>,
        /// What to do first, for an account that is not a member yet.
        join: Option<JoinView>,
        /// Where to go from here.
        next_steps: Vec<LinkView>,
    }

    /// One check of the why-panel.
    pub struct CheckView {
        /// What was checked.
        id: CheckName,
        /// How it came out.
        outcome: Outcome,
        /// What was found.
        reason: String,
        /// What to do; empty where there is nothing to do.
        remedy: String,
        /// Name of the check.
        name: String,
        /// Word for the outcome: Pass, Not yet, Unknown.
        outcome_label: String,
    }

    /// The why-panel, and the document of `why --json`.
    pub struct WhyView {
        /// Id of the offer.
        offer: String,
        /// The day asked about.
        on: String,
        /// What the window alone says.
        answer: Answer,
        /// Id of the rule.
        policy: String,
        /// First day of the window.
        opens: Option<String>,
        /// Last safe day.
        closes: Option<String>,
        /// The checks, in their fixed order.
        checks: Vec<CheckView>,
        /// The question the panel answers, its title.
        title: String,
        /// Offer and account.
        subtitle: String,
        /// The verdict in one sentence.
        verdict: String,
        /// How it goes on where no connection places orders: through the hand-off. Empty where one does, or nothing can be done.
        next_step: String,
        /// How many checks pass, fail and are unknown.
        tally: String,
        /// The tone of the verdict.
        tone: VerdictTone,
        /// The term bar, where there is a term.
        bar: Option<TermBarView>,
        /// Label over the marker of today.
        today_label: String,
        /// The end of benefits, below the bar; empty without a term.
        benefits_label: String,
        /// Which rule was applied, and where it is stated.
        policy_label: String,
        /// The source of the rule.
        policy_source: String,
        /// A mail to somebody who may do what stands in the way; none where the role is not what does.
        mail: Option<MailView>,
        /// The whole panel as text to paste.
        text: String,
    }
}
