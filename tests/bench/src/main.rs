//! What `cargo xtask bench` runs: the measurements of Packdesk itself, and the comparison with other programs.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement ends where something is not as it has to be, and tells its figures"
)]

mod archive;
mod compare;
mod documents;
mod export;
mod pages;
mod plain;
mod protocol;
mod sample;
mod upkeep;

use std::path::Path;

const USAGE: &str = "\
Usage: packdesk-bench COMMAND

  compare FOLDER             measure Packdesk beside other programs and write tests/bench/RESULTS.md; the rest measures parts
  documents FOLDER           write the invoices that every program sets
  set FOLDER                 set those invoices, as standard input asks for it
  fill FOLDER COUNT          make a data folder with so many invoices
  export FOLDER TARGET       export every invoice of a data folder as a PDF
  archive COUNT              search and list so many invoices, as JSON
  upkeep COUNT               measure filters, other orders and upkeep of so many invoices";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["compare", folder] => compare::compare(Path::new(folder)),
        ["documents", folder] => documents::write(Path::new(folder)),
        ["set", folder] => documents::set(Path::new(folder)),
        ["fill", folder, count] => in_runtime(export::fill(Path::new(folder), count.parse().unwrap())),
        ["export", folder, target] => in_runtime(export::export(Path::new(folder), Path::new(target))),
        ["archive", count] => in_runtime(archive::measure(count.parse().unwrap())),
        ["upkeep", count] => in_runtime(upkeep::measure(count.parse().unwrap())),
        _ => {
            eprintln!("{USAGE}");
            std::process::exit(2);
        }
    }
}

fn in_runtime(work: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.unwrap().block_on(work);
}
