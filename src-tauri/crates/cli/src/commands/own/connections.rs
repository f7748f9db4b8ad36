use desk::Desk;
use engine::view::{ConnectionReport, RefusedItem, StatusView, SyncReport, WorkProgress};
use engine::{Code, Error};
use serde::Serialize;
use words::Words;

use crate::output::{ErrorLines, Output};
use crate::signals::cancelled_by_signal;
use crate::streams::complain;

/// What a sync came to, as a script reads it.
#[derive(Serialize)]
struct SyncDocument {
    #[serde(flatten)]
    status: StatusView,
    #[serde(flatten)]
    report: SyncReport,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<ErrorLines>,
}

/// Fetches what the connections have.
pub(crate) async fn sync(desk: &Desk, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    engine.sync().await?;
    let cancel = cancelled_by_signal();
    let on_progress = |progress: WorkProgress| output.say(&progress.label);
    let (report, error) = engine.sync_connections(on_progress, &cancel, words).await?;
    let status = engine.status(words).await?;
    let text = text(words, &status, &report, &output.head(&status));
    let document = SyncDocument {
        error: error.map(|error| output.within(&error)),
        status,
        report,
    };
    output.answer(&document, |_| text);
    Ok(())
}

fn text(words: &Words, status: &StatusView, report: &SyncReport, head: &str) -> String {
    let refused = |item: &RefusedItem| words.side_by_side(&[&item.what, &item.reason]);
    let of_one = |connection: &ConnectionReport| {
        let refused = connection.refused.iter().map(refused);
        std::iter::once(connection.label.clone())
            .chain(refused)
            .collect::<Vec<_>>()
    };
    let mut lines = vec![head.to_owned(), status.stored_label.clone()];
    lines.extend(report.connections.iter().flat_map(of_one));
    if !status.sample && report.connections.is_empty() {
        lines.push(words.text("sync-nothing-connected"));
    }
    if report.cancelled {
        lines.push(words.text("sync-cancelled"));
    }
    lines.join("\n")
}

/// Signs in with the browser: prints the address to open, alone on a line, and waits for the person.
pub(crate) async fn sign_in(desk: &Desk, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    let begun = match engine.begin_sign_in(words).await {
        Err(error) if error.code == Code::AccountIsSample => {
            let reason = words.text("terminal-sign-in-role");
            return Err(Error::new(Code::WrongUsage).with("reason", reason));
        }
        begun => begun?,
    };
    complain(begun.address());
    let cancel = cancelled_by_signal();
    let Some(signed_in) = cancel.run_until_cancelled(engine.finish_sign_in(begun, words)).await else {
        let reason = words.text("terminal-sign-in-stopped");
        return Err(Error::new(Code::SignInFailed).with("reason", reason));
    };
    let signed_in = signed_in?;
    output.answer(&signed_in, |_| signed_in.label.clone());
    Ok(())
}

/// What is answered after signing out.
#[derive(Serialize)]
struct SignedOut {
    account: String,
    label: String,
}

/// Forgets a sign-in.
pub(crate) async fn sign_out(desk: &Desk, output: &Output) -> Result<(), Error> {
    let engine = desk.engine();
    let label = engine.sign_out(output.words).await?;
    let document = SignedOut {
        account: engine.account_name().to_string(),
        label,
    };
    output.answer(&document, |_| document.label.clone());
    Ok(())
}
