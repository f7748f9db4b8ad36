//! The laboratory: every flow, with what can go wrong on the wire while it acts and while it is asked about afterwards, ended
//! at every step, and in any order. What happened is judged by the books of the sample account's Partner Center, which only
//! this program sees from the other side.
//!
//! What is usually run is a part of it in which every flow meets every fault and every end, and some random schedules.
//! `cargo xtask laboratory --minutes N` plays all of it and goes on with new schedules.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]
#![allow(clippy::print_stdout, reason = "the table is what the laboratory is for")]

mod books;
mod cell;
mod claims;
mod computer;
mod disk;
mod extent;
mod flow;
mod outside;
mod schedule;
mod session;
mod table;
mod wire;

use std::sync::Arc;
use std::thread;
use std::time::Instant;

use books::Books;
use cell::{Cell, act};
use computer::{Computer, Prepared};
use disk::Work;
use extent::Extent;
use flow::Flow;
use partner_center::faults::Fault;
use table::Table;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use wire::End;

/// How many are played at a time: most of their time is waiting before a question is asked again.
const AT_A_TIME: usize = 8;
/// How many whole programs are ended at a time, beside each other.
const AT_THE_DISK: usize = 2;

/// Plays every one of `all`, and shows the table of what was found.
async fn play<T: Send + 'static, F: Future<Output = (&'static str, String, Vec<String>)> + Send + 'static>(
    title: &str,
    all: impl IntoIterator<Item = T>,
    one: impl Fn(Arc<Prepared>, T) -> F,
) {
    let prepared = Arc::new(Prepared::make().await);
    let places = Arc::new(Semaphore::new(AT_A_TIME));
    let mut running = JoinSet::new();
    for item in all {
        let (place, playing) = (Arc::clone(&places), one(Arc::clone(&prepared), item));
        running.spawn(async move {
            let _place = place.acquire_owned().await.unwrap();
            playing.await
        });
    }
    let mut table = Table::new(title);
    while let Some(played) = running.join_next().await {
        let (row, name, faults) = played.unwrap();
        table.add(row, &name, faults);
    }
    println!("{table}");
    assert!(table.is_clean(), "{}", table.findings());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_flow_survives_every_fault_and_every_end() {
    let extent = Extent::of_this_run();
    let cells = Cell::all(extent);
    play("flow", cells, |prepared, cell| async move {
        let faults = cell.play(&prepared).await;
        (cell.flow.name(), cell.to_string(), faults)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_in_any_order_of_things() {
    let extent = Extent::of_this_run();
    let begun = Instant::now();
    let mut first = extent.first_seed();
    loop {
        let seeds = first..first + extent.schedules();
        play("schedules", seeds, |prepared, seed| async move {
            let faults = schedule::play(&prepared, seed).await;
            ("random", format!("seed {seed}"), faults)
        })
        .await;
        first += extent.schedules();
        if !extent.goes_on(begun.elapsed()) {
            break;
        }
    }
}

#[tokio::test]
async fn a_cancellation_that_arrives_only_now_is_the_answer_whatever_fails_after_it() {
    let prepared = Prepared::make().await;
    let cancelling = Flow::CancelSubscription;
    for fault in Fault::ALL.into_iter().filter(|fault| *fault != Fault::Slow) {
        let computer = Computer::new(&prepared);
        let desk = computer.open().await;
        cancelling.prepare(&desk).await.unwrap();
        computer.script.arm(None, None, Some(End::At("request-written")));
        let (desk, said) = act(&computer, desk, cancelling).await;
        assert!(said.is_none(), "{fault:?}: the program did not end");
        computer.script.arm(None, Some(fault), None);
        let (desk, said) = act(&computer, desk, cancelling).await;
        let said = said.unwrap();
        assert!(said.is_ok(), "{fault:?}: {said:?}");
        assert_eq!(cancelling.done(&Books::read(&desk).await), 1, "{fault:?}");
        desk.close().await;
    }
}

#[test]
fn two_programs_at_a_time_can_be_ended_all_day_long() {
    let extent = Extent::of_this_run();
    let found = session::play(extent.first_seed(), extent.kills());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_work_on_files_can_be_ended_at_every_point() {
    let extent = Extent::of_this_run();
    let mut table = Table::new("work on files");
    thread::scope(|scope| {
        let playing: Vec<_> = (0..AT_THE_DISK)
            .map(|part| {
                let works = Work::ALL.into_iter().skip(part).step_by(AT_THE_DISK);
                scope.spawn(move || works.map(|work| (work, disk::play(work, extent))).collect::<Vec<_>>())
            })
            .collect();
        for (work, played) in playing.into_iter().flat_map(|part| part.join().unwrap()) {
            assert!(!played.is_empty(), "{work:?} came by no point");
            for (name, found) in played {
                table.add(work.name(), &name, found);
            }
        }
    });
    println!("{table}");
    assert!(table.is_clean(), "{}", table.findings());
}
