//! A sandbox with the client in front of it.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use async_trait::async_trait;
use bytes::Bytes;
use domain::{
    BillingChange, Capabilities, Money, NaiveDate, NewSupportRequest, OfferId, OrderKind, Payment, PaymentProof,
    Profile, ProofKind, RequestId, Role, Term, TransferContact,
};
use http::{Request, Response};
use partner_center::{
    Client, Error, NewAttachment, NewNote, NewOrder, PartnerCenter, ProofUpload, RemoteOrder, Transport, TransportError,
};
use sandbox::{PartnerName, Sandbox, SandboxTransport};
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use tokio::runtime::Runtime;
use uuid::Uuid;
use zeroize::Zeroizing;

pub type SandboxClient = Client<SandboxTransport>;

pub const PACK: &str = "action-pack";
/// A day on which nothing of the Irish partner runs any more.
pub const LAPSED: &str = "2021-10-20";

/// Runs something on a clock that goes. A paused one runs ahead to the deadlines of whoever waits for the file.
pub async fn in_real_time<T: Send + 'static>(work: impl Future<Output = T> + Send + 'static) -> T {
    static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().unwrap());
    RUNTIME.spawn(work).await.unwrap()
}

/// The way to a sandbox for a client whose own clock is paused, so that it tries again at once.
pub struct FromPausedTime(Arc<SandboxTransport>);

#[async_trait]
impl Transport for FromPausedTime {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let transport = self.0.clone();
        in_real_time(async move { transport.send(request).await }).await
    }
}

/// The Irish partner's sandbox, and a client for a test that pauses its clock.
pub async fn irish_in_paused_time() -> (Sandbox, Client<FromPausedTime>) {
    let (sandbox, _) = in_real_time(irish()).await;
    let transport = FromPausedTime(Arc::new(sandbox.transport()));
    let client = client_over(transport, sandbox.sign_in(sandbox.first_role()));
    (sandbox, client)
}

/// Puts a fault at the end of the queue, in a test that pauses its clock.
pub async fn add_fault_in_paused_time(sandbox: &Sandbox, spec: &str) {
    let (sandbox, spec) = (sandbox.clone(), spec.parse().unwrap());
    in_real_time(async move { sandbox.add_fault(&spec).await.unwrap() }).await;
}

