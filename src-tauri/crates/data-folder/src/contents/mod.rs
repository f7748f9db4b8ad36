//! What lies in the folder.

pub(crate) mod enciphered;
pub(crate) mod parts;
