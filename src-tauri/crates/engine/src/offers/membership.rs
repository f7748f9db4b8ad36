use domain::{Activity, LinkSection};
use words::Words;

use crate::account::portal_links::links;
use crate::account::records::Records;
use crate::account::roles::refuse_unless_allowed;
use crate::error::{made_unread, of_change};
use crate::view::{JoinView, OffersPage};
use crate::{Code, Engine, Error};

impl Engine {
    /// Joins the partner network. An account that is a member stays as it is.
    ///
    /// # Errors
    /// [`Code::NotOffered`], [`Code::ActivityNotAllowed`], or the connection's error.
    pub async fn join(&self, words: &Words) -> Result<OffersPage, Error> {
        if !self.center().capabilities().join {
            return Err(Error::new(Code::NotOffered));
        }
        let records = self.records_for_change().await?;
        refuse_unless_allowed(records.session.role, Activity::Join, words)?;
        self.center().join().await.map_err(of_change)?;
        self.fetch_records().await.map_err(made_unread)?;
        self.offers(words).await
    }

    /// What an account that is not a member yet has to do first.
    pub(crate) fn join_view(&self, words: &Words, records: &Records) -> Option<JoinView> {
        (records.session.account.member == Some(false)).then(|| JoinView {
            title: words.text("join-title"),
            detail: words.text("join-detail"),
            button: words.text("join-button"),
            can_join: self.center().capabilities().join,
            links: links(words, LinkSection::Join),
        })
    }
}
