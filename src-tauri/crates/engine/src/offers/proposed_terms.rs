//! Terms that invoices propose, until somebody accepts or discards them.

use domain::{EnteredTerm, OwnAccount, Phrase, ProposedTerm, proposed_terms};
use words::Words;

use crate::offers::term_input::filled;
use crate::view::{DiscardedTermView, ProposedTermView, TermView};
use crate::words::labels::{iso, money};
use crate::{Code, Engine, Error};

impl Engine {
    /// Enters a term that an invoice proposes, with that invoice as its source.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`], [`Code::ProposedTermNotFound`], or the store's error.
    pub async fn accept_term(&self, id: &str, words: &Words) -> Result<TermView, Error> {
        let own = self.own_account().await?;
        let proposed = self.proposed_term(&own, id).await?;
        let numbers = self
            .store()
            .add_entered_terms(&own.name, std::slice::from_ref(&proposed.details))
            .await?;
        match numbers.first().copied().flatten() {
            Some(number) => self.entered_term(&own, number, words).await,
            // Somebody entered it meanwhile.
            None => Err(not_found(id)),
        }
    }

    /// Keeps that a term is not to be proposed again.
    ///
    /// # Errors
    /// As [`Engine::accept_term`].
    pub async fn discard_term(&self, id: &str, words: &Words) -> Result<DiscardedTermView, Error> {
        let own = self.own_account().await?;
        let proposed = self.proposed_term(&own, id).await?;
        self.store().discard_term(&own.name, &proposed.discarded()).await?;
        let label = Phrase::new("proposed-term-discarded")
            .with("offer", self.offer(proposed.details.offer.as_str())?.name.clone())
            .with("purchased", proposed.details.purchased);
        Ok(DiscardedTermView {
            id: proposed.id(),
            label: words.say(&label),
        })
    }

    /// The terms that the account's invoices propose, for a page.
    pub(crate) async fn proposed_term_views(
        &self,
        own: &OwnAccount,
        entered: &[EnteredTerm],
        words: &Words,
    ) -> Result<Vec<ProposedTermView>, Error> {
        let proposed = self.proposed(own, entered).await?;
        proposed
            .iter()
            .map(|proposed| self.proposed_view(proposed, entered, own, words))
            .collect()
    }

    async fn proposed(&self, own: &OwnAccount, entered: &[EnteredTerm]) -> Result<Vec<ProposedTerm>, Error> {
        let named = self.store().named_offers(&own.name).await?;
        let discarded = self.store().discarded_terms(&own.name).await?;
        Ok(proposed_terms(&named, entered, &discarded, self.clock().today()))
    }

    async fn proposed_term(&self, own: &OwnAccount, id: &str) -> Result<ProposedTerm, Error> {
        let entered = self.store().entered_terms(&own.name).await?;
        let proposed = self.proposed(own, &entered).await?;
        let id = filled(id).unwrap_or_default();
        let found = proposed.into_iter().find(|proposed| proposed.id() == id);
        found.ok_or_else(|| not_found(id))
    }

    fn proposed_view(
        &self,
        proposed: &ProposedTerm,
        entered: &[EnteredTerm],
        own: &OwnAccount,
        words: &Words,
    ) -> Result<ProposedTermView, Error> {
        let details = &proposed.details;
        let invoice = details.invoice.as_ref().map(ToString::to_string).unwrap_or_default();
        let source = Phrase::new("term-of-invoice-number").with("number", invoice.as_str());
        Ok(ProposedTermView {
            id: proposed.id(),
            offer: details.offer.to_string(),
            name: words.name(&self.offer(details.offer.as_str())?.name).to_owned(),
            purchased: iso(details.purchased),
            anniversary: iso(details.anniversary),
            price: details.price.map(|price| money(words, price)),
            issued: iso(proposed.issued),
            source_label: words.say(&source),
            invoice,
            doubts: self.doubts(details, entered, own.currency, words),
        })
    }
}

fn not_found(id: &str) -> Error {
    Error::new(Code::ProposedTermNotFound).with("id", id)
}
