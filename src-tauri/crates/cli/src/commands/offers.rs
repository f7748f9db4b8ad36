use desk::Desk;
use domain::Phrase;
use engine::view::{Answer, HandoffKind, OfferView, WhyView};
use engine::{Code, Error, date};
use words::Words;

use crate::output::Output;
use crate::tables::{headings, table};

/// Shows the offers that concern the account; scripts get every one, each with whether it does.
pub(crate) async fn all(desk: &Desk, with_others: bool, output: &Output) -> Result<(), Error> {
    let engine = desk.engine();
    if !engine.has_records().await? {
        return Err(Error::new(Code::NotFetched));
    }
    let page = engine.offers(output.words).await?;
    output.what_happened(&page);
    let status = engine.status(output.words).await?;
    let head = output.head(&status);
    output.answer(&page.offers, |words| {
        let (shown, others): (Vec<_>, Vec<_>) = page
            .offers
            .iter()
            .cloned()
            .partition(|offer| with_others || offer.concerns_account);
        if others.is_empty() {
            return format!("{head}\n{}", offers_text(words, &page.summary, &shown));
        }
        let count = |offers: &[OfferView]| i64::try_from(offers.len()).unwrap_or(i64::MAX);
        let summary = Phrase::new("offers-summary")
            .with("count", count(&shown))
            .with("company", status.company.clone())
            .with("today", status.today_label.clone());
        let more = Phrase::new("terminal-more-offers").with("count", count(&others));
        let table = offers_text(words, &words.say(&summary), &shown);
        format!("{head}\n{table}\n{}", words.say(&more))
    });
    Ok(())
}

/// Tells why an offer can or cannot be renewed, today or on a day that is asked about.
pub(crate) async fn why(desk: &Desk, offer: &str, on: Option<&str>, output: &Output) -> Result<(), Error> {
    let on = on.map(date).transpose()?;
    let why = desk.engine().why(offer, on, output.words).await?;
    output.answer(&why, |words| {
        let text = format!("{}\n\n{}", why.text, why.tally);
        if why.next_step.is_empty() {
            return text;
        }
        format!("{text}\n\n{}", next_step(words, &why))
    });
    Ok(())
}

/// How it goes on through Partner Center, and by which command.
fn next_step(words: &Words, why: &WhyView) -> String {
    let kind = if why.opens.is_some() && why.answer != Answer::Closed {
        HandoffKind::Renew
    } else {
        HandoffKind::Buy
    };
    let command = Phrase::new("terminal-next-handoff")
        .with("kind", kind.id())
        .with("offer", why.offer.as_str());
    format!("{}\n{}", why.next_step, words.say(&command))
}

/// Joins the partner network.
pub(crate) async fn join(desk: &Desk, output: &Output) -> Result<(), Error> {
    let page = desk.engine().join(output.words).await?;
    output.answer(&page.offers, |words| offers_text(words, &page.summary, &page.offers));
    Ok(())
}

/// Turns the automatic renewal of an offer off.
pub(crate) async fn turn_off_auto_renew(desk: &Desk, offer: &str, output: &Output) -> Result<(), Error> {
    let details = desk.engine().turn_off_auto_renew(offer, output.words).await?;
    output.answer(&details.auto_renew, |_| {
        details
            .auto_renew
            .as_ref()
            .map(|auto_renew| auto_renew.label.clone())
            .unwrap_or_default()
    });
    Ok(())
}

fn offers_text(words: &Words, summary: &str, offers: &[OfferView]) -> String {
    let head = headings(
        words,
        &[
            "terminal-offer",
            "terminal-state",
            "terminal-anniversary",
            "terminal-window",
            "terminal-reasons",
        ],
    );
    let rows: Vec<Vec<String>> = offers
        .iter()
        .map(|offer| {
            let window = match (&offer.opens, &offer.closes) {
                (Some(opens), Some(closes)) => format!("{opens} – {closes}"),
                (Some(opens), None) => format!("{opens} –"),
                _ => String::new(),
            };
            let why = if offer.reasons.is_empty() {
                words.sentences(&[offer.headline.clone(), offer.next_step.clone()])
            } else {
                words.sentences(&offer.reasons)
            };
            vec![
                offer.offer.clone(),
                offer.badge.clone(),
                offer.anniversary.clone().unwrap_or_default(),
                window,
                why,
            ]
        })
        .collect();
    format!("{summary}\n\n{}", table(&head, &rows))
}
