use std::ops::ControlFlow;

use incoming::{Event, Input, Limits, import};

/// A file that somebody dropped in. What is given is short, so it has to be read in no time.
pub fn take(bytes: &[u8]) {
    let limits = Limits {
        unpacked_bytes: 4 << 20,
        workers: Some(1),
        ..Limits::default()
    };
    let input = Input::Bytes {
        name: "given".to_owned(),
        bytes: bytes.to_vec(),
    };
    let mut told = 0;
    let summary = import([input], &limits, &mut |event| {
        match event {
            Event::Proposal(proposal) => {
                assert_eq!(proposal.sha256.len(), 64);
                told += 1;
            }
            Event::Refusal(refusal) => {
                assert!(refusal.code.id() != "took_too_long", "{refusal:?}");
                told += 1;
            }
            Event::IgnoredColumns { .. } | Event::FileRead { .. } => {}
        }
        ControlFlow::Continue(())
    });
    assert_eq!(summary.proposals + summary.refusals, told);
    assert!(told > 0, "nothing is said of what was given");
}
