use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::middleware::map_response;
use domain::{Catalogue, Clock, NaiveDate, Role, TestCard};
use partner_center::faults::{FaultSpec, Faulty};
use tokio::net::TcpListener;

use crate::base::calendar::{self, Calendar};
use crate::base::data::data;
use crate::base::error::Error;
use crate::due;
use crate::http::fault_queue::{self, StoredFaults};
use crate::http::routes::routes;
use crate::http::shared::Shared;
use crate::http::sign_in;
use crate::http::transport::{InProcess, SandboxTransport, break_off};
use crate::records::storage::{Storage, make_tables};
use crate::sample::partner::PartnerName;
use crate::sample::reset_options::ResetOptions;
use crate::sample::seeding;
use crate::selling::gateway::{self, Charge, Refund};

/// A Partner Center of one sample partner, with its own records and calendar.
///
/// Clones are the same sandbox.
///
/// ```
/// use sandbox::{PartnerName, Sandbox};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), sandbox::Error> {
/// let sandbox = Sandbox::in_memory(PartnerName::default()).await?;
/// assert_eq!(sandbox.today().await?.to_string(), "2021-06-28");
/// sandbox.move_to("2021-07-23".parse().expect("a date")).await?;
/// assert_eq!(sandbox.charges().await?, [], "nothing renews by itself yet");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Sandbox {
    shared: Shared,
    partner: PartnerName,
}

impl Sandbox {
    /// Opens the file of a partner; a new file begins as [`ResetOptions::default`] does.
    ///
    /// # Errors
    /// Why the file cannot be used; it is left as it is.
    pub async fn open(path: &Path, key: &[u8; 32], partner: PartnerName) -> Result<Self, Error> {
        Self::of(Storage::open(path, key).await?, partner).await
    }

    /// A sandbox that is gone with the program.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn in_memory(partner: PartnerName) -> Result<Self, Error> {
        Self::of(Storage::in_memory().await?, partner).await
    }

    async fn of(storage: Storage, partner: PartnerName) -> Result<Self, Error> {
        let catalogue = Catalogue::embedded();
        let mut change = storage.begin().await?;
        if make_tables(&mut change).await? {
            let secret: Vec<u8> = sqlx::query_scalar("SELECT randomblob(32)")
                .fetch_one(&mut *change)
                .await?;
            let options = ResetOptions::default();
            seeding::fill(&mut change, partner.data(), &catalogue, &secret, options).await?;
        }
        let (owner, today, secret): (String, NaiveDate, Vec<u8>) =
            sqlx::query_as("SELECT partner, today, secret FROM state")
                .fetch_one(&mut *change)
                .await?;
        if owner != partner.as_str() {
            return Err(Error::OtherPartner(owner));
        }
        change.commit().await?;
        let shared = Shared::new(storage, partner.data(), catalogue, Calendar::new(today), secret);
        Ok(Self { shared, partner })
    }

    /// The sample partner.
    #[must_use]
    pub const fn partner(&self) -> PartnerName {
        self.partner
    }

    /// The cards that its gateway is meant to be tried with. Nobody holds a card of these numbers.
    #[must_use]
    pub fn test_cards(&self) -> &'static [TestCard] {
        &data().test_numbers
    }

    /// Begins again, all or nothing. Sign-ins stay valid.
    ///
    /// # Errors
    /// [`Error::BeyondCalendar`], or what SQLite says; nothing has changed then.
    pub async fn reset(&self, options: ResetOptions) -> Result<(), Error> {
        options.today.map(calendar::within_reach).transpose()?;
        let shared = &self.shared;
        let mut change = shared.storage().begin().await?;
        for table in [
            "refund",
            "attachment",
            "submitted_note",
            "service_request",
            "profile_version",
            "charge",
            "payment_proof",
            "purchase_order",
            "invoice",
            "term",
            "card",
            "fault",
            "state",
        ] {
            sqlx::query(sqlx::AssertSqlSafe(format!("DELETE FROM {table}")))
                .execute(&mut *change)
                .await?;
        }
        seeding::fill(
            &mut change,
            shared.partner(),
            shared.catalogue(),
            shared.secret(),
            options,
        )
        .await?;
        let today = calendar::today(&mut change).await?;
        change.commit().await?;
        shared.calendar().set(today);
        shared.storage().give_back_space().await;
        Ok(())
    }

    /// The day of its calendar.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn today(&self) -> Result<NaiveDate, Error> {
        let mut reading = self.shared.storage().read().await?;
        Ok(self.shared.today(&mut reading).await?)
    }

    /// Moves its calendar. What became due by moving forward has happened; moving back undoes nothing.
    ///
    /// # Errors
    /// [`Error::BeyondCalendar`], or what SQLite says; nothing has changed then.
    pub async fn move_to(&self, day: NaiveDate) -> Result<(), Error> {
        let day = calendar::within_reach(day)?;
        let shared = &self.shared;
        let mut change = shared.storage().begin().await?;
        calendar::move_to(&mut change, day).await?;
        due::happen(&mut change, shared.partner(), shared.catalogue(), day).await?;
        change.commit().await?;
        shared.calendar().set(day);
        Ok(())
    }

    /// Its calendar as the program's clock: the day at 09:00 UTC.
    #[must_use]
    pub fn clock(&self) -> Arc<dyn Clock> {
        self.shared.calendar().clone()
    }

    /// The role its person is signed in with at first.
    #[must_use]
    pub fn first_role(&self) -> Role {
        self.shared.partner().role
    }

    /// A bearer token for its person in a role. It stays valid for as long as the file exists.
    #[must_use]
    pub fn sign_in(&self, role: Role) -> String {
        sign_in::token(self.shared.secret(), role)
    }

    /// The way to it within the process, on which the faults of its queue happen.
    #[must_use]
    pub fn transport(&self) -> SandboxTransport {
        let faults = StoredFaults(self.shared.storage().clone());
        Faulty::new(InProcess(routes(self.shared.clone())), faults)
    }

    /// Puts a fault at the end of its queue, for every process that uses the file.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn add_fault(&self, spec: &FaultSpec) -> Result<(), Error> {
        let mut change = self.shared.storage().begin().await?;
        fault_queue::add(&mut change, spec).await?;
        change.commit().await?;
        Ok(())
    }

    /// What its gateway took, the earliest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn charges(&self) -> Result<Vec<Charge>, Error> {
        let mut reading = self.shared.storage().read().await?;
        Ok(gateway::charges(&mut reading).await?)
    }

    /// What its gateway gave back, the earliest first.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn refunds(&self) -> Result<Vec<Refund>, Error> {
        let mut reading = self.shared.storage().read().await?;
        Ok(gateway::refunds(&mut reading).await?)
    }

    /// Its routes, for a network.
    pub fn router(&self) -> Router {
        routes(self.shared.clone()).layer(map_response(break_off))
    }

    /// Answers on a port until the future is dropped.
    ///
    /// # Errors
    /// [`Error::Port`] when the port fails.
    pub async fn serve(&self, listener: TcpListener) -> Result<(), Error> {
        let address: SocketAddr = listener.local_addr()?;
        log::info!("the sandbox of {} answers on {address}", self.partner);
        axum::serve(listener, self.router()).await?;
        Ok(())
    }

    /// Ends all connections to its file.
    pub async fn close(&self) {
        self.shared.storage().close().await;
    }
}
