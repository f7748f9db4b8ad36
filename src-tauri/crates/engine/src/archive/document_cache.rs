use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::{AccountName, InvoiceNumber};
use invoice_pdf::{Document, DocumentLanguage, Options};
use tokio::sync::OnceCell;

/// So many documents are kept: enough for the one on screen in each language and a look back.
const KEPT: usize = 8;

/// Which document: of which record, in which language, and what it says beside the invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DocumentKey {
    pub account: AccountName,
    pub number: InvoiceNumber,
    /// The SHA-256 of the record.
    pub record: [u8; 32],
    pub language: DocumentLanguage,
    pub options: Options,
}

type Cell = Arc<OnceCell<Arc<Document>>>;

/// The documents that were asked for last: a preview, a save and a print of one invoice set it once.
#[derive(Default)]
pub(crate) struct DocumentCache {
    /// The one asked for last stands at the end.
    kept: Mutex<VecDeque<(DocumentKey, Cell)>>,
    set: AtomicU64,
}

impl DocumentCache {
    /// The document of a key. Who asks while another one is setting it waits for that one; what fails is not kept.
    pub async fn document<E>(
        &self,
        key: DocumentKey,
        set: impl Future<Output = Result<Document, E>>,
    ) -> Result<Arc<Document>, E> {
        let cell = self.cell(key);
        let document = cell
            .get_or_try_init(|| async {
                let document = set.await?;
                self.set.fetch_add(1, Ordering::Relaxed);
                Ok(Arc::new(document))
            })
            .await?;
        Ok(Arc::clone(document))
    }

    /// How many documents were set so far.
    pub fn documents_set(&self) -> u64 {
        self.set.load(Ordering::Relaxed)
    }

    fn cell(&self, key: DocumentKey) -> Cell {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().position(|(known, _)| *known == key);
        let entry = found
            .and_then(|place| kept.remove(place))
            .unwrap_or_else(|| (key, Cell::default()));
        let cell = Arc::clone(&entry.1);
        kept.push_back(entry);
        if kept.len() > KEPT {
            kept.pop_front();
        }
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use invoice_pdf::ElectronicInvoice;

    fn key(number: usize, record: u8) -> DocumentKey {
        DocumentKey {
            account: AccountName::new("sample"),
            number: InvoiceNumber::new(number.to_string()),
            record: [record; 32],
            language: DocumentLanguage::English,
            options: Options::default(),
        }
    }

    async fn ask(cache: &DocumentCache, key: DocumentKey) -> Arc<Document> {
        let number = key.number.to_string();
        let set = async move {
            tokio::task::yield_now().await;
            Ok::<_, ()>(Document {
                bytes: number.into_bytes(),
                pages: 1,
                sha256: String::new(),
                unprintable: Vec::new(),
                electronic: ElectronicInvoice::Attached,
            })
        };
        cache.document(key, set).await.expect("set")
    }

    #[tokio::test]
    async fn a_document_is_set_once_until_its_record_changes() {
        let cache = DocumentCache::default();
        let (one, other) = tokio::join!(ask(&cache, key(1, 0)), ask(&cache, key(1, 0)));
        assert!(Arc::ptr_eq(&one, &other));
        assert_eq!(
            (ask(&cache, key(1, 0)).await.bytes.as_slice(), cache.documents_set()),
            (&b"1"[..], 1)
        );
        ask(&cache, key(1, 1)).await;
        assert_eq!(cache.documents_set(), 2);
    }

    #[tokio::test]
    async fn the_one_asked_for_longest_ago_makes_room() {
        let cache = DocumentCache::default();
        for number in 0..KEPT {
            ask(&cache, key(number, 0)).await;
        }
        ask(&cache, key(0, 0)).await;
        ask(&cache, key(KEPT, 0)).await;
        let set = cache.documents_set();
        ask(&cache, key(0, 0)).await;
        assert_eq!(cache.documents_set(), set, "it was looked at again");
        ask(&cache, key(1, 0)).await;
        assert_eq!(cache.documents_set(), set + 1);
    }

    #[tokio::test]
    async fn what_fails_is_tried_again() {
        let cache = DocumentCache::default();
        let failed = cache.document(key(1, 0), async { Err("no room") }).await;
        assert_eq!(failed.err(), Some("no room"));
        ask(&cache, key(1, 0)).await;
        assert_eq!(cache.documents_set(), 1);
    }
}
