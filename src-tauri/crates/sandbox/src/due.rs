use domain::{Catalogue, NaiveDate, OrderState, Profile};
use sqlx::SqliteConnection;

use crate::data::Partner;
use crate::order_table;
use crate::placing::Counter;

/// Something that happens by itself on its day.
struct Due {
    on: NaiveDate,
    order: String,
    event: Event,
}

enum Event {
    MoneyArrives,
    Expires,
}

/// What is due up to a day, in the order of its happening. On one day money arrives before orders expire.
async fn due(connection: &mut SqliteConnection, until: NaiveDate) -> Result<Vec<Due>, sqlx::Error> {
    let rows: Vec<(NaiveDate, bool, String)> = sqlx::query_as(
        "SELECT arrives AS day, FALSE AS expires_then, number, position FROM order_with_proof \
         WHERE state = ?1 AND arrives <= ?3 \
         UNION ALL \
         SELECT date(expires, '+1 day'), TRUE, number, position FROM order_with_proof \
         WHERE state IN (?1, ?2) AND expires < ?3 \
         ORDER BY day, expires_then, position",
    )
    .bind(OrderState::ProofUploaded.id())
    .bind(OrderState::AwaitingPayment.id())
    .bind(until)
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(on, expires, order)| Due {
            on,
            order,
            event: if expires { Event::Expires } else { Event::MoneyArrives },
        })
        .collect())
}

/// Lets everything happen that is due up to a day, each on its own day.
pub(crate) async fn happen(
    connection: &mut SqliteConnection,
    partner: &Partner,
    catalogue: &Catalogue,
    profile: &Profile,
    until: NaiveDate,
) -> Result<(), sqlx::Error> {
    for due in due(connection, until).await? {
        // Money that arrived ended the waiting, and nothing is left to expire.
        let Some(awaited) = order_table::awaited(connection, partner, &due.order).await? else {
            continue;
        };
        match due.event {
            Event::Expires => order_table::set_state(connection, &due.order, OrderState::Expired).await?,
            Event::MoneyArrives => {
                let counter = Counter {
                    partner,
                    catalogue,
                    profile,
                    today: due.on,
                };
                counter.receive(connection, awaited).await?;
            }
        }
    }
    Ok(())
}
