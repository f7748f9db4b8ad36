use chrono::Days;
use domain::{ABSENCE_MINUTES, DateTime, Identity, NaiveDate, Order, OrderState, Phrase, Utc};
use words::Words;

use crate::orders::handoff;
use crate::{Engine, Error};

/// A transfer is booked within a week of its payment (make-payment, 2023).
const BOOKED_WITHIN_DAYS: u64 = 7;

/// What an order is looked at by: nothing that is told of it may have been true on another day only.
pub(crate) struct Today {
    on: NaiveDate,
    /// Who is signed in, as far as the records tell.
    signed_in: Option<Identity>,
}

impl Engine {
    pub(crate) async fn as_of_today(&self) -> Result<Today, Error> {
        let records = self.stored_records().await?;
        Ok(Today {
            on: self.clock().today(),
            signed_in: records.map(|records| Identity::from(&records.session)),
        })
    }
}

impl Today {
    /// What is known of an order, what is safe and what to do about it now.
    pub fn advice(&self, words: &Words, order: &Order) -> String {
        if let Some(handoff) = &order.handoff {
            return handoff::advice(words, order, handoff, self.on);
        }
        match order.state {
            OrderState::Submitting => words.text("order-advice-submitting"),
            OrderState::Unknown => words.say(&self.doubt(order)),
            OrderState::Cancelled if order.proof.is_some() => words.text("order-advice-cancelled-after-proof"),
            OrderState::Expired if order.proof.is_some() => words.text("order-advice-expired-after-proof"),
            OrderState::AwaitingPayment if order.expires.is_some_and(|last| last < self.on) => {
                words.text("order-advice-overdue")
            }
            OrderState::ProofUploaded if self.is_long_paid(order) => words.text("order-advice-proof-long-uploaded"),
            OrderState::Draft
            | OrderState::HandedOff
            | OrderState::AwaitingInvoice
            | OrderState::AwaitingPayment
            | OrderState::ProofUploaded
            | OrderState::Confirmed
            | OrderState::Declined
            | OrderState::Cancelled
            | OrderState::Expired => words.text(&format!("order-advice-{}", order.state.id())),
        }
    }

    /// Why nobody knows the outcome yet, and what will tell.
    fn doubt(&self, order: &Order) -> Phrase {
        let other = order
            .sent_by
            .as_ref()
            .filter(|sender| self.signed_in.as_ref().is_some_and(|signed_in| signed_in != *sender));
        if let Some((sender, role)) = other.and_then(|sender| Some((sender, sender.role?))) {
            return Phrase::new("order-advice-other-person")
                .with("person", sender.person.clone())
                .with("role", role);
        }
        match &order.absence {
            Some(absence) => at("order-advice-unlisted", absence.at).with("minutes", ABSENCE_MINUTES),
            None => at("order-advice-unknown", order.modified),
        }
    }

    fn is_long_paid(&self, order: &Order) -> bool {
        let booked = order
            .proof
            .as_ref()
            .and_then(|proof| proof.paid_on.checked_add_days(Days::new(BOOKED_WITHIN_DAYS)));
        booked.is_some_and(|last| last < self.on)
    }
}

fn at(id: &'static str, instant: DateTime<Utc>) -> Phrase {
    Phrase::new(id)
        .with("day", instant.date_naive())
        .with("time", instant.format("%H:%M").to_string())
}
