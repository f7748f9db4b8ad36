use std::collections::{BTreeMap, HashMap};

use domain::{
    AccountName, Booking, Bookkeeping, BookkeepingChange, InvoiceNumber, LONGEST_BOOKING_NOTE, LONGEST_LEDGER_CODE,
    LineProblem, Phrase, UniformNumber, kept_line,
};
use words::Words;

use crate::view::{
    BookedInvoice, BookkeepingChanged, BookkeepingEntry, BookkeepingInput, BookkeepingView, InvoiceKey,
    InvoiceSelection,
};
use crate::words::dates::date;
use crate::words::labels::count;
use crate::words::labels::iso;
use crate::{Code, Engine, Error};

impl Engine {
    /// Changes what the books say of chosen invoices: of all of them or of none. Whatever is booked is booked today.
    ///
    /// # Errors
    /// [`Code::LedgerCodeTooLong`], [`Code::BookingNoteTooLong`], [`Code::TextInvisible`], [`Code::InvoiceNotFound`], as
    /// [`Engine::invoices`], or the store's error.
    pub async fn change_bookkeeping(
        &self,
        selection: &InvoiceSelection,
        input: &BookkeepingInput,
        words: &Words,
    ) -> Result<BookkeepingChanged, Error> {
        let change = BookkeepingChange {
            booking: input.booking,
            ledger_code: input.ledger_code.as_deref().map(ledger_code).transpose()?,
            note: input.note.as_deref().map(note).transpose()?,
            uniform_number: None,
        };
        let chosen = self.chosen_numbers(selection).await?;
        self.change(&chosen, &change, words).await
    }

    /// Records the uniform invoice number of an invoice; an empty one takes it away.
    ///
    /// # Errors
    /// [`Code::UniformNumberWrong`], [`Code::InvoiceNotFound`], [`Code::UnknownAccount`], or the store's error.
    pub async fn set_uniform_number(
        &self,
        key: &InvoiceKey,
        number: &str,
        words: &Words,
    ) -> Result<BookkeepingChanged, Error> {
        let change = BookkeepingChange {
            uniform_number: Some(uniform_number(number)?),
            ..BookkeepingChange::default()
        };
        let selection = InvoiceSelection {
            invoices: vec![key.clone()],
            ..InvoiceSelection::default()
        };
        let chosen = self.chosen_numbers(&selection).await?;
        self.change(&chosen, &change, words).await
    }

    /// Sets back what the books said before a change, as [`BookkeepingChanged::before`] tells it.
    ///
    /// # Errors
    /// As [`Engine::change_bookkeeping`]; [`Code::InvalidDate`] and [`Code::UniformNumberWrong`] for what is none.
    pub async fn restore_bookkeeping(
        &self,
        entries: &[BookkeepingEntry],
        words: &Words,
    ) -> Result<BookkeepingChanged, Error> {
        let mut numbers: BTreeMap<AccountName, Vec<InvoiceNumber>> = BTreeMap::new();
        let mut given = HashMap::new();
        for entry in entries {
            let bookkeeping = bookkeeping(entry)?;
            for account in self.accounts_of(Some(&entry.account))? {
                let number = InvoiceNumber::new(&entry.number);
                numbers.entry(account.clone()).or_default().push(number.clone());
                given.insert((account, number), bookkeeping.clone());
            }
        }
        let chosen: Vec<_> = numbers.into_iter().collect();
        let set_back = |account: &AccountName, number: &InvoiceNumber, before: &Bookkeeping| {
            let given = given.get(&(account.clone(), number.clone()));
            given.unwrap_or(before).clone()
        };
        let before = self.store().change_bookkeeping(&chosen, set_back).await?;
        Ok(changed(&before, words))
    }

