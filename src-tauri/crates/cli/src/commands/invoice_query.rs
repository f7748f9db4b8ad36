use desk::Desk;
use engine::Error;
use engine::view::{InvoiceKey, InvoiceQuery};

use crate::arguments::invoices::InvoiceFilter;
use crate::output::Output;

pub(crate) fn key(number: &str) -> InvoiceKey {
    InvoiceKey {
        account: None,
        number: number.to_owned(),
    }
}

/// What the options ask for; what they leave open is as the filter that they name has it.
pub(crate) async fn query(
    desk: &Desk,
    filter: &InvoiceFilter,
    limit: u32,
    output: &Output,
) -> Result<InvoiceQuery, Error> {
    let named = match &filter.filter {
        Some(name) => desk.engine().saved_filter(name, output.words).await?.query,
        None => InvoiceQuery {
            descending: true,
            ..InvoiceQuery::default()
        },
    };
    let or = |given: &Option<String>, named: Option<String>| given.clone().or(named);
    let text = [named.text.as_str(), &filter.query];
    Ok(InvoiceQuery {
        text: text.join(" ").trim().to_owned(),
        from: or(&filter.from, named.from),
        to: or(&filter.to, named.to),
        offer: or(&filter.offer, named.offer),
        status: filter.status.or(named.status),
        currency: or(&filter.currency, named.currency),
        least: or(&filter.min, named.least),
        most: or(&filter.max, named.most),
        offline: filter.offline.or(named.offline),
        booking: filter.booking.or(named.booking),
        ledger_code: or(&filter.ledger_code, named.ledger_code),
        account: filter.all_accounts.then(|| "all".to_owned()).or(named.account),
        sort: filter.sort.as_ref().map_or(named.sort, |sort| sort.by),
        descending: filter.sort.as_ref().map_or(named.descending, |sort| sort.descending),
        offset: 0,
        limit,
        count_at_most: 0,
        without_choices: true,
    })
}
