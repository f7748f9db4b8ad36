use std::path::Path;

use desk::{Desk, DeskOptions, Recovery};
use domain::{AccountName, DateTime, Decimal, Invoice, InvoiceNumber, Party, Utc};
use engine::view::{ErrorView, InvoiceQuery, NewAccountInput};
use tempfile::TempDir;
use words::{Language, Words, words};

use super::center;
use super::mail;
use super::received;
use super::stable::Stable;

/// Where the recorded computer keeps its data, and where its documents are saved.
const DATA: &str = "/home/aoife/.local/share/packdesk";
const HOME: &str = "/home/aoife";
const DOCUMENTS: &str = "/home/aoife/Documents";

/// The account of one's own on the recorded computer, and the instant at which its calendar stands.
pub const OWN: &str = "contoso";
const OWN_STANDS_AT: &str = "2026-11-23T09:00:00Z";

/// The newest invoice of the sample.
const OF_SAMPLE: &str = "T000219940";

/// What stands in the key file of the recorded computer: the words on its paper are the same at each run.
const SECRET: &str = "the key of a computer that is recorded";

/// A computer with an open account, asked as the page asks it.
pub struct Player {
    account: String,
    folder: TempDir,
    desk: Desk,
    /// What is another one at each run.
    pub stable: Stable,
    words: &'static Words,
}

impl Player {
    /// A new computer with an account, at its beginning.
    pub async fn open(account: &str, language: Language) -> Self {
        let folder = TempDir::with_prefix("packdesk-answers-").unwrap();
        let mut stable = Stable::default();
        for (name, recorded) in [("data", DATA), ("documents", DOCUMENTS)] {
            let real = folder.path().join(name);
            std::fs::create_dir(&real).unwrap();
            stable.place(real.display().to_string(), recorded);
        }
        stable.place(folder.path().display().to_string(), HOME);
        std::fs::write(folder.path().join("key"), SECRET).unwrap();
        if account == OWN {
            add_own_account(&folder).await;
        }
        let desk = open(&folder, account).await;
        Self {
            account: account.to_owned(),
            folder,
            desk,
            stable,
            words: words(language),
        }
    }

