use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

use crate::compare::figures::Times;

/// A program that sets invoices when it is asked to.
pub struct Setter {
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    log: PathBuf,
}

/// What goes wrong with a program is told in its row; the others are measured all the same.
pub type OrReason<T> = Result<T, String>;

impl Setter {
    /// Starts a program; what it complains about goes to a file of this name in `folder`.
    pub fn start(mut command: Command, folder: &Path, name: &str) -> OrReason<Self> {
        let log = folder.join(format!("{name}.log"));
        let complaints = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(complaints)
            .spawn()
            .map_err(|error| format!("it could not be started: {error}"))?;
        let (Some(questions), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("it could not be talked to".to_owned());
        };
        Ok(Self {
            child,
            questions,
            answers: BufReader::new(answers),
            log,
        })
    }

    /// Sets the next so many invoices of a size.
    pub fn measure(&mut self, size: &str, count: usize) -> OrReason<Times> {
        let answer = self.ask(&format!("measure {size} {count}"))?;
        Times::of(&answer).ok_or_else(|| format!("it answered {answer}"))
    }

    /// Writes the first invoice of a size; its length in bytes.
    pub fn write(&mut self, size: &str, file: &Path) -> OrReason<u64> {
        let answer = self.ask(&format!("write {size} {}", file.display()))?;
        answer.as_u64().ok_or_else(|| format!("it answered {answer}"))
    }

    /// The most memory it ever held, in units of 1,024 bytes, where the system tells it.
    pub fn peak(&mut self) -> OrReason<Option<u64>> {
        Ok(self.ask("peak")?.as_u64())
    }

    fn ask(&mut self, question: &str) -> OrReason<Value> {
        let mut answer = String::new();
        let asked = writeln!(self.questions, "{question}").and_then(|()| self.questions.flush());
        if asked.is_ok() && self.answers.read_line(&mut answer).is_ok_and(|length| length > 0) {
            return serde_json::from_str(&answer).map_err(|_| format!("it answered {}", answer.trim()));
        }
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let last = log.lines().rev().find(|line| !line.trim().is_empty());
        Err(format!("it ended: {}", last.unwrap_or("it gave no reason").trim()))
    }

    /// Ends the program and waits for it, so that its time is counted as this command's.
    pub fn end(self) {
        let Self {
            mut child, questions, ..
        } = self;
        drop(questions);
        // What it had to tell, it has told.
        let _ = child.wait();
    }
}
