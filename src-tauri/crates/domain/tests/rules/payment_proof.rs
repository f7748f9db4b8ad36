//! A payment proof is told by its content and its size.

use domain::{LARGEST_PROOF_BYTES, ProofKind, ProofProblem};

fn pdf(size: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.resize(size - 6, b' ');
    content.extend_from_slice(b"\n%%EOF");
    content
}

#[test]
fn what_partner_center_takes_is_taken() {
    assert_eq!(ProofKind::of(&pdf(200)), Ok(ProofKind::Pdf));
    assert_eq!(ProofKind::of(&pdf(LARGEST_PROOF_BYTES)), Ok(ProofKind::Pdf));
    assert_eq!(ProofKind::of(b"\xff\xd8\xff\xe0\x00\x10JFIF"), Ok(ProofKind::Jpeg));
    assert_eq!(ProofKind::of(b"\x89PNG\r\n\x1a\n\x00\x00"), Ok(ProofKind::Png));
}

#[test]
fn what_it_would_refuse_is_named() {
    assert_eq!(ProofKind::of(b""), Err(ProofProblem::Empty));
    assert_eq!(
        ProofKind::of(&pdf(LARGEST_PROOF_BYTES + 1)),
        Err(ProofProblem::TooLarge)
    );
    for wrong in [
        &b"proof.pdf"[..],
        b"GIF89a",
        b"%PDF-1.7\nthe download broke off here",
        b"MZ",
        b"\x89PNG",
    ] {
        assert_eq!(ProofKind::of(wrong), Err(ProofProblem::WrongKind), "{wrong:?}");
    }
}
