use desk::Desk;
use domain::Phrase;
use engine::view::NoticeView;
use engine::{Code, Error};
use words::Words;

use crate::arguments::messages::Messages;
use crate::output::Output;
use crate::tables::list;

/// Shows what was not dismissed, or takes a message away or brings it back and shows the rest.
pub(crate) async fn run(desk: &Desk, command: Option<&Messages>, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    let page = engine.offers(words).await?;
    let known = |id: &str| match page
        .notices
        .iter()
        .chain(&page.dismissed)
        .find(|notice| notice.id == id)
    {
        Some(notice) => Ok(notice.id.as_str()),
        None => Err(unknown(id, words)),
    };
    let page = match command {
        Some(Messages::Dismiss { id }) => engine.dismiss_notice(known(id)?, words).await?,
        Some(Messages::Recall { id }) => engine.recall_notice(known(id)?, words).await?,
        None => page,
    };
    output.answer(&page.notices, |words| {
        messages_text(words, &page.notices, &page.dismissed)
    });
    Ok(())
}

fn unknown(id: &str, words: &Words) -> Error {
    let reason = words.say(&Phrase::new("terminal-unknown-message").with("id", id));
    Error::new(Code::WrongUsage).with("reason", reason)
}

fn messages_text(words: &Words, shown: &[NoticeView], dismissed: &[NoticeView]) -> String {
    let told = |notices: &[NoticeView]| {
        let rows: Vec<_> = notices
            .iter()
            .map(|notice| {
                let sentences = [notice.title.clone(), notice.detail.clone()];
                (notice.id.clone(), words.sentences(&sentences))
            })
            .collect();
        list(&rows)
    };
    let shown = if shown.is_empty() {
        words.text("terminal-no-messages")
    } else {
        told(shown)
    };
    if dismissed.is_empty() {
        return shown;
    }
    format!(
        "{}\n\n{}\n{}",
        shown.trim_end(),
        words.text("terminal-messages-dismissed"),
        told(dismissed)
    )
}
