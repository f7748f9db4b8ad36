//! What the sandbox answers, by area. Every answer is made of the client's own wire models.

mod gateway;
mod invoices;
mod offers;
mod orders;
mod profiles;
mod requests;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, patch, post};
use domain::Clock;
use http::{HeaderValue, header};

use crate::base::problem::Problem;
use crate::http::shared::Shared;

/// Every route, without what happens to answers on a network.
pub(crate) fn routes(shared: Shared) -> Router {
    Router::new()
        .route("/v1/profiles/mpn", get(profiles::partner))
        .route(
            "/v1/profiles/billing",
            get(profiles::billing).put(profiles::change_billing),
        )
        .route(
            "/v1/profiles/legalbusiness",
            get(profiles::legal).put(profiles::change_legal),
        )
        .route("/v1/membership/session", get(profiles::session))
        .route("/v1/membership/join", post(profiles::join))
        .route("/v1/membership/offers", get(offers::all))
        .route("/v1/membership/terms", get(offers::terms))
        .route("/v1/membership/terms/{offer}", patch(offers::change_term))
        .route("/v1/membership/quotes", get(offers::quote))
        .route("/v1/membership/orders", get(orders::all).post(orders::place))
        .route(
            "/v1/membership/orders/{number}/proof",
            post(orders::upload_proof).layer(DefaultBodyLimit::max(orders::LARGEST_UPLOAD)),
        )
        .route("/v1/membership/orders/{number}/cancel", post(orders::cancel))
        .route("/v1/invoices", get(invoices::page))
        .route("/v1/invoices/{id}", get(invoices::one))
        .route("/v1/servicerequests", get(requests::page))
        .route(
            "/v1/servicerequests/{id}",
            get(requests::one)
                .post(requests::make)
                .patch(requests::add_note)
                .layer(DefaultBodyLimit::max(requests::LARGEST_NOTE)),
        )
        .route("/gateway/v1/tokens", post(gateway::tokenize))
        .fallback(|| async { Problem::NoSuch("resource") })
        .method_not_allowed_fallback(|| async { Problem::NoSuch("action") })
        .layer(from_fn_with_state(shared.clone(), headers))
        .with_state(shared)
}

/// The headers of every answer: the request's own ids, and the date of the sandbox's calendar.
async fn headers(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let ids: Vec<_> = ["ms-requestid", "ms-correlationid"]
        .into_iter()
        .filter_map(|name| Some((name, request.headers().get(name)?.clone())))
        .collect();
    let mut response = next.run(request).await;
    response.headers_mut().extend(
        ids.into_iter()
            .map(|(name, id)| (http::HeaderName::from_static(name), id)),
    );
    let now = shared.calendar().now().format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    if let Ok(date) = HeaderValue::from_str(&now) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}
