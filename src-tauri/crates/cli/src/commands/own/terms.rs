use std::path::Path;

use desk::Desk;
use domain::Phrase;
use engine::view::{ProposedTermView, TermChangeInput, TermImportView, TermInput, TermView};
use engine::{Code, Engine, Error};
use words::Words;

use crate::arguments::terms::{OneTerm, TermFields};
use crate::commands::invoices::is_standard_output;
use crate::output::Output;
use crate::tables::{amount, headings, list, table};

/// Shows the terms that were entered for the account.
pub(crate) async fn all(desk: &Desk, output: &Output) -> Result<(), Error> {
    let page = desk.engine().entered_terms(output.words).await?;
    output.answer(&page, |words| {
        let terms = format!("{}\n\n{}", page.summary, terms_text(words, &page.terms));
        if page.proposals.is_empty() {
            return terms;
        }
        let heading = words.text("terminal-proposals");
        format!("{terms}\n\n{heading}\n\n{}", proposals_text(words, &page.proposals))
    });
    Ok(())
}

/// Does something with one term, or with those of a file.
pub(crate) async fn one(desk: &Desk, command: &OneTerm, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    match command {
        OneTerm::Add(add) => {
            let input = TermInput {
                offer: add.offer.clone(),
                ..input(&add.fields)
            };
            show(&engine.add_term(&input, words).await?, output);
        }
        OneTerm::Change(change) => {
            let input = TermChangeInput {
                input: input(&change.fields),
                without_price: change.no_price,
                without_tile: change.no_tile,
            };
            show(&engine.change_term(change.id, &input, words).await?, output);
        }
        OneTerm::Remove { id } => {
            let removed = engine.remove_term(*id, words).await?;
            output.answer(&removed, |_| removed.label.clone());
        }
        OneTerm::Accept { proposal } => show(&engine.accept_term(proposal, words).await?, output),
        OneTerm::Discard { proposal } => {
            let discarded = engine.discard_term(proposal, words).await?;
            output.answer(&discarded, |_| discarded.label.clone());
        }
        OneTerm::Import { file, dry_run } => {
            let import = engine.import_terms_file(file, *dry_run, words).await?;
            output.answer(&import, |words| import_text(words, &import));
            if !import.refused.is_empty() {
                output.incomplete();
            }
        }
        OneTerm::Template { out } => template(engine, out.as_deref(), output)?,
    }
    Ok(())
}

fn template(engine: &Engine, out: Option<&Path>, output: &Output) -> Result<(), Error> {
    let words = output.words;
    if let Some(path) = out.filter(|path| !is_standard_output(path)) {
        let saved = engine.save_term_template(path, words)?;
        output.answer(&saved, |words| {
            words.say(&Phrase::new("terminal-diagnostics-saved").with("path", saved.path.clone()))
        });
        return Ok(());
    }
    if output.is_json() {
        let reason = words.text("terminal-out-and-json");
        return Err(Error::new(Code::WrongUsage).with("reason", reason));
    }
    output.document(Engine::term_template(words).as_bytes());
    Ok(())
}

fn input(fields: &TermFields) -> TermInput {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    TermInput {
        offer: String::new(),
        purchased: text(&fields.purchased),
        anniversary: text(&fields.anniversary),
        price: text(&fields.price),
        currency: text(&fields.currency),
        auto_renew: text(&fields.auto_renew),
        days_left: fields.days_left.map_or_else(String::new, |days| days.to_string()),
        read_on: text(&fields.read_on),
    }
}

fn show(term: &TermView, output: &Output) {
    output.answer(term, |words| {
        let doubts = term.doubts.iter().map(String::as_str);
        std::iter::once(term_text(words, term).as_str())
            .chain(doubts)
            .collect::<Vec<_>>()
            .join("\n")
    });
}

