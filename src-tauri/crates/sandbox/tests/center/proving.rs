//! A payment proof is judged by what it is, replaced while the money is on its way, and an order can be cancelled.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{
    PACK, PDF, SandboxClient, by_card, by_transfer, client_as, day, irish, opened, proof_of, proved, renew,
};
use domain::{LARGEST_PROOF_BYTES, OrderKind, OrderState, ProofKind, Role, TransferInstructions};
use partner_center::faults::{Fault, FaultSpec};
use partner_center::{Error, PartnerCenter, ProofUpload, Refusal, RemoteOrder};
use sandbox::Sandbox;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nIHDR";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0JFIF";

async fn waiting() -> (Sandbox, SandboxClient, RemoteOrder) {
    let (sandbox, client) = irish().await;
    let order = by_transfer(&client, PACK, OrderKind::Renew, 1).await;
    let placed = client.place_order(&order).await.unwrap();
    (sandbox, client, placed)
}

fn pdf_of(length: usize) -> Vec<u8> {
    let mut content = PDF.to_vec();
    content.splice(9..9, vec![b' '; length - PDF.len()]);
    content
}

#[tokio::test]
async fn an_order_says_where_to_pay_while_the_money_is_awaited() {
    let (sandbox, client, placed) = waiting().await;
    let instructions = TransferInstructions {
        account_name: "Microsoft Ireland Operations Limited".into(),
        account_number: "IE00 DEMO 0000 0045 1200 18".into(),
        swift: "DEMOIE2DXXX".into(),
        reference: "7310061187 / 4512880".into(),
    };
    assert_eq!(placed.instructions, Some(instructions.clone()));
    let found = &client.orders().await.unwrap()[0];
    assert_eq!(found, &placed);
    let uploaded = client
        .upload_proof(&placed.number, &proof_of(PDF, day("2021-06-28")))
        .await
        .unwrap();
    assert_eq!(uploaded.instructions, Some(instructions));
    sandbox.move_to(day("2021-07-01")).await.unwrap();
    assert_eq!(client.orders().await.unwrap()[0].instructions, None, "it is paid");

    let (_sandbox, client) = opened("sample-tw").await;
    let order = by_transfer(&client, PACK, OrderKind::Renew, 1).await;
    let instructions = client.place_order(&order).await.unwrap().instructions.unwrap();
    assert_eq!(instructions.reference, "7310064402 / 5530917");
    assert_eq!(instructions.account_name, "台灣微軟股份有限公司");
}

#[tokio::test]
async fn a_proof_of_each_kind_is_taken_with_its_facts() {
    for (content, kind) in [(PDF, ProofKind::Pdf), (PNG, ProofKind::Png), (JPEG, ProofKind::Jpeg)] {
        let (_sandbox, client, placed) = waiting().await;
        let mut upload = proof_of(content, day("2021-06-27"));
        upload.proof.file_name = "匯款證明 «1».pdf".into();
        upload.proof.reference = None;
        let uploaded = client.upload_proof(&placed.number, &upload).await.unwrap();
        assert_eq!(upload.proof.kind, kind);
        assert_eq!(
            uploaded,
            RemoteOrder {
                state: OrderState::ProofUploaded,
                proof: Some(upload.proof),
                ..placed
            }
        );
        assert_eq!(client.orders().await.unwrap(), [uploaded], "nothing else has changed");
    }
}

#[tokio::test]
async fn the_largest_file_is_taken_and_one_byte_more_is_not() {
    let (_sandbox, client, placed) = waiting().await;
    for (length, taken) in [
        (LARGEST_PROOF_BYTES + 1, false),
        (4 * LARGEST_PROOF_BYTES, false),
        (LARGEST_PROOF_BYTES, true),
    ] {
        let upload = proof_of(&pdf_of(length), day("2021-06-28"));
        let result = client.upload_proof(&placed.number, &upload).await;
        if taken {
            assert_eq!(result.unwrap().proof, Some(upload.proof));
        } else {
            let refusal = result.unwrap_err();
            assert!(
                matches!(refusal, Error::Refused(Refusal::InvalidProof | Refusal::ProofTooLarge)),
                "{length}: {refusal}"
            );
            assert_eq!(client.orders().await.unwrap(), std::slice::from_ref(&placed));
        }
    }
}

/// A form that says something else than an honest one.
fn changed(change: impl Fn(&mut ProofUpload)) -> ProofUpload {
    let mut upload = proof_of(PDF, day("2021-06-28"));
    change(&mut upload);
    upload
}

