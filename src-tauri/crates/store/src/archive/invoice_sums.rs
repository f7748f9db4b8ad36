use std::collections::BTreeMap;

use domain::{AccountName, Currency, Decimal, InvoiceKind, InvoiceStatus, OfferId};

use crate::error::{Error, Failure};
use crate::search::columns::{currency, kind, status};
use crate::store::Store;

/// What the invoices of one year, currency and offer come to. Kinds and statuses stand apart: whether a credit note or a
/// refunded invoice counts is for the reader to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceSum {
    /// The year of the invoice dates.
    pub year: i32,
    /// The currency.
    pub currency: Currency,
    /// The offer.
    pub offer: OfferId,
    /// Invoices, credit notes or void notes.
    pub kind: InvoiceKind,
    /// Where their payment stands.
    pub status: InvoiceStatus,
    /// How many they are.
    pub invoices: u32,
    /// The sum of their totals, exactly.
    pub total: Decimal,
}

impl Store {
    /// What the archived invoices of an account come to, by year (the latest first), currency, offer, kind and status.
    ///
    /// # Errors
    /// [`Error::Unreadable`] for a row this version cannot read or a sum beyond every amount; [`Error::Busy`],
    /// [`Error::Damaged`] or [`Error::Database`].
    pub async fn invoice_sums(&self, account: &AccountName) -> Result<Vec<InvoiceSum>, Error> {
        let read = async {
            // Equal totals are told once: there are few prices. The sums are made here, where they are exact.
            let rows = sqlx::query!(
                r#"SELECT substr(issued, 1, instr(substr(issued, 2), '-')) AS "year!: String", currency, offer, kind,
                   status, total, count(*) AS "count!: u32"
                   FROM invoices WHERE account = ? GROUP BY 1, 2, 3, 4, 5, 6"#,
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            let mut sums: BTreeMap<[String; 5], (u32, Decimal)> = BTreeMap::new();
            for row in rows {
                let key = [row.year, row.currency, row.offer, row.kind, row.status];
                let (total, count) = (row.total, row.count);
                let year = key[0].clone();
                let added = Decimal::from_str_exact(&total)
                    .ok()
                    .and_then(|total| total.checked_mul(Decimal::from(count)));
                let (invoices, sum) = sums.entry(key).or_default();
                *invoices += count;
                *sum = added
                    .and_then(|added| sum.checked_add(added))
                    .ok_or_else(|| unreadable(&year, format!("{total} cannot be added")))?;
            }
            let mut sums: Vec<InvoiceSum> = sums
                .into_iter()
                .map(|(key, (invoices, total))| sum(key, invoices, total))
                .collect::<Result<_, Failure>>()?;
            sums.sort_by_key(|sum| std::cmp::Reverse(sum.year));
            Ok(sums)
        };
        self.ledger().map_error(read.await)
    }
}

fn sum(
    [year, code, offer, kind_id, status_id]: [String; 5],
    invoices: u32,
    total: Decimal,
) -> Result<InvoiceSum, Failure> {
    let unreadable = |reason| unreadable(&year, reason);
    Ok(InvoiceSum {
        year: year.parse().map_err(|error| unreadable(format!("{error}")))?,
        currency: currency(&code).map_err(unreadable)?,
        offer: OfferId::new(offer),
        kind: kind(&kind_id).map_err(unreadable)?,
        status: status(&status_id),
        invoices,
        total,
    })
}

fn unreadable(year: &str, reason: String) -> Failure {
    Failure::Known(Error::Unreadable {
        record: format!("the invoices of {year}"),
        reason,
    })
}
