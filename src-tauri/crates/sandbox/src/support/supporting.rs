use domain::{
    Activity, DateTime, LONGEST_SUMMARY, Money, NaiveDate, NewSupportRequest, OfferId, Outcome, RefundAnswers,
    RefundCheck, RefundCheckId, RefundCheckup, RequestAttachment, RequestNote, RequestStatus, SupportRequest,
    SupportRequestId, Utc, note_problem,
};
use partner_center::{NewAttachment, NewNote};
use sqlx::SqliteConnection;

use crate::base::business_days::working_days_after;
use crate::base::caller::Caller;
use crate::base::order_desk::OrderDesk;
use crate::base::problem::Problem;
use crate::base::refused::Refused;
use crate::records::term_table::TermRecord;
use crate::records::{invoice_table, numbers, request_table, term_table};
use crate::selling::gateway;
use crate::selling::invoicing::credit_note;
use crate::support::answers::Answers;

/// Support answers on the next working day, and closes what waits for an answer five working days later.
const ANSWER_DAYS: usize = 1;
const CLOSING_DAYS: usize = 5;
/// The largest file that can be attached, in bytes.
pub(crate) const LARGEST_ATTACHMENT: usize = 5 * 1024 * 1024;
/// Why a larger one is refused.
pub(crate) const ATTACHMENT_TOO_LARGE: &str = "The attachment is larger than 5 MB.";
const TEXT_WRONG: &str = "The text is empty or too long.";

/// What becomes of a wish to cancel.
enum Cancellation {
    /// Done or needless: support has said so, and the request is closed.
    Settled(String),
    /// No refund: the subscription is left to lapse, and support waits for what the person says.
    Lapses(String),
}

