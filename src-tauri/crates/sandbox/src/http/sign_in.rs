use axum::extract::FromRequestParts;
use domain::{Activity, Role};
use http::header;
use http::request::Parts;
use sha2::{Digest, Sha256};

use crate::http::routes::Problem;
use crate::http::shared::Shared;
use crate::selling::placing::Refused;

/// The bearer token of a role, the same for as long as the file lives: a reset does not end a sign-in.
pub(crate) fn token(secret: &[u8], role: Role) -> String {
    let digest = Sha256::new()
        .chain_update(secret)
        .chain_update("role")
        .chain_update(role.id())
        .finalize();
    format!("sandbox-{}", hex::encode(digest))
}

/// Who makes a request, by the bearer token.
pub(crate) struct Caller {
    pub person: String,
    pub role: Role,
}

impl Caller {
    /// Refuses what the role may not do.
    pub fn must_be_allowed(&self, activity: Activity) -> Result<(), Problem> {
        if self.role.may(activity) {
            Ok(())
        } else {
            Err(Problem::Refused(Refused::Role(self.role)))
        }
    }
}

impl FromRequestParts<Shared> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, shared: &Shared) -> Result<Self, Problem> {
        let bearer = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or(Problem::NotSignedIn)?;
        let role = Role::ALL
            .into_iter()
            .find(|role| token(shared.secret(), *role) == bearer)
            .ok_or(Problem::NotSignedIn)?;
        Ok(Self {
            person: shared.partner().person.clone(),
            role,
        })
    }
}
