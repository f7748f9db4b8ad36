use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use domain::{
    ChargedInvoice, Invoice, InvoiceCheck, InvoiceContext, InvoiceFinding, InvoiceNumber, NaiveDate, NumberedInvoice,
    Order, Phrase, Profile, TextField, charge_differs, charged_twice, invoice_findings, invoice_missing,
    numbers_used_twice,
};
use store::{ArchivePlace, SettledCheck, StoredInvoice};
use words::Words;

use crate::view::{ChoiceView, InvoiceCheckView, InvoiceChecksPage, InvoiceChecksQuery};
use crate::words::input::checked;
use crate::words::labels::count;
use crate::words::labels::iso;
use crate::{Code, Engine, Error};

/// So many invoices are in memory at a time.
const AT_A_TIME: u32 = 500;

/// What every invoice of the account is held against.
struct Known {
    /// The newest first.
    profiles: Vec<Profile>,
    orders: Vec<Order>,
    by_number: HashMap<String, usize>,
    by_invoice: HashMap<InvoiceNumber, usize>,
    orders_since: Option<NaiveDate>,
}

impl Known {
    fn order(&self, number: Option<&str>, invoice: &InvoiceNumber) -> Option<&Order> {
        number
            .and_then(|number| self.by_number.get(number))
            .or_else(|| self.by_invoice.get(invoice))
            .and_then(|position| self.orders.get(*position))
    }

    fn findings(&self, invoice: &Invoice) -> Vec<InvoiceFinding> {
        let context = InvoiceContext {
            profile: self.profile(invoice.issued),
            order: self.order(invoice.order_number.as_deref(), &invoice.number),
            orders_since: self.orders_since,
        };
        invoice_findings(invoice, context)
    }

    /// The version learnt last of those that hold from the day or an earlier one.
    fn profile(&self, day: NaiveDate) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.valid_from <= day)
    }
}

impl Engine {
    /// What an admin would want to look into about the account's invoices, orders and profile.
    ///
    /// # Errors
    /// The store's error.
    pub async fn invoice_checks(&self, query: &InvoiceChecksQuery, words: &Words) -> Result<InvoiceChecksPage, Error> {
        let settled: HashMap<String, SettledCheck> = self
            .store()
            .settled_checks(self.account())
            .await?
            .into_iter()
            .map(|settled| (settled.check.clone(), settled))
            .collect();
        let mut findings: Vec<(bool, String, InvoiceFinding)> = self
            .findings()
            .await?
            .into_iter()
            .map(|finding| {
                let id = finding.id();
                (settled.contains_key(&id), id, finding)
            })
            .collect();
        findings.sort_by_cached_key(|(is_settled, id, finding)| {
            (*is_settled, finding.check, Reverse(finding.day), id.clone())
        });
        let open = findings.iter().filter(|(is_settled, ..)| !is_settled).count();
        let today = self.clock().today();
        let checks = InvoiceCheck::ALL
            .into_iter()
            .filter_map(|check| choice(words, check, &findings))
            .collect();
        let rows = findings
            .iter()
            .filter(|(is_settled, _, finding)| {
                (query.with_settled || !is_settled) && query.check.is_none_or(|only| finding.check == only)
            })
            .skip(query.offset as usize)
            .take(if query.limit == 0 {
                usize::MAX
            } else {
                query.limit as usize
            })
            .map(|(_, id, finding)| view(words, id, finding, settled.get(id), today))
            .collect();
        let summary = Phrase::new("checks-summary")
            .with("open", count(open))
            .with("settled", count(findings.len() - open));
        Ok(InvoiceChecksPage {
            rows,
            open: u32::try_from(open).unwrap_or(u32::MAX),
            settled: u32::try_from(findings.len() - open).unwrap_or(u32::MAX),
            checks,
            summary: words.say(&summary),
        })
    }

    /// Declares a check settled, with the reason.
    ///
    /// # Errors
    /// [`Code::CheckNotFound`] where no such check found anything, or the store's error.
    pub async fn settle_check(&self, check: &str, note: &str) -> Result<(), Error> {
        let note = checked(TextField::CheckNote, note)?;
        if !self.is_found(check).await? {
            return Err(Error::new(Code::CheckNotFound).with("check", check));
        }
        let now = self.clock().now();
        Ok(self.store().settle_check(self.account(), check, &note, now).await?)
    }

    /// Declares a check open again.
    ///
    /// # Errors
    /// [`Code::CheckNotFound`] where it was not settled, or the store's error.
    pub async fn reopen_check(&self, check: &str) -> Result<(), Error> {
        if self.store().reopen_check(self.account(), check).await? {
            Ok(())
        } else {
            Err(Error::new(Code::CheckNotFound).with("check", check))
        }
    }

