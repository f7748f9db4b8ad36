use std::collections::BTreeSet;
use std::fmt::Write;

use clap::builder::Styles;
use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthStr;

/// A text in fewer columns than this stands below its name instead of beside it.
const LEAST_BESIDE: usize = 30;

/// How far a text stands from the left that stands below its name.
const INDENT_BELOW: usize = 10;

/// Something that can be typed, and what is said on it.
pub(super) struct Row {
    /// As it is typed.
    name: String,
    /// Stands for what is typed in its place.
    value: String,
    says: String,
}

impl Row {
    pub const fn new(name: String, value: String, says: String) -> Self {
        Self { name, value, says }
    }

    fn width(&self) -> usize {
        self.name.width() + self.value.width()
    }
}

/// Rows below a heading: the names in one column, what is said on them in another.
pub(super) fn section(heading: &str, rows: &[Row], styles: &Styles, width: usize) -> String {
    let (header, literal, placeholder) = (styles.get_header(), styles.get_literal(), styles.get_placeholder());
    let widest = rows.iter().map(Row::width).max().unwrap_or(0);
    let column = widest + 4;
    let is_beside = width >= column + LEAST_BESIDE;
    let indent = if is_beside { column } else { INDENT_BELOW };
    let mut text = format!("{header}{heading}{header:#}\n");
    for row in rows {
        let (name, value) = (&row.name, &row.value);
        let _ = write!(text, "  {literal}{name}{literal:#}{placeholder}{value}{placeholder:#}");
        let gap = if is_beside {
            " ".repeat(column - 2 - row.width())
        } else {
            format!("\n{}", " ".repeat(indent))
        };
        let lines = wrapped(&row.says, width.saturating_sub(indent));
        let _ = writeln!(text, "{gap}{}", lines.join(&format!("\n{}", " ".repeat(indent))));
    }
    text
}

/// Texts below each other behind a beginning, as far from the left as it is wide.
pub(super) fn hanging<'a>(beginning: &str, texts: impl Iterator<Item = &'a str>, width: usize) -> String {
    let indent = " ".repeat(beginning.width());
    let mut lines = String::new();
    for text in texts {
        for line in wrapped(text, width.saturating_sub(indent.len())) {
            let before = if lines.is_empty() { beginning } else { &indent };
            let _ = writeln!(lines, "{before}{line}");
        }
    }
    lines
}

/// A text in lines of so many columns: a Chinese character has two. What is longer in itself stays whole.
fn wrapped(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut end) = (0, 0);
    for place in ends_of_lines(text) {
        if end > start && text[start..place].trim_end().width() > width {
            lines.push(text[start..end].trim_end());
            start = end;
        }
        end = place;
    }
    lines.push(text[start..].trim_end());
    lines
}

/// Where a line may end: where one of any text may, and between the options of which one is needed.
fn ends_of_lines(text: &str) -> BTreeSet<usize> {
    let usual = linebreaks(text).map(|(place, _)| place);
    usual
        .filter(|place| may_end_line(text, *place))
        .chain(text.match_indices('|').map(|(place, bar)| place + bar.len()))
        .collect()
}

/// What is typed is not broken, such as `--data-dir` or `en/zh-TW`, nor an option from its value; what
/// stands in brackets is broken between values alone.
fn may_end_line(text: &str, place: usize) -> bool {
    let (before, after) = (text[..place].chars().next_back(), text[place..].chars().next());
    let (Some(before), Some(after)) = (before, after) else {
        return true;
    };
    let is_in_brackets = text[..place].rfind('[') > text[..place].rfind(']');
    let last_word = text[..place].split_whitespace().next_back().unwrap_or_default();
    if after == '<' && last_word.contains("--") {
        return false;
    }
    let is_between_chinese = !before.is_ascii() || !after.is_ascii();
    before.is_whitespace() || before == '、' || (is_between_chinese && !is_in_brackets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_between_words_and_between_chinese_characters() {
        let english = wrapped("Write --data-dir to a/b and end", 12);
        assert_eq!(english, ["Write", "--data-dir", "to a/b and", "end"]);
        let chinese = wrapped("將發票匯出到資料夾；進度寫到標準錯誤。", 12);
        assert_eq!(chinese, ["將發票匯出到", "資料夾；進度", "寫到標準錯", "誤。"]);
        assert_eq!(
            wrapped("付款狀態 [可用的值：paid、due]", 20),
            ["付款狀態", "[可用的值：paid、", "due]"]
        );
        assert_eq!(
            wrapped("<--name <TEXT>|--city <TEXT>>", 16),
            ["<--name <TEXT>|", "--city <TEXT>>"]
        );
    }

    #[test]
    fn what_is_longer_than_a_line_stays_whole() {
        assert_eq!(
            wrapped("a timeout-after-everything b", 10),
            ["a", "timeout-after-everything", "b"]
        );
    }

    #[test]
    fn what_is_said_stands_below_its_name_where_it_has_no_room_beside_it() {
        let row = || {
            Row::new(
                "--contact-name".to_owned(),
                " <NAME>".to_owned(),
                "轉帳連絡人的姓名".to_owned(),
            )
        };
        let styles = Styles::plain();
        assert_eq!(
            section("選項：", &[row()], &styles, 60),
            "選項：\n  --contact-name <NAME>  轉帳連絡人的姓名\n"
        );
        let below = "選項：\n  --contact-name <NAME>\n          轉帳連絡人的姓名\n";
        assert_eq!(section("選項：", &[row()], &styles, 40), below);
    }
}
