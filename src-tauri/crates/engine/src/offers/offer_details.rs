use domain::{Activity, Answer, CheckId, Holdings, NaiveDate, Offer, OfferAction, OfferState, Phrase, Term};
use store::InvoiceFilter;
use words::Words;

use crate::account::mail::{MailOffer, mail_unless_allowed};
use crate::account::portal_links::{label, link};
use crate::account::records::{Judged, Records};
use crate::account::roles::{refuse_unless_allowed, why_not};
use crate::error::{made_unread, of_change};
use crate::offers::offer_list::offer_view;
use crate::view::{FactView, InvoiceRow, MailView, OfferDetailsView, OfferView, TermRowView};
use crate::words::labels::{fact, start_label};
use crate::{Code, Engine, Error};

/// The labels of Partner Center that the page shows.
const LABELS: [&str; 4] = [
    "membership_offers",
    "download_invoice",
    "cancel_subscription",
    "renew_subscription",
];
/// The links that the page shows.
const LINKS: [&str; 2] = ["membership-offers", "bills-and-payments"];

impl Engine {
    /// An offer with its terms, its invoices and what can be done with it.
    ///
    /// # Errors
    /// [`Code::UnknownOffer`], [`Code::NotFetched`], or the store's error.
    pub async fn offer_details(&self, offer: &str, words: &Words) -> Result<OfferDetailsView, Error> {
        let offer = self.offer(offer)?;
        let records = self.records().await?;
        let on = self.clock().today();
        let orders = self.store().orders(self.account()).await?;
        let judged = records.judge(self, offer, &orders, on);
        let holdings = records.holdings(self);
        let (invoices, expired_invoices) = self.invoices_by_term(words, offer, judged.term).await?;
        let latest_invoice = invoices
            .first()
            .or(expired_invoices.first())
            .map(|row| row.number.clone());
        let open_request = self.open_cancellation(offer).await?;
        let cancel_reason = cancel_reason(words, &records, holdings, offer, open_request.as_deref(), on);
        let invoice_reason = match (
            &latest_invoice,
            orders
                .iter()
                .any(|order| order.offer == offer.id && order.state.is_open()),
        ) {
            (Some(_), _) => String::new(),
            (None, true) => words.text("invoice-after-payment"),
            (None, false) => words.text("invoice-none"),
        };
        Ok(OfferDetailsView {
            facts: subscription_facts(words, &judged, holdings, on),
            auto_renew: self.auto_renew(words, &records, offer).await?,
            terms: term_rows(words, &records, offer, judged.term, on),
            offer: OfferView {
                next_step: self.handoff_step(&judged, &orders, words),
                ..offer_view(words, &records, &judged, &orders, on)
            },
            invoices,
            expired_invoices,
            latest_invoice,
            invoice_reason,
            handoffs: self.other_handoffs(&judged, on),
            can_cancel: cancel_reason.is_empty() && self.center().capabilities().requests,
            cancel_mail: cancel_mail(words, &records, holdings, offer, open_request.as_deref(), on),
            cancel_reason,
            open_request,
            labels: LABELS.into_iter().map(|key| label(words, key)).collect(),
            links: LINKS.into_iter().filter_map(|id| link(words, id)).collect(),
        })
    }

    /// Turns the automatic renewal of the running term off.
    ///
    /// # Errors
    /// [`Code::AutoRenewNotOn`], [`Code::ActivityNotAllowed`], or the connection's error.
    pub async fn turn_off_auto_renew(&self, offer: &str, words: &Words) -> Result<OfferDetailsView, Error> {
        let found = self.offer(offer)?;
        let records = self.records_for_change().await?;
        refuse_unless_allowed(records.session.role, Activity::Buy, words)?;
        let on = self.clock().today();
        let not_on = || Error::new(Code::AutoRenewNotOn).with("offer", found.name.clone());
        let term = records.holdings(self).term(&found.id);
        if !term.is_some_and(|term| term.auto_renew && term.is_active(on)) {
            return Err(not_on());
        }
        match self.center().turn_off_auto_renew(&found.id).await {
            Err(error @ partner_center::Error::NotFound(_)) => {
                // Only the term itself says that it is off already: the next charge hangs on it.
                let records = self.fetch_records().await.map_err(made_unread)?;
                let term = records.holdings(self).term(&found.id);
                let is_off = term.is_some_and(|term| !(term.auto_renew && term.is_active(on)));
                return Err(if is_off { not_on() } else { error.into() });
            }
            other => other.map_err(of_change)?,
        };
        self.fetch_records().await.map_err(made_unread)?;
        self.offer_details(offer, words).await
    }

    /// The offer's invoices, newest first: those of the term at hand, and those of earlier ones.
    async fn invoices_by_term(
        &self,
        words: &Words,
        offer: &Offer,
        term: Option<&Term>,
    ) -> Result<(Vec<InvoiceRow>, Vec<InvoiceRow>), Error> {
        let filter = InvoiceFilter {
            offer: Some(offer.id.clone()),
            descending: true,
            limit: u32::MAX,
            ..InvoiceFilter::default()
        };
        let page = self.store().invoices(self.account(), &filter).await?;
        let (current, expired): (Vec<_>, Vec<_>) = page
            .rows
            .iter()
            .partition(|row| term.is_some_and(|term| row.issued >= term.purchased));
        let rows = |summaries: Vec<&store::InvoiceSummary>| {
            summaries.into_iter().map(|row| self.invoice_row(words, row)).collect()
        };
        Ok((rows(current), rows(expired)))
    }
}

