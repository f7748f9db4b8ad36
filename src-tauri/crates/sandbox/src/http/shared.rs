use std::sync::Arc;

use domain::{Catalogue, NaiveDate, Profile};
use sqlx::SqliteConnection;

use crate::base::calendar::{self, Calendar};
use crate::base::data::Partner;
use crate::base::document;
use crate::base::order_desk::OrderDesk;
use crate::records::storage::Storage;

/// What every request needs.
#[derive(Clone)]
pub(crate) struct Shared(Arc<Parts>);

struct Parts {
    storage: Storage,
    partner: &'static Partner,
    catalogue: Catalogue,
    calendar: Arc<Calendar>,
    secret: Vec<u8>,
}

impl Shared {
    pub fn new(
        storage: Storage,
        partner: &'static Partner,
        catalogue: Catalogue,
        calendar: Calendar,
        secret: Vec<u8>,
    ) -> Self {
        Self(Arc::new(Parts {
            storage,
            partner,
            catalogue,
            calendar: Arc::new(calendar),
            secret,
        }))
    }

    pub fn storage(&self) -> &Storage {
        &self.0.storage
    }

    pub fn partner(&self) -> &'static Partner {
        self.0.partner
    }

    pub fn catalogue(&self) -> &Catalogue {
        &self.0.catalogue
    }

    pub fn calendar(&self) -> &Arc<Calendar> {
        &self.0.calendar
    }

    pub fn secret(&self) -> &[u8] {
        &self.0.secret
    }

    /// The day in the file, which another process may have moved; the clock learns of it.
    pub async fn today(&self, connection: &mut SqliteConnection) -> Result<NaiveDate, sqlx::Error> {
        let today = calendar::today(connection).await?;
        self.0.calendar.set(today);
        Ok(today)
    }

    /// The partner profile.
    pub async fn profile(&self, connection: &mut SqliteConnection) -> Result<Profile, sqlx::Error> {
        let profile: String = sqlx::query_scalar("SELECT profile FROM state")
            .fetch_one(connection)
            .await?;
        document::read(&profile)
    }

    /// The desk at which orders and requests are taken on a day, for the partner as it is then.
    pub fn order_desk<'a>(&'a self, profile: &'a Profile, today: NaiveDate) -> OrderDesk<'a> {
        OrderDesk {
            partner: self.partner(),
            catalogue: self.catalogue(),
            profile,
            today,
        }
    }
}
