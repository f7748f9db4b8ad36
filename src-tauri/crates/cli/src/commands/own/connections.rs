use desk::Desk;
use domain::Phrase;
use engine::view::{ConnectionReport, RefusedItem, SignedInView, StatusView, SyncReport, WorkProgress};
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
    let begun = engine.begin_sign_in(words).await;
    let begun = begun.map_err(|error| of_begin(error, words))?;
    complain(begun.address());
    signed_in(engine.finish_sign_in(begun, words), output).await
}

/// Signs in with a code that is typed into a browser elsewhere: warns first, then says where the code is typed and the code,
/// each alone on a line, and waits for the person.
pub(crate) async fn sign_in_by_code(desk: &Desk, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    output.remark("device-code-warning");
    let begun = engine.begin_device_code(words).await;
    let begun = begun.map_err(|error| of_begin(error, words))?;
    output.say(begun.address());
    output.say(begun.code());
    let waits = Phrase::new("terminal-device-code-waits").with("minutes", begun.minutes().to_string());
    output.say(&words.say(&waits));
    signed_in(engine.finish_device_code(begun, words), output).await
}

/// Why a sign-in was not begun.
fn of_begin(error: Error, words: &Words) -> Error {
    if error.code != Code::AccountIsSample {
        return error;
    }
    Error::new(Code::WrongUsage).with("reason", words.text("terminal-sign-in-role"))
}

/// Waits for a person to sign in, until somebody ends it.
async fn signed_in(waiting: impl Future<Output = Result<SignedInView, Error>>, output: &Output) -> Result<(), Error> {
    let cancel = cancelled_by_signal();
    let Some(signed_in) = cancel.run_until_cancelled(waiting).await else {
        let reason = output.words.text("terminal-sign-in-stopped");
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
