//! How every program that sets invoices is asked to: a line on standard input, a line of JSON on standard output.
//!
//! `measure SIZE COUNT` sets the next so many invoices and tells the nanoseconds of each; `write SIZE FILE` writes the
//! first one and tells its size; `peak` tells the most memory that the process ever held.

use std::io::{BufRead, Write, stdin, stdout};
use std::time::Instant;

/// Answers until standard input ends. `read` gets a size and the number of a document, and finds nothing behind the last
/// one; then it goes on with the first. Reading is not part of the time.
pub fn answer<D>(read: impl Fn(&str, usize) -> Option<D>, set: impl Fn(&D) -> Vec<u8>) {
    let mut number = 0;
    for line in stdin().lock().lines() {
        let line = line.expect("standard input is text");
        let mut words = line.splitn(3, ' ');
        let answer = match (words.next(), words.next(), words.next()) {
            (Some("measure"), Some(size), Some(count)) => {
                let count: usize = count.parse().expect("a number of invoices");
                let times: Vec<String> = (0..count)
                    .map(|_| {
                        let next = read(size, number);
                        number = if next.is_some() { number + 1 } else { 1 };
                        let document = next.or_else(|| read(size, 0)).expect("documents of the size");
                        let start = Instant::now();
                        let bytes = set(&document);
                        let took = start.elapsed().as_nanos();
                        std::hint::black_box(bytes);
                        took.to_string()
                    })
                    .collect();
                format!("[{}]", times.join(","))
            }
            (Some("write"), Some(size), Some(file)) => {
                let document = read(size, 0).expect("documents of the size");
                let bytes = set(&document);
                std::fs::write(file, &bytes).expect("the file can be written");
                bytes.len().to_string()
            }
            (Some("peak"), None, None) => peak_in_kilobytes().map_or("null".to_owned(), |peak| peak.to_string()),
            _ => panic!("not a question: {line}"),
        };
        let mut out = stdout().lock();
        writeln!(out, "{answer}")
            .and_then(|()| out.flush())
            .expect("standard output is open");
    }
}

/// The most memory this process ever held, where the operating system tells it.
pub fn peak_in_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().strip_suffix("kB")?.trim().parse().ok()
}
