use serde::{Deserialize, Serialize};

use crate::{Account, Role};

/// Who is signed in, to which account, in which role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The account.
    pub account: Account,
    /// The person's name.
    pub person: String,
    /// The role; `None` where the connection does not say.
    pub role: Option<Role>,
}
