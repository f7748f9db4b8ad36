use store::LostBy;
use words::Words;

use crate::view::{NoticeTone, NoticeView};
use crate::{Engine, Error};

/// How the id of the notice begins that changes are missing in the ledger; the number of the loss follows.
const NOTICE: &str = "lost-changes-";

/// What the title and the detail of the notice say.
const fn messages(lost_by: LostBy) -> [&'static str; 2] {
    match lost_by {
        LostBy::File => ["lost-by-file", "lost-by-file-detail"],
        LostBy::Restore => ["lost-by-restore", "lost-by-restore-detail"],
    }
}

/// What the detail says once the connection was asked.
const ASKED: &str = "lost-asked-detail";

/// Whether a notice is about changes that are missing in the ledger.
pub(crate) fn is_about_lost_changes(notice: &str) -> bool {
    notice.starts_with(NOTICE)
}

fn notice(loss: Option<i64>, [title, detail]: [&str; 2], words: &Words) -> NoticeView {
    NoticeView {
        id: format!("{NOTICE}{}", loss.unwrap_or_default()),
        tone: NoticeTone::Warn,
        title: words.text(title),
        detail: words.text(detail),
        offer: None,
        order: None,
    }
}

impl Engine {
    /// How it came that the ledger lacks changes that were made; `None` once the connection was asked for everything.
    pub(crate) async fn changes_lost_by(&self) -> Result<Option<LostBy>, Error> {
        Ok(self.store().sync_debt(self.account()).await?.lost_by())
    }

    /// What to tell a person while the ledger lacks changes that were made and the connection was not asked for them.
    ///
    /// # Errors
    /// The store's error.
    pub async fn lost_changes(&self, words: &Words) -> Result<Option<NoticeView>, Error> {
        let lost_by = self.changes_lost_by().await?;
        Ok(lost_by.map(|lost_by| notice(None, messages(lost_by), words)))
    }

    /// The last time that changes were lost. It is told until a person takes it away, for the connection does not know of
    /// everything that was lost.
    pub(crate) async fn last_loss(&self, words: &Words) -> Result<Option<NoticeView>, Error> {
        let Some((loss, lost_by)) = self.store().last_loss().await? else {
            return Ok(None);
        };
        let [title, detail] = messages(lost_by);
        let is_asked = self.changes_lost_by().await?.is_none();
        let messages = [title, if is_asked { ASKED } else { detail }];
        Ok(Some(notice(Some(loss), messages, words)))
    }
}
