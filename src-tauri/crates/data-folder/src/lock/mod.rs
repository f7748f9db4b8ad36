//! Who uses the folder or a part of it, and who has it alone.

pub(crate) mod database_use;
pub(crate) mod file_lock;
pub(crate) mod in_use;
