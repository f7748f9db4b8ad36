//! An error says what the window and the command line can both say.

use crate::files::{locales, messages_in, said};

/// What only the command line can meet, and a window that never opens.
const OF_THE_COMMAND_LINE: [&str; 6] = [
    "wrong_usage",
    "answer_lost",
    "no_display",
    "request_differs",
    "key_not_shown",
    "not_agreed",
];

#[test]
fn an_error_that_the_window_can_meet_names_no_command() {
    for (language, word) in [("en", "command"), ("zh-TW", "指令")] {
        let messages = messages_in(&locales(), language);
        let errors = messages.iter().filter(|message| message.id.starts_with("error-"));
        for message in errors {
            let is_elsewhere = |code: &str| message.id.starts_with(&format!("error-{code}-"));
            if OF_THE_COMMAND_LINE.iter().any(|code| is_elsewhere(code)) {
                continue;
            }
            let text = said(&message.text).to_lowercase();
            let names_one = text.contains(word) || text.contains("--") || text.contains("packdesk-cli");
            assert!(!names_one, "{}: {text}", message.id);
        }
    }
}
