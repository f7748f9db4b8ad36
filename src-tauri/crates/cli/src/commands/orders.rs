use desk::Desk;
use domain::{LARGEST_PROOF_BYTES, OrderKind, Phrase, TransferContact};
use engine::view::{ConfirmationView, OrderQuery, OrderView, TransferView};
use engine::{Code, Error, OrderRequest, PaymentChoice, ProofFile, date};
use serde::Serialize;
use words::Words;

use crate::arguments::orders::{OneOrder, Order, Orders};
use crate::commands::invoices::is_standard_output;
use crate::files::read_at_most;
use crate::output::Output;
use crate::tables::{amount, headings, list, table};

/// Lists orders.
pub(crate) async fn all(desk: &Desk, filter: &Orders, output: &Output) -> Result<(), Error> {
    let engine = desk.engine();
    let query = OrderQuery {
        text: filter.query.clone(),
        from: filter.from.clone(),
        to: filter.to.clone(),
        offer: filter.offer.clone(),
        state: filter.state,
        sort: filter.sort.by,
        descending: filter.sort.descending,
        offset: 0,
        limit: filter.limit,
    };
    let page = engine.orders(&query, output.words).await?;
    let head = output.head(&engine.status(output.words).await?);
    output.answer(&page.rows, |words| {
        let none = if page.all == 0 {
            "terminal-no-orders"
        } else {
            "terminal-no-order-matches"
        };
        format!("{head}\n{}", orders_text(words, &page.rows, none))
    });
    Ok(())
}

/// Does something with one order.
pub(crate) async fn one(desk: &Desk, command: &OneOrder, output: &Output) -> Result<(), Error> {
    let engine = desk.engine();
    let changed = match command {
        OneOrder::Show { id } => {
            answer(output, &engine.order(id, output.words).await?);
            return Ok(());
        }
        OneOrder::ProofFile { id, out } => {
            let saved = if is_standard_output(out) {
                if output.is_json() {
                    let reason = output.words.text("terminal-out-and-json");
                    return Err(Error::new(Code::WrongUsage).with("reason", reason));
                }
                let (saved, bytes) = engine.proof_to_stream(id, out).await?;
                output.document(&bytes);
                saved
            } else {
                engine.save_proof(id, out).await?
            };
            output.answer(&saved, |words| {
                words.say(&Phrase::new("terminal-proof-saved").with("path", saved.path.clone()))
            });
            return Ok(());
        }
        OneOrder::Proof {
            id,
            file,
            paid_on,
            paid_to,
            reference,
        } => {
            let proof = ProofFile {
                file_name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                content: read_at_most(file, LARGEST_PROOF_BYTES)?,
                paid_on: paid_on.as_deref().map(date).transpose()?,
                paid_to: paid_to.clone(),
                reference: reference.clone(),
            };
            engine.upload_proof(id, proof).await?
        }
        OneOrder::Cancel { id } => engine.cancel_order(id).await?,
    };
    answer(output, &engine.order(&changed.id.to_string(), output.words).await?);
    Ok(())
}

/// Renews or buys an offer.
pub(crate) async fn place(desk: &Desk, order: &Order, kind: OrderKind, output: &Output) -> Result<(), Error> {
    let accepted_total = order
        .accept_total
        .as_deref()
        .map(|text| {
            text.parse()
                .map_err(|error| Error::new(Code::InvalidAmount).with("text", text).because(error))
        })
        .transpose()?;
    let payment = match &order.card {
        Some(token) => PaymentChoice::Card {
            token: token.clone(),
            summary: None,
        },
        None => PaymentChoice::Transfer(TransferContact {
            name: order.contact_name.clone(),
            phone: order.phone.clone(),
            email: order.email.clone(),
        }),
    };
    let request = OrderRequest {
        offer: order.offer.clone(),
        kind: Some(kind),
        payment,
        po_number: order.po.clone(),
        accepted_total,
        request_id: order.request_id,
        draft: None,
    };
    let placed = desk.engine().place(request, output.words).await?;
    let view = desk.engine().order(&placed.id.to_string(), output.words).await?;
    answer(output, &view);
    Ok(())
}

fn orders_text(words: &Words, orders: &[OrderView], none: &str) -> String {
    if orders.is_empty() {
        return words.text(none);
    }
    let head = headings(
        words,
        &[
            "terminal-entry",
            "terminal-number",
            "terminal-date",
            "terminal-offer",
            "terminal-state",
            "terminal-total",
            "terminal-invoice",
        ],
    );
    let rows: Vec<Vec<String>> = orders
        .iter()
        .map(|order| {
            vec![
                order.entry_label.clone(),
                order.order.clone(),
                order.created.clone(),
                order.offer.clone(),
                order.state_label.clone(),
                order
                    .total
                    .as_ref()
                    .map(|total| amount(words, &total.currency, &total.amount))
                    .unwrap_or_default(),
                order.invoice.clone().unwrap_or_default(),
            ]
        })
        .collect();
    table(&head, &rows)
}

/// An order, and how and until when to pay it while a transfer is awaited.
#[derive(Serialize)]
struct OrderDocument<'a> {
    #[serde(flatten)]
    order: &'a OrderView,
    transfer: Option<&'a TransferView>,
    /// What is wrong with it; empty where nothing is.
    warning: &'a str,
    /// The file of its payment proof can be written out.
    proof_stored: bool,
}

pub(crate) fn answer(output: &Output, view: &ConfirmationView) {
    let document = OrderDocument {
        order: &view.order,
        transfer: view.transfer.as_ref(),
        warning: &view.warning,
        proof_stored: view.proof_stored,
    };
    output.answer(&document, |words| {
        let mut text = order_text(words, &view.order);
        if !view.warning.is_empty() {
            text = format!("{text}\n\n{}", view.warning);
        }
        if let Some(transfer) = &view.transfer {
            let facts = [&transfer.instructions, &transfer.deadlines, &transfer.proof];
            let rows: Vec<(String, String)> = facts
                .into_iter()
                .flatten()
                .map(|fact| (fact.label.clone(), fact.value.clone()))
                .collect();
            text = format!("{text}\n\n{}{}", list(&rows), transfer.warning);
        }
        text
    });
}

fn order_text(words: &Words, order: &OrderView) -> String {
    let rows = [
        ("terminal-order", order.order.clone()),
        ("terminal-offer", order.offer_name.clone()),
        ("terminal-state", order.state_label.clone()),
        (
            "terminal-total",
            order
                .total
                .as_ref()
                .map(|total| total.label.clone())
                .unwrap_or_default(),
        ),
        ("terminal-anniversary", order.anniversary.clone().unwrap_or_default()),
        ("terminal-invoice", order.invoice.clone().unwrap_or_default()),
    ];
    let rows: Vec<(String, String)> = rows.into_iter().map(|(id, value)| (words.text(id), value)).collect();
    format!("{}{}", list(&rows), order.advice)
}
