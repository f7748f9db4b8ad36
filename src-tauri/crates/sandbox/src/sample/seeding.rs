use domain::{Catalogue, InvoicePayment, InvoiceStatus, Profile, Term, Vetting, VettingStatus, a_year_after};
use sqlx::SqliteConnection;

use crate::base::data::{Partner, Record};
use crate::base::document;
use crate::base::error::Error;
use crate::records::term_table::Origin;
use crate::records::{invoice_table, term_table};
use crate::sample::history;
use crate::sample::reset_options::ResetOptions;
use crate::selling::invoicing::Sale;
use crate::selling::pricing;
use crate::support::reviewing;

/// The partner profile of the data.
fn profile(partner: &Partner) -> Profile {
    Profile {
        legal: partner.legal.clone(),
        bill_to: partner.bill_to.clone(),
        po_number: None,
        contact: Some(partner.contact.clone()),
        revision: None,
        vetting: if partner.member {
            Vetting {
                status: VettingStatus::Authorized,
                since: Some(partner.vetting_since),
            }
        } else {
            Vetting {
                status: VettingStatus::Unknown,
                since: None,
            }
        },
        billing_profile: Some(true),
        valid_from: partner.profile_since,
    }
}

/// Fills empty tables with what the partner has bought so far.
pub(crate) async fn fill(
    connection: &mut SqliteConnection,
    partner: &Partner,
    catalogue: &Catalogue,
    secret: &[u8],
    options: ResetOptions,
) -> Result<(), Error> {
    let profile = profile(partner);
    let today = options.today.unwrap_or(partner.opens_on);
    sqlx::query(
        "INSERT INTO state (id, partner, today, seed, secret, profile, is_member) VALUES (1, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&partner.name)
    .bind(today)
    .bind(options.seed.cast_signed())
    .bind(secret)
    .bind(document::write(&profile)?)
    .bind(partner.member)
    .execute(&mut *connection)
    .await?;
    let profile = reviewing::put(connection, profile).await?;
    for record in partner.records.iter().filter(|record| record.issued <= today) {
        let term = term(record);
        if record.status == InvoiceStatus::Paid {
            let origin = Origin {
                paid_on: Some(record.received.unwrap_or(record.issued)),
                ..Origin::default()
            };
            term_table::insert(connection, &term, &origin, None).await?;
        }
        let Some(offer) = catalogue.offer(&record.offer) else {
            continue;
        };
        let Some(fee) = partner.price(offer, record.issued) else {
            continue;
        };
        let price = pricing::with_tax(partner, fee.amount);
        let payment = match record.received {
            Some(received) => InvoicePayment::Transfer {
                received,
                amount: price.total,
                reference: partner.transfer_reference(&record.order),
            },
            None => InvoicePayment::Card {
                card: partner.card.clone(),
                charged: record.issued,
                amount: price.total,
            },
        };
        let sale = Sale {
            partner,
            catalogue,
            profile: &profile,
            offer,
            term: &term,
            issued: record.issued,
            status: record.status,
            order: &record.order,
            po_number: record.po_number.as_deref(),
            payment,
            price,
            placed_by: (partner.person.clone(), partner.role),
        };
        invoice_table::insert(connection, [sale.invoice(record.invoice.clone())]).await?;
    }
    let past = history::invoices(partner, catalogue, &profile, today, options);
    invoice_table::insert(connection, past).await?;
    Ok(())
}

fn term(record: &Record) -> Term {
    Term {
        offer: record.offer.clone(),
        purchased: record.from,
        anniversary: a_year_after(record.from),
        auto_renew: false,
        ended: None,
    }
}
