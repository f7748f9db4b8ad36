use domain::{Activity, Role};

use crate::base::refused::Refused;

/// Who makes a request, by the bearer token.
pub(crate) struct Caller {
    pub person: String,
    pub role: Role,
}

impl Caller {
    /// Refuses what the role may not do.
    pub fn must_be_allowed(&self, activity: Activity) -> Result<(), Refused> {
        if self.role.may(activity) {
            Ok(())
        } else {
            Err(Refused::Role(self.role))
        }
    }
}
