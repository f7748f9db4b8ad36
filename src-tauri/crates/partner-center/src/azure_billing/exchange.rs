use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::address::{Base, Place};
use super::answer::{error_of, is_of_unknown_person, is_passing};
use super::budget::{Budget, Denied, LONGEST_ABSENCE, Share};
use super::error::{Asked, BillingError};
use crate::credentials::bearer;
use crate::limits::{LARGEST_ANSWER, within_limits};
use crate::retry::{retry_after, wait_after};
use crate::sign_in::Claims;
use crate::{Credentials, Error, Transport, TransportError};

/// So often a question is asked again after the service asked for a rest.
const MOST_RESTS: u32 = 4;
/// Whoever asks for a longer rest is told so at once: the caller goes on later from where it stopped.
const LONGEST_REST: Duration = Duration::from_secs(60);
/// The rest where the service does not say how long.
const USUAL_REST: Duration = Duration::from_secs(10);

/// What happens where the service asks for a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Throttling {
    /// The question rests and is asked again.
    Rests,
    /// The question ends, and so does every other one with the same budget.
    Ends,
}

/// A question as it is sent.
pub(super) struct Question<'a> {
    pub(super) method: Method,
    pub(super) place: &'a Place,
    pub(super) asked: Asked,
    pub(super) throttling: Throttling,
}

