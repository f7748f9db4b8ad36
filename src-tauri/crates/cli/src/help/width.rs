/// Longer lines are not read easily.
const WIDEST: usize = 100;
const NARROWEST: usize = 40;

/// How many columns a line may have: those that `COLUMNS` tells or the terminal has, within what can be read.
pub(crate) fn width_of_terminal() -> usize {
    let told = std::env::var("COLUMNS").ok();
    let columns = told
        .and_then(|columns| columns.parse().ok())
        .or_else(columns_of_terminal);
    columns.unwrap_or(WIDEST).clamp(NARROWEST, WIDEST)
}

#[cfg(unix)]
fn columns_of_terminal() -> Option<usize> {
    use std::os::fd::AsFd;

    let (out, error) = (std::io::stdout(), std::io::stderr());
    [out.as_fd(), error.as_fd()].into_iter().find_map(|stream| {
        let size = rustix::termios::tcgetwinsize(stream).ok()?;
        (size.ws_col > 0).then(|| size.ws_col.into())
    })
}

#[cfg(not(unix))]
fn columns_of_terminal() -> Option<usize> {
    None
}
