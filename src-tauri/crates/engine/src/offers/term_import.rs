//! Terms from a file: a table with named columns, or a JSON list of the same names.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use domain::{EnteredTerm, Phrase, TermDetails, TermSource};
use serde_json::Value;
use words::Words;

use crate::archive::folder_rules::refuse_in_data_folder;
use crate::offers::entered_terms::reader;
use crate::task::atomic_file::{self, Rights};
use crate::task::destination::folder_of;
use crate::view::{ImportedTermView, RefusedTermView, SavedTemplate, TermImportView, TermInput};
use crate::words::labels::{count, iso};
use crate::{Code, Engine, Error};

/// What a table of terms to fill in is called.
pub const TERM_TEMPLATE_FILE: &str = "packdesk-terms.csv";
/// No file of terms is larger.
const LARGEST_TERMS_FILE_BYTES: usize = 5 * MEGABYTE;
const MEGABYTE: usize = 1024 * 1024;
/// No file has more terms.
const MOST_ROWS: usize = 2_000;
/// So much of a name that is no column is told.
const LONGEST_SHOWN_NAME: usize = 60;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The columns of a table, and the names in JSON.
const COLUMNS: [&str; 8] = [
    "offer",
    "purchased",
    "anniversary",
    "price",
    "currency",
    "auto_renew",
    "days_left",
    "read_on",
];
/// What separates the cells of a table.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// How a line begins that says something to people alone.
const REMARK: u8 = b'#';

/// A row with its number, or why it cannot be read.
type Row = (u32, Result<TermInput, Phrase>);

impl Engine {
    /// Takes the terms of a file, or only tells what would be taken. What is good is kept, and what is not is told with its
    /// row.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`], [`Code::TermsFileWrong`], or the store's error.
    pub async fn import_terms(&self, content: &[u8], dry_run: bool, words: &Words) -> Result<TermImportView, Error> {
        let own = self.own_account().await?;
        let rows = rows(content).map_err(|reason| {
            let reason = words.say(&reason);
            Error::new(Code::TermsFileWrong).with("reason", reason)
        })?;
        let today = self.clock().today();
        // A file may be old: a tile in it says when it was read.
        let reader = reader(&own, None, words);
        let mut known = self.store().entered_terms(&own.name).await?;
        let mut import = TermImportView {
            dry_run,
            imported: 0,
            duplicates: 0,
            terms: Vec::new(),
            refused: Vec::new(),
            label: String::new(),
        };
        let mut new: Vec<TermDetails> = Vec::new();
        for (row, input) in rows {
            let read = input
                .map_err(|reason| reader.wrong(&reason))
                .and_then(|input| reader.read(&input))
                .and_then(|entry| self.checked(entry, &reader, today, TermSource::Imported));
            match read {
                Ok(details) if known.iter().any(|term| term.details.is_same_term(&details)) => import.duplicates += 1,
                Ok(details) => {
                    import.terms.push(ImportedTermView {
                        row,
                        offer: details.offer.to_string(),
                        purchased: iso(details.purchased),
                        anniversary: iso(details.anniversary),
                        doubts: self.doubts(&details, &known, own.currency, words),
                    });
                    let number = known.iter().map(|term| term.number).max().unwrap_or(0) + 1;
                    known.push(EnteredTerm {
                        number,
                        details: details.clone(),
                    });
                    new.push(details);
                }
                Err(error) => import.refused.push(RefusedTermView {
                    row,
                    code: error.code,
                    reason: error.view(words).message,
                }),
            }
        }
        if !dry_run && !new.is_empty() {
            let kept = self.store().add_entered_terms(&own.name, &new).await?;
            // Somebody else entered the same meanwhile.
            let there = kept.iter().filter(|number| number.is_none()).count();
            import.duplicates += u32::try_from(there).unwrap_or(u32::MAX);
            let mut kept = kept.iter();
            import.terms.retain(|_| kept.next().is_some_and(Option::is_some));
        }
        import.imported = u32::try_from(import.terms.len()).unwrap_or(u32::MAX);
        import.label = label(&import, words);
        Ok(import)
    }

