use std::fmt;

use chrono::Days;
use engine::Error;
use partner_center::faults::Fault;
use tokio::task::JoinHandle;

use crate::books::{Books, differences, lies};
use crate::claims::{claims, leaves_it_open};
use crate::computer::{Computer, Desk, Prepared};
use crate::extent::Extent;
use crate::flow::Flow;
use crate::wire::{End, Killed};

/// How often the program is started once everything answers again, a day apart.
pub const STARTS: u64 = 3;

/// One flow, with one fault while it acts, one on every question after it, and one end of the program.
#[derive(Debug, Clone, Copy)]
pub struct Cell {
    pub flow: Flow,
    act: Option<Fault>,
    question: Option<Fault>,
    end: Option<End>,
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |fault: Option<Fault>| fault.map_or("-", Fault::id);
        write!(
            f,
            "{} × {} × {} × {:?}",
            self.flow,
            name(self.act),
            name(self.question),
            self.end
        )
    }
}

/// The right answer, but late, has tests of its own: here it would only cost time.
fn faults() -> Vec<Option<Fault>> {
    let late = |fault: &Fault| *fault != Fault::Slow;
    std::iter::once(None)
        .chain(Fault::ALL.into_iter().filter(late).map(Some))
        .collect()
}

impl Cell {
    /// The whole table, or the part of it in which every flow meets every fault and every end.
    pub fn all(extent: Extent) -> Vec<Self> {
        let faults = faults();
        let mut cells = Vec::new();
        for (row, flow) in Flow::ALL.into_iter().enumerate() {
            let ends = ends(flow);
            for (number, act) in faults.iter().enumerate() {
                for (other, question) in faults.iter().enumerate() {
                    // A Latin square: each pair of act and question comes up with some flow. What leaves an order open is
                    // asked about in every way.
                    let in_usual_run = (other + number + row) % 11 == 0
                        || flow == Flow::RenewByCard && *act == Some(Fault::TimeoutAfter)
                        || flow == Flow::RenewByTransfer && *act == Some(Fault::TimeoutBefore);
                    if extent.is_whole() || in_usual_run {
                        cells.push(Self::of(flow, *act, *question, None));
                    }
                }
            }
            for (number, end) in ends.iter().enumerate() {
                for (other, question) in faults.iter().enumerate() {
                    if extent.is_whole() || (other + number + row) % 7 == 0 {
                        cells.push(Self::of(flow, None, *question, Some(*end)));
                    }
                }
                if extent.is_whole() {
                    for act in faults.iter().filter(|act| act.is_some()) {
                        cells.push(Self::of(flow, *act, None, Some(*end)));
                    }
                }
            }
        }
        cells
    }

    const fn of(flow: Flow, act: Option<Fault>, question: Option<Fault>, end: Option<End>) -> Self {
        Self {
            flow,
            act,
            question,
            end,
        }
    }

    /// Plays it on a computer of its own and tells what was found.
    pub async fn play(self, prepared: &Prepared) -> Vec<String> {
        let computer = Computer::new(prepared);
        let mut found = Vec::new();
        let desk = computer.open().await;
        self.flow.prepare(&desk).await.unwrap();
        let first = Books::read(&desk).await;

        computer.script.arm(self.act, self.question, self.end);
        let (mut desk, mut said) = act(&computer, desk, self.flow).await;
        let mut before = Books::read(&desk).await;
        if let Some(said) = &said {
            found.extend(claims(self.flow, said, &first, &before));
        }
        found.extend(lies(&desk, &before).await);

        // Whoever sees it fail, or finds the program gone, starts it and tries once more.
        desk = started(&computer, desk).await;
        found.extend(lies(&desk, &Books::read(&desk).await).await);
        let is_open = said.as_ref().is_none_or(|said| said.is_err());
        if is_open && self.flow.is_given_again() {
            before = Books::read(&desk).await;
            (desk, said) = act(&computer, desk, self.flow).await;
            let books = Books::read(&desk).await;
            if let Some(said) = &said {
                found.extend(claims(self.flow, said, &before, &books));
            }
            found.extend(lies(&desk, &books).await);
        }

        computer.script.clear();
        desk = healed(&computer, desk, &mut found).await;
        let books = Books::read(&desk).await;
        found.extend(differences(&desk, &books).await);
        let wanted = self.flow.done(&first) + 1;
        if self.flow.counts() && self.flow.done(&books) < wanted {
            // Where it never happened it can be done now; what was promised to be sent was sent by now.
            if let Some(Err(error)) = said.filter(|_| !self.flow.is_given_again())
                && leaves_it_open(error.code)
            {
                found.push(format!("LOST: {} and never sent", error.code));
            }
            if self.flow == Flow::AddNote {
                // Support closes a request after some days.
                Flow::MakeRequest.act(&desk).await.unwrap();
            }
            match self.flow.act(&desk).await {
                Err(error) if !leaves_it_open(error.code) => {
                    found.push(format!("STUCK: it cannot be done any more: {} {error}", error.code));
                }
                _ => {}
            }
            desk = healed(&computer, desk, &mut found).await;
            found.extend(differences(&desk, &Books::read(&desk).await).await);
        }
        let done = self.flow.done(&Books::read(&desk).await);
        if self.flow.counts() && done > wanted {
            found.push(format!("TWICE: done {done} times"));
        }
        desk.close().await;
        found
    }
}

fn ends(flow: Flow) -> Vec<End> {
    let wire = [
        End::BeforeSending(0),
        End::AfterSending(0),
        End::BeforeAsking(0),
        End::BeforeAsking(1),
    ];
    let points = flow.points().iter().map(|point| End::At(point));
    points.chain(wire).collect()
}

/// Does it, and opens the desk again where the program ended meanwhile; then nobody was told anything.
pub async fn act(computer: &Computer, desk: Desk, flow: Flow) -> (Desk, Option<Result<(), Error>>) {
    until_ended(
        computer,
        tokio::spawn(async move {
            let said = flow.act(&desk).await;
            (desk, said)
        }),
    )
    .await
}

/// Starts the program anew, which may end it as well.
pub async fn started(computer: &Computer, desk: Desk) -> Desk {
    desk.close().await;
    let desk = computer.open().await;
    let starting = tokio::spawn(async move {
        let said = desk.start().await;
        (desk, said)
    });
    until_ended(computer, starting).await.0
}

async fn until_ended(
    computer: &Computer,
    playing: JoinHandle<(Desk, Result<(), Error>)>,
) -> (Desk, Option<Result<(), Error>>) {
    match playing.await {
        Ok((desk, said)) => (desk, Some(said)),
        Err(ended) => {
            let reason = ended.into_panic();
            if !reason.is::<Killed>() {
                std::panic::resume_unwind(reason);
            }
            computer.script.forget_end();
            (computer.open().await, None)
        }
    }
}

/// Everything answers again, and the program is started some times, a day apart.
pub async fn healed(computer: &Computer, mut desk: Desk, found: &mut Vec<String>) -> Desk {
    for start in 0..STARTS {
        desk.close().await;
        desk = computer.open().await;
        let done = async {
            desk.start().await?;
            desk.engine.sync().await
        };
        if let Err(error) = done.await {
            found.push(format!("STUCK: start {start} with a good connection: {error}"));
        }
        if start + 1 < STARTS {
            let today = desk.sandbox.today().await.unwrap();
            desk.sandbox.move_to(today + Days::new(1)).await.unwrap();
        }
    }
    desk
}
