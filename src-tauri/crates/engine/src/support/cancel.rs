use domain::{
    AccountName, Activity, CheckId, Invoice, NaiveDate, NewSupportRequest, Offer, Outcome, Phrase, RefundAnswers,
    RefundCheckId, RefundCheckup, RequestId, SupportRequest, Term, TextField,
};
use store::InvoiceFilter;
use uuid::Uuid;
use words::Words;

use crate::account::portal_links::{label, route};
use crate::account::records::Records;
use crate::account::roles::refuse_unless_allowed;
use crate::offers::offer_details::{cancel_mail, cancel_reason};
use crate::support::input::{checked_note, checked_summary};
use crate::support::outbox::nothing_to_cancel;
use crate::view::{
    CancelField, CancelInput, CancelView, CheckName, CheckView, FieldProblem, ParagraphView, RefundCheckView,
    RefundQuestion, RefundTone, RequestDetailsView,
};
use crate::words::input::checked;
use crate::words::labels::outcome_word;
use crate::{Code, Engine, Error};

/// The way to the form in Partner Center (mpn-get-action-pack, 2020-11-23).
const ROUTE: [&str; 3] = ["cancel_subscription", "report_problems", "new_request"];
/// The type of problem that routes the request (the same source).
const KIND: &str = "problem_invoice";

/// A subscription that could be cancelled, with what is known about it.
struct Cancellable {
    term: Option<Term>,
    invoice: Option<Invoice>,
    answers: RefundAnswers,
    told: RefundAnswers,
    checkup: RefundCheckup,
    on: NaiveDate,
}

impl Engine {
    /// The form that asks support to cancel a subscription, with the refund checklist for these answers.
    ///
    /// # Errors
    /// [`Code::UnknownOffer`], [`Code::NotFetched`], or the store's error.
    pub async fn cancel_form(&self, input: &CancelInput, words: &Words) -> Result<CancelView, Error> {
        let offer = self.offer(&input.offer)?;
        let records = self.records().await?;
        let subject = self.cancellable(&records, offer, input).await?;
        let open_request = self.open_cancellation(offer).await?;
        let reason = self.cannot_send(words, &records, offer, open_request.as_deref(), subject.on);
        let summary = filled(&input.summary).unwrap_or_else(|| proposed_summary(words, offer, &subject));
        let description =
            filled(&input.description).unwrap_or_else(|| proposed_description(words, &records, offer, &subject));
        let checks = refund_checks(words, &records, &subject);
        let kind = label(words, KIND);
        let route = route(words, &ROUTE);
        let kind_label = label(words, "type_of_problem").label;
        let steps: Vec<&str> = route.iter().map(|step| step.label.as_str()).collect();
        let text = [
            steps.join(" > "),
            format!("{kind_label}: {}", kind.label),
            String::new(),
            summary.clone(),
            String::new(),
            description.clone(),
        ]
        .join("\n");
        let (tally, tone) = tally(words, &subject.checkup);
        Ok(CancelView {
            offer: offer.id.to_string(),
            name: words.name(&offer.name).to_owned(),
            subtitle: subtitle(words, &records, offer, &subject),
            checks,
            tally,
            tone,
            route,
            kind_label,
            kind,
            problems: problems(words, &summary, &description),
            outcomes: outcomes(words, &subject),
            can_send: reason.is_empty(),
            reason,
            mail: cancel_mail(
                words,
                &records,
                records.holdings(self),
                offer,
                open_request.as_deref(),
                subject.on,
            ),
            open_request,
            text,
            summary,
            description,
        })
    }

