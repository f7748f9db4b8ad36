use chrono::Days;
use domain::{
    Catalogue, Decimal, Invoice, InvoicePayment, InvoiceStatus, NaiveDate, Offer, Profile, Term, a_year_after,
    days_between,
};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::base::data::{Partner, Price};
use crate::records::numbers::past_invoice_number;
use crate::sample::reset_options::ResetOptions;
use crate::selling::invoicing::Sale;
use crate::selling::pricing;

/// The order numbers of additional past invoices lie below those of the data.
const FIRST_ORDER: u64 = 7_200_000_000;
/// Past prices differ from those of the data by up to this many hundredths of a percent: no two years look alike, and of
/// a hundred thousand invoices next to none looks like another one charged again.
const PRICE_SPREAD: u32 = 2_000;
const WHOLE: u32 = 10_000;
/// One in so many charges again what the one before charged, so that there is something to be found.
const CHARGED_AGAIN: u32 = 1_000;

/// Additional past invoices: offers that the partner buys, on any day since its profile holds. The same for the same
/// seed and day.
pub(crate) fn invoices<'a>(
    partner: &'a Partner,
    catalogue: &'a Catalogue,
    profile: &'a Profile,
    today: NaiveDate,
    options: ResetOptions,
) -> impl Iterator<Item = Invoice> + 'a {
    let mut random = StdRng::seed_from_u64(options.seed);
    let offers: Vec<(&Offer, &Price)> = partner
        .past
        .iter()
        .filter_map(|offer| {
            let offer = catalogue.offer(offer)?;
            Some((offer, partner.prices(offer).first()?))
        })
        .filter(|(offer, price)| price.from <= today && offer.is_sold(today))
        .collect();
    let days = u64::try_from(days_between(partner.profile_since, today))
        .unwrap_or(0)
        .max(1);
    let count = if offers.is_empty() { 0 } else { options.invoices };
    // Numbers grow with the days, as an issuer's do.
    let mut ages: Vec<u64> = (0..count).map(|_| random.random_range(0..days)).collect();
    ages.sort_unstable_by(|a, b| b.cmp(a));
    let mut before = None;
    (0..count).zip(ages).filter_map(move |(index, age)| {
        let issued = today.checked_sub_days(Days::new(age))?;
        let (offer, price) = offers.get(random.random_range(0..offers.len()))?;
        let part = Decimal::from(WHOLE - PRICE_SPREAD + random.random_range(0..=2 * PRICE_SPREAD));
        let new = (*offer, price.amount * part / Decimal::from(WHOLE), issued);
        let is_again = random.random_ratio(1, CHARGED_AGAIN);
        let (offer, fee, purchased) = before.replace(new).filter(|_| is_again).unwrap_or(new);
        let price = pricing::with_tax(partner, fee);
        let order = (FIRST_ORDER + u64::from(index)).to_string();
        let po_number = random
            .random_bool(0.5)
            .then(|| format!("PO-{}-{:05}", issued.format("%Y"), index));
        let term = Term {
            offer: offer.id.clone(),
            purchased,
            anniversary: a_year_after(purchased),
            auto_renew: false,
            ended: None,
        };
        let sale = Sale {
            partner,
            catalogue,
            profile,
            offer,
            term: &term,
            issued,
            status: InvoiceStatus::Paid,
            order: &order,
            po_number: po_number.as_deref(),
            payment: InvoicePayment::Card {
                card: partner.card.clone(),
                charged: issued,
                amount: price.total,
            },
            price,
            placed_by: (partner.person.clone(), partner.role),
        };
        Some(sale.invoice(past_invoice_number(index)))
    })
}
