//! Searching and listing an archive of many years, beside the same searches in plain FTS5 on an unencrypted file.

use std::path::Path;
use std::time::Instant;

use domain::{AccountName, Invoice};
use store::{InvoiceFilter, Store};

use crate::plain::Plain;
use crate::sample;

const KEY: [u8; 32] = [42; 32];
const BATCH: usize = 5_000;
const ROUNDS: usize = 20;
const LIST_ROUNDS: usize = 100;
const IN_A_ROW: usize = 5;
const FEW: usize = 100;
const PAGE: u32 = 50;
const COUNTED: u32 = 1_000;
/// What somebody types: one, two, three letters and more, Chinese, amounts, numbers, nothing and everything.
pub const TYPED: [&str; 48] = [
    "n",
    "no",
    "nor",
    "nort",
    "north",
    "northw",
    "northwind",
    "northwind s",
    "northwind so",
    "northwind software",
    "m",
    "mi",
    "microsoft ireland",
    "s",
    "si",
    "sil",
    "silver",
    "silver data",
    "gold",
    "gold clou",
    "e",
    "e0",
    "e06",
    "e0600",
    "e0600012",
    "e060001234",
    "5",
    "58",
    "584",
    "584.2",
    "1,0",
    "1,095",
    "€1,0",
    "po-7",
    "po-7781",
    "31415",
    "2021",
    "2021-03",
    "行",
    "行動",
    "行動套件",
    "專",
    "專長",
    "專長認證",
    "銀級",
    "有限公司",
    "zq",
    "zebra zebra",
];

/// What the page asks for when it opens the list.
pub fn first_page() -> InvoiceFilter {
    InvoiceFilter {
        limit: PAGE,
        count_at_most: Some(COUNTED),
        ..InvoiceFilter::default()
    }
}

/// What it asks for while somebody types.
pub fn typed(text: &str) -> InvoiceFilter {
    InvoiceFilter {
        text: Some(text.to_owned()),
        ..first_page()
    }
}

/// An encrypted ledger with these invoices.
pub async fn filled(folder: &Path, account: &AccountName, invoices: &[Invoice]) -> Store {
    let store = Store::open(folder, &KEY).await.unwrap();
    for batch in invoices.chunks(BATCH) {
        store.add_invoices(account, batch).await.unwrap();
    }
    store
}

/// Tells the nanoseconds of every answer, each kind of question by turns with the one it is held against.
pub async fn measure(count: usize) {
    let account = AccountName::new("speed");
    let invoices = sample::invoices(count);
    let folder = tempfile::tempdir().unwrap();
    filled(folder.path(), &account, &invoices).await.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let measured = serde_json::json!({
        "invoices": invoices.len(),
        "few": FEW,
        "list": list(&store, &account, &invoices).await,
        "search": search(&store, &account, &invoices).await,
    });
    println!("{measured}");
    store.close().await;
}

async fn list(store: &Store, account: &AccountName, invoices: &[Invoice]) -> serde_json::Value {
    let folder = tempfile::tempdir().unwrap();
    let small = filled(folder.path(), account, &invoices[..FEW.min(invoices.len())]).await;
    let (mut few, mut all) = (Vec::new(), Vec::new());
    for round in 0..LIST_ROUNDS + ROUNDS {
        let (of_few, of_all) = if round % 2 == 0 {
            let of_few = quickest(&small, account).await;
            (of_few, quickest(store, account).await)
        } else {
            let of_all = quickest(store, account).await;
            (quickest(&small, account).await, of_all)
        };
        if round >= ROUNDS {
            few.push(of_few);
            all.push(of_all);
        }
    }
    small.close().await;
    serde_json::json!({ "few": few, "all": all })
}

async fn search(store: &Store, account: &AccountName, invoices: &[Invoice]) -> serde_json::Value {
    let folder = tempfile::tempdir().unwrap();
    let plain = Plain::filled(&folder.path().join("plain.db"), invoices).await;
    let (mut first, mut every, mut comparable, mut beside) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        for text in TYPED {
            // Plain FTS5 with trigrams knows no words of one or two characters.
            let is_comparable = text.split(' ').all(|word| word.chars().count() >= 3);
            let plain_is_first = is_comparable && round % 2 == 0;
            let mut plainly = None;
            if plain_is_first {
                plainly = Some(answer_of_plain(&plain, text).await);
            }
            let took = answer(store, account, &typed(text)).await;
            if is_comparable && !plain_is_first {
                plainly = Some(answer_of_plain(&plain, text).await);
            }
            if round == 0 {
                first.push(took);
                continue;
            }
            every.push(took);
            if let Some(plainly) = plainly {
                comparable.push(took);
                beside.push(plainly);
            }
        }
    }
    serde_json::json!({
        "texts": TYPED.len(),
        "first": first,
        "every": every,
        "comparable": comparable,
        "plain": beside,
    })
}

/// The quickest of some answers in a row: waking an idle core takes as long as the answer itself.
async fn quickest(store: &Store, account: &AccountName) -> u64 {
    let mut quickest = u64::MAX;
    for _ in 0..IN_A_ROW {
        quickest = quickest.min(answer(store, account, &first_page()).await);
    }
    quickest
}

async fn answer(store: &Store, account: &AccountName, filter: &InvoiceFilter) -> u64 {
    let start = Instant::now();
    std::hint::black_box(store.invoices(account, filter).await.unwrap());
    u64::try_from(start.elapsed().as_nanos()).unwrap()
}

async fn answer_of_plain(plain: &Plain, text: &str) -> u64 {
    let start = Instant::now();
    std::hint::black_box(plain.searched(text, PAGE, COUNTED).await);
    u64::try_from(start.elapsed().as_nanos()).unwrap()
}
