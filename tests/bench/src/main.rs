//! What `cargo xtask bench` runs: the measurements of Packdesk itself, and the comparison with other programs.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement ends where something is not as it has to be, and tells its figures"
)]

mod archive;
mod billing_service;
mod compare;
mod documents;
mod export;
mod import;
mod pages;
mod plain;
mod plain_sync;
mod protocol;
mod sample;
mod sync;
mod upkeep;

use std::path::Path;

const USAGE: &str = "\
Usage: packdesk-bench COMMAND

  compare FOLDER             measure Packdesk beside other programs and write tests/bench/RESULTS.md; the rest measures parts
  part FOLDER NAME COUNT...  print the rows of `sync COUNT FEW` or of `import COUNT` alone
  documents FOLDER           write the invoices that every program sets
  set FOLDER                 set those invoices, as standard input asks for it
  fill FOLDER COUNT          make a data folder with so many invoices
  export FOLDER TARGET       export every invoice of a data folder as a PDF
  archive COUNT              search and list so many invoices, as JSON
  upkeep COUNT               measure filters, other orders and upkeep of so many invoices
  serve COUNT                serve so many invoices as Azure Billing does, until standard input ends
  sync FOLDER ADDRESS        read all of them into a new data folder, and once more
  plain-sync FILE ADDRESS    read all of them with reqwest and sqlx into a file that is not encrypted
  import FOLDER FILES        import every file of a folder into a new data folder";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["compare", folder] => compare::compare(Path::new(folder)),
        ["part", folder, name, ref counts @ ..] => {
            let counts: Vec<u32> = counts.iter().map(|count| count.parse().unwrap()).collect();
            compare::part(Path::new(folder), name, &counts);
        }
        ["documents", folder] => documents::write(Path::new(folder)),
        ["set", folder] => documents::set(Path::new(folder)),
        ["fill", folder, count] => in_runtime(export::fill(Path::new(folder), count.parse().unwrap())),
        ["export", folder, target] => in_runtime(export::export(Path::new(folder), Path::new(target))),
        ["archive", count] => in_runtime(archive::measure(count.parse().unwrap())),
        ["upkeep", count] => in_runtime(upkeep::measure(count.parse().unwrap())),
        ["serve", count] => in_runtime(billing_service::serve(count.parse().unwrap())),
        ["sync", folder, address] => in_runtime(sync::sync(Path::new(folder), address)),
        ["plain-sync", file, address] => in_runtime(plain_sync::sync(Path::new(file), address)),
        ["import", folder, files] => in_runtime(import::import(Path::new(folder), Path::new(files))),
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
