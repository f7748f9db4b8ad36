/// No name of a directory or of an application is longer, in bytes.
const LONGEST: usize = 255;

/// Why two texts name no application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnApplication {
    /// The directory is no name and no number of one.
    #[error("the directory (tenant) is an id or a domain name, of letters, digits, dots and hyphens")]
    Tenant,
    /// The application's id is none.
    #[error("the application's id (client id) consists of letters, digits, dots and hyphens")]
    ClientId,
}

/// The application that a partner registered in its own directory, as a public client.
///
/// ```
/// use partner_center::sign_in::Application;
///
/// let application = Application::new("contoso.example", "6f1f6b2e-96cf-4d3d-8d64-1a2b3c4d5e6f")?;
/// assert_eq!(application.tenant(), "contoso.example");
/// assert!(Application::new("../common", "x").is_err());
/// # Ok::<_, partner_center::sign_in::NotAnApplication>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    tenant: String,
    client_id: String,
}

impl Application {
    /// The application with this id in this directory, which is named by its id or a domain. Spaces around them are not
    /// meant.
    ///
    /// # Errors
    /// [`NotAnApplication`] for a text that cannot stand in an address.
    pub fn new(tenant: &str, client_id: &str) -> Result<Self, NotAnApplication> {
        let (tenant, client_id) = (tenant.trim(), client_id.trim());
        if !is_name(tenant) {
            return Err(NotAnApplication::Tenant);
        }
        if !is_name(client_id) {
            return Err(NotAnApplication::ClientId);
        }
        Ok(Self {
            tenant: tenant.to_owned(),
            client_id: client_id.to_owned(),
        })
    }

    /// The directory: an id or a domain.
    #[must_use]
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    /// The application's id.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client_id
    }
}

fn is_name(text: &str) -> bool {
    let is_meant = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    !text.is_empty() && text.len() <= LONGEST && text.chars().all(is_meant) && text.contains(|c: char| c != '.')
}
