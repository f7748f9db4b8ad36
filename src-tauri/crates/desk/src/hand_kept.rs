use async_trait::async_trait;
use domain::{
    Account, AccountName, BillingChange, Capabilities, CenterRecord, Invoice, InvoiceNumber, LegalChange,
    NewSupportRequest, OfferId, OfferStanding, OrderKind, OwnAccount, Profile, RequestId, Session, SupportRequest,
    SupportRequestId, Term, TestCard,
};
use partner_center::center_api::partner_id_told;
use partner_center::{
    CardDetails, CardToken, Error, NewNote, NewOrder, PartnerCenter, ProofUpload, Quote, RemoteOrder, SubmissionAnswer,
};
use store::Store;

/// What answers for an account that is kept by hand: nobody but the ledger. It says what was entered here, and of
/// everything else that it is not known.
pub(crate) struct HandKept {
    account: OwnAccount,
    store: Store,
}

impl HandKept {
    pub fn new(account: OwnAccount, store: Store) -> Self {
        Self { account, store }
    }

    async fn described(&self) -> Account {
        let partner_id = match &self.account.partner_id {
            Some(given) => Some(given.clone()),
            None => self.partner_id_told().await,
        };
        Account {
            name: self.account.name.clone(),
            company: self.account.company.clone(),
            partner_id: partner_id.unwrap_or_default(),
            country: self.account.country.clone(),
            currency: self.account.currency,
            connection: domain::ConnectionKind::ByHand,
            member: None,
        }
    }

    /// The partner's id as Partner Center said it, where the account is connected to it.
    async fn partner_id_told(&self) -> Option<String> {
        let records = self.store.center_records(self.name()).await.ok()?;
        let known = records.into_iter().find(|known| known.record == CenterRecord::Mpn)?;
        partner_id_told(&known.sent?.document)
    }

    fn name(&self) -> &AccountName {
        &self.account.name
    }
}

#[async_trait]
impl PartnerCenter for HandKept {
    fn capabilities(&self) -> Capabilities {
        Capabilities::BY_HAND
    }

    fn test_cards(&self) -> &[TestCard] {
        &[]
    }

    async fn session(&self) -> Result<Session, Error> {
        Ok(Session {
            account: self.described().await,
            person: String::new(),
            role: None,
        })
    }

    async fn profile(&self) -> Result<Profile, Error> {
        let versions = self.store.profile_versions(self.name()).await;
        let newest = versions.map(|versions| versions.into_iter().next());
        match newest {
            Ok(newest) => Ok(newest.map_or_else(|| self.account.first_profile(), |(_, profile)| profile)),
            Err(error) => Err(Error::Unreadable(error.to_string())),
        }
    }

    async fn change_billing(&self, _: &BillingChange, _: Option<&str>) -> Result<Profile, Error> {
        Err(Error::NotOffered)
    }

    async fn change_legal(&self, _: &LegalChange, _: Option<&str>) -> Result<Profile, Error> {
        Err(Error::NotOffered)
    }

    async fn join(&self) -> Result<Session, Error> {
        Err(Error::NotOffered)
    }

    async fn standings(&self) -> Result<Vec<OfferStanding>, Error> {
        // What it is offered, only Partner Center knows.
        Ok(Vec::new())
    }

    async fn terms(&self) -> Result<Vec<Term>, Error> {
        Ok(Vec::new())
    }

    async fn turn_off_auto_renew(&self, _: &OfferId) -> Result<Term, Error> {
        Err(Error::NotOffered)
    }

    async fn quote(&self, _: &OfferId, _: OrderKind) -> Result<Quote, Error> {
        Err(Error::NotOffered)
    }

    async fn tokenize(&self, _: CardDetails) -> Result<CardToken, Error> {
        Err(Error::NotOffered)
    }

    async fn place_order(&self, _: &NewOrder) -> Result<RemoteOrder, Error> {
        Err(Error::NotOffered)
    }

    async fn order_by_request(&self, _: RequestId) -> Result<SubmissionAnswer, Error> {
        Err(Error::NotOffered)
    }

    async fn orders(&self) -> Result<Vec<RemoteOrder>, Error> {
        Err(Error::NotOffered)
    }

    async fn upload_proof(&self, _: &str, _: &ProofUpload) -> Result<RemoteOrder, Error> {
        Err(Error::NotOffered)
    }

    async fn cancel_order(&self, _: &str) -> Result<RemoteOrder, Error> {
        Err(Error::NotOffered)
    }

    async fn invoices(&self) -> Result<Vec<Invoice>, Error> {
        Err(Error::NotOffered)
    }

    async fn invoice(&self, _: &InvoiceNumber) -> Result<Invoice, Error> {
        Err(Error::NotOffered)
    }

    async fn support_requests(&self) -> Result<Vec<SupportRequest>, Error> {
        Err(Error::NotOffered)
    }

    async fn support_request(&self, _: &SupportRequestId) -> Result<SupportRequest, Error> {
        Err(Error::NotOffered)
    }

    async fn make_support_request(&self, _: &NewSupportRequest) -> Result<SupportRequest, Error> {
        Err(Error::NotOffered)
    }

    async fn add_note(&self, _: &SupportRequestId, _: &NewNote) -> Result<SupportRequest, Error> {
        Err(Error::NotOffered)
    }
}
