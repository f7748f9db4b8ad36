use domain::{Answer, OfferAction, Order, OrderState, Phrase};
use words::Words;

use crate::account::lost_changes::is_about_lost_changes;
use crate::account::records::Records;
use crate::orders::refusal::recorded_reason;
use crate::support::refused_later::is_about_refused;
use crate::view::{NoticeTone, NoticeView, OffersPage};
use crate::{Code, Engine, Error};

/// The setting that holds the notices taken away, as a JSON list of their ids; that of an order's notice is the order's.
const DISMISSED: &str = "notices-dismissed";

/// What happened by itself.
pub(crate) struct Notices {
    pub shown: Vec<NoticeView>,
    /// Taken away; each can be brought back.
    pub dismissed: Vec<NoticeView>,
}

impl Engine {
    /// What happened by itself, the latest first: what was not taken away, and what was.
    pub(crate) async fn notices(&self, words: &Words, all: &[Order]) -> Result<Notices, Error> {
        let dismissed = self.dismissed().await?;
        let records = self.stored_records().await?;
        let (dismissed_orders, shown): (Vec<&Order>, Vec<&Order>) = all
            .iter()
            .filter(|order| order.automatic)
            .partition(|order| dismissed.contains(&order.id.to_string()));
        let views = |orders: Vec<&Order>| -> Vec<NoticeView> {
            let told = orders
                .into_iter()
                .map(|order| self.notice(words, order, records.as_ref(), all));
            told.collect()
        };
        let (mut shown, mut dismissed_views) = (views(shown), views(dismissed_orders));
        let others = self.last_loss(words).await?.into_iter();
        for (place, notice) in others.chain(self.refused_notices(words).await?).enumerate() {
            if dismissed.contains(&notice.id) {
                dismissed_views.push(notice);
            } else {
                shown.insert(place.min(shown.len()), notice);
            }
        }
        Ok(Notices {
            shown,
            dismissed: dismissed_views,
        })
    }

    /// Takes a notice away. It is kept with the order itself.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`], or the store's error.
    pub async fn dismiss_notice(&self, notice: &str, words: &Words) -> Result<OffersPage, Error> {
        let notice = self.known_notice(notice).await?;
        let mut dismissed = self.dismissed().await?;
        dismissed.push(notice);
        self.keep_dismissed(&dismissed).await?;
        self.offers(words).await
    }

    /// Brings a notice back that was taken away.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`], or the store's error.
    pub async fn recall_notice(&self, notice: &str, words: &Words) -> Result<OffersPage, Error> {
        let notice = self.known_notice(notice).await?;
        let mut dismissed = self.dismissed().await?;
        dismissed.retain(|other| *other != notice);
        self.keep_dismissed(&dismissed).await?;
        self.offers(words).await
    }

    /// The id that a notice is kept by.
    async fn known_notice(&self, notice: &str) -> Result<String, Error> {
        if is_about_lost_changes(notice) || is_about_refused(notice) {
            return Ok(notice.to_owned());
        }
        Ok(self.stored_order(notice).await?.id.to_string())
    }

    async fn keep_dismissed(&self, notices: &[String]) -> Result<(), Error> {
        let json = serde_json::to_string(notices).map_err(|error| Error::new(Code::Internal).because(error))?;
        Ok(self.store().set_setting(Some(self.account()), DISMISSED, &json).await?)
    }

    async fn dismissed(&self) -> Result<Vec<String>, Error> {
        let stored = self.store().setting(Some(self.account()), DISMISSED).await?;
        Ok(stored
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default())
    }

    fn notice(&self, words: &Words, order: &Order, records: Option<&Records>, all: &[Order]) -> NoticeView {
        let renewed = order.state == OrderState::Confirmed;
        let with_facts = |id| {
            Phrase::new(id)
                .with("offer", self.short_name(words, &order.offer))
                .with("day", order.created.date_naive())
        };
        let (title, detail) = match (&order.failure, order.total, order.anniversary) {
            (_, Some(total), Some(until)) if renewed => (
                with_facts("notice-renewed"),
                words.say(
                    &Phrase::new(if until < self.clock().today() {
                        "notice-renewed-ended-detail"
                    } else {
                        "notice-renewed-detail"
                    })
                    .with("total", total)
                    .with("until", until),
                ),
            ),
            (Some(failure), ..) => {
                let now = records.and_then(|records| self.what_holds_now(order, records, all));
                let detail = Phrase::new("notice-renewal-failed-detail")
                    .with("reason", recorded_reason(failure, words))
                    .with("now", now.map_or_else(String::new, |now| words.say(&now)));
                (with_facts("notice-renewal-failed"), words.say(&detail))
            }
            _ => (with_facts("notice-renewed"), String::new()),
        };
        NoticeView {
            id: order.id.to_string(),
            tone: if renewed { NoticeTone::Ok } else { NoticeTone::Warn },
            title: words.say(&title),
            detail,
            offer: Some(order.offer.to_string()),
            order: Some(order.shown_number()),
        }
    }

    /// What can be done today about a renewal that failed on its day.
    fn what_holds_now(&self, order: &Order, records: &Records, all: &[Order]) -> Option<Phrase> {
        let offer = self.catalogue().offer(&order.offer)?;
        let judged = records.judge(self, offer, all, self.clock().today());
        let see_offer = Phrase::new("notice-now-see-offer");
        let Some(term) = judged.term else {
            return Some(see_offer);
        };
        let opens = self
            .catalogue()
            .policy_of(offer, term.anniversary)
            .window(term.anniversary)
            .opens;
        if opens > order.created.date_naive() {
            return Some(Phrase::new("notice-now-renewed").with("until", term.anniversary));
        }
        let closes = judged.eligibility.window.and_then(|window| window.closes);
        Some(match (judged.eligibility.answer, judged.status.action, closes) {
            (Answer::Open, OfferAction::Renew, Some(closes)) => Phrase::new("notice-now-window").with("closes", closes),
            (Answer::Open, OfferAction::Renew, None) => Phrase::new("notice-now-window-open-ended"),
            (Answer::Closed, OfferAction::Buy, Some(closes)) => {
                Phrase::new("notice-now-closed-buy").with("closes", closes)
            }
            (Answer::Closed, _, Some(closes)) => Phrase::new("notice-now-closed").with("closes", closes),
            (Answer::Refused, ..) => Phrase::new("notice-now-not-sold"),
            _ => see_offer,
        })
    }
}
