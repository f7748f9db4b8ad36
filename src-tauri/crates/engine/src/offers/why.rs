use domain::{
    Activity, Answer, Check, CheckId, Eligibility, NaiveDate, OrderKind, Outcome, Phrase, VettingStatus, a_year_after,
};
use words::Words;

use crate::account::mail::{MailOffer, mail_unless_allowed};
use crate::account::records::{Judged, Records};
use crate::offers::term_bar::term_bar;
use crate::view::{CheckName, CheckView, MailView, VerdictTone, WhyView};
use crate::words::labels::{iso, outcome_word};
use crate::{Engine, Error};

impl Engine {
    /// Why an offer can or cannot be renewed or bought, today or on another day.
    ///
    /// # Errors
    /// [`Code::UnknownOffer`](crate::Code::UnknownOffer), [`Code::NotFetched`](crate::Code::NotFetched), or the store's
    /// error.
    pub async fn why(&self, offer: &str, on: Option<NaiveDate>, words: &Words) -> Result<WhyView, Error> {
        let offer = self.offer(offer)?;
        let records = self.records().await?;
        let on = on.unwrap_or_else(|| self.clock().today());
        let orders = self.store().orders(self.account()).await?;
        let judged = records.judge(self, offer, &orders, on);
        let anniversary = judged.term.map_or_else(|| a_year_after(on), |term| term.anniversary);
        let policy = self.catalogue().policy_of(offer, anniversary);
        let company = &records.session.account.company;
        let checks = check_views(words, &judged.eligibility);
        let verdict = words.say(&verdict(&judged));
        let tally = tally(words, &judged);
        let title = words.text(title_id(&judged));
        let policy_label = words.say(&Phrase::new("why-policy").with("month", words.month(policy.stated)));
        let subtitle = words.side_by_side(&[words.name(&offer.name), company]);
        let text = as_text(
            words,
            &title,
            &subtitle,
            &verdict,
            &checks,
            &policy_label,
            words.name(&policy.source),
        );
        Ok(WhyView {
            offer: offer.id.to_string(),
            on: iso(on),
            answer: judged.eligibility.answer,
            policy: judged.eligibility.policy.to_string(),
            opens: judged.eligibility.window.map(|window| iso(window.opens)),
            closes: judged.eligibility.window.and_then(|window| window.closes).map(iso),
            title,
            subtitle,
            verdict,
            tally,
            tone: tone(&judged),
            bar: judged
                .term
                .zip(judged.eligibility.window)
                .map(|(term, window)| term_bar(words, term, window, on)),
            today_label: words.say(&Phrase::new("why-today").with("today", on)),
            benefits_label: judged.term.map_or_else(String::new, |term| {
                words.say(&Phrase::new("why-benefits-end").with("end", term.benefits_end()))
            }),
            policy_label,
            policy_source: words.name(&policy.source).to_owned(),
            mail: mail(words, &records, &judged, self.clock().today()),
            next_step: self.handoff_step(&judged, &orders, words),
            checks,
            text,
        })
    }
}

/// The checks of an order, in words.
pub(crate) fn check_views(words: &Words, eligibility: &Eligibility) -> Vec<CheckView> {
    let view = |check: &Check| CheckView {
        id: CheckName::Order(check.id),
        outcome: check.outcome,
        reason: words.say(&check.reason),
        remedy: check
            .remedy
            .as_ref()
            .map(|remedy| words.say(remedy))
            .unwrap_or_default(),
        name: words.text(&format!("check-{}", check.id.id().replace('_', "-"))),
        outcome_label: outcome_label(words, check, eligibility.answer),
    };
    eligibility.checks.iter().map(view).collect()
}

/// A window that has not opened is "not yet"; everything else that fails is "does not pass".
fn outcome_label(words: &Words, check: &Check, answer: Answer) -> String {
    let is_early = check.id == CheckId::RenewalWindow && answer == Answer::NotYet;
    match check.outcome {
        Outcome::Failed if is_early => words.text("outcome-not-yet"),
        outcome => outcome_word(words, outcome),
    }
}

