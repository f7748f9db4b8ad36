use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use engine::CrashPoints;
use http::{Request, Response};
use partner_center::faults::{Fault, FaultSource, Faulty};
use partner_center::{Transport, TransportError};
use sandbox::SandboxTransport;

/// Where the program ends as if it were killed: what is on the disk stays, and nothing more is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At a named point of its own path.
    At(&'static str),
    /// Before it sends its n-th change, counted from 0.
    BeforeSending(usize),
    /// After its n-th change was carried out, before the answer is read.
    AfterSending(usize),
    /// Before it asks its n-th question after a change.
    BeforeAsking(usize),
}

/// What carries the end of the program through it.
pub struct Killed;

#[derive(Debug, Default)]
struct Plan {
    act: Option<Fault>,
    question: Option<Fault>,
    end: Option<End>,
    sent: usize,
    asked: usize,
}

/// What is to go wrong.
#[derive(Debug, Default)]
pub struct Script(Mutex<Plan>);

impl Script {
    /// The next change fails so, and every question after it; a change of which the fault was asked for only once is
    /// carried out when it comes again.
    pub fn arm(&self, act: Option<Fault>, question: Option<Fault>, end: Option<End>) {
        *self.plan() = Plan {
            act,
            question,
            end,
            ..Plan::default()
        };
    }

    /// Questions fail from now on, without a change before them.
    pub fn arm_questions(&self, question: Fault) {
        *self.plan() = Plan {
            question: Some(question),
            sent: 1,
            ..Plan::default()
        };
    }

    /// Nothing goes wrong any more.
    pub fn clear(&self) {
        *self.plan() = Plan::default();
    }

    /// The program goes on after its end: what goes wrong on the wire still does.
    pub fn forget_end(&self) {
        self.plan().end = None;
    }

    fn plan(&self) -> std::sync::MutexGuard<'_, Plan> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a request, and whether the program ends before or after it.
    fn count(&self, is_change: bool) -> (bool, bool) {
        let mut plan = self.plan();
        if is_change {
            let number = plan.sent;
            plan.sent += 1;
            let end = plan.end;
            (
                end == Some(End::BeforeSending(number)),
                end == Some(End::AfterSending(number)),
            )
        } else if plan.sent > 0 {
            let number = plan.asked;
            plan.asked += 1;
            (plan.end == Some(End::BeforeAsking(number)), false)
        } else {
            (false, false)
        }
    }
}

#[async_trait]
impl FaultSource for Script {
    async fn next_fault(&self, method: &str, _path: &str) -> Option<Fault> {
        let mut plan = self.plan();
        if method != "GET" {
            plan.act.take()
        } else if plan.sent > 0 {
            plan.question
        } else {
            None
        }
    }
}

impl CrashPoints for Script {
    fn reached(&self, point: &'static str) {
        if self.plan().end == Some(End::At(point)) {
            kill();
        }
    }
}

/// The way to the sample account's Partner Center, on which the script happens.
pub struct Wire {
    faulty: Faulty<SandboxTransport, Arc<Script>>,
    script: Arc<Script>,
}

impl Wire {
    pub fn new(transport: SandboxTransport, script: &Arc<Script>) -> Self {
        Self {
            faulty: Faulty::new(transport, Arc::clone(script)),
            script: Arc::clone(script),
        }
    }
}

#[async_trait]
impl Transport for Wire {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (ends_before, ends_after) = self.script.count(request.method() != http::Method::GET);
        if ends_before {
            kill();
        }
        let answer = self.faulty.send(request).await;
        if ends_after {
            kill();
        }
        answer
    }
}

fn kill() -> ! {
    resume_unwind(Box::new(Killed))
}
