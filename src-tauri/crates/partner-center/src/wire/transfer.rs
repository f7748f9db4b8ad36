use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{PaymentProof, ProofKind, TransferInstructions};

use super::party::filled;
use super::{Day, Incomplete, Text, Whole, required};
use crate::ProofUpload;

resources! {
    /// Where to transfer the money of an order.
    pub struct TransferInstructionsResource {
        /// The holder of the account.
        account_name: Text,
        /// The number of the account.
        account_number: Text,
        /// The bank's SWIFT code.
        swift_code: Text,
        /// What has to stand in the transfer.
        reference: Text,
    }

    /// What the form for a payment proof says, without the file.
    pub struct ProofResource {
        /// The name of the file.
        file_name: Text,
        /// Its media type.
        content_type: Text,
        /// Its size in bytes.
        size: Whole,
        /// Its SHA-256 in hexadecimal digits.
        sha256: Text,
        /// The day the transfer was made.
        payment_date: Day,
        /// The account it was paid to.
        paid_to_account_number: Text,
        /// The bank's reference of the transaction.
        transaction_reference: Text,
    }

    /// `POST /v1/membership/orders/{number}/proof`.
    pub struct ProofRequest {
        /// What the form says.
        proof: ProofResource,
        /// The file in Base64 (RFC 4648, with padding).
        content: Text,
    }
}

const PROOF: &str = "payment proof";

impl From<&TransferInstructions> for TransferInstructionsResource {
    fn from(instructions: &TransferInstructions) -> Self {
        Self {
            account_name: Some(instructions.account_name.as_str().into()),
            account_number: Some(instructions.account_number.as_str().into()),
            swift_code: Some(instructions.swift.as_str().into()),
            reference: Some(instructions.reference.as_str().into()),
        }
    }
}

impl TransferInstructionsResource {
    /// The instructions; `None` where one of them is missing, because half of them lead money astray.
    #[must_use]
    pub fn into_instructions(self) -> Option<TransferInstructions> {
        Some(TransferInstructions {
            account_name: filled(self.account_name)?,
            account_number: filled(self.account_number)?,
            swift: filled(self.swift_code)?,
            reference: filled(self.reference)?,
        })
    }
}

/// The kind of a media type; parameters behind it are ignored.
fn kind_of(media_type: &str) -> Option<ProofKind> {
    let plain = media_type.split(';').next()?.trim().to_ascii_lowercase();
    match plain.as_str() {
        "image/jpg" => Some(ProofKind::Jpeg),
        plain => [ProofKind::Pdf, ProofKind::Jpeg, ProofKind::Png]
            .into_iter()
            .find(|kind| kind.media_type() == plain),
    }
}

impl From<&PaymentProof> for ProofResource {
    fn from(proof: &PaymentProof) -> Self {
        Self {
            file_name: Some(proof.file_name.as_str().into()),
            content_type: Some(proof.kind.media_type().into()),
            size: i64::try_from(proof.size).ok().map(Whole),
            sha256: Some(proof.sha256.as_str().into()),
            payment_date: Some(proof.paid_on.into()),
            paid_to_account_number: Some(proof.paid_to.as_str().into()),
            transaction_reference: proof.reference.as_deref().map(Into::into),
        }
    }
}

impl TryFrom<ProofResource> for PaymentProof {
    type Error = Incomplete;

    fn try_from(resource: ProofResource) -> Result<Self, Incomplete> {
        let kind = filled(resource.content_type).and_then(|media_type| kind_of(&media_type));
        let size = resource.size.and_then(|Whole(size)| u64::try_from(size).ok());
        let paid_on = resource.payment_date.and_then(|day| day.0);
        Ok(Self {
            file_name: required(filled(resource.file_name), PROOF, "fileName")?,
            kind: required(kind, PROOF, "contentType")?,
            size: required(size, PROOF, "size")?,
            sha256: required(filled(resource.sha256), PROOF, "sha256")?,
            paid_on: required(paid_on, PROOF, "paymentDate")?,
            paid_to: required(filled(resource.paid_to_account_number), PROOF, "paidToAccountNumber")?,
            reference: filled(resource.transaction_reference),
        })
    }
}

impl From<&ProofUpload> for ProofRequest {
    fn from(upload: &ProofUpload) -> Self {
        Self {
            proof: Some((&upload.proof).into()),
            content: Some(STANDARD.encode(&upload.content).into()),
        }
    }
}

/// An empty file is a file: whether it proves anything is for its reader to say.
impl TryFrom<ProofRequest> for ProofUpload {
    type Error = Incomplete;

    fn try_from(request: ProofRequest) -> Result<Self, Incomplete> {
        let content = request.content.and_then(|Text(content)| STANDARD.decode(content).ok());
        Ok(Self {
            proof: required(request.proof, PROOF, "proof")?.try_into()?,
            content: required(content, PROOF, "content")?,
        })
    }
}
