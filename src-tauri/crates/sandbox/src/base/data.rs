use std::sync::OnceLock;

use domain::{
    CardSummary, Contact, Currency, Decimal, InvoiceStatus, Money, NaiveDate, Names, Offer, OfferId, PackageId, Party,
    Role, TestCard, TestCardOutcome, TransferInstructions,
};
use serde::Deserialize;

/// What the gateway does with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Behaviour {
    Pays,
    Declines,
    #[serde(rename = "error_715")]
    Error715,
    /// Pays, and the answer to the order never arrives.
    PaysSilently,
    /// Pays when it is used, and declines when it is charged again by itself.
    PaysOnce,
    /// Pays more than was accepted: a mistake of the service, whose order and invoice are made out for what it took.
    PaysMore,
}

impl Behaviour {
    const ALL: [Self; 6] = [
        Self::Pays,
        Self::Declines,
        Self::Error715,
        Self::PaysSilently,
        Self::PaysOnce,
        Self::PaysMore,
    ];

    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Pays => "pays",
            Self::Declines => "declines",
            Self::Error715 => "error_715",
            Self::PaysSilently => "pays_silently",
            Self::PaysOnce => "pays_once",
            Self::PaysMore => "pays_more",
        }
    }

    pub(crate) fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|behaviour| behaviour.id() == id)
    }
}

impl From<TestCardOutcome> for Behaviour {
    fn from(outcome: TestCardOutcome) -> Self {
        match outcome {
            TestCardOutcome::Pays => Self::Pays,
            TestCardOutcome::Declines => Self::Declines,
            TestCardOutcome::Error715 => Self::Error715,
        }
    }
}

/// A token that pays without a card being typed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KnownCard {
    pub token: String,
    pub behaviour: Behaviour,
    pub card: CardSummary,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tax {
    /// In percent.
    pub rate: Decimal,
    pub label: Names,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Price {
    pub from: NaiveDate,
    pub amount: Decimal,
}

/// What offers cost, by name or by the package that pays for them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PriceList {
    #[serde(default)]
    pub offers: Vec<OfferId>,
    pub package: Option<PackageId>,
    pub prices: Vec<Price>,
}

const fn yes() -> bool {
    true
}

/// A purchase of the past with its invoice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Record {
    pub offer: OfferId,
    /// First day of the term.
    pub from: NaiveDate,
    /// The invoice date; also the day of a card's charge.
    pub issued: NaiveDate,
    /// The day a bank transfer arrived; a card paid where it is missing.
    pub received: Option<NaiveDate>,
    pub invoice: String,
    pub order: String,
    pub po_number: Option<String>,
    #[serde(default = "paid")]
    pub status: InvoiceStatus,
}

fn paid() -> InvoiceStatus {
    InvoiceStatus::Paid
}

/// The account to which bank transfers go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Bank {
    pub account_name: String,
    pub account_number: String,
    pub swift: String,
}

/// One sample partner.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Partner {
    pub name: String,
    /// The day its calendar starts on.
    pub opens_on: NaiveDate,
    pub company: String,
    pub partner_id: String,
    pub person: String,
    /// The role the person is signed in with at first.
    pub role: Role,
    /// Whether the company has joined the partner network.
    #[serde(default = "yes")]
    pub member: bool,
    pub contact: Contact,
    pub currency: Currency,
    /// Digits after the decimal point on its invoices.
    pub fraction_digits: u32,
    pub tax: Tax,
    pub first_order: u64,
    pub first_invoice: u64,
    pub vetting_since: NaiveDate,
    pub profile_since: NaiveDate,
    /// The card of past purchases.
    pub card: CardSummary,
    /// Offers whose qualification is met.
    pub qualified: Vec<OfferId>,
    /// Offers of which additional past invoices are made.
    pub past: Vec<OfferId>,
    pub issuer: Party,
    pub bank: Bank,
    pub legal: Party,
    pub bill_to: Party,
    #[serde(rename = "price_list")]
    pub price_lists: Vec<PriceList>,
    #[serde(rename = "record", default)]
    pub records: Vec<Record>,
}

