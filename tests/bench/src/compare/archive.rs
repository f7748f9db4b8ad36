use serde_json::Value;
use xshell::{Shell, cmd};

use crate::compare::figures::{Times, number, ratio, time, times_as_much};
use crate::compare::programs::Programs;
use crate::compare::table::{Row, Target};

const INVOICES: u32 = 100_000;
/// As long as an answer may take while somebody types.
const AS_ONE_TYPES: u64 = 30_000_000;

/// Searching and listing an encrypted archive, beside plain FTS5 on a file that is not encrypted.
pub fn rows(shell: &Shell, programs: &Programs) -> Vec<Row> {
    println!("\n==> {} invoices: search and list", number(INVOICES.into()));
    let (packdesk, invoices) = (programs.packdesk(), INVOICES.to_string());
    let printed = cmd!(shell, "{packdesk} archive {invoices}").read().unwrap();
    of(&serde_json::from_str(&printed).unwrap()).expect("the measurement of the archive has this shape")
}

fn of(measured: &Value) -> Option<Vec<Row>> {
    let times = |group: &str, name: &str| Times::of(&measured[group][name]);
    let (every, first) = (times("search", "every")?, times("search", "first")?);
    let (comparable, plain) = (times("search", "comparable")?, times("search", "plain")?);
    let (few, all) = (times("list", "few")?, times("list", "all")?);
    let count = |value: &Value| value.as_u64().map(number);
    let (invoices, texts) = (count(&measured["invoices"])?, count(&measured["search"]["texts"])?);

    let row = |work: String, who: &str, times: &Times| Row {
        work,
        who: who.to_owned(),
        median: time(times.median()),
        most: time(times.within(95)),
        ..Row::default()
    };
    let search = format!("search as one types, {invoices} invoices");
    let own = "Packdesk, encrypted";
    let mut typed = row(search.clone(), &format!("{own}: {texts} texts of every length"), &every);
    let quick = every.within(95) < AS_ONE_TYPES;
    typed.targets.push(Target::new("95 % within 30 ms", quick));
    let first = row(search.clone(), &format!("{own}: the first time for each text"), &first);
    let mut beside = row(
        search.clone(),
        &format!("{own}: the texts that plain FTS5 can find, of 3 letters or more a word"),
        &comparable,
    );
    let held = ratio(comparable.within(95), plain.within(95));
    beside.ratio = format!("{} of plain FTS5 at 95 %", times_as_much(held));
    beside
        .targets
        .push(Target::new("at most 2 × of plain FTS5 at 95 %", held <= 200));
    let plain = row(
        search,
        "plain FTS5, trigrams, same SQLite, not encrypted: the same texts",
        &plain,
    );

    let small = row(
        format!("open the list, {} invoices", count(&measured["few"])?),
        own,
        &few,
    );
    let mut large = row(format!("open the list, {invoices} invoices"), own, &all);
    let slower = ratio(all.median(), few.median());
    large.ratio = format!("{} of the small list", times_as_much(slower));
    large
        .targets
        .push(Target::new("at most 1.2 × of the small list", slower <= 120));
    Some(vec![typed, first, beside, plain, small, large])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_search_meets_no_target() {
        let measured = |own: u64, all: u64| {
            serde_json::json!({
                "invoices": 100_000, "few": 100,
                "list": { "few": [100], "all": [all] },
                "search": { "texts": 48, "first": [own], "every": [own], "comparable": [own], "plain": [10_000_000_u64] },
            })
        };
        let targets = |measured: &Value| -> Vec<bool> {
            let rows = of(measured).expect("a known shape");
            rows.iter()
                .flat_map(|row| &row.targets)
                .map(|target| target.met)
                .collect()
        };
        assert_eq!(targets(&measured(20_000_000, 120)), [true, true, true]);
        assert_eq!(targets(&measured(30_000_000, 121)), [false, false, false]);
        assert_eq!(of(&serde_json::json!({})), None);
    }
}
