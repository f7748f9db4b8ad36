//! Terms that somebody enters for an account of one's own, where no connection tells them.

use domain::{
    Answer, Currency, EnteredTerm, Facts, NaiveDate, NewTerm, OfferId, OwnAccount, Phrase, TermDetails, TermSource,
    Window, a_year_after, a_year_before, term_doubts,
};
use store::TermChange;
use words::Words;

use crate::offers::term_input::{TermReader, filled};
use crate::view::{RemovedTermView, TermChangeInput, TermInput, TermView, TermsPage};
use crate::words::labels::{count, iso, money};
use crate::{Code, Engine, Error};

impl Engine {
    /// The terms that were entered for the account, each with its window.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`], or the store's error.
    pub async fn entered_terms(&self, words: &Words) -> Result<TermsPage, Error> {
        let own = self.own_account().await?;
        let entered = self.store().entered_terms(&own.name).await?;
        let summary = Phrase::new("terms-summary")
            .with("count", count(entered.len()))
            .with("company", own.company.as_str());
        let mut terms = Vec::with_capacity(entered.len());
        for term in &entered {
            terms.push(self.term_view(term, &entered, own.currency, words)?);
        }
        Ok(TermsPage {
            summary: words.say(&summary),
            terms,
            proposals: self.proposed_term_views(&own, &entered, words).await?,
        })
    }

    /// Enters a term. A tile without a day was read today.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`], [`Code::UnknownOffer`], [`Code::TermWrong`], what a field cannot be, or the store's error.
    pub async fn add_term(&self, input: &TermInput, words: &Words) -> Result<TermView, Error> {
        let own = self.own_account().await?;
        let today = self.clock().today();
        let reader = reader(&own, Some(today), words);
        let details = self.checked(reader.read(input)?, &reader, today, TermSource::ByHand)?;
        let numbers = self
            .store()
            .add_entered_terms(&own.name, std::slice::from_ref(&details))
            .await?;
        match numbers.first().copied().flatten() {
            Some(number) => self.entered_term(&own, number, words).await,
            None => Err(self.taken(&own, &details, &reader).await?),
        }
    }

    /// Changes a term: what is not given stays. A date that followed from the other one follows it again.
    ///
    /// # Errors
    /// As [`Engine::add_term`], and [`Code::TermNotFound`].
    pub async fn change_term(&self, number: u32, change: &TermChangeInput, words: &Words) -> Result<TermView, Error> {
        let own = self.own_account().await?;
        let today = self.clock().today();
        let reader = reader(&own, Some(today), words);
        let entered = self.store().entered_terms(&own.name).await?;
        let former = entered
            .into_iter()
            .find(|term| term.number == number)
            .ok_or_else(|| not_found(number))?
            .details;
        let given = reader.read(&change.input)?;
        let (purchased, anniversary) = dates(&former, &given);
        let new = NewTerm {
            offer: former.offer,
            purchased,
            anniversary,
            price: given.price.or(former.price.filter(|_| !change.without_price)),
            auto_renew: match filled(&change.input.auto_renew) {
                Some(_) => given.auto_renew,
                None => former.auto_renew,
            },
            tile: given.tile.or(former.tile.filter(|_| !change.without_tile)),
        };
        let details = TermDetails {
            invoice: former.invoice,
            ..self.checked(new, &reader, today, former.source)?
        };
        let term = EnteredTerm { number, details };
        match self.store().change_entered_term(&own.name, &term).await? {
            TermChange::Kept => self.entered_term(&own, number, words).await,
            TermChange::Missing => Err(not_found(number)),
            TermChange::Taken => Err(self.taken(&own, &term.details, &reader).await?),
        }
    }

    /// Removes a term.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`], [`Code::TermNotFound`], or the store's error.
    pub async fn remove_term(&self, number: u32, words: &Words) -> Result<RemovedTermView, Error> {
        let own = self.own_account().await?;
        let entered = self.store().entered_terms(&own.name).await?;
        let term = entered.into_iter().find(|term| term.number == number);
        let details = term.ok_or_else(|| not_found(number))?.details;
        let offer = self.offer(details.offer.as_str())?;
        if !self.store().remove_entered_term(&own.name, number).await? {
            return Err(not_found(number));
        }
        let label = Phrase::new("term-removed")
            .with("term", number.to_string())
            .with("offer", words.name(&offer.name))
            .with("anniversary", details.anniversary);
        Ok(RemovedTermView {
            term: number,
            label: words.say(&label),
        })
    }

    /// The account, where it is one of one's own.
    pub(crate) async fn own_account(&self) -> Result<OwnAccount, Error> {
        let own = self.own_account_if_any().await?;
        own.ok_or_else(|| Error::new(Code::AccountIsSample).with("account", self.account().as_str()))
    }

    /// The account, where it is one of one's own; `None` for a sample.
    pub(crate) async fn own_account_if_any(&self) -> Result<Option<OwnAccount>, Error> {
        let accounts = self.store().own_accounts().await?;
        Ok(accounts.into_iter().find(|own| own.name == *self.account()))
    }

    /// The term that the fields make, of an offer that there is.
    pub(crate) fn checked(
        &self,
        new: NewTerm,
        reader: &TermReader<'_>,
        today: NaiveDate,
        source: TermSource,
    ) -> Result<TermDetails, Error> {
        self.offer(new.offer.as_str())?;
        new.checked(today, source)
            .map_err(|problem| reader.wrong(&problem.reason()).because(problem))
    }

