use domain::{Activity, Handoff, Offer, Order, OrderKind, OrderState, Outcome, Phrase, preflight};
use words::Words;

use super::texts::{bill_to_texts, cancel_texts, order_texts, request_texts};
use crate::account::portal_links::{link, route};
use crate::account::records::{Judged, Records};
use crate::offers::why::check_views;
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::orders::refusal::{other_kind, refuse_unless_eligible};
use crate::support::cancel::role_check;
use crate::view::{CancelInput, CheckName, CheckView, FactView, HandoffKind, HandoffView, OrderView, PortalLabelView};
use crate::words::labels::outcome_word;
use crate::{Engine, Error};

/// What leads through a page of Partner Center.
struct Way {
    checks: Vec<CheckView>,
    links: &'static [&'static str],
    steps: Vec<PortalLabelView>,
    texts: Vec<FactView>,
    order: Option<OrderView>,
    is_new: bool,
    refusal: Option<Error>,
}

/// Whether an order is only looked at, or recorded as handed off.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Look,
    Record,
}

impl Engine {
    /// Leads through Partner Center: what is known and not known before it, the page with its label, and the texts to paste.
    /// A renewal or purchase is recorded as an order that was handed off; where one is open already, that one is shown.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`](crate::Code::AccountIsSample), [`Code::UnknownOffer`](crate::Code::UnknownOffer),
    /// [`Code::NotEligible`](crate::Code::NotEligible), or the store's error.
    pub async fn hand_off(&self, kind: HandoffKind, offer: &str, words: &Words) -> Result<HandoffView, Error> {
        self.own_account().await?;
        let records = self.records_for_change().await?;
        self.lead(&records, kind, offer, Step::Record, words).await
    }

    /// The same to look at: nothing is recorded, and what stands in the way is told with it.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`](crate::Code::AccountIsSample), [`Code::UnknownOffer`](crate::Code::UnknownOffer), or the store's
    /// error.
    pub async fn look_at_hand_off(&self, kind: HandoffKind, offer: &str, words: &Words) -> Result<HandoffView, Error> {
        self.own_account().await?;
        let records = self.records().await?;
        self.lead(&records, kind, offer, Step::Look, words).await
    }

    async fn lead(
        &self,
        records: &Records,
        kind: HandoffKind,
        offer: &str,
        step: Step,
        words: &Words,
    ) -> Result<HandoffView, Error> {
        let offer = self.offer(offer)?;
        let way = match kind {
            HandoffKind::Renew => self.order_way(records, offer, OrderKind::Renew, step, words).await?,
            HandoffKind::Buy => self.order_way(records, offer, OrderKind::Buy, step, words).await?,
            HandoffKind::Cancel => self.cancel_way(offer, words).await?,
            HandoffKind::BillTo => self.bill_to_way(records, offer, words).await?,
            HandoffKind::Request => request_way(words, records, offer),
        };
        let unknown = way
            .checks
            .iter()
            .filter(|check| check.outcome != Outcome::Passed)
            .count();
        let tally = Phrase::new("handoff-tally")
            .with("count", i64::try_from(way.checks.len()).unwrap_or(i64::MAX))
            .with("unknown", i64::try_from(unknown).unwrap_or(i64::MAX));
        let records_order = matches!(kind, HandoffKind::Renew | HandoffKind::Buy);
        let next = match (&way.order, way.is_new) {
            (Some(_), true) => words.text("handoff-recorded"),
            (Some(order), false) => order.advice.clone(),
            (None, _) if records_order => words.text("handoff-to-record"),
            (None, _) => words.text("handoff-not-recorded"),
        };
        let title = match kind {
            HandoffKind::Renew => "handoff-title-renew",
            HandoffKind::Buy => "handoff-title-buy",
            HandoffKind::Cancel => "handoff-title-cancel",
            HandoffKind::BillTo => "handoff-title-bill-to",
            HandoffKind::Request => "handoff-title-request",
        };
        Ok(HandoffView {
            kind,
            offer: offer.id.to_string(),
            name: words.name(&offer.name).to_owned(),
            title: words.say(&Phrase::new(title).with("offer", offer.name.clone())),
            tally: if way.checks.is_empty() {
                String::new()
            } else {
                words.say(&tally)
            },
            checks: way.checks,
            links: way.links.iter().filter_map(|id| link(words, id)).collect(),
            steps: way.steps,
            texts: way.texts,
            order: way.order,
            is_new: way.is_new,
            refusal: way.refusal.map_or_else(String::new, |error| error.view(words).message),
            records_order,
            next,
        })
    }