impl Partner {
    /// What an offer costs from which day on, the earliest first; nothing where it is not priced.
    pub fn prices(&self, offer: &Offer) -> &[Price] {
        self.price_lists
            .iter()
            .find(|list| list.offers.contains(&offer.id) || (list.package.is_some() && list.package == offer.package))
            .map_or(&[], |list| &list.prices)
    }

    /// The price of an offer before tax on a day, where it is priced.
    pub fn price(&self, offer: &Offer, on: NaiveDate) -> Option<Money> {
        let price = self.prices(offer).iter().rfind(|price| price.from <= on)?;
        Some(Money::new(price.amount, self.currency))
    }

    /// What has to stand in the transfer for an order.
    pub fn transfer_reference(&self, order: &str) -> String {
        format!("{order} / {}", self.partner_id)
    }

    /// Where to transfer the money of an order.
    pub fn instructions(&self, order: &str) -> TransferInstructions {
        TransferInstructions {
            account_name: self.bank.account_name.clone(),
            account_number: self.bank.account_number.clone(),
            swift: self.bank.swift.clone(),
            reference: self.transfer_reference(order),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Data {
    #[serde(rename = "card")]
    pub cards: Vec<KnownCard>,
    #[serde(rename = "test_number")]
    pub test_numbers: Vec<TestCard>,
    #[serde(rename = "partner")]
    pub partners: Vec<Partner>,
}

/// The data that comes with the program.
pub(crate) fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| {
        toml::from_str(include_str!("../../data/partners.toml")).expect("the embedded data is read by a test")
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::{CardBrand, Catalogue};

    use super::data;

    #[test]
    fn every_offer_of_the_data_is_in_the_catalogue_and_priced_when_it_was_bought() {
        let catalogue = Catalogue::embedded();
        for partner in &data().partners {
            for list in &partner.price_lists {
                assert!(
                    list.offers.iter().all(|offer| catalogue.offer(offer).is_some()),
                    "{list:?}"
                );
                let is_of_package = |package| catalogue.offers_of(package).next().is_some();
                assert!(list.package.as_ref().is_none_or(is_of_package), "{list:?}");
                assert!(list.prices.is_sorted_by(|a, b| a.from < b.from), "{list:?}");
            }
            assert!(partner.past.iter().all(|offer| catalogue.offer(offer).is_some()));
            for offer in catalogue.offers() {
                let mut sold = partner.opens_on.iter_days().filter(|day| offer.is_sold(*day));
                let first = sold.next().expect("an offer of these years");
                assert!(
                    partner.price(offer, first).is_some(),
                    "{} for {}",
                    offer.id,
                    partner.name
                );
            }
            for offer in &partner.qualified {
                assert!(
                    catalogue.offer(offer).is_some_and(|offer| offer.needs_qualification),
                    "{offer}"
                );
            }
            let mut numbers = HashSet::new();
            for record in &partner.records {
                let offer = catalogue.offer(&record.offer).expect("an offer of the catalogue");
                assert!(partner.price(offer, record.issued).is_some(), "{}", record.invoice);
                assert!(numbers.insert(&record.invoice) && numbers.insert(&record.order));
                assert!(record.received.is_none_or(|received| received >= record.issued));
            }
        }
    }

    #[test]
    fn tokens_and_test_numbers_are_told_apart() {
        let tokens: HashSet<&str> = data().cards.iter().map(|card| card.token.as_str()).collect();
        assert_eq!(tokens.len(), data().cards.len());
        for known in &data().cards {
            assert_eq!(super::Behaviour::of(known.behaviour.id()), Some(known.behaviour));
        }
        for test in &data().test_numbers {
            assert!(CardBrand::of(&test.number).is_some(), "{}", test.number);
        }
    }
}
