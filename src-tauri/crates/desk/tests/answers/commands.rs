use domain::Clock;
use engine::view::{ErrorView, InvoiceDocument, InvoiceKey};
use engine::{CancellationToken, Code, Error};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::player::Player;

/// An argument of a command; `null` where the page leaves it out.
fn argument<T: DeserializeOwned>(arguments: &[Value], index: usize) -> T {
    let value = arguments.get(index).cloned().unwrap_or(Value::Null);
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("argument {index}, {value}: {error}"))
}

fn text(arguments: &[Value], index: usize) -> String {
    argument(arguments, index)
}

fn optional(arguments: &[Value], index: usize) -> Option<String> {
    argument(arguments, index)
}

fn key(arguments: &[Value]) -> InvoiceKey {
    InvoiceKey {
        number: text(arguments, 0),
        account: optional(arguments, 1),
    }
}

/// Asks a command of the shell as the shell does, dialogs and viewers of the system aside.
pub async fn ask(player: &mut Player, command: &str, arguments: &[Value]) -> Result<Value, ErrorView> {
    let words = player.words();
    let answer = match command {
        "changeSettings" => {
            let settings = argument(arguments, 0);
            let changed = player.desk().engine().change_settings(&settings).await;
            changed.map_err(|error| error.view(words))?;
            player.follow_language().await;
            return status(player).await;
        }
        "changeZoom" => {
            let changed = player.desk().engine().change_zoom(argument(arguments, 0)).await;
            changed.map_err(|error| error.view(words))?;
            return status(player).await;
        }
        "switchAccount" => {
            player.switch(&text(arguments, 0)).await?;
            player.follow_language().await;
            return status(player).await;
        }
        "sync" => {
            let cancel = CancellationToken::default();
            let synced = player.desk().engine().sync_all(|_| (), &cancel, words).await;
            return synced.and_then(told).map_err(|error| error.view(words));
        }
        "signInAs" => player.desk().sign_in(argument(arguments, 0)).await.map(drop),
        "moveCalendar" => match engine::date(&text(arguments, 0)) {
            Ok(date) => player.desk().move_calendar(date).await.map(drop),
            Err(error) => Err(error),
        },
        "resetSample" => player.desk().reset(desk::ResetOptions::default()).await.map(drop),
        "recovery" | "restoreBackup" | "takeRecoveryCode" | "rebuildCache" => {
            return recover(player, command, arguments)
                .await
                .map_err(|error| error.view(words));
        }
        _ => {
            return ask_engine(player, command, arguments)
                .await
                .map_err(|error| error.view(words));
        }
    };
    answer.map_err(|error| error.view(words))?;
    status(player).await
}

/// Asks what is asked while the data cannot be opened.
async fn recover(player: &Player, command: &str, arguments: &[Value]) -> Result<Value, Error> {
    let words = player.words();
    let (recovery, opened) = player.recovery().await;
    let Err(reason) = opened else {
        return Err(Error::new(Code::DataOpen));
    };
    match command {
        "recovery" => told(recovery.view(Some(reason), words).await?),
        "restoreBackup" => told(recovery.restore(&text(arguments, 0), words).await?),
        "takeRecoveryCode" => told(recovery.take_code(&text(arguments, 0), words).await?),
        _ => told(recovery.rebuild_cache().await?),
    }
}

async fn status(player: &Player) -> Result<Value, ErrorView> {
    let words = player.words();
    let status = player.desk().engine().status(words).await;
    status.and_then(told).map_err(|error| error.view(words))
}

#[expect(clippy::unnecessary_wraps, reason = "stands at the end of a chain of results")]
fn told(view: impl Serialize) -> Result<Value, Error> {
    Ok(serde_json::to_value(view).unwrap())
}

