//! Another key for every file of the folder. The copies under the new key are made and checked first; then a note says that
//! they are whole; then the new key is put where the next start looks for it. That is the moment from which on it counts:
//! whoever comes next with the new key puts the copies in place, and with the former one throws them away.

pub(crate) mod begun;
pub(crate) mod conclude;
pub(crate) mod copies;
pub(crate) mod key_rotation;
pub(crate) mod rotation_note;
