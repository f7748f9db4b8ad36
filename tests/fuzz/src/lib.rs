//! Whatever comes from outside, given random bytes: each target takes any bytes and ends without a panic.
//!
//! The corpus beside this package, with every finding ever made in it, is played by the tests of this package;
//! `cargo xtask fuzz MINUTES` looks for new ones.

mod answers;
mod command_lines;
mod given_files;
mod proofs;
mod sentences;
mod stored;
mod texts;

/// One target: what random bytes are given to.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name, and that of its folder in the corpus.
    pub name: &'static str,
    /// Takes any bytes.
    pub take: fn(&[u8]),
}

/// Gives bytes to the target of a name.
///
/// # Panics
/// When there is no such target, or it found something.
pub fn take(name: &str, bytes: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    (target.expect("a target of that name").take)(bytes);
}

/// Every target.
pub const TARGETS: [Target; 8] = [
    Target {
        name: "answers",
        take: answers::take,
    },
    Target {
        name: "proofs",
        take: proofs::take,
    },
    Target {
        name: "sentences",
        take: sentences::take,
    },
    Target {
        name: "originals",
        take: stored::take_original,
    },
    Target {
        name: "searches",
        take: stored::take_search,
    },
    Target {
        name: "texts",
        take: texts::take,
    },
    Target {
        name: "given_files",
        take: given_files::take,
    },
    Target {
        name: "command_lines",
        take: command_lines::take,
    },
];
