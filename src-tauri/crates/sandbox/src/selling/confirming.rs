use domain::{
    CardSummary, Holdings, InvoiceNumber, InvoicePayment, InvoiceStatus, Offer, OrderState, Payment, Role, Term,
};
use partner_center::RemoteOrder;
use sqlx::SqliteConnection;

use crate::base::order_desk::OrderDesk;
use crate::records::numbers::next_invoice;
use crate::records::term_table::{Origin, TermRecord};
use crate::records::{invoice_table, order_table, term_table};
use crate::selling::gateway;
use crate::selling::invoicing::Sale;
use crate::selling::pricing::Price;

/// What pays for a term.
pub(crate) enum Means {
    /// A card, now and when the term renews by itself.
    Card { card: CardSummary, token: String },
    /// Money that came by bank transfer.
    Transfer,
    /// The fee of another offer: nothing is charged.
    OtherFee,
}

impl Means {
    /// As the gateway's book names it.
    fn name(&self) -> String {
        match self {
            Self::Card { card, .. } => format!("{} {}", card.brand, card.last_four),
            Self::Transfer => "transfer".to_owned(),
            Self::OtherFee => String::new(),
        }
    }
}

/// An order that is written down, and how it is paid.
pub(crate) struct PaidOrder<'a> {
    pub order: RemoteOrder,
    pub placed_by: Role,
    pub offer: &'a Offer,
    pub term: Term,
    pub price: Price,
    pub means: Means,
}

impl OrderDesk<'_> {
    /// Takes the money and lets everything that follows from it become true. Where nothing is to be paid, nothing is
    /// charged and no invoice is made.
    pub(crate) async fn confirm(
        &self,
        connection: &mut SqliteConnection,
        paid: PaidOrder<'_>,
    ) -> Result<RemoteOrder, sqlx::Error> {
        let PaidOrder {
            order,
            placed_by,
            offer,
            term,
            price,
            means,
        } = paid;
        let request = order
            .request_id
            .ok_or_else(|| sqlx::Error::Decode(format!("order {} without its submission", order.number).into()))?;
        let payment = self.payment(&means, &price, &order.number);
        let invoice = match &payment {
            Some(_) => Some(next_invoice(connection, self.partner).await?),
            None => None,
        };
        let confirmed = RemoteOrder {
            state: OrderState::Confirmed,
            anniversary: Some(term.anniversary),
            invoice: invoice.as_deref().map(InvoiceNumber::new),
            instructions: None,
            payment: match payment {
                Some(_) => order.payment,
                None => Some(Payment::Free),
            },
            ..order
        };
        order_table::confirm(connection, &confirmed).await?;
        self.begin_term(connection, offer, &term, &confirmed.number, &means)
            .await?;
        let (Some(number), Some(payment)) = (invoice, payment) else {
            return Ok(confirmed);
        };
        gateway::charge(connection, request, &confirmed.number, price.total, &means.name()).await?;
        let sale = Sale {
            partner: self.partner,
            catalogue: self.catalogue,
            profile: self.profile,
            offer,
            term: &term,
            price,
            issued: self.today,
            status: InvoiceStatus::Paid,
            order: &confirmed.number,
            po_number: confirmed.po_number.as_deref(),
            payment,
            placed_by: (self.partner.person.clone(), placed_by),
        };
        invoice_table::insert(connection, [sale.invoice(number)]).await?;
        Ok(confirmed)
    }

    /// The payment as the invoice shows it.
    fn payment(&self, means: &Means, price: &Price, order: &str) -> Option<InvoicePayment> {
        let amount = price.total;
        match means {
            Means::Card { card, .. } => Some(InvoicePayment::Card {
                card: card.clone(),
                charged: self.today,
                amount,
            }),
            Means::Transfer => Some(InvoicePayment::Transfer {
                received: self.today,
                amount,
                reference: self.partner.transfer_reference(order),
            }),
            Means::OtherFee => None,
        }
    }

    /// Begins a term and ends those of a lower level. A term that was paid by card renews by itself; one that another
    /// pays for follows it.
    async fn begin_term(
        &self,
        connection: &mut SqliteConnection,
        offer: &Offer,
        term: &Term,
        order: &str,
        means: &Means,
    ) -> Result<(), sqlx::Error> {
        let records = term_table::records(connection).await?;
        let terms: Vec<Term> = records.iter().map(|record| record.term.clone()).collect();
        let holdings = Holdings::new(self.catalogue, &terms);
        let ended = holdings.ended_by(offer, self.today);
        for record in records.iter().filter(|record| ended.contains(&&record.term)) {
            term_table::end(connection, record.id, self.today).await?;
        }
        let covering = match means {
            Means::OtherFee => holdings.covering(offer, self.today).map(|(_, term)| term),
            Means::Card { .. } | Means::Transfer => None,
        };
        let covering = records.iter().find(|record| Some(&record.term) == covering);
        let card_token = match means {
            Means::Card { token, .. } => Some(token.clone()),
            Means::Transfer | Means::OtherFee => None,
        };
        let auto_renew = card_token.is_some() || covering.is_some_and(|record| record.term.auto_renew);
        let renews_on = auto_renew.then(|| {
            let policy = self.catalogue.policy_of(offer, term.anniversary);
            policy.window(term.anniversary).opens
        });
        let term = Term {
            auto_renew,
            ..term.clone()
        };
        let origin = Origin {
            paid_on: Some(self.today),
            order: Some(order.to_owned()),
            card_token,
            covered_by: covering.map(TermRecord::paying),
        };
        term_table::insert(connection, &term, &origin, renews_on).await
    }
}
