use domain::{ConnectionName, ConnectionState, OwnAccount, Phrase};
use partner_center::azure_billing::{AzureBilling, Budget, ServiceError};
use partner_center::sign_in::SignInError;
use tokio_util::sync::CancellationToken;
use words::Words;

use super::billing::BillingReading;
use super::center::CenterReading;
use super::ending::{Outcome, error_of, state_of};
use super::place::{address_of, network, resource_of};
use super::reading::{Progress, Stopped};
use super::sign_in::DEMANDED_CLAIMS;
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::view::{ConnectionReport, SyncReport, SyncedView, WorkProgress};
use crate::{Engine, Error};

impl Engine {
    /// As [`Engine::sync`], and every connection of an account of one's own with it.
    ///
    /// # Errors
    /// As [`Engine::sync`]. What a connection answers is told beside what was read; that is stored.
    pub async fn sync_all(
        &self,
        on_progress: impl Fn(WorkProgress) + Send + Sync,
        cancel: &CancellationToken,
        words: &Words,
    ) -> Result<SyncedView, Error> {
        self.sync().await?;
        let (report, error) = self.sync_connections(on_progress, cancel, words).await?;
        Ok(SyncedView {
            status: self.status(words).await?,
            report,
            error: error.map(|error| error.view(words)),
        })
    }

    /// Reads every connection of the current account, each for itself. What is read is stored page by page, and whoever ends
    /// in between goes on there.
    ///
    /// # Errors
    /// The store's error. What a connection answers stands in the report; [`SyncReport::error`] says whether it is one.
    pub async fn sync_connections(
        &self,
        on_progress: impl Fn(WorkProgress) + Send + Sync,
        cancel: &CancellationToken,
        words: &Words,
    ) -> Result<(SyncReport, Option<Error>), Error> {
        let mut report = SyncReport::default();
        let mut first_error = None;
        let mut without_token: Option<Outcome> = None;
        if self.center().capabilities().sample {
            return Ok((report, None));
        }
        let account = self.own_account().await?;
        let _records = self.store().share_records(ORDER_LOCK_WAIT).await?;
        for connection in &account.connections {
            let mut read = ConnectionReport::new(connection.name, words);
            let outcome = match (&without_token, connection.name) {
                // The authority is the same for both, and was asked a moment ago.
                (Some(outcome), _) => outcome.clone(),
                (None, ConnectionName::AzureBilling) => {
                    self.read_billing(&account, &mut read, &on_progress, cancel, words)
                        .await?
                }
                (None, ConnectionName::PartnerCenter) => {
                    self.read_center(&account, &mut read, &on_progress, cancel, words)
                        .await?
                }
            };
            if outcome.lacks_token {
                without_token = Some(outcome.clone());
            }
            let state = outcome.state;
            read.state = state;
            read.state_label = words.text(&format!("connection-state-{}", state.id()));
            read.label = words.say(
                &Phrase::new("connection-report")
                    .with(
                        "connection",
                        words.text(&format!("connection-{}", connection.name.id())),
                    )
                    .with("state", read.state_label.as_str())
                    .with("read", i64::from(read.read))
                    .with("new", i64::from(read.new))
                    .with("versions", i64::from(read.versions))
                    .with("documents", i64::from(read.documents)),
            );
            self.store()
                .keep_connection_state(&account.name, connection.name, state, self.clock().now())
                .await?;
            first_error = first_error.or_else(|| error_of(connection.name, &outcome, words));
            report.connections.push(read);
        }
        self.follow_invoices().await?;
        report.cancelled = cancel.is_cancelled();
        data_folder::test_point::reached("synced");
        Ok((report, first_error))
    }

    async fn read_billing(
        &self,
        account: &OwnAccount,
        report: &mut ConnectionReport,
        on_progress: &(impl Fn(WorkProgress) + Send + Sync),
        cancel: &CancellationToken,
        words: &Words,
    ) -> Result<Outcome, Error> {
        if self.store().sign_in_token(&account.name).await?.is_none() {
            return Ok(Outcome::new(ConnectionState::SignInNeeded, "nobody signed in yet"));
        }
        let name = ConnectionName::AzureBilling;
        let network = network()?;
        let address = address_of(account, name)?;
        let session = self.session(account, &network, resource_of(name))?;
        let billing = AzureBilling::new(network.to([address.clone()]), session.clone(), Budget::default())
            .at(address.as_str())
            .fetching_through(network.without_credentials([address]));
        let tell = |progress: Progress| on_progress(progress_view(progress, words));
        let mut reading = BillingReading {
            billing: &billing,
            store: self.store(),
            account: &account.name,
            now: self.clock().now(),
            cancel,
            words,
            on_progress: &tell,
            report,
            is_partial: false,
            forbidden: Vec::new(),
        };
        let ended = match reading.invoices().await {
            Ok(true) => reading.documents_and_lines().await,
            Ok(false) => return Ok(Outcome::new(ConnectionState::NoRole, "no billing account is shown")),
            Err(stopped) => Err(stopped),
        };
        match ended {
            Ok(()) if reading.is_partial => Ok(Outcome::new(ConnectionState::Unfinished, "not every account was read")),
            Ok(()) if !reading.forbidden.is_empty() => Ok(Outcome::partly_forbidden(reading.forbidden)),
            Ok(()) => Ok(Outcome::new(ConnectionState::Current, "")),
            Err(Stopped::Own(error)) => Err(error),
            Err(Stopped::Cancelled) => Ok(Outcome::new(ConnectionState::Unfinished, "cancelled")),
            Err(Stopped::Service(error)) => self.ended_by(&error, session.trouble().await).await,
        }
    }