fn term_text(words: &Words, term: &TermView) -> String {
    let rows: Vec<_> = [
        ("terminal-term", term.term.to_string()),
        ("terminal-offer", term.name.clone()),
        ("terminal-purchased", term.purchased.clone()),
        ("terminal-anniversary", term.anniversary.clone()),
        ("terminal-window", window(term)),
        ("terminal-tile", tile(words, term)),
        ("terminal-price", price(words, term)),
        ("terminal-auto-renew", term.auto_renew_label.clone()),
        ("terminal-source", term.source_label.clone()),
    ]
    .into_iter()
    .map(|(heading, value)| (words.text(heading), value))
    .collect();
    list(&rows)
}

fn terms_text(words: &Words, terms: &[TermView]) -> String {
    let head = headings(
        words,
        &[
            "terminal-term",
            "terminal-offer",
            "terminal-purchased",
            "terminal-anniversary",
            "terminal-window",
            "terminal-tile",
            "terminal-price",
            "terminal-source",
        ],
    );
    let rows: Vec<Vec<String>> = terms
        .iter()
        .map(|term| {
            vec![
                term.term.to_string(),
                term.offer.clone(),
                term.purchased.clone(),
                term.anniversary.clone(),
                window(term),
                tile(words, term),
                price(words, term),
                term.source_label.clone(),
            ]
        })
        .collect();
    let doubts = terms.iter().flat_map(|term| {
        term.doubts.iter().map(|doubt| {
            let phrase = Phrase::new("terminal-term-doubt").with("term", term.term.to_string());
            words.say(&phrase.with("doubt", doubt.as_str()))
        })
    });
    std::iter::once(table(&head, &rows))
        .chain(doubts)
        .collect::<Vec<_>>()
        .join("\n")
}

fn proposals_text(words: &Words, proposals: &[ProposedTermView]) -> String {
    let head = headings(
        words,
        &[
            "terminal-proposal",
            "terminal-offer",
            "terminal-purchased",
            "terminal-anniversary",
            "terminal-price",
            "terminal-source",
        ],
    );
    let rows: Vec<Vec<String>> = proposals
        .iter()
        .map(|proposed| {
            let price = proposed.price.as_ref();
            vec![
                proposed.id.clone(),
                proposed.name.clone(),
                proposed.purchased.clone(),
                proposed.anniversary.clone(),
                price.map_or_else(String::new, |price| amount(words, &price.currency, &price.amount)),
                proposed.source_label.clone(),
            ]
        })
        .collect();
    table(&head, &rows)
}

fn window(term: &TermView) -> String {
    format!("{} – {}", term.opens, term.closes.as_deref().unwrap_or_default())
}

fn tile(words: &Words, term: &TermView) -> String {
    match (term.tile_days_left, &term.tile_read_on) {
        (Some(days), Some(day)) => {
            let phrase = Phrase::new("terminal-tile-read").with("days", i64::from(days));
            words.say(&phrase.with("day", day.as_str()))
        }
        _ => String::new(),
    }
}

fn price(words: &Words, term: &TermView) -> String {
    let price = term.price.as_ref();
    price.map_or_else(String::new, |price| amount(words, &price.currency, &price.amount))
}

fn import_text(words: &Words, import: &TermImportView) -> String {
    let row = |row: u32, text: String| {
        let phrase = Phrase::new("terminal-row").with("row", row.to_string());
        words.say(&phrase.with("text", text))
    };
    let taken = import.terms.iter().map(|term| {
        let parts = [term.offer.clone(), term.purchased.clone(), term.anniversary.clone()];
        let doubts = term.doubts.iter().cloned();
        row(term.row, parts.into_iter().chain(doubts).collect::<Vec<_>>().join("  "))
    });
    let refused = import
        .refused
        .iter()
        .map(|refused| row(refused.row, refused.reason.clone()));
    std::iter::once(import.label.clone())
        .chain(taken)
        .chain(refused)
        .collect::<Vec<_>>()
        .join("\n")
}
