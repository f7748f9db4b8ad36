use std::path::PathBuf;

use thiserror::Error;

/// Why the harness itself could not do its work. What the program under test does wrong is an assertion of the test.
#[derive(Debug, Error)]
pub enum HarnessError {
    /// A program under test was not built.
    #[error("{} is not built; run cargo xtask test, or cargo build first", .0.display())]
    NotBuilt(PathBuf),
    /// There is no screen to open a window on.
    #[error(
        "DISPLAY is not set; run the window tests through cargo xtask test, which gives them a screen of their own"
    )]
    NoScreen,
    /// The screen, or a window on it, did not do what other programs do with it.
    #[error("the screen: {0}")]
    Screen(String),
    /// The message bus did not start.
    #[error("the message bus: {0}")]
    Bus(String),
    /// The driver did not start, or did not answer in time.
    #[error("WebKitWebDriver is not ready: {0}")]
    Driver(String),
    /// The driver answered that no window came up.
    #[error("no window came up: {answer}\nthe program said:\n{log}")]
    NoWindow {
        /// The driver's answer.
        answer: String,
        /// What the program and the driver printed.
        log: String,
    },
    /// The window came up, but its page showed no heading in time.
    #[error("no heading came up in the page {page}\nthe program said:\n{log}")]
    NoHeading {
        /// The page's source as it was then.
        page: String,
        /// What the program and the driver printed.
        log: String,
    },
    /// Something that was to come up on the screen did not.
    #[error("{what} did not come up: {page}")]
    Missing {
        /// What was waited for.
        what: String,
        /// The text of the page as it was then.
        page: String,
    },
    /// An element did not do as told.
    #[error("{css}: {source}")]
    Element {
        /// Its selector.
        css: String,
        /// What the driver said.
        source: fantoccini::error::CmdError,
    },
    /// A screen breaks the accessibility rules.
    #[error("{screen}: {violations}")]
    Barriers {
        /// Which screen.
        screen: String,
        /// The broken rules with their elements.
        violations: String,
    },
    /// A command to the window failed.
    #[error("the window did not do as told: {0}")]
    Command(#[from] fantoccini::error::CmdError),
    /// The session could not be taken over from the driver.
    #[error("the session could not be used: {0}")]
    Session(#[from] fantoccini::error::NewSessionError),
    /// The accessibility checker is missing or answered in another shape.
    #[error("the accessibility checker: {0}")]
    Accessibility(String),
    /// A program printed no JSON document.
    #[error("no JSON document in {printed:?}: {source}")]
    Json {
        /// Where the text stopped being JSON.
        source: serde_json::Error,
        /// What was printed.
        printed: String,
    },
    /// A file or folder of the test could not be used.
    #[error("{}: {source}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
}

impl HarnessError {
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }

    pub(crate) fn at(css: &str) -> impl FnOnce(fantoccini::error::CmdError) -> Self {
        let css = css.to_owned();
        move |source| Self::Element { css, source }
    }
}