    /// Whether a check found something. The invoices that its id names tell it in an instant; the whole archive is gone
    /// through where they do not.
    async fn is_found(&self, check: &str) -> Result<bool, Error> {
        let numbers = check.split_once(':').map_or("", |(_, about)| about).split('+');
        let numbers: Vec<InvoiceNumber> = numbers.map(InvoiceNumber::new).collect();
        let named = self.store().invoices_by_number(self.account(), &numbers).await?;
        let numbered = numbers_used_twice(named.iter().filter_map(numbered).collect());
        let named: Vec<Invoice> = named.into_iter().filter_map(|stored| stored.invoice.ok()).collect();
        let known = self.known().await?;
        let of_each = named.iter().flat_map(|invoice| known.findings(invoice));
        let together = charged_twice(named.iter().filter_map(ChargedInvoice::of).collect());
        if of_each
            .chain(together)
            .chain(numbered)
            .any(|finding| finding.id() == check)
        {
            return Ok(true);
        }
        Ok(self.findings().await?.iter().any(|finding| finding.id() == check))
    }

    async fn findings(&self) -> Result<Vec<InvoiceFinding>, Error> {
        let known = self.known().await?;
        let mut findings = Vec::new();
        let mut charged = Vec::new();
        let mut numbers = Vec::new();
        let mut with_invoice: HashSet<usize> = HashSet::new();
        let mut place = Some(ArchivePlace::default());
        while let Some(from) = place {
            let part = self.store().invoices_from(self.account(), from, AT_A_TIME).await?;
            place = part.next;
            numbers.extend(part.invoices.iter().filter_map(numbered));
            for invoice in part.invoices.into_iter().filter_map(|stored| stored.invoice.ok()) {
                let order = known.order(invoice.order_number.as_deref(), &invoice.number);
                if let Some(order) = order {
                    let position = known.by_number.get(&order.shown_number());
                    with_invoice.extend(position.copied());
                }
                // What was issued elsewhere does not tell what the rules go by.
                if invoice.received.is_some() {
                    continue;
                }
                findings.extend(known.findings(&invoice));
                charged.extend(ChargedInvoice::of(&invoice));
            }
        }
        findings.extend(charged_twice(charged));
        findings.extend(numbers_used_twice(numbers));
        findings.extend(known.orders.iter().filter_map(charge_differs));
        let today = self.clock().today();
        findings.extend(
            known
                .orders
                .iter()
                .enumerate()
                .filter_map(|(position, order)| invoice_missing(order, with_invoice.contains(&position), today)),
        );
        Ok(findings)
    }

    async fn known(&self) -> Result<Known, Error> {
        let profiles = self.store().profile_versions(self.account()).await?;
        let orders = self.store().orders(self.account()).await?;
        let by_number = orders
            .iter()
            .enumerate()
            .map(|(position, order)| (order.shown_number(), position))
            .collect();
        let by_invoice = orders
            .iter()
            .enumerate()
            .filter_map(|(position, order)| Some((order.invoice.clone()?, position)))
            .collect();
        let orders_since = orders.iter().map(|order| order.created.date_naive()).min();
        Ok(Known {
            profiles: profiles.into_iter().map(|(_, profile)| profile).collect(),
            orders,
            by_number,
            by_invoice,
            orders_since,
        })
    }
}

fn numbered(stored: &StoredInvoice) -> Option<NumberedInvoice> {
    NumberedInvoice::of(stored.invoice.as_ref().ok()?, &stored.bookkeeping)
}

fn choice(
    words: &Words,
    check: InvoiceCheck,
    findings: &[(bool, String, InvoiceFinding)],
) -> Option<ChoiceView<InvoiceCheck>> {
    let mut of_check = findings
        .iter()
        .filter(|(.., finding)| finding.check == check)
        .peekable();
    of_check.peek()?;
    let open = of_check.filter(|(is_settled, ..)| !is_settled).count();
    Some(ChoiceView {
        value: check,
        label: words.text(&format!("check-{}-title", check.id())),
        count: u32::try_from(open).ok(),
    })
}

fn view(
    words: &Words,
    id: &str,
    finding: &InvoiceFinding,
    settled: Option<&SettledCheck>,
    today: NaiveDate,
) -> InvoiceCheckView {
    let check = finding.check.id();
    let settled_label = settled.map(|settled| {
        let phrase = if settled.note.is_empty() {
            Phrase::new("checks-settled")
        } else {
            Phrase::new("checks-settled-note").with("note", settled.note.as_str())
        };
        words.say(&phrase.with("day", settled.settled_at.date_naive()))
    });
    InvoiceCheckView {
        id: id.to_owned(),
        check: finding.check,
        title: words.text(&format!("check-{check}-title")),
        message: words.say(&finding.message),
        remedy: words.say(&finding.remedy(today)),
        invoices: finding.invoices.iter().map(ToString::to_string).collect(),
        order: finding.order.clone(),
        date: iso(finding.day),
        date_label: words.short_date(finding.day),
        settled: settled.is_some(),
        settled_label: settled_label.unwrap_or_default(),
        settled_note: settled.map(|settled| settled.note.clone()).unwrap_or_default(),
    }
}