    /// The open account.
    pub const fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The words of the language that is looked at.
    pub const fn words(&self) -> &'static Words {
        self.words
    }

    /// Where documents are saved.
    pub fn documents(&self) -> std::path::PathBuf {
        self.folder.path().join("documents")
    }

    /// What came by mail.
    pub fn mail(&self) -> std::path::PathBuf {
        self.folder.path().join("documents/Mail")
    }

    /// A file of terms.
    pub fn terms_file(&self) -> std::path::PathBuf {
        self.documents().join("terms.csv")
    }

    /// Files come by mail.
    pub fn receive_mail(&self) {
        mail::write(&self.mail());
    }

    /// Somebody writes a file of terms.
    pub fn write_terms(&self, text: &str) {
        std::fs::write(self.terms_file(), text).unwrap();
    }

    /// The page goes on in the language of the settings.
    pub async fn follow_language(&mut self) {
        if let Some(language) = self.desk.engine().language().await.unwrap() {
            self.words = words(language);
        }
    }

    /// Another account is looked at.
    pub async fn switch(&mut self, account: &str) -> Result<(), ErrorView> {
        let options = options(self.folder.path(), account);
        let desk = Desk::open(options).await.map_err(|error| error.view(self.words))?;
        desk.start().await.map_err(|error| error.view(self.words))?;
        account.clone_into(&mut self.account);
        std::mem::replace(&mut self.desk, desk).close().await;
        Ok(())
    }

    /// The data from outside, and why it cannot be opened.
    pub async fn recovery(&self) -> (Recovery, Result<(), ErrorView>) {
        let options = options(self.folder.path(), &self.account);
        let recovery = Recovery::of(&options).unwrap();
        match Desk::open(options).await {
            Ok(desk) => {
                desk.close().await;
                (recovery, Ok(()))
            }
            Err(reason) => (recovery, Err(reason.view(self.words))),
        }
    }

    /// Makes a backup, as of a day that is the same at each run.
    pub async fn back_up(&self) {
        self.desk.back_up().await;
        let made = std::fs::read_dir(self.folder.path().join("data/backups")).unwrap();
        let made = made.last().unwrap().unwrap().path();
        std::fs::rename(&made, made.with_file_name("ledger-1-1-2021-06-28.db")).unwrap();
    }

    /// The ledger is gone, once the account is closed.
    pub async fn lose_ledger(&self) {
        self.desk.close().await;
        std::fs::remove_file(self.folder.path().join("data/ledger.db")).unwrap();
    }

    /// The key file is gone, once the account is closed.
    pub async fn lose_key(&self) {
        self.desk.close().await;
        std::fs::remove_file(self.folder.path().join("key")).unwrap();
    }

    /// Stores what no sample account sends: the newest invoice under another number, with a name that cannot be printed
    /// and a total that its lines do not come to.
    pub async fn add_strange_invoice(&self, number: &str) {
        let store = self.store().await;
        let account = AccountName::new("sample");
        let query = InvoiceQuery::default();
        let list = self.desk.engine().invoices(&query, self.words).await.unwrap();
        let newest = InvoiceNumber::new(&list.rows[0].number);
        let stored = store.invoice(&account, &newest).await.unwrap().unwrap();
        let strange = Invoice {
            number: InvoiceNumber::new(number),
            bill_to: Party {
                name: "Moore \u{1F642}".to_owned(),
                ..stored.bill_to.clone()
            },
            total: stored.total + Decimal::ONE,
            ..stored
        };
        store.add_invoices(&account, &[strange]).await.unwrap();
        store.close().await;
    }

    /// A service sends an invoice, made of the newest one of the sample, with so many lines.
    pub async fn receive_invoice(&self, number: &str, lines: u32) {
        let store = self.store().await;
        let sample = store
            .invoice(&AccountName::new("sample"), &InvoiceNumber::new(OF_SAMPLE))
            .await;
        let of = sample.unwrap().unwrap();
        received::add(&store, &AccountName::new(&self.account), of, number, lines).await;
        store.close().await;
    }

    /// Partner Center told of the account.
    pub async fn hear_from_center(&self) {
        let store = self.store().await;
        center::tell(&store, &AccountName::new(&self.account)).await;
        store.close().await;
    }

    /// What is stored, opened beside the account.
    async fn store(&self) -> store::Store {
        let data = self.folder.path().join("data");
        let unlocked = vault::unlock(&vault::KeyRequest {
            folder: &data,
            data_exists: true,
            key_file: Some(&self.folder.path().join("key")),
            fits: &|_| true,
        });
        store::Store::open(&data, unlocked.unwrap().key.bytes()).await.unwrap()
    }

    /// Closes the account.
    pub async fn end(self) {
        self.desk.close().await;
    }
}

async fn add_own_account(folder: &TempDir) {
    let desk = open(folder, "sample").await;
    let input = NewAccountInput {
        name: OWN.to_owned(),
        company: "Contoso Ireland Ltd".to_owned(),
        country: "IE".to_owned(),
        ..NewAccountInput::default()
    };
    let at = OWN_STANDS_AT.parse().unwrap();
    desk.engine()
        .add_account(&input, at, words(Language::English))
        .await
        .unwrap();
    desk.close().await;
}

async fn open(folder: &TempDir, account: &str) -> Desk {
    let desk = Desk::open(options(folder.path(), account)).await.unwrap();
    desk.start().await.unwrap();
    desk
}

fn options(folder: &Path, account: &str) -> DeskOptions {
    DeskOptions {
        folder: Some(folder.join("data")),
        account: Some(account.to_owned()),
        key_file: Some(folder.join("key")),
        stands_at: OWN_STANDS_AT.parse::<DateTime<Utc>>().ok(),
        ..DeskOptions::default()
    }
}
