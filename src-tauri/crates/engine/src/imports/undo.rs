//! The imports of an account, and how one of them is taken back.

use domain::{DateTime, Phrase, Utc};
use store::{ImportRecord, StayedInvoice, UndoneImport};
use words::Words;

use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::view::{ImportView, StayedInvoiceView, UndoneImportView};
use crate::words::labels::count;
use crate::{Code, Engine, Error};

impl Engine {
    /// The imports of the current account, the latest first.
    ///
    /// # Errors
    /// The store's error.
    pub async fn imports(&self, words: &Words) -> Result<Vec<ImportView>, Error> {
        let imports = self.store().imports(self.account()).await?;
        Ok(imports.iter().map(|import| import_view(import, words)).collect())
    }

    /// Takes back what an import added, where nobody changed it, accepted it or built anything on it since; what stays is told
    /// with its reason. Where it was undone before, that is told, and nothing is changed.
    ///
    /// # Errors
    /// [`Code::ImportNotFound`], or the store's error; then everything is as before.
    pub async fn undo_import(&self, import: u32, words: &Words) -> Result<UndoneImportView, Error> {
        // Nobody imports, syncs or accepts anything meanwhile.
        let _records = self.store().lock_records(ORDER_LOCK_WAIT).await?;
        let now = self.clock().now();
        let undone = self.store().undo_import(self.account(), import, now).await?;
        let undone = undone.ok_or_else(|| Error::new(Code::ImportNotFound).with("import", import.to_string()))?;
        Ok(undone_view(import, &undone, words))
    }
}

fn import_view(import: &ImportRecord, words: &Words) -> ImportView {
    let label = match import.undone {
        Some(undone) => Phrase::new("import-undone-line").with("undone", undone.date_naive()),
        None => Phrase::new("import-line"),
    };
    let label = label
        .with("import", import.number.to_string())
        .with("day", import.begun.date_naive())
        .with("time", import.begun.format("%H:%M").to_string())
        .with("imported", i64::from(import.invoices))
        .with("proposed", i64::from(import.proposals));
    let moment = |at: DateTime<Utc>| at.to_rfc3339();
    ImportView {
        import: import.number,
        begun: moment(import.begun),
        imported: import.invoices,
        proposed: import.proposals,
        undone: import.undone.map(moment).unwrap_or_default(),
        label: words.say(&label),
    }
}

fn undone_view(import: u32, undone: &UndoneImport, words: &Words) -> UndoneImportView {
    let label = match undone.before {
        Some(before) => Phrase::new("import-undone-before").with("day", before.date_naive()),
        None => Phrase::new("import-undone"),
    };
    let label = label
        .with("import", import.to_string())
        .with("removed", i64::from(undone.invoices))
        .with("proposals", i64::from(undone.proposals))
        .with("stayed", count(undone.stayed.len()));
    let stayed = |stayed: &StayedInvoice| StayedInvoiceView {
        number: stayed.number.to_string(),
        why: stayed.why,
        reason: words.text(&format!("import-stayed-{}", stayed.why.id())),
    };
    UndoneImportView {
        import,
        before: undone.before.is_some(),
        removed: undone.invoices,
        proposals_removed: undone.proposals,
        stayed: undone.stayed.iter().map(stayed).collect(),
        label: words.say(&label),
    }
}
