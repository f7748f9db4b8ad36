use domain::{AccountName, Contact, Country, Party, Profile, TaxId, Vetting};
use sqlx::SqliteConnection;

use crate::cache::values::{parsed, parsed_if_any, unreadable, written};
use crate::error::{Error, Failure};

const LEGAL: &str = "legal";
const BILL_TO: &str = "bill_to";

pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    account: &AccountName,
    profile: &Profile,
    fetched_at: i64,
) -> Result<(), Failure> {
    let contact = profile.contact.as_ref();
    sqlx::query!(
        "INSERT INTO profiles (account, po_number, contact_first_name, contact_last_name, contact_email, contact_phone, \
         vetting_status, vetting_since, billing_profile, valid_from, revision, fetched_at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        account.as_str(),
        profile.po_number,
        contact.map(|contact| contact.first_name.as_str()),
        contact.map(|contact| contact.last_name.as_str()),
        contact.map(|contact| contact.email.as_str()),
        contact.map(|contact| contact.phone.as_str()),
        written(&profile.vetting.status)?,
        profile.vetting.since.map(|day| day.to_string()),
        profile.billing_profile,
        profile.valid_from.to_string(),
        profile.revision,
        fetched_at
    )
    .execute(&mut *connection)
    .await?;
    insert_party(connection, account, LEGAL, &profile.legal).await?;
    insert_party(connection, account, BILL_TO, &profile.bill_to).await
}

async fn insert_party(
    connection: &mut SqliteConnection,
    account: &AccountName,
    part: &str,
    party: &Party,
) -> Result<(), Failure> {
    let lines = serde_json::to_string(&party.address_lines).map_err(|error| Error::Database(error.to_string()))?;
    sqlx::query!(
        "INSERT INTO parties (account, part, name, attention, address_lines, city, region, postal_code, country, \
         tax_label, tax_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        account.as_str(),
        part,
        party.name,
        party.attention,
        lines,
        party.city,
        party.region,
        party.postal_code,
        party.country.code(),
        party.tax_id.as_ref().map(|tax_id| tax_id.label.as_str()),
        party.tax_id.as_ref().map(|tax_id| tax_id.value.as_str())
    )
    .execute(connection)
    .await?;
    Ok(())
}

pub(crate) async fn read(connection: &mut SqliteConnection, account: &AccountName) -> Result<Profile, Failure> {
    let row = sqlx::query!(
        r#"SELECT po_number, contact_first_name, contact_last_name, contact_email, contact_phone, vetting_status,
           vetting_since, billing_profile AS "billing_profile: bool", valid_from, revision
           FROM profiles WHERE account = ?"#,
        account.as_str()
    )
    .fetch_one(&mut *connection)
    .await?;
    let contact = match (
        row.contact_first_name,
        row.contact_last_name,
        row.contact_email,
        row.contact_phone,
    ) {
        (Some(first_name), Some(last_name), Some(email), Some(phone)) => Some(Contact {
            first_name,
            last_name,
            email,
            phone,
        }),
        _ => None,
    };
    Ok(Profile {
        legal: read_party(connection, account, LEGAL).await?,
        bill_to: read_party(connection, account, BILL_TO).await?,
        po_number: row.po_number,
        contact,
        vetting: Vetting {
            status: parsed(&row.vetting_status)?,
            since: parsed_if_any(row.vetting_since.as_deref())?,
        },
        billing_profile: row.billing_profile,
        valid_from: parsed(&row.valid_from)?,
        revision: row.revision,
    })
}

async fn read_party(connection: &mut SqliteConnection, account: &AccountName, part: &str) -> Result<Party, Failure> {
    let row = sqlx::query!(
        "SELECT name, attention, address_lines, city, region, postal_code, country, tax_label, tax_number \
         FROM parties WHERE account = ? AND part = ?",
        account.as_str(),
        part
    )
    .fetch_one(connection)
    .await?;
    Ok(Party {
        name: row.name,
        attention: row.attention,
        address_lines: serde_json::from_str(&row.address_lines).map_err(|error| unreadable(&error.to_string()))?,
        city: row.city,
        region: row.region,
        postal_code: row.postal_code,
        country: Country::new(&row.country),
        tax_id: row
            .tax_label
            .zip(row.tax_number)
            .map(|(label, value)| TaxId { label, value }),
    })
}
