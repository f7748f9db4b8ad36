use std::ops::ControlFlow;

use incoming::{Event, Input, Limits, Proposal, Refusal, Summary, import};

/// Everything that an import told.
#[derive(Debug, Default)]
pub struct Told {
    pub proposals: Vec<Proposal>,
    pub refusals: Vec<Refusal>,
    pub ignored: Vec<String>,
    pub summary: Summary,
}

impl Told {
    /// The codes of the refusals with their places.
    pub fn codes(&self) -> Vec<(String, &'static str)> {
        self.refusals
            .iter()
            .map(|refusal| (refusal.source.to_string(), refusal.code.id()))
            .collect()
    }

    pub fn numbers(&self) -> Vec<&str> {
        let numbers = self.proposals.iter().map(|proposal| proposal.fields.number.as_ref());
        numbers
            .map(|number| number.map_or("", |number| number.value.as_str()))
            .collect()
    }
}

pub fn bytes(name: &str, bytes: impl Into<Vec<u8>>) -> Input {
    Input::Bytes {
        name: name.to_owned(),
        bytes: bytes.into(),
    }
}

pub fn read(inputs: impl IntoIterator<Item = Input>) -> Told {
    read_within(inputs, &Limits::default())
}

pub fn read_within(inputs: impl IntoIterator<Item = Input>, limits: &Limits) -> Told {
    let mut told = Told::default();
    told.summary = import(inputs, limits, &mut |event| {
        match event {
            Event::Proposal(proposal) => told.proposals.push(*proposal),
            Event::Refusal(refusal) => told.refusals.push(refusal),
            Event::IgnoredColumns { names, .. } => told.ignored.extend(names),
            Event::FileRead { .. } => {}
        }
        ControlFlow::Continue(())
    });
    told
}

/// The one code that a file is refused with.
pub fn code(content: impl Into<Vec<u8>>) -> &'static str {
    let told = read([bytes("given", content)]);
    assert_eq!((told.proposals.len(), told.refusals.len()), (0, 1), "{told:?}");
    told.refusals[0].code.id()
}
