use chrono::Days;
use domain::{Handoff, HandoffAnswer, INVOICE_EXPECTED_DAYS, NaiveDate, Order, OrderState, Payment, Phrase};
use words::Words;

use crate::view::{FactView, HandoffDatesView, HandoffPayment};
use crate::words::labels::{fact, iso};

/// What is known of an order that was handed off, and what to do about it now.
pub(crate) fn advice(words: &Words, order: &Order, handoff: &Handoff, on: NaiveDate) -> String {
    let said = handoff.answered.unwrap_or(handoff.prepared);
    let phrase = match order.state {
        OrderState::HandedOff => match handoff.answer {
            Some(HandoffAnswer::Later) => Phrase::new("handoff-advice-later").with("day", said),
            Some(HandoffAnswer::Unknown) => Phrase::new("handoff-advice-unknown").with("day", said),
            _ => Phrase::new("handoff-advice-prepared").with("day", handoff.prepared),
        },
        OrderState::AwaitingInvoice => {
            let done = handoff.done.unwrap_or(handoff.prepared);
            let expected = invoice_by(done);
            let id = if on <= expected {
                "handoff-advice-done"
            } else {
                "handoff-advice-invoice-late"
            };
            Phrase::new(id).with("day", done).with("expected", expected)
        }
        OrderState::AwaitingPayment => match order.expires {
            Some(last) if last < on => Phrase::new("handoff-advice-transfer-over").with("last", last),
            _ => Phrase::new("handoff-advice-transfer"),
        },
        OrderState::Confirmed => {
            let number = order.invoice.as_ref().map(ToString::to_string).unwrap_or_default();
            Phrase::new("handoff-advice-confirmed").with("number", number)
        }
        _ => Phrase::new("handoff-advice-refused").with("day", said),
    };
    words.say(&phrase)
}

/// That the invoice comes to another total than the one that was noted; empty where it does not.
pub(crate) fn warning(words: &Words, order: &Order) -> String {
    match (order.total, order.placed_total) {
        (Some(noted), Some(total)) => words.say(
            &Phrase::new("handoff-total-differs")
                .with("total", total)
                .with("noted", noted),
        ),
        _ => String::new(),
    }
}

/// The dates of an order that was handed off, for people.
pub(crate) fn facts(words: &Words, handoff: &Handoff) -> Vec<FactView> {
    let mut facts = vec![fact(words, "handoff-prepared", words.date(handoff.prepared))];
    if let Some(answer) = handoff.answer {
        let told = Phrase::new("handoff-answer-on")
            .with("answer", words.text(answer_label(answer)))
            .with("day", handoff.answered.unwrap_or(handoff.prepared));
        facts.push(fact(words, "handoff-answer", words.say(&told)));
    }
    if let Some(done) = handoff.done {
        facts.push(fact(words, "handoff-done-on", words.date(done)));
    }
    facts
}

/// The dates of an order that was handed off, for scripts.
pub(crate) fn view(words: &Words, order: &Order, handoff: &Handoff) -> HandoffDatesView {
    let waits_for_money = order.state == OrderState::AwaitingPayment;
    let send_by = handoff.last_day_to_send(order.expires).filter(|_| waits_for_money);
    HandoffDatesView {
        prepared: iso(handoff.prepared),
        takes_answer: order.takes_handoff_answer(),
        answer: handoff.answer,
        answer_label: handoff
            .answer
            .map_or_else(String::new, |answer| words.text(answer_label(answer))),
        answered: handoff.answered.map(iso),
        done: handoff.done.map(iso),
        payment: order.payment.as_ref().and_then(|payment| match payment {
            Payment::Card { .. } => Some(HandoffPayment::Card),
            Payment::Transfer { .. } => Some(HandoffPayment::Transfer),
            Payment::Free => None,
        }),
        window_closes: handoff.closes.map(iso),
        expires: order.expires.map(iso),
        send_by: send_by.map(iso),
        invoice_expected: handoff.done.filter(|_| !waits_for_money).map(invoice_by).map(iso),
        invoice_total: order
            .placed_total
            .map(|total| crate::words::labels::money(words, total)),
    }
}

fn invoice_by(done: NaiveDate) -> NaiveDate {
    done.checked_add_days(Days::new(INVOICE_EXPECTED_DAYS.unsigned_abs()))
        .unwrap_or(NaiveDate::MAX)
}

const fn answer_label(answer: HandoffAnswer) -> &'static str {
    match answer {
        HandoffAnswer::Done => "handoff-answer-done",
        HandoffAnswer::Declined => "handoff-answer-declined",
        HandoffAnswer::Later => "handoff-answer-later",
        HandoffAnswer::Unknown => "handoff-answer-unknown",
    }
}
