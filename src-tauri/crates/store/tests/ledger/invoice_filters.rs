//! Whatever is filtered, searched and sorted, the list is the one that looking at every invoice would give.

use crate::fixtures;

use crate::fixtures::{account, day, invoice, party};
use domain::{AccountName, Booking, Bookkeeping, Currency, Decimal, Invoice, InvoiceNumber, InvoiceStatus, OfferId};
use proptest::prelude::*;
use std::collections::BTreeMap;
use store::{InvoiceFilter, InvoicePage, InvoiceSelection, InvoiceSort, Offline, SelectionSum, Store};

/// Letters that stand in no other text of an invoice.
const NAMES: [&str; 6] = ["Quuxol", "Quirk Ltd", "quirkquux", "甲乙丙 Zyzzy", "甲丙", "乙丙zyzz"];
const WORDS: [&str; 14] = [
    "",
    "q",
    "qu",
    "QUI",
    "quux",
    "uuxol",
    "quirkquux",
    "甲",
    "甲乙",
    "甲乙丙",
    "zyzzy",
    "quirk quux",
    "丙 zyz",
    "zq",
];
const OFFERS: [&str; 3] = ["gold-b", "action-pack", "silver c"];
const CURRENCIES: [Currency; 3] = [Currency::EUR, Currency::TWD, Currency::USD];
const STATUSES: [InvoiceStatus; 3] = [InvoiceStatus::Paid, InvoiceStatus::Overdue, InvoiceStatus::Refunded];
const CODES: [&str; 4] = ["", "6210", "Äb-12", "6210"];
/// As people write them, and one that is nobody's.
const CODES_ASKED_FOR: [&str; 4] = ["6210", "äB-12", "Äb-12", "621"];
const DAYS: [&str; 4] = ["2019-12-31", "2020-01-01", "2020-01-02", "2021-06-28"];
const TOTALS: [&str; 5] = ["-895", "0", "9.5000", "895.00", "10000000.01"];
const SORTS: [InvoiceSort; 7] = [
    InvoiceSort::Issued,
    InvoiceSort::Number,
    InvoiceSort::Offer,
    InvoiceSort::Status,
    InvoiceSort::Currency,
    InvoiceSort::Total,
    InvoiceSort::BillTo,
];

fn one_of<T: Clone + std::fmt::Debug + 'static>(values: &[T]) -> impl Strategy<Value = T> + use<T> {
    proptest::sample::select(values.to_vec())
}

/// Invoices with few different values, so that many are equal in what they are sorted by.
fn some() -> impl Strategy<Value = Vec<Invoice>> {
    let fields = (
        one_of(&NAMES),
        one_of(&OFFERS),
        one_of(&CURRENCIES),
        one_of(&STATUSES),
        one_of(&DAYS),
        one_of(&TOTALS),
    );
    proptest::collection::vec(fields, 0..40).prop_map(|fields| {
        let numbered = fields.into_iter().enumerate();
        numbered
            .map(|(position, (name, offer, currency, status, issued, total))| {
                let mut invoice = invoice(&format!("E{:02}", position * 37 % 100), issued);
                invoice.bill_to = party(name);
                invoice.offer = OfferId::new(offer);
                invoice.currency = currency;
                invoice.status = status;
                invoice.total = total.parse().unwrap();
                invoice
            })
            .collect()
    })
}

fn any_filter() -> impl Strategy<Value = InvoiceFilter> {
    let amount = || proptest::option::weighted(0.2, one_of(&TOTALS).prop_map(|total| total.parse().unwrap()));
    let date = || proptest::option::weighted(0.3, one_of(&DAYS).prop_map(day));
    let conditions = (
        one_of(&WORDS).prop_map(|text| Some(text.to_owned())),
        (date(), date()),
        proptest::option::weighted(0.3, one_of(&OFFERS).prop_map(OfferId::new)),
        proptest::option::weighted(0.3, one_of(&STATUSES)),
        proptest::option::weighted(0.3, one_of(&CURRENCIES)),
        (amount(), amount()),
        (
            proptest::option::weighted(0.2, one_of(&Offline::ALL)),
            proptest::option::weighted(0.3, one_of(&Booking::ALL)),
            proptest::option::weighted(0.2, one_of(&CODES_ASKED_FOR).prop_map(str::to_owned)),
        ),
    );
    let way = (one_of(&SORTS), any::<bool>(), 0_u32..4, one_of(&[0, 1, 3, u32::MAX]));
    (conditions, way).prop_map(|(conditions, (sort, descending, offset, limit))| {
        let (text, (from, to), offer, status, currency, (least, most), marks) = conditions;
        let (offline, booking, ledger_code) = marks;
        InvoiceFilter {
            text,
            from,
            to,
            offer,
            status,
            currency,
            least,
            most,
            offline,
            booking,
            ledger_code,
            sort,
            descending,
            offset,
            limit,
            count_at_most: None,
        }
    })
}

