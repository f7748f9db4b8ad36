//! Azure Billing on this computer, for tests, beside the authority whose tokens it takes.

#[path = "line_service.rs"]
pub mod line_service;

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use http::{HeaderMap, Method, StatusCode, Uri, header};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tokio::sync::Notify;

use self::line_service::{ACCOUNT, LineBook, lines_of};
use super::authority::{LocalAuthority, MANAGEMENT, Person};

/// Everything that the service has, and what happened.
#[derive(Default)]
pub struct Book {
    /// The invoices of the list, page by page.
    pub pages: Vec<Vec<Value>>,
    /// What is found by its number alone.
    pub by_number: Vec<Value>,
    /// The person sees no billing account.
    pub has_no_role: bool,
    /// Where the connection breaks in the middle of the answer.
    pub breaks_at: Option<Step>,
    /// Where the answer does not come any more, and who is told that it was asked for.
    holds_at: Option<(Step, Sender<()>)>,
    /// Lets those answers go on.
    released: Arc<Notify>,
    /// So many documents are not made ready before a second has gone.
    pub rests: usize,
    /// No document is made ready: there are too many requests already.
    pub has_no_time_for_documents: bool,
    /// There is another account before it, whose invoices the person may not see.
    pub has_closed_account: bool,
    /// Who has the documents, where that is somebody else.
    pub documents_at: Option<String>,
    /// The audience of the tokens that are taken, where it is not that of the global cloud.
    pub audience: Option<&'static str>,
    /// What a token has to prove before invoices are shown, in base64.
    pub demanded_claims: Option<String>,
    /// Every file that was asked for, by its invoice and its own name.
    pub asked_files: Vec<String>,
    /// The files that are tables and no PDF.
    pub tables: Vec<String>,
    /// What is told of the lines of invoices.
    pub lines: LineBook,
    /// Every path that was asked for.
    pub asked: Vec<String>,
    /// What was asked for, and how often.
    pub steps: BTreeMap<Step, usize>,
}

/// A question of a synchronisation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The accounts.
    Accounts,
    /// A page of the list, counted from 0.
    Page(usize),
    /// To make the document of an invoice ready.
    Preparation(String),
    /// Whether it is.
    Waiting(String),
    /// The document itself.
    Document(String),
}

impl Step {
    fn of(method: &Method, uri: &Uri) -> Option<Self> {
        let parts: Vec<&str> = uri.path().split('/').collect();
        let before_last = parts.len().checked_sub(2).map(|at| parts[at].to_owned());
        Some(match (method, *parts.last()?) {
            (&Method::GET, "billingAccounts") => Self::Accounts,
            (&Method::GET, "invoices") => Self::Page(number_of(uri)),
            (&Method::POST, "download") => Self::Preparation(before_last?),
            (&Method::GET, number) if before_last.as_deref() == Some("operationResults") => {
                Self::Waiting(number.to_owned())
            }
            (&Method::GET, number) if before_last.as_deref() == Some("documents") => Self::Document(number.to_owned()),
            _ => return None,
        })
    }
}

/// Which page an address asks for.
fn number_of(uri: &Uri) -> usize {
    let query = uri.query().unwrap_or_default();
    let asked = query.split('&').find_map(|part| part.strip_prefix("page="));
    asked.map_or(0, |number| number.parse().unwrap())
}

impl Book {
    /// Lets nobody have an answer at a step from now on; the receiver is told when one is asked for.
    pub fn hold_at(&mut self, step: Step) -> Receiver<()> {
        let (sender, receiver) = channel();
        self.holds_at = Some((step, sender));
        receiver
    }

    /// Answers everything again.
    pub fn recover(&mut self) {
        self.holds_at = None;
        self.breaks_at = None;
        self.released.notify_waiters();
    }

    /// How many pages of lines were asked for.
    pub fn asked_lines(&self) -> usize {
        self.asked.iter().filter(|path| path.ends_with("/transactions")).count()
    }
}

/// The two services of an account, each on a port of this computer until the test ends.
pub struct Microsoft {
    pub authority: LocalAuthority,
    pub sign_in_at: String,
    pub billing_at: String,
    book: Arc<Mutex<Book>>,
    /// There until it is dropped, also where nothing may wait for its end.
    runtime: Option<Runtime>,
}

impl Drop for Microsoft {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[derive(Clone)]
struct Shared {
    authority: LocalAuthority,
    book: Arc<Mutex<Book>>,
    at: String,
}

impl Microsoft {
    /// The services, with these pages of invoices.
    pub fn with(pages: Vec<Vec<Value>>) -> Self {
        let runtime = Runtime::new().unwrap();
        let authority = LocalAuthority::new();
        let book = Arc::new(Mutex::new(Book {
            pages,
            ..Book::default()
        }));
        let (sign_in_at, billing_at) = runtime.block_on(async {
            let sign_in_at = authority.serve().await.as_str().to_owned();
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let at = format!("http://{}", listener.local_addr().unwrap());
            let shared = Shared {
                authority: authority.clone(),
                book: Arc::clone(&book),
                at: at.clone(),
            };
            let router = Router::new().fallback(answer).with_state(shared);
            tokio::spawn(async move { axum::serve(listener, router).await });
            (sign_in_at, at)
        });
        Self {
            authority,
            sign_in_at,
            billing_at,
            book,
            runtime: Some(runtime),
        }
    }

