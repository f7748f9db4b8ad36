use chrono::Days;
use domain::{
    LARGEST_PROOF_BYTES, NaiveDate, Order, OrderKind, OrderState, Payment, PaymentProof, Phrase, ProofKind,
    ProofProblem, SAFE_TRANSFER_DAYS, TextField,
};
use partner_center::{Error as CenterError, ProofUpload, Refusal};
use sha2::{Digest, Sha256};
use words::Words;

use crate::error::of_change;
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::view::{ConfirmationView, FactView, ProofInput, TransferView};
use crate::words::dates::in_order_of_time;
use crate::words::input::{checked, checked_optional};
use crate::words::labels::{fact, fact_to_copy, iso};
use crate::{Code, Engine, Error};

/// A payment proof as it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFile {
    /// The name of the file.
    pub file_name: String,
    /// What is in it.
    pub content: Vec<u8>,
    /// The day of the payment; today without it.
    pub paid_on: Option<NaiveDate>,
    /// The account that was paid to; the one of the instructions without it.
    pub paid_to: Option<String>,
    /// The bank's reference of the transaction.
    pub reference: Option<String>,
}

impl Engine {
    /// Uploads the proof of an order's transfer and keeps its file. A second proof takes the place of the first.
    ///
    /// # Errors
    /// [`Code::ProofEmpty`], [`Code::ProofTooLarge`], [`Code::ProofWrongKind`] before anything is sent;
    /// [`Code::OrderPaid`], [`Code::OrderNotOpen`], or the connection's error.
    pub async fn upload_proof(&self, order: &str, file: ProofFile) -> Result<Order, Error> {
        let kind = ProofKind::of(&file.content).map_err(|problem| {
            Error::new(match problem {
                ProofProblem::Empty => Code::ProofEmpty,
                ProofProblem::TooLarge => Code::ProofTooLarge,
                ProofProblem::WrongKind => Code::ProofWrongKind,
            })
        })?;
        let file_name = checked(TextField::FileName, &file.file_name)?;
        let paid_to = checked_optional(TextField::PaidTo, file.paid_to.as_deref())?;
        let reference = checked_optional(TextField::PaymentReference, file.reference.as_deref())?;
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        let (mut order, number) = self.awaiting_transfer(order).await?;
        let instructed = order
            .instructions
            .as_ref()
            .map(|instructions| instructions.account_number.clone());
        let proof = PaymentProof {
            file_name,
            kind,
            size: file.content.len() as u64,
            sha256: hex::encode(Sha256::digest(&file.content)),
            paid_on: file.paid_on.unwrap_or_else(|| self.clock().today()),
            paid_to: paid_to.or(instructed).unwrap_or_default(),
            reference,
        };
        let upload = ProofUpload {
            proof,
            content: file.content,
        };
        let remote = self.center().upload_proof(&number, &upload).await;
        let remote = remote.map_err(|error| map_error(error, &number))?;
        self.apply(&mut order, &remote);
        self.store()
            .put_order_with_proof(self.account(), &order, &upload.content)
            .await?;
        Ok(order)
    }

    /// As [`Engine::upload_proof`], from the page's form.
    ///
    /// # Errors
    /// As [`Engine::upload_proof`], and [`Code::InvalidDate`].
    pub async fn upload_proof_input(
        &self,
        order: &str,
        input: ProofInput,
        words: &Words,
    ) -> Result<ConfirmationView, Error> {
        use base64::Engine as _;

        // As many characters as the largest file has; a longer text is not even decoded.
        if input.content.len() > LARGEST_PROOF_BYTES.div_ceil(3) * 4 {
            return Err(Error::new(Code::ProofTooLarge));
        }
        let content = base64::engine::general_purpose::STANDARD
            .decode(&input.content)
            .map_err(|error| Error::new(Code::ProofWrongKind).because(error))?;
        let file = ProofFile {
            file_name: input.file_name,
            content,
            paid_on: Some(crate::date(&input.paid_on)?),
            paid_to: Some(input.paid_to),
            reference: Some(input.reference),
        };
        let order = self.upload_proof(order, file).await?;
        self.confirmation(&order, words).await
    }

    /// Cancels an order that was placed and is not paid. A draft was never sent: it is discarded instead.
    ///
    /// # Errors
    /// [`Code::OrderPaid`], [`Code::OrderNotOpen`] when it has ended, or the connection's error.
    pub async fn cancel_order(&self, order: &str) -> Result<Order, Error> {
        let _lock = self.store().lock_orders(ORDER_LOCK_WAIT).await?;
        let (mut order, number) = self.awaiting_transfer(order).await?;
        let remote = self.center().cancel_order(&number).await;
        let remote = remote.map_err(|error| map_error(error, &number))?;
        self.apply(&mut order, &remote);
        self.store().put_order(self.account(), &order).await?;
        Ok(order)
    }