async fn ask_engine(player: &Player, command: &str, arguments: &[Value]) -> Result<Value, Error> {
    let (engine, words) = (player.desk().engine(), player.words());
    let id = || text(arguments, 0);
    match command {
        "accounts" => told(engine.accounts_page(words).await?),
        "addAccount" => {
            let now = desk::ComputerClock.now();
            told(engine.add_account(&argument(arguments, 0), now, words).await?)
        }
        "connectAccount" => told(engine.connect_account(&id(), &argument(arguments, 1), words).await?),
        "renameAccount" => told(engine.rename_account(&id(), &text(arguments, 1), words).await?),
        "removeAccount" => told(engine.remove_account(&id(), words).await?),
        "recoveryCode" => told(player.desk().recovery_code(words)?),
        "status" => told(engine.status(words).await?),
        "offers" => told(engine.offers(words).await?),
        "why" => {
            let on = optional(arguments, 1).as_deref().map(engine::date).transpose()?;
            told(engine.why(&id(), on, words).await?)
        }
        "beginOrder" => told(engine.begin_order(&id(), words).await?),
        "quoteDraft" => told(engine.quote_draft(&id(), words).await?),
        "saveDraft" => told(engine.save_draft(&id(), &argument(arguments, 1), words).await?),
        "discardDraft" => told(engine.discard_draft(&id()).await?),
        "tokenizeCard" => told(engine.tokenize_card(argument(arguments, 0), words).await?),
        "submitOrder" => {
            let (card, total) = (optional(arguments, 1), text(arguments, 2));
            told(engine.submit_order(&id(), card, &total, words).await?)
        }
        "order" => told(engine.order(&id(), words).await?),
        "orders" => told(engine.orders(&argument(arguments, 0), words).await?),
        "uploadProof" => told(engine.upload_proof_input(&id(), argument(arguments, 1), words).await?),
        "cancelOrder" => {
            engine.cancel_order(&id()).await?;
            told(engine.order(&id(), words).await?)
        }
        "switchToCard" => told(engine.switch_to_card(&id(), words).await?),
        "invoices" => told(engine.invoices(&argument(arguments, 0), words).await?),
        "selectionSums" => told(engine.selection_sums(&argument(arguments, 0), words).await?),
        "changeBookkeeping" => {
            let (selection, change) = (argument(arguments, 0), argument(arguments, 1));
            told(engine.change_bookkeeping(&selection, &change, words).await?)
        }
        "setUniformNumber" => {
            let number = text(arguments, 2);
            told(engine.set_uniform_number(&key(arguments), &number, words).await?)
        }
        "restoreBookkeeping" => {
            let before: Vec<_> = argument(arguments, 0);
            told(engine.restore_bookkeeping(&before, words).await?)
        }
        "savedFilters" => told(engine.saved_filters(words).await?),
        "saveFilter" => told(engine.save_filter(&id(), &argument(arguments, 1), words).await?),
        "removeFilter" => told(engine.remove_filter(&id(), words).await?),
        "invoice" => {
            let document = argument(arguments, 2);
            told(engine.invoice(&key(arguments), document, words).await?)
        }
        "invoiceLines" => {
            let (offset, limit) = (argument(arguments, 2), argument(arguments, 3));
            told(engine.invoice_lines(&key(arguments), offset, limit, words).await?)
        }
        "invoiceFiles" => told(engine.invoice_files(&key(arguments), words).await?),
        "saveInvoiceFile" | "openInvoiceFile" => {
            let (key, document) = (key(arguments), text(arguments, 2));
            let path = player
                .documents()
                .join(engine.further_file_name(&key, &document).await?);
            let saved = engine.save_further_document(&key, &document, &path).await?;
            if command == "saveInvoiceFile" {
                return told(saved);
            }
            told(json!({ "number": saved.number, "note": words.text("invoice-opened") }))
        }
        "saveInvoice" | "openInvoice" => {
            let (key, document): (_, Option<InvoiceDocument>) = (key(arguments), argument(arguments, 2));
            let name = engine.invoice_file_name(&key, document, words).await?;
            let path = player.documents().join(name);
            let saved = engine.save_invoice(&key, document, &path, words).await?;
            if command == "saveInvoice" {
                return told(saved);
            }
            told(json!({ "number": saved.number, "note": words.text("invoice-opened") }))
        }
        "chooseDocumentLanguage" => told(engine.choose_document_language(argument(arguments, 0)).await?),
        "exportForm" => told(engine.export_form(words).await?),
        "chooseExportFolder" => told(engine.choose_export_folder(&player.documents()).await?),
        "checkExport" => told(engine.check_export(&argument(arguments, 0), None, words).await?),
        "exportInvoices" => {
            let (input, cancel) = (argument(arguments, 0), CancellationToken::default());
            told(engine.export(&input, None, |_| (), &cancel, words).await?)
        }
        "importInvoices" => {
            let (files, cancel) = (vec![player.mail()], CancellationToken::default());
            told(engine.import_invoices(files, |_| (), &cancel, words).await?)
        }
        "undoImport" => told(engine.undo_import(argument(arguments, 0), words).await?),
        "proposals" => told(engine.proposals(words).await?),
        "acceptProposal" => told(engine.accept_proposal(&id(), &argument(arguments, 1), words).await?),
        "discardProposal" => told(engine.discard_proposal(&id(), words).await?),
        "verifyRecords" => told(engine.verify(|_| (), &CancellationToken::default(), words).await?),
        "spending" => told(engine.spending(optional(arguments, 0).as_deref(), words).await?),
        "invoiceChecks" => told(engine.invoice_checks(&argument(arguments, 0), words).await?),
        "settleCheck" => told(engine.settle_check(&id(), &text(arguments, 1)).await?),
        "reopenCheck" => told(engine.reopen_check(&id()).await?),
        "profile" => told(engine.profile(words).await?),
        "centerRecords" => told(engine.center_records(words).await?),
        "checkProfile" => told(engine.check_profile(&argument(arguments, 0), words).await?),
        "checkAddress" => told(engine.check_address(&argument(arguments, 0), words).await?),
        "saveProfile" => told(engine.save_profile(&argument(arguments, 0), words).await?),
        "offerDetails" => told(engine.offer_details(&id(), words).await?),
        "dates" => told(engine.dates(&argument(arguments, 0), words).await?),
        "enteredTerms" => told(engine.entered_terms(words).await?),
        "termForm" => told(engine.term_form(words).await?),
        "checkTerm" => {
            let term = argument(arguments, 0);
            told(engine.check_term(term, &argument(arguments, 1), words).await?)
        }
        "addTerm" => told(engine.add_term(&argument(arguments, 0), words).await?),
        "changeTerm" => {
            let change = argument(arguments, 1);
            told(engine.change_term(argument(arguments, 0), &change, words).await?)
        }
        "removeTerm" => told(engine.remove_term(argument(arguments, 0), words).await?),
        "importTerms" => {
            let file = player.terms_file();
            told(engine.import_terms_file(&file, argument(arguments, 0), words).await?)
        }
        "acceptTerm" => told(engine.accept_term(&id(), words).await?),
        "discardTerm" => told(engine.discard_term(&id(), words).await?),
        "lookAtHandoff" => {
            let kind = argument(arguments, 0);
            told(engine.look_at_hand_off(kind, &text(arguments, 1), words).await?)
        }
        "handOff" => {
            let kind = argument(arguments, 0);
            told(engine.hand_off(kind, &text(arguments, 1), words).await?)
        }
        "handoffDone" => told(engine.handoff_done(&id(), &argument(arguments, 1), words).await?),
        "handoffNotDone" => told(engine.handoff_not_done(&id(), argument(arguments, 1), words).await?),
        "turnOffAutoRenew" => told(engine.turn_off_auto_renew(&id(), words).await?),
        "join" => told(engine.join(words).await?),
        "recallNotice" => told(engine.recall_notice(&id(), words).await?),
        "dismissNotice" => told(engine.dismiss_notice(&id(), words).await?),
        "cancelForm" => told(engine.cancel_form(&argument(arguments, 0), words).await?),
        "sendCancellation" => told(engine.send_cancellation(&argument(arguments, 0), words).await?),
        "requests" => told(engine.requests(&argument(arguments, 0), words).await?),
        "request" => told(engine.request(&id(), words).await?),
        "makeRequest" => told(engine.make_request(&argument(arguments, 0), words).await?),
        "addNote" => told(engine.add_note(&argument(arguments, 0), words).await?),
        _ => panic!("no command {command} is played"),
    }
}
