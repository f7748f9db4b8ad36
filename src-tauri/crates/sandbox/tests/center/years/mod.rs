//! Five years of a sample partner, month by month, with everything a person can do done at random: whatever happens, the
//! books stay right.

mod books;
mod person;

use crate::support::{day, is_long};
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

/// Plays some months of a seed; the books at the end.
async fn played(seed: u64, months: u32) -> Books {
    let told = Seed(seed);
    let mut person = Person::new(seed).await;
    let mut books = Books::new(&person).await;
    let opening = day("2021-06-28");
    for month in 1..=months {
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

/// Plays a range of many seeds, in which everything has to happen: five years of 1,024 seeds when all of it is asked for,
/// and less than two years of a few otherwise.
fn play(part: u64) {
    let (seeds, months) = if is_long() { (128, 60) } else { (8, 20) };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let mut seen = books::Seen::default();
    for seed in part * seeds..(part + 1) * seeds {
        seen += runtime.block_on(played(seed, months)).seen();
    }
    if is_long() {
        seen.is_worth_it();
    }
}

#[test]
fn first_part() {
    play(0);
}

#[test]
fn second_part() {
    play(1);
}

#[test]
fn third_part() {
    play(2);
}

#[test]
fn fourth_part() {
    play(3);
}

#[test]
fn fifth_part() {
    play(4);
}

#[test]
fn sixth_part() {
    play(5);
}

#[test]
fn seventh_part() {
    play(6);
}

#[test]
fn eighth_part() {
    play(7);
}

#[tokio::test]
async fn a_seed_plays_the_same_again() {
    for seed in [3, 4, 5] {
        assert_eq!(played(seed, 12).await, played(seed, 12).await, "seed {seed}");
    }
}
