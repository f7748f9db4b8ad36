use std::fs;
use std::path::Path;

use serde::Deserialize;

pub type Fact = [String; 2];

/// Every text of a document.
#[derive(Deserialize)]
pub struct Page {
    pub title: String,
    pub number_label: String,
    pub number: String,
    pub parties: Vec<Block>,
    pub facts: Vec<Fact>,
    pub columns: Vec<Fact>,
    pub lines: Vec<Line>,
    pub tax_heading: String,
    pub tax_columns: Vec<Fact>,
    pub taxes: Vec<[String; 4]>,
    pub totals: Vec<Fact>,
    pub sections: Vec<Section>,
    pub notes_heading: String,
    pub notes: Vec<Fact>,
    pub footer: Fact,
    pub page: Fact,
}

#[derive(Deserialize)]
pub struct Block {
    pub heading: String,
    pub lines: Vec<String>,
}

#[derive(Deserialize)]
pub struct Line {
    pub description: Fact,
    pub numbers: [String; 4],
}

#[derive(Deserialize)]
pub struct Section {
    pub heading: String,
    pub facts: Vec<Fact>,
}

#[derive(Deserialize)]
struct Document {
    page: Page,
}

impl Page {
    /// A document of a size, where there is one of this number.
    pub fn read(folder: &Path, size: &str, number: usize) -> Option<Self> {
        let text = fs::read_to_string(folder.join(format!("{size}-{number}.json"))).ok()?;
        Some(serde_json::from_str::<Document>(&text).expect("a document").page)
    }
}
