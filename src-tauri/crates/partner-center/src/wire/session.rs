use domain::Role;

use super::{Flag, Text, by_word};

resources! {
    /// Who is signed in.
    pub struct SessionResource {
        /// The person.
        display_name: Text,
        /// The role, by its stable name.
        role: Text,
        /// Whether the company has joined the partner network.
        is_member: Flag,
    }
}

/// The role of a word; `None` for one this version does not know.
pub(super) fn role_of(word: Option<&Text>) -> Option<Role> {
    by_word(&word?.0, &Role::ALL, Role::id)
}

impl SessionResource {
    /// The role, where it is one this version knows.
    #[must_use]
    pub fn known_role(&self) -> Option<Role> {
        role_of(self.role.as_ref())
    }
}
