//! What every resource is made of and read with.

pub(crate) mod collection;
pub(crate) mod document;
pub(crate) mod reading;
pub(crate) mod scalar;
pub(crate) mod surrogates;
