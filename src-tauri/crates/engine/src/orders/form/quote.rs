use chrono::{DateTime, Utc};
use domain::{Money, Order, OrderKind, Phrase};
use partner_center::Quote;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use words::Words;

use crate::view::{QuoteLineView, QuoteView};
use crate::words::labels::money;
use crate::{Code, Engine, Error};

/// What an order would cost, as it was asked for a draft.
#[derive(Debug, Serialize, Deserialize)]
struct DraftQuote {
    draft: Uuid,
    kind: OrderKind,
    quote: Quote,
    asked: DateTime<Utc>,
}

impl Engine {
    /// Asks what the order of a draft would cost today, and keeps the answer with the draft.
    ///
    /// # Errors
    /// The order is no draft, or the connection's error: then an earlier quote stays, with its age.
    pub async fn quote_draft(&self, order: &str, words: &Words) -> Result<QuoteView, Error> {
        let draft = self.draft(order).await?;
        let quoted = DraftQuote {
            draft: draft.id,
            kind: draft.kind,
            quote: self.center().quote(&draft.offer, draft.kind).await?,
            asked: self.clock().now(),
        };
        let json = serde_json::to_string(&quoted).map_err(|error| Error::new(Code::Internal).because(error))?;
        self.store()
            .set_setting(Some(self.account()), &quote_name(&draft), &json)
            .await?;
        Ok(quote_view(words, &quoted))
    }

    /// The quote of a draft as it was last asked, for the page.
    pub(crate) async fn quote_of(&self, draft: &Order, words: &Words) -> Result<Option<QuoteView>, Error> {
        let quoted = self.draft_quote(draft).await?;
        Ok(quoted.map(|quoted| quote_view(words, &quoted)))
    }

    /// The total that was last quoted for a draft.
    pub(crate) async fn quoted_total(&self, draft: &Order) -> Result<Option<Money>, Error> {
        let quoted = self.draft_quote(draft).await?;
        Ok(quoted.map(|quoted| quoted.quote.total))
    }

    /// The kept quote belongs to this draft as it stands: one of an earlier draft, or of a purchase that has become a
    /// renewal, says nothing about it.
    async fn draft_quote(&self, draft: &Order) -> Result<Option<DraftQuote>, Error> {
        let stored = self.store().setting(Some(self.account()), &quote_name(draft)).await?;
        Ok(stored
            .and_then(|json| serde_json::from_str::<DraftQuote>(&json).ok())
            .filter(|quoted| quoted.draft == draft.id && quoted.kind == draft.kind))
    }
}

/// The name of the setting that keeps the quote of an offer's draft, of which there is one at a time.
fn quote_name(draft: &Order) -> String {
    format!("wizard-quote-{}", draft.offer)
}

fn quote_view(words: &Words, quoted: &DraftQuote) -> QuoteView {
    let quote = &quoted.quote;
    let asked = Phrase::new("wizard-quoted")
        .with("date", quoted.asked.date_naive())
        .with("time", quoted.asked.format("%H:%M").to_string());
    QuoteView {
        lines: quote
            .lines
            .iter()
            .map(|line| QuoteLineView {
                label: words.name(&line.label).to_owned(),
                amount: words.money(line.amount),
            })
            .collect(),
        total: money(words, quote.total),
        buy_label: words.say(&Phrase::new("wizard-buy").with("total", quote.total)),
        free: quote.total.amount.is_zero(),
        age_label: words.say(&asked),
    }
}
