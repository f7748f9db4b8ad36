use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;
use xshell::{Shell, cmd};

use crate::compare::figures::{Times, megabytes, number, ratio, time, times_as_much};
use crate::compare::programs::Programs;
use crate::compare::table::{Row, Target};

/// Many invoices, and fewer for the memory.
pub const SIZES: [u32; 2] = [100_000, 10_000];
const ROUNDS: usize = 3;
/// Units of 1,024 bytes that a sync stays under.
const PEAK: u64 = 200_000_000 / 1_024;

/// The service, until it is dropped.
struct Service {
    child: Child,
    address: String,
}

impl Service {
    fn start(packdesk: &Path, invoices: u32) -> Self {
        let mut child = Command::new(packdesk)
            .args(["serve", &invoices.to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        let address = address.trim().to_owned();
        Self { child, address }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // It ends with its standard input.
        let _ = self.child.wait();
    }
}

/// What one kind of sync took.
#[derive(Default)]
struct Measured {
    first: Times,
    second: Times,
    peak: Option<u64>,
    read_again: u64,
}

/// A first and a second sync of many invoices, beside plain reading and writing, and a first one of fewer.
pub fn rows(shell: &Shell, programs: &Programs, sizes: &[u32; 2]) -> Vec<Row> {
    let [many, few] = *sizes;
    println!("\n==> {}", work(many));
    let place = programs.folder.join("synced");
    shell.remove_path(&place).unwrap();
    let (mut own, mut plain) = (Measured::default(), Measured::default());
    let service = Service::start(programs.packdesk(), many);
    for round in 0..ROUNDS {
        if round % 2 == 0 {
            own_sync(shell, programs, &service, many, &mut own);
            plain_sync(shell, programs, &service, many, &mut plain);
        } else {
            plain_sync(shell, programs, &service, many, &mut plain);
            own_sync(shell, programs, &service, many, &mut own);
        }
    }
    drop(service);
    let service = Service::start(programs.packdesk(), few);
    let mut small = Measured::default();
    // As often as of many: the peak is that of the worst round.
    for _ in 0..ROUNDS {
        own_sync(shell, programs, &service, few, &mut small);
    }
    table([many, few], &own, &plain, &small)
}

fn own_sync(shell: &Shell, programs: &Programs, service: &Service, invoices: u32, measured: &mut Measured) {
    let (packdesk, folder, address) = (programs.packdesk(), programs.folder.join("synced"), &service.address);
    let printed = cmd!(shell, "{packdesk} sync {folder} {address}").read().unwrap();
    let answer: Value = serde_json::from_str(&printed).unwrap();
    let [first, second] = [&answer["syncs"][0], &answer["syncs"][1]];
    assert_eq!(first["new"].as_u64(), Some(invoices.into()), "{printed}");
    assert_eq!(second["new"].as_u64(), Some(0), "{printed}");
    measured.first.add(times(first));
    measured.second.add(times(second));
    measured.read_again = second["read"].as_u64().unwrap_or_default();
    measured.peak = measured.peak.max(answer["peak"].as_u64());
    shell.remove_path(folder).unwrap();
}

fn plain_sync(shell: &Shell, programs: &Programs, service: &Service, invoices: u32, measured: &mut Measured) {
    let (packdesk, folder, address) = (programs.packdesk(), programs.folder.join("synced"), &service.address);
    let file = shell.create_dir(&folder).unwrap().join("plain.db");
    let printed = cmd!(shell, "{packdesk} plain-sync {file} {address}").read().unwrap();
    let answer: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(answer["read"].as_u64(), Some(invoices.into()), "{printed}");
    measured.first.add(times(&answer));
    measured.peak = measured.peak.max(answer["peak"].as_u64());
    shell.remove_path(folder).unwrap();
}

fn times(answer: &Value) -> Times {
    let times = Times::of(&Value::Array(vec![answer["nanoseconds"].clone()]));
    times.expect("a sync tells its time")
}

fn work(invoices: u32) -> String {
    format!("sync of {} invoices", number(invoices.into()))
}

fn row(work: String, who: &str, times: &Times, peak: Option<u64>) -> Row {
    Row {
        work,
        who: who.to_owned(),
        median: time(times.median()),
        most: time(times.within(95)),
        peak: peak.map_or("not told here".to_owned(), megabytes),
        ..Row::default()
    }
}

fn table([many, few]: [u32; 2], own: &Measured, plain: &Measured, small: &Measured) -> Vec<Row> {
    let who = "Packdesk, encrypted, searchable, each version as it was sent";
    let mut first = row(work(many), who, &own.first, own.peak);
    let speed = ratio(plain.first.median(), own.first.median());
    first.ratio = format!("{} of the plain speed", times_as_much(speed));
    first
        .targets
        .push(Target::new("at least 0.5 × of the plain speed", speed >= 50));
    if let Some(peak) = own.peak {
        first.targets.push(Target::new("peak under 200 MB", peak < PEAK));
    }
    let beside = row(
        work(many),
        "reqwest and sqlx, not encrypted, the rows alone",
        &plain.first,
        plain.peak,
    );
    let again = format!("Packdesk: {} were asked for again", number(own.read_again));
    let mut second = row(format!("{}, a second one", work(many)), &again, &own.second, None);
    second.peak = String::new();
    let share = ratio(own.second.median() * 100, own.first.median());
    second.ratio = format!("{}.{:02} % of the first", share / 100, share % 100);
    second.targets.push(Target::new("under 5 % of the first", share < 500));
    let mut fewer = row(work(few), who, &small.first, small.peak);
    if let (Some(peak), Some(of_few)) = (own.peak, small.peak) {
        let grown = ratio(peak, of_few);
        fewer.ratio = format!("{} hold {} of its memory", number(many.into()), times_as_much(grown));
        let target = format!("{} hold at most 1.25 × of it", number(many.into()));
        fewer.targets.push(Target::new(target, grown <= 125));
    }
    vec![first, beside, second, fewer]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_or_a_large_sync_meets_no_target() {
        let measured = |first: u64, second: u64, peak: u64| Measured {
            first: times(&serde_json::json!({ "nanoseconds": first })),
            second: times(&serde_json::json!({ "nanoseconds": second })),
            peak: Some(peak),
            read_again: 0,
        };
        let met = |own: Measured, plain: u64, of_few: u64| -> Vec<bool> {
            let rows = table([100_000, 10_000], &own, &measured(plain, 0, 1), &measured(1, 1, of_few));
            rows.iter()
                .flat_map(|row| &row.targets)
                .map(|target| target.met)
                .collect()
        };
        assert_eq!(met(measured(2_000, 99, 100), 1_000, 90), [true, true, true, true]);
        assert_eq!(met(measured(2_100, 106, PEAK), 1_000, 90), [false, false, false, false]);
    }
}