    /// As [`Engine::import_terms`], for a file by its place.
    ///
    /// # Errors
    /// As [`Engine::import_terms`], and [`Code::CannotReadFile`].
    pub async fn import_terms_file(&self, path: &Path, dry_run: bool, words: &Words) -> Result<TermImportView, Error> {
        // One byte more than is taken is enough to know that it is too large.
        let most = LARGEST_TERMS_FILE_BYTES as u64 + 1;
        let mut content = Vec::new();
        File::open(path)
            .and_then(|file| file.take(most).read_to_end(&mut content))
            .map_err(|error| {
                Error::new(Code::CannotReadFile)
                    .with("path", path.display().to_string())
                    .because(error)
            })?;
        self.import_terms(&content, dry_run, words).await
    }

    /// The template of a table of terms: its columns, with what they hold.
    #[must_use]
    pub fn term_template(words: &Words) -> String {
        let remark = |id: &str| format!("# {}\r\n", words.text(id));
        let remarks = [
            "terms-template-rows",
            "terms-template-dates",
            "terms-template-price",
            "terms-template-auto-renew",
            "terms-template-tile",
        ];
        let remarks: String = remarks.into_iter().map(remark).collect();
        format!("\u{feff}{}\r\n{remarks}", COLUMNS.join(","))
    }

    /// Writes the template to a file.
    ///
    /// # Errors
    /// [`Code::PathInDataFolder`] or why the file cannot be written.
    pub fn save_term_template(&self, path: &Path, words: &Words) -> Result<SavedTemplate, Error> {
        refuse_in_data_folder(&self.data_folder(), path)?;
        let template = Self::term_template(words);
        let _writing = self.begin_writing(folder_of(path));
        atomic_file::write(path, template.as_bytes(), true, Rights::Usual)
            .map_err(|error| atomic_file::not_written(&error, path))?;
        Ok(SavedTemplate {
            path: path.display().to_string(),
        })
    }
}

fn label(import: &TermImportView, words: &Words) -> String {
    let id = if import.dry_run {
        "terms-would-import"
    } else {
        "terms-imported"
    };
    words.say(
        &Phrase::new(id)
            .with("imported", i64::from(import.imported))
            .with("duplicates", i64::from(import.duplicates))
            .with("refused", count(import.refused.len())),
    )
}

/// The rows of a file.
fn rows(content: &[u8]) -> Result<Vec<Row>, Phrase> {
    if content.len() > LARGEST_TERMS_FILE_BYTES {
        return Err(Phrase::new("terms-file-large").with("megabytes", count(LARGEST_TERMS_FILE_BYTES / MEGABYTE)));
    }
    let content = content.strip_prefix(BYTE_ORDER_MARK).unwrap_or(content);
    let text = std::str::from_utf8(content).map_err(|_| Phrase::new("terms-file-text"))?;
    let is_list = text.trim_start().starts_with(['[', '{']);
    let rows = if is_list { listed(text)? } else { table(text)? };
    if rows.len() > MOST_ROWS {
        return Err(Phrase::new("terms-file-rows").with("most", count(MOST_ROWS)));
    }
    Ok(rows)
}

fn table(text: &str) -> Result<Vec<Row>, Phrase> {
    let heads = text
        .lines()
        .find(|line| !line.trim().is_empty() && !line.starts_with(char::from(REMARK)));
    let heads = heads.ok_or_else(|| Phrase::new("terms-file-empty"))?;
    let occurs = |separator: &u8| heads.bytes().filter(|byte| byte == separator).count();
    // The first of those that occur equally often, which is the usual one.
    let separator = SEPARATORS.into_iter().rev().max_by_key(occurs).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .comment(Some(REMARK))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let heads: Vec<String> = match reader.headers() {
        Ok(heads) => heads.iter().map(str::to_ascii_lowercase).collect(),
        Err(_) => return Err(Phrase::new("terms-file-empty")),
    };
    check_columns(&heads)?;
    let mut lines = Lines {
        text,
        counted: 0,
        line: 1,
    };
    let mut rows = Vec::new();
    for record in reader.records() {
        if rows.len() > MOST_ROWS {
            break;
        }
        let record = record.map_err(|_| Phrase::new("terms-file-text"))?;
        let is_remark = record.get(0).is_some_and(|cell| cell.starts_with(char::from(REMARK)));
        if is_remark || record.iter().all(str::is_empty) {
            continue;
        }
        let position = record.position().map_or(0, csv::Position::byte);
        let row = lines.line_at(usize::try_from(position).unwrap_or(usize::MAX));
        if record.len() != heads.len() {
            let cells = Phrase::new("term-row-cells")
                .with("found", count(record.len()))
                .with("expected", count(heads.len()));
            rows.push((row, Err(cells)));
            continue;
        }
        let mut input = TermInput::default();
        for (head, cell) in heads.iter().zip(&record) {
            if let Some(field) = field(&mut input, head) {
                cell.clone_into(field);
            }
        }
        rows.push((row, Ok(input)));
    }
    Ok(rows)
}