impl OrderDesk<'_> {
    /// Takes a request. One that asks to cancel a subscription needs one that runs, and no other such request.
    pub(crate) async fn take_request(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        new: NewSupportRequest,
        now: DateTime<Utc>,
    ) -> Result<SupportRequest, Problem> {
        let activity = if new.cancels.is_some() {
            Activity::Cancel
        } else {
            Activity::MakeRequest
        };
        caller.must_be_allowed(activity)?;
        if let Some(known) = request_table::by_submission(connection, new.request_id).await? {
            return Ok(known);
        }
        let summary = new.summary.trim();
        if summary.is_empty() || summary.chars().count() > LONGEST_SUMMARY || note_problem(&new.description).is_some() {
            return Err(Problem::Refused(Refused::InvalidNote(TEXT_WRONG)));
        }
        if let Some(offer) = &new.cancels {
            self.refuse_needless_cancellation(connection, offer).await?;
        }
        let request = SupportRequest {
            id: SupportRequestId::new(numbers::next_request(connection, self.today).await?),
            request_id: Some(new.request_id),
            summary: new.summary,
            kind: new.kind,
            description: new.description,
            cancels: new.cancels,
            status: RequestStatus::Open,
            opened: now,
            modified: now,
            closed: None,
            contact: Some(caller.person.clone()),
            notes: Vec::new(),
            attachments: Vec::new(),
        };
        let answers_on = working_days_after(self.today, ANSWER_DAYS);
        request_table::insert(connection, &request, new.request_id, answers_on).await?;
        Ok(request)
    }

    async fn refuse_needless_cancellation(
        &self,
        connection: &mut SqliteConnection,
        offer: &OfferId,
    ) -> Result<(), Problem> {
        if let Some(open) = request_table::open_cancellation(connection, offer).await? {
            return Err(Problem::Refused(Refused::CancellationOpen(SupportRequestId::new(open))));
        }
        let records = term_table::records(connection).await?;
        match term_table::running(&records, offer, self.today) {
            Some(_) => Ok(()),
            None => Err(Problem::Refused(Refused::NothingToCancel)),
        }
    }

    /// Adds a note to a request that is not closed, once for each submission.
    pub(crate) async fn take_note(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        id: &str,
        note: NewNote,
        now: DateTime<Utc>,
    ) -> Result<SupportRequest, Problem> {
        caller.must_be_allowed(Activity::MakeRequest)?;
        let mut request = request_table::by_id(connection, id)
            .await?
            .ok_or(Problem::NoSuch("service request"))?;
        if request_table::has_note(connection, note.request_id).await? {
            return Ok(request);
        }
        let too_large = |file: &NewAttachment| file.content.len() > LARGEST_ATTACHMENT;
        if note.attachment.as_ref().is_some_and(too_large) {
            return Err(Problem::Refused(Refused::InvalidNote(ATTACHMENT_TOO_LARGE)));
        }
        if note_problem(&note.text).is_some() {
            return Err(Problem::Refused(Refused::InvalidNote(TEXT_WRONG)));
        }
        if request.status == RequestStatus::Closed {
            return Err(Problem::Refused(Refused::RequestClosed));
        }
        request_table::remember_note(connection, note.request_id, id).await?;
        if let Some(file) = &note.attachment {
            request_table::attach(connection, id, file).await?;
            request.attachments.push(RequestAttachment {
                file_name: file.file_name.clone(),
                size: file.content.len() as u64,
            });
        }
        request.notes.push(RequestNote {
            author: caller.person.clone(),
            written: now,
            text: note.text,
        });
        request.modified = now;
        let (answers_on, closes_on) = request_table::days(connection, id).await?;
        request_table::update(connection, &request, answers_on, closes_on).await?;
        Ok(request)
    }

    /// Support answers a request.
    pub(crate) async fn answer_request(
        &self,
        connection: &mut SqliteConnection,
        id: &str,
        now: DateTime<Utc>,
    ) -> Result<(), sqlx::Error> {
        let Some(mut request) = request_table::by_id(connection, id).await? else {
            return Ok(());
        };
        let texts = Answers::in_language_of(&request);
        let answer = match request.cancels.clone() {
            None => Cancellation::Settled(texts.other().to_owned()),
            Some(offer) => {
                let opened = request.opened.date_naive();
                self.answer_cancellation(connection, &offer, opened, texts).await?
            }
        };
        let (text, status, closes_on) = match answer {
            Cancellation::Settled(text) => (text, RequestStatus::Closed, None),
            Cancellation::Lapses(text) => {
                let closes_on = working_days_after(self.today, CLOSING_DAYS);
                (text, RequestStatus::AttentionNeeded, Some(closes_on))
            }
        };
        request.notes.push(RequestNote {
            author: texts.author().to_owned(),
            written: now,
            text,
        });
        request.status = status;
        request.modified = now;
        request.closed = (status == RequestStatus::Closed).then_some(now);
        request_table::update(connection, &request, None, closes_on).await
    }

    /// Nothing came any more: support closes a request.
    pub(crate) async fn close_request(
        &self,
        connection: &mut SqliteConnection,
        id: &str,
        now: DateTime<Utc>,
    ) -> Result<(), sqlx::Error> {
        if let Some(mut request) = request_table::by_id(connection, id).await? {
            request.status = RequestStatus::Closed;
            request.closed = Some(now);
            request.modified = now;
            request_table::update(connection, &request, None, None).await?;
        }
        Ok(())
    }

    /// Cancels a subscription and pays it back, where that is possible; leaves it to lapse where it is not.
    async fn answer_cancellation(
        &self,
        connection: &mut SqliteConnection,
        offer: &OfferId,
        opened: NaiveDate,
        texts: Answers,
    ) -> Result<Cancellation, sqlx::Error> {
        let records = term_table::records(connection).await?;
        let Some(record) = term_table::running(&records, offer, self.today) else {
            return Ok(Cancellation::Settled(texts.not_running().to_owned()));
        };
        let used = Some(record.is_used());
        let answers = RefundAnswers {
            benefit_activated: used,
            key_viewed: used,
        };
        let checkup = RefundCheckup::of(record.origin.paid_on, answers, opened);
        if checkup.refundable() != Some(true) {
            term_table::renew_no_more_with_covered(connection, record.id).await?;
            let is_late =
                |check: &RefundCheck| check.id == RefundCheckId::BoughtWithin30Days && check.outcome != Outcome::Passed;
            let until = record.term.anniversary;
            return Ok(Cancellation::Lapses(if checkup.checks.iter().any(is_late) {
                texts.too_late(until)
            } else {
                texts.used(until)
            }));
        }
        let refunded = match &record.origin.order {
            Some(order) => self.refund(connection, order).await?,
            None => None,
        };
        for ended in self.paid_with(&records, record) {
            term_table::end(connection, ended.id, self.today).await?;
        }
        Ok(Cancellation::Settled(match refunded {
            Some((total, number)) => texts.cancelled(total, &number),
            None => texts.cancelled_free().to_owned(),
        }))
    }

    /// The term itself, and the running ones whose fee it paid.
    fn paid_with<'a>(&self, records: &'a [TermRecord], cancelled: &TermRecord) -> impl Iterator<Item = &'a TermRecord> {
        let (id, today) = (cancelled.id, self.today);
        records
            .iter()
            .filter(move |record| record.id == id || (record.paying() == id && record.term.is_active(today)))
    }

    /// Pays an order back and makes the credit note; `None` where nothing was charged for it.
    async fn refund(
        &self,
        connection: &mut SqliteConnection,
        order: &str,
    ) -> Result<Option<(Money, String)>, sqlx::Error> {
        let Some(invoice) = invoice_table::of_order(connection, order).await? else {
            return Ok(None);
        };
        let number = numbers::next_invoice(connection, self.partner).await?;
        let total = invoice.total_money();
        invoice_table::insert(connection, [credit_note(invoice, number.clone(), self.today)]).await?;
        gateway::refund(connection, order, self.today, &number).await?;
        Ok(Some((total, number)))
    }
}
