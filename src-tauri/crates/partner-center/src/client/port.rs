use async_trait::async_trait;
use bytes::Bytes;
use domain::{
    Account, AccountName, BillingChange, Capabilities, Country, Invoice, InvoiceNumber, LegalChange, NewSupportRequest,
    OfferId, OrderKind, Profile, RequestId, SupportRequest, SupportRequestId, Term, TestCard,
};
use http::{Method, StatusCode};
use uuid::Uuid;

use super::base::Client;
use super::reading::{
    body, carried_out, converted, encoded, id, incomplete, missing, secret_body, text, the_order, unknown_outcome,
    without_words,
};
use crate::answer::{error_of, is_of_service};
use crate::exchange::{NotAnswered, is_harmless};
use crate::wire::{
    self, Flag, InvoiceResource, MpnProfile, OfferResource, OrderRequest, OrderResource, ProofRequest, QuoteResource,
    SessionResource, TermResource, TokenRequest, TokenResource,
};
use crate::{
    CardDetails, CardToken, Error, NewNote, NewOrder, OfferStanding, PartnerCenter, ProofUpload, Quote, Refusal,
    RemoteOrder, Session, SubmissionAnswer, Transport, TransportError,
};

#[async_trait]
impl<T: Transport> PartnerCenter for Client<T> {
    fn capabilities(&self) -> Capabilities {
        self.capabilities
    }

    fn test_cards(&self) -> &[TestCard] {
        &self.test_cards
    }

    async fn session(&self) -> Result<Session, Error> {
        let (partner, legal, billing, person) = tokio::try_join!(
            self.exchange.get::<MpnProfile>("/v1/profiles/mpn"),
            self.legal_profile(),
            self.billing_profile(),
            self.person(),
        )?;
        let partner_id = text(partner.mpn_id.or(partner.partner_id)).ok_or_else(|| missing("profile", "mpnId"))?;
        let address = legal.address.unwrap_or_default();
        let currency = text(billing.billing_currency)
            .and_then(|code| domain::Currency::from_code(&code.trim().to_ascii_uppercase()))
            .ok_or_else(|| missing("profile", "billingCurrency"))?;
        Ok(Session {
            account: Account {
                name: self
                    .name
                    .clone()
                    .unwrap_or_else(|| AccountName::new(partner_id.as_str())),
                company: text(partner.partner_name)
                    .or(text(legal.company_name))
                    .unwrap_or_default(),
                partner_id,
                country: Country::new(&text(address.country).unwrap_or_default()),
                currency,
                connection: self.connection,
                member: person.is_member.map(|flag| flag.0),
            },
            role: person.known_role(),
            person: text(person.display_name).unwrap_or_default(),
        })
    }

    async fn profile(&self) -> Result<Profile, Error> {
        self.read_profile().await
    }

    async fn change_billing(&self, change: &BillingChange, revision: Option<&str>) -> Result<Profile, Error> {
        self.put_billing(change, revision).await
    }

    async fn change_legal(&self, change: &LegalChange, revision: Option<&str>) -> Result<Profile, Error> {
        self.put_legal(change, revision).await
    }

    async fn join(&self) -> Result<Session, Error> {
        self.exchange
            .change::<SessionResource>(Method::POST, "/v1/membership/join", &Bytes::new(), Uuid::new_v4())
            .await?;
        self.session().await.map_err(carried_out)
    }

    async fn standings(&self) -> Result<Vec<OfferStanding>, Error> {
        let path = "/v1/membership/offers";
        let offers = self
            .exchange
            .get_all(path, |offer: &OfferResource| id(offer.id.as_ref()))
            .await?;
        converted(offers)
    }

    async fn terms(&self) -> Result<Vec<Term>, Error> {
        let terms = self
            .exchange
            .get_all("/v1/membership/terms", |_: &TermResource| None)
            .await?;
        converted(terms)
    }

    async fn turn_off_auto_renew(&self, offer: &OfferId) -> Result<Term, Error> {
        let path = format!("/v1/membership/terms/{}", encoded(offer.as_str()));
        let body = body(&TermResource {
            auto_renew: Some(Flag(false)),
            ..TermResource::default()
        })?;
        let term: TermResource = self
            .exchange
            .change(Method::PATCH, &path, &body, Uuid::new_v4())
            .await?;
        let term = Term::try_from(term).map_err(unknown_outcome)?;
        if term.offer != *offer {
            return Err(Error::OutcomeUnknown("the answer about another offer".into()));
        }
        Ok(term)
    }

    async fn quote(&self, offer: &OfferId, kind: OrderKind) -> Result<Quote, Error> {
        let path = format!(
            "/v1/membership/quotes?offerId={}&kind={}",
            encoded(offer.as_str()),
            wire::order_kind_word(kind)
        );
        let quote: QuoteResource = self.exchange.get(&path).await?;
        quote.try_into().map_err(incomplete)
    }