    /// What speaks against a term, in words.
    pub(crate) fn doubts(
        &self,
        details: &TermDetails,
        others: &[EnteredTerm],
        currency: Currency,
        words: &Words,
    ) -> Vec<String> {
        term_doubts(self.catalogue(), details, others, currency)
            .iter()
            .map(|doubt| words.say(&doubt.reason()))
            .collect()
    }

    /// Whether nobody said of the running term of an offer if it renews automatically.
    pub(crate) async fn is_auto_renew_unknown(&self, offer: &OfferId, anniversary: NaiveDate) -> Result<bool, Error> {
        let entered = self.store().entered_terms(self.account()).await?;
        Ok(entered.iter().any(|term| {
            let details = &term.details;
            details.offer == *offer && details.anniversary == anniversary && details.auto_renew.is_none()
        }))
    }

    pub(crate) async fn entered_term(&self, own: &OwnAccount, number: u32, words: &Words) -> Result<TermView, Error> {
        let entered = self.store().entered_terms(&own.name).await?;
        let term = entered.iter().find(|term| term.number == number);
        let term = term.ok_or_else(|| not_found(number))?;
        self.term_view(term, &entered, own.currency, words)
    }

    async fn taken(&self, own: &OwnAccount, details: &TermDetails, reader: &TermReader<'_>) -> Result<Error, Error> {
        let entered = self.store().entered_terms(&own.name).await?;
        let same = entered.iter().find(|term| term.details.is_same_term(details));
        let number = same.map_or_else(String::new, |term| term.number.to_string());
        Ok(reader.wrong(&Phrase::new("term-entered").with("term", number)))
    }

    fn term_view(
        &self,
        term: &EnteredTerm,
        all: &[EnteredTerm],
        currency: Currency,
        words: &Words,
    ) -> Result<TermView, Error> {
        let details = &term.details;
        let offer = self.offer(details.offer.as_str())?;
        let policy = self.catalogue().policy_of(offer, details.anniversary);
        let window = self.window_of(details)?;
        let auto_renew = match details.auto_renew {
            Some(true) => "term-auto-renew-on",
            Some(false) => "term-auto-renew-off",
            None => "term-auto-renew-unknown",
        };
        let source = match details.source {
            TermSource::ByHand => "term-by-hand",
            TermSource::Imported => "term-imported",
            TermSource::Invoice => "term-of-invoice",
        };
        let source_label = match &details.invoice {
            Some(number) => words.say(&Phrase::new("term-of-invoice-number").with("number", number.as_str())),
            None => words.text(source),
        };
        Ok(TermView {
            term: term.number,
            offer: details.offer.to_string(),
            name: words.name(&offer.name).to_owned(),
            purchased: iso(details.purchased),
            anniversary: iso(details.anniversary),
            price: details.price.map(|price| money(words, price)),
            auto_renew: details.auto_renew,
            auto_renew_label: words.text(auto_renew),
            tile_days_left: details.tile.map(|tile| tile.days_left),
            tile_read_on: details.tile.map(|tile| iso(tile.read_on)),
            source: details.source,
            source_label,
            invoice: details.invoice.as_ref().map(ToString::to_string),
            answer: self.window_answer(details)?,
            policy: policy.id.to_string(),
            opens: iso(window.opens),
            closes: window.closes.map(iso),
            doubts: self.doubts(details, all, currency, words),
        })
    }
}

impl Engine {
    /// The window of a term: by what was read on its tile, else by the rule.
    pub(crate) fn window_of(&self, details: &TermDetails) -> Result<Window, Error> {
        let offer = self.offer(details.offer.as_str())?;
        let by_policy = self
            .catalogue()
            .policy_of(offer, details.anniversary)
            .window(details.anniversary);
        Ok(details.tile.map_or(by_policy, |tile| tile.window(by_policy)))
    }

    /// What the window of a term says today.
    pub(crate) fn window_answer(&self, details: &TermDetails) -> Result<Answer, Error> {
        let offer = self.offer(details.offer.as_str())?;
        let policy = self.catalogue().policy_of(offer, details.anniversary);
        let held = details.term();
        let facts = Facts {
            term: Some(&held),
            tile: details.tile,
            ..Facts::unknown(offer, self.clock().today())
        };
        Ok(Answer::of(&facts, policy))
    }
}

/// What reads the fields of an account's terms.
pub(crate) fn reader<'a>(own: &OwnAccount, read_on: Option<NaiveDate>, words: &'a Words) -> TermReader<'a> {
    TermReader {
        currency: own.currency,
        read_on,
        words,
    }
}

/// The dates of a changed term.
fn dates(former: &TermDetails, given: &NewTerm) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let ends_by_rule = former.anniversary == a_year_after(former.purchased);
    let begins_by_rule = former.purchased == a_year_before(former.anniversary);
    match (given.purchased, given.anniversary) {
        (None, None) => (Some(former.purchased), Some(former.anniversary)),
        (Some(purchased), None) => (Some(purchased), (!ends_by_rule).then_some(former.anniversary)),
        (None, Some(anniversary)) => ((!begins_by_rule).then_some(former.purchased), Some(anniversary)),
        both => both,
    }
}

fn not_found(number: u32) -> Error {
    Error::new(Code::TermNotFound).with("term", number.to_string())
}
