use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::request::Builder;
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::address::{Base, Place};
use super::budget::{Budget, Denied, LONGEST_ABSENCE, Share};
use super::error::{Asked, ServiceError};
use crate::credentials::bearer;
use crate::limits::{AnswerLimit, LARGEST_ANSWER, within_limits};
use crate::network::NetworkTrouble;
use crate::retry::{retry_after, wait_after};
use crate::sign_in::Claims;
use crate::{Credentials, Error, Transport, TransportError};

/// So often a question is asked again after the service asked for a rest.
const MOST_RESTS: u32 = 4;
/// Whoever asks for a longer rest is told so at once: the caller goes on later from where it stopped.
const LONGEST_REST: Duration = Duration::from_secs(60);
/// The rest where the service does not say how long.
const USUAL_REST: Duration = Duration::from_secs(10);

/// A file takes longer than an answer.
pub(crate) const LONGEST_FILE: Duration = Duration::from_secs(5 * 60);

/// What happens where the service asks for a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Throttling {
    /// The question rests and is asked again.
    Rests,
    /// The question ends, and so does every other one with the same budget.
    Ends,
}

/// What an answer is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// JSON, within the limits of an answer.
    Json,
    /// A file of at most so many bytes, as it is.
    File(usize),
}

/// How one service is asked, and what its answers mean.
pub(crate) trait Dialect: Send + Sync {
    /// The request with what the service wants to be told of it. `request` is the same one however often it is asked again.
    fn told(&self, builder: Builder, question: &Question<'_>, request: Uuid) -> Builder;

    /// Whether another token may be answered differently.
    fn is_about_the_token(&self, answer: &Response<Bytes>) -> bool;

    /// Whether another try may be answered differently.
    fn is_passing(&self, status: StatusCode) -> bool;

    /// What an answer without success means. After a token was renewed, a refusal is about the person and not about it.
    fn error_of(&self, answer: &Response<Bytes>, asked: Asked, is_renewed: bool) -> ServiceError;
}

/// A question as it is sent.
pub(crate) struct Question<'a> {
    pub(crate) method: Method,
    pub(crate) place: &'a Place,
    pub(crate) asked: Asked,
    pub(crate) throttling: Throttling,
    pub(crate) wanted: Wanted,
    /// Where a list goes on, where that stands in a header.
    pub(crate) continuation: Option<&'a str>,
    /// What is sent with it.
    pub(crate) content: Option<Content>,
}

/// What is sent with a question.
pub(crate) struct Content {
    /// JSON.
    pub(crate) json: Bytes,
    /// The name of this submission, by which the service knows one that it has had already.
    pub(crate) name: Uuid,
    /// The version that a change was made from, where the service told it in a header.
    pub(crate) version: Option<String>,
}

impl<'a> Question<'a> {
    /// A question that reads.
    pub(crate) const fn read(place: &'a Place, asked: Asked) -> Self {
        Self {
            method: Method::GET,
            place,
            asked,
            throttling: Throttling::Rests,
            wanted: Wanted::Json,
            continuation: None,
            content: None,
        }
    }

    /// A question that sends something.
    pub(crate) fn sending(method: Method, place: &'a Place, asked: Asked, content: Content) -> Self {
        Self {
            method,
            throttling: Throttling::Ends,
            content: Some(content),
            ..Self::read(place, asked)
        }
    }

    /// What the service is told the question is called, however often it is asked.
    pub(crate) fn name(&self) -> Uuid {
        self.content.as_ref().map_or_else(Uuid::new_v4, |content| content.name)
    }

    fn share(&self) -> Share {
        if self.method == Method::GET {
            Share::Read
        } else {
            Share::Write
        }
    }
}

/// Single questions to the base: within the budget, signed, sent, asked again where that helps.
pub(crate) struct Exchange<T> {
    pub(crate) transport: T,
    pub(crate) dialect: Box<dyn Dialect>,
    pub(crate) credentials: Arc<dyn Credentials>,
    pub(crate) base: Result<Base, ServiceError>,
    pub(crate) budget: Budget,
    /// The longest wait for one whole answer; none where time stands still.
    pub(crate) patience: Option<Duration>,
}