impl<'a> Question<'a> {
    /// A question that reads.
    pub(super) const fn read(place: &'a Place, asked: Asked) -> Self {
        Self {
            method: Method::GET,
            place,
            asked,
            throttling: Throttling::Rests,
        }
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
pub(super) struct Exchange<T> {
    pub(super) transport: T,
    pub(super) credentials: Arc<dyn Credentials>,
    pub(super) base: Result<Base, BillingError>,
    pub(super) budget: Budget,
    /// The longest wait for one whole answer; none where time stands still.
    pub(super) patience: Option<Duration>,
}

impl<T: Transport> Exchange<T> {
    /// The base, where it is one that may be given a token.
    pub(super) fn base(&self) -> Result<&Base, BillingError> {
        self.base.as_ref().map_err(Clone::clone)
    }

    /// Asks until there is an answer of success, within bounds.
    pub(super) async fn ask(&self, question: &Question<'_>) -> Result<Response<Bytes>, BillingError> {
        let address = self.base()?.address(question.place);
        let mut token = self.credentials.bearer_token().await.map_err(without_token)?;
        let (mut attempt, mut rests, mut is_renewed) = (0, 0, false);
        loop {
            self.admit(question).await?;
            let request = signed(question, &address, &token)?;
            let (error, wait) = match self.send(request).await {
                Ok(answer) if answer.status().is_success() => return Ok(answer),
                Ok(answer) if answer.status() == StatusCode::TOO_MANY_REQUESTS => {
                    rests += 1;
                    self.rest_after(question, &answer, rests)?;
                    continue;
                }
                Ok(answer) if is_about_the_token(&answer) && !is_renewed => {
                    token = self.renewed(&token, Claims::challenged(answer.headers())).await?;
                    is_renewed = true;
                    continue;
                }
                Ok(answer) => {
                    let wait = is_passing(answer.status()).then(|| wait_after(attempt, retry_after(answer.headers())));
                    (error_of(&answer, question.asked, is_renewed), wait.flatten())
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

    /// Lets a question pass, at once or after a rest that is not its own.
    async fn admit(&self, question: &Question<'_>) -> Result<(), BillingError> {
        loop {
            match self.budget.take(question.share()) {
                Ok(()) => return Ok(()),
                Err(Denied::Spent) => return Err(BillingError::BudgetSpent),
                Err(Denied::RestsUntil(until)) => {
                    let retry_after = until.saturating_duration_since(tokio::time::Instant::now());
                    if question.throttling == Throttling::Ends || retry_after > LONGEST_REST {
                        return Err(BillingError::Throttled { retry_after });
                    }
                    tokio::time::sleep_until(until).await;
                }
            }
        }
    }

    /// Notes the rest that an answer asks for, for everybody, and ends the question where it is not to wait.
    fn rest_after(&self, question: &Question<'_>, answer: &Response<Bytes>, rests: u32) -> Result<(), BillingError> {
        let wait = rest_of(answer.headers());
        self.budget.rest_for(wait);
        log::info!("the service asks for a rest of {wait:?}");
        if question.throttling == Throttling::Ends || rests > MOST_RESTS {
            return Err(BillingError::Throttled { retry_after: wait });
        }
        Ok(())
    }

    async fn renewed(&self, refused: &str, claims: Option<Claims>) -> Result<Zeroizing<String>, BillingError> {
        let asked_for = claims.as_ref().map(Claims::to_json);
        match self.credentials.renewed_token(refused, asked_for.as_deref()).await {
            Err(Error::SignInNeeded | Error::SecondFactorNeeded) if claims.is_some() => {
                Err(BillingError::ConfirmationNeeded { claims })
            }
            renewed => renewed.map_err(without_token),
        }
    }

    /// Sends a request and takes its answer, as far as it is within the limits.
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, BillingError> {
        let answer = patiently(self.patience, self.transport.send(request)).await?;
        within_limits(answer, LARGEST_ANSWER).map_err(BillingError::BeyondLimits)
    }
}

/// How long the service is to be left alone, as an answer says or as usual.
pub(super) fn rest_of(headers: &HeaderMap) -> Duration {
    retry_after(headers).unwrap_or(USUAL_REST).min(LONGEST_ABSENCE)
}

/// Waits for an answer, as long as there is patience.
pub(super) async fn patiently(
    patience: Option<Duration>,
    sent: impl Future<Output = Result<Response<Bytes>, TransportError>>,
) -> Result<Response<Bytes>, BillingError> {
    let answer = match patience {
        Some(patience) => tokio::time::timeout(patience, sent)
            .await
            .map_err(|_| BillingError::NoAnswer)?,
        None => sent.await,
    };
    answer.map_err(|error| match error {
        TransportError::NotSent(why) => BillingError::Unreachable(without_address(why)),
        TransportError::NoAnswer(_) => BillingError::NoAnswer,
        TransportError::BeyondLimits(why) => BillingError::BeyondLimits(without_address(why)),
    })
}

/// Whether it may go better the next time.
pub(super) const fn may_be_asked_again(error: &BillingError) -> bool {
    matches!(error, BillingError::Unreachable(_) | BillingError::NoAnswer)
}

fn is_about_the_token(answer: &Response<Bytes>) -> bool {
    answer.status() == StatusCode::UNAUTHORIZED && !is_of_unknown_person(answer)
}

fn signed(question: &Question<'_>, address: &str, token: &str) -> Result<Request<Bytes>, BillingError> {
    let authorization = bearer(token).map_err(without_token)?;
    let mut request = Request::builder()
        .method(question.method.clone())
        .uri(address)
        .header(header::AUTHORIZATION, authorization)
        .header(header::ACCEPT, "application/json")
        .header("x-ms-client-request-id", Uuid::new_v4().to_string());
    if question.method != Method::GET {
        request = request.header(header::CONTENT_LENGTH, "0");
    }
    request
        .body(Bytes::new())
        .map_err(|_| BillingError::Unreadable("an address that is none".into()))
}

/// Why there is no token. A network that fails signs nobody out.
fn without_token(error: Error) -> BillingError {
    match error {
        Error::SecondFactorNeeded => BillingError::ConfirmationNeeded { claims: None },
        Error::Unreachable(why) => BillingError::Unreachable(without_address(why)),
        Error::TimedOut | Error::OutcomeUnknown(_) => BillingError::NoAnswer,
        Error::Throttled { retry_after } => BillingError::Throttled {
            retry_after: retry_after.unwrap_or(USUAL_REST),
        },
        Error::ServerTrouble(status) => BillingError::ServerTrouble { status, request: None },
        Error::Unreadable(_) => BillingError::Unreadable("the answer to the sign-in".into()),
        _ => BillingError::SignInNeeded,
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
