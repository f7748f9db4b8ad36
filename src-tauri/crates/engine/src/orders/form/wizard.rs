use chrono::Days;
use domain::{
    Activity, Money, NaiveDate, Order, OrderFailure, OrderKind, OrderState, PAYMENT_DAYS, Payment, Phrase, Profile,
    TransferField,
};
use words::Words;

use crate::account::profile::{legal_party, tax_id_label, why_no_change};
use crate::account::records::{Judged, Records};
use crate::account::roles::allowance;
use crate::offers::offer_list::transfer_by;
use crate::offers::term_bar::term_bar;
use crate::orders::form::card_form::card_details;
use crate::orders::form::draft::{contact_of, input_of};
use crate::orders::order_input::checked_draft;
use crate::orders::refusal::{recorded_failure, refuse_unless_eligible};
use crate::orders::submission::problem_id;
use crate::orders::transfer::last_day_to_send;
use crate::view::{
    CardInput, CardView, ConfirmationView, DraftInput, FactView, FieldProblem, PaymentMethod, PointId, PointView,
    QuoteView, WizardView,
};
use crate::words::dates::in_order_of_time;
use crate::words::labels::{card, fact, party};
use crate::{Code, Engine, Error, OrderRequest, PaymentChoice};

impl Engine {
    /// Begins an order of an offer, or goes on with the draft there is. What it would cost today is asked by
    /// [`Engine::quote_draft`], so that the form does not wait for the connection.
    ///
    /// # Errors
    /// A check stands in the way, [`Code::NotFetched`], or the store's error.
    pub async fn begin_order(&self, offer: &str, words: &Words) -> Result<WizardView, Error> {
        if !self.center().capabilities().orders {
            return Err(Error::new(Code::NotOffered));
        }
        let offer = self.offer(offer)?;
        self.refuse_while_in_doubt(&offer.id).await?;
        let records = self.records().await?;
        let orders = self.store().orders(self.account()).await?;
        let judged = records.judge(self, offer, &orders, self.clock().today());
        refuse_unless_eligible(&judged, words)?;
        let draft = self.draft_of(&offer.id, judged.eligibility.kind).await?;
        self.wizard(draft, words).await
    }

    /// Keeps what is filled in so far.
    ///
    /// # Errors
    /// The order is no draft, or cannot be written.
    pub async fn save_draft(&self, order: &str, input: &DraftInput, words: &Words) -> Result<WizardView, Error> {
        let input = &checked_draft(input)?;
        let mut draft = self.draft(order).await?;
        draft.payment = Some(match input.method {
            PaymentMethod::Transfer => Payment::Transfer {
                contact: contact_of(input),
            },
            PaymentMethod::Card => Payment::Card { card: None },
        });
        draft.po_number = Some(input.po_number.clone()).filter(|po| !po.is_empty());
        draft.modified = self.clock().now();
        self.put_draft(&draft).await?;
        self.keep_step(&draft, input.step).await?;
        self.wizard(draft, words).await
    }

    /// Throws a draft away. What was sent is never thrown away.
    ///
    /// # Errors
    /// The order is no draft.
    pub async fn discard_draft(&self, order: &str) -> Result<(), Error> {
        let draft = self.stored_order(order).await?;
        if draft.state != OrderState::Draft {
            return Err(Error::new(Code::OrderNotOpen).with("order", order));
        }
        self.store().delete_draft(self.account(), draft.id).await?;
        Ok(())
    }

    /// Hands a typed card to the gateway's tokenizer. Nothing of it is kept but what comes back.
    ///
    /// # Errors
    /// [`Code::InvalidCard`], [`Code::RealCard`] on a sample account, or the connection's error.
    pub async fn tokenize_card(&self, input: CardInput, words: &Words) -> Result<CardView, Error> {
        let details = card_details(&input)?;
        let token = self.center().tokenize(details).await?;
        Ok(CardView {
            label: card(words, &token.summary),
            token: token.token,
        })
    }

