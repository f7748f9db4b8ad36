use std::str::FromStr;

use domain::{Decimal, InvoiceNumber, InvoiceSource, Money, NaiveDate, Phrase, TextField};
use store::{OriginalStored, Reception, StoredProposal};
use words::Words;

use super::read::ReadInvoice;
use crate::offers::term_input::filled;
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::view::{AcceptedProposal, ProposalInput, ProposalView};
use crate::words::dates::date;
use crate::words::input::{bounded_amount, checked_optional};
use crate::words::labels::iso;
use crate::{Code, Engine, Error};

/// So many digits of the hash name a proposal.
const DIGITS: usize = 12;

impl Engine {
    /// What was read of documents and waits to be taken over, the oldest first.
    ///
    /// # Errors
    /// The store's error.
    pub async fn proposals(&self, words: &Words) -> Result<Vec<ProposalView>, Error> {
        let stored = self.store().proposals(self.account()).await?;
        let mut views: Vec<ProposalView> = stored.iter().map(|proposal| view(proposal, words)).collect();
        let numbers: Vec<String> = views.iter().map(|view| view.number.clone()).collect();
        for view in views.iter_mut().filter(|view| !view.number.is_empty()) {
            let number = InvoiceNumber::new(&view.number);
            let told = if self.store().has_invoice(self.account(), &number).await? {
                Some("proposal-number-there")
            } else {
                let same = numbers.iter().filter(|number| **number == view.number).count();
                (same > 1).then_some("proposal-number-twice")
            };
            if let Some(id) = told {
                view.duplicate = words.say(&Phrase::new(id).with("number", view.number.as_str()));
            }
        }
        Ok(views)
    }

    /// The document that a proposal was read of.
    ///
    /// # Errors
    /// [`Code::ProposalNotFound`], or the store's error.
    pub async fn proposal_document(&self, id: &str) -> Result<Vec<u8>, Error> {
        let proposal = self.proposal(id).await?;
        let content = self.store().proposed_document(self.account(), &proposal.sha256).await?;
        content.ok_or_else(|| not_found(id))
    }

    /// Takes a proposal over into the archive, with what a person says otherwise of it. Its document is kept with it.
    ///
    /// # Errors
    /// [`Code::ProposalNotFound`], [`Code::ProposalIncomplete`], [`Code::InvoiceThere`], what a field cannot be, or the
    /// store's error; then it still waits.
    pub async fn accept_proposal(
        &self,
        id: &str,
        input: &ProposalInput,
        words: &Words,
    ) -> Result<AcceptedProposal, Error> {
        let _records = self.store().share_records(ORDER_LOCK_WAIT).await?;
        let proposal = self.proposal(id).await?;
        let mut read = read_of(&proposal);
        correct(&mut read, input)?;
        let needed = read.needed().map_err(|missing| {
            let missing: Vec<String> = missing.into_iter().map(|name| words.text(field_id(name))).collect();
            Error::new(Code::ProposalIncomplete).with("fields", words.list(&missing))
        })?;
        let number = InvoiceNumber::new(&needed.number);
        if self.store().has_invoice(self.account(), &number).await? {
            return Err(Error::new(Code::InvoiceThere).with("number", number.as_str()));
        }
        let now = self.clock().now();
        let content = self
            .store()
            .proposed_document(self.account(), &proposal.sha256)
            .await?
            .ok_or_else(|| not_found(id))?;
        // First the document: whoever ends in between finds the proposal still there, and takes both over again.
        let name = format!("{number}.pdf");
        let stored = self
            .store()
            .put_invoice_original(self.account(), &number, &name, &content, now)
            .await?;
        if stored == OriginalStored::Other {
            return Err(Error::new(Code::InvoiceThere).with("number", number.as_str()));
        }
        let reception = Reception {
            source: InvoiceSource::File,
            invoices: vec![read.record(needed, &proposal.source, now)],
            owed: Vec::new(),
            further: Vec::new(),
            read: None,
            received: now,
        };
        self.store().receive(self.account(), reception).await?;
        self.store().remove_proposal(self.account(), &proposal.sha256).await?;
        self.follow_invoices().await?;
        let label = Phrase::new("proposal-accepted").with("number", number.as_str());
        Ok(AcceptedProposal {
            number: number.to_string(),
            label: words.say(&label),
        })
    }

    /// Forgets a proposal, with its document.
    ///
    /// # Errors
    /// [`Code::ProposalNotFound`], or the store's error.
    pub async fn discard_proposal(&self, id: &str, words: &Words) -> Result<String, Error> {
        let proposal = self.proposal(id).await?;
        self.store().remove_proposal(self.account(), &proposal.sha256).await?;
        Ok(words.text("proposal-discarded"))
    }