impl<T: Transport> Exchange<T> {
    /// The base, where it is one that may be given a token.
    pub(crate) fn base(&self) -> Result<&Base, ServiceError> {
        self.base.as_ref().map_err(Clone::clone)
    }

    /// Asks until there is an answer of success, within bounds.
    pub(crate) async fn ask(&self, question: &Question<'_>) -> Result<Response<Bytes>, ServiceError> {
        let address = self.base()?.address(question.place);
        let mut token = self.token().await?;
        let (mut attempt, mut rests, mut is_renewed) = (0, 0, false);
        let name = question.name();
        loop {
            self.admit(question).await?;
            let request = self.signed(question, &address, &token, name)?;
            let (error, wait) = match self.send(request, question.wanted).await {
                Ok(answer) if answer.status().is_success() => return Ok(answer),
                Ok(answer) if answer.status() == StatusCode::TOO_MANY_REQUESTS => {
                    rests += 1;
                    self.rest_after(question, &answer, rests)?;
                    continue;
                }
                Ok(answer) if self.dialect.is_about_the_token(&answer) && !is_renewed => {
                    token = self.renewed(&token, Claims::challenged(answer.headers())).await?;
                    is_renewed = true;
                    continue;
                }
                Ok(answer) => {
                    let is_passing = self.dialect.is_passing(answer.status());
                    let wait = is_passing.then(|| wait_after(attempt, retry_after(answer.headers())));
                    (
                        self.dialect.error_of(&answer, question.asked, is_renewed),
                        wait.flatten(),
                    )
                }
                Err(error) => {
                    let wait = may_be_asked_again(&error).then(|| wait_after(attempt, None));
                    (error, wait.flatten())
                }
            };
            let Some(wait) = wait else {
                return Err(error);
            };
            log::info!("asking again in {wait:?}: {error}");
            tokio::time::sleep(wait).await;
            attempt += 1;
        }
    }

    pub(crate) async fn token(&self) -> Result<Zeroizing<String>, ServiceError> {
        self.credentials.bearer_token().await.map_err(without_token)
    }

    /// Lets a question pass, at once or after a rest that is not its own.
    pub(crate) async fn admit(&self, question: &Question<'_>) -> Result<(), ServiceError> {
        loop {
            match self.budget.take(question.share()) {
                Ok(()) => return Ok(()),
                Err(Denied::Spent) => return Err(ServiceError::BudgetSpent),
                Err(Denied::RestsUntil(until)) => {
                    let retry_after = until.saturating_duration_since(tokio::time::Instant::now());
                    if question.throttling == Throttling::Ends || retry_after > LONGEST_REST {
                        return Err(ServiceError::Throttled { retry_after });
                    }
                    tokio::time::sleep_until(until).await;
                }
            }
        }
    }

    /// Notes the rest that an answer asks for, for everybody, and ends the question where it is not to wait.
    fn rest_after(&self, question: &Question<'_>, answer: &Response<Bytes>, rests: u32) -> Result<(), ServiceError> {
        let throttled = self.rest_of_all(answer);
        if question.throttling == Throttling::Ends || rests > MOST_RESTS {
            return Err(throttled);
        }
        Ok(())
    }

    /// Notes the rest that an answer asks for, for everybody.
    pub(crate) fn rest_of_all(&self, answer: &Response<Bytes>) -> ServiceError {
        let retry_after = rest_of(answer.headers());
        self.budget.rest_for(retry_after);
        log::info!("the service asks for a rest of {retry_after:?}");
        ServiceError::Throttled { retry_after }
    }

    pub(crate) async fn renewed(
        &self,
        refused: &str,
        claims: Option<Claims>,
    ) -> Result<Zeroizing<String>, ServiceError> {
        let asked_for = claims.as_ref().map(Claims::to_json);
        match self.credentials.renewed_token(refused, asked_for.as_deref()).await {
            Err(Error::SignInNeeded | Error::SecondFactorNeeded) if claims.is_some() => {
                Err(ServiceError::ConfirmationNeeded { claims })
            }
            renewed => renewed.map_err(without_token),
        }
    }

