//! A service that dies at any page, and a program that dies at any page: nothing is lost, one page is read again at most.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use bytes::Bytes;
use http::Request;
use partner_center::azure_billing::{AzureBilling, Budget, InvoicePosition, ServiceError};
use partner_center::{Transport, TransportError};
use proptest::prelude::*;

use crate::support::{ACCOUNT, Answer, answer, day, page, token};

/// Pages of numbers, some of which come again, and how often each page fails before it is answered.
#[derive(Clone)]
struct Service {
    pages: Vec<Vec<String>>,
    failures: Arc<Mutex<BTreeMap<usize, (usize, Trouble)>>>,
    answered: Arc<Mutex<BTreeMap<usize, usize>>>,
}

#[derive(Debug, Clone, Copy)]
enum Trouble {
    NotSent,
    NoAnswer,
    Cut,
    Status(u16),
}

#[async_trait]
impl Transport for Service {
    async fn send(&self, request: Request<Bytes>) -> Answer {
        let query = request.uri().query().unwrap();
        let number = query
            .split('&')
            .find_map(|part| part.strip_prefix("page="))
            .map_or(0, |number| number.parse().unwrap());
        let numbers: Vec<&str> = self.pages[number].iter().map(String::as_str).collect();
        let next =
            (number + 1 < self.pages.len()).then(|| format!("/pages?page={}&d=2000-01-01 00:00:00Z", number + 1));
        let page = page(&numbers, next.as_deref());
        if let Some((left, trouble)) = self.failures.lock().unwrap().get_mut(&number)
            && *left > 0
        {
            *left -= 1;
            return match trouble {
                Trouble::NotSent => Err(TransportError::NotSent("no connection".into())),
                Trouble::NoAnswer => Err(TransportError::NoAnswer("reset".into())),
                Trouble::Cut => Ok(answer(200, page[..page.len() / 2].to_owned())),
                Trouble::Status(status) => Ok(answer(*status, "")),
            };
        }
        *self.answered.lock().unwrap().entry(number).or_default() += 1;
        Ok(answer(200, page))
    }
}

fn trouble() -> impl Strategy<Value = Trouble> {
    prop_oneof![
        Just(Trouble::NotSent),
        Just(Trouble::NoAnswer),
        Just(Trouble::Cut),
        Just(Trouble::Status(500)),
        Just(Trouble::Status(503)),
        Just(Trouble::Status(429)),
    ]
}

/// Invoices in pages of any sizes; a page may begin with some of the page before.
fn pages() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec((0_usize..6, 0_usize..3), 1..12).prop_map(|sizes| {
        let mut pages: Vec<Vec<String>> = Vec::new();
        let mut count = 0;
        for (size, repeats) in sizes {
            let before = pages.last().cloned().unwrap_or_default();
            let mut page: Vec<String> = before.iter().rev().take(repeats).cloned().collect();
            page.extend((count..count + size).map(|number| format!("T{number:09}")));
            count += size;
            pages.push(page);
        }
        pages
    })
}

/// Reads all pages with what is kept after each: the invoices and the position together. The program is killed after it
/// read one of `killed`, before it kept anything of that page.
async fn synchronised(service: &Service, killed: &BTreeSet<usize>) -> (BTreeMap<String, usize>, usize) {
    let mut kept: BTreeMap<String, usize> = BTreeMap::new();
    let mut position = serde_json::to_string(&InvoicePosition::before(ACCOUNT, day("2000-01-01"), day("2024-12-31")));
    let mut killed = killed.clone();
    let mut runs = 0;
    'program: loop {
        runs += 1;
        assert!(runs < 200, "it comes to no end");
        let billing = AzureBilling::new(service.clone(), token, Budget::new(100_000, 0));
        let from: InvoicePosition = serde_json::from_str(position.as_ref().unwrap()).unwrap();
        let mut pages = billing.invoice_pages_from(from);
        loop {
            let number = pages.position().map(InvoicePosition::pages);
            match pages.next_page().await {
                Ok(None) => return (kept, runs),
                Ok(Some(page)) => {
                    if killed.remove(&number.unwrap()) {
                        continue 'program;
                    }
                    assert_eq!(page.refused, []);
                    for invoice in page.invoices {
                        *kept.entry(invoice.number).or_default() += 1;
                    }
                    match page.next {
                        Some(next) => position = serde_json::to_string(&next),
                        None => return (kept, runs),
                    }
                }
                Err(ServiceError::Throttled { .. }) => tokio::time::sleep(std::time::Duration::from_secs(60)).await,
                // What was read stays; the next run goes on from there.
                Err(_) => continue 'program,
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_is_lost_and_one_page_at_most_is_read_again(
        pages in pages(),
        failures in prop::collection::btree_map(0_usize..12, (1_usize..9, trouble()), 0..6),
        killed in prop::collection::btree_set(0_usize..12, 0..6),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        let service = Service {
            pages: pages.clone(),
            failures: Arc::new(Mutex::new(failures)),
            answered: Arc::default(),
        };
        let (kept, _) = runtime.block_on(synchronised(&service, &killed));
        let expected: BTreeSet<&String> = pages.iter().flatten().collect();
        prop_assert_eq!(kept.keys().collect::<BTreeSet<_>>(), expected);
        for (page, times) in service.answered.lock().unwrap().iter() {
            let allowed = 1 + usize::from(killed.contains(page));
            prop_assert!(*times <= allowed, "page {} was read {} times", page, times);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_killed_at_every_page_loses_nothing() {
    let pages: Vec<Vec<String>> = (0..5)
        .map(|page| vec![format!("T{page}"), format!("U{page}")])
        .collect();
    for killed in 0..5 {
        for failures in 1..8 {
            let service = Service {
                pages: pages.clone(),
                failures: Arc::new(Mutex::new(BTreeMap::from([(killed, (failures, Trouble::NoAnswer))]))),
                answered: Arc::default(),
            };
            let (kept, _) = synchronised(&service, &BTreeSet::new()).await;
            assert_eq!(kept.len(), 10);
            assert!(kept.values().all(|times| *times == 1));
            assert!(service.answered.lock().unwrap().values().all(|times| *times == 1));
        }
    }
}