fn lets_through(filter: &InvoiceFilter, invoice: &Invoice) -> bool {
    let text = filter.text.as_deref().unwrap_or_default().to_lowercase();
    let name = invoice.bill_to.name.to_lowercase();
    text.split_whitespace().all(|word| name.contains(word))
        && filter.from.is_none_or(|from| invoice.issued >= from)
        && filter.to.is_none_or(|to| invoice.issued <= to)
        && filter.offer.as_ref().is_none_or(|offer| invoice.offer == *offer)
        && filter.status.is_none_or(|status| invoice.status == status)
        && filter.currency.is_none_or(|currency| invoice.currency == currency)
        && filter.least.is_none_or(|least| invoice.total >= least)
        && filter.most.is_none_or(|most| invoice.total <= most)
        && filter.offline.is_none_or(|offline| offline == Offline::Record)
        && filter
            .booking
            .is_none_or(|booking| books(&invoice.number).booking() == booking)
        && filter
            .ledger_code
            .as_ref()
            .is_none_or(|code| code.to_lowercase() == books(&invoice.number).ledger_code.to_lowercase())
}

/// What the books say of an invoice in these tests.
fn books(number: &InvoiceNumber) -> Bookkeeping {
    let digits: String = number.as_str().chars().filter(char::is_ascii_digit).collect();
    let position: usize = digits.parse().unwrap();
    Bookkeeping {
        booked: position.is_multiple_of(3).then(|| day("2021-06-28")),
        ledger_code: CODES[position % CODES.len()].to_owned(),
        ..Bookkeeping::default()
    }
}

/// Archives invoices, and books some of them.
async fn keep(store: &Store, account: &AccountName, invoices: &[Invoice]) {
    store.add_invoices(account, invoices).await.unwrap();
    let numbers = invoices.iter().map(|invoice| invoice.number.clone()).collect();
    let booked = [(account.clone(), numbers)];
    let kept = store.change_bookkeeping(&booked, |_, number, _| books(number)).await;
    kept.unwrap();
}

/// What the invoices that a filter lets through come to, but for every third.
fn sums_by_hand(invoices: &[Invoice], filter: &InvoiceFilter, except: &[InvoiceNumber]) -> Vec<SelectionSum> {
    let mut sums: BTreeMap<(&str, Booking), SelectionSum> = BTreeMap::new();
    let chosen = invoices.iter().filter(|invoice| lets_through(filter, invoice));
    for invoice in chosen.filter(|invoice| !except.contains(&invoice.number)) {
        let booking = books(&invoice.number).booking();
        let sum = sums
            .entry((invoice.currency.code(), booking))
            .or_insert_with(|| SelectionSum {
                currency: invoice.currency,
                booking,
                invoices: 0,
                total: Decimal::ZERO,
            });
        sum.invoices += 1;
        sum.total += invoice.total;
    }
    sums.into_values().collect()
}

/// The key of the order, with the position in the archive last.
fn key(sort: InvoiceSort, invoice: &Invoice, position: usize) -> (String, Decimal, domain::NaiveDate, usize) {
    let text = match sort {
        InvoiceSort::Issued | InvoiceSort::Total => String::new(),
        InvoiceSort::Number => invoice.number.to_string(),
        InvoiceSort::Offer => invoice.offer.to_string(),
        InvoiceSort::Status => invoice.status.id().to_owned(),
        InvoiceSort::Currency => invoice.currency.code().to_owned(),
        InvoiceSort::BillTo => invoice.bill_to.name.to_ascii_lowercase(),
    };
    let total = if sort == InvoiceSort::Total {
        invoice.total
    } else {
        Decimal::ZERO
    };
    (text, total, invoice.issued, position)
}

/// What looking at every invoice gives, and how many match on all pages.
fn by_hand(invoices: &[Invoice], filter: &InvoiceFilter) -> (Vec<String>, usize) {
    let mut found: Vec<(usize, &Invoice)> = invoices
        .iter()
        .enumerate()
        .filter(|(_, invoice)| lets_through(filter, invoice))
        .collect();
    found.sort_by_key(|(position, invoice)| key(filter.sort, invoice, *position));
    if filter.descending {
        found.reverse();
    }
    let matching = found.len();
    let page = found.iter().skip(filter.offset as usize).take(filter.limit as usize);
    (page.map(|(_, invoice)| invoice.number.to_string()).collect(), matching)
}

fn numbers(page: &InvoicePage) -> Vec<String> {
    page.rows.iter().map(|row| row.number.to_string()).collect()
}

fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(test)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_list_is_what_looking_at_every_invoice_gives(
        invoices in some(),
        others in some(),
        filters in proptest::collection::vec(any_filter(), 12),
    ) {
        run(async {
            let store = Store::in_memory().await.unwrap();
            keep(&store, &account(), &invoices).await;
            let except: Vec<InvoiceNumber> = invoices.iter().step_by(3).map(|invoice| invoice.number.clone()).collect();
            // Alone in the archive first, and then beside another account.
            for beside in [false, true] {
                if beside {
                    keep(&store, &AccountName::new("other"), &others).await;
                }
                for filter in &filters {
                    let page = store.invoices(&account(), filter).await.unwrap();
                    let (expected, matching) = by_hand(&invoices, filter);
                    assert_eq!(numbers(&page), expected, "{filter:?}");
                    assert_eq!((page.matching as usize, page.more), (matching, false), "{filter:?}");
                    assert_eq!(page.all as usize, invoices.len());
                    for row in &page.rows {
                        assert_eq!(row.bookkeeping, books(&row.number));
                    }
                    let selection = InvoiceSelection::Matching {
                        filter: Box::new(filter.clone()),
                        except: except.clone(),
                    };
                    let sums = store.selection_sums(&account(), &selection).await.unwrap();
                    assert_eq!(sums, sums_by_hand(&invoices, filter, &except), "{filter:?}");
                    let most = 3;
                    let counted = InvoiceFilter { count_at_most: Some(most), limit: 2, ..filter.clone() };
                    let page = store.invoices(&account(), &counted).await.unwrap();
                    // A page that is the last one tells exactly how many there are.
                    let exact = page.matching as usize == matching && !page.more;
                    assert!(exact || (page.matching == most && page.more && matching > most as usize), "{filter:?}");
                }
            }
        });
    }

    #[test]
    fn a_list_of_several_accounts_is_one_list(
        one in some(),
        other in some(),
        filters in proptest::collection::vec(any_filter(), 12),
    ) {
        run(async {
            let store = Store::in_memory().await.unwrap();
            let accounts = [account(), AccountName::new("other")];
            let mut all = Vec::new();
            for (account, invoices) in accounts.iter().zip([one, other]) {
                let invoices: Vec<Invoice> = invoices
                    .into_iter()
                    .map(|mut invoice| {
                        let number = format!("{}{}", invoice.number, &account.as_str()[..1]);
                        invoice.number = domain::InvoiceNumber::new(number);
                        invoice
                    })
                    .collect();
                keep(&store, account, &invoices).await;
                all.extend(invoices);
            }
            for filter in &filters {
                let page = store.invoices_of(&accounts, filter).await.unwrap();
                let (expected, matching) = by_hand(&all, filter);
                assert_eq!(numbers(&page), expected, "{filter:?}");
                assert_eq!((page.matching as usize, page.all as usize), (matching, all.len()));
                for row in &page.rows {
                    assert!(row.number.as_str().ends_with(&row.account.as_str()[..1]));
                }
            }
            assert_eq!(store.invoices_of(&[], &InvoiceFilter::default()).await.unwrap(), InvoicePage::default());
        });
    }
}

#[tokio::test]
async fn the_tallies_follow_the_archive() {
    let store = Store::in_memory().await.unwrap();
    let mut due = fixtures::due(invoice("E1", "2021-06-28"), "2021-07-28");
    let mut other = invoice("E2", "2021-06-28");
    other.currency = Currency::TWD;
    store.add_invoices(&account(), &[due.clone(), other]).await.unwrap();
    let told = |tallies: Vec<store::InvoiceTally>| -> Vec<(InvoiceStatus, Currency, Offline, u32)> {
        tallies
            .into_iter()
            .map(|tally| (tally.status, tally.currency, tally.offline, tally.invoices))
            .collect()
    };
    let paid_in_dollars = (InvoiceStatus::Paid, Currency::TWD, Offline::Record, 1);
    assert_eq!(
        told(store.invoice_tallies(&account()).await.unwrap()),
        [(InvoiceStatus::Due, Currency::EUR, Offline::Record, 1), paid_in_dollars]
    );
    due = invoice("E1", "2021-06-28");
    store
        .add_invoices(&account(), std::slice::from_ref(&due))
        .await
        .unwrap();
    store
        .put_invoice_original(&account(), &due.number, "E1.pdf", b"%PDF", fixtures::instant(0))
        .await
        .unwrap();
    assert_eq!(
        told(store.invoice_tallies(&account()).await.unwrap()),
        [
            (InvoiceStatus::Paid, Currency::EUR, Offline::Original, 1),
            paid_in_dollars
        ]
    );
    // What changed is found by what it is now.
    for (status, expected) in [(InvoiceStatus::Paid, 2), (InvoiceStatus::Due, 0)] {
        let filter = InvoiceFilter {
            status: Some(status),
            ..InvoiceFilter::default()
        };
        assert_eq!(store.invoices(&account(), &filter).await.unwrap().rows.len(), expected);
    }
    store.rebuild_invoice_index().await.unwrap();
    assert_eq!(store.invoice_tallies(&account()).await.unwrap().len(), 2);
    store.clear_account(&account()).await.unwrap();
    assert!(store.invoice_tallies(&account()).await.unwrap().is_empty());
}
