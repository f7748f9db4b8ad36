use std::path::Path;

use desk::Desk;
use domain::Phrase;
use engine::view::{DateQuery, DatesView};
use engine::{Code, Error};
use words::Words;

use crate::commands::invoices::is_standard_output;
use crate::output::Output;
use crate::tables::{headings, table};

/// Shows the days that count from today on.
pub(crate) async fn all(desk: &Desk, all_accounts: bool, output: &Output) -> Result<(), Error> {
    let dates = desk.engine().dates(&query(all_accounts), output.words).await?;
    tell_left_out(dates.left_out, output);
    output.answer(&dates, |words| dates_text(words, &dates, all_accounts));
    Ok(())
}

/// Writes the days that count for calendar programs.
pub(crate) async fn calendar(desk: &Desk, out: &Path, all_accounts: bool, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    if is_standard_output(out) {
        if output.is_json() {
            let reason = words.text("terminal-out-and-json");
            return Err(Error::new(Code::WrongUsage).with("reason", reason));
        }
        output.document(engine.calendar(&query(all_accounts), words).await?.as_bytes());
        return Ok(());
    }
    let saved = engine.save_calendar(out, &query(all_accounts), words).await?;
    tell_left_out(saved.left_out, output);
    output.answer(&saved, |_| saved.label.clone());
    Ok(())
}

fn query(all_accounts: bool) -> DateQuery {
    DateQuery {
        account: if all_accounts { "all".to_owned() } else { String::new() },
    }
}

fn tell_left_out(left_out: u32, output: &Output) {
    if left_out > 0 {
        let left_out = Phrase::new("dates-left-out").with("count", i64::from(left_out));
        output.say(&output.words.say(&left_out));
    }
}

fn dates_text(words: &Words, dates: &DatesView, all_accounts: bool) -> String {
    if dates.dates.is_empty() {
        return dates.summary.clone();
    }
    let mut ids = vec![
        "terminal-date",
        "terminal-date-left",
        "terminal-date-kind",
        "terminal-date-about",
    ];
    if all_accounts {
        ids.push("terminal-date-company");
    }
    let rows: Vec<Vec<String>> = dates
        .dates
        .iter()
        .map(|date| {
            let mut row = vec![
                date.day.clone(),
                date.days_label.clone(),
                date.title.clone(),
                date.about.clone(),
            ];
            if all_accounts {
                row.push(date.company.clone());
            }
            row
        })
        .collect();
    format!("{}\n\n{}", dates.summary, table(&headings(words, &ids), &rows))
}
