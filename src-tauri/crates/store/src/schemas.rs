use crate::error::Error;
use crate::file::schema;
use crate::store::Store;

/// The versions of the files' schemas; `None` for a file that was never migrated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schemas {
    /// Of the ledger.
    pub ledger: Option<i64>,
    /// Of the cache.
    pub cache: Option<i64>,
}

impl Store {
    /// The versions of the files' schemas.
    ///
    /// # Errors
    /// What keeps the files from being read.
    pub async fn schemas(&self) -> Result<Schemas, Error> {
        let ledger = self.ledger();
        let of_ledger = async {
            let mut connection = ledger.readers().acquire().await?;
            schema::applied(&mut connection).await
        };
        let of_cache = self.cache().ask(async |cache| {
            let mut connection = cache.readers().acquire().await?;
            schema::applied(&mut connection).await
        });
        Ok(Schemas {
            ledger: ledger.map_error(of_ledger.await)?,
            cache: of_cache.await?,
        })
    }
}