    /// An error of the tokenizer is told without its words: they may repeat the card.
    async fn tokenize(&self, card: CardDetails) -> Result<CardToken, Error> {
        let body = secret_body(&TokenRequest::from(card))?;
        let answer = match self
            .exchange
            .post_once("/gateway/v1/tokens", body, Uuid::new_v4())
            .await
        {
            Ok(answer) => answer,
            Err(NotAnswered::Unsigned(error)) => return Err(error),
            Err(NotAnswered::Transport(TransportError::NotSent(_))) => {
                return Err(Error::Unreachable("the card gateway".into()));
            }
            Err(NotAnswered::Transport(TransportError::NoAnswer(_))) => return Err(Error::TimedOut),
            Err(NotAnswered::Transport(TransportError::BeyondLimits(_))) => {
                return Err(Error::Unreadable("the card gateway's answer".into()));
            }
        };
        if !answer.status().is_success() {
            return Err(without_words(error_of(&answer)));
        }
        let unreadable = || Error::Unreadable("the card gateway's answer".into());
        let token: TokenResource = wire::read(answer.body()).map_err(|_| unreadable())?;
        token.try_into().map_err(|_| unreadable())
    }

    async fn place_order(&self, order: &NewOrder) -> Result<RemoteOrder, Error> {
        let body = secret_body(&OrderRequest::from(order))?;
        let placed = self
            .change_order("/v1/membership/orders", body, order.request_id.0)
            .await?;
        if placed.request_id.is_some_and(|answered| answered != order.request_id) {
            return Err(Error::OutcomeUnknown("the answer to another submission".into()));
        }
        Ok(placed)
    }

    async fn order_by_request(&self, request: RequestId) -> Result<SubmissionAnswer, Error> {
        self.ask_for_submission(request).await
    }

    async fn orders(&self) -> Result<Vec<RemoteOrder>, Error> {
        self.orders_at("/v1/membership/orders").await
    }

    async fn upload_proof(&self, number: &str, upload: &ProofUpload) -> Result<RemoteOrder, Error> {
        let path = format!("/v1/membership/orders/{}/proof", encoded(number));
        let body = body(&ProofRequest::from(upload))?;
        match self.change_order(&path, body, Uuid::new_v4()).await {
            // Whoever stops reading a large body need not say more than this.
            Err(Error::Refused(Refusal::Other { code, .. })) if code == StatusCode::PAYLOAD_TOO_LARGE.as_str() => {
                Err(Error::Refused(Refusal::ProofTooLarge))
            }
            answered => the_order(number, answered?),
        }
    }

    async fn cancel_order(&self, number: &str) -> Result<RemoteOrder, Error> {
        let path = format!("/v1/membership/orders/{}/cancel", encoded(number));
        the_order(number, self.change_order(&path, Bytes::new(), Uuid::new_v4()).await?)
    }

    async fn invoices(&self) -> Result<Vec<Invoice>, Error> {
        let path = "/v1/invoices?size=500";
        let invoices = self
            .exchange
            .get_all(path, |invoice: &InvoiceResource| id(invoice.id.as_ref()))
            .await?;
        converted(invoices.into_iter().flat_map(InvoiceResource::with_amendments))
    }

    async fn invoice(&self, number: &InvoiceNumber) -> Result<Invoice, Error> {
        let path = format!("/v1/invoices/{}", encoded(number.as_str()));
        let invoice: InvoiceResource = self.exchange.get(&path).await?;
        invoice.try_into().map_err(incomplete)
    }

    async fn support_requests(&self) -> Result<Vec<SupportRequest>, Error> {
        self.read_requests().await
    }

    async fn support_request(&self, id: &SupportRequestId) -> Result<SupportRequest, Error> {
        self.read_request(id).await
    }

    async fn make_support_request(&self, request: &NewSupportRequest) -> Result<SupportRequest, Error> {
        self.make_request(request).await
    }

    async fn add_note(&self, id: &SupportRequestId, note: &NewNote) -> Result<SupportRequest, Error> {
        self.patch_request(id, note).await
    }
}

impl<T: Transport> Client<T> {
    /// The signed-in person; nobody in particular where the service does not tell.
    async fn person(&self) -> Result<SessionResource, Error> {
        match self.exchange.get("/v1/membership/session").await {
            Err(Error::NotFound(_)) => Ok(SessionResource::default()),
            person => person,
        }
    }

    /// Sends a change of an order once. It may have been carried out unless the answer says otherwise.
    async fn change_order(&self, path: &str, body: Bytes, request_id: Uuid) -> Result<RemoteOrder, Error> {
        let answer = match self.exchange.post_once(path, body, request_id).await {
            Ok(answer) => answer,
            Err(NotAnswered::Unsigned(error)) => return Err(error),
            Err(NotAnswered::Transport(TransportError::NotSent(detail))) => return Err(Error::Unreachable(detail)),
            Err(NotAnswered::Transport(TransportError::NoAnswer(detail) | TransportError::BeyondLimits(detail))) => {
                return Err(Error::OutcomeUnknown(detail));
            }
        };
        let status = answer.status();
        if is_harmless(status) && is_of_service(&answer) {
            return Err(error_of(&answer));
        }
        if !status.is_success() {
            return Err(Error::OutcomeUnknown(format!("status {}", status.as_u16())));
        }
        wire::read::<OrderResource>(answer.body())
            .map_err(|_| Error::OutcomeUnknown("an answer that cannot be read".into()))
            .and_then(|order| RemoteOrder::try_from(order).map_err(|error| Error::OutcomeUnknown(error.to_string())))
    }

    async fn orders_at(&self, path: &str) -> Result<Vec<RemoteOrder>, Error> {
        let orders = self
            .exchange
            .get_all(path, |order: &OrderResource| id(order.id.as_ref()))
            .await?;
        converted(orders)
    }
}
