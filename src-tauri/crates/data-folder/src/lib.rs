//! The one owner of the data folder: the names of everything in it, who may read it, its locks, and what a run that was
//! killed left behind.
//!
//! What stands in a file is none of its business: the databases belong to the store and the sandbox, the key to the vault.

mod contents;
mod data_folder;
mod entry;
mod error;
mod installation;
mod leftovers;
mod lock;
mod naming;
mod own_place;
mod private;
mod room;
mod surroundings;
pub mod test_point;
mod tighten;
mod unfinished;
mod writing;

pub use contents::parts::Part;
pub use data_folder::{DataFolder, Lock};
pub use entry::{TEMPORARY_PREFIX, TEMPORARY_SUFFIX, beside};
pub use error::{Error, is_disk_full};
pub use installation::{Installation, InstallationId, InstallationNote, KeyHome};
pub use lock::database_use::DatabaseUse;
pub use lock::file_lock::FileLock;
pub use lock::in_use::InUse;
pub use naming::{persist_new, persist_whole, rename_whole};
pub use private::{make_private_file, make_private_folder, open_private_file};
pub use room::try_to_write;
pub use surroundings::Surroundings;
pub use tighten::close_to_others;
pub use unfinished::clear_unfinished;
pub use writing::Writing;
