//! The tokenizer: what makes a card, what a token does, and what is kept.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{SandboxClient, irish, opened, renew};
use domain::{CardSummary, OrderState};
use partner_center::{CardDetails, CardToken, Error, PartnerCenter, Refusal};

/// Number, month, year and security code as typed.
async fn tokenize(client: &SandboxClient, typed: (&str, u32, i32, &str)) -> Result<CardToken, Error> {
    let (number, expiry_month, expiry_year, security_code) = typed;
    client
        .tokenize(CardDetails {
            holder: "Aoife Moore".into(),
            number: number.into(),
            expiry_month,
            expiry_year,
            security_code: security_code.into(),
        })
        .await
}

#[tokio::test]
async fn a_typed_card_pays_with_its_token() {
    for (number, code, brand, last_four) in [
        ("4242 4242 4242 4242", "737", "Visa", "4242"),
        ("4111-1111-1111-1111", "001", "Visa", "1111"),
        ("5555555555554444", "123", "Mastercard", "4444"),
        ("2223003122003222", "123", "Mastercard", "3222"),
        ("378282246310005", "1234", "American Express", "0005"),
    ] {
        let (sandbox, client) = irish().await;
        let token = tokenize(&client, (number, 12, 2024, code)).await.unwrap();
        let summary = CardSummary {
            brand: brand.into(),
            last_four: last_four.into(),
            expires: Some((12, 2024)),
        };
        assert_eq!(token.summary, summary);
        assert!(token.token.starts_with("tok_") && !token.token.contains(last_four));
        let placed = renew(&client, 1, &token.token).await.unwrap();
        assert_eq!(placed.payment, Some(domain::Payment::Card { card: Some(summary) }));
        assert_eq!(sandbox.charges().await.unwrap()[0].card, format!("{brand} {last_four}"));
    }
}

#[tokio::test]
async fn the_test_numbers_do_not_pay() {
    for (number, refusal) in [
        ("4000 0000 0000 0002", Refusal::CardDeclined),
        ("4000 0000 0000 0715", Refusal::Card715),
    ] {
        let (sandbox, client) = opened("sample-tw").await;
        let token = tokenize(&client, (number, 1, 2025, "123")).await.unwrap();
        assert_eq!(
            renew(&client, 1, &token.token).await.unwrap_err(),
            Error::Refused(refusal)
        );
        assert_eq!(sandbox.charges().await.unwrap(), []);
        assert_eq!(client.orders().await.unwrap()[0].state, OrderState::Declined);
    }
}

#[tokio::test]
async fn fields_that_make_no_card_are_refused_without_being_repeated() {
    let (_sandbox, client) = irish().await;
    for typed in [
        ("4242424242424241", 12, 2024, "737"),
        ("4242424242424242", 12, 2024, "73"),
        ("4242424242424242", 12, 2024, "7377"),
        ("4242424242424242", 12, 2024, "abc"),
        ("4242424242424242", 0, 2024, "737"),
        ("4242424242424242", 13, 2024, "737"),
        ("4242424242424242", 5, 2021, "737"),
        ("4242424242424242", 12, 2020, "737"),
        ("4242424242424242", 12, 2099, "737"),
        ("42424242424242424", 12, 2024, "737"),
        ("6011111111111117", 12, 2024, "737"),
        ("", 12, 2024, "737"),
        ("４２４２", 12, 2024, "737"),
        ("tok_visa", 12, 2024, "737"),
        ("378282246310005", 12, 2024, "123"),
    ] {
        let error = tokenize(&client, typed).await.unwrap_err();
        assert_eq!(error, Error::Refused(Refusal::InvalidCard), "{typed:?}");
    }
    let last_month = tokenize(&client, ("4242424242424242", 6, 2021, "737")).await;
    assert!(last_month.is_ok(), "good until the end of its month");
    let nameless = CardDetails {
        holder: " ".into(),
        number: "4242424242424242".into(),
        expiry_month: 12,
        expiry_year: 2024,
        security_code: "737".into(),
    };
    assert_eq!(
        client.tokenize(nameless).await.unwrap_err(),
        Error::Refused(Refusal::InvalidCard)
    );
}

#[tokio::test]
async fn a_card_that_may_be_somebodys_is_refused_and_not_kept() {
    let (sandbox, client) = irish().await;
    for number in ["4012 8888 8888 1881", "5105105105105100", "371449635398431"] {
        // Whether the rest makes a card is no matter.
        for code in ["737", "7377", ""] {
            let error = tokenize(&client, (number, 12, 2024, code)).await.unwrap_err();
            assert_eq!(error, Error::Refused(Refusal::RealCard), "{number} {code}");
        }
    }
    assert_eq!(sandbox.charges().await.unwrap(), []);
}

#[tokio::test]
async fn each_typing_gives_a_token_of_its_own() {
    let (_sandbox, client) = irish().await;
    let card = ("4242424242424242", 12, 2024, "737");
    let first = tokenize(&client, card).await.unwrap();
    let second = tokenize(&client, card).await.unwrap();
    assert_ne!(first.token, second.token);
}
