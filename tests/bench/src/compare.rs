mod archive;
mod exporting;
mod figures;
mod programs;
mod setter;
mod setting;
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
- Plain FTS5 is asked for the same rows of the same texts, in the same SQLite and through the same library.
";

/// Measures Packdesk beside other programs that do the same work, in one run on the same data; prints the table and
/// writes it to the checkout, in which this program is started. What the programs need and make goes to `folder`.
pub fn compare(folder: &Path) {
    let shell = Shell::new().unwrap();
    let programs = Programs::prepare(&shell, folder);
    let before = Ticks::now();
    let mut rows = setting::rows(&shell, &programs);
    rows.extend(exporting::rows(&shell, &programs));
    rows.extend(archive::rows(&shell, &programs));
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
