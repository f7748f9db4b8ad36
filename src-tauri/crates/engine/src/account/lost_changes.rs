use store::LostBy;
use words::Words;

use crate::view::{NoticeTone, NoticeView};
use crate::{Engine, Error};

/// The id of the notice that changes are missing in the ledger.
const NOTICE: &str = "lost-changes";

/// What the title and the detail of the notice say.
const fn messages(lost_by: LostBy) -> [&'static str; 2] {
    match lost_by {
        LostBy::File => ["lost-by-file", "lost-by-file-detail"],
        LostBy::Restore => ["lost-by-restore", "lost-by-restore-detail"],
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
        Ok(self.changes_lost_by().await?.map(|lost_by| {
            let [title, detail] = messages(lost_by).map(|id| words.text(id));
            NoticeView {
                id: NOTICE.to_owned(),
                tone: NoticeTone::Warn,
                title,
                detail,
                offer: None,
                order: None,
            }
        }))
    }
}