fn check_columns(heads: &[String]) -> Result<(), Phrase> {
    if let Some(head) = heads.iter().find(|head| !COLUMNS.contains(&head.as_str())) {
        return Err(unknown(head));
    }
    let mut seen = BTreeSet::new();
    if let Some(twice) = heads.iter().find(|head| !seen.insert(head.as_str())) {
        return Err(Phrase::new("terms-file-twice").with("column", twice.as_str()));
    }
    let has_a_date = seen.contains("purchased") || seen.contains("anniversary");
    if !seen.contains("offer") || !has_a_date {
        return Err(Phrase::new("terms-file-missing"));
    }
    Ok(())
}

fn listed(text: &str) -> Result<Vec<Row>, Phrase> {
    let wrong = || Phrase::new("terms-file-json");
    let value: Value = serde_json::from_str(text).map_err(|_| wrong())?;
    let Value::Array(items) = value else {
        return Err(wrong());
    };
    Ok((1..).zip(items).map(|(row, item)| (row, of_item(&item))).collect())
}

fn of_item(item: &Value) -> Result<TermInput, Phrase> {
    let Value::Object(values) = item else {
        return Err(Phrase::new("terms-file-json"));
    };
    let mut input = TermInput::default();
    for (name, value) in values {
        let field = field(&mut input, name).ok_or_else(|| unknown(name))?;
        *field = match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Bool(is_on) => is_on.to_string(),
            Value::Array(_) | Value::Object(_) => {
                return Err(Phrase::new("terms-file-value").with("column", name.as_str()));
            }
        };
    }
    Ok(input)
}

/// Counts the lines of a table, for rows that follow each other.
struct Lines<'a> {
    text: &'a str,
    counted: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of a record that the parser says begins here: it counts the ends of the lines before and what it leaves out
    /// with it.
    fn line_at(&mut self, position: usize) -> u32 {
        let bytes = self.text.as_bytes();
        let mut start = position.min(bytes.len());
        while let Some(byte) = bytes.get(start) {
            start += match *byte {
                b'\r' | b'\n' => 1,
                REMARK => {
                    let rest = bytes.get(start..).unwrap_or_default();
                    rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
                }
                _ => break,
            };
        }
        let passed = bytes.get(self.counted..start).unwrap_or_default();
        let ends = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
        self.counted = start;
        self.line
    }
}

/// That there is no column of a name.
fn unknown(name: &str) -> Phrase {
    let name: String = name.chars().take(LONGEST_SHOWN_NAME).collect();
    let phrase = Phrase::new("terms-file-unknown").with("column", name);
    phrase.with("columns", COLUMNS.map(str::to_owned).to_vec())
}

/// The field of a column.
fn field<'a>(input: &'a mut TermInput, column: &str) -> Option<&'a mut String> {
    match column {
        "offer" => Some(&mut input.offer),
        "purchased" => Some(&mut input.purchased),
        "anniversary" => Some(&mut input.anniversary),
        "price" => Some(&mut input.price),
        "currency" => Some(&mut input.currency),
        "auto_renew" => Some(&mut input.auto_renew),
        "days_left" => Some(&mut input.days_left),
        "read_on" => Some(&mut input.read_on),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_told_by_the_line_on_which_it_stands() {
        for end in ["\n", "\r\n"] {
            let lines = [
                "# first",
                "offer,anniversary",
                "a,2026-01-01",
                "",
                "# between, with a comma",
                "b,\"over\ntwo lines\"",
                "c,2026-01-01",
            ];
            let text = lines.join(end);
            let rows = table(&text).unwrap_or_default();
            let found: Vec<(u32, String)> = rows
                .into_iter()
                .map(|(row, input)| (row, input.map(|input| input.offer).unwrap_or_default()))
                .collect();
            let expected = [(3, "a"), (6, "b"), (8, "c")].map(|(row, offer)| (row, offer.to_owned()));
            assert_eq!(found, expected, "{end:?}");
        }
    }
}
