use domain::Phrase;
use store::{ChangedRecord, RecordChange, VerifyReport};
use tokio_util::sync::CancellationToken;
use words::Words;

use crate::task::progress::Steps;
use crate::view::{ChangedRecordView, VerifyView, WorkProgress};
use crate::words::labels::count;
use crate::{Engine, Error};

impl Engine {
    /// Reads every stored record of the account and tells which are not what was stored. Where the search misses invoices,
    /// its index is made anew: it holds nothing that is not in the records.
    ///
    /// # Errors
    /// The store's error.
    pub async fn verify(
        &self,
        on_progress: impl Fn(WorkProgress) + Send,
        cancel: &CancellationToken,
        words: &Words,
    ) -> Result<VerifyView, Error> {
        let mut steps = Steps::default();
        let on_steps = move |progress: store::VerifyProgress| {
            if steps.is_due(progress.done, progress.all) {
                on_progress(progress_view(words, progress));
            }
        };
        let report = self
            .store()
            .verify(self.account(), on_steps, || cancel.is_cancelled())
            .await?;
        if !report.not_indexed.is_empty() && !report.cancelled {
            self.store().rebuild_invoice_index().await?;
        }
        Ok(view(words, &report))
    }
}

fn progress_view(words: &Words, progress: store::VerifyProgress) -> WorkProgress {
    let label = Phrase::new("verify-progress")
        .with("done", progress.done)
        .with("total", progress.all);
    WorkProgress {
        done: progress.done,
        total: progress.all,
        current: String::new(),
        label: words.say(&label),
    }
}

fn view(words: &Words, report: &VerifyReport) -> VerifyView {
    let changed: Vec<ChangedRecordView> = report
        .changed
        .iter()
        .map(|changed| changed_view(words, changed))
        .collect();
    let summary = if report.cancelled {
        Phrase::new("verify-cancelled")
    } else if changed.is_empty() {
        Phrase::new("verify-intact")
    } else {
        Phrase::new("verify-changed").with("changed", count(changed.len()))
    };
    let mut advice = Vec::new();
    if !changed.is_empty() {
        advice.push(words.text("verify-advice"));
    }
    if !report.not_indexed.is_empty() && !report.cancelled {
        let reindexed = Phrase::new("verify-reindexed").with("count", count(report.not_indexed.len()));
        advice.push(words.say(&reindexed));
    }
    VerifyView {
        checked: report.checked,
        intact: changed.is_empty() && !report.cancelled,
        cancelled: report.cancelled,
        changed,
        not_indexed: report.not_indexed.iter().map(ToString::to_string).collect(),
        summary: words.say(&summary.with("checked", report.checked)),
        advice: words.sentences(&advice),
    }
}

fn changed_view(words: &Words, changed: &ChangedRecord) -> ChangedRecordView {
    let message = match changed.change {
        RecordChange::Content => "verify-change-content",
        RecordChange::Columns => "verify-change-columns",
        RecordChange::Missing => "verify-change-missing",
    };
    let record = words.text(&format!("verify-record-{}", changed.kind.id()));
    let message = Phrase::new(message)
        .with("record", record)
        .with("id", changed.id.as_str());
    ChangedRecordView {
        kind: changed.kind,
        id: changed.id.clone(),
        change: changed.change,
        message: words.say(&message),
    }
}
