use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use domain::{
    Capabilities, InvoiceNumber, NaiveDate, OfferId, OrderKind, PaymentProof, ProofKind, RequestId, SupportRequestId,
};
use http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use http::{Request, Response, StatusCode};
use partner_center::{CardDetails, Client, NewNote, PartnerCenter, ProofUpload, Transport, TransportError};
use zeroize::Zeroizing;

/// Statuses that are not tried again, so that nothing waits.
const STATUSES: [u16; 9] = [200, 200, 200, 201, 204, 400, 401, 404, 409];

/// Gives the same bytes to every question.
struct Answer {
    status: StatusCode,
    content_type: &'static str,
    body: Bytes,
}

#[async_trait]
impl Transport for Answer {
    async fn send(&self, _request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let mut answer = Response::new(self.body.clone());
        *answer.status_mut() = self.status;
        answer
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type));
        if let Ok(value) = HeaderValue::from_bytes(self.body.get(..8).unwrap_or_default()) {
            answer.headers_mut().insert(RETRY_AFTER, value);
        }
        Ok(answer)
    }
}

/// The first byte chooses the question, the second status and content type of the answer; the rest is its body.
pub fn take(bytes: &[u8]) {
    let [question, kind, body @ ..] = bytes else { return };
    let status = STATUSES[usize::from(*kind) % STATUSES.len()];
    let answer = Answer {
        status: StatusCode::from_u16(status).unwrap_or_default(),
        content_type: if kind & 0x80 == 0 {
            "application/json; charset=utf-8"
        } else {
            "text/html"
        },
        body: Bytes::copy_from_slice(body),
    };
    let client = Client::new(Arc::new(answer), Capabilities::SAMPLE, || {
        Ok(Zeroizing::new("t".to_owned()))
    });
    crate::stored::block_on(ask(&client, *question));
}

/// What is answered does not matter, only that something is.
async fn ask(center: &dyn PartnerCenter, question: u8) {
    let (offer, order) = (OfferId::new("action-pack"), "1");
    match question % 16 {
        0 => drop(center.session().await),
        1 => drop(center.profile().await),
        2 => drop(center.standings().await),
        3 => drop(center.terms().await),
        4 => drop(center.quote(&offer, OrderKind::Renew).await),
        5 => drop(center.orders().await),
        6 => drop(center.order_by_request(RequestId(Default::default())).await),
        7 => drop(center.invoices().await),
        8 => drop(center.invoice(&InvoiceNumber::new("T1")).await),
        9 => {
            drop(center.support_requests().await);
            drop(center.support_request(&SupportRequestId::new("1")).await);
        }
        10 => drop(center.join().await),
        11 => drop(center.turn_off_auto_renew(&offer).await),
        12 => drop(center.cancel_order(order).await),
        13 => drop(center.upload_proof(order, &proof()).await),
        14 => drop(center.tokenize(card()).await),
        _ => drop(center.add_note(&SupportRequestId::new("1"), &note()).await),
    }
}

fn proof() -> ProofUpload {
    ProofUpload {
        proof: PaymentProof {
            file_name: "proof.pdf".to_owned(),
            kind: ProofKind::Pdf,
            size: 1,
            sha256: String::new(),
            paid_on: NaiveDate::default(),
            paid_to: String::new(),
            reference: None,
        },
        content: vec![0],
    }
}

fn card() -> CardDetails {
    CardDetails {
        holder: "A".to_owned(),
        number: "4242424242424242".to_owned(),
        expiry_month: 1,
        expiry_year: 2030,
        security_code: "123".to_owned(),
    }
}

fn note() -> NewNote {
    NewNote {
        request_id: RequestId(Default::default()),
        text: "A".to_owned(),
        attachment: None,
    }
}