    /// Sends the request to cancel a subscription, with the routing values of the form. One that was written down before, and
    /// is taken only now, is the answer.
    ///
    /// # Errors
    /// [`Code::CancellationOpen`], [`Code::NothingToCancel`], [`Code::ActivityNotAllowed`], [`Code::NoteTooLong`],
    /// [`Code::RequestUnknown`], or the connection's error.
    pub async fn cancel_subscription(&self, input: &CancelInput, words: &Words) -> Result<SupportRequest, Error> {
        let offer = self.offer(&input.offer)?;
        if !self.center().capabilities().requests {
            return Err(Error::new(Code::NotOffered));
        }
        let records = self.fetch_records().await?;
        refuse_unless_allowed(records.session.role, Activity::Cancel, words)?;
        let mut taken = Vec::new();
        let sent = self.send_outgoing_telling(&mut taken).await;
        // What was asked for before and arrives only now is what is asked for: nothing that fails after it undoes it.
        if let Some(made) = taken
            .into_iter()
            .find(|taken| taken.cancels.as_ref() == Some(&offer.id))
        {
            return Ok(made);
        }
        sent?;
        if self.waits_to_cancel(&offer.id).await? {
            return Err(Error::new(Code::RequestUnknown).because("an earlier request to cancel waits for its answer"));
        }
        self.fetch_requests().await?;
        let subject = self.cancellable(&records, offer, input).await?;
        if subject.term.is_none() {
            return Err(nothing_to_cancel(offer));
        }
        if let Some(request) = self.open_cancellation(offer).await? {
            return Err(Error::new(Code::CancellationOpen).with("request", request));
        }
        let summary = filled(&input.summary).unwrap_or_else(|| proposed_summary(words, offer, &subject));
        let description =
            filled(&input.description).unwrap_or_else(|| proposed_description(words, &records, offer, &subject));
        let request = NewSupportRequest {
            request_id: RequestId(Uuid::new_v4()),
            summary: checked_summary(&summary)?,
            kind: label(words, KIND).label,
            description: checked_note(&description)?,
            cancels: Some(offer.id.clone()),
        };
        self.send_request(request, words).await
    }

    /// As [`Engine::cancel_subscription`], for the page.
    ///
    /// # Errors
    /// As [`Engine::cancel_subscription`].
    pub async fn send_cancellation(&self, input: &CancelInput, words: &Words) -> Result<RequestDetailsView, Error> {
        let made = self.cancel_subscription(input, words).await?;
        self.request_details(words, &made).await
    }

    /// The proposal with a reason of the admin's own below it, for the command line.
    ///
    /// # Errors
    /// As [`Engine::cancel_form`].
    pub async fn cancellation_with_reason(
        &self,
        offer: &str,
        reason: Option<&str>,
        words: &Words,
    ) -> Result<CancelInput, Error> {
        let mut input = CancelInput {
            offer: offer.to_owned(),
            benefit_activated: None,
            key_viewed: None,
            summary: String::new(),
            description: String::new(),
        };
        if let Some(reason) = reason.and_then(filled) {
            let form = self.cancel_form(&input, words).await?;
            let reason = checked(TextField::CancelReason, &reason)?;
            input.description = format!("{}\n\n{reason}", form.description);
        }
        Ok(input)
    }

    fn cannot_send(
        &self,
        words: &Words,
        records: &Records,
        offer: &Offer,
        open_request: Option<&str>,
        on: NaiveDate,
    ) -> String {
        if self.center().capabilities().requests {
            cancel_reason(words, records, records.holdings(self), offer, open_request, on)
        } else {
            Error::new(Code::NotOffered).view(words).message
        }
    }

    async fn cancellable(&self, records: &Records, offer: &Offer, input: &CancelInput) -> Result<Cancellable, Error> {
        let on = self.clock().today();
        let term = records
            .holdings(self)
            .term(&offer.id)
            .filter(|term| term.is_active(on))
            .cloned();
        let invoice = match &term {
            Some(term) => self.invoice_of_term(self.account(), term).await?,
            None => None,
        };
        let bought = invoice
            .as_ref()
            .map(|invoice| invoice.issued)
            .or(term.as_ref().map(|term| term.purchased));
        let standing = records.standing(&offer.id);
        let told = RefundAnswers {
            benefit_activated: standing.and_then(|standing| standing.benefit_activated),
            key_viewed: standing.and_then(|standing| standing.key_viewed),
        };
        let answers = RefundAnswers {
            benefit_activated: told.benefit_activated.or(input.benefit_activated),
            key_viewed: told.key_viewed.or(input.key_viewed),
        };
        Ok(Cancellable {
            checkup: RefundCheckup::of(bought, answers, on),
            term,
            invoice,
            answers,
            told,
            on,
        })
    }

