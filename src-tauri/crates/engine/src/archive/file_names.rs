//! File names that say what a file is and are allowed on every system.

use std::collections::HashSet;

use domain::NaiveDate;

/// So many bytes of a name, before its ending, leave room below the 255 that file systems allow.
const LONGEST: usize = 180;

/// Date, number and offer of an invoice, without an ending.
pub(crate) fn stem(issued: NaiveDate, number: &str, offer: &str) -> String {
    let name = format!("{} {number} {offer}", issued.format("%Y-%m-%d"));
    let mut safe = String::with_capacity(name.len());
    for character in name.chars() {
        let character = if is_allowed(character) { character } else { '_' };
        if safe.len() + character.len_utf8() > LONGEST {
            break;
        }
        safe.push(character);
    }
    safe.trim_end_matches([' ', '.']).to_owned()
}

/// Windows refuses these, and marks of direction would make a name read as another.
fn is_allowed(character: char) -> bool {
    let is_mark = matches!(
        character,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    );
    !character.is_control() && !is_mark && !matches!(character, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
}

/// Names that are given once each. Systems differ in whether capitals make another name, so they do not.
#[derive(Default)]
pub(crate) struct Names(HashSet<String>);

impl Names {
    /// The name, or the first numbered one that is still free.
    pub fn take(&mut self, name: String) -> String {
        if self.0.insert(name.to_lowercase()) {
            return name;
        }
        (2_u32..)
            .map(|number| format!("{name} ({number})"))
            .find(|name| self.0.insert(name.to_lowercase()))
            .unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_allowed_everywhere_and_says_what_the_file_is() {
        let day = NaiveDate::from_ymd_opt(2020, 5, 28).unwrap_or_default();
        let table = [
            ("T000214873", "Action Pack", "2020-05-28 T000214873 Action Pack"),
            ("T1", "行動套件", "2020-05-28 T1 行動套件"),
            ("a/b\\c:d*?\"<>|", "x", "2020-05-28 a_b_c_d______ x"),
            ("../../etc", "x. ", "2020-05-28 .._.._etc x"),
            ("T\u{202E}1\n", "x", "2020-05-28 T_1_ x"),
        ];
        for (number, offer, expected) in table {
            assert_eq!(stem(day, number, offer), expected);
        }
        let long = stem(day, &"數".repeat(500), "x");
        assert!(long.len() <= LONGEST && long.starts_with("2020-05-28 數"));
    }

    #[test]
    fn a_name_is_given_once() {
        let mut names = Names::default();
        let given: Vec<String> = ["a", "A", "b", "a", "a (2)"]
            .map(|name| names.take(name.to_owned()))
            .to_vec();
        assert_eq!(given, ["a", "A (2)", "b", "a (3)", "a (2) (2)"]);
    }
}
