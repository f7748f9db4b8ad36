use domain::{NaiveDate, OfferAction, OfferState, Order, OrderState, Phrase, SAFE_TRANSFER_DAYS, TermCalendar};
use words::Words;

use crate::account::portal_links::link;
use crate::account::records::{Judged, Records};
use crate::offers::term_bar::term_bar;
use crate::view::{FactView, OfferView, OffersPage};
use crate::words::labels::{fact, iso};
use crate::{Engine, Error};

impl Engine {
    /// Every offer of the account, the next one that needs the user first; none where nothing was fetched yet.
    ///
    /// # Errors
    /// The store's error.
    pub async fn offers(&self, words: &Words) -> Result<OffersPage, Error> {
        let on = self.clock().today();
        let orders = self.store().orders(self.account()).await?;
        let notices = self.notices(words, &orders).await?;
        let Some(records) = self.stored_records().await? else {
            return Ok(OffersPage {
                summary: words.text("offers-not-fetched"),
                offers: Vec::new(),
                notices: notices.shown,
                dismissed: notices.dismissed,
                join: None,
                next_steps: Self::next_steps(words),
            });
        };
        let mut judged: Vec<Judged<'_>> = records
            .offers(self)
            .into_iter()
            .map(|offer| records.judge(self, offer, &orders, on))
            .collect();
        judged.sort_by_key(|offer| (rank(offer.status.state), next_date(offer)));
        let offers: Vec<OfferView> = judged
            .iter()
            .map(|offer| OfferView {
                next_step: self.handoff_step(offer, &orders, words),
                ..offer_view(words, &records, offer, &orders, on)
            })
            .collect();
        let summary = Phrase::new("offers-summary")
            .with("count", i64::try_from(offers.len()).unwrap_or(i64::MAX))
            .with("company", records.session.account.company.clone())
            .with("today", words.deadline(on));
        let join = self.join_view(words, &records);
        // Whoever is no member yet finds this among the links about joining.
        let competency = join
            .is_none()
            .then(|| link(words, "become-competency-partner"))
            .flatten();
        Ok(OffersPage {
            summary: words.say(&summary),
            offers,
            notices: notices.shown,
            dismissed: notices.dismissed,
            join,
            next_steps: competency.into_iter().chain(Self::next_steps(words)).collect(),
        })
    }
}

/// Tiles that need the user stand first, history last.
const fn rank(state: OfferState) -> u8 {
    match state {
        OfferState::Pending | OfferState::Window => 0,
        OfferState::Active => 1,
        OfferState::Available => 2,
        OfferState::Lapsed => 3,
        OfferState::Retired => 4,
    }
}

fn next_date(offer: &Judged<'_>) -> Option<NaiveDate> {
    let window = offer.status.window?;
    match offer.status.state {
        OfferState::Window | OfferState::Pending => window.closes.or(Some(window.opens)),
        _ => Some(window.opens),
    }
}

pub(crate) fn offer_view(
    words: &Words,
    records: &Records,
    judged: &Judged<'_>,
    orders: &[Order],
    on: NaiveDate,
) -> OfferView {
    let status = &judged.status;
    let of_offer = || orders.iter().filter(|order| order.offer == judged.offer.id);
    let draft = of_offer()
        .find(|order| order.state == OrderState::Draft)
        .map(|order| order.id.to_string());
    let open_order = of_offer().find(|order| order.state.is_open());
    let reasons: Vec<String> = match status.action {
        OfferAction::None => judged
            .eligibility
            .failed()
            .map(|check| words.say(&check.reason))
            .collect(),
        OfferAction::Buy | OfferAction::Renew => Vec::new(),
    };
    let reason_line = reason_line(words, judged, open_order, reasons.first());
    OfferView {
        offer: judged.offer.id.to_string(),
        name: words.name(&judged.offer.name).to_owned(),
        state: status.state,
        anniversary: status.anniversary.map(iso),
        opens: status.window.map(|window| iso(window.opens)),
        closes: status.window.and_then(|window| window.closes).map(iso),
        days_left: status.days_left.and_then(|days| i32::try_from(days).ok()),
        action: status.action,
        reasons,
        badge: badge(words, judged),
        headline: headline(words, judged, open_order, on),
        company: records.session.account.company.clone(),
        bar: judged
            .term
            .zip(status.window)
            .map(|(term, window)| term_bar(words, term, window, on)),
        facts: facts(words, judged, open_order),
        button: button(words, judged, open_order),
        urgent: (status.state == OfferState::Window && status.action == OfferAction::Renew)
            || open_order.is_some_and(|order| order.state == OrderState::AwaitingPayment),
        reason_line,
        draft,
        concerns_account: records.has_held(&judged.offer.id)
            || of_offer().next().is_some()
            || status.action != OfferAction::None,
        prominent: records.has_held(&judged.offer.id)
            || open_order.is_some()
            || !judged.offer.needs_qualification
            || judged.standing.and_then(|standing| standing.qualified) == Some(true),
        auto_renew: judged.term.is_some_and(|term| term.auto_renew && term.is_active(on)),
        open_order: open_order.map(Order::shown_number),
        next_step: String::new(),
    }
}

