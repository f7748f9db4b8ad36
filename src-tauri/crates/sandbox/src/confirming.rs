use domain::{
    InvoiceNumber, InvoicePayment, InvoiceStatus, NextAnniversary, Offer, OrderKind, OrderState, Role, Term,
    a_year_after,
};
use partner_center::RemoteOrder;
use sqlx::SqliteConnection;

use crate::invoicing::Sale;
use crate::numbers::next_invoice;
use crate::placing::Counter;
use crate::pricing::Price;
use crate::{gateway, invoice_table, order_table, term_table};

/// An order that is written down, and how it is paid.
pub(crate) struct PaidOrder<'a> {
    pub order: RemoteOrder,
    pub placed_by: Role,
    pub offer: &'a Offer,
    pub term: Term,
    pub price: Price,
    pub payment: InvoicePayment,
}

impl Counter<'_> {
    /// The term that an order paid today leads to.
    pub(crate) fn next_term(&self, offer: &Offer, kind: OrderKind, term: Option<&Term>) -> Term {
        let policy = self.catalogue.policy_of(offer);
        let (purchased, anniversary) = match (kind, term) {
            (OrderKind::Renew, Some(term)) => (
                match policy.next_anniversary {
                    NextAnniversary::YearAfterAnniversary => term.anniversary,
                    NextAnniversary::YearAfterPayment => self.today,
                },
                policy.next_anniversary(term.anniversary, self.today),
            ),
            _ => (self.today, a_year_after(self.today)),
        };
        Term {
            offer: offer.id.clone(),
            purchased,
            anniversary,
            auto_renew: false,
        }
    }

    /// Takes the money and lets everything that follows from it become true.
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
            payment,
        } = paid;
        let request = order
            .request_id
            .ok_or_else(|| sqlx::Error::Decode(format!("order {} without its submission", order.number).into()))?;
        let invoice = next_invoice(connection, self.partner).await?;
        let confirmed = RemoteOrder {
            state: OrderState::Confirmed,
            anniversary: Some(term.anniversary),
            invoice: Some(InvoiceNumber::new(invoice.as_str())),
            instructions: None,
            ..order
        };
        order_table::confirm(connection, &confirmed).await?;
        let means = match &payment {
            InvoicePayment::Card { card, .. } => format!("{} {}", card.brand, card.last_four),
            InvoicePayment::Transfer { .. } => "transfer".to_owned(),
        };
        gateway::charge(connection, request, &confirmed.number, price.total, &means).await?;
        term_table::insert(connection, &term).await?;
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
        invoice_table::insert(connection, [sale.invoice(invoice)]).await?;
        Ok(confirmed)
    }
}
