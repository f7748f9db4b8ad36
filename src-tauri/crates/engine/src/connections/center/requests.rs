use domain::{RequestNote, SupportRequest};
use partner_center::center_api::CenterRequest;

use super::super::ending::{refused_by_center, unfit};
use super::super::reading::Stopped;
use super::{CenterReading, is_about_one};

/// So many requests are read with their notes in one sync; the others in the next ones.
const MOST_IN_FULL: u32 = 200;

impl CenterReading<'_> {
    /// Reads the service requests: the list, and each that is new or has changed with its text and notes.
    pub(super) async fn requests(&mut self) -> Result<(), Stopped> {
        let center = self.center;
        let mut pages = center.request_pages();
        let mut in_full = 0;
        while let Some(page) = pages.next_page().await? {
            for entry in &page.refused {
                let what = entry.name.clone().unwrap_or_else(|| entry.position.to_string());
                self.report.refused.push(unfit(what, entry.reason.field, self.words));
            }
            for CenterRequest(listed) in page.entries {
                self.stop_where_cancelled()?;
                let stored = self.store.support_request(&self.account.name, &listed.id).await?;
                let is_known = stored.as_ref().is_some_and(|stored| says_no_more(&listed, stored));
                let request = if is_known || in_full >= MOST_IN_FULL {
                    with_what_is_known(listed, stored)
                } else {
                    in_full += 1;
                    match center.request(listed.id.as_str()).await {
                        Ok(CenterRequest(request)) => request,
                        Err(error) if is_about_one(&error) => {
                            let item = refused_by_center(listed.id.as_str(), error.code(), false, self.words);
                            self.report.refused.push(item);
                            with_what_is_known(listed, stored)
                        }
                        Err(error) => {
                            self.keep(with_what_is_known(listed, stored)).await?;
                            return Err(error.into());
                        }
                    }
                };
                self.keep(request).await?;
            }
        }
        Ok(())
    }

    async fn keep(&self, request: SupportRequest) -> Result<(), Stopped> {
        Ok(self.store.put_support_requests(&self.account.name, &[request]).await?)
    }
}

/// Whether a list says nothing of a request that is not stored.
fn says_no_more(listed: &SupportRequest, stored: &SupportRequest) -> bool {
    !stored.description.is_empty() && listed.modified == stored.modified && listed.status == stored.status
}

/// What a list says of a request, with the text and the notes that are stored of it.
pub(in super::super) fn with_what_is_known(listed: SupportRequest, stored: Option<SupportRequest>) -> SupportRequest {
    let Some(stored) = stored else {
        return listed;
    };
    let text = |listed: String, stored: String| if listed.is_empty() { stored } else { listed };
    let notes: Vec<RequestNote> = if listed.notes.is_empty() {
        stored.notes
    } else {
        listed.notes
    };
    SupportRequest {
        kind: text(listed.kind, stored.kind),
        description: text(listed.description, stored.description),
        contact: listed.contact.or(stored.contact),
        attachments: if listed.attachments.is_empty() {
            stored.attachments
        } else {
            listed.attachments
        },
        notes,
        ..listed
    }
}
