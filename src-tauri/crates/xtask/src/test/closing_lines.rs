/// How many tests a runner says it ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, were cut off, or could not be run.
    pub failed: u64,
}

/// The lines in which a runner says how it ended; without a known one, the last line that says anything.
pub fn closing_lines(printed: &[String]) -> Vec<String> {
    let plain: Vec<String> = printed
        .iter()
        .map(|line| without_colour(line).trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    let mut known: Vec<String> = plain.iter().filter(|line| is_closing(line)).cloned().collect();
    if known.iter().any(|line| is_nextest_summary(line)) {
        // nextest repeats what a failed test printed, the closing line of its own process among it.
        known.retain(|line| !line.starts_with("test result: "));
    }
    if known.is_empty() {
        plain.last().cloned().into_iter().collect()
    } else {
        known
    }
}

fn is_closing(line: &str) -> bool {
    is_test_result(line)
        || line.starts_with("Test Files ")
        || line.starts_with("svelte-check found")
        || line.starts_with("Finished `")
        || line.contains("built in ")
        || line.starts_with("error: could not compile")
}

/// A closing line that counts tests: of cargo's own harness, of nextest, of Vitest.
fn is_test_result(line: &str) -> bool {
    line.starts_with("test result: ") || is_nextest_summary(line) || (line.starts_with("Tests ") && line.ends_with(')'))
}

fn is_nextest_summary(line: &str) -> bool {
    line.starts_with("Summary [") && line.contains(" run: ")
}

/// Adds up what the closing lines count. Each of the three runners writes the number before its word.
pub fn counts(closing: &[String]) -> Counts {
    let mut counts = Counts::default();
    for line in closing.iter().filter(|line| is_test_result(line)) {
        let words: Vec<&str> = line.split(|character: char| !character.is_alphanumeric()).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            let Ok(number) = pair[0].parse::<u64>() else { continue };
            match pair[1] {
                "passed" => counts.passed += number,
                "failed" | "timed" | "exec" => counts.failed += number,
                _ => {}
            }
        }
    }
    counts
}

/// The text without the terminal's colour sequences (ESC `[` … letter).
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character != '\u{1b}' {
            plain.push(character);
        } else if characters.next() == Some('[') {
            characters.by_ref().find(char::is_ascii_alphabetic);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn cargo_test_closes_once_for_each_program() {
        let closing = closing_lines(&lines(
            "running 2 tests\ntest a ... ok\n\ntest result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             running 1 test\ntest b ... FAILED\ntest result: FAILED. 3 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.10s\n",
        ));
        assert_eq!(closing.len(), 2);
        assert_eq!(counts(&closing), Counts { passed: 5, failed: 1 });
    }

    #[test]
    fn nextest_closes_with_one_summary() {
        let closing = closing_lines(&lines(
            "test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.13s\n     Summary [   0.123s] 20 tests run: 17 passed (1 slow), 2 failed, 1 timed out, 4 skipped\n        FAIL [   0.004s] domain calendar::leap\n",
        ));
        assert_eq!(
            closing,
            ["Summary [   0.123s] 20 tests run: 17 passed (1 slow), 2 failed, 1 timed out, 4 skipped"]
        );
        assert_eq!(counts(&closing), Counts { passed: 17, failed: 3 });
    }

    #[test]
    fn vitest_counts_tests_and_not_files() {
        let closing = closing_lines(&lines(
            "\u{1b}[2m Test Files \u{1b}[22m \u{1b}[1m\u{1b}[32m2 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (2)\u{1b}[39m\n      Tests  1 failed | 30 passed | 2 skipped (33)\n   Duration  1.20s\n",
        ));
        assert_eq!(
            closing,
            [
                "Test Files  2 passed (2)",
                "Tests  1 failed | 30 passed | 2 skipped (33)"
            ]
        );
        assert_eq!(counts(&closing), Counts { passed: 30, failed: 1 });
    }

    #[test]
    fn a_runner_without_a_known_end_closes_with_its_last_words() {
        assert_eq!(
            closing_lines(&lines("Diff in src/main.rs\n+fn main()\n\n")),
            ["+fn main()"]
        );
        assert!(closing_lines(&[]).is_empty());
    }

    #[test]
    fn a_line_that_only_mentions_results_counts_nothing() {
        assert_eq!(
            counts(&lines("the test result: 5 passed\nTests 5 passed")),
            Counts::default()
        );
    }
}
