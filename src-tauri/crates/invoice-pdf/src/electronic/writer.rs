use domain::{Decimal, NaiveDate};

use crate::escape::escaped;

/// XML element by element.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
}

impl Writer {
    /// A document whose elements stand inside `root`.
    pub fn document(root: &str, content: impl FnOnce(&mut Self)) -> String {
        let mut writer = Self {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
        };
        writer.element(root, content);
        writer.text
    }

    /// An element with elements inside; its tag may carry attributes.
    pub fn element(&mut self, tag: &str, content: impl FnOnce(&mut Self)) {
        self.begin(tag);
        self.text.push('\n');
        content(self);
        self.end(tag);
    }

    /// An element with text, left out where there is none.
    pub fn value(&mut self, tag: &str, text: &str) {
        let text = escaped(text);
        if text.trim().is_empty() {
            return;
        }
        self.begin(tag);
        self.text.push_str(&text);
        self.end(tag);
    }

    fn begin(&mut self, tag: &str) {
        self.text.push('<');
        self.text.push_str(tag);
        self.text.push('>');
    }

    fn end(&mut self, tag: &str) {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    /// An element with an amount of at least two decimals.
    pub fn amount(&mut self, tag: &str, amount: Decimal) {
        let mut amount = amount.normalize();
        if amount.scale() < 2 {
            amount.rescale(2);
        }
        self.number(tag, amount);
    }

    /// An element with a number as it is.
    pub fn number(&mut self, tag: &str, number: Decimal) {
        let number = if number.is_zero() { number.abs() } else { number };
        self.value(tag, &number.to_string());
    }

    /// An element with a date.
    pub fn date(&mut self, tag: &str, date: NaiveDate) {
        self.element(tag, |date_time| {
            date_time.value("udt:DateTimeString format=\"102\"", &date.format("%Y%m%d").to_string());
        });
    }
}
