//! Many damaged copies of each file: a usable program, or a clear refusal with a way out that exists and leads out.

use std::fs;

use packdesk_tests::Place;

use super::{assert_books_agree, contents, error, put_back};
use crate::common::{answer, assert_renewed_once, list, run};

const PAGE: usize = 4096;
const FILES: [&str; 3] = ["ledger.db", "cache.db", "sample.sandbox.db"];
/// A usual run, over all files.
const COPIES: u64 = 60;
/// A long run, of each file.
const MANY_COPIES: u64 = 1_000;

/// Numbers that are the same for the same seed (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit.max(1)
    }
}

/// Damages a file and tells how.
fn damage(bytes: &mut Vec<u8>, numbers: &mut Numbers, others: &[&[u8]]) -> String {
    let length = bytes.len();
    match numbers.below(6) {
        0 => {
            let place = numbers.below(length);
            bytes[place] ^= 1 << numbers.below(8);
            format!("a bit of byte {place}")
        }
        1 => {
            let rest = numbers.below(length);
            bytes.truncate(rest);
            format!("cut to {rest} bytes")
        }
        2 => {
            let page = numbers.below(length / PAGE);
            bytes[page * PAGE..][..PAGE].fill(0);
            format!("page {page} zeroed")
        }
        3 => {
            let (from, to) = (numbers.below(length / PAGE), numbers.below(length / PAGE));
            let page = bytes[from * PAGE..][..PAGE].to_vec();
            bytes[to * PAGE..][..PAGE].copy_from_slice(&page);
            format!("page {from} in the place of {to}")
        }
        4 => {
            let other = numbers.below(others.len());
            *bytes = others[other].to_vec();
            format!("another file in its place, the {other}.")
        }
        _ => {
            let start = numbers.below(length);
            let count = numbers.below(9_000).min(length - start);
            for byte in &mut bytes[start..][..count] {
                *byte = u8::try_from(numbers.below(256)).unwrap();
            }
            format!("{count} random bytes from {start}")
        }
    }
}

struct Copies {
    place: Place,
    whole: Vec<(String, Vec<u8>)>,
}

impl Copies {
    fn new() -> Self {
        let place = Place::new().unwrap();
        answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
        let whole = contents(&place.data());
        Self { place, whole }
    }

    fn bytes(&self, name: &str) -> &[u8] {
        &self.whole.iter().find(|(file, _)| file == name).unwrap().1
    }

    /// One damaged copy: what becomes of it.
    fn judge(&self, name: &str, seed: u64) {
        let place = &self.place;
        let mut numbers = Numbers(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let others: Vec<&[u8]> = FILES
            .iter()
            .filter(|other| **other != name)
            .map(|other| self.bytes(other))
            .collect();
        let mut bytes = self.bytes(name).to_vec();
        let how = damage(&mut bytes, &mut numbers, &others);
        let when = format!("{name}, copy {seed}: {how}");
        put_back(place, &self.whole);
        fs::write(place.data().join(name), &bytes).unwrap();
        if bytes == self.bytes(name) {
            return;
        }
        let ended = run(place, &["orders"]);
        if ended.code == Some(0) {
            assert_eq!(list(&ended.json().unwrap()).len(), 1, "{when}: {}", ended.printed);
            // What stood on a page that is not in use is nobody's: then the books agree.
            assert_renewed_once(place);
            assert_books_agree(place, &when);
            return;
        }
        assert_eq!(ended.code, Some(6), "{when}: {}{}", ended.printed, ended.complained);
        let code = error(&ended)["code"].as_str().unwrap().to_owned();
        let ledger = if name == "ledger.db" {
            &bytes
        } else {
            self.bytes("ledger.db")
        };
        assert_eq!(
            fs::read(place.data().join("ledger.db")).unwrap(),
            ledger,
            "{when}: the ledger was touched"
        );
        match (name, code.as_str()) {
            ("ledger.db", "data_damaged") => {
                fs::write(place.data().join("ledger.db"), self.bytes("ledger.db")).unwrap();
                assert_renewed_once(place);
            }
            ("sample.sandbox.db", "sample_damaged") => {
                answer(place, &["sample", "reset"]);
                answer(place, &["renew", "action-pack", "--card", "tok_visa"]);
                assert_books_agree(place, &when);
            }
            _ => panic!("{when}: {code}"),
        }
    }
}

#[test]
fn a_damaged_copy_is_usable_or_clearly_refused() {
    let copies = Copies::new();
    for seed in 0..COPIES {
        let name = FILES[usize::try_from(seed).unwrap() % FILES.len()];
        copies.judge(name, seed);
    }
}

#[test]
#[ignore = "takes half an hour: a thousand copies of each file"]
fn a_thousand_damaged_copies_of_each_file_are_usable_or_clearly_refused() {
    let copies = Copies::new();
    for name in FILES {
        for seed in 0..MANY_COPIES {
            copies.judge(name, 1_000_000 + seed);
        }
    }
}
