use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use data_folder::test_point;
use domain::{NaiveDate, Role};
use engine::{Code, Error};
use partner_center::faults::FaultSpec;
use sandbox::{Error as SandboxError, ResetOptions, Sandbox};
use serde::Serialize;
use tokio::net::TcpListener;

use crate::Desk;
use crate::open::ROLE;

/// How long a reset waits for an order or a sync of another Packdesk.
pub(crate) const RESET_WAIT: Duration = Duration::from_secs(10);

/// What the gateway took, for scripts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Charge {
    /// Id of the charge.
    pub charge: String,
    /// Client request id of the order.
    pub request_id: String,
    /// Order number.
    pub order: String,
    /// Amount, with a decimal point.
    pub amount: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Brand and last four digits.
    pub card: String,
}

/// What only a sample account offers: its calendar, its roles, its gateway seen from the other side.
impl Desk {
    /// Sets the sample account up afresh: the embedded Partner Center and everything stored of the account. They stand in
    /// two files, so what is intended is written down before the first is changed; a reset that was begun is finished at the
    /// next start.
    ///
    /// # Errors
    /// What keeps the data from being written, or [`Code::DataBusy`] while another Packdesk places an order, fetches the
    /// records or makes a reset.
    pub async fn reset(&self, options: ResetOptions) -> Result<NaiveDate, Error> {
        let sandbox = self.sandbox()?;
        let intended = serde_json::to_string(&options).map_err(|error| Error::new(Code::Internal).because(error))?;
        {
            let _records = self.store.lock_records(RESET_WAIT).await?;
            let _orders = self.store.lock_orders(RESET_WAIT).await?;
            test_point::reached("reset-locked");
            self.store.begin_reset(&self.account, &intended).await?;
            test_point::reached("reset-begun");
            if let Err(error) = self.make_reset(sandbox, options).await {
                // Then the sample is as it was. After any other error it may be made afresh, and the next start finishes.
                if matches!(
                    error,
                    SandboxError::BeyondCalendar(_) | SandboxError::DiskFull | SandboxError::Busy
                ) && let Err(error) = self.store.give_up_reset(&self.account).await
                {
                    log::warn!("the reset is tried again at the next start: {error}");
                }
                return Err(self.map_error(error));
            }
            self.follow_reset().await?;
        }
        self.engine().sync().await?;
        self.today().await
    }

    /// Finishes a reset that was begun and not finished, once nobody else is at it.
    ///
    /// # Errors
    /// As [`Desk::reset`].
    pub(crate) async fn finish_reset(&self, wait: Duration) -> Result<(), Error> {
        if self.store.reset_begun(&self.account).await?.is_none() {
            return Ok(());
        }
        let _records = self.store.lock_records(wait).await?;
        let _orders = self.store.lock_orders(wait).await?;
        let Some(intended) = self.store.reset_begun(&self.account).await? else {
            return Ok(());
        };
        let options = serde_json::from_str(&intended).map_err(|error| Error::new(Code::Internal).because(error))?;
        let sandbox = self.sandbox()?;
        log::info!("a reset that was begun is finished");
        self.make_reset(sandbox, options)
            .await
            .map_err(|error| self.map_error(error))?;
        self.follow_reset().await
    }

    /// Makes the reset that is written down. The same options make the same account, however often.
    async fn make_reset(&self, sandbox: &Sandbox, options: ResetOptions) -> Result<(), SandboxError> {
        sandbox.reset(options).await?;
        test_point::reached("reset-sample");
        Ok(())
    }

    /// Makes the ledger fit a sample that was made afresh.
    async fn follow_reset(&self) -> Result<(), Error> {
        self.store.finish_reset(&self.account).await?;
        test_point::reached("reset-ledger");
        self.take_role(self.sandbox()?.first_role())
    }

    /// Today in the sample account's calendar.
    ///
    /// # Errors
    /// What keeps the data from being read.
    pub async fn today(&self) -> Result<NaiveDate, Error> {
        self.sandbox()?.today().await.map_err(|error| self.map_error(error))
    }

    /// Moves the calendar; due things happen, and the records are fetched again.
    ///
    /// # Errors
    /// What keeps the data from being written.
    pub async fn move_calendar(&self, to: NaiveDate) -> Result<NaiveDate, Error> {
        let sandbox = self.sandbox()?;
        self.store.owe_sync(&self.account).await?;
        sandbox.move_to(to).await.map_err(|error| self.map_error(error))?;
        test_point::reached("calendar-moved");
        self.engine().sync().await?;
        self.today().await
    }

    /// Signs in in another role.
    ///
    /// # Errors
    /// The store's or the connection's error.
    pub async fn sign_in(&self, role: Role) -> Result<(), Error> {
        self.sandbox()?;
        self.store.owe_sync(&self.account).await?;
        self.store.set_setting(Some(&self.account), ROLE, role.id()).await?;
        test_point::reached("role-written");
        self.take_role(role)?;
        self.engine().sync().await
    }

    /// Lets the next answers fail.
    ///
    /// # Errors
    /// [`Code::WrongUsage`] for a fault that does not exist.
    pub async fn add_fault(&self, spec: &str) -> Result<(), Error> {
        let fault = spec.parse::<FaultSpec>();
        let fault = fault.map_err(|error| Error::new(Code::WrongUsage).with("reason", error.to_string()))?;
        self.sandbox()?
            .add_fault(&fault)
            .await
            .map_err(|error| self.map_error(error))
    }

    /// What the gateway took, oldest first.
    ///
    /// # Errors
    /// What keeps the data from being read.
    pub async fn charges(&self) -> Result<Vec<Charge>, Error> {
        let charges = self.sandbox()?.charges().await.map_err(|error| self.map_error(error))?;
        Ok(charges
            .into_iter()
            .map(|charge| Charge {
                charge: charge.charge,
                request_id: charge.request_id.to_string(),
                order: charge.order,
                amount: charge.amount.to_string(),
                currency: charge.currency.code().to_owned(),
                card: charge.card,
            })
            .collect())
    }

    /// Answers over HTTP on the loopback interface until the process is ended. `listening` gets the address and a
    /// bearer token of the signed-in role, and answers whether anybody knows them: else nobody would ever ask.
    ///
    /// # Errors
    /// The port cannot be opened.
    pub async fn serve(&self, port: u16, listening: impl FnOnce(SocketAddr, String) -> bool) -> Result<(), Error> {
        let cannot = |error: std::io::Error| Error::new(Code::WrongUsage).with("reason", error.to_string());
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(cannot)?;
        let role = *self
            .role
            .read()
            .map_err(|_| Error::new(Code::Internal).because("the role is poisoned"))?;
        if !listening(listener.local_addr().map_err(cannot)?, self.sandbox()?.sign_in(role)) {
            return Ok(());
        }
        self.sandbox()?
            .serve(listener)
            .await
            .map_err(|error| self.map_error(error))
    }

    fn take_role(&self, role: Role) -> Result<(), Error> {
        let mut current = self
            .role
            .write()
            .map_err(|_| Error::new(Code::Internal).because("the role is poisoned"))?;
        *current = role;
        Ok(())
    }
}
