//! A data folder of its own for every test, with its key beside it.
#![allow(dead_code, reason = "each test program uses a part of it")]

pub mod connection;

use std::path::Path;

use desk::{Desk, DeskOptions};
use engine::view::{DraftInput, InvoiceKey, OrderQuery, OrderView, PaymentMethod, WizardStep};
use engine::{Code, Error, OrderRequest, PaymentChoice};
use tempfile::TempDir;
use words::{Language, Words, words};

pub const REVIEWED: &str = "516.60 EUR";

/// What every test says its sentences in.
pub fn english() -> &'static Words {
    words(Language::English)
}

/// A computer: one key, and data folders.
pub struct Computer {
    folder: TempDir,
}

impl Computer {
    pub fn new() -> Self {
        Self {
            folder: TempDir::with_prefix("packdesk-desk-").unwrap(),
        }
    }

    pub fn data(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// Opens an account of a data folder.
    pub async fn desk_in(&self, folder: &str, account: Option<&str>) -> Desk {
        Desk::open(DeskOptions {
            folder: Some(self.data(folder)),
            account: account.map(str::to_owned),
            key_file: Some(self.folder.path().join("key")),
            ..DeskOptions::default()
        })
        .await
        .unwrap()
    }

    /// Opens the first sample account, with everything fetched.
    pub async fn desk(&self) -> Desk {
        let desk = self.desk_in("data", None).await;
        desk.start().await.unwrap();
        desk
    }

    /// Opens the first sample account of a folder as often as it takes to give its latest order up, which never arrived.
    pub async fn given_up(&self, folder: &str) -> Desk {
        for _ in 0..2 {
            let desk = self.desk_in(folder, None).await;
            desk.start().await.unwrap();
            if orders(&desk).await[0].state == engine::view::OrderState::Declined {
                return desk;
            }
            desk.close().await;
        }
        panic!("after two starts the order is still in doubt")
    }

    /// The records behind a desk of a folder, to put into them what no connection sends.
    pub async fn store_in(&self, folder: &str) -> store::Store {
        let folder = self.data(folder);
        let unlocked = vault::unlock(&vault::KeyRequest {
            folder: &folder,
            data_exists: true,
            key_file: Some(&self.folder.path().join("key")),
            fits: &|_| true,
        });
        store::Store::open(&folder, unlocked.unwrap().key.bytes())
            .await
            .unwrap()
    }

    /// Puts the Partner Center of one folder in the place of another's. Both have to be closed.
    pub fn copy_center(&self, from: &str, to: &str) {
        for suffix in ["", "-wal", "-shm"] {
            let name = format!("sample.sandbox.db{suffix}");
            let (from, to) = (self.data(from).join(&name), self.data(to).join(&name));
            if Path::new(&from).exists() {
                std::fs::copy(from, to).unwrap();
            } else {
                let _ = std::fs::remove_file(to);
            }
        }
    }
}

pub fn by_card(token: &str) -> OrderRequest {
    OrderRequest {
        offer: "action-pack".to_owned(),
        kind: None,
        payment: PaymentChoice::Card {
            token: token.to_owned(),
            summary: None,
        },
        po_number: None,
        accepted_total: None,
        request_id: None,
        draft: None,
    }
}

pub fn filled_in() -> DraftInput {
    DraftInput {
        method: PaymentMethod::Card,
        contact_name: String::new(),
        contact_phone: String::new(),
        contact_email: String::new(),
        po_number: "PO-7".to_owned(),
        step: WizardStep::Review,
    }
}

/// An invoice of the account that is looked at.
pub fn invoice_key(number: &str) -> InvoiceKey {
    InvoiceKey {
        account: None,
        number: number.to_owned(),
    }
}

pub async fn orders(desk: &Desk) -> Vec<OrderView> {
    let query = OrderQuery {
        descending: true,
        ..OrderQuery::default()
    };
    desk.engine().orders(&query, english()).await.unwrap().rows
}

pub async fn charges(desk: &Desk) -> usize {
    desk.charges().await.unwrap().len()
}

/// The message of an error that has to have this code, with every value in its sentences.
pub fn told<T: std::fmt::Debug>(answer: Result<T, Error>, code: Code) -> String {
    let error = answer.unwrap_err();
    assert_eq!(error.code, code, "{error}");
    let view = error.view(english());
    for text in [&view.message, &view.safe, &view.todo] {
        assert!(!text.contains("{$") && !text.starts_with("error-"), "{text}");
    }
    view.message
}
