use domain::{Order, OrderState, Phrase};
use words::Words;

use crate::orders::refusal::recorded_failure;
use crate::view::{NoticeTone, NoticeView, OffersPage};
use crate::{Code, Engine, Error};

/// The setting that holds the notices taken away, as a JSON list of order ids.
const DISMISSED: &str = "notices-dismissed";

/// What happened by itself.
pub(crate) struct Notices {
    pub shown: Vec<NoticeView>,
    /// Taken away; each can be brought back.
    pub dismissed: Vec<NoticeView>,
}

impl Engine {
    /// What happened by itself, the latest first: what was not taken away, and what was.
    pub(crate) async fn notices(&self, words: &Words, orders: &[Order]) -> Result<Notices, Error> {
        let dismissed = self.dismissed().await?;
        let (dismissed, shown): (Vec<&Order>, Vec<&Order>) = orders
            .iter()
            .filter(|order| order.automatic)
            .partition(|order| dismissed.contains(&order.id.to_string()));
        let views = |orders: Vec<&Order>| orders.into_iter().map(|order| self.notice(words, order)).collect();
        Ok(Notices {
            shown: views(shown),
            dismissed: views(dismissed),
        })
    }

    /// Takes a notice away. It is kept with the order itself.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`], or the store's error.
    pub async fn dismiss_notice(&self, notice: &str, words: &Words) -> Result<OffersPage, Error> {
        let order = self.stored_order(notice).await?;
        let mut dismissed = self.dismissed().await?;
        dismissed.push(order.id.to_string());
        self.keep_dismissed(&dismissed).await?;
        self.offers(words).await
    }

    /// Brings a notice back that was taken away.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`], or the store's error.
    pub async fn recall_notice(&self, notice: &str, words: &Words) -> Result<OffersPage, Error> {
        let order = self.stored_order(notice).await?.id.to_string();
        let mut dismissed = self.dismissed().await?;
        dismissed.retain(|other| *other != order);
        self.keep_dismissed(&dismissed).await?;
        self.offers(words).await
    }

    async fn keep_dismissed(&self, orders: &[String]) -> Result<(), Error> {
        let json = serde_json::to_string(orders).map_err(|error| Error::new(Code::Internal).because(error))?;
        Ok(self.store().set_setting(Some(self.account()), DISMISSED, &json).await?)
    }

    async fn dismissed(&self) -> Result<Vec<String>, Error> {
        let stored = self.store().setting(Some(self.account()), DISMISSED).await?;
        Ok(stored
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default())
    }

    fn notice(&self, words: &Words, order: &Order) -> NoticeView {
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
                    &Phrase::new("notice-renewed-detail")
                        .with("total", total)
                        .with("until", until),
                ),
            ),
            (Some(failure), ..) => {
                let why = recorded_failure(failure, words).view(words).message;
                let detail = Phrase::new("notice-renewal-failed-detail").with("reason", why);
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
}
