use std::fs;
use std::path::Path;

use serde_json::Value;
use xshell::{Shell, cmd};

use crate::compare::figures::{Times, megabytes, number, ratio, time, times_as_much};
use crate::compare::programs::Programs;
use crate::compare::setter::OrReason;
use crate::compare::table::{Row, Target};

const MANY: u32 = 10_000;
const FEW: u32 = 1_000;
const ROUNDS: usize = 3;

/// An export of all invoices of a data folder, some times over.
struct Export {
    invoices: u32,
    cores: usize,
    times: Times,
    peaks: Vec<u64>,
}

/// Exporting many invoices to a folder, on one core and on two; and fewer, for the memory.
pub fn rows(shell: &Shell, programs: &Programs) -> Vec<Row> {
    println!("\n==> {}", work(MANY));
    let mut rows = Vec::new();
    let cores = match two_cores(shell) {
        Ok(cores) => cores,
        Err(reason) => {
            rows.push(Row {
                work: work(MANY),
                who: who(2),
                median: format!("not run: {reason}"),
                ..Row::default()
            });
            return rows;
        }
    };
    for invoices in [FEW, MANY] {
        let (packdesk, folder, invoices) = (programs.packdesk(), data(programs, invoices), invoices.to_string());
        shell.remove_path(&folder).unwrap();
        cmd!(shell, "{packdesk} fill {folder} {invoices}").run().unwrap();
    }
    let mut exports = [(MANY, 1), (MANY, 2), (FEW, 2)].map(|(invoices, cores)| Export {
        invoices,
        cores,
        times: Times::default(),
        peaks: Vec::new(),
    });
    // A file system that has just let go of ten thousand files is slow to make others: all of them go at the end.
    let exported = programs.folder.join("exported");
    shell.remove_path(&exported).unwrap();
    for round in 0..ROUNDS {
        for (index, export) in exports.iter_mut().enumerate() {
            let target = exported.join(format!("{round}-{index}"));
            run(shell, programs, export, &cores, &target);
        }
    }
    shell.remove_path(&exported).unwrap();
    for invoices in [FEW, MANY] {
        shell.remove_path(data(programs, invoices)).unwrap();
    }
    let [one, two, few] = &exports;
    let mut first = row(one);
    first.ratio = times_as_much(100);
    rows.push(first);
    let faster = ratio(one.times.median(), two.times.median());
    let mut second = row(two);
    second.ratio = format!("{} as fast as on one core", times_as_much(faster));
    second.targets.push(Target::new("1.8 × of one core", faster >= 180));
    rows.push(second);
    let mut third = row(few);
    if let (Some(peak), Some(peak_of_few)) = (two.peak(), few.peak()) {
        let (grown, many) = (ratio(peak, peak_of_few), number(MANY.into()));
        third.ratio = format!("{many} hold {} of its memory", times_as_much(grown));
        third
            .targets
            .push(Target::new(format!("{many} hold at most 1.25 × of it"), grown <= 125));
    }
    rows.push(third);
    rows
}

impl Export {
    fn peak(&self) -> Option<u64> {
        self.peaks.iter().copied().max()
    }
}

fn work(invoices: u32) -> String {
    format!("{} invoices to a folder", number(invoices.into()))
}

fn who(cores: usize) -> String {
    let cores = if cores == 1 { "one core" } else { "two cores" };
    format!("Packdesk's export from the encrypted archive, each file safe on the disk: {cores}")
}

fn row(export: &Export) -> Row {
    Row {
        work: work(export.invoices),
        who: who(export.cores),
        median: time(export.times.median()),
        most: time(export.times.within(95)),
        peak: export.peak().map_or("not told here".to_owned(), megabytes),
        ..Row::default()
    }
}

fn data(programs: &Programs, invoices: u32) -> std::path::PathBuf {
    programs.folder.join(format!("data-{invoices}"))
}

fn run(shell: &Shell, programs: &Programs, export: &mut Export, cores: &[String], target: &Path) {
    let (packdesk, data) = (programs.packdesk(), data(programs, export.invoices));
    let cores = cores[..export.cores].join(",");
    let printed = cmd!(shell, "taskset --cpu-list {cores} {packdesk} export {data} {target}")
        .read()
        .unwrap();
    let answer: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(answer["files"].as_u64(), Some(export.invoices.into()), "{printed}");
    let times = Times::of(&Value::Array(vec![answer["nanoseconds"].clone()]));
    export.times.add(times.expect("the export tells its time"));
    export.peaks.extend(answer["peak"].as_u64());
}

/// Two cores that this process may use.
pub(super) fn two_cores(shell: &Shell) -> OrReason<Vec<String>> {
    if cmd!(shell, "taskset --version").quiet().ignore_stdout().run().is_err() {
        return Err("taskset, which gives a program its cores, is not there".to_owned());
    }
    let status = fs::read_to_string("/proc/self/status").map_err(|error| error.to_string())?;
    let list = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"));
    let mut cores = cores(list.unwrap_or_default().trim());
    cores.truncate(2);
    if cores.len() == 2 {
        Ok(cores)
    } else {
        Err("this machine has one core".to_owned())
    }
}

/// `0-2,5` is 0, 1, 2 and 5.
fn cores(list: &str) -> Vec<String> {
    list.split(',')
        .filter_map(|part| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            Some(first.parse::<usize>().ok()?..=last.parse::<usize>().ok()?)
        })
        .flatten()
        .map(|core| core.to_string())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_cores_is_read_as_the_kernel_writes_it() {
        assert_eq!(cores("0-2,5"), ["0", "1", "2", "5"]);
        assert_eq!(cores("3"), ["3"]);
        assert!(cores("").is_empty());
    }
}
