use serde_json::Value;
use xshell::{Shell, cmd};

use crate::compare::exporting::two_cores;
use crate::compare::figures::{Times, megabytes, number, ratio, time, times_as_much};
use crate::compare::programs::Programs;
use crate::compare::setter::OrReason;
use crate::compare::table::{Row, Target};

/// How many PDFs of two pages are imported.
pub const FILES: u32 = 1_000;
const ROUNDS: usize = 3;

/// Importing PDFs on two cores, beside pypdf on two processes.
pub fn rows(shell: &Shell, programs: &Programs, files: u32) -> Vec<Row> {
    let work = format!("import of {} PDFs of two pages, two cores", number(files.into()));
    println!("\n==> {work}");
    let mut own = Row {
        work: work.clone(),
        who: "Packdesk: fields found, each file stored in the encrypted archive".to_owned(),
        ..Row::default()
    };
    let mut other = Row {
        work,
        who: format!("{}: the text alone, two processes", programs.version("pypdf")),
        ..Row::default()
    };
    match measured(shell, programs, files) {
        Ok((of_own, of_other, peak)) => {
            let faster = ratio(of_other.median(), of_own.median());
            for (row, times) in [(&mut own, &of_own), (&mut other, &of_other)] {
                row.median = time(times.median());
                row.most = time(times.within(95));
            }
            own.ratio = times_as_much(100);
            own.peak = peak.map_or("not told here".to_owned(), megabytes);
            other.ratio = times_as_much(faster);
            other.targets.push(Target::new("Packdesk is 2 × faster", faster >= 200));
        }
        Err(reason) => other.median = format!("not run: {reason}"),
    }
    vec![own, other]
}

fn measured(shell: &Shell, programs: &Programs, files: u32) -> OrReason<(Times, Times, Option<u64>)> {
    let cores = two_cores(shell)?.join(",");
    let (python, script) = programs.script("pypdf_peer.py")?;
    let (packdesk, fonts) = (programs.packdesk(), programs.fonts());
    let (given, data) = (programs.folder.join("given"), programs.folder.join("imported"));
    shell.remove_path(&given).unwrap();
    let count = files.to_string();
    cmd!(shell, "{python} {script} make {given} {count} {fonts}")
        .run()
        .map_err(|error| error.to_string())?;
    let (mut own, mut other, mut peak) = (Times::default(), Times::default(), None);
    for round in 0..2 * ROUNDS {
        // By turns, each one first as often as the other.
        let is_own = matches!(round % 4, 0 | 3);
        let printed = if is_own {
            shell.remove_path(&data).unwrap();
            cmd!(shell, "taskset --cpu-list {cores} {packdesk} import {data} {given}").read()
        } else {
            cmd!(shell, "taskset --cpu-list {cores} {python} {script} read {given} 2").read()
        };
        let answer: Value = serde_json::from_str(&printed.map_err(|error| error.to_string())?).unwrap();
        assert_eq!(answer["files"].as_u64(), Some(files.into()), "{answer}");
        let times = Times::of(&Value::Array(vec![answer["nanoseconds"].clone()])).expect("it tells its time");
        if is_own {
            peak = peak.max(answer["peak"].as_u64());
            own.add(times);
        } else {
            other.add(times);
        }
    }
    for folder in [given, data] {
        shell.remove_path(folder).unwrap();
    }
    Ok((own, other, peak))
}
