mod archive;
mod exporting;
mod figures;
mod importing;
mod programs;
mod setter;
mod setting;
mod syncing;
mod table;

use std::path::Path;

use xshell::Shell;

use figures::{Ticks, machine};
use programs::Programs;
use table::table;

const RESULTS: &str = "tests/bench/RESULTS.md";

const EXPLAINED: &str = "\
Made by `cargo xtask bench`; every figure comes from one run of it.

- All programs read the same invoices and show the same texts in English and Traditional Chinese with the same four fonts,
  Noto Sans and Noto Sans TC in two weights, of which they embed what they use. Each document differs from the one before.
  What a program makes beyond the page stands behind its name. That the texts are there is read back from the files; a row
  says so where some are not.
- Warm: each program is one process that has set some documents before; the programs take turns, so that other work on the
  machine slows all of them alike. Sizes and peak memory are those of a process that sets one document.
- The ratio of a row that names none is its median time held against Packdesk's.
- Exports go through the product's own export, from an encrypted archive, with one or two cores given to the whole process.
- A sync reads a service on this computer, in a process of its own, that sends 50 invoices a page and no documents: each of
  those takes seconds that Azure Billing names. Beside it reqwest and sqlx read the same pages and write the number, the day,
  the status, the amount, the buyer and what was sent into an unencrypted file, page by page, each safe on the disk; there is
  nothing else in it, and no search. The second sync asks for everything that can have changed, and finds it as it was.
- An import reads each PDF, finds its fields, and stores the file with what is proposed of it, enciphered and safe on the
  disk. Beside it pypdf takes the text of both pages and does nothing with it; that its processes start is not counted.
- Plain FTS5 is asked for the same rows of the same texts, in the same SQLite and through the same library.
";

/// Prints some rows alone, for whoever works on what they measure: `sync COUNT FEW` or `import COUNT`.
pub fn part(folder: &Path, name: &str, counts: &[u32]) {
    let shell = Shell::new().unwrap();
    let programs = Programs::of_python(&shell, folder);
    let rows = match (name, counts) {
        ("sync", [many, few]) => syncing::rows(&shell, &programs, &[*many, *few]),
        ("import", [files]) => importing::rows(&shell, &programs, *files),
        _ => panic!("no part {name} with {counts:?}"),
    };
    println!("\n{}", table(&rows));
}

/// Measures Packdesk beside other programs that do the same work, in one run on the same data; prints the table and
/// writes it to the checkout, in which this program is started. What the programs need and make goes to `folder`.
pub fn compare(folder: &Path) {
    let shell = Shell::new().unwrap();
    let programs = Programs::prepare(&shell, folder);
    let before = Ticks::now();
    let mut rows = setting::rows(&shell, &programs);
    rows.extend(exporting::rows(&shell, &programs));
    rows.extend(archive::rows(&shell, &programs));
    rows.extend(syncing::rows(&shell, &programs, &syncing::SIZES));
    rows.extend(importing::rows(&shell, &programs, importing::FILES));
    let others = before.and_then(|before| Some(Ticks::now()?.taken_by_others(&before)));

    let table = table(&rows);
    println!("\n{table}");
    let mut text = format!(
        "# Packdesk beside other programs\n\n{EXPLAINED}- Machine: {}.",
        machine()
    );
    if let Some(others) = others {
        text.push_str(&format!(" Other work on it took {others} % of its cores meanwhile."));
        println!("Other work on this machine took {others} % of its cores meanwhile.");
    }
    text.push_str(&format!("\n\n{table}"));
    shell.write_file(RESULTS, text).unwrap();
    println!("{RESULTS}");
}
