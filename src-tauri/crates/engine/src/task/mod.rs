//! Long work that can be followed and stopped, and files that are whole or absent.

pub(crate) mod whole_file;
pub(crate) mod work;