    pub fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap()
    }

    /// Where the authority sends a browser that opens this address.
    pub fn sent_on(&self, address: &str) -> String {
        let runtime = self.runtime.as_ref().unwrap();
        runtime.block_on(self.authority.visited(address)).1.unwrap()
    }

    /// Has somebody else sign in from now on.
    pub fn somebody_else(&self) {
        self.authority.sign_in_as(Person {
            object_id: "f5a4b3c2-0000-4000-8000-123456789abc".to_owned(),
            user_name: "mallory@contoso.example".to_owned(),
            ..first_person()
        });
    }
}

/// An invoice as the service sends it.
pub fn invoice(number: &str, day: &str, total: &str, status: &str) -> Value {
    let amount =
        |value: &str| -> Value { serde_json::from_str(&format!(r#"{{"currency":"EUR","value":{value}}}"#)).unwrap() };
    let at = format!("/providers/Microsoft.Billing/billingAccounts/{ACCOUNT}/invoices/{number}");
    json!({
        "id": at,
        "name": number,
        "type": "Microsoft.Billing/billingAccounts/invoices",
        "properties": {
            "amountDue": amount(if status == "Paid" { "0.0" } else { total }),
            "billedAmount": amount(total),
            "billingProfileDisplayName": "Contoso Ireland ",
            "billingProfileId": format!("/providers/Microsoft.Billing/billingAccounts/{ACCOUNT}/billingProfiles/AB12"),
            "creditAmount": amount("-475.0"),
            "documentType": "Invoice",
            "documents": [{
                "kind": "Invoice",
                "source": "DRS",
                "url": format!("https://management.azure.com{at}/download?downloadToken=PLANTED-DOWNLOAD&api-version=2020-05-01"),
            }],
            "dueDate": format!("{day}T16:37:29.4646753Z"),
            "invoiceDate": format!("{day}T16:37:29.4646753Z"),
            "invoicePeriodStartDate": "2026-02-01T00:00:00.0000000Z",
            "invoicePeriodEndDate": "2026-02-28T23:59:59.9999999Z",
            "purchaseOrderNumber": "A$HG&40420",
            "status": status,
            "subTotal": amount(total),
            "taxAmount": amount("0.0"),
            "totalAmount": amount(total),
            "unheardOf": {"PLANTED-FIELD": 1},
        },
    })
}

async fn answer(State(shared): State<Shared>, method: Method, uri: Uri, headers: HeaderMap, _: Bytes) -> Response {
    let step = Step::of(&method, &uri);
    let released = Arc::clone(&shared.book.lock().unwrap().released);
    // From now on: whoever is told that the step is reached may let it go on at once.
    let release = released.notified();
    if is_held(&shared, step.as_ref()) {
        release.await;
    }
    let answer = answer_now(&shared, &method, &uri, &headers);
    let breaks_at = shared.book.lock().unwrap().breaks_at.clone();
    if breaks_at.is_none() || breaks_at != step {
        return answer;
    }
    let (head, body) = answer.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let half = whole.slice(..whole.len() / 2);
    let broken = stream::iter([Ok(half), Err(std::io::Error::other("the connection breaks"))]);
    Response::from_parts(head, Body::from_stream(broken))
}

/// Counts a question, and tells whether it is not to be answered.
fn is_held(shared: &Shared, step: Option<&Step>) -> bool {
    let mut book = shared.book.lock().unwrap();
    let Some(step) = step else { return false };
    *book.steps.entry(step.clone()).or_default() += 1;
    let Some((_, reached)) = book.holds_at.as_ref().filter(|(held, _)| held == step) else {
        return false;
    };
    // It may be asked for more than once, and whoever waits for the first time is told enough.
    let _ = reached.send(());
    true
}

fn answer_now(shared: &Shared, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
    let path = uri.path().to_owned();
    let mut book = shared.book.lock().unwrap();
    book.asked.push(path.clone());
    // A document lies at a signed address, and whoever fetches it shows no token.
    if let Some(number) = path.strip_prefix("/documents/") {
        assert!(headers.get(header::AUTHORIZATION).is_none());
        if book.tables.iter().any(|table| table == number) {
            return "number,amount".into_response();
        }
        return format!("%PDF-1.4 the issuer's own file of {number}").into_response();
    }
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = bearer
        .and_then(|value| value.strip_prefix("Bearer "))
        .unwrap_or_default();
    if !shared.authority.accepts(token, book.audience.unwrap_or(MANAGEMENT)) {
        let body = json!({"error": {"code": "ExpiredAuthenticationToken", "message": "PLANTED-WORDS"}});
        return (StatusCode::UNAUTHORIZED, axum::Json(body)).into_response();
    }
    let last = path.rsplit('/').next().unwrap_or_default().to_owned();
    match (method, last.as_str()) {
        (&Method::GET, "billingAccounts") if book.has_no_role => axum::Json(json!({"value": []})).into_response(),
        (&Method::GET, "billingAccounts") => {
            let account = json!({
                "id": format!("/providers/Microsoft.Billing/billingAccounts/{ACCOUNT}"),
                "name": ACCOUNT,
                "properties": {"agreementType": "MicrosoftPartnerAgreement", "displayName": "Contoso"},
            });
            let closed = json!({"name": "12345", "properties": {"displayName": "Elsewhere"}});
            let accounts = if book.has_closed_account {
                vec![closed, account]
            } else {
                vec![account]
            };
            axum::Json(json!({"value": accounts})).into_response()
        }
        (&Method::GET, "invoices") if path.contains("/12345/") => {
            let body = json!({"error": {"code": "AuthorizationFailed", "message": "PLANTED-WORDS"}});
            (StatusCode::FORBIDDEN, axum::Json(body)).into_response()
        }
        (&Method::GET, "invoices") if book.demanded_claims.is_some() => {
            let claims = book.demanded_claims.clone().unwrap_or_default();
            let challenge = format!(r#"Bearer realm="", error="insufficient_claims", claims="{claims}""#);
            (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, challenge)]).into_response()
        }
        (&Method::GET, "invoices") => page(&book, uri),
        (&Method::GET, "transactions") => lines_of(&book.lines, uri),
        (&Method::POST, "download") if book.has_no_time_for_documents => {
            (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "0")]).into_response()
        }
        (&Method::POST, "download") if book.rests > 0 => {
            book.rests -= 1;
            (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "1")]).into_response()
        }
        (&Method::POST, "download") => {
            let number = file_asked_for(uri);
            book.asked_files.push(number.clone());
            let at = format!(
                "{}/providers/Microsoft.Billing/operationResults/{number}?api-version=2020-05-01",
                shared.at
            );
            (
                StatusCode::ACCEPTED,
                [(header::LOCATION, at), (header::RETRY_AFTER, "1".to_owned())],
            )
                .into_response()
        }
        (&Method::GET, number) if path.contains("/operationResults/") => {
            let host = book.documents_at.as_ref().unwrap_or(&shared.at);
            let at = format!("{host}/documents/{number}?sig=PLANTED-SIGNATURE");
            axum::Json(json!({"url": at})).into_response()
        }
        (&Method::GET, number) => {
            let found = book.by_number.iter().find(|invoice| invoice["name"] == *number);
            match found {
                Some(invoice) => axum::Json(invoice.clone()).into_response(),
                None => {
                    let body = json!({"error": {"code": "NotFound", "message": "PLANTED-WORDS"}});
                    (StatusCode::NOT_FOUND, axum::Json(body)).into_response()
                }
            }
        }
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

