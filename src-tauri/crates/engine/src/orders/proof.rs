use std::path::Path;

use chrono::Days;
use domain::{
    LARGEST_PROOF_BYTES, NaiveDate, Order, OrderState, PaymentProof, Phrase, ProofKind, ProofProblem, TextField,
};
use partner_center::{Error as CenterError, ProofUpload, Refusal};
use sha2::{Digest, Sha256};
use store::UploadedProof;
use words::Words;

use crate::archive::folder_rules::refuse_in_data_folder;
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::orders::refusal::change_refused;
use crate::task::atomic_file::{self, Rights};
use crate::task::destination::folder_of;
use crate::view::{ConfirmationView, FactView, ProofInput, SavedProof};
use crate::words::input::{checked, checked_optional};
use crate::words::labels::fact;
use crate::{Code, Engine, Error};

/// The proof of a payment counts for a new order this many days after the payment: whoever let an order expire places
/// another one and does not pay again (make-payment, 2023).
const PROOF_COUNTS_DAYS: u64 = 30;

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
    /// Uploads the proof of an order's transfer. Its file is on the disk before it is sent, and stays there whatever becomes
    /// of the order; only a refusal takes it away again. For the connection a second proof takes the place of the first.
    ///
    /// # Errors
    /// [`Code::ProofEmpty`], [`Code::ProofTooLarge`], [`Code::ProofWrongKind`], [`Code::ProofDateAhead`] before anything is
    /// sent; [`Code::ProofDateRefused`], [`Code::ProofRefused`], [`Code::OrderPaid`], [`Code::OrderNotOpen`], or the
    /// connection's error.
    pub async fn upload_proof(&self, order: &str, file: ProofFile) -> Result<Order, Error> {
        let kind = ProofKind::of(&file.content).map_err(|problem| {
            Error::new(match problem {
                ProofProblem::Empty => Code::ProofEmpty,
                ProofProblem::TooLarge => Code::ProofTooLarge,
                ProofProblem::WrongKind => Code::ProofWrongKind,
            })
        })?;
        let today = self.clock().today();
        let paid_on = file.paid_on.unwrap_or(today);
        if paid_on > today {
            return Err(Error::new(Code::ProofDateAhead)
                .with("day", paid_on)
                .with("today", today));
        }
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
            paid_on,
            paid_to: paid_to.or(instructed).unwrap_or_default(),
            reference,
        };
        let kept = UploadedProof {
            proof: proof.clone(),
            content: file.content.clone(),
        };
        self.store()
            .keep_proof(self.account(), order.id, &kept, self.clock().now())
            .await?;
        self.crash_point("proof-written");
        let upload = ProofUpload {
            proof,
            content: file.content,
        };
        let remote = match self.center().upload_proof(&number, &upload).await {
            Ok(remote) => remote,
            Err(error) => {
                if matches!(&error, CenterError::Refused(refusal) if !matches!(refusal, Refusal::Other { .. }))
                    && order
                        .proof
                        .as_ref()
                        .is_none_or(|taken| !is_of(taken, &upload.proof.sha256))
                {
                    self.store()
                        .forget_proof(self.account(), order.id, &upload.proof.sha256)
                        .await?;
                }
                return Err(refused(error, &number, paid_on));
            }
        };
        self.crash_point("proof-answered");
        self.apply(&mut order, &remote);
        if order.state == OrderState::ProofUploaded && remote.proof.is_none() {
            order.proof = Some(upload.proof);
        }
        self.store().put_order(self.account(), &order).await?;
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

    /// A name for the file of an order's payment proof, allowed on every system.
    ///
    /// # Errors
    /// As [`Engine::save_proof`].
    pub async fn proof_file_name(&self, order: &str) -> Result<String, Error> {
        let order = self.stored_order(order).await?;
        let kept = self.kept_proof(&order).await?;
        let number: String = order
            .shown_number()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let ending = match kept.proof.kind {
            ProofKind::Pdf => "pdf",
            ProofKind::Jpeg => "jpg",
            ProofKind::Png => "png",
        };
        Ok(format!("proof {number}.{ending}"))
    }

    /// Writes the payment proof of an order to a file, as it was handed in, whatever became of the order.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`], [`Code::NoProof`], [`Code::CannotWriteFile`], or the store's error.
    pub async fn save_proof(&self, order: &str, path: &Path) -> Result<SavedProof, Error> {
        self.write_proof(order, path, Rights::Usual).await
    }

    /// As [`Engine::save_proof`], for this user alone.
    ///
    /// # Errors
    /// As [`Engine::save_proof`].
    pub async fn save_private_proof(&self, order: &str, path: &Path) -> Result<SavedProof, Error> {
        self.write_proof(order, path, Rights::OwnerAlone).await
    }

    /// The payment proof of an order for whoever writes it to a stream that is called `path`, and what is told of it.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`], [`Code::NoProof`], or the store's error.
    pub async fn proof_to_stream(&self, order: &str, path: &Path) -> Result<(SavedProof, Vec<u8>), Error> {
        let order = self.stored_order(order).await?;
        let kept = self.kept_proof(&order).await?;
        let saved = SavedProof {
            order: order.shown_number(),
            path: path.display().to_string(),
            bytes: u32::try_from(kept.content.len()).unwrap_or(u32::MAX),
            sha256: kept.proof.sha256,
        };
        Ok((saved, kept.content))
    }

    async fn write_proof(&self, order: &str, path: &Path, rights: Rights) -> Result<SavedProof, Error> {
        if rights == Rights::Usual {
            refuse_in_data_folder(&self.data_folder(), path)?;
        }
        let (saved, content) = self.proof_to_stream(order, path).await?;
        let _writing = self.begin_writing(folder_of(path));
        atomic_file::write(path, &content, true, rights).map_err(|error| atomic_file::not_written(&error, path))?;
        Ok(saved)
    }

    /// The file that the order's proof was made of; where the connection told none, the one that was handed in last.
    async fn kept_proof(&self, order: &Order) -> Result<UploadedProof, Error> {
        let mut kept = self.store().uploaded_proofs(self.account(), order.id).await?;
        let told = order.proof.as_ref();
        // What did not reach the connection is no proof of the order yet.
        let is_proved = told.is_some() || order.state != OrderState::AwaitingPayment;
        let position = kept
            .iter()
            .position(|kept| is_proved && told.is_none_or(|told| is_of(told, &kept.proof.sha256)));
        position
            .map(|position| kept.swap_remove(position))
            .ok_or_else(|| Error::new(Code::NoProof).with("order", order.shown_number()))
    }

    /// Whether the file of the order's payment proof can be opened.
    pub(crate) async fn keeps_proof(&self, order: &Order) -> Result<bool, Error> {
        match self.kept_proof(order).await {
            Ok(_) => Ok(true),
            Err(error) if error.code == Code::NoProof => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// That money may be under way for an order that has ended, and what to do about it on a day; empty where none is.
pub(crate) fn money_under_way(words: &Words, order: &Order, on: NaiveDate) -> String {
    let ended = matches!(order.state, OrderState::Cancelled | OrderState::Expired);
    let Some(proof) = order.proof.as_ref().filter(|_| ended) else {
        return String::new();
    };
    let known = Phrase::new("order-money-under-way").with("day", proof.paid_on);
    let counts_until = proof.paid_on.checked_add_days(Days::new(PROOF_COUNTS_DAYS));
    let todo = match counts_until.filter(|last| *last >= on) {
        Some(last) => Phrase::new("order-money-use-proof").with("last", last),
        None => Phrase::new("order-money-ask"),
    };
    words.sentences(&[words.say(&known), words.say(&todo.with("order", order.shown_number()))])
}

pub(crate) fn proof_facts(words: &Words, proof: &PaymentProof) -> Vec<FactView> {
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

fn is_of(proof: &PaymentProof, sha256: &str) -> bool {
    proof.sha256.eq_ignore_ascii_case(sha256)
}

fn refused(error: CenterError, number: &str, paid_on: NaiveDate) -> Error {
    match &error {
        CenterError::Refused(Refusal::ProofDate) => {
            Error::new(Code::ProofDateRefused).with("day", paid_on).because(error)
        }
        _ => change_refused(error, number),
    }
}