/// Whether tests that play for long play all of it: `cargo xtask test --long` asks for that.
pub fn is_long() -> bool {
    std::env::var_os("PACKDESK_LONG_TESTS").is_some_and(|value| value == "1")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn money(text: &str) -> Money {
    text.parse().unwrap()
}

pub fn partner(name: &str) -> PartnerName {
    name.parse().unwrap()
}

pub async fn irish() -> (Sandbox, SandboxClient) {
    opened("sample").await
}

pub async fn opened(name: &str) -> (Sandbox, SandboxClient) {
    let sandbox = Sandbox::in_memory(partner(name)).await.unwrap();
    let client = client_as(&sandbox, sandbox.first_role());
    (sandbox, client)
}

/// The company that was no member: it has joined, and was authorised on 1 July 2021, which is today.
pub async fn joined() -> (Sandbox, SandboxClient) {
    let (sandbox, client) = opened("sample-new").await;
    client.join().await.unwrap();
    sandbox.move_to(day("2021-07-01")).await.unwrap();
    (sandbox, client)
}

pub fn client_as(sandbox: &Sandbox, role: Role) -> SandboxClient {
    client_over(sandbox.transport(), sandbox.sign_in(role))
}

fn client_over<T: Transport>(transport: T, token: String) -> Client<T> {
    Client::new(transport, Capabilities::SAMPLE, move || {
        Ok::<_, Error>(Zeroizing::new(token.clone()))
    })
    .with_endless_patience()
}

pub fn id(number: u128) -> RequestId {
    RequestId(Uuid::from_u128(number))
}

/// An order by card for what the offer costs today.
pub async fn by_card(client: &SandboxClient, offer: &str, kind: OrderKind, request: u128, token: &str) -> NewOrder {
    let offer = OfferId::new(offer);
    let accepted_total = client.quote(&offer, kind).await.unwrap().total;
    NewOrder {
        request_id: id(request),
        offer,
        kind,
        payment: Payment::Card { card: None },
        card_token: Some(token.to_owned()),
        po_number: None,
        accepted_total,
    }
}

pub async fn by_transfer(client: &SandboxClient, offer: &str, kind: OrderKind, request: u128) -> NewOrder {
    let contact = TransferContact {
        name: "Aoife Moore".into(),
        phone: "16773000".into(),
        email: "accounts@lindqvist.example".into(),
    };
    NewOrder {
        payment: Payment::Transfer { contact },
        card_token: None,
        ..by_card(client, offer, kind, request, "").await
    }
}

/// A purchase by card of what the offer costs today.
pub async fn buy(client: &SandboxClient, offer: &str, request: u128, token: &str) -> Result<RemoteOrder, Error> {
    let order = by_card(client, offer, OrderKind::Buy, request, token).await;
    client.place_order(&order).await
}

pub async fn renew(client: &SandboxClient, request: u128, token: &str) -> Result<RemoteOrder, Error> {
    let order = by_card(client, PACK, OrderKind::Renew, request, token).await;
    client.place_order(&order).await
}

pub async fn latest_term(client: &SandboxClient, offer: &str) -> Option<Term> {
    let terms = client.terms().await.unwrap();
    terms
        .into_iter()
        .filter(|term| term.offer.as_str() == offer)
        .max_by_key(|term| term.anniversary)
}

pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n";

/// An upload of a file, paid on a day, whose form says what is so.
pub fn proof_of(content: &[u8], paid_on: NaiveDate) -> ProofUpload {
    ProofUpload {
        proof: PaymentProof {
            file_name: "confirmation.pdf".into(),
            kind: ProofKind::of(content).unwrap_or(ProofKind::Pdf),
            size: content.len() as u64,
            sha256: hex::encode(Sha256::digest(content)),
            paid_on,
            paid_to: "IE00 DEMO 0000 0045 1200 18".into(),
            reference: Some("TRX-20210628-11".into()),
        },
        content: content.to_vec(),
    }
}

/// A renewal by transfer, placed and proved today.
pub async fn proved(sandbox: &Sandbox, client: &SandboxClient, request: u128) -> RemoteOrder {
    let order = by_transfer(client, PACK, OrderKind::Renew, request).await;
    let placed = client.place_order(&order).await.unwrap();
    let today = sandbox.today().await.unwrap();
    client
        .upload_proof(&placed.number, &proof_of(PDF, today))
        .await
        .unwrap()
}

/// A support request that asks to cancel nothing.
pub fn question(request: u128) -> NewSupportRequest {
    NewSupportRequest {
        request_id: id(request),
        summary: "An invoice cannot be printed".into(),
        kind: "Help with partner invoice, payment, or reconciliation file".into(),
        description: "Of T000214873 the second page is empty.".into(),
        cancels: None,
    }
}

/// A support request that asks to cancel a subscription.
pub fn cancellation(request: u128, offer: &str) -> NewSupportRequest {
    NewSupportRequest {
        summary: "Cancel a subscription".into(),
        description: format!("Cancel {offer} and pay it back."),
        cancels: Some(OfferId::new(offer)),
        ..question(request)
    }
}

pub fn note(request: u128) -> NewNote {
    NewNote {
        request_id: id(request),
        text: "It is the same with another browser.".into(),
        attachment: None,
    }
}

pub fn note_with(request: u128, content: &[u8]) -> NewNote {
    NewNote {
        attachment: Some(NewAttachment {
            file_name: "page.png".into(),
            content: content.to_vec(),
        }),
        ..note(request)
    }
}

/// Moves the invoices to another street; the account is reviewed again.
pub async fn move_office(client: &SandboxClient, street: &str) -> Profile {
    let profile = client.profile().await.unwrap();
    let mut change = BillingChange::of(&profile);
    change.bill_to.address_lines = vec![street.into()];
    client
        .change_billing(&change, profile.revision.as_deref())
        .await
        .unwrap()
}

/// The status and the body of an answer, past the client.
pub async fn ask(sandbox: &Sandbox, method: &str, path: &str, body: &str) -> (u16, Bytes) {
    let request = http::Request::builder()
        .method(method)
        .uri(path)
        .header(
            "authorization",
            format!("Bearer {}", sandbox.sign_in(sandbox.first_role())),
        )
        .header("ms-requestid", Uuid::from_u128(77).to_string())
        .body(Bytes::copy_from_slice(body.as_bytes()))
        .unwrap();
    let answer = sandbox.transport().send(request).await.unwrap();
    (answer.status().as_u16(), answer.into_body())
}

/// The tables of a sandbox's file, past the sandbox.
pub async fn tables(path: &Path, key: &[u8; 32]) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", format!("\"x'{}'\"", hex::encode(key)))
        .foreign_keys(true)
        .connect()
        .await
        .unwrap()
}
