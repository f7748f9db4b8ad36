use desk::Desk;
use domain::{HandoffAnswer, Phrase};
use engine::Error;
use engine::view::{HandoffDoneInput, HandoffKind, HandoffView};
use words::Words;

use crate::arguments::handoff::Handoff;
use crate::commands::orders;
use crate::output::Output;
use crate::tables::list;

/// Leads through Partner Center, or records what happened there.
pub(crate) async fn run(desk: &Desk, command: &Handoff, output: &Output) -> Result<(), Error> {
    match command {
        Handoff::Renew { offer } => lead(desk, HandoffKind::Renew, offer, output).await,
        Handoff::Buy { offer } => lead(desk, HandoffKind::Buy, offer, output).await,
        Handoff::Cancel { offer } => lead(desk, HandoffKind::Cancel, offer, output).await,
        Handoff::BillTo { offer } => lead(desk, HandoffKind::BillTo, offer, output).await,
        Handoff::Request { offer } => lead(desk, HandoffKind::Request, offer, output).await,
        Handoff::Done {
            id,
            date,
            total,
            payment,
        } => {
            let input = HandoffDoneInput {
                date: date.clone().unwrap_or_default(),
                total: total.clone().unwrap_or_default(),
                payment: *payment,
            };
            orders::answer(output, &desk.engine().handoff_done(id, &input, output.words).await?);
            Ok(())
        }
        Handoff::Declined { id } => not_done(desk, id, HandoffAnswer::Declined, output).await,
        Handoff::Later { id } => not_done(desk, id, HandoffAnswer::Later, output).await,
        Handoff::Unknown { id } => not_done(desk, id, HandoffAnswer::Unknown, output).await,
    }
}

async fn not_done(desk: &Desk, id: &str, answer: HandoffAnswer, output: &Output) -> Result<(), Error> {
    let recorded = desk.engine().handoff_not_done(id, answer, output.words).await?;
    orders::answer(output, &recorded);
    Ok(())
}

async fn lead(desk: &Desk, kind: HandoffKind, offer: &str, output: &Output) -> Result<(), Error> {
    let way = desk.engine().hand_off(kind, offer, output.words).await?;
    output.answer(&way, |words| text(words, &way));
    Ok(())
}

fn text(words: &Words, way: &HandoffView) -> String {
    let checks: Vec<String> = way
        .checks
        .iter()
        .map(|check| {
            let line = Phrase::new("terminal-check")
                .with("name", check.name.clone())
                .with("outcome", check.outcome_label.clone())
                .with("reason", words.sentences(&[check.reason.clone(), check.remedy.clone()]));
            words.say(&line)
        })
        .collect();
    let steps: Vec<&str> = way.steps.iter().map(|step| step.label.as_str()).collect();
    let links: Vec<(String, String)> = way
        .links
        .iter()
        .map(|link| (link.label.clone(), link.url.clone()))
        .collect();
    let texts = way.texts.iter().map(|text| format!("{}\n{}", text.label, text.value));
    let order = way.order.iter().flat_map(|order| {
        let rows = [
            ("terminal-order", order.order.clone()),
            ("terminal-state", order.state_label.clone()),
        ];
        let next = Phrase::new("terminal-what-happened").with("order", order.order.clone());
        let rows: Vec<(String, String)> = rows.into_iter().map(|(id, value)| (words.text(id), value)).collect();
        [list(&rows).trim_end().to_owned(), words.say(&next)]
    });
    let checked = (!checks.is_empty()).then(|| format!("{}\n\n{}", checks.join("\n"), way.tally));
    std::iter::once(way.title.clone())
        .chain(checked)
        .chain([steps.join(" > "), list(&links).trim_end().to_owned()])
        .chain(texts)
        .chain([way.next.clone()])
        .chain(order)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}
