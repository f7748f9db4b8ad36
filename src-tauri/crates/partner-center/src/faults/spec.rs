use std::fmt;
use std::str::FromStr;

/// One way for an exchange to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The connection is refused; nothing is sent.
    Refuse,
    /// No answer in time, and the request never arrived.
    TimeoutBefore,
    /// No answer in time, but the request was carried out.
    TimeoutAfter,
    /// Carried out; the connection is reset in the middle of the answer.
    Reset,
    /// Carried out; the answer's JSON is cut off.
    Truncated,
    /// Carried out; a page of HTML comes instead of the answer.
    WrongContentType,
    /// 401: the sign-in has ended.
    Unauthorized,
    /// 401: the second factor is asked for.
    SecondFactor,
    /// 403.
    Forbidden,
    /// 404.
    NotFound,
    /// 409.
    Conflict,
    /// 429 with `Retry-After` in seconds.
    TooManyRequests,
    /// 429 with `Retry-After` as a date.
    TooManyRequestsDate,
    /// 500.
    InternalError,
    /// 503.
    Unavailable,
    /// The right answer, seconds late.
    Slow,
    /// The right answer, from a host whose clock is a day ahead.
    ClockSkew,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 17] = [
        Self::Refuse,
        Self::TimeoutBefore,
        Self::TimeoutAfter,
        Self::Reset,
        Self::Truncated,
        Self::WrongContentType,
        Self::Unauthorized,
        Self::SecondFactor,
        Self::Forbidden,
        Self::NotFound,
        Self::Conflict,
        Self::TooManyRequests,
        Self::TooManyRequestsDate,
        Self::InternalError,
        Self::Unavailable,
        Self::Slow,
        Self::ClockSkew,
    ];

    /// The stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::TimeoutBefore => "timeout-before",
            Self::TimeoutAfter => "timeout-after",
            Self::Reset => "reset",
            Self::Truncated => "truncated",
            Self::WrongContentType => "wrong-content-type",
            Self::Unauthorized => "401",
            Self::SecondFactor => "401-mfa",
            Self::Forbidden => "403",
            Self::NotFound => "404",
            Self::Conflict => "409",
            Self::TooManyRequests => "429",
            Self::TooManyRequestsDate => "429-date",
            Self::InternalError => "500",
            Self::Unavailable => "503",
            Self::Slow => "slow",
            Self::ClockSkew => "clock-skew",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Fault {
    type Err = UnknownFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let name = text.trim().to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|fault| fault.id() == name)
            .ok_or_else(|| UnknownFault(text.to_owned()))
    }
}

/// The text names no fault.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no fault like {0:?}; a fault is NAME, NAME*COUNT or NAME*COUNT@PART, for example 500*2@/v1/invoices")]
pub struct UnknownFault(pub String);

/// A fault, how often, and for which requests: `500`, `500*2`, `timeout-after@POST`, `404@/v1/invoices`.
///
/// ```
/// use partner_center::faults::{Fault, FaultSpec};
///
/// let spec: FaultSpec = "timeout-after*2@POST /v1/membership/orders".parse().expect("a fault");
/// assert_eq!((spec.fault, spec.count), (Fault::TimeoutAfter, 2));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultSpec {
    /// The fault.
    pub fault: Fault,
    /// How many requests it meets; at least 1.
    pub count: u32,
    /// Only requests whose `METHOD /path?query` contains this; all where it is `None`.
    pub only: Option<String>,
}

impl FaultSpec {
    /// Whether it meets a request.
    #[must_use]
    pub fn meets(&self, method: &str, path: &str) -> bool {
        self.only
            .as_deref()
            .is_none_or(|part| format!("{method} {path}").contains(part))
    }
}

impl From<Fault> for FaultSpec {
    fn from(fault: Fault) -> Self {
        Self {
            fault,
            count: 1,
            only: None,
        }
    }
}

impl fmt::Display for FaultSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.fault)?;
        if self.count != 1 {
            write!(f, "*{}", self.count)?;
        }
        match &self.only {
            Some(part) => write!(f, "@{part}"),
            None => Ok(()),
        }
    }
}

impl FromStr for FaultSpec {
    type Err = UnknownFault;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || UnknownFault(text.to_owned());
        let (head, only) = match text.split_once('@') {
            Some((head, part)) => (head, Some(part.trim())),
            None => (text, None),
        };
        let (name, count) = match head.split_once('*') {
            Some((name, count)) => (name, count.trim().parse().map_err(|_| wrong())?),
            None => (head, 1),
        };
        if count == 0 || only == Some("") {
            return Err(wrong());
        }
        Ok(Self {
            fault: name.parse().map_err(|_| wrong())?,
            count,
            only: only.map(str::to_owned),
        })
    }
}