    /// Sends the draft with the total that the review page showed.
    ///
    /// # Errors
    /// As [`Engine::place`].
    pub async fn submit_order(
        &self,
        order: &str,
        card_token: Option<String>,
        accepted_total: &str,
        words: &Words,
    ) -> Result<ConfirmationView, Error> {
        let draft = self.draft(order).await?;
        let accepted: Money = accepted_total.parse().map_err(|error| {
            Error::new(Code::InvalidAmount)
                .with("text", accepted_total)
                .because(error)
        })?;
        let payment = match (&draft.payment, card_token) {
            (Some(Payment::Transfer { contact }), _) => PaymentChoice::Transfer(contact.clone()),
            (_, Some(token)) => PaymentChoice::Card { token, summary: None },
            (_, None) if accepted.amount.is_zero() => PaymentChoice::Free,
            (_, None) => return Err(Error::new(Code::InvalidCard)),
        };
        let request = OrderRequest {
            offer: draft.offer.to_string(),
            kind: Some(draft.kind),
            payment,
            po_number: draft.po_number.clone(),
            accepted_total: Some(accepted),
            request_id: None,
            draft: Some(draft.id),
        };
        let placed = self.place_as_charged(request, words).await?;
        self.confirmation(&placed, words).await
    }

    /// Writes a draft. A form that was left open does not know that its order was sent meanwhile.
    async fn put_draft(&self, draft: &Order) -> Result<(), Error> {
        self.store()
            .put_order(self.account(), draft)
            .await
            .map_err(|error| match error {
                store::Error::OutdatedOrder { .. } => Error::new(Code::OrderNotOpen)
                    .with("order", draft.id.to_string())
                    .because(error),
                error => error.into(),
            })
    }

    async fn wizard(&self, mut draft: Order, words: &Words) -> Result<WizardView, Error> {
        let records = self.records().await?;
        let on = self.clock().today();
        let orders = self.store().orders(self.account()).await?;
        let offer = self.offer(draft.offer.as_str())?;
        let judged = records.judge(self, offer, &orders, on);
        refuse_unless_eligible(&judged, words)?;
        let kind = judged.eligibility.kind;
        if draft.kind != kind {
            // What is sent is what was last shown: a window that closed since makes a purchase of a renewal.
            draft.kind = kind;
            self.put_draft(&draft).await?;
        }
        let quote = self.quote_of(&draft, words).await?;
        let input = input_of(&draft, self.step_of(&draft).await?);
        Ok(self.wizard_view(words, &records, &judged, &draft, input, quote))
    }

    fn wizard_view(
        &self,
        words: &Words,
        records: &Records,
        judged: &Judged<'_>,
        draft: &Order,
        input: DraftInput,
        quote: Option<QuoteView>,
    ) -> WizardView {
        let profile = &records.profile;
        let is_offered = self.center().capabilities().profile;
        let on = self.clock().today();
        let kind = judged.eligibility.kind;
        // The window of a term that is over sets no date for a purchase.
        let closes = judged
            .eligibility
            .window
            .filter(|_| kind == OrderKind::Renew)
            .and_then(|window| window.closes);
        let transfer_by = transfer_by(judged).filter(|_| kind == OrderKind::Renew);
        let tax_id = profile.legal.tax_id.as_ref();
        let failure = draft.failure.as_ref().filter(|_| self.is_recent(draft.created));
        WizardView {
            order: draft.id.to_string(),
            offer: draft.offer.to_string(),
            kind,
            title: words.text(match kind {
                OrderKind::Renew => "wizard-title-renew",
                OrderKind::Buy => "wizard-title-buy",
            }),
            subtitle: words.side_by_side(&[words.name(&judged.offer.name), &records.session.account.company]),
            problems: problems(words, &input),
            quote,
            organization: legal_party(words, profile),
            bill_to: party(words, &profile.bill_to),
            tax_id_label: tax_id.map_or_else(|| words.text("tax-id"), |id| id.label.clone()),
            tax_id: tax_id.map(|id| id.value.clone()).unwrap_or_default(),
            points: points(words, profile, &input),
            facts: wizard_facts(words, judged),
            bar: judged
                .term
                .zip(judged.eligibility.window)
                .map(|(term, window)| term_bar(words, term, window, on)),
            deadlines: deadlines(words, closes, transfer_by),
            transfer_by: transfer_by.map(|day| words.deadline(day)).unwrap_or_default(),
            new_term: self.new_term(words, records, judged),
            can_update_profile: allowance(
                words,
                records,
                Activity::ChangeBilling,
                why_no_change(is_offered, words),
            )
            .allowed,
            auto_renew_note: match input.method {
                PaymentMethod::Transfer => String::new(),
                PaymentMethod::Card => words.text("wizard-auto-renew"),
            },
            transfer_offer: transfer_offer(words, failure, closes, on),
            card_form: self.card_form(&records.session.person, on),
            failure: failure.map(|failure| recorded_failure(failure, words).view(words)),
            draft: input,
        }
    }

