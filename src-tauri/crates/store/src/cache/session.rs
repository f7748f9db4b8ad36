use chrono::{DateTime, Utc};
use domain::{Account, AccountName, Country, Session};
use sqlx::SqliteConnection;

use crate::cache::values::{instant, parsed, parsed_if_any, written};
use crate::error::Failure;

pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    account: &AccountName,
    session: &Session,
    fetched_at: i64,
) -> Result<(), Failure> {
    let of = &session.account;
    sqlx::query!(
        "INSERT INTO sessions (account, name, company, partner_id, country, currency, connection, member, person, role, \
         fetched_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        account.as_str(),
        of.name.as_str(),
        of.company,
        of.partner_id,
        of.country.code(),
        of.currency.code(),
        written(&of.connection)?,
        of.member,
        session.person,
        session.role.map(domain::Role::id),
        fetched_at
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// The session, and when it was fetched.
pub(crate) async fn read(
    connection: &mut SqliteConnection,
    account: &AccountName,
) -> Result<Option<(Session, DateTime<Utc>)>, Failure> {
    let row = sqlx::query!(
        r#"SELECT name, company, partner_id, country, currency, connection, member AS "member: bool", person, role,
           fetched_at FROM sessions WHERE account = ?"#,
        account.as_str()
    )
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let session = Session {
        account: Account {
            name: AccountName::new(row.name),
            company: row.company,
            partner_id: row.partner_id,
            country: Country::new(&row.country),
            currency: parsed(&row.currency)?,
            connection: parsed(&row.connection)?,
            member: row.member,
        },
        person: row.person,
        role: parsed_if_any(row.role.as_deref())?,
    };
    Ok(Some((session, instant(row.fetched_at)?)))
}
