use std::path::Path;

use desk::Desk;
use domain::Phrase;
use engine::view::{NewRequestInput, NoteInput, RequestDetailsView, RequestQuery, RequestView};
use engine::{Code, Error, LARGEST_ATTACHMENT_BYTES};
use serde::Serialize;
use words::Words;

use crate::arguments::requests::{OneRequest, Requests};
use crate::files::read_at_most;
use crate::output::Output;
use crate::tables::{headings, list, table};

/// Asks support to cancel a subscription.
pub(crate) async fn cancel(desk: &Desk, offer: &str, reason: Option<&str>, output: &Output) -> Result<(), Error> {
    let engine = desk.engine();
    let input = engine.cancellation_with_reason(offer, reason, output.words).await?;
    let form = engine.cancel_form(&input, output.words).await?;
    let sent = engine.send_cancellation(&input, output.words).await?;
    for check in &form.checks {
        let check = &check.check;
        let line = Phrase::new("terminal-check")
            .with("name", check.name.clone())
            .with("outcome", check.outcome_label.clone())
            .with("reason", check.reason.clone());
        output.say(&output.words.say(&line));
    }
    output.say(&form.tally);
    output.answer(&sent.request, |words| details_text(words, &sent));
    Ok(())
}

/// Shows the stored requests.
pub(crate) async fn all(desk: &Desk, filter: &Requests, output: &Output) -> Result<(), Error> {
    let query = RequestQuery {
        text: filter.query.clone(),
        status: filter.status,
    };
    let page = desk.engine().requests(&query, output.words).await?;
    let head = output.head(&desk.engine().status(output.words).await?);
    let as_of = desk.engine().requests_as_of().await?;
    let as_of = as_of.map(|at| at.to_rfc3339()).unwrap_or_default();
    let rows: Vec<ListedRequest<'_>> = page
        .rows
        .iter()
        .map(|row| ListedRequest { row, as_of: &as_of })
        .collect();
    output.answer(&rows, |words| {
        format!("{head}\n{}\n\n{}", page.summary, rows_text(words, &page.rows))
    });
    Ok(())
}

/// A request as a script reads it.
#[derive(Serialize)]
struct ListedRequest<'a> {
    #[serde(flatten)]
    row: &'a RequestView,
    /// When all requests were last read (RFC 3339); empty where they never were.
    as_of: &'a str,
}

/// Does something with one request.
pub(crate) async fn one(desk: &Desk, command: &OneRequest, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    let details = match command {
        OneRequest::Show { id } => engine.request(id, words).await?,
        OneRequest::Note { id, text, attach } => {
            let input = note(id, text, attach.as_deref())?;
            engine.add_note(&input, words).await?
        }
        OneRequest::New {
            summary,
            description,
            kind,
        } => {
            let kinds = engine.requests(&everything(), words).await?.kinds;
            let kind = kind.clone().or(kinds.first().cloned()).unwrap_or_default();
            let input = NewRequestInput {
                summary: summary.clone(),
                kind,
                description: description.clone(),
            };
            engine.make_request(&input, words).await?
        }
    };
    output.answer(&details.request, |words| details_text(words, &details));
    Ok(())
}

fn everything() -> RequestQuery {
    RequestQuery {
        text: String::new(),
        status: None,
    }
}

fn note(id: &str, text: &str, attach: Option<&Path>) -> Result<NoteInput, Error> {
    use base64::Engine as _;

    let mut input = NoteInput {
        request: id.to_owned(),
        text: text.to_owned(),
        file_name: String::new(),
        content: String::new(),
    };
    if let Some(path) = attach {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let content = read_at_most(path, LARGEST_ATTACHMENT_BYTES)?;
        if content.len() > LARGEST_ATTACHMENT_BYTES {
            return Err(Error::new(Code::AttachmentTooLarge).with("name", name));
        }
        input.content = base64::engine::general_purpose::STANDARD.encode(content);
        input.file_name = name;
    }
    Ok(input)
}

fn rows_text(words: &Words, rows: &[RequestView]) -> String {
    if rows.is_empty() {
        return words.text("terminal-no-requests");
    }
    let head = headings(
        words,
        &[
            "request-id",
            "request-status",
            "request-opened",
            "request-modified",
            "terminal-summary",
        ],
    );
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.request.clone(),
                row.status_label.clone(),
                row.opened.clone(),
                row.modified.clone(),
                row.summary.clone(),
            ]
        })
        .collect();
    table(&head, &rows)
}

fn details_text(words: &Words, details: &RequestDetailsView) -> String {
    let mut rows = vec![(words.text("terminal-summary"), details.request.summary.clone())];
    rows.extend(
        details
            .facts
            .iter()
            .map(|fact| (fact.label.clone(), fact.value.clone())),
    );
    let mut text = format!("{}\n{}\n", list(&rows), details.description);
    for note in &details.notes {
        let head = Phrase::new("terminal-note")
            .with("author", note.author.clone())
            .with("written", note.written.clone());
        text.push_str(&format!("\n{}\n{}\n", words.say(&head), note.text));
    }
    for file in &details.attachments {
        let line = Phrase::new("terminal-attachment")
            .with("name", file.label.clone())
            .with("size", file.value.clone());
        text.push_str(&format!("\n{}", words.say(&line)));
    }
    format!("{text}\n{}", details.advice)
}