/// What cannot be bought yet is not called available.
fn badge(words: &Words, judged: &Judged<'_>) -> String {
    match (judged.status.state, judged.status.action) {
        (OfferState::Available, OfferAction::None) => words.text("offer-badge-not-yet"),
        (state, _) => words.text(&format!("offer-state-{}", state.id())),
    }
}

fn headline(words: &Words, judged: &Judged<'_>, open_order: Option<&Order>, on: NaiveDate) -> String {
    let status = &judged.status;
    if let Some(order) = open_order {
        return words.text(&format!("offer-headline-order-{}", order.state.id()));
    }
    let phrase = match (status.state, status.anniversary, status.window) {
        (OfferState::Window, _, Some(_)) => match status.days_left {
            Some(0) => Phrase::new("offer-headline-last-day"),
            Some(days) => Phrase::new("offer-headline-days-left").with("days", days),
            None => Phrase::new("offer-headline-open"),
        },
        (OfferState::Active, Some(anniversary), _) if on == anniversary => Phrase::new("offer-headline-expires-today"),
        (OfferState::Active, Some(anniversary), _) => Phrase::new("offer-headline-active").with("until", anniversary),
        (OfferState::Lapsed, _, Some(window)) => {
            Phrase::new("offer-headline-lapsed").with("closed", window.closes.unwrap_or(window.opens))
        }
        (OfferState::Available, ..) if status.action == OfferAction::None => Phrase::new("offer-headline-not-yet-buy"),
        (OfferState::Available, ..) => Phrase::new("offer-headline-available"),
        (_, Some(anniversary), _) => Phrase::new("offer-headline-retired-until").with("until", anniversary),
        _ => Phrase::new("offer-headline-retired"),
    };
    words.say(&phrase)
}

fn facts(words: &Words, judged: &Judged<'_>, open_order: Option<&Order>) -> Vec<FactView> {
    let mut facts = Vec::new();
    if let (Some(term), Some(window)) = (judged.term, judged.status.window) {
        let calendar = TermCalendar::of(term, window);
        let ahead = matches!(
            judged.status.state,
            OfferState::Active | OfferState::Window | OfferState::Pending
        );
        if let Some(by) = calendar.transfer_by.filter(|_| ahead) {
            facts.push(FactView {
                transfer_mark: true,
                ..fact(words, "fact-transfer-by", words.deadline(by))
            });
        }
        if let Some(expires) = open_order.and_then(|order| order.expires) {
            facts.push(fact(words, "fact-order-expires", words.deadline(expires)));
        } else {
            let label = if ahead {
                "fact-benefits-end"
            } else {
                "fact-benefits-ended"
            };
            facts.push(fact(words, label, words.deadline(calendar.benefits_end)));
        }
        if judged.status.state == OfferState::Lapsed {
            facts.push(fact(words, "fact-still-to-do", words.text("fact-uninstall")));
        }
    } else {
        if let Some(price) = judged.standing.and_then(|standing| standing.price) {
            let value = Phrase::new("fact-price-plus-taxes").with("price", price);
            facts.push(fact(words, "fact-price", words.say(&value)));
        }
        facts.push(fact(words, "fact-term", words.text("fact-term-value")));
        facts.push(fact(words, "fact-benefits", words.text("fact-benefits-value")));
        if judged.offer.exclusive_group.is_some() {
            facts.push(fact(words, "fact-limit", words.text("fact-limit-value")));
        }
    }
    facts
}

fn button(words: &Words, judged: &Judged<'_>, open_order: Option<&Order>) -> Option<String> {
    if let Some(order) = open_order {
        // Partner Center itself takes the proof of an order that was placed there.
        let waits = order.state == OrderState::AwaitingPayment && order.handoff.is_none();
        return Some(words.text(if waits {
            "offer-button-upload-proof"
        } else {
            "offer-button-view-order"
        }));
    }
    let id = match judged.status.state {
        OfferState::Retired => return None,
        OfferState::Available => "offer-button-buy",
        OfferState::Lapsed => "offer-button-buy-again",
        OfferState::Pending | OfferState::Active | OfferState::Window => "offer-button-renew",
    };
    Some(words.text(id))
}

fn reason_line(words: &Words, judged: &Judged<'_>, open_order: Option<&Order>, reason: Option<&String>) -> String {
    if let Some(order) = open_order {
        return match (&order.handoff, &order.number) {
            // The id on this computer is nobody's number.
            (Some(handoff), None) => words.say(&Phrase::new("offer-line-handoff").with("day", handoff.prepared)),
            _ => words.say(&Phrase::new("offer-line-order").with("order", order.shown_number())),
        };
    }
    if let Some(reason) = reason {
        return reason.clone();
    }
    match judged.status.state {
        OfferState::Window => match judged.term {
            Some(term) => words.say(&Phrase::new("offer-line-window").with("until", term.benefits_end())),
            None => String::new(),
        },
        OfferState::Active => words.text("offer-line-may-be-open"),
        OfferState::Available | OfferState::Lapsed => words.text("offer-line-available"),
        OfferState::Retired | OfferState::Pending => words.text("offer-line-retired"),
    }
}

/// The last day on which a bank transfer is still sensible, for texts outside the bar.
pub(crate) fn transfer_by(judged: &Judged<'_>) -> Option<NaiveDate> {
    let closes = judged.status.window?.closes?;
    closes.checked_sub_days(chrono::Days::new(SAFE_TRANSFER_DAYS))
}
