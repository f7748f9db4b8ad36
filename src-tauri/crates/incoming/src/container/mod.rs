//! What holds other files: archives, messages, folders.

mod archive;
mod folder;
mod message;

pub use archive::{check_unpacking, each_entry};
pub use folder::walk;
pub use message::each_attachment;
