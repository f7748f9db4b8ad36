use axum::extract::FromRequestParts;
use domain::Role;
use http::header;
use http::request::Parts;
use sha2::{Digest, Sha256};

use crate::base::caller::Caller;
use crate::base::problem::Problem;
use crate::http::shared::Shared;

/// The bearer token of a role, the same for as long as the file lives: a reset does not end a sign-in.
pub(crate) fn token(secret: &[u8], role: Role) -> String {
    let digest = Sha256::new()
        .chain_update(secret)
        .chain_update("role")
        .chain_update(role.id())
        .finalize();
    format!("sandbox-{}", hex::encode(digest))
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