#[tokio::test]
async fn what_proves_nothing_is_refused_and_changes_nothing() {
    let today = day("2021-06-28");
    let (_sandbox, client, placed) = waiting().await;
    for upload in [
        proof_of(b"", today),
        proof_of(b"transferred, believe me", today),
        proof_of(b"<html>%PDF-1.4 %%EOF", today),
        proof_of(b"%PDF-1.4\nthe download broke o", today),
        changed(|upload| upload.proof.kind = ProofKind::Png),
        changed(|upload| upload.proof.size += 1),
        changed(|upload| upload.proof.sha256 = "0".repeat(64)),
        changed(|upload| upload.content[10] ^= 1),
        changed(|upload| upload.proof.paid_to = " ".into()),
        changed(|upload| upload.proof.file_name = String::new()),
        changed(|upload| upload.proof.sha256 = String::new()),
    ] {
        let error = client.upload_proof(&placed.number, &upload).await.unwrap_err();
        assert_eq!(error, Error::Refused(Refusal::InvalidProof), "{upload:?}");
        assert_eq!(client.orders().await.unwrap(), std::slice::from_ref(&placed));
    }
    for paid_on in ["2021-05-28", "2021-06-29"] {
        let upload = proof_of(PDF, day(paid_on));
        let error = client.upload_proof(&placed.number, &upload).await.unwrap_err();
        assert_eq!(error, Error::Refused(Refusal::ProofDate), "{paid_on}");
        assert_eq!(client.orders().await.unwrap(), std::slice::from_ref(&placed));
    }
    for paid_on in ["2021-05-29", "2021-06-28"] {
        client
            .upload_proof(&placed.number, &proof_of(PDF, day(paid_on)))
            .await
            .expect("the first and the last day that count");
    }
    let capitals = changed(|upload| upload.proof.sha256 = upload.proof.sha256.to_uppercase());
    client.upload_proof(&placed.number, &capitals).await.unwrap();
}

#[tokio::test]
async fn a_second_proof_takes_the_place_of_the_first_until_the_money_is_there() {
    let (sandbox, client, placed) = waiting().await;
    let first = proof_of(PDF, day("2021-06-28"));
    client.upload_proof(&placed.number, &first).await.unwrap();
    sandbox.move_to(day("2021-06-30")).await.unwrap();
    let second = proof_of(PNG, day("2021-06-29"));
    let replaced = client.upload_proof(&placed.number, &second).await.unwrap();
    assert_eq!(
        (replaced.state, replaced.proof.as_ref()),
        (OrderState::ProofUploaded, Some(&second.proof))
    );
    let error = client
        .upload_proof(&placed.number, &proof_of(b"", day("2021-06-28")))
        .await
        .unwrap_err();
    assert_eq!(error, Error::Refused(Refusal::InvalidProof));
    assert_eq!(
        client.orders().await.unwrap(),
        [replaced],
        "a refused one replaces nothing"
    );

    sandbox.move_to(day("2021-07-01")).await.unwrap();
    let confirmed = client.orders().await.unwrap().remove(0);
    assert_eq!(
        (confirmed.state, confirmed.proof.as_ref()),
        (OrderState::Confirmed, Some(&second.proof)),
        "correcting the form does not send the money again"
    );
    assert_eq!(
        client.upload_proof(&placed.number, &first).await.unwrap_err(),
        Error::Refused(Refusal::NotOpen)
    );
    assert_eq!(client.orders().await.unwrap(), [confirmed]);
}

