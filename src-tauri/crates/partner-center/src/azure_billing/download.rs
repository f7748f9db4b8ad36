use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Response, StatusCode, header};
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::address::{BILLING, place};
use super::base::AzureBilling;
use super::generation::Generation;
use super::resource::{BillingDocument, BillingInvoice};
use super::signed_address::SignedAddress;
use crate::Transport;
use crate::retry::retry_after;
use crate::service::{Asked, Place, Question, ServiceError, Throttling};

/// The longest preparation of a document that is waited for at a time.
const LONGEST_PREPARATION: Duration = Duration::from_secs(5 * 60);
/// A preparation that nobody knows of may not have begun, for so long.
const LONGEST_UNKNOWN: Duration = Duration::from_secs(60);
/// The wait where the service does not say how long.
const USUAL_WAIT: Duration = Duration::from_secs(10);
/// Not even a service that says so is asked more often.
const SHORTEST_WAIT: Duration = Duration::from_secs(1);
/// The only thing that is ever posted.
const DOWNLOAD: &str = "/download";

/// Where a document is asked for. It may be kept beside its invoice; the address in it opens nothing without a sign-in.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DocumentSource(String);

impl DocumentSource {
    /// Where a document of an invoice is asked for, in the way of the generation that it came in.
    ///
    /// # Errors
    /// [`ServiceError::NoDocument`] where it names none.
    pub fn of(invoice: &BillingInvoice, document: &BillingDocument) -> Result<Self, ServiceError> {
        match (&document.address, &document.name) {
            (Some(address), _) => Ok(Self(address.trim().to_owned())),
            (None, Some(name)) => Self::named(invoice, name),
            (None, None) => Err(ServiceError::NoDocument),
        }
    }

    /// Where the latest PDF of an invoice is asked for by the number alone.
    ///
    /// # Errors
    /// [`ServiceError::Unreadable`] where the names are none.
    pub fn latest(account: &str, invoice: &str) -> Result<Self, ServiceError> {
        let parts = ["billingAccounts", account, "invoices", invoice, "download"];
        place(parts, &[("api-version", Generation::Of2024.version())]).map(|place| Self(place.as_str().to_owned()))
    }

    /// An invoice that was found by its number alone is below no account; its profile is.
    fn named(invoice: &BillingInvoice, document: &str) -> Result<Self, ServiceError> {
        let query = [
            ("api-version", Generation::Of2024.version()),
            ("documentName", document),
        ];
        let number = invoice.number.as_str();
        let part = |path: &Option<String>, after: &str| part_after(path.as_deref()?, after);
        let account = part(&invoice.id, "billingAccounts").ok_or(ServiceError::NoDocument)?;
        let made = if let Some(subscription) = part(&invoice.id, "billingSubscriptions") {
            let parts = [
                "billingAccounts",
                &account,
                "billingSubscriptions",
                &subscription,
                "invoices",
                number,
                "download",
            ];
            place(parts, &query)
        } else {
            let account = part(&invoice.profile_id, "billingAccounts").unwrap_or(account);
            place(["billingAccounts", &account, "invoices", number, "download"], &query)
        };
        made.map(|place| Self(place.as_str().to_owned()))
    }
}

/// The address is not printed: it holds a token.
impl fmt::Debug for DocumentSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DocumentSource")
    }
}

/// A document that the service is preparing. Whoever keeps it goes on with it, after any error and after a restart,
/// without asking for the document again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingDocument {
    place: String,
    /// The wait before the next question, in milliseconds.
    wait: u64,
}

impl fmt::Debug for PendingDocument {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PendingDocument")
            .field("wait", &self.wait)
            .finish_non_exhaustive()
    }
}

/// What became of a document that was asked for.
enum Prepared {
    Ready(SignedAddress),
    Pending(PendingDocument),
}

impl<T: Transport> AzureBilling<T> {
    /// The PDF of an invoice: asked for, waited for, fetched without a token, and looked at.
    ///
    /// What the service prepares is put into `pending` as soon as it is known and taken out at the end. The first answer
    /// of too many requests ends the question, and with it every other one of the same budget; the next call goes on
    /// where this one stopped.
    ///
    /// # Errors
    /// [`ServiceError::Throttled`], [`ServiceError::StillPreparing`] and failures of the network leave `pending` as it
    /// is. [`ServiceError::ForeignAddress`] where it is asked for or fetched at a place that no token and no request is
    /// sent to, [`ServiceError::NotPdf`] where something else came, or any other.
    pub async fn document(
        &self,
        source: &DocumentSource,
        pending: &mut Option<PendingDocument>,
    ) -> Result<Bytes, ServiceError> {
        let mut may_begin_again = true;
        loop {
            let result = self.document_once(source, pending).await;
            if !result.as_ref().is_err_and(may_go_on) {
                *pending = None;
            }
            if matches!(result, Err(ServiceError::LinkExpired)) && may_begin_again {
                may_begin_again = false;
                continue;
            }
            return result;
        }
    }

    /// Asks for the PDF of an invoice and does not wait for it: it is there at once, or the service prepares it and `pending`
    /// says where. Whoever keeps that before [`AzureBilling::document`] waits asks for nothing twice, however it ends.
    ///
    /// # Errors
    /// As [`AzureBilling::document`].
    pub async fn begin_document(
        &self,
        source: &DocumentSource,
        pending: &mut Option<PendingDocument>,
    ) -> Result<Option<Bytes>, ServiceError> {
        match self.ask_for(source).await? {
            Prepared::Ready(address) => match self.fetch(&address).await {
                Err(ServiceError::LinkExpired) => Ok(None),
                fetched => fetched.map(Some),
            },
            Prepared::Pending(begun) => {
                *pending = Some(begun);
                Ok(None)
            }
        }
    }

