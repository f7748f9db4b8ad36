use crate::face::Faces;
use crate::page::{Fact, Page};

pub const WIDTH: f32 = 595.0;
pub const HEIGHT: f32 = 842.0;
pub const LEFT: f32 = 57.0;
pub const RIGHT: f32 = WIDTH - 57.0;
const BOTTOM: f32 = HEIGHT - 80.0;
/// Right edges of quantity, unit price, tax rate and net amount.
const NUMBERS: [f32; 4] = [RIGHT - 230.0, RIGHT - 150.0, RIGHT - 90.0, RIGHT];
const DESCRIPTION: f32 = RIGHT - 280.0 - LEFT;

/// A text where it stands, from the upper left corner.
#[derive(Clone)]
pub struct Text {
    pub x: f32,
    pub y: f32,
    pub size: f32,
    pub bold: bool,
    pub text: String,
}

/// Pages of texts and rules.
pub struct Sheet<'a> {
    pub faces: &'a Faces,
    /// The texts of each page, and how far down its rules stand.
    pub pages: Vec<(Vec<Text>, Vec<f32>)>,
    y: f32,
}

/// Sets a document.
pub fn set<'a>(page: &Page, faces: &'a Faces) -> Sheet<'a> {
    let mut sheet = Sheet {
        faces,
        pages: vec![(Vec::new(), Vec::new())],
        y: 70.0,
    };
    sheet.head(page);
    sheet.lines(page);
    sheet.sums(page);
    sheet.sections(page);
    sheet.footers(page);
    sheet
}

impl<'a> Sheet<'a> {
    fn put(&mut self, x: f32, size: f32, bold: bool, text: &str) {
        let text = Text {
            x,
            y: self.y,
            size,
            bold,
            text: text.to_owned(),
        };
        if let Some((texts, _)) = self.pages.last_mut() {
            texts.push(text);
        }
    }

    fn put_right(&mut self, right: f32, size: f32, bold: bool, text: &str) {
        let width = self.faces.width(text, bold) * size;
        self.put(right - width, size, bold, text);
    }

    /// Puts a text on as many lines as it needs.
    fn put_broken(&mut self, x: f32, width: f32, size: f32, bold: bool, text: &str) {
        for line in self.broken(text, width / size, bold) {
            self.put(x, size, bold, line);
            self.y += size * 1.45;
        }
    }

