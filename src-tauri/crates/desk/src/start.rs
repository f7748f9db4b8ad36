use std::time::Duration;

use engine::{Code, Error};

use crate::Desk;
use crate::sample::RESET_WAIT;

/// How long somebody who wants to read waits for what an earlier run left open.
const OUTCOME_WAIT: Duration = Duration::from_secs(2);

/// What a start owes to the run before. It runs beside everything else: no reading waits for it.
impl Desk {
    /// Asks for the orders whose outcome is open, sends what was not taken yet, and fetches everything where that was
    /// never done. Where nothing is owed, the connection is not asked.
    ///
    /// # Errors
    /// The connection's error. What is stored can be read all the same, and the next start tries again.
    pub async fn start(&self) -> Result<(), Error> {
        self.finish_reset(RESET_WAIT).await?;
        self.engine().recover().await?;
        self.engine().sync_if_owed().await
    }

    /// As [`Desk::start`], for a window that stays open: where nothing was owed, the connection is asked who is signed in,
    /// so that the frame says from the beginning whether newer records can be had.
    ///
    /// # Errors
    /// As [`Desk::start`].
    pub async fn start_to_stay(&self) -> Result<(), Error> {
        self.start().await?;
        self.engine().greet().await
    }

    /// As [`Desk::start`], before a command that reads and ends. An outcome that can be had at once is part of its answer;
    /// one that cannot be had within two seconds, or that another Packdesk is asking for, is left to the next command. Only
    /// where nothing is stored to be read does it wait for the connection.
    ///
    /// # Errors
    /// As [`Desk::start`].
    pub async fn start_to_read(&self) -> Result<(), Error> {
        if !self.engine().has_records().await? {
            return self.start().await;
        }
        let asked = async {
            self.engine().recover_within(Duration::ZERO).await?;
            self.engine().sync_if_owed().await
        };
        tokio::time::timeout(OUTCOME_WAIT, asked)
            .await
            .unwrap_or_else(|_| Err(Error::new(Code::Unreachable).because("no outcome in time")))
    }
}
