//! What is read of Partner Center: each part for itself, so that one that is refused keeps no other from being read.

mod documents;
mod invoices;
mod records;
mod requests;

pub(super) use records::{is_of_bills, keep_profile_told};
pub(super) use requests::with_what_is_known;

use std::borrow::Cow;

use domain::{DateTime, OwnAccount, Utc};
use partner_center::center_api::{CenterApi, ServiceError};
use partner_center::network::Reach;
use store::Store;
use tokio_util::sync::CancellationToken;
use words::Words;

use super::ending::refused_by_center;
use super::reading::{Progress, Stopped};
use crate::view::ConnectionReport;

/// A reading of Partner Center into the ledger.
pub(super) struct CenterReading<'a> {
    pub center: &'a CenterApi<Reach>,
    pub store: &'a Store,
    pub account: &'a OwnAccount,
    /// The instant of this sync.
    pub now: DateTime<Utc>,
    pub cancel: &'a CancellationToken,
    pub words: &'a Words,
    pub on_progress: &'a (dyn Fn(Progress) + Send + Sync),
    pub report: &'a mut ConnectionReport,
    /// So many notes that are told within their invoices were asked for by their numbers.
    pub notes_asked: usize,
    /// Something was read.
    pub is_any_read: bool,
    /// Why a part was not read that may be read another time, the first of them.
    pub first_error: Option<ServiceError>,
    /// Why a part was not read that is for others, the first of them.
    pub first_forbidden: Option<ServiceError>,
    /// Those parts, for people.
    pub forbidden: Vec<String>,
}

impl CenterReading<'_> {
    /// Reads every part.
    pub async fn everything(&mut self) -> Result<(), Stopped> {
        self.records().await?;
        let requests = self.requests().await;
        self.part(&REQUESTS, requests)?;
        let invoices = self.invoices().await;
        self.part(&INVOICES, invoices)?;
        self.named_invoices().await?;
        self.documents().await
    }

    /// Goes on after a part that was read or refused, unless nothing more can be read.
    fn part(&mut self, part: &Part, ended: Result<(), Stopped>) -> Result<(), Stopped> {
        match ended {
            Ok(()) => self.is_any_read = true,
            Err(Stopped::Service(error)) if is_about_one(&error) => self.refuse(part, error),
            Err(stopped) => return Err(stopped),
        }
        Ok(())
    }

    fn refuse(&mut self, part: &Part, error: ServiceError) {
        self.tell(part, &error);
        if matches!(error, ServiceError::Forbidden { .. }) {
            self.forbidden.push(self.words.text(&part.label));
            self.first_forbidden.get_or_insert(error);
        } else {
            self.first_error.get_or_insert(error);
        }
    }

    /// Tells that a part was not read.
    fn tell(&mut self, part: &Part, error: &ServiceError) {
        let item = refused_by_center(part.path, error.code(), part.is_of_bills, self.words);
        self.report.refused.push(item);
    }

    fn stop_where_cancelled(&self) -> Result<(), Stopped> {
        if self.cancel.is_cancelled() {
            return Err(Stopped::Cancelled);
        }
        Ok(())
    }
}

/// A part of Partner Center that is read for itself.
struct Part {
    /// As the service calls it.
    path: &'static str,
    /// The message that names it for people.
    label: Cow<'static, str>,
    /// It is of bills, which are shown to some roles alone.
    is_of_bills: bool,
}

const REQUESTS: Part = Part {
    path: "servicerequests",
    label: Cow::Borrowed("center-part-requests"),
    is_of_bills: false,
};
const INVOICES: Part = Part {
    path: "invoices",
    label: Cow::Borrowed("center-part-invoices"),
    is_of_bills: true,
};

/// Whether an answer says something of one question only, and the others may be asked.
pub(super) const fn is_about_one(error: &ServiceError) -> bool {
    matches!(
        error,
        ServiceError::NotFound { .. }
            | ServiceError::Forbidden { .. }
            | ServiceError::Refused { .. }
            | ServiceError::ServerTrouble { .. }
            | ServiceError::Unreadable(_)
            | ServiceError::BeyondLimits(_)
            | ServiceError::ForeignAddress
            | ServiceError::Endless
            | ServiceError::NotPdf
    )
}