    fn broken<'t>(&self, text: &'t str, width: f32, bold: bool) -> Vec<&'t str> {
        let (mut lines, mut start, mut may_break, mut taken, mut since) = (Vec::new(), 0, 0, 0.0, 0.0);
        for (at, character) in text.char_indices() {
            let advance = self.faces.width(character.encode_utf8(&mut [0; 4]), bold);
            if taken + advance > width && may_break > start {
                lines.push(text[start..may_break].trim_end());
                start = may_break;
                taken = since;
            }
            taken += advance;
            since += advance;
            if character == ' ' || character > '\u{2E80}' {
                may_break = at + character.len_utf8();
                since = 0.0;
            }
        }
        lines.push(&text[start..]);
        lines
    }

    fn rule(&mut self) {
        let y = self.y;
        if let Some((_, rules)) = self.pages.last_mut() {
            rules.push(y);
        }
    }

    fn new_page(&mut self) {
        self.pages.push((Vec::new(), Vec::new()));
        self.y = 70.0;
    }

    fn keep(&mut self, height: f32) -> bool {
        let full = self.y + height > BOTTOM;
        if full {
            self.new_page();
        }
        full
    }

    fn head(&mut self, page: &Page) {
        self.put(LEFT, 22.0, true, &page.title);
        self.put_right(RIGHT, 12.0, true, &page.number);
        self.y -= 15.0;
        self.put_right(RIGHT, 8.0, false, &page.number_label);
        self.y += 25.0;
        self.rule();
        let top = self.y + 20.0;
        let third = (RIGHT - LEFT) / 3.0;
        let (mut x, mut lowest) = (LEFT, top);
        for party in &page.parties {
            self.y = top;
            self.put(x, 8.0, true, &party.heading);
            self.y += 13.0;
            for (index, line) in party.lines.iter().enumerate() {
                self.put_broken(x, third - 12.0, 9.0, index == 0, line);
            }
            lowest = lowest.max(self.y);
            x += third;
        }
        self.y = lowest + 14.0;
        self.rule();
        for facts in page.facts.chunks(3) {
            let mut x = LEFT;
            self.y += 14.0;
            for [label, _] in facts {
                self.put(x, 7.5, false, label);
                x += third;
            }
            x = LEFT;
            self.y += 13.0;
            for [_, value] in facts {
                self.put(x, 9.0, false, value);
                x += third;
            }
        }
        self.y += 10.0;
        self.rule();
        self.y += 26.0;
    }

    fn columns(&mut self, page: &Page) {
        for row in 0..2 {
            let mut columns = page.columns.iter();
            if let Some(first) = columns.next() {
                self.put(LEFT, 7.5, true, &first[row]);
            }
            for (column, right) in columns.zip(NUMBERS) {
                self.put_right(right, 7.5, true, &column[row]);
            }
            self.y += 11.0;
        }
        self.y -= 5.0;
        self.rule();
    }

    fn lines(&mut self, page: &Page) {
        self.columns(page);
        for line in &page.lines {
            if self.keep(46.0) {
                self.columns(page);
            }
            self.y += 18.0;
            for (number, right) in line.numbers.iter().zip(NUMBERS) {
                self.put_right(right, 9.5, false, number);
            }
            for text in &line.description {
                self.put_broken(LEFT, DESCRIPTION, 9.5, false, text);
            }
            self.y -= 6.0;
            self.rule();
        }
    }

    fn sums(&mut self, page: &Page) {
        self.keep(160.0);
        let top = self.y + 24.0;
        self.y = top;
        self.put(LEFT, 8.0, true, &page.tax_heading);
        for row in 0..2 {
            self.y += 12.0;
            for (column, x) in page
                .tax_columns
                .iter()
                .zip([LEFT, LEFT + 110.0, LEFT + 160.0, LEFT + 210.0])
            {
                self.put(x, 7.5, false, &column[row]);
            }
        }
        for tax in &page.taxes {
            self.y += 14.0;
            let [name, numbers @ ..] = tax;
            let start = self.y;
            self.put_broken(LEFT, 105.0, 8.5, false, name);
            self.y = start;
            for (number, x) in numbers.iter().zip([LEFT + 110.0, LEFT + 160.0, LEFT + 210.0]) {
                self.put(x, 8.5, false, number);
            }
        }
        self.y = top;
        let half = LEFT + 260.0;
        for (index, [label, amount]) in page.totals.iter().enumerate() {
            let is_total = index + 3 == page.totals.len();
            let size = if is_total { 13.0 } else { 9.0 };
            self.y += if is_total { 5.0 } else { 0.0 };
            self.put_right(RIGHT, size, is_total, amount);
            if is_total {
                self.put(half, size, true, label);
                self.y += 18.0;
            } else {
                self.put_broken(half, 150.0, size, false, label);
            }
        }
    }

    fn facts(&mut self, heading: &str, facts: &[Fact]) {
        self.put(LEFT, 10.0, true, heading);
        self.y += 8.0;
        self.rule();
        for [label, value] in facts {
            self.y += 15.0;
            self.put(LEFT, 9.0, false, label);
            self.put(LEFT + 150.0, 9.0, false, value);
            self.y += 6.0;
            self.rule();
        }
        self.y += 28.0;
    }

    fn sections(&mut self, page: &Page) {
        self.new_page();
        for section in &page.sections {
            self.facts(&section.heading, &section.facts);
        }
        self.put(LEFT, 10.0, true, &page.notes_heading);
        self.y += 16.0;
        for (index, note) in page.notes.iter().enumerate() {
            self.put(LEFT, 9.0, false, &(index + 1).to_string());
            for text in note {
                self.put_broken(LEFT + 16.0, RIGHT - LEFT - 16.0, 9.0, false, text);
            }
            self.y += 4.0;
        }
    }

    fn footers(&mut self, page: &Page) {
        let count = self.pages.len();
        let pages = std::mem::take(&mut self.pages);
        for (number, texts) in (1_usize..).zip(pages) {
            self.pages.push(texts);
            self.y = HEIGHT - 60.0;
            self.rule();
            for (index, (footer, text)) in page.footer.iter().zip(&page.page).enumerate() {
                self.y += 12.0;
                self.put(LEFT, 7.5, false, footer);
                let text = text
                    .replace("{pages}", &count.to_string())
                    .replace("{page}", &number.to_string());
                let text = if index == 0 {
                    format!("{} {text}", page.number)
                } else {
                    text
                };
                self.put_right(RIGHT, 7.5, false, &text);
            }
        }
    }
}
