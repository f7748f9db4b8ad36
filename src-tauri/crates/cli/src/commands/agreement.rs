use std::io::{self, BufRead, IsTerminal, Write};

use engine::{Code, Error};

/// Asks the person at the terminal; without one, only `--yes` agrees.
pub(crate) fn agree(yes: bool, question: &str) -> Result<(), Error> {
    if yes {
        return Ok(());
    }
    let refused = || Error::new(Code::NotAgreed);
    if !io::stdin().is_terminal() {
        return Err(refused());
    }
    let mut terminal = io::stderr();
    let asked = writeln!(terminal, "{question}").and_then(|()| terminal.flush());
    asked.map_err(|error| refused().because(error))?;
    let mut answer = String::new();
    io::stdin()
        .lock()
        .read_line(&mut answer)
        .map_err(|error| refused().because(error))?;
    if answer.trim().eq_ignore_ascii_case("y") {
        Ok(())
    } else {
        Err(refused())
    }
}