    async fn proposal(&self, id: &str) -> Result<StoredProposal, Error> {
        let id = id.trim().to_ascii_lowercase();
        let stored = self.store().proposals(self.account()).await?;
        let mut found = stored
            .into_iter()
            .filter(|proposal| id.len() >= DIGITS && proposal.sha256.starts_with(&id));
        match (found.next(), found.next()) {
            (Some(proposal), None) => Ok(proposal),
            _ => Err(not_found(&id)),
        }
    }
}

/// Puts what a person says in the place of what was read.
fn correct(read: &mut ReadInvoice, input: &ProposalInput) -> Result<(), Error> {
    let texts = [
        (&mut read.number, &input.number, TextField::InvoiceNumber),
        (&mut read.seller, &input.seller, TextField::Company),
        (&mut read.buyer, &input.buyer, TextField::Company),
        (&mut read.po_number, &input.po_number, TextField::PoNumber),
    ];
    for (kept, given, field) in texts {
        if let Some(text) = given {
            *kept = checked_optional(field, Some(text))?;
        }
    }
    let days = [
        (&mut read.date, &input.date),
        (&mut read.due, &input.due),
        (&mut read.period_from, &input.period_from),
        (&mut read.period_to, &input.period_to),
    ];
    for (kept, given) in days {
        if let Some(text) = given {
            *kept = filled(text).map(date).transpose()?;
        }
    }
    for (kept, given) in [(&mut read.net, &input.net), (&mut read.tax, &input.tax)] {
        if let Some(text) = given {
            *kept = filled(text).map(amount_of).transpose()?;
        }
    }
    if let Some(text) = &input.total {
        let money = filled(text).map(money_of).transpose()?;
        (read.total, read.currency) = money.map(|money| (money.amount, money.currency)).unzip();
    }
    Ok(())
}

fn amount_of(text: &str) -> Result<Decimal, Error> {
    let amount =
        Decimal::from_str(text).map_err(|error| Error::new(Code::InvalidTotal).with("text", text).because(error))?;
    bounded_amount(amount, text)
}

fn money_of(text: &str) -> Result<Money, Error> {
    text.parse()
        .map_err(|error| Error::new(Code::InvalidAmount).with("text", text).because(error))
}

fn not_found(id: &str) -> Error {
    Error::new(Code::ProposalNotFound).with("id", id)
}

fn read_of(proposal: &StoredProposal) -> ReadInvoice {
    serde_json::from_str(&proposal.document).unwrap_or_default()
}

/// The name of a field that an invoice cannot be without.
fn field_id(name: &str) -> &'static str {
    match name {
        "number" => "fact-number",
        "date" => "fact-date",
        "currency" => "proposal-currency",
        _ => "fact-total",
    }
}

fn view(proposal: &StoredProposal, words: &Words) -> ProposalView {
    let read = read_of(proposal);
    let day = |day: Option<NaiveDate>| day.map(iso).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let amount = |amount: Option<domain::Decimal>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    let missing = read.needed().err().unwrap_or_default();
    let mut label: Vec<String> = vec![proposal.sha256.chars().take(DIGITS).collect(), proposal.source.clone()];
    label.extend(read.number.clone());
    label.extend(read.date.map(|date| words.date(date)));
    if let (Some(total), Some(currency)) = (read.total, read.currency) {
        label.push(words.money(Money::new(total, currency)));
    }
    let label: Vec<&str> = label.iter().map(String::as_str).collect();
    ProposalView {
        id: proposal.sha256.chars().take(DIGITS).collect(),
        file: proposal.source.clone(),
        found: iso(proposal.found.date_naive()),
        number: text(&read.number),
        date: day(read.date),
        due: day(read.due),
        currency: read
            .currency
            .map(|currency| currency.code().to_owned())
            .unwrap_or_default(),
        net: amount(read.net),
        tax: amount(read.tax),
        total: amount(read.total),
        seller: text(&read.seller),
        seller_tax_id: text(&read.seller_tax_id),
        buyer: text(&read.buyer),
        buyer_tax_id: text(&read.buyer_tax_id),
        po_number: text(&read.po_number),
        period_from: day(read.period_from),
        period_to: day(read.period_to),
        missing: missing.into_iter().map(str::to_owned).collect(),
        duplicate: String::new(),
        label: words.side_by_side(&label),
    }
}
