//! Imports of files: what each of them added, and how it is taken back.

pub(crate) mod added;
pub(crate) mod undo;