/// Why the subscription cannot be cancelled; empty where it can.
pub(crate) fn cancel_reason(
    words: &Words,
    records: &Records,
    holdings: Holdings<'_>,
    offer: &Offer,
    open_request: Option<&str>,
    on: NaiveDate,
) -> String {
    if !holdings.term(&offer.id).is_some_and(|term| term.is_active(on)) {
        return words.text("cancel-nothing-runs");
    }
    if let Some(request) = open_request {
        return words.say(&Phrase::new("cancel-already-asked").with("request", request));
    }
    why_not(records.session.role, Activity::Cancel, words)
}

/// A mail to somebody who may cancel, where nothing but the role stands in the way.
pub(crate) fn cancel_mail(
    words: &Words,
    records: &Records,
    holdings: Holdings<'_>,
    offer: &Offer,
    open_request: Option<&str>,
    on: NaiveDate,
) -> Option<MailView> {
    let runs = holdings.term(&offer.id).is_some_and(|term| term.is_active(on));
    let about = MailOffer { offer, closes: None };
    mail_unless_allowed(words, records, Activity::Cancel, Some(about)).filter(|_| runs && open_request.is_none())
}

/// The terms besides the one at hand, whose days are the facts of the subscription.
fn term_rows(
    words: &Words,
    records: &Records,
    offer: &Offer,
    at_hand: Option<&Term>,
    on: NaiveDate,
) -> Vec<TermRowView> {
    let is_other = |term: &&Term| term.offer == offer.id && Some(*term) != at_hand;
    let mut terms: Vec<&Term> = records.terms.iter().filter(is_other).collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.anniversary));
    terms
        .into_iter()
        .map(|term| {
            let state = match term.ended {
                Some(ended) => Phrase::new("term-ended-early").with("day", ended),
                None if term.is_active(on) => Phrase::new("term-runs"),
                None if on < term.purchased => Phrase::new("term-coming").with("day", term.purchased),
                None => Phrase::new("term-over").with("day", term.anniversary),
            };
            TermRowView {
                period: words.period(term.purchased, term.anniversary),
                state: words.say(&state),
                current: term.is_active(on),
            }
        })
        .collect()
}

/// Which days the line below the buttons says already; each day stands once on the page.
struct Told {
    opening: bool,
    benefits: bool,
}

impl Told {
    fn of(judged: &Judged<'_>) -> Self {
        let reason = judged.eligibility.failed().next();
        Self {
            opening: judged.eligibility.answer == Answer::NotYet
                && reason.is_some_and(|check| check.id == CheckId::RenewalWindow),
            benefits: judged.status.state == OfferState::Window && judged.status.action != OfferAction::None,
        }
    }
}

fn subscription_facts(words: &Words, judged: &Judged<'_>, holdings: Holdings<'_>, on: NaiveDate) -> Vec<FactView> {
    let mut facts = Vec::new();
    if let Some(term) = judged.term {
        let told = Told::of(judged);
        facts.push(fact(words, start_label(term, on), words.date(term.purchased)));
        let expires = if on > term.anniversary {
            "date-expired"
        } else {
            "date-expires"
        };
        facts.push(fact(words, expires, words.deadline(term.anniversary)));
        if let Some(window) = judged.status.window {
            if !told.opening {
                facts.push(fact(words, "date-window-opens", words.date(window.opens)));
            }
            if let Some(closes) = window.closes {
                facts.push(fact(words, "date-last-safe-day", words.deadline(closes)));
            }
        }
        if !told.benefits {
            let over = on > term.benefits_end();
            let benefits = if over {
                "fact-benefits-ended"
            } else {
                "fact-benefits-end"
            };
            facts.push(fact(words, benefits, words.date(term.benefits_end())));
        }
    } else if let Some(ended) = holdings.latest(&judged.offer.id).and_then(|latest| latest.ended) {
        facts.push(fact(words, "fact-ended-early", words.date(ended)));
    }
    if let Some(price) = judged.standing.and_then(|standing| standing.price) {
        let value = Phrase::new("fact-price-plus-taxes").with("price", price);
        facts.push(fact(words, "fact-price", words.say(&value)));
    }
    if let Some((other, term)) = holdings.covering(judged.offer, on) {
        let value = Phrase::new("fact-covered-value")
            .with("offer", other.short_name.clone())
            .with("until", term.anniversary);
        facts.push(fact(words, "fact-covered", words.say(&value)));
    }
    if let Some(discount) = holdings.upgrade_discount(judged.offer, on) {
        let value = Phrase::new("fact-upgrade-value").with("percent", discount);
        facts.push(fact(words, "fact-upgrade", words.say(&value)));
    }
    facts
}