    async fn document_once(
        &self,
        source: &DocumentSource,
        pending: &mut Option<PendingDocument>,
    ) -> Result<Bytes, ServiceError> {
        if pending.is_none() {
            match self.ask_for(source).await? {
                Prepared::Ready(address) => return self.fetch(&address).await,
                Prepared::Pending(begun) => *pending = Some(begun),
            }
        }
        let address = self.wait_for(pending).await?;
        self.fetch(&address).await
    }

    /// Asks the service to make a document readable. It is the only thing that is ever posted, so a link that leads to
    /// anything else is not followed.
    async fn ask_for(&self, source: &DocumentSource) -> Result<Prepared, ServiceError> {
        let place = self.exchange.base()?.follow(&source.0, None)?;
        let path = place.path().to_ascii_lowercase();
        if !path.starts_with(&format!("{}/", BILLING.to_ascii_lowercase()))
            || !path.ends_with(DOWNLOAD)
            || climbs(&path)
        {
            return Err(ServiceError::ForeignAddress);
        }
        let question = Question {
            method: Method::POST,
            throttling: Throttling::Ends,
            ..Question::read(&place, Asked::Document)
        };
        let answer = self.exchange.ask(&question).await?;
        self.prepared(&answer, &place, None)
    }

    /// Waits until the document is ready, or as long as is waited at a time.
    async fn wait_for(&self, pending: &mut Option<PendingDocument>) -> Result<SignedAddress, ServiceError> {
        let begun = Instant::now();
        while let Some(now) = pending.clone() {
            let wait = Duration::from_millis(now.wait).max(SHORTEST_WAIT);
            if begun.elapsed() + wait > LONGEST_PREPARATION {
                return Err(ServiceError::StillPreparing);
            }
            tokio::time::sleep(wait).await;
            let place = self.exchange.base()?.follow(&now.place, None)?;
            let question = Question {
                throttling: Throttling::Ends,
                ..Question::read(&place, Asked::Document)
            };
            match self.exchange.ask(&question).await {
                Ok(answer) => match self.prepared(&answer, &place, Some(now.wait))? {
                    Prepared::Ready(address) => return Ok(address),
                    Prepared::Pending(next) => *pending = Some(next),
                },
                Err(ServiceError::NotFound { .. }) if begun.elapsed() < LONGEST_UNKNOWN => {}
                // It was known once and is forgotten.
                Err(ServiceError::NotFound { .. }) => return Err(ServiceError::LinkExpired),
                Err(error) => return Err(error),
            }
        }
        Err(ServiceError::LinkExpired)
    }

    /// What an answer says about the preparation. While it goes on, the place to ask may stay unsaid.
    fn prepared(
        &self,
        answer: &Response<Bytes>,
        here: &Place,
        last_wait: Option<u64>,
    ) -> Result<Prepared, ServiceError> {
        let base = self.exchange.base()?;
        if answer.status() != StatusCode::ACCEPTED {
            return SignedAddress::in_answer(answer.body(), base).map(Prepared::Ready);
        }
        let location = answer.headers().get(header::LOCATION);
        let place = match (location, last_wait) {
            (Some(location), _) => {
                let location = location.to_str().map_err(|_| ServiceError::ForeignAddress)?;
                base.follow(location, Some(here))?
            }
            (None, Some(_)) => here.clone(),
            (None, None) => return Err(ServiceError::Unreadable("a document without a place to wait at".into())),
        };
        let told = retry_after(answer.headers()).map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX));
        let usual = u64::try_from(USUAL_WAIT.as_millis()).unwrap_or(u64::MAX);
        Ok(Prepared::Pending(PendingDocument {
            place: place.as_str().to_owned(),
            wait: told.or(last_wait).unwrap_or(usual),
        }))
    }

    async fn fetch(&self, address: &SignedAddress) -> Result<Bytes, ServiceError> {
        let transport: &dyn Transport = match &self.fetcher {
            Some(fetcher) => fetcher.as_ref(),
            None => &self.exchange.transport,
        };
        let (budget, patience) = (&self.exchange.budget, self.exchange.patience);
        address.fetch(transport, budget, patience).await
    }
}

/// Whether the document may still come from the same preparation.
const fn may_go_on(error: &ServiceError) -> bool {
    matches!(
        error,
        ServiceError::Throttled { .. }
            | ServiceError::StillPreparing
            | ServiceError::BudgetSpent
            | ServiceError::Unreachable(_)
            | ServiceError::NoAnswer
            | ServiceError::ServerTrouble { .. }
            | ServiceError::SignInNeeded
            | ServiceError::SignInTrouble
            | ServiceError::ConfirmationNeeded { .. }
            | ServiceError::UnusableBase
    )
}

/// Whether a path has parts that lead out of it again.
fn climbs(path: &str) -> bool {
    let plain = path.replace("%2e", ".");
    plain.split('/').any(|part| matches!(part, "." | ".."))
}

/// The part of a path that follows another one.
fn part_after(path: &str, after: &str) -> Option<String> {
    let mut parts = path.split('/').skip_while(|part| !part.eq_ignore_ascii_case(after));
    parts.nth(1).filter(|part| !part.is_empty()).map(str::to_owned)
}