/// The file that a download is asked for: the invoice's own is called by the number alone.
fn file_asked_for(uri: &Uri) -> String {
    let number = uri.path().rsplit('/').nth(1).unwrap_or_default();
    let query = uri.query().unwrap_or_default();
    let named = query.split('&').find_map(|part| {
        let token = part.strip_prefix("downloadToken=PLANTED-");
        token.or_else(|| part.strip_prefix("documentName="))
    });
    match named {
        None | Some("DOWNLOAD") => number.to_owned(),
        Some(name) => format!("{number}-{name}"),
    }
}

/// A file of an invoice as the one generation names it, by an address, or the other, by a name.
pub fn document(number: &str, kind: &str, address: Option<&str>, name: Option<&str>) -> Value {
    let at =
        format!("https://management.azure.com/providers/Microsoft.Billing/billingAccounts/{ACCOUNT}/invoices/{number}");
    let mut document = json!({"kind": kind, "source": "DRS"});
    if let Some(token) = address {
        document["url"] = json!(format!(
            "{at}/download?downloadToken=PLANTED-{token}&api-version=2020-05-01"
        ));
    }
    if let Some(name) = name {
        document["name"] = json!(name);
    }
    document
}

/// A page, with a relative link to the next one that has spaces in it, as the service writes it.
fn page(book: &Book, uri: &Uri) -> Response {
    let number = number_of(uri);
    let total: usize = book.pages.iter().map(Vec::len).sum();
    let mut answer = json!({"totalCount": total, "value": book.pages[number]});
    if number + 1 < book.pages.len() {
        let next = format!("{}?periodStartDate=2000-01-01 00:00&page={}", uri.path(), number + 1);
        answer["nextLink"] = json!(next);
    }
    // A reader of JSON drops the last digit.
    let text = answer.to_string().replace("399.5}", "399.50}");
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// Whoever signs in first.
pub fn first_person() -> Person {
    Person {
        tenant_id: super::authority::TENANT.to_owned(),
        object_id: "b64d5a1f-2c3e-4d50-8e6f-708192a3b4c5".to_owned(),
        user_name: "lee@contoso.example".to_owned(),
    }
}