    /// The invoice of a term: the latest one made out since it began.
    pub(crate) async fn invoice_of_term(&self, account: &AccountName, term: &Term) -> Result<Option<Invoice>, Error> {
        let filter = InvoiceFilter {
            offer: Some(term.offer.clone()),
            from: Some(term.purchased),
            descending: true,
            limit: 1,
            ..InvoiceFilter::default()
        };
        let page = self.store().invoices(account, &filter).await?;
        match page.rows.first() {
            Some(row) => Ok(self.store().invoice(account, &row.number).await?),
            None => self.invoice_naming(account, term).await,
        }
    }
}

impl Engine {
    /// The invoice whose line names the offer of a term and begins with it, where an invoice itself names none.
    async fn invoice_naming(&self, account: &AccountName, term: &Term) -> Result<Option<Invoice>, Error> {
        let named = self.store().named_offers(account).await?;
        let is_of = |named: &&domain::NamedOffer| named.offer == term.offer && named.begins() == Some(term.purchased);
        match named.iter().find(is_of) {
            Some(named) => Ok(self.store().invoice(account, &named.invoice).await?),
            None => Ok(None),
        }
    }
}

fn subtitle(words: &Words, records: &Records, offer: &Offer, subject: &Cancellable) -> String {
    let who = words.side_by_side(&[words.name(&offer.name), &records.session.account.company]);
    match &subject.term {
        Some(term) => {
            let until = Phrase::new("offer-headline-active").with("until", term.anniversary);
            words.side_by_side(&[&who, &words.say(&until)])
        }
        None => who,
    }
}

fn refund_checks(words: &Words, records: &Records, subject: &Cancellable) -> Vec<RefundCheckView> {
    let mut views: Vec<RefundCheckView> = subject
        .checkup
        .checks
        .iter()
        .map(|check| {
            let (question, told) = match check.id {
                RefundCheckId::NothingActivated => {
                    (Some(RefundQuestion::BenefitActivated), subject.told.benefit_activated)
                }
                RefundCheckId::NoKeyViewed => (Some(RefundQuestion::KeyViewed), subject.told.key_viewed),
                RefundCheckId::BoughtWithin30Days => (None, None),
            };
            let question = question.filter(|_| told.is_none());
            let [no_label, yes_label] = question.map_or_else(Default::default, |question| answers(words, question));
            RefundCheckView {
                check: CheckView {
                    id: CheckName::Refund(check.id),
                    outcome: check.outcome,
                    reason: words.say(&check.reason),
                    remedy: String::new(),
                    name: words.text(&format!("refund-check-{}", check.id.id().replace('_', "-"))),
                    outcome_label: outcome_word(words, check.outcome),
                },
                question,
                no_label,
                yes_label,
            }
        })
        .collect();
    views.push(RefundCheckView {
        check: role_check(words, records, Activity::Cancel, "refund-role-may"),
        question: None,
        no_label: String::new(),
        yes_label: String::new(),
    });
    views
}

/// No and yes, as the question wants them said.
fn answers(words: &Words, question: RefundQuestion) -> [String; 2] {
    match question {
        RefundQuestion::BenefitActivated => ["refund-answer-activated-no", "refund-answer-activated-yes"],
        RefundQuestion::KeyViewed => ["refund-answer-key-no", "refund-answer-key-yes"],
    }
    .map(|id| words.text(id))
}

/// Whether the signed-in role may do something, and the sentence that says so.
pub(crate) fn role_check(words: &Words, records: &Records, activity: Activity, may: &'static str) -> CheckView {
    let role = records.session.role;
    let (outcome, reason) = match (role, refuse_unless_allowed(role, activity, words)) {
        (Some(role), Ok(())) => (Outcome::Passed, words.say(&Phrase::new(may).with("role", role))),
        (None, _) => (Outcome::Unknown, words.text("check-role-unknown")),
        (_, Err(error)) => (Outcome::Failed, error.view(words).message),
    };
    CheckView {
        id: CheckName::Order(CheckId::Role),
        outcome,
        reason,
        remedy: String::new(),
        name: words.text("check-role"),
        outcome_label: outcome_word(words, outcome),
    }
}

