mod agreement;
mod bookkeeping;
mod dates;
mod diagnostics;
mod imports;
mod invoice_query;
mod invoices;
mod messages;
mod offers;
mod orders;
mod own;
mod profile;
mod recover;
mod requests;
mod sample;

use desk::{Desk, DeskOptions};
use domain::{OrderKind, Phrase, Role};
use engine::{Code, Error};

use crate::arguments::sample::Sample;
use crate::arguments::{Arguments, Command};
use crate::output::Output;

/// Does what was asked.
pub(crate) async fn run(arguments: &Arguments, output: &Output) -> Result<(), Error> {
    let options = DeskOptions {
        folder: arguments.data_dir.clone(),
        account: arguments.account.clone(),
        replace_unusable_sample: matches!(arguments.command, Command::Sample(Sample::Reset { .. })),
        ..DeskOptions::default()
    };
    match &arguments.command {
        Command::Recover { command } => return recover::run(options, command.as_ref(), output).await,
        Command::Key(command) => return recover::key(&options, command, output).await,
        _ => {}
    }
    let desk = match Desk::open(options).await {
        Ok(desk) => desk,
        Err(error) => return diagnostics::of_closed_data(arguments, error, output),
    };
    if !desk.keeps_data() {
        output.remark("terminal-session-only");
    }
    let answer = with_desk(&desk, arguments, output).await;
    if !arguments.command.only_reads() {
        desk.back_up().await;
    }
    desk.close().await;
    answer
}

async fn with_desk(desk: &Desk, arguments: &Arguments, output: &Output) -> Result<(), Error> {
    match &arguments.command {
        Command::Sample(command) => return sample::run(desk, command, output).await,
        // What is owed to the open account's connection is no part of it.
        Command::Account(command) => return own::account::run(desk, command, output).await,
        // How things stand is told as it is: nothing is asked or changed before.
        Command::Diagnostics { out } => return diagnostics::save(desk, out, output).await,
        _ => {}
    }
    let lost = desk.engine().lost_changes(output.words).await?;
    if let Some(lost) = &lost {
        output.say(&output.words.sentences(&[lost.title.clone(), lost.detail.clone()]));
    }
    let started = if arguments.command.only_reads() {
        desk.start_to_read().await
    } else {
        desk.start().await
    };
    if let Err(error) = &started {
        log::warn!("{error}");
        output.remark("terminal-recovery-waits");
    }
    if lost.is_some() && desk.engine().lost_changes(output.words).await?.is_none() {
        output.remark("terminal-lost-changes-asked");
    }
    match (answer(desk, arguments, output).await, started) {
        // Why nothing could be fetched says more than that nothing was.
        (Err(error), Err(cause)) if error.code == Code::NotFetched => Err(cause),
        (answer, _) => answer,
    }
}

async fn answer(desk: &Desk, arguments: &Arguments, output: &Output) -> Result<(), Error> {
    let words = output.words;
    let engine = desk.engine();
    match &arguments.command {
        Command::Sample(_)
        | Command::Account(_)
        | Command::Diagnostics { .. }
        | Command::Recover { .. }
        | Command::Key(_) => Ok(()),
        Command::Offers { all } => offers::all(desk, *all, output).await,
        Command::Messages { command } => messages::run(desk, command.as_ref(), output).await,
        Command::Why { offer, on } => offers::why(desk, offer, on.as_deref(), output).await,
        Command::Dates { all_accounts } => dates::all(desk, *all_accounts, output).await,
        Command::Calendar { out, all_accounts } => dates::calendar(desk, out, *all_accounts, output).await,
        Command::Terms => own::terms::all(desk, output).await,
        Command::Term(command) => own::terms::one(desk, command, output).await,
        Command::Handoff(command) => own::handoff::run(desk, command, output).await,
        Command::Renew(order) => orders::place(desk, order, OrderKind::Renew, output).await,
        Command::Buy(order) => orders::place(desk, order, OrderKind::Buy, output).await,
        Command::Orders(filter) => orders::all(desk, filter, output).await,
        Command::Order(command) => orders::one(desk, command, output).await,
        Command::Invoices(command) => invoices::all(desk, command, arguments.document_language(), output).await,
        Command::Invoice(command) => invoices::one(desk, command, arguments.document_language(), output).await,
        Command::Sync => own::connections::sync(desk, output).await,
        Command::Cancel { offer, reason } => requests::cancel(desk, offer, reason.as_deref(), output).await,
        Command::Requests(filter) => requests::all(desk, filter, output).await,
        Command::Request(command) => requests::one(desk, command, output).await,
        Command::Profile { command } => profile::run(desk, command.as_ref(), output).await,
        Command::Join => offers::join(desk, output).await,
        Command::AutoRenew { offer, .. } => offers::turn_off_auto_renew(desk, offer, output).await,
        Command::SignOut => own::connections::sign_out(desk, output).await,
        Command::SignIn {
            role: None,
            device_code: true,
            ..
        } => own::connections::sign_in_by_code(desk, output).await,
        Command::SignIn { role: None, .. } => own::connections::sign_in(desk, output).await,
        Command::SignIn { role: Some(role), .. } => {
            let role = role_named(role)?;
            desk.sign_in(role).await?;
            let status = engine.status(words).await?;
            output.answer(&status, |words| {
                words.say(&Phrase::new("terminal-signed-in").with("role", role))
            });
            Ok(())
        }
    }
}

fn role_named(text: &str) -> Result<Role, Error> {
    text.parse().map_err(|_| {
        Error::new(Code::UnknownRole)
            .with("role", text)
            .with("roles", Role::ALL.map(|role| role.id().to_owned()).to_vec())
    })
}
