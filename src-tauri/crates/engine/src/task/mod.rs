//! Long work that can be followed and stopped, and files that are whole or absent.

pub(crate) mod atomic_file;
pub(crate) mod destination;
pub(crate) mod progress;
