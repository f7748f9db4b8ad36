//! The built program, ended at each point at which a file gets its name, is removed or was changed, and at those of its
//! orders: whoever comes next finds everything as it was, or as it was to become.

use std::fs;
use std::path::Path;

use cipher::{CipherKey, EncipheredFile};
use packdesk_tests::Place;
use serde_json::Value;
use sqlx::Connection;

use crate::extent::Extent;
use crate::flow::proof;
use crate::outside::{asked, disagreements};

/// No work comes by more points than this.
const MOST: usize = 500;
/// In a usual run every so many points are ended at, at others with each work.
const STRIDE: usize = 4;
const NOTE: &str = "What the laboratory asks.";
const NEW_DAY: &str = "2021-06-30";

/// What is done to files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    FirstStart,
    Sync,
    Renew,
    UploadProof,
    CancelOrder,
    AddNote,
    MoveCalendar,
    Reset,
    Export,
    RebuildCache,
    Restore,
    Rotate,
    Migrate,
}

/// Everything in a place before the work, and the command that does it.
struct Situation {
    place: Place,
    files: Vec<(String, Vec<u8>)>,
    command: Vec<String>,
}

impl Work {
    pub const ALL: [Self; 13] = [
        Self::FirstStart,
        Self::Sync,
        Self::Renew,
        Self::UploadProof,
        Self::CancelOrder,
        Self::AddNote,
        Self::MoveCalendar,
        Self::Reset,
        Self::Export,
        Self::RebuildCache,
        Self::Restore,
        Self::Rotate,
        Self::Migrate,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::FirstStart => "first start",
            Self::Sync => "sync",
            Self::Renew => "renew",
            Self::UploadProof => "upload proof",
            Self::CancelOrder => "cancel order",
            Self::AddNote => "add note",
            Self::MoveCalendar => "move calendar",
            Self::Reset => "reset",
            Self::Export => "export",
            Self::RebuildCache => "rebuild cache",
            Self::Restore => "restore",
            Self::Rotate => "rotate",
            Self::Migrate => "migrate",
        }
    }

    /// Does what comes before, and says which command is to be ended.
    fn prepare(self, place: &Place) -> Vec<String> {
        let proof_file = place.folder().join("proof.pdf");
        fs::write(proof_file, proof()).unwrap();
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        match self {
            Self::FirstStart => words("orders"),
            Self::Sync => {
                done(place, &words("sample reset --invoices 40"));
                words("sync")
            }
            Self::Renew => {
                done(place, &words("sync"));
                words("renew action-pack --card tok_visa")
            }
            Self::UploadProof => words(&format!("order proof {} proof.pdf", transferred(place))),
            Self::CancelOrder => words(&format!("order cancel {}", transferred(place))),
            Self::AddNote => {
                let made = done(place, &words("request new --summary Which --description Day"));
                let request = made["request"].as_str().unwrap();
                let mut command = words(&format!("request note {request}"));
                command.push(NOTE.to_owned());
                command
            }
            Self::MoveCalendar => {
                let order = transferred(place);
                done(place, &words(&format!("order proof {order} proof.pdf")));
                words(&format!("sample today {NEW_DAY}"))
            }
            Self::Reset => {
                done(place, &words("renew action-pack --card tok_visa"));
                words(&format!("sample reset --today {NEW_DAY} --seed 5"))
            }
            Self::Export => {
                done(place, &words("sync"));
                words("invoices export --dir exported --existing replace --format pdf,csv,zip")
            }
            Self::RebuildCache => {
                done(place, &words("renew action-pack --card tok_visa"));
                words("recover cache --yes")
            }
            Self::Restore => {
                done(place, &words("renew action-pack --card tok_visa"));
                let backups = done(place, &words("recover backups"));
                words(&format!(
                    "recover restore {} --yes",
                    backups[0]["file"].as_str().unwrap()
                ))
            }
            Self::Rotate => {
                done(place, &words("renew action-pack --card tok_visa"));
                words("key rotate --yes")
            }
            Self::Migrate => {
                let order = transferred(place);
                done(place, &words(&format!("order proof {order} proof.pdf")));
                make_older(place);
                words("orders")
            }
        }
    }

    /// What has to be so once the command was carried out, whatever ended it before.
    fn check(self, place: &Place, found: &mut Vec<String>) {
        let mut hold = |holds: bool, what: String| {
            if !holds {
                found.push(what);
            }
        };
        let mut failed = Vec::new();
        let orders = asked(place, &["orders"], &mut failed);
        let states: Vec<&str> = list(&orders)
            .iter()
            .filter_map(|order| order["state"].as_str())
            .collect();
        match self {
            Self::FirstStart | Self::Sync => {
                hold(states.is_empty(), format!("WRONG: {orders}"));
                let invoices = asked(place, &["invoices", "--limit", "1000"], &mut failed);
                let wanted = if self == Self::Sync { 59 } else { 19 };
                let there = list(&invoices).len();
                hold(there == wanted, format!("LOST: {there} invoices instead of {wanted}"));
            }
            Self::Renew | Self::RebuildCache | Self::Restore | Self::Rotate => {
                // An order that was never sent stays as an attempt.
                let confirmed = states.iter().filter(|state| **state != "declined");
                hold(confirmed.eq(&["confirmed"]), format!("LOST: {orders}"));
                for backup in list(&asked(place, &["recover", "backups"], &mut failed)) {
                    hold(backup["is_usable"] == true, format!("LOST: {backup}"));
                }
            }
            Self::UploadProof | Self::Migrate => {
                hold(states == ["proof_uploaded"], format!("LOST: {orders}"));
                let order = asked(place, &["order", "show", of_first(&orders)], &mut failed);
                hold(order.to_string().contains("proof.pdf"), format!("LOST: {order}"));
            }
            Self::CancelOrder => hold(states == ["cancelled"], format!("LOST: {orders}")),
            Self::AddNote => {
                let request = notes(place, &mut failed);
                let notes = request.matches(NOTE).count();
                hold(notes == 1, format!("LOST or TWICE: {notes} notes in {request}"));
            }
            Self::MoveCalendar | Self::Reset => {
                let today = asked(place, &["sample", "today"], &mut failed);
                hold(today["today"] == NEW_DAY, format!("WRONG: {today}"));
                hold(states.is_empty() == (self == Self::Reset), format!("WRONG: {orders}"));
            }
            Self::Export => {
                let whole = fs::read_dir(place.folder().join("exported")).map_or(0, Iterator::count);
                hold(
                    whole == 21,
                    format!("LOST: {whole} files instead of 19 invoices, a table and an archive"),
                );
            }
        }
        found.append(&mut failed);
    }
}