    /// Sends a request and takes its answer, as far as it is within the limits.
    pub(crate) async fn send(&self, request: Request<Bytes>, wanted: Wanted) -> Result<Response<Bytes>, ServiceError> {
        let patience = self.patience.map(|patience| match wanted {
            Wanted::Json => patience,
            Wanted::File(_) => LONGEST_FILE,
        });
        let answer = patiently(patience, self.transport.send(request)).await?;
        match wanted {
            Wanted::File(_) if answer.status().is_success() => Ok(answer),
            _ => within_limits(answer, LARGEST_ANSWER).map_err(ServiceError::BeyondLimits),
        }
    }

    pub(crate) fn signed(
        &self,
        question: &Question<'_>,
        address: &str,
        token: &str,
        name: Uuid,
    ) -> Result<Request<Bytes>, ServiceError> {
        let authorization = bearer(token).map_err(without_token)?;
        let mut request = Request::builder()
            .method(question.method.clone())
            .uri(address)
            .header(header::AUTHORIZATION, authorization);
        request = match question.wanted {
            Wanted::Json => request.header(header::ACCEPT, "application/json"),
            Wanted::File(most) => request
                .header(header::ACCEPT, "application/pdf")
                .extension(AnswerLimit(most)),
        };
        let mut body = Bytes::new();
        if let Some(content) = &question.content {
            request = request.header(header::CONTENT_TYPE, "application/json");
            if let Some(version) = &content.version {
                request = request.header(header::IF_MATCH, version);
            }
            body.clone_from(&content.json);
        }
        self.dialect
            .told(request, question, name)
            .body(body)
            .map_err(|_| ServiceError::Unreadable("an address that is none".into()))
    }
}

/// How long the service is to be left alone, as an answer says or as usual.
pub(crate) fn rest_of(headers: &HeaderMap) -> Duration {
    retry_after(headers).unwrap_or(USUAL_REST).min(LONGEST_ABSENCE)
}

/// Waits for an answer, as long as there is patience.
pub(crate) async fn patiently(
    patience: Option<Duration>,
    sent: impl Future<Output = Result<Response<Bytes>, TransportError>>,
) -> Result<Response<Bytes>, ServiceError> {
    let answer = match patience {
        Some(patience) => tokio::time::timeout(patience, sent)
            .await
            .map_err(|_| ServiceError::NoAnswer)?,
        None => sent.await,
    };
    answer.map_err(|error| match error {
        // Nobody was asked who could be reached another time.
        TransportError::NotSent(why) if is_not_allowed(&why) => ServiceError::ForeignAddress,
        TransportError::NotSent(why) => ServiceError::Unreachable(without_address(why)),
        TransportError::NoAnswer(_) => ServiceError::NoAnswer,
        TransportError::BeyondLimits(why) => ServiceError::BeyondLimits(without_address(why)),
    })
}

fn is_not_allowed(why: &str) -> bool {
    NetworkTrouble::told_by(why) == Some(NetworkTrouble::NotAllowed)
}

/// Whether it may go better the next time.
pub(crate) const fn may_be_asked_again(error: &ServiceError) -> bool {
    matches!(error, ServiceError::Unreachable(_) | ServiceError::NoAnswer)
}

/// Why there is no token. A network that fails signs nobody out.
fn without_token(error: Error) -> ServiceError {
    match error {
        Error::SecondFactorNeeded => ServiceError::ConfirmationNeeded { claims: None },
        Error::Unreachable(why) => ServiceError::Unreachable(without_address(why)),
        Error::TimedOut | Error::OutcomeUnknown(_) => ServiceError::NoAnswer,
        Error::Throttled { retry_after } => ServiceError::Throttled {
            retry_after: retry_after.unwrap_or(USUAL_REST),
        },
        Error::ServerTrouble(_) | Error::Unreadable(_) => ServiceError::SignInTrouble,
        _ => ServiceError::SignInNeeded,
    }
}

/// A reason, unless it holds an address: what is in that is not to be read anywhere.
fn without_address(why: String) -> String {
    if why.contains("://") || why.contains(['?', '=', '%']) {
        "the network failed".into()
    } else {
        why
    }
}
