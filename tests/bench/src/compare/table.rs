use std::fmt::Write;

/// One row of figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What was done.
    pub work: String,
    /// Who did it, and how.
    pub who: String,
    /// The time that half of the runs stayed within, or why it was not run.
    pub median: String,
    /// The time that 95 of 100 stayed within.
    pub most: String,
    /// Held against Packdesk, or against what the work names.
    pub ratio: String,
    /// The size of a document.
    pub size: String,
    /// The most memory the process ever held.
    pub peak: String,
    /// What is to be reached, and whether it was.
    pub targets: Vec<Target>,
}

/// What is to be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The figure in words: `5 × faster`.
    pub wanted: String,
    /// Whether this run reached it.
    pub met: bool,
}

impl Target {
    /// A target with whether it was met.
    pub fn new(wanted: impl Into<String>, met: bool) -> Self {
        Self {
            wanted: wanted.into(),
            met,
        }
    }
}

const HEADINGS: [&str; 8] = [
    "work",
    "program",
    "median",
    "95 % within",
    "ratio",
    "size",
    "peak memory",
    "to reach",
];

impl Row {
    fn cells(&self) -> [String; 8] {
        let targets: Vec<String> = self
            .targets
            .iter()
            .map(|target| format!("{}: {}", target.wanted, if target.met { "met" } else { "NOT MET" }))
            .collect();
        [
            self.work.clone(),
            self.who.clone(),
            self.median.clone(),
            self.most.clone(),
            self.ratio.clone(),
            self.size.clone(),
            self.peak.clone(),
            targets.join("; "),
        ]
    }
}

/// The rows as a table of Markdown, with columns of even width for the terminal.
pub fn table(rows: &[Row]) -> String {
    let mut lines = vec![HEADINGS.map(str::to_owned)];
    lines.extend(rows.iter().map(Row::cells));
    let widths: [usize; 8] = std::array::from_fn(|column| {
        let widths = lines.iter().map(|line| line[column].chars().count());
        widths.max().unwrap_or(0)
    });
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        for (cell, width) in line.iter().zip(widths) {
            let _ = write!(text, "| {cell:<width$} ");
        }
        text.push_str("|\n");
        if index == 0 {
            for width in widths {
                let _ = write!(text, "|{}", "-".repeat(width + 2));
            }
            text.push_str("|\n");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_markdown_of_even_columns_that_says_what_was_not_met() {
        let rows = [
            Row {
                work: "short".to_owned(),
                targets: vec![Target::new("2 × faster", true), Target::new("under 60 KB", false)],
                ..Row::default()
            },
            Row {
                work: "long".to_owned(),
                ratio: "2.31 ×".to_owned(),
                ..Row::default()
            },
        ];
        let text = table(&rows);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 4);
        let widths: Vec<usize> = lines.iter().map(|line| line.chars().count()).collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{text}");
        assert!(lines[2].contains("| 2 × faster: met; under 60 KB: NOT MET |"), "{text}");
    }
}