#[tokio::test]
async fn cancelling_ends_the_waiting_and_makes_room_for_another_order() {
    for with_proof in [false, true] {
        let (sandbox, client, placed) = waiting().await;
        let proof = proof_of(PDF, day("2021-06-28"));
        if with_proof {
            client.upload_proof(&placed.number, &proof).await.unwrap();
        }
        let cancelled = client.cancel_order(&placed.number).await.unwrap();
        assert_eq!(
            cancelled,
            RemoteOrder {
                state: OrderState::Cancelled,
                instructions: None,
                proof: with_proof.then_some(proof.proof.clone()),
                ..placed.clone()
            }
        );
        let refused = Error::Refused(Refusal::NotOpen);
        assert_eq!(client.cancel_order(&placed.number).await.unwrap_err(), refused);
        assert_eq!(client.upload_proof(&placed.number, &proof).await.unwrap_err(), refused);

        let other = renew(&client, 2, "tok_visa").await.unwrap();
        assert_eq!(other.state, OrderState::Confirmed);
        sandbox.move_to(day("2022-06-22")).await.unwrap();
        assert_eq!(
            client.orders().await.unwrap(),
            [other, cancelled],
            "its money never arrives"
        );
        assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn an_order_that_waits_for_nothing_is_not_open() {
    let refused = Error::Refused(Refusal::NotOpen);
    let proof = proof_of(PDF, day("2021-06-28"));

    let (sandbox, client) = irish().await;
    let arrived = proved(&sandbox, &client, 1).await;
    sandbox.move_to(day("2021-07-01")).await.unwrap();
    assert_eq!(client.cancel_order(&arrived.number).await.unwrap_err(), refused);
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);

    let (sandbox, client, expired) = waiting().await;
    sandbox.move_to(day("2021-07-29")).await.unwrap();
    assert_eq!(client.cancel_order(&expired.number).await.unwrap_err(), refused);
    assert_eq!(client.upload_proof(&expired.number, &proof).await.unwrap_err(), refused);

    let (_sandbox, client) = irish().await;
    renew(&client, 1, "tok_declined").await.unwrap_err();
    renew(&client, 2, "tok_visa").await.unwrap();
    for order in client.orders().await.unwrap() {
        assert_eq!((order.instructions, order.proof), (None, None));
        assert_eq!(client.cancel_order(&order.number).await.unwrap_err(), refused);
        assert_eq!(client.upload_proof(&order.number, &proof).await.unwrap_err(), refused);
    }
}

#[tokio::test]
async fn an_order_nobody_placed_is_not_found() {
    let (_sandbox, client) = irish().await;
    let proof = proof_of(PDF, day("2021-06-28"));
    for number in ["1", "../orders", "0 OR 1=1", "行動套件"] {
        let error = client.cancel_order(number).await.unwrap_err();
        assert!(matches!(error, Error::NotFound(_)), "{number}: {error}");
        let error = client.upload_proof(number, &proof).await.unwrap_err();
        assert!(matches!(error, Error::NotFound(_)), "{number}: {error}");
    }
}

#[tokio::test]
async fn only_buyers_prove_and_cancel() {
    for role in Role::ALL {
        let (sandbox, _, placed) = waiting().await;
        let client = client_as(&sandbox, role);
        let upload = client
            .upload_proof(&placed.number, &proof_of(PDF, day("2021-06-28")))
            .await;
        let cancelled = client.cancel_order(&placed.number).await;
        if role.may_buy() {
            assert_eq!(upload.unwrap().state, OrderState::ProofUploaded);
            assert_eq!(cancelled.unwrap().state, OrderState::Cancelled);
        } else {
            assert!(matches!(upload, Err(Error::Forbidden(_))), "{role}");
            assert!(matches!(cancelled, Err(Error::Forbidden(_))), "{role}");
            assert_eq!(client.orders().await.unwrap(), [placed]);
        }
    }
}

#[tokio::test]
async fn whatever_happens_on_the_way_asking_tells_and_repeating_ends_well() {
    for fault in Fault::ALL {
        if fault == Fault::Slow {
            // It would really be slow.
            continue;
        }
        let (sandbox, client, placed) = waiting().await;
        let proof = proof_of(PDF, day("2021-06-28"));
        let mut spec = FaultSpec::from(fault);
        spec.only = Some("POST /v1/membership/orders".into());
        sandbox.add_fault(&spec).await.unwrap();
        let answered = client.upload_proof(&placed.number, &proof).await;
        let found = client.orders().await.unwrap().remove(0);
        match answered {
            Ok(order) => assert_eq!(order, found, "{fault}"),
            Err(Error::OutcomeUnknown(_)) => {}
            Err(_) => assert_eq!(found, placed, "{fault} was said to have changed nothing"),
        }
        let repeated = client.upload_proof(&placed.number, &proof).await.unwrap();
        assert_eq!(repeated.state, OrderState::ProofUploaded, "{fault}");

        sandbox.add_fault(&spec).await.unwrap();
        let answered = client.cancel_order(&placed.number).await;
        let found = client.orders().await.unwrap().remove(0);
        match answered {
            Ok(order) => assert_eq!(order, found, "{fault}"),
            Err(Error::OutcomeUnknown(_)) => {}
            Err(_) => assert_eq!(found, repeated, "{fault} was said to have changed nothing"),
        }
        let again = client.cancel_order(&placed.number).await;
        if found.state == OrderState::Cancelled {
            assert_eq!(again.unwrap_err(), Error::Refused(Refusal::NotOpen), "{fault}");
        } else {
            assert_eq!(again.unwrap().state, OrderState::Cancelled, "{fault}");
        }
    }
}

#[tokio::test]
async fn beginning_again_forgets_proofs() {
    let (sandbox, client) = irish().await;
    proved(&sandbox, &client, 1).await;
    sandbox.reset(sandbox::ResetOptions::default()).await.unwrap();
    assert_eq!(client.orders().await.unwrap(), []);
    sandbox.move_to(day("2021-07-10")).await.unwrap();
    assert_eq!(sandbox.charges().await.unwrap(), []);
    let order = by_card(&client, PACK, OrderKind::Renew, 1, "tok_visa").await;
    assert_eq!(client.place_order(&order).await.unwrap().number, "7310061187");
}
