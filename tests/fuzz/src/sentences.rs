use domain::Phrase;
use words::{Language, words};

/// The first byte chooses the sentence, the rest is what stands in it.
pub fn take(bytes: &[u8]) {
    let [sentence, rest @ ..] = bytes else { return };
    let text = String::from_utf8_lossy(rest);
    let (message, argument) = SENTENCES[usize::from(*sentence) % SENTENCES.len()];
    let phrase = Phrase::new(message).with(argument, text.as_ref());
    for language in [Language::English, Language::TraditionalChinese] {
        let said = words(language).say(&phrase);
        assert!(!said.is_empty(), "{message} says nothing");
        assert!(!words(language).text(&text).is_empty() || text.is_empty());
    }
    let _ = words::spaced(&text);
}

/// Sentences that hold what came from outside.
const SENTENCES: [(&str, &str); 4] = [
    ("error-unknown_offer-message", "offer"),
    ("error-invalid_date-message", "text"),
    ("error-wrong_usage-message", "reason"),
    ("error-request_not_found-message", "request"),
];