    fn new_term(&self, words: &Words, records: &Records, judged: &Judged<'_>) -> String {
        let kind = judged.eligibility.kind;
        let term = records
            .holdings(self)
            .next_term(judged.offer, kind, self.clock().today());
        words.period(term.purchased, term.anniversary)
    }
}

fn problems(words: &Words, input: &DraftInput) -> Vec<FieldProblem<TransferField>> {
    match input.method {
        PaymentMethod::Card => Vec::new(),
        PaymentMethod::Transfer => contact_of(input)
            .problems()
            .into_iter()
            .map(|field| FieldProblem {
                field,
                message: words.text(problem_id(field)),
            })
            .collect(),
    }
}

fn points(words: &Words, profile: &Profile, input: &DraftInput) -> Vec<PointView> {
    let point = |id: PointId, detail: String| PointView {
        id,
        label: match id {
            PointId::LegalName => words.text("point-legal-name"),
            PointId::BillTo => words.text("point-bill-to"),
            PointId::TaxId => tax_id_label(words, profile),
            PointId::PoNumber => words.text("point-po-number"),
        },
        detail,
    };
    let tax_id = profile.legal.tax_id.as_ref().map(|id| id.value.clone());
    let po = Some(input.po_number.trim().to_owned()).filter(|po| !po.is_empty());
    vec![
        point(PointId::LegalName, profile.legal.name.clone()),
        point(PointId::BillTo, profile.bill_to.address_line()),
        point(
            PointId::TaxId,
            tax_id.unwrap_or_else(|| words.text("point-tax-id-none")),
        ),
        point(
            PointId::PoNumber,
            po.unwrap_or_else(|| words.text("point-po-number-none")),
        ),
    ]
}

fn wizard_facts(words: &Words, judged: &Judged<'_>) -> Vec<FactView> {
    let (Some(term), Some(window)) = (judged.term, judged.eligibility.window) else {
        return Vec::new();
    };
    let dates = [
        (Some(term.purchased), "date-started"),
        (Some(term.anniversary), "date-expired"),
        (window.closes, "date-last-safe-day"),
    ];
    let mut facts: Vec<FactView> = in_order_of_time(dates)
        .into_iter()
        .map(|(day, label)| match label {
            "date-last-safe-day" => fact(words, label, words.deadline(day)),
            _ => fact(words, label, words.date(day)),
        })
        .collect();
    if let Some(days) = judged.status.days_left {
        facts.push(fact(
            words,
            "fact-time-left",
            words.say(&Phrase::new("fact-days").with("days", days)),
        ));
    }
    facts
}

/// Until when each method is in time.
fn deadlines(words: &Words, card_by: Option<NaiveDate>, transfer_by: Option<NaiveDate>) -> Vec<FactView> {
    in_order_of_time([(card_by, "wizard-card-by"), (transfer_by, "wizard-transfer-by")])
        .into_iter()
        .map(|(day, label)| FactView {
            transfer_mark: label == "wizard-transfer-by",
            ..fact(words, label, words.deadline(day))
        })
        .collect()
}

/// That a transfer would do where a card failed, as long as one that is sent today is in time.
fn transfer_offer(words: &Words, failure: Option<&OrderFailure>, closes: Option<NaiveDate>, on: NaiveDate) -> String {
    let of_the_card = failure.is_some_and(|failure| {
        [Code::CardDeclined, Code::CardError715]
            .iter()
            .any(|code| code.id() == failure.code)
    });
    let expires = on.checked_add_days(Days::new(PAYMENT_DAYS));
    match last_day_to_send(closes, expires) {
        Some(by) if of_the_card && by >= on => {
            words.say(&Phrase::new("wizard-transfer-instead").with("by", words.deadline(by)))
        }
        _ => String::new(),
    }
}
