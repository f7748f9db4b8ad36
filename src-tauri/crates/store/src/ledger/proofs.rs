use domain::{AccountName, DateTime, PaymentProof, Utc};
use uuid::Uuid;

use crate::error::{Error, Failure};
use crate::store::Store;

/// A payment proof as it was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UploadedProof {
    /// What the form said.
    pub proof: PaymentProof,
    /// The file.
    pub content: Vec<u8>,
}

impl Store {
    /// Writes the proof of an order's payment down, before it is sent. Earlier ones stay; the same file again takes the
    /// place of itself.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn keep_proof(
        &self,
        account: &AccountName,
        order: Uuid,
        uploaded: &UploadedProof,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let written = async {
            let document =
                serde_json::to_string(&uploaded.proof).map_err(|error| Error::Database(error.to_string()))?;
            sqlx::query!(
                "INSERT INTO uploaded_proofs (account, order_id, sha256, kept_microseconds, document, content) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                 ON CONFLICT (account, order_id, sha256) DO UPDATE SET \
                 kept_microseconds = excluded.kept_microseconds, document = excluded.document",
                account.as_str(),
                order.to_string(),
                uploaded.proof.sha256,
                at.timestamp_micros(),
                document,
                uploaded.content
            )
            .execute(self.ledger().writer())
            .await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// Removes a proof that the connection refused.
    ///
    /// # Errors
    /// As [`Store::keep_proof`].
    pub async fn forget_proof(&self, account: &AccountName, order: Uuid, sha256: &str) -> Result<(), Error> {
        let removed = async {
            sqlx::query!(
                "DELETE FROM uploaded_proofs WHERE account = ?1 AND order_id = ?2 AND sha256 = ?3",
                account.as_str(),
                order.to_string(),
                sha256
            )
            .execute(self.ledger().writer())
            .await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(removed.await)
    }

    /// The proofs of an order's payment, the latest first.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a record this version cannot read; [`Error::Damaged`], [`Error::Busy`] or
    /// [`Error::Database`].
    pub async fn uploaded_proofs(&self, account: &AccountName, order: Uuid) -> Result<Vec<UploadedProof>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT document, content FROM uploaded_proofs WHERE account = ?1 AND order_id = ?2 \
                 ORDER BY kept_microseconds DESC, rowid DESC",
                account.as_str(),
                order.to_string()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    let proof = serde_json::from_str(&row.document).map_err(|error| Error::Unreadable {
                        record: format!("a payment proof of order {order}"),
                        reason: error.to_string(),
                    })?;
                    Ok::<_, Failure>(UploadedProof {
                        proof,
                        content: row.content,
                    })
                })
                .collect::<Result<Vec<_>, _>>()
        };
        self.ledger().map_error(read.await)
    }
}
