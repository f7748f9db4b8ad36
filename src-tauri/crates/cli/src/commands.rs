use desk::{Desk, DeskOptions};
use domain::{LARGEST_PROOF_BYTES, OrderKind, TransferContact};
use engine::view::{ConfirmationView, OfferView, OffersPage, OrderView, TransferView, WhyView};
use engine::{Code, Error, OrderRequest, PaymentChoice, ProofFile, date};
use serde::Serialize;
use words::Words;

use crate::arguments::{Arguments, Command, OneOrder, Order};
use crate::files::read_at_most;
use crate::output::Output;
use crate::tables::{list, table};
use crate::{invoice_commands, profile_commands, request_commands, sample_commands};

/// Does what was asked.
pub(crate) async fn run(arguments: &Arguments, output: &Output) -> Result<(), Error> {
    let options = DeskOptions {
        folder: arguments.data_dir.clone(),
        account: arguments.account.clone(),
        ..DeskOptions::default()
    };
    let desk = Desk::open(options).await?;
    if !desk.keeps_data() {
        output.remark("terminal-session-only");
    }
    let answer = with_desk(&desk, arguments, output).await;
    desk.close().await;
    answer
}

async fn with_desk(desk: &Desk, arguments: &Arguments, output: &Output) -> Result<(), Error> {
    let words = output.words;
    if let Command::Sample(command) = &arguments.command {
        return sample_commands::run(desk, command, output).await;
    }
    if let Err(error) = desk.start().await {
        log::warn!("{error}");
        output.remark("terminal-recovery-waits");
    }
    let engine = desk.engine();
    match &arguments.command {
        Command::Sample(_) => Ok(()),
        Command::Offers => {
            let page = engine.offers(words).await?;
            say_what_happened(&page, output);
            let age = engine.status(words).await?.freshness_label;
            output.answer(&page.offers, |words| {
                format!("{age}\n{}", offers_text(words, &page.summary, &page.offers))
            });
            Ok(())
        }
        Command::Why { offer, on } => {
            let on = on.as_deref().map(date).transpose()?;
            let why = engine.why(offer, on, words).await?;
            output.answer(&why, |_| why_text(&why));
            Ok(())
        }
        Command::Renew(order) => place(desk, order, OrderKind::Renew, output).await,
        Command::Buy(order) => place(desk, order, OrderKind::Buy, output).await,
        Command::Orders => {
            let orders = engine.orders(words).await?;
            let age = engine.status(words).await?.freshness_label;
            output.answer(&orders, |words| format!("{age}\n{}", orders_text(words, &orders)));
            Ok(())
        }
        Command::Order(command) => {
            let order = one_order(desk, command, output).await?;
            answer_order(output, &order);
            Ok(())
        }
        Command::Invoices(command) => invoice_commands::all(desk, command, arguments.document_language(), output).await,
        Command::Invoice(command) => invoice_commands::one(desk, command, arguments.document_language(), output).await,
        Command::Sync => {
            engine.sync().await?;
            let status = engine.status(words).await?;
            output.answer(&status, |words| {
                let told = domain::Phrase::new("terminal-synced")
                    .with("freshness", status.freshness_label.clone())
                    .with("stored", status.stored_label.clone());
                words.say(&told)
            });
            Ok(())
        }
        Command::Cancel { offer, reason } => request_commands::cancel(desk, offer, reason.as_deref(), output).await,
        Command::Requests(filter) => request_commands::all(desk, filter, output).await,
        Command::Request(command) => request_commands::one(desk, command, output).await,
        Command::Profile { command } => profile_commands::run(desk, command.as_ref(), output).await,
        Command::Join => {
            let page = engine.join(words).await?;
            output.answer(&page.offers, |words| offers_text(words, &page.summary, &page.offers));
            Ok(())
        }
        Command::AutoRenew { offer, .. } => {
            let details = engine.turn_off_auto_renew(offer, words).await?;
            output.answer(&details.auto_renew, |_| {
                details
                    .auto_renew
                    .as_ref()
                    .map(|auto_renew| auto_renew.label.clone())
                    .unwrap_or_default()
            });
            Ok(())
        }
        Command::SignIn { role } => {
            let role = desk.sign_in(role).await?;
            let status = engine.status(words).await?;
            output.answer(&status, |words| {
                words.say(&domain::Phrase::new("terminal-signed-in").with("role", role))
            });
            Ok(())
        }
    }
}

async fn one_order(desk: &Desk, command: &OneOrder, output: &Output) -> Result<ConfirmationView, Error> {
    let engine = desk.engine();
    let order = match command {
        OneOrder::Show { id } => return engine.order(id, output.words).await,
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
    engine.order(&order.id.to_string(), output.words).await
}

async fn place(desk: &Desk, order: &Order, kind: OrderKind, output: &Output) -> Result<(), Error> {
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
    answer_order(output, &view);
    Ok(())
}

pub(crate) fn heads(words: &Words, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| words.text(id)).collect()
}

fn offers_text(words: &Words, summary: &str, offers: &[OfferView]) -> String {
    let head = heads(
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
                offer.headline.clone()
            } else {
                offer.reasons.join(" ")
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

fn why_text(why: &WhyView) -> String {
    format!("{}\n\n{}", why.text, why.tally)
}

fn orders_text(words: &Words, orders: &[OrderView]) -> String {
    if orders.is_empty() {
        return words.text("terminal-no-orders");
    }
    let head = heads(
        words,
        &[
            "terminal-order",
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
                order.order.clone(),
                order.offer.clone(),
                order.state_label.clone(),
                order
                    .total
                    .as_ref()
                    .map(|total| total.label.clone())
                    .unwrap_or_default(),
                order.invoice.clone().unwrap_or_default(),
            ]
        })
        .collect();
    table(&head, &rows)
}

/// What happened by itself since it was last looked at, and what an account has to do first.
pub(crate) fn say_what_happened(page: &OffersPage, output: &Output) {
    for notice in &page.notices {
        output.say(&format!("{} {}", notice.title, notice.detail));
    }
    if let Some(join) = &page.join {
        output.say(&format!("{}. {}", join.title, join.detail));
    }
}

/// An order, and how and until when to pay it while a transfer is awaited.
#[derive(Serialize)]
struct OrderDocument<'a> {
    #[serde(flatten)]
    order: &'a OrderView,
    transfer: Option<&'a TransferView>,
}

fn answer_order(output: &Output, view: &ConfirmationView) {
    let document = OrderDocument {
        order: &view.order,
        transfer: view.transfer.as_ref(),
    };
    output.answer(&document, |words| {
        let mut text = order_text(words, &view.order);
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