/// Ends the command at its points, one after the other, and tells for each what was found.
pub fn play(work: Work, extent: Extent) -> Vec<(String, Vec<String>)> {
    let place = Place::new().unwrap();
    let command = work.prepare(&place);
    let situation = Situation {
        files: contents(place.folder(), place.folder()),
        place,
        command,
    };
    let mut played = Vec::new();
    let first = if extent.is_whole() {
        1
    } else {
        1 + work as usize % STRIDE
    };
    let stride = if extent.is_whole() { 1 } else { STRIDE };
    for number in (first..MOST).step_by(stride) {
        situation.put_back();
        let Some(mut found) = situation.end_at(number) else {
            if played.is_empty() && number > 1 {
                // It comes by fewer points than where this run began: the first one, then.
                situation.put_back();
                let found = situation.end_at(1).map(|found| situation.follow(work, 1, found));
                played.extend(found.map(|found| ("#1".to_owned(), found)));
            }
            return played;
        };
        found = situation.follow(work, number, found);
        played.push((format!("#{number}"), found));
    }
    played.push((format!("{MOST} points"), vec!["it comes to no end".to_owned()]));
    played
}

impl Situation {
    fn put_back(&self) {
        for entry in fs::read_dir(self.place.folder()).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                fs::remove_dir_all(path).unwrap();
            } else {
                fs::remove_file(path).unwrap();
            }
        }
        for name in ["home", "cache", "config", "share", "state"] {
            fs::create_dir_all(self.place.folder().join(name)).unwrap();
        }
        for (name, content) in &self.files {
            let file = self.place.folder().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
    }

    /// Runs the command until it comes by its n-th point. `None` where it does not.
    fn end_at(&self, number: usize) -> Option<Vec<String>> {
        let arguments: Vec<&str> = std::iter::once("--json")
            .chain(self.command.iter().map(String::as_str))
            .collect();
        let output = self
            .place
            .cli_command(&arguments)
            .unwrap()
            .env("PACKDESK_CRASH_AT", format!("#{number}"))
            .output()
            .unwrap();
        match output.status.code() {
            None => Some(Vec::new()),
            Some(0) => None,
            Some(code) => Some(vec![format!(
                "it was not ended, but failed with {code}: {}",
                String::from_utf8_lossy(&output.stdout)
            )]),
        }
    }

    /// Does what a person does next, and holds everything together.
    fn follow(&self, work: Work, number: usize, mut found: Vec<String>) -> Vec<String> {
        let next = ["orders", "sync", "recover backups"][number % 3];
        let next: Vec<&str> = next.split(' ').collect();
        asked(&self.place, &next, &mut found);
        // Whoever does not know whether it was done does it again. That it was done already is an answer. A note is seen.
        if work == Work::AddNote && notes(&self.place, &mut found).contains(NOTE) {
            work.check(&self.place, &mut found);
            disagreements(&self.place, &mut found);
            return found;
        }
        let again = self
            .place
            .cli(&[&["--json".to_owned()][..], &self.command].concat())
            .unwrap();
        if !matches!(again.code, Some(0 | 1 | 3)) || again.complained.contains("panicked") {
            found.push(format!("STUCK: {:?} {}{}", again.code, again.printed, again.complained));
        }
        asked(&self.place, &["sync"], &mut found);
        work.check(&self.place, &mut found);
        disagreements(&self.place, &mut found);
        found
    }
}

