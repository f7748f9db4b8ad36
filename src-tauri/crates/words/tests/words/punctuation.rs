//! Chinese is written with full-width punctuation, and with a space between it and Latin letters or digits.
//!
//! A placeable counts as a Chinese word beside punctuation. Beside Chinese it needs no space in the files: what it holds
//! decides when the sentence is said.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

use crate::files::{below, locales, messages_in, planted, project, said};

struct Rules {
    punctuation: Regex,
    space: Regex,
    /// The key of a variant, which belongs to the file and not to the text.
    key: Regex,
}

impl Rules {
    fn new() -> Self {
        let chinese = r"\u{3400}-\u{4dbf}\u{4e00}-\u{9fff}\u{f900}-\u{faff}";
        let rule = |rule: String| Regex::new(&rule).unwrap();
        Self {
            punctuation: rule(format!(
                r"[{chinese}¤] ?[,;:!?()]|[,;:!?()] ?[{chinese}¤]|[{chinese}]\.|\.[{chinese}]"
            )),
            space: rule(format!(r"[{chinese}][A-Za-z0-9]|[A-Za-z0-9%][{chinese}]")),
            key: rule(r"^\s*\*?\[[a-z0-9_-]+\] ?".to_owned()),
        }
    }

    /// What is wrong in a text, line by line.
    fn breaches(&self, text: &str) -> Vec<String> {
        let mut breaches = Vec::new();
        for line in text.lines() {
            let line = self.key.replace(line, "");
            for (rule, name) in [(&self.punctuation, "half-width punctuation"), (&self.space, "no space")] {
                if let Some(found) = rule.find(&line) {
                    breaches.push(format!("{name} at “{}” in {line}", found.as_str()));
                }
            }
        }
        breaches
    }
}

/// What is wrong in the Chinese files below a folder.
fn breaches_in(locales: &Path) -> Vec<String> {
    let rules = Rules::new();
    let messages = messages_in(locales, "zh-TW");
    assert!(messages.len() > 1_000, "{} messages", messages.len());
    let breaches = messages.iter().flat_map(|message| {
        let found = rules.breaches(&said(&message.text));
        found
            .into_iter()
            .map(|breach| format!("{}.ftl: {}: {breach}", message.file, message.id))
    });
    breaches.collect()
}

#[test]
fn every_chinese_message_is_punctuated_and_spaced() {
    let breaches = breaches_in(&locales());
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn half_width_punctuation_and_a_missing_space_in_a_real_file_are_found() {
    for (original, plant, name) in [
        ("您目前離線。連線", "您目前離線.連線", "half-width punctuation"),
        ("您目前離線。連線", "您目前離線, 連線", "half-width punctuation"),
        ("您目前離線。連線", "您目前PC離線。連線", "no space"),
    ] {
        let copy = planted("zh-TW/common.ftl", original, plant);
        let breaches = breaches_in(copy.path());
        assert_eq!(breaches.len(), 1, "{plant}: {breaches:?}");
        let breach = &breaches[0];
        assert!(
            breach.starts_with("common.ftl: buying-waits: ") && breach.contains(name),
            "{breach}"
        );
    }
}

/// The few Chinese texts that stand in code and in the catalogue.
#[test]
fn so_is_the_chinese_of_the_code_and_of_the_catalogue() {
    let rules = Rules::new();
    let literal = Regex::new(r#""([^"]*[\u{4e00}-\u{9fff}][^"]*)""#).unwrap();
    let placeholder = Regex::new(r"\{[^}]*\}").unwrap();
    let mut paths = below(&project().join("src-tauri"), &[".rs"]);
    paths.extend(below(
        &project().join("src-tauri/crates/domain/data"),
        &["catalogue.toml"],
    ));
    let mut breaches = Vec::new();
    let mut read = 0;
    // What stands on other people's documents is not for us to choose.
    let is_ours = |path: &&PathBuf| {
        let path = path.to_string_lossy();
        !path.contains("/tests/") && !path.contains("/crates/incoming/")
    };
    for path in paths.iter().filter(is_ours) {
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for found in literal.captures_iter(line) {
                read += 1;
                for breach in rules.breaches(&placeholder.replace_all(&found[1], "¤")) {
                    breaches.push(format!("{}: {breach}", path.display()));
                }
            }
        }
    }
    assert!(read > 80, "{read} texts");
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn planted_faults_are_found_and_what_is_right_is_not() {
    let rules = Rules::new();
    for planted in [
        "信義區, 松仁路",
        "已驗證: 通過",
        "通過. 您的角色",
        "立即同步 (F5)",
        "立即同步(F5)",
        "確定嗎?",
        "¤, ¤",
        "您是MPN 角色",
        "共 5個",
        "折扣 5%的",
    ] {
        assert!(!rules.breaches(planted).is_empty(), "{planted}");
    }
    for fine in [
        "立即同步（F5）",
        "例如 name@company.com。",
        "{ $count ->\n   *[other] 匯出 ¤ 張\n}",
        "於 09:12 同步，共 1,519 筆",
        "按 Ctrl+C 停止",
        "¤的 ¤ 個優惠",
        "Authorization: Bearer ¤。",
        "請選取 [立即同步]",
    ] {
        assert_eq!(rules.breaches(fine), Vec::<String>::new(), "{fine}");
    }
}
