use std::fmt;

/// Where something lies: the given file, and the way from it through messages, archives and folders.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// The given file first, what lies inside it after.
    pub path: Vec<String>,
    /// The row of a table, as a person counts: the heading is row 1.
    pub row: Option<u64>,
}

/// Longer names are cut: they come from outside.
const LONGEST_NAME: usize = 255;

impl Source {
    /// A given file.
    #[must_use]
    pub fn file(name: &str) -> Self {
        Self {
            path: vec![bounded(name)],
            row: None,
        }
    }

    /// Something inside this one.
    #[must_use]
    pub fn inside(&self, name: &str) -> Self {
        let mut path = self.path.clone();
        path.push(bounded(name));
        Self { path, row: None }
    }

    /// A row of this table.
    #[must_use]
    pub fn at_row(&self, row: u64) -> Self {
        Self {
            path: self.path.clone(),
            row: Some(row),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.path.join(" › "))?;
        match self.row {
            Some(row) => write!(formatter, " › {row}"),
            None => Ok(()),
        }
    }
}

fn bounded(name: &str) -> String {
    name.chars()
        .filter(|character| !domain::is_unseen(*character))
        .take(LONGEST_NAME)
        .collect()
}