/// What stands in the way and is for another role to do: to order, or to change the profile that keeps from it.
/// A review that goes on is for nobody to hasten.
fn in_the_way(records: &Records, judged: &Judged<'_>) -> impl Iterator<Item = Activity> {
    let failed = |id: CheckId| {
        let checks = &judged.eligibility.checks;
        checks
            .iter()
            .any(|check| check.id == id && check.outcome == Outcome::Failed)
    };
    let rejected = records.profile.vetting.status == VettingStatus::Rejected;
    [
        (failed(CheckId::Role), Activity::Buy),
        (rejected, Activity::ChangeLegal),
        (failed(CheckId::BillingProfile), Activity::ChangeBilling),
    ]
    .into_iter()
    .filter_map(|(blocks, activity)| blocks.then_some(activity))
}

fn mail(words: &Words, records: &Records, judged: &Judged<'_>, today: NaiveDate) -> Option<MailView> {
    let closes = judged.status.window.and_then(|window| window.closes);
    let about = MailOffer {
        offer: judged.offer,
        closes: closes.filter(|closes| today <= *closes),
    };
    in_the_way(records, judged).find_map(|activity| mail_unless_allowed(words, records, activity, Some(about)))
}

fn title_id(judged: &Judged<'_>) -> &'static str {
    match (judged.eligibility.kind, judged.eligibility.allows_order()) {
        (OrderKind::Renew, true) => "why-title-can-renew",
        (OrderKind::Renew, false) => "why-title-cannot-renew",
        (OrderKind::Buy, true) => "why-title-can-buy",
        (OrderKind::Buy, false) => "why-title-cannot-buy",
    }
}

fn tone(judged: &Judged<'_>) -> VerdictTone {
    match judged.eligibility.answer {
        Answer::NotYet => VerdictTone::Wait,
        _ if !judged.eligibility.allows_order() => VerdictTone::Stop,
        Answer::MayBeOpen => VerdictTone::Doubt,
        Answer::Open | Answer::Closed | Answer::Refused => VerdictTone::Ok,
    }
}

fn verdict(judged: &Judged<'_>) -> Phrase {
    let window = judged.eligibility.window;
    let allowed = judged.eligibility.allows_order();
    match (judged.eligibility.answer, window) {
        (Answer::NotYet, Some(window)) => Phrase::new("why-verdict-not-yet").with("opens", window.opens),
        (Answer::MayBeOpen, Some(window)) => Phrase::new("why-verdict-may-be-open").with("opens", window.opens),
        (Answer::Closed, Some(window)) => {
            let id = if allowed {
                "why-verdict-closed-buy"
            } else {
                "why-verdict-closed"
            };
            Phrase::new(id).with("closed", window.closes.unwrap_or(window.opens))
        }
        (Answer::Open, Some(_)) if !allowed => Phrase::new("why-verdict-open-but"),
        (Answer::Open, Some(window)) => match window.closes {
            Some(closes) => Phrase::new("why-verdict-open").with("closes", closes),
            None => Phrase::new("why-verdict-open-ended"),
        },
        _ if judged.term.is_none() && allowed => Phrase::new("why-verdict-buy"),
        _ if judged.term.is_none() => Phrase::new("why-verdict-no-buy"),
        _ => Phrase::new("why-verdict-retired"),
    }
}

fn tally(words: &Words, judged: &Judged<'_>) -> String {
    let count = |outcome: Outcome| {
        let matching = judged
            .eligibility
            .checks
            .iter()
            .filter(|check| check.outcome == outcome)
            .count();
        i64::try_from(matching).unwrap_or(i64::MAX)
    };
    let phrase = Phrase::new("why-tally")
        .with("passed", count(Outcome::Passed))
        .with("failed", count(Outcome::Failed))
        .with("unknown", count(Outcome::Unknown));
    words.say(&phrase)
}

fn as_text(
    words: &Words,
    title: &str,
    subtitle: &str,
    verdict: &str,
    checks: &[CheckView],
    policy: &str,
    source: &str,
) -> String {
    let mut lines = vec![title.to_owned(), subtitle.to_owned(), String::new(), verdict.to_owned()];
    for check in checks {
        let line = Phrase::new("why-line")
            .with("name", check.name.clone())
            .with("outcome", check.outcome_label.clone())
            .with("reason", words.sentences(&[check.reason.clone(), check.remedy.clone()]));
        lines.push(words.say(&line));
    }
    lines.push(String::new());
    lines.push(words.sentences(&[policy.to_owned(), source.to_owned()]));
    lines.join("\n")
}
