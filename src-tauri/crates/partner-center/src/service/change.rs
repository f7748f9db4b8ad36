use std::fmt;

use bytes::Bytes;
use http::{Response, StatusCode};

use super::error::ServiceError;
use super::exchange::{Exchange, Question};
use crate::Transport;
use crate::sign_in::Claims;
use crate::wire::Problem;

/// So many characters of a service's own reason are told on.
const LONGEST_REASON: usize = 1000;

/// What the service said of a refusal, for the person who asked and for no log: it may quote what was sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Said(String);

/// Why a change was not made, or why nobody knows whether it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// It was not made: nothing arrived, or the service did not look at it.
    #[error("not made: {0}")]
    NotMade(ServiceError),
    /// It was not made: the service refused it.
    #[error("refused: {error}")]
    Refused {
        /// What the answer means.
        error: ServiceError,
        /// What the service said of it, where it said something.
        said: Option<Said>,
    },
    /// It was sent, and no answer says what became of it. It may have been made.
    #[error("no answer about the change: {0}")]
    Unclear(ServiceError),
}

impl ChangeError {
    /// What the answer means, or why there is none.
    #[must_use]
    pub fn into_cause(self) -> ServiceError {
        match self {
            Self::NotMade(error) | Self::Refused { error, .. } | Self::Unclear(error) => error,
        }
    }
}

impl Said {
    /// What an answer says of a problem, in one line and without characters that are not seen.
    pub(crate) fn of(problem: &Problem) -> Option<Self> {
        Self::line(problem.message.as_deref()?)
    }

    /// A text of the service in one line; `None` where nothing of it can be seen.
    pub(crate) fn line(text: &str) -> Option<Self> {
        let seen: String = text
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .filter(|letter| !domain::is_unseen(*letter))
            .collect();
        let line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
        let line: String = line.chars().take(LONGEST_REASON).collect();
        (!line.is_empty()).then_some(Self(line))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Said({} bytes)", self.0.len())
    }
}

impl<T: Transport> Exchange<T> {
    /// Sends a change once, and says of an answer without success what it means.
    pub(crate) async fn change(&self, question: &Question<'_>) -> Result<Response<Bytes>, ChangeError> {
        let (answer, is_renewed) = self.once(question).await?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        Err(unmade(
            &answer,
            self.dialect.error_of(&answer, question.asked, is_renewed),
        ))
    }

    /// Sends a question once, and gives whatever is answered but a wish for a rest. It is sent a second time only where the
    /// first was not looked at, for another token was wanted. Tells whether that was so.
    pub(crate) async fn once(&self, question: &Question<'_>) -> Result<(Response<Bytes>, bool), ChangeError> {
        let not_made = ChangeError::NotMade;
        let address = self.base().map_err(not_made)?.address(question.place);
        let mut token = self.token().await.map_err(not_made)?;
        let mut is_renewed = false;
        let name = question.name();
        loop {
            self.admit(question).await.map_err(not_made)?;
            let request = self.signed(question, &address, &token, name).map_err(not_made)?;
            let answer = match self.send(request, question.wanted).await {
                Ok(answer) => answer,
                Err(error @ ServiceError::Unreachable(_)) => return Err(not_made(error)),
                Err(error) => return Err(ChangeError::Unclear(error)),
            };
            if answer.status() == StatusCode::TOO_MANY_REQUESTS {
                return Err(not_made(self.rest_of_all(&answer)));
            }
            if is_renewed || !self.dialect.is_about_the_token(&answer) {
                return Ok((answer, is_renewed));
            }
            let claims = Claims::challenged(answer.headers());
            token = self.renewed(&token, claims).await.map_err(not_made)?;
            is_renewed = true;
        }
    }
}

/// What an answer without success says of a change.
fn unmade(answer: &Response<Bytes>, error: ServiceError) -> ChangeError {
    match error {
        ServiceError::SignInNeeded | ServiceError::ConfirmationNeeded { .. } | ServiceError::UnknownPerson => {
            ChangeError::NotMade(error)
        }
        ServiceError::Forbidden { .. } | ServiceError::NotFound { .. } | ServiceError::Refused { .. } => {
            let problem = Problem::read(answer.body());
            let is_blank = answer.body().iter().all(u8::is_ascii_whitespace);
            // A page of somebody on the way says nothing of what the service did.
            if is_blank || problem.code.is_some() || problem.message.is_some() {
                ChangeError::Refused {
                    error,
                    said: Said::of(&problem),
                }
            } else {
                ChangeError::Unclear(error)
            }
        }
        error => ChangeError::Unclear(error),
    }
}