fn tally(words: &Words, checkup: &RefundCheckup) -> (String, RefundTone) {
    let unknown = checkup
        .checks
        .iter()
        .filter(|check| check.outcome == Outcome::Unknown)
        .count();
    match checkup.refundable() {
        Some(true) => (words.text("refund-possible"), RefundTone::Ok),
        Some(false) => (words.text("refund-impossible"), RefundTone::Stop),
        None => {
            let missing =
                Phrase::new("refund-answers-missing").with("count", i64::try_from(unknown).unwrap_or(i64::MAX));
            (words.say(&missing), RefundTone::Wait)
        }
    }
}

fn outcomes(words: &Words, subject: &Cancellable) -> Vec<ParagraphView> {
    let paragraph = |title: &str, text: String| ParagraphView {
        title: words.text(title),
        text,
    };
    let refund = match &subject.invoice {
        Some(invoice) => words.say(&Phrase::new("cancel-with-refund-text").with("total", invoice.total_money())),
        None => words.text("cancel-with-refund-free"),
    };
    let mut paragraphs = vec![paragraph("cancel-with-refund", refund)];
    if let Some(term) = &subject.term {
        let text = Phrase::new("cancel-without-refund-text")
            .with("until", term.anniversary)
            .with("benefits", term.benefits_end());
        paragraphs.push(paragraph("cancel-without-refund", words.say(&text)));
    }
    paragraphs.push(paragraph("cancel-stays", words.text("cancel-stays-text")));
    paragraphs
}

fn proposed_summary(words: &Words, offer: &Offer, subject: &Cancellable) -> String {
    let order = subject
        .invoice
        .as_ref()
        .and_then(|invoice| invoice.order_number.clone());
    let phrase = match order {
        Some(order) => Phrase::new("cancel-summary-with-order").with("order", order),
        None => Phrase::new("cancel-summary"),
    };
    words.say(&phrase.with("offer", offer.short_name.clone()))
}

/// Who writes: the company with its PartnerID, as far as that is known.
pub(crate) fn of_whom(words: &Words, records: &Records) -> String {
    let account = &records.session.account;
    if account.partner_id.is_empty() {
        return account.company.clone();
    }
    words.say(
        &Phrase::new("cancel-text-account")
            .with("partner", account.partner_id.clone())
            .with("company", account.company.clone()),
    )
}

fn proposed_description(words: &Words, records: &Records, offer: &Offer, subject: &Cancellable) -> String {
    let refundable = subject.checkup.refundable() != Some(false);
    let ask = if refundable {
        "cancel-text-refund"
    } else {
        "cancel-text"
    };
    let mut lines = vec![
        words.say(&Phrase::new(ask).with("offer", offer.name.clone())),
        of_whom(words, records),
    ];
    if let Some(invoice) = &subject.invoice {
        if let Some(order) = &invoice.order_number {
            let line = Phrase::new("cancel-text-order")
                .with("order", order.clone())
                .with("day", invoice.issued)
                .with("total", words.money_with_code(invoice.total_money()));
            lines.push(words.say(&line));
        }
        lines.push(words.say(&Phrase::new("cancel-text-invoice").with("number", invoice.number.as_str())));
    }
    let none_used = subject.answers.benefit_activated == Some(false) && subject.answers.key_viewed == Some(false);
    if none_used {
        lines.push(words.text("cancel-text-unused"));
    }
    lines.join("\n")
}

fn problems(words: &Words, summary: &str, description: &str) -> Vec<FieldProblem<CancelField>> {
    let told = |field: CancelField, error: Option<Error>| {
        error.map(|error| FieldProblem {
            field,
            message: error.view(words).message,
        })
    };
    [
        told(CancelField::Summary, checked_summary(summary).err()),
        told(CancelField::Description, checked_note(description).err()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
