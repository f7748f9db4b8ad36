use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use domain::{
    AccountName, BillingChange, Capabilities, Clock, Invoice, InvoiceNumber, LegalChange, NewSupportRequest, OfferId,
    OrderKind, Profile, RequestId, SupportRequest, SupportRequestId, Term, TestCard,
};
use event_log::Kind;
use partner_center::{
    CardDetails, CardToken, Error as CenterError, NewNote, NewOrder, OfferStanding, PartnerCenter, ProofUpload, Quote,
    RemoteOrder, Session, SubmissionAnswer,
};
use store::Store;

use crate::Error;

/// The connection, with a record of how each call to it ended. Every use case goes through it, so that none of them has
/// to think of what the frame says about being offline.
pub(crate) struct RecordedCenter {
    center: Arc<dyn PartnerCenter>,
    store: Store,
    account: AccountName,
    clock: Arc<dyn Clock>,
    running: AtomicUsize,
}

/// A call that has not ended; a future that is dropped ends it too.
struct Running<'a>(&'a AtomicUsize);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl RecordedCenter {
    pub fn new(center: Arc<dyn PartnerCenter>, store: Store, account: AccountName, clock: Arc<dyn Clock>) -> Self {
        Self {
            center,
            store,
            account,
            clock,
            running: AtomicUsize::new(0),
        }
    }

    /// Whether the connection is being asked something.
    pub fn is_asked(&self) -> bool {
        self.running.load(Ordering::Relaxed) > 0
    }

    async fn recorded<T>(&self, call: impl Future<Output = Result<T, CenterError>>) -> Result<T, CenterError> {
        self.running.fetch_add(1, Ordering::Relaxed);
        let running = Running(&self.running);
        let answer = call.await;
        drop(running);
        let outcome = match &answer {
            Err(error) if !has_answered(error) => Err(Error::from(error.clone()).code.id()),
            _ => Ok(()),
        };
        if let Err(error) = self
            .store
            .record_contact(&self.account, self.clock.now(), outcome)
            .await
        {
            event_log::warn!(
                "how the connection answered could not be recorded",
                reason = Kind(&error)
            );
        }
        answer
    }
}

/// Whether an error is the connection's own word: then it was reached.
const fn has_answered(error: &CenterError) -> bool {
    !matches!(
        error,
        CenterError::Unreachable(_)
            | CenterError::TimedOut
            | CenterError::OutcomeUnknown(_)
            | CenterError::ServerTrouble(_)
            | CenterError::Unreadable(_)
    )
}

macro_rules! recorded {
    ($(async fn $name:ident(&self $(, $argument:ident: $type:ty)*) -> Result<$answer:ty>;)+) => {
        #[async_trait]
        impl PartnerCenter for RecordedCenter {
            fn capabilities(&self) -> Capabilities {
                self.center.capabilities()
            }

            fn test_cards(&self) -> &[TestCard] {
                self.center.test_cards()
            }

            $(async fn $name(&self $(, $argument: $type)*) -> Result<$answer, CenterError> {
                self.recorded(self.center.$name($($argument),*)).await
            })+
        }
    };
}

recorded! {
    async fn session(&self) -> Result<Session>;
    async fn profile(&self) -> Result<Profile>;
    async fn change_billing(&self, change: &BillingChange, revision: Option<&str>) -> Result<Profile>;
    async fn change_legal(&self, change: &LegalChange, revision: Option<&str>) -> Result<Profile>;
    async fn join(&self) -> Result<Session>;
    async fn standings(&self) -> Result<Vec<OfferStanding>>;
    async fn terms(&self) -> Result<Vec<Term>>;
    async fn turn_off_auto_renew(&self, offer: &OfferId) -> Result<Term>;
    async fn quote(&self, offer: &OfferId, kind: OrderKind) -> Result<Quote>;
    async fn tokenize(&self, card: CardDetails) -> Result<CardToken>;
    async fn place_order(&self, order: &NewOrder) -> Result<RemoteOrder>;
    async fn order_by_request(&self, request: RequestId) -> Result<SubmissionAnswer>;
    async fn orders(&self) -> Result<Vec<RemoteOrder>>;
    async fn upload_proof(&self, number: &str, upload: &ProofUpload) -> Result<RemoteOrder>;
    async fn cancel_order(&self, number: &str) -> Result<RemoteOrder>;
    async fn invoices(&self) -> Result<Vec<Invoice>>;
    async fn invoice(&self, number: &InvoiceNumber) -> Result<Invoice>;
    async fn support_requests(&self) -> Result<Vec<SupportRequest>>;
    async fn support_request(&self, id: &SupportRequestId) -> Result<SupportRequest>;
    async fn make_support_request(&self, request: &NewSupportRequest) -> Result<SupportRequest>;
    async fn add_note(&self, id: &SupportRequestId, note: &NewNote) -> Result<SupportRequest>;
}