    async fn awaiting_transfer(&self, id: &str) -> Result<(Order, String), Error> {
        let order = self.stored_order(id).await?;
        let waits = matches!(order.state, OrderState::AwaitingPayment | OrderState::ProofUploaded);
        match order.number.clone().filter(|_| waits) {
            Some(number) => Ok((order, number)),
            None if order.state == OrderState::Confirmed => {
                Err(Error::new(Code::OrderPaid).with("order", order.shown_number()))
            }
            None => Err(Error::new(Code::OrderNotOpen).with("order", id)),
        }
    }

    pub(crate) async fn transfer_view(&self, words: &Words, order: &Order) -> Result<Option<TransferView>, Error> {
        if !matches!(order.state, OrderState::AwaitingPayment | OrderState::ProofUploaded) {
            return Ok(None);
        }
        let closes = self.window_closes(order).await?;
        let send_by = last_day_to_send(closes, order.expires);
        let deadlines = [
            (closes, "transfer-window-ends"),
            (order.expires, "fact-order-expires"),
            (send_by, "transfer-send-by"),
        ];
        let unsent = order.state == OrderState::AwaitingPayment;
        let too_late = unsent && send_by.is_some_and(|day| day < self.clock().today());
        let late = matches!((closes, order.expires), (Some(closes), Some(expires)) if closes < expires);
        let paid_to = order
            .instructions
            .as_ref()
            .map(|instructions| instructions.account_number.clone());
        Ok(Some(TransferView {
            instructions: instructions(words, order),
            deadlines: in_order_of_time(deadlines)
                .into_iter()
                .map(|(day, label)| fact(words, label, words.deadline(day)))
                .collect(),
            warning: match (too_late, late) {
                (true, _) => words.text("transfer-too-late"),
                (false, true) => words.text("transfer-late"),
                (false, false) => String::new(),
            },
            proof: order
                .proof
                .as_ref()
                .map(|proof| proof_facts(words, proof))
                .unwrap_or_default(),
            paid_to: paid_to.unwrap_or_default(),
            paid_on: iso(self.clock().today()),
            card_reason: self.why_no_switch(order, words).await?,
        }))
    }

    /// The last safe day of the term that a renewal is for; a first purchase has none.
    async fn window_closes(&self, order: &Order) -> Result<Option<NaiveDate>, Error> {
        if order.kind == OrderKind::Buy {
            return Ok(None);
        }
        let Some(records) = self.stored_records().await? else {
            return Ok(None);
        };
        let offer = self.offer(order.offer.as_str())?;
        let term = records.holdings(self).term(&offer.id);
        Ok(term.and_then(|term| self.catalogue().policy_of(offer).window(term.anniversary).closes))
    }
}

/// The connection says that an order is not open without saying which one it was asked about.
fn map_error(error: CenterError, number: &str) -> Error {
    match &error {
        CenterError::Refused(Refusal::NotOpen) => Error::new(Code::OrderNotOpen).with("order", number).because(error),
        _ => of_change(error),
    }
}

/// One week until the money is booked, and the bank's own days, before whichever clock ends first.
pub(crate) fn last_day_to_send(closes: Option<NaiveDate>, expires: Option<NaiveDate>) -> Option<NaiveDate> {
    let ends = closes.into_iter().chain(expires).min()?;
    ends.checked_sub_days(Days::new(SAFE_TRANSFER_DAYS))
}

fn instructions(words: &Words, order: &Order) -> Vec<FactView> {
    let mut facts = Vec::new();
    if let Some(total) = order.total {
        facts.push(FactView {
            copy: total.amount.to_string(),
            ..fact(words, "transfer-amount", words.money(total))
        });
    }
    if let Some(given) = &order.instructions {
        facts.push(fact_to_copy(words, "transfer-reference", given.reference.clone()));
        facts.push(fact_to_copy(words, "transfer-account-name", given.account_name.clone()));
        facts.push(fact_to_copy(
            words,
            "transfer-account-number",
            given.account_number.clone(),
        ));
        facts.push(fact_to_copy(words, "transfer-swift", given.swift.clone()));
    }
    if let Some(Payment::Transfer { contact }) = &order.payment {
        let value = words.side_by_side(&[&contact.name, &contact.phone, &contact.email]);
        facts.push(fact(words, "transfer-contact", value));
    }
    facts
}

fn proof_facts(words: &Words, proof: &PaymentProof) -> Vec<FactView> {
    let kilobytes = i64::try_from(proof.size.div_ceil(1024)).unwrap_or(i64::MAX);
    let file = Phrase::new("proof-size")
        .with("name", proof.file_name.clone())
        .with("kilobytes", kilobytes);
    let mut facts = vec![
        fact(words, "proof-file", words.say(&file)),
        fact(words, "proof-paid-on", words.date(proof.paid_on)),
        fact(words, "proof-paid-to", proof.paid_to.clone()),
    ];
    if let Some(reference) = &proof.reference {
        facts.push(fact(words, "proof-reference", reference.clone()));
    }
    facts
}
