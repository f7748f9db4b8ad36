use domain::ProofKind;

/// A file that somebody chose as the proof of a transfer.
pub fn take(bytes: &[u8]) {
    let _ = ProofKind::of(bytes);
}
