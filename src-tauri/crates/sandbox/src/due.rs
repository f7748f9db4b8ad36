use domain::{Catalogue, Clock, NaiveDate, OrderState, Profile, RequestStatus};
use sqlx::SqliteConnection;

use crate::base::calendar::Calendar;
use crate::base::data::Partner;
use crate::base::document;
use crate::base::order_desk::OrderDesk;
use crate::records::order_table;
use crate::support::reviewing;

/// What happens by itself on its day. On one day things happen in this order: a review ends and support answers before
/// money arrives, orders expire before terms renew: one that was not paid in time stands in the way of nothing.
#[derive(Clone, Copy)]
enum Event {
    ReviewEnds,
    SupportAnswers,
    SupportCloses,
    MoneyArrives,
    OrderExpires,
    TermRenews,
}

impl Event {
    const ALL: [Self; 6] = [
        Self::ReviewEnds,
        Self::SupportAnswers,
        Self::SupportCloses,
        Self::MoneyArrives,
        Self::OrderExpires,
        Self::TermRenews,
    ];
}

/// Something that is due, and what it happens to: an order or a request by its number, a term by its row.
struct Due {
    on: NaiveDate,
    event: Event,
    number: String,
    row: i64,
}

/// The first thing that is due up to a day. Among those of one kind and day it is the one that began first.
async fn first_due(connection: &mut SqliteConnection, until: NaiveDate) -> Result<Option<Due>, sqlx::Error> {
    let found: Option<(NaiveDate, u32, String, i64)> = sqlx::query_as(
        "SELECT review_ends AS day, 0 AS event, '' AS number, 0 AS position FROM state WHERE review_ends <= ?1 \
         UNION ALL \
         SELECT answers_on, 1, id, rowid FROM service_request WHERE answers_on <= ?1 \
         UNION ALL \
         SELECT closes_on, 2, id, rowid FROM service_request WHERE closes_on <= ?1 AND status <> ?4 \
         UNION ALL \
         SELECT arrives, 3, number, position FROM order_with_proof WHERE state = ?2 AND arrives <= ?1 \
         UNION ALL \
         SELECT date(expires, '+1 day'), 4, number, position FROM order_with_proof \
         WHERE state IN (?2, ?3) AND expires < ?1 \
         UNION ALL \
         SELECT renews_on, 5, '', id FROM term WHERE renews_on <= ?1 \
         ORDER BY day, event, position LIMIT 1",
    )
    .bind(until)
    .bind(OrderState::ProofUploaded.id())
    .bind(OrderState::AwaitingPayment.id())
    .bind(RequestStatus::Closed.id())
    .fetch_optional(connection)
    .await?;
    Ok(found.and_then(|(on, event, number, row)| {
        let event = *Event::ALL.get(usize::try_from(event).ok()?)?;
        Some(Due { on, event, number, row })
    }))
}

/// Lets everything happen that is due up to a day, each on its own day. What happens may lead to more.
pub(crate) async fn happen(
    connection: &mut SqliteConnection,
    partner: &Partner,
    catalogue: &Catalogue,
    until: NaiveDate,
) -> Result<(), sqlx::Error> {
    while let Some(due) = first_due(connection, until).await? {
        let profile: String = sqlx::query_scalar("SELECT profile FROM state")
            .fetch_one(&mut *connection)
            .await?;
        let profile: Profile = document::read(&profile)?;
        let desk = OrderDesk {
            partner,
            catalogue,
            profile: &profile,
            today: due.on,
        };
        let now = Calendar::new(due.on).now();
        match due.event {
            Event::ReviewEnds => reviewing::decide(connection, partner, &profile, due.on).await?,
            Event::SupportAnswers => desk.answer_request(connection, &due.number, now).await?,
            Event::SupportCloses => desk.close_request(connection, &due.number, now).await?,
            Event::MoneyArrives => {
                if let Some(awaited) = order_table::awaited(connection, partner, &due.number).await? {
                    desk.receive(connection, awaited).await?;
                }
            }
            Event::OrderExpires => order_table::set_state(connection, &due.number, OrderState::Expired).await?,
            Event::TermRenews => desk.renew_by_itself(connection, due.row).await?,
        }
    }
    Ok(())
}
