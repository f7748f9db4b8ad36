use std::cmp::Reverse;
use std::ops::Deref;

use domain::{
    AccountName, Eligibility, EnteredTerm, Facts, Holdings, NaiveDate, Offer, OfferId, OfferStanding, OfferStatus,
    Order, RelatedOrder, Term, entered_standings,
};
use store::AccountRecords;

use crate::{Code, Engine, Error};

/// What the connection last said about the account, to be judged by the rules.
#[derive(Debug, Clone)]
pub(crate) struct Records(pub AccountRecords);

impl Deref for Records {
    type Target = AccountRecords;

    fn deref(&self) -> &AccountRecords {
        &self.0
    }
}

/// An offer with everything that was judged about it on one day.
pub(crate) struct Judged<'a> {
    pub offer: &'a Offer,
    pub term: Option<&'a Term>,
    pub eligibility: Eligibility,
    pub status: OfferStatus,
    pub standing: Option<&'a OfferStanding>,
}

impl Records {
    /// What the account holds, judged by the catalogue's rules.
    pub fn holdings<'a>(&'a self, engine: &'a Engine) -> Holdings<'a> {
        Holdings::new(engine.catalogue(), &self.terms)
    }

    pub fn standing(&self, offer: &OfferId) -> Option<&OfferStanding> {
        self.standings.iter().find(|standing| standing.offer == *offer)
    }

    /// Whether the account ever had a term of the offer.
    pub fn has_held(&self, offer: &OfferId) -> bool {
        self.terms.iter().any(|term| term.offer == *offer)
    }

    /// What the connection told of an offer counts, and what was entered counts for the others.
    fn add(&mut self, entered: &[EnteredTerm]) {
        let is_told = |terms: &[Term], offer: &OfferId| terms.iter().any(|term| term.offer == *offer);
        let new: Vec<EnteredTerm> = entered
            .iter()
            .filter(|term| !is_told(&self.0.terms, &term.details.offer))
            .cloned()
            .collect();
        for standing in entered_standings(&new) {
            self.0.standings.retain(|told| told.offer != standing.offer);
            self.0.standings.push(standing);
        }
        self.0.terms.extend(new.iter().map(|term| term.details.term()));
        self.0.terms.sort_by_key(|term| Reverse(term.anniversary));
    }

    /// The offers that concern the account: held once, or offered to it now.
    pub fn offers<'a>(&self, engine: &'a Engine) -> Vec<&'a Offer> {
        engine
            .catalogue()
            .offers()
            .iter()
            .filter(|offer| self.has_held(&offer.id) || self.standing(&offer.id).is_some())
            .collect()
    }

    /// Judges an offer for a day, by these records and the orders in progress.
    pub fn judge<'a>(&'a self, engine: &'a Engine, offer: &'a Offer, orders: &[Order], on: NaiveDate) -> Judged<'a> {
        let holdings = self.holdings(engine);
        let term = holdings.term(&offer.id);
        let standing = self.standing(&offer.id);
        let open = |of: &OfferId| orders.iter().find(|order| order.offer == *of && order.state.is_open());
        let related_order = engine.catalogue().related(offer).find_map(|other| {
            open(&other.id).map(|order| RelatedOrder {
                offer: other.name.clone(),
                number: order.shown_number(),
            })
        });
        let facts = Facts {
            offer,
            term,
            on,
            member: self.session.account.member,
            vetting: Some(self.profile.vetting),
            role: self.session.role,
            qualified: standing.and_then(|standing| standing.qualified),
            billing_profile: self.profile.billing_profile,
            open_order: open(&offer.id).map(Order::shown_number),
            related_order,
            active_sibling: holdings.active_sibling(offer, on),
            tile: standing.and_then(|standing| standing.tile),
        };
        let eligibility = Eligibility::judge(engine.catalogue(), &facts);
        let status = OfferStatus::of(&facts, &eligibility);
        Judged {
            offer,
            term,
            eligibility,
            status,
            standing,
        }
    }
}

impl Engine {
    /// Asks the connection for the records and keeps them.
    pub(crate) async fn fetch_records(&self) -> Result<Records, Error> {
        let center = self.center();
        let session = center.session().await?;
        let profile = center.profile().await?;
        let standings = center.standings().await?;
        let terms = self.ask_terms().await?;
        let fetched_at = self.clock().now();
        self.store().keep_profile(self.account(), &profile, fetched_at).await?;
        let records = Records(AccountRecords {
            session,
            profile,
            standings,
            terms,
            fetched_at,
        });
        self.keep_records(&records).await?;
        self.with_entered_terms(self.account(), records).await
    }

    /// Asks the connection the least that can be asked. What matters is whether it answers, which is recorded.
    ///
    /// # Errors
    /// The connection's error.
    pub async fn greet(&self) -> Result<(), Error> {
        self.center().session().await?;
        Ok(())
    }

    /// The terms as the connection tells them now, the latest first.
    pub(crate) async fn ask_terms(&self) -> Result<Vec<Term>, Error> {
        let mut terms = self.center().terms().await?;
        terms.sort_by_key(|term| Reverse(term.anniversary));
        Ok(terms)
    }

    /// Puts records in the place of the stored ones.
    pub(crate) async fn keep_records(&self, records: &Records) -> Result<(), Error> {
        Ok(self.store().keep_records(self.account(), &records.0).await?)
    }

    /// The stored records, or nothing where there were none yet.
    pub(crate) async fn stored_records(&self) -> Result<Option<Records>, Error> {
        self.stored_records_of(self.account()).await
    }

    /// The stored records of an account, which may be another one of this computer.
    pub(crate) async fn stored_records_of(&self, account: &AccountName) -> Result<Option<Records>, Error> {
        match self.store().records(account).await? {
            Some(records) => Ok(Some(self.with_entered_terms(account, Records(records)).await?)),
            None => Ok(None),
        }
    }

    /// The records with the terms that were entered for the account. Those stand in the ledger alone: what was fetched is
    /// never mixed with them where it is stored.
    async fn with_entered_terms(&self, account: &AccountName, mut records: Records) -> Result<Records, Error> {
        records.add(&self.store().entered_terms(account).await?);
        Ok(records)
    }

    /// Whether anything was fetched of the account, so that it can be read about.
    ///
    /// # Errors
    /// The store's error.
    pub async fn has_records(&self) -> Result<bool, Error> {
        Ok(self.stored_records().await?.is_some())
    }

    /// The stored records, for whoever reads: the connection is not asked.
    ///
    /// # Errors
    /// [`Code::NotFetched`] where there are none, or the store's error.
    pub(crate) async fn records(&self) -> Result<Records, Error> {
        let stored = self.stored_records().await?;
        stored.ok_or_else(|| Error::new(Code::NotFetched))
    }

    /// The stored records, for whoever changes something; where nothing is stored, the connection is asked.
    pub(crate) async fn records_for_change(&self) -> Result<Records, Error> {
        match self.stored_records().await? {
            Some(records) => Ok(records),
            None => self.fetch_records().await,
        }
    }
}
