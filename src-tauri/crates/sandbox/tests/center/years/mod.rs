//! Five years of a sample partner, month by month, with everything a person can do done at random: whatever happens, the
//! books stay right.

mod books;
mod person;

use crate::support::day;
use books::Books;
use chrono::Months;
use domain::NaiveDate;
use person::Person;

/// Says which seed to look at.
struct Seed(u64);

impl Drop for Seed {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("seed {}", self.0);
        }
    }
}

/// Plays the five years of a seed; the books at the end.
async fn played(seed: u64) -> Books {
    let told = Seed(seed);
    let mut person = Person::new(seed).await;
    let mut books = Books::new(&person).await;
    let opening = day("2021-06-28");
    for month in 1..=60 {
        let step: NaiveDate = opening.checked_add_months(Months::new(month)).unwrap();
        let between = person.day_before(step);
        for today in [between, step] {
            person.sandbox.move_to(today).await.unwrap();
            person.act(today).await;
        }
        books.check(&person, step).await;
    }
    drop(told);
    books
}

/// Plays many seeds, in which everything has to happen.
fn play(seeds: std::ops::Range<u64>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut seen = books::Seen::default();
    for seed in seeds {
        seen += runtime.block_on(played(seed)).seen();
    }
    seen.is_worth_it();
}

#[test]
fn seeds_from_0() {
    play(0..128);
}

#[test]
fn seeds_from_128() {
    play(128..256);
}

#[test]
fn seeds_from_256() {
    play(256..384);
}

#[test]
fn seeds_from_384() {
    play(384..512);
}

#[test]
fn seeds_from_512() {
    play(512..640);
}

#[test]
fn seeds_from_640() {
    play(640..768);
}

#[test]
fn seeds_from_768() {
    play(768..896);
}

#[test]
fn seeds_from_896() {
    play(896..1024);
}

#[tokio::test]
async fn a_seed_plays_the_same_again() {
    for seed in [3, 4, 5] {
        assert_eq!(played(seed).await, played(seed).await, "seed {seed}");
    }
}
