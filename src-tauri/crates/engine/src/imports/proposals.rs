use domain::{InvoiceNumber, InvoiceSource, Money, NaiveDate, Phrase, TextField};
use store::{OriginalStored, Reception, StoredProposal};
use words::Words;

use super::read::ReadInvoice;
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::view::{AcceptedProposal, ProposalInput, ProposalView};
use crate::words::dates::date;
use crate::words::input::checked;
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
        Ok(stored.iter().map(|proposal| view(proposal, words)).collect())
    }

    /// Takes a proposal over into the archive, with what a person says otherwise of it. Its document is kept with it.
    ///
    /// # Errors
    /// [`Code::ProposalNotFound`], [`Code::ProposalIncomplete`], [`Code::InvoiceThere`], [`Code::InvalidDate`],
    /// [`Code::InvalidAmount`], or the store's error; then it still waits.
    pub async fn accept_proposal(
        &self,
        id: &str,
        input: &ProposalInput,
        words: &Words,
    ) -> Result<AcceptedProposal, Error> {
        let _records = self.store().share_records(ORDER_LOCK_WAIT).await?;
        let proposal = self.proposal(id).await?;
        let mut read = read_of(&proposal);
        if let Some(number) = &input.number {
            read.number = Some(checked(TextField::InvoiceNumber, number)?).filter(|number| !number.is_empty());
        }
        if let Some(day) = &input.date {
            read.date = Some(date(day)?);
        }
        if let Some(total) = &input.total {
            let money: Money = total.parse().map_err(|error| {
                Error::new(Code::InvalidAmount)
                    .with("text", total.as_str())
                    .because(error)
            })?;
            (read.total, read.currency) = (Some(money.amount), Some(money.currency));
        }
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
            read: None,
            received: now,
        };
        self.store().receive(self.account(), reception).await?;
        self.store().remove_proposal(self.account(), &proposal.sha256).await?;
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
        label: words.side_by_side(&label),
    }
}
