use domain::{AccountName, Order};
use uuid::Uuid;

use crate::error::{Error, Failure};
use crate::ledger::orders;
use crate::store::Store;

impl Store {
    /// Writes an order together with the file of its payment proof: both or neither. An earlier file is replaced.
    ///
    /// # Errors
    /// As [`Store::put_order`].
    pub async fn put_order_with_proof(
        &self,
        account: &AccountName,
        order: &Order,
        content: &[u8],
    ) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            orders::write(&mut change, account, order).await?;
            sqlx::query!(
                "INSERT INTO payment_proofs (account, order_id, content) VALUES (?1, ?2, ?3) \
                 ON CONFLICT (account, order_id) DO UPDATE SET content = excluded.content",
                account.as_str(),
                order.id.to_string(),
                content
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<(), Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// The file of an order's payment proof.
    ///
    /// # Errors
    /// As [`Store::orders`].
    pub async fn payment_proof(&self, account: &AccountName, order: Uuid) -> Result<Option<Vec<u8>>, Error> {
        let read = async {
            let content = sqlx::query_scalar!(
                "SELECT content FROM payment_proofs WHERE account = ?1 AND order_id = ?2",
                account.as_str(),
                order.to_string()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(content)
        };
        self.ledger().map_error(read.await)
    }
}
