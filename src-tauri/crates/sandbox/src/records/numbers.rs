use domain::NaiveDate;
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::base::data::Partner;

/// Seeds move the numbers within this many orders.
const ORDER_SPREAD: u64 = 100_000_000;
/// Between two orders of one partner lie those of others.
const ORDER_STEP: u64 = 37;
/// Seeds move the numbers within this many invoices.
const INVOICE_SPREAD: u64 = 1_000_000;
/// Where the numbers of support requests begin on each day, and what lies between two of one partner.
const FIRST_REQUEST: u64 = 10_004_417;
const REQUEST_STEP: u64 = 113;
/// Where the numbers of additional past invoices begin, beyond those of the data and of new ones.
const PAST_INVOICES: u64 = 100_000_000;

/// Something reproducible for a seed and a purpose; nothing for seed 0, which keeps the numbers of the data.
fn shift(seed: u64, purpose: &str, below: u64) -> u64 {
    if seed == 0 {
        return 0;
    }
    let digest = Sha256::new()
        .chain_update(seed.to_be_bytes())
        .chain_update(purpose)
        .finalize();
    digest
        .iter()
        .take(8)
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
        % below
}

fn order_number(partner: &Partner, seed: u64, count: u64) -> String {
    let number = partner.first_order + shift(seed, "order", ORDER_SPREAD) + count * ORDER_STEP;
    format!("{number:010}")
}

fn invoice_number(partner: &Partner, seed: u64, count: u64) -> String {
    let number = partner.first_invoice + shift(seed, "invoice", INVOICE_SPREAD) + count;
    format!("T{number:09}")
}

/// The number of the additional past invoice with an index.
pub(crate) fn past_invoice_number(index: u32) -> String {
    format!("T{:09}", PAST_INVOICES + u64::from(index))
}

/// The id of the charge for an order.
pub(crate) fn charge_id(order: &str) -> String {
    format!("ch_{order}")
}

/// Takes the next order number.
pub(crate) async fn next_order(connection: &mut SqliteConnection, partner: &Partner) -> Result<String, sqlx::Error> {
    let (seed, made): (i64, i64) =
        sqlx::query_as("UPDATE state SET orders_made = orders_made + 1 RETURNING seed, orders_made - 1")
            .fetch_one(connection)
            .await?;
    Ok(order_number(partner, seed.cast_unsigned(), made.cast_unsigned()))
}

/// Takes the next invoice number.
pub(crate) async fn next_invoice(connection: &mut SqliteConnection, partner: &Partner) -> Result<String, sqlx::Error> {
    let (seed, made): (i64, i64) =
        sqlx::query_as("UPDATE state SET invoices_made = invoices_made + 1 RETURNING seed, invoices_made - 1")
            .fetch_one(connection)
            .await?;
    Ok(invoice_number(partner, seed.cast_unsigned(), made.cast_unsigned()))
}

/// Takes the next id of a support request: the day it is opened and a number, sixteen digits as in screenshots of 2021.
pub(crate) async fn next_request(connection: &mut SqliteConnection, today: NaiveDate) -> Result<String, sqlx::Error> {
    let made: i64 = sqlx::query_scalar("UPDATE state SET requests_made = requests_made + 1 RETURNING requests_made")
        .fetch_one(connection)
        .await?;
    Ok(format!(
        "{}{:010}",
        today.format("%y%m%d"),
        FIRST_REQUEST + made.cast_unsigned() * REQUEST_STEP
    ))
}

/// Takes the next token of a typed card. It says nothing about the card.
pub(crate) async fn next_token(connection: &mut SqliteConnection) -> Result<String, sqlx::Error> {
    let (secret, made): (Vec<u8>, i64) =
        sqlx::query_as("UPDATE state SET cards_made = cards_made + 1 RETURNING secret, cards_made")
            .fetch_one(connection)
            .await?;
    let digest = Sha256::new()
        .chain_update(secret)
        .chain_update("card")
        .chain_update(made.to_be_bytes())
        .finalize();
    Ok(format!("tok_{}", hex::encode(digest.get(..12).unwrap_or_default())))
}