    /// The way to an order. Of two that are prepared at once, one is recorded and both get it.
    async fn order_way(
        &self,
        records: &Records,
        offer: &Offer,
        kind: OrderKind,
        step: Step,
        words: &Words,
    ) -> Result<Way, Error> {
        let _lock = match step {
            Step::Look => None,
            Step::Record => Some(self.store().lock_orders(ORDER_LOCK_WAIT).await?),
        };
        let mut orders = self.store().orders(self.account()).await?;
        let is_open = |order: &Order| order.handoff.is_some() && order.state.is_open() && order.offer == offer.id;
        let open = orders.iter().position(is_open).map(|index| orders.remove(index));
        let judged = records.judge(self, offer, &orders, self.clock().today());
        let refusal = match &open {
            Some(_) => None,
            None => in_the_way(kind, &judged, words).err(),
        };
        let (order, is_new, refusal) = match (open, step, refusal) {
            (Some(order), ..) => (Some(order), false, None),
            (None, Step::Look, refusal) => (None, false, refusal),
            (None, Step::Record, Some(refusal)) => return Err(refusal),
            (None, Step::Record, None) => {
                let order = self.handed_off(offer, kind, &judged);
                self.store().put_order(self.account(), &order).await?;
                (Some(order), true, None)
            }
        };
        let mut checks = check_views(words, &judged.eligibility);
        checks.extend(profile_checks(words, records));
        let steps: &[&str] = match order.as_ref().map_or(kind, |order| order.kind) {
            OrderKind::Renew => &["membership_offers", "renew_subscription"],
            OrderKind::Buy => &["membership_offers"],
        };
        let today = self.as_of_today().await?;
        Ok(Way {
            checks,
            links: &["membership-offers", "billing-profile", "legal-info"],
            steps: route(words, steps),
            texts: order_texts(words, records, order.as_ref()),
            order: order.map(|order| self.order_view(words, &order, &today)),
            is_new,
            refusal,
        })
    }

    fn handed_off(&self, offer: &Offer, kind: OrderKind, judged: &Judged<'_>) -> Order {
        let renewed = judged.term.filter(|_| kind == OrderKind::Renew);
        let closes = judged.eligibility.window.and_then(|window| window.closes);
        Order {
            state: OrderState::HandedOff,
            handoff: Some(Handoff::prepared(
                self.clock().today(),
                renewed.map(|term| term.anniversary),
                closes.filter(|_| renewed.is_some()),
            )),
            ..self.blank_order(&offer.id, kind)
        }
    }

    async fn cancel_way(&self, offer: &Offer, words: &Words) -> Result<Way, Error> {
        let form = self
            .cancel_form(
                &CancelInput {
                    offer: offer.id.to_string(),
                    benefit_activated: None,
                    key_viewed: None,
                    summary: String::new(),
                    description: String::new(),
                },
                words,
            )
            .await?;
        Ok(Way {
            texts: cancel_texts(words, &form),
            checks: form.checks.into_iter().map(|check| check.check).collect(),
            links: &["new-support-request", "membership-offers"],
            steps: form.route,
            order: None,
            is_new: false,
            refusal: None,
        })
    }

    async fn bill_to_way(&self, records: &Records, offer: &Offer, words: &Words) -> Result<Way, Error> {
        let orders = self.store().orders(self.account()).await?;
        let judged = records.judge(self, offer, &orders, self.clock().today());
        let mut checks = check_views(words, &judged.eligibility);
        checks.retain(|check| {
            matches!(
                check.id,
                CheckName::Order(domain::CheckId::AccountVerified | domain::CheckId::BillingProfile)
            )
        });
        checks.push(role_check(words, records, Activity::ChangeBilling, "handoff-role-may"));
        checks.extend(profile_checks(words, records));
        Ok(Way {
            checks,
            links: &["billing-profile", "legal-info"],
            steps: route(words, &["partner_profile", "update"]),
            texts: bill_to_texts(words, records),
            order: None,
            is_new: false,
            refusal: None,
        })
    }
}

fn request_way(words: &Words, records: &Records, offer: &Offer) -> Way {
    Way {
        checks: Vec::new(),
        links: &["new-support-request", "support-requests"],
        steps: route(words, &["support", "partner_center_requests", "new_request"]),
        texts: request_texts(words, records, offer),
        order: None,
        is_new: false,
        refusal: None,
    }
}

/// Refuses what the checks stand in the way of, and a renewal where it would be a purchase.
fn in_the_way(kind: OrderKind, judged: &Judged<'_>, words: &Words) -> Result<(), Error> {
    refuse_unless_eligible(judged, words)?;
    if judged.eligibility.kind == kind {
        Ok(())
    } else {
        Err(other_kind(kind, judged, words))
    }
}

/// What an invoice takes over of the profile.
fn profile_checks(words: &Words, records: &Records) -> Vec<CheckView> {
    preflight(&records.profile)
        .into_iter()
        .map(|check| CheckView {
            id: CheckName::Preflight(check.id),
            outcome: check.outcome,
            reason: words.say(&check.reason),
            remedy: words.say(&check.remedy),
            name: words.text(match check.id {
                domain::PreflightId::Address => "preflight-address",
                domain::PreflightId::TaxId => "preflight-tax-id",
                domain::PreflightId::PoNumber => "preflight-po-number",
            }),
            outcome_label: outcome_word(words, check.outcome),
        })
        .collect()
}
