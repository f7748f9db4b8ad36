use desk::{Charge, Desk, ResetOptions};
use domain::{NaiveDate, Phrase};
use engine::{Error, date};
use serde::Serialize;
use words::Words;

use crate::arguments::sample::Sample;
use crate::output::Output;
use crate::tables::{amount, headings, table};

#[derive(Serialize)]
struct Today {
    today: String,
}

#[derive(Serialize)]
struct Serving {
    address: String,
    token: String,
}

#[derive(Serialize)]
struct NextFault {
    fault: String,
}

/// Does a `sample` command.
pub(crate) async fn run(desk: &Desk, command: &Sample, output: &Output) -> Result<(), Error> {
    match command {
        Sample::Reset { today, invoices, seed } => {
            let today = today.as_deref().map(date).transpose()?;
            let day = desk
                .reset(ResetOptions {
                    today,
                    invoices: *invoices,
                    seed: *seed,
                })
                .await?;
            answer_day(output, day, "terminal-reset");
        }
        Sample::Today { date: None } => answer_day(output, desk.today().await?, "terminal-today"),
        Sample::Today { date: Some(to) } => {
            let day = desk.move_calendar(date(to)?).await?;
            output.what_happened(&desk.engine().offers(output.words).await?);
            answer_day(output, day, "terminal-moved");
        }
        Sample::Serve { port } => {
            desk.serve(*port, |address, token| {
                let serving = Serving {
                    address: format!("http://{address}"),
                    token,
                };
                output.answer(&serving, |words| {
                    let sentence = Phrase::new("terminal-serving")
                        .with("address", serving.address.clone())
                        .with("token", serving.token.clone());
                    words.say(&sentence)
                });
                output.is_heard()
            })
            .await?;
        }
        Sample::Fault { spec } => {
            desk.add_fault(spec).await?;
            let fault = NextFault { fault: spec.clone() };
            output.answer(&fault, |words| {
                words.say(&Phrase::new("terminal-fault").with("fault", spec.clone()))
            });
        }
        Sample::Charges => {
            let charges = desk.charges().await?;
            output.answer(&charges, |words| charges_text(words, &charges));
        }
    }
    Ok(())
}

fn answer_day(output: &Output, day: NaiveDate, id: &'static str) {
    let today = Today {
        today: day.format("%Y-%m-%d").to_string(),
    };
    output.answer(&today, |words| words.say(&Phrase::new(id).with("today", day)));
}

fn charges_text(words: &Words, charges: &[Charge]) -> String {
    if charges.is_empty() {
        return words.text("terminal-no-charges");
    }
    let head = headings(
        words,
        &["terminal-charge", "terminal-order", "terminal-total", "terminal-card"],
    );
    let rows: Vec<Vec<String>> = charges
        .iter()
        .map(|charge| {
            vec![
                charge.charge.clone(),
                charge.order.clone(),
                amount(words, &charge.currency, &charge.amount),
                charge.card.clone(),
            ]
        })
        .collect();
    table(&head, &rows)
}
