use desk::Desk;
use domain::Booking;
use engine::Error;
use engine::view::{BookedInvoice, BookkeepingInput, InvoiceQuery, InvoiceSelection, SavedFilterView, SelectionView};
use words::Words;

use crate::arguments::invoices::{InvoiceFilter, OneInvoice};
use crate::commands::invoice_query::{key, query};
use crate::output::Output;
use crate::tables::{headings, list, table};

/// Changes what the books say of invoices, and shows it.
pub(crate) async fn change(desk: &Desk, command: &OneInvoice, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    let numbers: &[String] = match command {
        OneInvoice::Pdf { .. } | OneInvoice::Show { .. } | OneInvoice::Accept { .. } | OneInvoice::Discard { .. } => {
            return Ok(());
        }
        OneInvoice::Book { numbers, code, note } => {
            let input = BookkeepingInput {
                booking: Some(Booking::Booked),
                ledger_code: code.clone(),
                note: note.clone(),
            };
            engine.change_bookkeeping(&these(numbers), &input, words).await?;
            numbers
        }
        OneInvoice::Unbook { numbers } => {
            let input = BookkeepingInput {
                booking: Some(Booking::NotBooked),
                ..BookkeepingInput::default()
            };
            engine.change_bookkeeping(&these(numbers), &input, words).await?;
            numbers
        }
        OneInvoice::UniformNumber {
            number,
            uniform_number,
            clear,
        } => {
            let new = uniform_number.as_deref().or(clear.then_some(""));
            if let Some(new) = new {
                engine.set_uniform_number(&key(number), new, words).await?;
            }
            std::slice::from_ref(number)
        }
    };
    let mut booked = Vec::new();
    for number in numbers {
        booked.push(engine.bookkeeping(&key(number), words).await?);
    }
    let text = |words: &Words| {
        let texts = booked.iter().map(|booked| booked_text(words, booked));
        texts.collect::<Vec<_>>().join("\n")
    };
    match booked.as_slice() {
        [one] => output.answer(one, text),
        several => output.answer(&several, text),
    }
    Ok(())
}

/// Tells what the invoices that are found come to.
pub(crate) async fn sums(desk: &Desk, filter: &InvoiceFilter, output: &Output) -> Result<(), Error> {
    let selection = InvoiceSelection {
        query: Some(query(desk, filter, 0, output).await?),
        ..InvoiceSelection::default()
    };
    let sums = desk.engine().selection_sums(&selection, output.words).await?;
    output.answer(&sums, |_: &Words| summary(&sums));
    Ok(())
}

/// Saves or removes a filter, and lists those there are.
pub(crate) async fn filters(
    desk: &Desk,
    save: Option<&str>,
    remove: Option<&str>,
    filter: &InvoiceFilter,
    output: &Output,
) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    let filters = match (save, remove) {
        (Some(name), _) => {
            let query = query(desk, filter, 0, output).await?;
            engine.save_filter(name, &query, words).await?
        }
        (None, Some(name)) => engine.remove_filter(name, words).await?,
        (None, None) => engine.saved_filters(words).await?,
    };
    output.answer(&filters, |words| filters_text(words, &filters));
    Ok(())
}

fn these(numbers: &[String]) -> InvoiceSelection {
    InvoiceSelection {
        invoices: numbers.iter().map(|number| key(number)).collect(),
        ..InvoiceSelection::default()
    }
}

fn booked_text(words: &Words, booked: &BookedInvoice) -> String {
    let kept = &booked.bookkeeping;
    let rows = [
        ("terminal-number", &booked.number),
        ("terminal-books", &kept.booking_label),
        ("bookkeeping-ledger-code", &kept.ledger_code),
        ("bookkeeping-note", &kept.note),
        ("bookkeeping-uniform-number", &kept.uniform_number),
    ];
    list(&rows.map(|(id, value)| (words.text(id), value.clone())))
}

fn summary(sums: &SelectionView) -> String {
    sums.summary.clone()
}

fn filters_text(words: &Words, filters: &[SavedFilterView]) -> String {
    let head = headings(words, &["terminal-filter", "terminal-filter-asks"]);
    let rows: Vec<Vec<String>> = filters
        .iter()
        .map(|filter| vec![filter.label.clone(), conditions(&filter.query)])
        .collect();
    let table = table(&head, &rows);
    if filters.iter().all(|filter| filter.built_in.is_some()) {
        format!("{table}\n{}", words.text("filters-none-saved"))
    } else {
        table
    }
}

/// What a filter asks for, spelled as the options that ask for the same.
fn conditions(query: &InvoiceQuery) -> String {
    let text = Some(query.text.clone()).filter(|text| !text.is_empty());
    let quoted = |text: String| {
        if text.contains(char::is_whitespace) {
            format!("\"{text}\"")
        } else {
            text
        }
    };
    let id = |id: &str| Some(id.replace('_', "-"));
    [
        ("query", text.map(quoted)),
        ("from", query.from.clone()),
        ("to", query.to.clone()),
        ("offer", query.offer.clone()),
        ("status", query.status.map(|status| status.id().to_owned())),
        ("currency", query.currency.clone()),
        ("min", query.least.clone()),
        ("max", query.most.clone()),
        ("offline", query.offline.map(|offline| offline.id().to_owned())),
        ("booking", query.booking.and_then(|booking| id(booking.id()))),
        ("ledger-code", query.ledger_code.clone().map(quoted)),
    ]
    .into_iter()
    .filter_map(|(option, value)| Some(format!("--{option} {}", value?)))
    .collect::<Vec<_>>()
    .join(" ")
}
