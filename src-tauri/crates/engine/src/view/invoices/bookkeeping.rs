//! What the account's own books say of invoices, and what chosen invoices come to.

use domain::Booking;
use serde::{Deserialize, Serialize};

use super::{InvoiceKey, InvoiceQuery};
use crate::view::common::MoneyView;

views! {
    given
    /// Invoices that were chosen.
    #[derive(Default)]
    #[serde(default)]
    pub struct InvoiceSelection {
        /// These invoices; empty for everything that `query` finds.
        invoices: Vec<InvoiceKey>,
        /// What to look for; its window and order are not looked at. Without it nothing but `invoices` is chosen.
        query: Option<InvoiceQuery>,
        /// Not these of what `query` finds.
        except: Vec<InvoiceKey>,
    }

    /// What is to be changed about invoices in the books; `None` leaves it as it is.
    #[derive(Default)]
    #[serde(default)]
    pub struct BookkeepingInput {
        /// Books them as of today, or takes that back.
        booking: Option<Booking>,
        /// Their ledger code; an empty one takes it away.
        ledger_code: Option<String>,
        /// Their note; an empty one takes it away.
        note: Option<String>,
    }
}

views! {
    kept
    /// What the books say of an invoice.
    pub struct BookkeepingEntry {
        /// Short name of the account.
        account: String,
        /// Invoice number.
        number: String,
        /// The day it was booked, `YYYY-MM-DD`; `None` while it is not.
        booked: Option<String>,
        /// Ledger code; empty without one.
        ledger_code: String,
        /// Note; empty without one.
        note: String,
        /// Uniform invoice number, `AB12345678`; empty without one.
        uniform_number: String,
    }
}

views! {
    shown
    /// What the books say of an invoice, for its row and its details.
    pub struct BookkeepingView {
        /// Whether it is booked.
        booking: Booking,
        /// The day it was booked, `YYYY-MM-DD`; `None` while it is not.
        booked: Option<String>,
        /// Whether and when, for people: `Booked 28 Jun 2021`.
        booking_label: String,
        /// Ledger code; empty without one.
        ledger_code: String,
        /// Note; empty without one.
        note: String,
        /// Uniform invoice number, `AB12345678`; empty without one.
        uniform_number: String,
    }

    /// What came of a change in the books.
    pub struct BookkeepingChanged {
        /// How many invoices have another bookkeeping now.
        changed: u32,
        /// One sentence for people.
        summary: String,
        /// What the books said of each of them before: given back, it is as it was.
        before: Vec<BookkeepingEntry>,
    }

    /// What the books say of one invoice after a change, and the document of `invoice book --json` and the like.
    pub struct BookedInvoice {
        /// Short name of the account.
        account: String,
        /// Invoice number.
        number: String,
        /// What the books say.
        bookkeeping: BookkeepingView,
    }

    /// What chosen invoices of one currency come to.
    pub struct CurrencySum {
        /// ISO 4217 code.
        currency: String,
        /// How many they are.
        invoices: u32,
        /// The sum of their totals.
        total: MoneyView,
    }

    /// What chosen invoices come to.
    pub struct SelectionView {
        /// How many they are.
        invoices: u32,
        /// How many of them are booked.
        booked: u32,
        /// By currency, which are never added up.
        sums: Vec<CurrencySum>,
        /// How many, and what they come to in each currency: one line for people.
        summary: String,
    }
}
