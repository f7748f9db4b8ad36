//! The one window: who may have it, where it stands, and what it may reach.

pub(crate) mod claim;
pub(crate) mod memory;
pub(crate) mod walls;