    /// What the books say of one invoice.
    ///
    /// # Errors
    /// [`Code::InvoiceNotFound`], [`Code::UnknownAccount`], or the store's error.
    pub async fn bookkeeping(&self, key: &InvoiceKey, words: &Words) -> Result<BookedInvoice, Error> {
        let account = self.account_of(key)?;
        let number = InvoiceNumber::new(&key.number);
        let row = self
            .store()
            .invoice_summaries(&account, std::slice::from_ref(&number))
            .await?
            .pop()
            .ok_or_else(|| Error::new(Code::InvoiceNotFound).with("number", key.number.as_str()))?;
        Ok(BookedInvoice {
            account: account.to_string(),
            number: key.number.clone(),
            bookkeeping: bookkeeping_view(words, &row.bookkeeping),
        })
    }

    async fn change(
        &self,
        chosen: &[(AccountName, Vec<InvoiceNumber>)],
        change: &BookkeepingChange,
        words: &Words,
    ) -> Result<BookkeepingChanged, Error> {
        let today = self.clock().today();
        let applied = |_: &AccountName, _: &InvoiceNumber, before: &Bookkeeping| change.applied(before, today);
        let before = self.store().change_bookkeeping(chosen, applied).await?;
        Ok(changed(&before, words))
    }
}

/// What the books say of an invoice, for people and scripts.
pub(crate) fn bookkeeping_view(words: &Words, bookkeeping: &Bookkeeping) -> BookkeepingView {
    let booking_label = match bookkeeping.booked {
        Some(day) => words.say(&Phrase::new("booking-booked-on").with("day", words.short_date(day))),
        None => booking_label(words, Booking::NotBooked),
    };
    BookkeepingView {
        booking: bookkeeping.booking(),
        booked: bookkeeping.booked.map(iso),
        booking_label,
        ledger_code: bookkeeping.ledger_code.clone(),
        note: bookkeeping.note.clone(),
        uniform_number: bookkeeping
            .uniform_number
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    }
}

/// The word for whether an invoice is booked.
pub(crate) fn booking_label(words: &Words, booking: Booking) -> String {
    words.text(&format!("booking-{}", booking.id()))
}

fn changed(before: &[store::BookedInvoice], words: &Words) -> BookkeepingChanged {
    let entry = |of: &store::BookedInvoice| BookkeepingEntry {
        account: of.account.to_string(),
        number: of.number.to_string(),
        booked: of.bookkeeping.booked.map(iso),
        ledger_code: of.bookkeeping.ledger_code.clone(),
        note: of.bookkeeping.note.clone(),
        uniform_number: of
            .bookkeeping
            .uniform_number
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    };
    BookkeepingChanged {
        changed: u32::try_from(before.len()).unwrap_or(u32::MAX),
        summary: words.say(&Phrase::new("bookkeeping-changed").with("count", count(before.len()))),
        before: before.iter().map(entry).collect(),
    }
}

fn bookkeeping(entry: &BookkeepingEntry) -> Result<Bookkeeping, Error> {
    Ok(Bookkeeping {
        booked: entry.booked.as_deref().map(date).transpose()?,
        ledger_code: ledger_code(&entry.ledger_code)?,
        note: note(&entry.note)?,
        uniform_number: uniform_number(&entry.uniform_number)?,
    })
}

fn ledger_code(text: &str) -> Result<String, Error> {
    kept_line(text, LONGEST_LEDGER_CODE).map_err(|problem| match problem {
        LineProblem::TooLong { length } => Error::new(Code::LedgerCodeTooLong)
            .with("length", count(length))
            .with("longest", count(LONGEST_LEDGER_CODE)),
        LineProblem::Invisible => Error::new(Code::TextInvisible),
    })
}

fn note(text: &str) -> Result<String, Error> {
    kept_line(text, LONGEST_BOOKING_NOTE).map_err(|problem| match problem {
        LineProblem::TooLong { length } => Error::new(Code::BookingNoteTooLong)
            .with("length", count(length))
            .with("longest", count(LONGEST_BOOKING_NOTE)),
        LineProblem::Invisible => Error::new(Code::TextInvisible),
    })
}

fn uniform_number(text: &str) -> Result<Option<UniformNumber>, Error> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let read = UniformNumber::parse(text);
    read.map(Some).map_err(|error| {
        Error::new(Code::UniformNumberWrong)
            .with("text", text.trim())
            .because(error)
    })
}