/// The request with its notes.
fn notes(place: &Place, found: &mut Vec<String>) -> String {
    let requests = asked(place, &["requests"], found);
    let id = requests[0]["request"].as_str().unwrap_or_default();
    place.cli(&["request", "show", id]).unwrap().printed
}

fn done(place: &Place, arguments: &[String]) -> Value {
    let mut found = Vec::new();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let answer = asked(place, &arguments, &mut found);
    assert!(found.is_empty(), "{found:?}");
    answer
}

/// Makes an order that waits for its transfer.
fn transferred(place: &Place) -> String {
    let contact = "--contact-name Aoife --phone 0861234567 --email aoife@lindqvist.example";
    let command = format!("renew action-pack --transfer {contact}");
    let order = done(place, &command.split(' ').map(str::to_owned).collect::<Vec<_>>());
    order["order"].as_str().unwrap().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn of_first(orders: &Value) -> &str {
    orders[0]["order"].as_str().unwrap_or("none")
}

/// Takes the ledger back to its seventh version, with a proof in it as that version of the program kept one.
fn make_older(place: &Place) {
    let key = vault::read_key_file(&place.key()).unwrap();
    let ledger = EncipheredFile::new(&place.data().join("ledger.db"), &CipherKey::new(key.bytes()));
    let back = "INSERT INTO payment_proofs (account, order_id, content) SELECT account, order_id, content FROM uploaded_proofs;
        DROP TABLE uploaded_proofs;
        DROP TABLE own_accounts;
        DROP TABLE billing_reads;
        DROP TABLE further_documents;
        DROP TABLE invoice_lines;
        DROP TABLE line_readings;
        DROP TABLE unread_lines;
        DROP TABLE named_offers;
        DROP TABLE discarded_terms;
        DROP TABLE invoice_proposals;
        DROP TABLE imports;
        DROP TABLE imported_invoices;
        DROP TABLE imported_proposals;
        DROP TABLE named_invoices;
        DROP TABLE owed_documents;
        DROP TABLE invoice_versions;
        DROP TABLE connection_states;
        DROP TABLE entered_terms;
        DROP INDEX invoice_originals_by_content;
        DELETE FROM _sqlx_migrations WHERE version > 7;";
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let mut connection = ledger.connect().await.unwrap();
        sqlx::raw_sql(back).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
}

/// Every file below a folder, by its path from there.
fn contents(root: &Path, folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(contents(root, &path));
        } else {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            found.push((name, fs::read(path).unwrap()));
        }
    }
    found
}
