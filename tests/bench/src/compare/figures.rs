use std::{env, fs, thread};

use serde_json::Value;

/// Times of one kind of work, in nanoseconds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times(Vec<u64>);

impl Times {
    /// The times of a JSON array.
    pub fn of(measured: &Value) -> Option<Self> {
        measured
            .as_array()?
            .iter()
            .map(Value::as_u64)
            .collect::<Option<Vec<u64>>>()
            .map(Self)
    }

    /// Takes more times of the same work.
    pub fn add(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// The time that half of them stay within.
    pub fn median(&self) -> u64 {
        self.within(50)
    }

    /// The time that so many of a hundred stay within.
    pub fn within(&self, percent: usize) -> u64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let position = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(position).copied().unwrap_or(0)
    }
}

/// `1.95 ms`, `6.56 s`.
pub fn time(nanoseconds: u64) -> String {
    let (unit, name) = if nanoseconds < 1_000_000_000 {
        (1_000_000, "ms")
    } else {
        (1_000_000_000, "s")
    };
    let hundredths = (nanoseconds * 100 + unit / 2) / unit;
    format!("{}.{:02} {name}", hundredths / 100, hundredths % 100)
}

/// `100,000`.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How many hundredths of `base` `other` is.
pub fn ratio(other: u64, base: u64) -> u64 {
    (other * 100 + base / 2) / base.max(1)
}

/// `2.31 ×`.
pub fn times_as_much(hundredths: u64) -> String {
    format!("{}.{:02} ×", hundredths / 100, hundredths % 100)
}

/// `58.3 KB`, with a thousand bytes to the kilobyte.
pub fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1_000, bytes % 1_000 / 100)
}

/// `23.4 MB`, of what the system counts in units of 1,024 bytes.
pub fn megabytes(kibibytes: u64) -> String {
    let bytes = kibibytes * 1_024;
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}

/// The machine in a line.
pub fn machine() -> String {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let named = |file: &str, key: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key))?;
        let (_, value) = line.split_once([':', '='])?;
        Some(value.trim().trim_matches('"').to_owned())
    };
    let processor = named("/proc/cpuinfo", "model name");
    let system = named("/etc/os-release", "PRETTY_NAME").unwrap_or_else(|| env::consts::OS.to_owned());
    match processor {
        Some(processor) => format!("{processor}, {cores} cores, {system}"),
        None => format!("{} {cores} cores, {system}", env::consts::ARCH),
    }
}

/// What the cores did until now, in ticks.
pub struct Ticks {
    all: u64,
    busy: u64,
    own: u64,
}

impl Ticks {
    /// The ticks until now, where the system tells them.
    pub fn now() -> Option<Self> {
        Self::of(
            &fs::read_to_string("/proc/stat").ok()?,
            &fs::read_to_string("/proc/self/stat").ok()?,
        )
    }

    fn of(every_process: &str, this_process: &str) -> Option<Self> {
        let numbers =
            |text: &str| -> Vec<u64> { text.split_whitespace().filter_map(|word| word.parse().ok()).collect() };
        let cores = numbers(every_process.lines().next()?.strip_prefix("cpu ")?);
        // User, nice, system, idle, waiting, interrupts, soft interrupts, stolen; guests are part of user.
        let (all, idle) = (cores.get(..8)?.iter().sum::<u64>(), cores.get(3)? + cores.get(4)?);
        // Behind the name in brackets: the state, and eleven numbers before the four that count time.
        let (_, behind) = this_process.rsplit_once(')')?;
        let times: Vec<&str> = behind.split_whitespace().skip(12 - 1).take(4).collect();
        let own = times.iter().map(|time| time.parse::<u64>().ok()).sum::<Option<u64>>()?;
        Some(Self {
            all,
            busy: all - idle,
            own,
        })
    }

    /// How many of a hundred ticks other programs took since then.
    pub fn taken_by_others(&self, since: &Self) -> u64 {
        let busy = self.busy.saturating_sub(since.busy);
        let own = self.own.saturating_sub(since.own);
        busy.saturating_sub(own) * 100 / self.all.saturating_sub(since.all).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_percentiles_are_times_that_were_taken() {
        let times = Times::of(&serde_json::json!([5, 1, 4, 2, 3])).expect("numbers");
        assert_eq!(times.median(), 3);
        assert_eq!((times.within(0), times.within(95), times.within(100)), (1, 5, 5));
        assert_eq!(Times::default().median(), 0);
        assert_eq!(Times::of(&serde_json::json!([1, "2"])), None);
    }

    #[test]
    fn figures_are_rounded_as_a_person_would() {
        assert_eq!(time(1_954_999), "1.95 ms");
        assert_eq!(time(6_561_000_000), "6.56 s");
        assert_eq!(times_as_much(ratio(231, 100)), "2.31 ×");
        assert_eq!(times_as_much(ratio(1, 0)), "1.00 ×");
        assert_eq!([1, 100, 1_000, 100_000].map(number), ["1", "100", "1,000", "100,000"]);
        assert_eq!(kilobytes(58_349), "58.3 KB");
        assert_eq!(megabytes(22_888), "23.4 MB");
    }

    #[test]
    fn what_others_took_is_what_this_process_did_not() {
        let ticks = |busy: u64, idle: u64, own: u64| {
            let every = format!("cpu  {busy} 0 0 {idle} 0 0 0 0 0 0\ncpu0 1 2\n");
            let this = format!("7 (a b) c) S 1 7 7 0 -1 4194560 1 2 3 4 {own} 0 0 0 20 0 1 0");
            Ticks::of(&every, &this).expect("a known shape")
        };
        let (before, after) = (ticks(100, 100, 10), ticks(180, 120, 60));
        assert_eq!(after.taken_by_others(&before), 30);
        assert!(Ticks::of("", "").is_none());
    }
}
