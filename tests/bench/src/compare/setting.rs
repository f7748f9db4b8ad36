use std::fs;
use std::path::Path;

use serde_json::Value;
use xshell::{Shell, cmd};

use crate::compare::figures::{Times, kilobytes, megabytes, ratio, time, times_as_much};
use crate::compare::programs::{ALL, PACKDESK, Program, Programs};
use crate::compare::setter::{OrReason, Setter};
use crate::compare::table::{Row, Target};

/// A size of documents and what is to be reached with them.
struct Size {
    id: &'static str,
    work: &'static str,
    /// Position of its count in a program's counts.
    count: usize,
    rounds: usize,
    /// Bytes a document stays under.
    bytes: u64,
    /// Units of 1,024 bytes of memory that setting one stays under, where there is a target.
    peak: Option<u64>,
    /// How many hundredths of Packdesk's time each program takes at least.
    slower: &'static [(&'static str, u64)],
}

const SIZES: [Size; 2] = [
    Size {
        id: "short",
        work: "invoice of 5 lines, warm",
        count: 0,
        rounds: 15,
        bytes: 60_000,
        peak: None,
        slower: &[
            ("krilla-glyphs", 200),
            ("krilla-text", 200),
            ("printpdf", 100),
            ("typst", 500),
            ("reportlab", 1_300),
            ("weasyprint", 5_000),
        ],
    },
    Size {
        id: "long",
        work: "invoice of 1,000 lines, warm",
        count: 1,
        rounds: 5,
        bytes: 500_000,
        peak: Some(64_000_000 / 1_024),
        slower: &[
            ("krilla-glyphs", 100),
            ("krilla-text", 100),
            ("printpdf", 100),
            ("typst", 800),
            ("reportlab", 2_000),
        ],
    },
];

/// What became of one program.
struct Measured {
    program: &'static Program,
    times: OrReason<Times>,
    once: OrReason<Once>,
}

/// One document by a process of its own.
struct Once {
    bytes: u64,
    peak: Option<u64>,
    /// Texts that are in the document, and texts that belong there, where they can be read.
    texts: Option<(usize, usize)>,
}

/// Every program on every size.
pub fn rows(shell: &Shell, programs: &Programs) -> Vec<Row> {
    SIZES.iter().flat_map(|size| rows_of(shell, programs, size)).collect()
}

fn rows_of(shell: &Shell, programs: &Programs, size: &Size) -> Vec<Row> {
    println!("\n==> {}", size.work);
    let mut setters: Vec<(&Program, OrReason<Setter>, OrReason<Times>)> = ALL
        .iter()
        .map(|program| (program, programs.start(program), Ok(Times::default())))
        .collect();
    // By turns, so that whatever else runs on this machine slows every program down alike. The first round warms up.
    for round in 0..=size.rounds {
        for (program, setter, times) in &mut setters {
            let (Ok(setter), Ok(times_so_far)) = (setter, &mut *times) else {
                continue;
            };
            match setter.measure(size.id, program.counts[size.count]) {
                Ok(more) if round > 0 => times_so_far.add(more),
                Ok(_) => {}
                Err(reason) => *times = Err(reason),
            }
        }
    }
    let mut measured = Vec::new();
    for (program, setter, times) in setters {
        let times = setter.and_then(|setter| {
            setter.end();
            times
        });
        println!(
            "    {}: {}",
            program.id,
            times.as_ref().map_or_else(Clone::clone, |times| time(times.median()))
        );
        let once = once(shell, programs, program, size);
        measured.push(Measured { program, times, once });
    }
    let base = measured
        .first()
        .and_then(|first| first.times.as_ref().ok())
        .map_or(0, Times::median);
    measured
        .iter()
        .map(|measured| row(programs, size, measured, base))
        .collect()
}

fn once(shell: &Shell, programs: &Programs, program: &Program, size: &Size) -> OrReason<Once> {
    let mut setter = programs.start(program)?;
    let file = programs.folder.join(format!("{}-{}.pdf", program.id, size.id));
    let bytes = setter.write(size.id, &file);
    let peak = setter.peak();
    setter.end();
    let document = programs.folder.join("documents").join(format!("{}-0.json", size.id));
    Ok(Once {
        bytes: bytes?,
        peak: peak?,
        texts: texts(shell, &file, &document),
    })
}

/// Whether programs show the same is seen by reading their documents back.
fn texts(shell: &Shell, file: &Path, document: &Path) -> Option<(usize, usize)> {
    let shown = without_white_space(&cmd!(shell, "pdftotext -raw {file} -").quiet().read().ok()?);
    let document: Value = serde_json::from_str(&fs::read_to_string(document).ok()?).ok()?;
    let mut wanted = Vec::new();
    collect(&document["page"], &mut wanted);
    let there = wanted.iter().filter(|text| shown.contains(text.as_str())).count();
    Some((there, wanted.len()))
}

/// Every text of a page but the one that numbers pages.
fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.contains("{page}") => texts.push(without_white_space(text)),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(values) => values.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

fn without_white_space(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn row(programs: &Programs, size: &Size, measured: &Measured, base: u64) -> Row {
    let mut row = Row {
        work: size.work.to_owned(),
        who: programs.shown(measured.program),
        ..Row::default()
    };
    let is_own = measured.program.name == PACKDESK;
    match &measured.times {
        Ok(times) => {
            let slower = ratio(times.median(), base);
            row.median = time(times.median());
            row.most = time(times.within(95));
            row.ratio = times_as_much(slower);
            let wanted = size.slower.iter().find(|(id, _)| *id == measured.program.id);
            row.targets.extend(wanted.map(|(_, wanted)| match wanted {
                100 => Target::new("Packdesk is faster", slower > 100),
                _ => Target::new(format!("Packdesk is {} × faster", wanted / 100), slower >= *wanted),
            }));
        }
        Err(reason) => row.median = format!("not run: {reason}"),
    }
    if let Ok(once) = &measured.once {
        row.size = kilobytes(once.bytes);
        row.peak = once.peak.map_or("not told here".to_owned(), megabytes);
        if let Some((there, wanted)) = once.texts.filter(|(there, wanted)| there < wanted) {
            row.who.push_str(&format!(" (shows {there} of {wanted} texts)"));
        }
        if is_own {
            let under = format!("under {} KB", size.bytes / 1_000);
            row.targets.push(Target::new(under, once.bytes < size.bytes));
            if let (Some(most), Some(peak)) = (size.peak, once.peak) {
                row.targets.push(Target::new("peak under 64 MB", peak < most));
            }
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_page_are_compared_without_white_space_and_page_numbers() {
        let page =
            serde_json::json!({ "title": "Invoice 發票", "facts": [["a b", "c"]], "page": ["Page {page} of {pages}"] });
        let mut texts = Vec::new();
        collect(&page, &mut texts);
        texts.sort();
        assert_eq!(texts, ["Invoice發票", "ab", "c"]);
    }

    #[test]
    fn every_target_names_a_program() {
        for (id, _) in SIZES.iter().flat_map(|size| size.slower) {
            assert!(ALL.iter().any(|program| program.id == *id), "{id}");
        }
    }
}
