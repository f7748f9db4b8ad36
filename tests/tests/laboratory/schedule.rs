use chrono::Days;
use engine::Error;
use partner_center::faults::Fault;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::books::{Books, differences, lies};
use crate::cell::{act, healed, started};
use crate::claims::claims;
use crate::computer::{Computer, Desk, Prepared};
use crate::flow::Flow;
use crate::wire::End;

/// So many things are done, and may go wrong, before everything answers again.
const STEPS: usize = 6;
/// Clocks are set wrong by as much: an evening, a month, the renewal window, years.
const WRONG: [i64; 6] = [-1, 1, -31, 31, -800, 800];
/// The calendar stays within the renewal window, so that nothing may be paid a second time.
const DAYS: u64 = 2;

/// Plays what this seed says and tells what was found.
pub async fn play(prepared: &Prepared, seed: u64) -> Vec<String> {
    let mut random = StdRng::seed_from_u64(seed);
    let computer = Computer::new(prepared);
    let mut found = Vec::new();
    let mut desk = computer.open().await;
    for step in 0..STEPS {
        let flow = Flow::ALL[random.random_range(0..Flow::ALL.len())];
        let name = |found: Vec<String>| {
            let named = move |found| format!("step {step}, {flow}: {found}");
            found.into_iter().map(named)
        };
        script(&computer, &mut random, flow);
        let before = Books::read(&desk).await;
        let said: Option<Result<(), Error>>;
        (desk, said) = act(&computer, desk, flow).await;
        let after = Books::read(&desk).await;
        if let Some(said) = said {
            found.extend(name(claims(flow, &said, &before, &after)));
        }
        found.extend(name(lies(&desk, &after).await));
        desk = between(&computer, &mut random, desk).await;
        found.extend(name(lies(&desk, &Books::read(&desk).await).await));
    }
    computer.script.clear();
    computer.set_clock(0);
    desk = healed(&computer, desk, &mut found).await;
    found.extend(differences(&desk, &Books::read(&desk).await).await);
    desk.close().await;
    found
}

fn script(computer: &Computer, random: &mut StdRng, flow: Flow) {
    let act = random.random_bool(0.5).then(|| fault(random));
    let question = random.random_bool(0.4).then(|| fault(random));
    let end = random.random_bool(0.25).then(|| match random.random_range(0..4) {
        0 if !flow.points().is_empty() => End::At(flow.points()[random.random_range(0..flow.points().len())]),
        0 | 1 => End::AfterSending(0),
        2 => End::BeforeSending(0),
        _ => End::BeforeAsking(random.random_range(0..4)),
    });
    computer.script.arm(act, question, end);
    if random.random_bool(0.1) {
        computer.script.arm_questions(fault(random));
    }
}

fn fault(random: &mut StdRng) -> Fault {
    loop {
        let fault = Fault::ALL[random.random_range(0..Fault::ALL.len())];
        if fault != Fault::Slow {
            return fault;
        }
    }
}

/// A new start, a day later, or nothing at all.
async fn between(computer: &Computer, random: &mut StdRng, desk: Desk) -> Desk {
    match random.random_range(0..4) {
        0 => {
            computer.set_clock(if random.random_bool(0.3) {
                WRONG[random.random_range(0..WRONG.len())]
            } else {
                0
            });
            started(computer, desk).await
        }
        1 => {
            let today = desk.sandbox.today().await.unwrap();
            let days = Days::new(random.random_range(1..=DAYS));
            desk.sandbox.move_to(today + days).await.unwrap();
            desk
        }
        _ => desk,
    }
}
