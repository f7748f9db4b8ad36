use domain::{
    CardBrand, CardSummary, Currency, Decimal, Money, NaiveDate, RequestId, card_is_good, has_right_check_digit,
};
use partner_center::CardToken;
use partner_center::wire::TokenRequest;
use sqlx::SqliteConnection;

use crate::base::data::{Behaviour, data};
use crate::base::problem::Problem;
use crate::records::numbers::{charge_id, next_token};

/// What the gateway took for an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// The id of the charge.
    pub charge: String,
    /// The submission it was for.
    pub request_id: RequestId,
    /// The order number.
    pub order: String,
    /// The amount, in major units of the currency.
    pub amount: Decimal,
    /// The currency.
    pub currency: Currency,
    /// Brand and last four digits: `Visa 4242`; `transfer` for money that came by bank transfer.
    pub card: String,
}

/// What the gateway gave back of a charge: all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    /// The id of the charge.
    pub charge: String,
    /// The order number.
    pub order: String,
    /// The amount, in major units of the currency.
    pub amount: Decimal,
    /// The currency.
    pub currency: Currency,
    /// The day it was given back.
    pub refunded: NaiveDate,
    /// The number of the credit note.
    pub credit_note: String,
}

/// A card that the gateway knows, and what it does with it.
pub(crate) struct Card {
    pub behaviour: Behaviour,
    pub summary: CardSummary,
}

/// The card behind a token.
pub(crate) async fn card(connection: &mut SqliteConnection, token: &str) -> Result<Option<Card>, sqlx::Error> {
    if let Some(known) = data().cards.iter().find(|card| card.token == token) {
        return Ok(Some(Card {
            behaviour: known.behaviour,
            summary: known.card.clone(),
        }));
    }
    let row: Option<(String, String, String, u32, i32)> =
        sqlx::query_as("SELECT behaviour, brand, last_four, expiry_month, expiry_year FROM card WHERE token = ?")
            .bind(token)
            .fetch_optional(connection)
            .await?;
    Ok(row.and_then(|(behaviour, brand, last_four, month, year)| {
        Some(Card {
            behaviour: Behaviour::of(&behaviour)?,
            summary: CardSummary {
                brand,
                last_four,
                expires: Some((month, year)),
            },
        })
    }))
}

/// Gives a token for a typed test card, of which it keeps brand, last four digits and expiry. Fields that make no card are
/// refused, and so is a card that may be somebody's.
pub(crate) async fn tokenize(
    connection: &mut SqliteConnection,
    request: &TokenRequest,
    today: NaiveDate,
) -> Result<CardToken, Problem> {
    let (behaviour, summary) = read_card(request, today)?;
    let token = next_token(connection).await?;
    sqlx::query(
        "INSERT INTO card (token, behaviour, brand, last_four, expiry_month, expiry_year) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(&token)
    .bind(behaviour.id())
    .bind(&summary.brand)
    .bind(&summary.last_four)
    .bind(request.expiry_month)
    .bind(request.expiry_year)
    .execute(connection)
    .await?;
    Ok(CardToken { token, summary })
}

fn read_card(request: &TokenRequest, today: NaiveDate) -> Result<(Behaviour, CardSummary), Problem> {
    let number = request.number.as_str();
    let brand = CardBrand::of(number).ok_or(Problem::InvalidCard)?;
    let test = data().test_numbers.iter().find(|test| test.number == number);
    let Some(test) = test else {
        // Whatever else was typed: a number that somebody may have is told first.
        return Err(if has_right_check_digit(number) {
            Problem::RealCard
        } else {
            Problem::InvalidCard
        });
    };
    let code = &request.security_code;
    let is_code = code.len() == brand.shape().security_digits && code.bytes().all(|digit| digit.is_ascii_digit());
    let expires = (request.expiry_month, request.expiry_year);
    if !is_code || request.cardholder.trim().is_empty() || !card_is_good(expires, today) {
        return Err(Problem::InvalidCard);
    }
    let last_four = number.get(number.len() - 4..).ok_or(Problem::InvalidCard)?;
    let summary = CardSummary {
        brand: brand.name().to_owned(),
        last_four: last_four.to_owned(),
        expires: Some(expires),
    };
    Ok((test.outcome.into(), summary))
}

/// Takes the money for an order. A second charge for the same submission or order is an error of the database.
pub(crate) async fn charge(
    connection: &mut SqliteConnection,
    request: RequestId,
    order: &str,
    amount: Money,
    means: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO charge (charge, request_id, purchase_order, amount, currency, card) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .bind(charge_id(order))
    .bind(request.to_string())
    .bind(order)
    .bind(amount.amount.to_string())
    .bind(amount.currency.code())
    .bind(means)
    .execute(connection)
    .await?;
    Ok(())
}

/// Gives the money of an order back.
pub(crate) async fn refund(
    connection: &mut SqliteConnection,
    order: &str,
    on: NaiveDate,
    invoice: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO refund (charge, refunded, invoice) SELECT charge, ?, ? FROM charge WHERE purchase_order = ?",
    )
    .bind(on)
    .bind(invoice)
    .bind(order)
    .execute(connection)
    .await?;
    Ok(())
}

/// Everything the gateway took, the earliest first.
pub(crate) async fn charges(connection: &mut SqliteConnection) -> Result<Vec<Charge>, sqlx::Error> {
    let rows: Vec<(String, String, String, String, String, String)> =
        sqlx::query_as("SELECT charge, request_id, purchase_order, amount, currency, card FROM charge ORDER BY rowid")
            .fetch_all(connection)
            .await?;
    rows.into_iter()
        .map(|(charge, request, order, amount, currency, card)| {
            Ok(Charge {
                charge,
                request_id: RequestId(request.parse().map_err(|_| undecodable(&request))?),
                order,
                amount: amount_of(&amount)?,
                currency: currency_of(&currency)?,
                card,
            })
        })
        .collect()
}

/// Everything the gateway gave back, the earliest first.
pub(crate) async fn refunds(connection: &mut SqliteConnection) -> Result<Vec<Refund>, sqlx::Error> {
    let rows: Vec<(String, String, String, String, NaiveDate, String)> = sqlx::query_as(
        "SELECT refund.charge, purchase_order, amount, currency, refunded, invoice \
         FROM refund JOIN charge ON charge.charge = refund.charge ORDER BY refund.rowid",
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|(charge, order, amount, currency, refunded, credit_note)| {
            Ok(Refund {
                charge,
                order,
                amount: amount_of(&amount)?,
                currency: currency_of(&currency)?,
                refunded,
                credit_note,
            })
        })
        .collect()
}

fn amount_of(text: &str) -> Result<Decimal, sqlx::Error> {
    text.parse().map_err(|_| undecodable(text))
}

fn currency_of(code: &str) -> Result<Currency, sqlx::Error> {
    Currency::from_code(code).ok_or_else(|| undecodable(code))
}

fn undecodable(text: &str) -> sqlx::Error {
    sqlx::Error::Decode(format!("{text:?} in the gateway's book").into())
}
