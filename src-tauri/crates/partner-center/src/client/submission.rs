use domain::RequestId;
use http::{HeaderMap, StatusCode, header};
use serde_json::Value;

use super::base::Client;
use super::reading::{id, incomplete};
use crate::exchange::unreadable;
use crate::wire::{self, Collection, OrderResource, Text};
use crate::{Error, RemoteOrder, SubmissionAnswer, Transport};

impl<T: Transport> Client<T> {
    /// What became of a submission. That it is listed is read leniently, because it can mean nothing else. That it is not
    /// listed is believed of one answer alone: success, JSON, an empty list, and no word of anything beyond it.
    pub(super) async fn ask_for_submission(&self, request: RequestId) -> Result<SubmissionAnswer, Error> {
        let path = format!("/v1/membership/orders?requestId={request}");
        let answer = self.exchange.get_answer(&path).await?;
        if answer.status() == StatusCode::OK && is_json(answer.headers()) && lists_nothing(answer.body()) {
            return Ok(SubmissionAnswer::NotListed);
        }
        let page: Collection<OrderResource> = wire::read(answer.body()).map_err(|error| unreadable(&error))?;
        let goes_on = page.next_uri().is_some();
        if let Some(found) = the_one(page.items.unwrap_or_default().0, request)? {
            return Ok(found);
        }
        if goes_on {
            // A service that does not know the query answers with every order, on several pages.
            let orders = self
                .exchange
                .get_all(&path, |order: &OrderResource| id(order.id.as_ref()))
                .await?;
            if let Some(found) = the_one(orders, request)? {
                return Ok(found);
            }
        }
        Ok(SubmissionAnswer::Unclear)
    }
}

/// The order of the submission among those that are listed.
fn the_one(orders: Vec<OrderResource>, request: RequestId) -> Result<Option<SubmissionAnswer>, Error> {
    let is_asked_for = |order: &OrderResource| {
        let own = order.request_id.as_ref();
        own.is_some_and(|Text(own)| own.trim().parse().is_ok_and(|own| RequestId(own) == request))
    };
    let Some(order) = orders.into_iter().find(is_asked_for) else {
        return Ok(None);
    };
    let placed = RemoteOrder::try_from(order).map_err(incomplete)?;
    Ok(Some(SubmissionAnswer::Placed(Box::new(placed))))
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default();
    let kind = kind.trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

/// Whether a body is a collection that says in so many words that there is nothing: a list without entries, no next page,
/// and no total of anything.
fn lists_nothing(body: &[u8]) -> bool {
    let Ok(Value::Object(page)) = wire::read::<Value>(body) else {
        return false;
    };
    let is_empty = matches!(page.get("items"), Some(Value::Array(items)) if items.is_empty());
    let counts_nothing = match page.get("totalCount") {
        None | Some(Value::Null) => true,
        Some(Value::Number(count)) => count.as_f64() == Some(0.0),
        Some(Value::String(count)) => count.trim() == "0",
        Some(_) => false,
    };
    let next = page.get("links").and_then(|links| links.get("next"));
    let ends_here = match next {
        None | Some(Value::Null) => true,
        Some(next) => matches!(next.get("uri"), None | Some(Value::Null)),
    };
    is_empty && counts_nothing && ends_here
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_empty_list_says_that_there_is_nothing() {
        for nothing in [
            r#"{"items":[]}"#,
            r#"{"totalCount":0,"items":[],"links":{"self":{"uri":"/membership/orders","method":"GET"}}}"#,
            "\u{feff}{\"totalCount\":\"0\",\"items\":[],\"links\":{\"next\":null}}",
        ] {
            assert!(lists_nothing(nothing.as_bytes()), "{nothing}");
        }
        for anything in [
            "",
            "{}",
            "[]",
            "null",
            r#"{"items":null}"#,
            r#"{"items":{}}"#,
            r#"{"items":[null]}"#,
            r#"{"items":[{}]}"#,
            r#"{"totalCount":1,"items":[]}"#,
            r#"{"totalCount":{},"items":[]}"#,
            r#"{"items":[],"links":{"next":{"uri":"/membership/orders?page=2"}}}"#,
            r#"{"items":["#,
            "<!DOCTYPE html><title>Welcome</title>",
        ] {
            assert!(!lists_nothing(anything.as_bytes()), "{anything}");
        }
    }
}
