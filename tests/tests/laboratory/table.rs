use std::collections::BTreeMap;
use std::fmt::{self, Write};

/// What was played and what was found, a row a flow.
pub struct Table {
    title: String,
    rows: BTreeMap<&'static str, (usize, Vec<String>)>,
}

impl Table {
    pub fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            rows: BTreeMap::new(),
        }
    }

    pub fn add(&mut self, row: &'static str, name: &str, found: Vec<String>) {
        let (played, findings) = self.rows.entry(row).or_default();
        *played += 1;
        findings.extend(found.into_iter().map(|found| format!("{name}: {found}")));
    }

    pub fn is_clean(&self) -> bool {
        self.rows.values().all(|(_, findings)| findings.is_empty())
    }

    pub fn findings(&self) -> String {
        self.rows
            .values()
            .flat_map(|(_, findings)| findings)
            .fold(String::new(), |mut all, finding| {
                let _ = writeln!(all, "{finding}");
                all
            })
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<24} {:>8} {:>8}", self.title, "played", "found")?;
        for (row, (played, findings)) in &self.rows {
            writeln!(f, "{row:<24} {played:>8} {:>8}", findings.len())?;
        }
        Ok(())
    }
}
