use std::io::{self, PipeReader, PipeWriter, Read};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Everything a program and the programs it starts print, and the moment when the last of them has ended.
pub(crate) struct Output {
    text: Arc<Mutex<Vec<u8>>>,
    ended: Receiver<()>,
}

impl Output {
    /// The output, and its two ends to hand to one program as standard output and standard error.
    pub(crate) fn new() -> io::Result<(Self, PipeWriter, PipeWriter)> {
        let (reader, writer) = io::pipe()?;
        let errors = writer.try_clone()?;
        let text = Arc::new(Mutex::new(Vec::new()));
        let (sender, ended) = mpsc::channel();
        let kept = Arc::clone(&text);
        thread::spawn(move || {
            keep(reader, &kept);
            let _ = sender.send(());
        });
        Ok((Self { text, ended }, writer, errors))
    }

    /// What was printed so far.
    pub(crate) fn text(&self) -> String {
        let text = self.text.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Waits until every program that could still print has ended. Whether that happened within `patience`.
    pub(crate) fn wait_for_end(&self, patience: Duration) -> bool {
        self.ended.recv_timeout(patience).is_ok()
    }
}

fn keep(mut reader: PipeReader, kept: &Mutex<Vec<u8>>) {
    let mut piece = [0; 4096];
    while let Ok(length @ 1..) = reader.read(&mut piece) {
        kept.lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .extend_from_slice(&piece[..length]);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn the_end_is_that_of_the_last_program_and_all_text_is_kept() {
        let (output, printed, complained) = Output::new().unwrap();
        // The inner shell outlives the outer one, which does not wait for it.
        let script = "echo first; sh -c 'read line; echo last >&2' & exec true";
        let mut command = Command::new("sh");
        let (stdin, hold) = io::pipe().unwrap();
        command
            .args(["-c", script])
            .stdin(stdin)
            .stdout(printed)
            .stderr(complained);
        let mut child = command.spawn().unwrap();
        drop(command);
        child.wait().unwrap();
        drop(hold);
        assert!(output.wait_for_end(Duration::from_secs(60)));
        assert_eq!(output.text().lines().collect::<Vec<_>>(), ["first", "last"]);
    }
}