    async fn read_center(
        &self,
        account: &OwnAccount,
        report: &mut ConnectionReport,
        on_progress: &(impl Fn(WorkProgress) + Send + Sync),
        cancel: &CancellationToken,
        words: &Words,
    ) -> Result<Outcome, Error> {
        let Some(center) = self.open_center(account).await? else {
            return Ok(Outcome::new(ConnectionState::SignInNeeded, "nobody signed in yet"));
        };
        let tell = |progress: Progress| on_progress(progress_view(progress, words));
        let mut reading = CenterReading {
            center: &center.api,
            store: self.store(),
            account,
            now: self.clock().now(),
            cancel,
            words,
            on_progress: &tell,
            report,
            notes_asked: 0,
            is_any_read: false,
            first_error: None,
            first_forbidden: None,
            forbidden: Vec::new(),
        };
        let ended = match self.settle_notes(&center, words).await {
            Ok(()) => reading.everything().await,
            Err(stopped) => Err(stopped),
        };
        let (is_any_read, first_error) = (reading.is_any_read, reading.first_error.take());
        let (first_forbidden, forbidden) = (reading.first_forbidden.take(), std::mem::take(&mut reading.forbidden));
        if is_any_read {
            // What answers for the account reads it from the ledger.
            self.fetch_records().await?;
        }
        match ended {
            Ok(()) => match first_error.or(first_forbidden) {
                None => Ok(Outcome::new(ConnectionState::Current, "")),
                Some(ServiceError::Forbidden { .. }) if is_any_read => Ok(Outcome::partly_forbidden(forbidden)),
                Some(error) if is_any_read => Ok(Outcome::new(ConnectionState::Unfinished, error.to_string())),
                Some(error) => self.ended_by(&error, center.session.trouble().await).await,
            },
            Err(Stopped::Own(error)) => Err(error),
            Err(Stopped::Cancelled) => Ok(Outcome::new(ConnectionState::Unfinished, "cancelled")),
            Err(Stopped::Service(error)) => self.ended_by(&error, center.session.trouble().await).await,
        }
    }

    /// How a reading ended by an answer; what the next sign-in has to prove is kept for it.
    pub(super) async fn ended_by(&self, error: &ServiceError, trouble: Option<SignInError>) -> Result<Outcome, Error> {
        let reason = match &trouble {
            Some(trouble) => format!("{error}: {trouble}"),
            None => error.to_string(),
        };
        let of_service = match error {
            ServiceError::ConfirmationNeeded { claims } => Some(claims.clone()),
            _ => None,
        };
        let of_authority = match &trouble {
            Some(SignInError::SecondFactorNeeded { claims }) => Some(claims.clone()),
            _ => None,
        };
        let lacks_token = trouble.as_ref().is_some_and(SignInError::is_passing);
        let needs_confirmation = of_service.is_some() || of_authority.is_some();
        if let Some(claims) = of_service.flatten().or(of_authority.flatten()) {
            self.store()
                .set_setting(Some(self.account()), DEMANDED_CLAIMS, &claims.to_json())
                .await?;
        }
        Ok(Outcome {
            needs_confirmation,
            lacks_token,
            ..Outcome::new(state_of(error), reason)
        })
    }
}

/// How far a reading has come, for people.
fn progress_view(progress: Progress, words: &Words) -> WorkProgress {
    let (done, total, label) = match progress {
        Progress::Invoices(done, total) => {
            let total = total.and_then(|total| u32::try_from(total).ok()).unwrap_or(done);
            (done, total.max(done), Phrase::new("sync-progress"))
        }
        Progress::Documents(done) => (done, done, Phrase::new("sync-documents")),
        Progress::Lines(done, total) => (done, total, Phrase::new("sync-lines")),
    };
    let label = label.with("done", i64::from(done)).with("total", i64::from(total));
    WorkProgress {
        done,
        total,
        current: String::new(),
        label: words.say(&label),
    }
}
