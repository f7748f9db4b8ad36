//! Faults on the wire by name.
