//! What a term would be, and what is wrong with its fields, before it is entered.

use domain::{Argument, Phrase, TermProblem, TermSource};
use words::Words;

use crate::offers::entered_terms::reader;
use crate::offers::term_input::filled;
use crate::view::{ChoiceView, FieldProblem, TermCheckView, TermField, TermFormView, TermInput};
use crate::words::labels::iso;
use crate::{Engine, Error};

impl Engine {
    /// What to fill in to enter a term.
    ///
    /// # Errors
    /// [`crate::Code::AccountIsSample`], or the store's error.
    pub async fn term_form(&self, words: &Words) -> Result<TermFormView, Error> {
        let own = self.own_account().await?;
        let offers = self.catalogue().offers();
        Ok(TermFormView {
            offers: offers
                .iter()
                .map(|offer| ChoiceView {
                    value: offer.id.to_string(),
                    label: words.name(&offer.name).to_owned(),
                    count: None,
                })
                .collect(),
            currency: own.currency.code().to_owned(),
            today: iso(self.clock().today()),
        })
    }

    /// What the fields of a term come to. `term` is the one that is changed, where it is no new one.
    ///
    /// # Errors
    /// [`crate::Code::AccountIsSample`], or the store's error; what is wrong with a field is part of the answer.
    pub async fn check_term(
        &self,
        term: Option<u32>,
        input: &TermInput,
        words: &Words,
    ) -> Result<TermCheckView, Error> {
        let own = self.own_account().await?;
        let today = self.clock().today();
        let reader = reader(&own, Some(today), words);
        let mut check = TermCheckView::default();
        let offer = filled(&input.offer).map(|offer| self.offer(offer)).transpose();
        match &offer {
            Ok(Some(_)) => {}
            Ok(None) => check.tell(TermField::Offer, words.text("term-no-offer")),
            Err(error) => check.tell(TermField::Offer, told(error, words)),
        }
        for (field, part) in parts(input) {
            if let Err(error) = reader.read(&part) {
                check.tell(field, told(&error, words));
            }
        }
        if !check.problems.is_empty() {
            return Ok(check);
        }
        let new = reader.read(input)?;
        let begins_as_given = new.purchased.is_some();
        let details = match new.checked(today, TermSource::ByHand) {
            Ok(details) => details,
            Err(problem) => {
                check.tell(field_of(problem, begins_as_given), words.say(&problem.reason()));
                return Ok(check);
            }
        };
        let mut others = self.store().entered_terms(&own.name).await?;
        others.retain(|other| Some(other.number) != term);
        if let Some(same) = others.iter().find(|other| other.details.is_same_term(&details)) {
            let taken = Phrase::new("term-entered").with("term", same.number.to_string());
            check.tell(TermField::Anniversary, words.say(&taken));
            return Ok(check);
        }
        let window = self.window_of(&details)?;
        check.purchased = Some(iso(details.purchased));
        check.anniversary = Some(iso(details.anniversary));
        check.opens = Some(iso(window.opens));
        check.closes = window.closes.map(iso);
        check.answer = Some(self.window_answer(&details)?);
        check.doubts = self.doubts(&details, &others, own.currency, words);
        Ok(check)
    }
}

impl TermCheckView {
    fn tell(&mut self, field: TermField, message: String) {
        self.problems.push(FieldProblem { field, message });
    }
}

/// The fields that are read by themselves, each in a term that has nothing else.
fn parts(input: &TermInput) -> [(TermField, TermInput); 5] {
    let TermInput {
        purchased,
        anniversary,
        price,
        currency,
        auto_renew,
        days_left,
        read_on,
        ..
    } = input.clone();
    let nothing = TermInput::default;
    [
        (TermField::Purchased, TermInput { purchased, ..nothing() }),
        (
            TermField::Anniversary,
            TermInput {
                anniversary,
                ..nothing()
            },
        ),
        (
            TermField::Price,
            TermInput {
                price,
                currency,
                ..nothing()
            },
        ),
        (
            TermField::AutoRenew,
            TermInput {
                auto_renew,
                ..nothing()
            },
        ),
        (
            TermField::DaysLeft,
            TermInput {
                days_left,
                read_on,
                ..nothing()
            },
        ),
    ]
}

/// The field at which it is told why a term cannot be one.
const fn field_of(problem: TermProblem, begins_as_given: bool) -> TermField {
    match problem {
        TermProblem::TooEarly { .. } | TermProblem::TooLate { .. } if !begins_as_given => TermField::Anniversary,
        TermProblem::NoDate | TermProblem::TooEarly { .. } | TermProblem::TooLate { .. } => TermField::Purchased,
        TermProblem::EndsBefore { .. } | TermProblem::TooLong { .. } => TermField::Anniversary,
        TermProblem::Price | TermProblem::PriceDigits { .. } => TermField::Price,
        TermProblem::TileAhead { .. } | TermProblem::TileBefore { .. } => TermField::ReadOn,
        TermProblem::TileDays => TermField::DaysLeft,
    }
}

/// What is wrong, for the field that it is told at.
fn told(error: &Error, words: &Words) -> String {
    let reason = error.arguments.iter().find(|(name, _)| *name == "reason");
    match reason {
        Some((_, Argument::Text(reason))) => reason.clone(),
        _ => error.view(words).message,
    }
}
