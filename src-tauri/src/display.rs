use std::io::Write;
use std::process::ExitCode;

use engine::{Code, Error};
use words::{Language, visible, words};

/// Whether there is a screen to open a window on. Elsewhere than on Linux there always is one.
pub(crate) fn present() -> Result<(), Error> {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !named("DISPLAY") && !named("WAYLAND_DISPLAY") {
        return Err(Error::new(Code::NoDisplay));
    }
    Ok(())
}

/// Tells an error where there is no window to tell it in.
pub(crate) fn tell(error: &Error) -> ExitCode {
    let view = error.view(words(system_language()));
    let told = format!("{}\n{}\n{}\n[{}]", view.message, view.safe, view.todo, view.code);
    let _ = writeln!(std::io::stderr().lock(), "{}", visible(&told));
    ExitCode::from(error.code.ending().exit_code())
}

/// The language of the operating system.
pub(crate) fn system_language() -> Language {
    sys_locale::get_locale().map_or(Language::English, |locale| Language::for_locale(&locale))
}
