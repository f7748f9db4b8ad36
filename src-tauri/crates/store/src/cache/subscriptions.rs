use chrono::{DateTime, NaiveDate, Utc};
use domain::{AccountName, Money, OfferId, OfferStanding, Term};
use sqlx::SqliteConnection;

use crate::cache::values::{instant, parsed, parsed_if_any};
use crate::error::{Error, Failure};
use crate::store::Store;

/// A term that ends in the time that was asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndingTerm {
    /// The account that holds it.
    pub account: AccountName,
    /// The term.
    pub term: Term,
    /// When the connection said so, to the microsecond.
    pub fetched_at: DateTime<Utc>,
}

/// A term as its row holds it.
struct TermRow {
    account: String,
    offer: String,
    purchased: String,
    anniversary: String,
    auto_renew: bool,
    ended: Option<String>,
    fetched_at: i64,
}

impl TermRow {
    fn term(self) -> Result<Term, Failure> {
        Ok(Term {
            offer: OfferId::new(self.offer),
            purchased: parsed(&self.purchased)?,
            anniversary: parsed(&self.anniversary)?,
            auto_renew: self.auto_renew,
            ended: parsed_if_any(self.ended.as_deref())?,
        })
    }
}

impl Store {
    /// The terms of any account that end from one day to another, both included, the earliest first: on their anniversary
    /// date, or on the day that ended them before it. What the connections said last counts.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Unreadable`] or [`Error::Database`].
    pub async fn terms_ending(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<EndingTerm>, Error> {
        self.cache()
            .ask(|database| async move {
                let rows = sqlx::query_file_as!(TermRow, "src/cache/terms_ending.sql", bound(from), bound(to))
                    .fetch_all(database.readers())
                    .await?;
                rows.into_iter()
                    .map(|row| {
                        Ok(EndingTerm {
                            account: AccountName::new(row.account.as_str()),
                            fetched_at: instant(row.fetched_at)?,
                            term: row.term()?,
                        })
                    })
                    .collect()
            })
            .await
    }
}

/// A day as the rows are compared with it: as texts, which follow each other like days as long as a year has four digits.
fn bound(day: NaiveDate) -> String {
    let first = NaiveDate::from_ymd_opt(0, 1, 1).unwrap_or(NaiveDate::MIN);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(NaiveDate::MAX);
    day.clamp(first, last).to_string()
}

pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    account: &AccountName,
    standings: &[OfferStanding],
    terms: &[Term],
    fetched_at: i64,
) -> Result<(), Failure> {
    for (position, standing) in (0_i64..).zip(standings) {
        sqlx::query!(
            "INSERT INTO standings (account, position, offer, price, currency, qualified, benefit_activated, key_viewed, \
             fetched_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            account.as_str(),
            position,
            standing.offer.as_str(),
            standing.price.map(|price| price.amount.to_string()),
            standing.price.map(|price| price.currency.code()),
            standing.qualified,
            standing.benefit_activated,
            standing.key_viewed,
            fetched_at
        )
        .execute(&mut *connection)
        .await?;
    }
    for (position, term) in (0_i64..).zip(terms) {
        sqlx::query!(
            "INSERT INTO terms (account, position, offer, purchased, anniversary, auto_renew, ended, fetched_at) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            account.as_str(),
            position,
            term.offer.as_str(),
            term.purchased.to_string(),
            term.anniversary.to_string(),
            term.auto_renew,
            term.ended.map(|day| day.to_string()),
            fetched_at
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

pub(crate) async fn read_standings(
    connection: &mut SqliteConnection,
    account: &AccountName,
) -> Result<Vec<OfferStanding>, Failure> {
    let rows = sqlx::query!(
        r#"SELECT offer, price, currency, qualified AS "qualified: bool",
           benefit_activated AS "benefit_activated: bool", key_viewed AS "key_viewed: bool"
           FROM standings WHERE account = ? ORDER BY position"#,
        account.as_str()
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let price = match (&row.price, &row.currency) {
                (Some(amount), Some(currency)) => Some(Money::new(parsed(amount)?, parsed(currency)?)),
                _ => None,
            };
            Ok(OfferStanding {
                offer: OfferId::new(row.offer),
                price,
                qualified: row.qualified,
                benefit_activated: row.benefit_activated,
                key_viewed: row.key_viewed,
                tile: None,
            })
        })
        .collect()
}

pub(crate) async fn read_terms(connection: &mut SqliteConnection, account: &AccountName) -> Result<Vec<Term>, Failure> {
    let rows = sqlx::query_as!(
        TermRow,
        r#"SELECT account, offer, purchased, anniversary, auto_renew AS "auto_renew: bool", ended, fetched_at
           FROM terms WHERE account = ? ORDER BY position"#,
        account.as_str()
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(TermRow::term).collect()
}
