use std::ffi::OsString;

use command_line::said_without_doing;
use words::{Language, visible};

/// What somebody types in a terminal or a script passes on: the first byte chooses how wide the terminal is, a zero ends
/// each argument, as the system has them.
pub fn take(bytes: &[u8]) {
    let [columns, arguments @ ..] = bytes else { return };
    let typed = arguments.split(|byte| *byte == 0).map(argument);
    let given: Vec<OsString> = std::iter::once(OsString::from("packdesk-cli")).chain(typed).collect();
    let width = 40 + usize::from(*columns) % 61;
    let english = exit_code(&given, Language::English, width);
    let chinese = exit_code(&given, Language::TraditionalChinese, width);
    assert_eq!(english, chinese, "{given:?} ends otherwise in another language");
}

/// How a command line ends of which only something is said, after a look at what that is.
fn exit_code(given: &[OsString], language: Language, width: usize) -> Option<u8> {
    let (said, exit_code) = said_without_doing(given, language, width)?;
    assert!(!said.trim().is_empty(), "nothing is said of {given:?}");
    assert_eq!(visible(&said), said, "what is said of {given:?} steers a terminal");
    assert!(
        matches!(exit_code, 0 | 2),
        "{given:?} ends with {exit_code}, which tells that something was done"
    );
    let mut options = given.iter().take_while(|argument| *argument != "--");
    if exit_code == 2 && options.any(|argument| argument == "--json") {
        let document: serde_json::Value = serde_json::from_str(&said).expect("JSON where JSON is asked for");
        assert_eq!(document["error"]["code"], "wrong_usage");
    }
    Some(exit_code)
}

#[cfg(unix)]
fn argument(bytes: &[u8]) -> OsString {
    use std::os::unix::ffi::OsStringExt;

    OsString::from_vec(bytes.to_vec())
}

#[cfg(not(unix))]
fn argument(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}
