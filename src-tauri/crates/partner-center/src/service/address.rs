use http::Uri;
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

use super::error::ServiceError;
use super::origin::Origin;

/// What must not stand in an address as it is. What is encoded already stays so.
const UNWRITTEN: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');
/// What needs no encoding in a part of a path.
const PART: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The one host that is given the bearer token: a scheme, a name and a port.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    origin: Origin,
    /// Where the service is at home: a link to there means the base, wherever that is.
    home: &'static str,
}

/// A path and its query on the base.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Place(pub(crate) String);

impl Place {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without the query.
    pub(crate) fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or_default()
    }
}

impl Base {
    /// The base at an address of scheme and authority.
    pub(crate) fn at(address: &str, home: &'static str) -> Result<Self, ServiceError> {
        let uri: Uri = address
            .trim()
            .trim_end_matches('/')
            .parse()
            .map_err(|_| ServiceError::UnusableBase)?;
        let origin = Origin::of(&uri).ok_or(ServiceError::UnusableBase)?;
        if uri.path().len() > 1 || uri.query().is_some() || !(origin.is_encrypted || origin.is_loopback()) {
            return Err(ServiceError::UnusableBase);
        }
        Ok(Self { origin, home })
    }

    /// The whole address of a place.
    pub(crate) fn address(&self, place: &Place) -> String {
        format!("{}{}", self.origin.address(), place.0)
    }

    /// Whether it is on this computer, as in a test or behind somebody's own server.
    pub(crate) fn is_loopback(&self) -> bool {
        self.origin.is_loopback()
    }

    /// The place that a link of an answer means. Links are relative or absolute, with spaces as they are. A link to
    /// the service's home means the base, wherever that is; a link to any other host means nothing.
    ///
    /// `from` is where the link was found.
    pub(crate) fn follow(&self, link: &str, from: Option<&Place>) -> Result<Place, ServiceError> {
        let link = link.trim();
        if link.contains('\\') || link.chars().any(char::is_control) {
            return Err(ServiceError::ForeignAddress);
        }
        let link = utf8_percent_encode(link, UNWRITTEN).to_string();
        let place = if link.starts_with("//") {
            return Err(ServiceError::ForeignAddress);
        } else if link.starts_with('/') {
            link
        } else if let (Some(from), true) = (from, link.starts_with('?')) {
            format!("{}{link}", from.path())
        } else if is_absolute(&link) {
            self.on_the_base(&link)?
        } else {
            format!("/{link}")
        };
        // The fragment is nobody's but the browser's.
        let place = place.split('#').next().unwrap_or_default().to_owned();
        let is_readable = place.parse::<Uri>().is_ok();
        is_readable
            .then_some(Place(place))
            .ok_or_else(|| ServiceError::Unreadable("a link that is none".into()))
    }

    fn on_the_base(&self, link: &str) -> Result<String, ServiceError> {
        let uri: Uri = link.parse().map_err(|_| ServiceError::ForeignAddress)?;
        let origin = Origin::of(&uri).ok_or(ServiceError::ForeignAddress)?;
        let is_own = origin == self.origin || Self::at(self.home, self.home).is_ok_and(|home| home.origin == origin);
        let place = uri.path_and_query().map(ToString::to_string);
        place.filter(|_| is_own).ok_or(ServiceError::ForeignAddress)
    }

    /// Whether a document may be fetched from an address that an answer names: encrypted, and from a host that is not
    /// inside of somebody's network. A base on this computer may name others on this computer.
    pub(crate) fn may_fetch_from(&self, address: &Uri) -> bool {
        let Some(origin) = Origin::of(address) else {
            return false;
        };
        if origin.is_loopback() {
            return self.is_loopback();
        }
        origin.is_encrypted && origin.is_public()
    }
}

/// Whether a link begins with a scheme, whatever kind: no relative one has a colon in its first part.
fn is_absolute(link: &str) -> bool {
    let first = link.split(['/', '?', '#']).next().unwrap_or_default();
    first.contains(':')
}

/// A place: parts of the path below a root, each encoded, and the query.
pub(crate) fn place_below<const N: usize>(
    root: &str,
    parts: [&str; N],
    query: &[(&str, &str)],
) -> Result<Place, ServiceError> {
    let mut place = root.to_owned();
    for part in parts {
        place.push('/');
        place.push_str(&encoded(part)?);
    }
    for (index, (name, value)) in query.iter().enumerate() {
        place.push(if index == 0 { '?' } else { '&' });
        place.push_str(name);
        place.push('=');
        place.extend(utf8_percent_encode(value, PART));
    }
    Ok(Place(place))
}

/// A part of a path. What climbs out of it is nobody's name.
fn encoded(part: &str) -> Result<String, ServiceError> {
    if part.chars().all(|letter| letter == '.' || letter.is_whitespace()) {
        return Err(ServiceError::Unreadable("a name that is none".into()));
    }
    Ok(utf8_percent_encode(part, PART).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MICROSOFT: &str = "https://management.azure.com";

    fn base(address: &str) -> Base {
        Base::at(address, MICROSOFT).unwrap_or_else(|error| panic!("{address}: {error}"))
    }

    #[test]
    fn a_base_is_encrypted_or_on_this_computer() {
        for address in [
            "https://management.azure.com",
            "https://management.azure.com/",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "http://localhost:1",
        ] {
            assert!(Base::at(address, MICROSOFT).is_ok(), "{address}");
        }
        for address in [
            "http://management.azure.com",
            "ftp://127.0.0.1",
            "management.azure.com",
            "https://user@management.azure.com",
            "https://management.azure.com/below",
            "http://127.0.0.1.example.com",
            "http://192.168.0.1",
            "",
        ] {
            assert_eq!(
                Base::at(address, MICROSOFT).err(),
                Some(ServiceError::UnusableBase),
                "{address}"
            );
        }
    }

    #[test]
    fn links_are_followed_on_the_base_only() {
        let cases = [
            (
                "/providers/a:b/c?$top=50&d=2000-01-01 00:00:00Z",
                "/providers/a:b/c?$top=50&d=2000-01-01%2000:00:00Z",
            ),
            ("providers/a", "/providers/a"),
            ("https://management.azure.com/a%3Ab?x=%20y", "/a%3Ab?x=%20y"),
            ("HTTPS://Management.Azure.com:443/a", "/a"),
            ("?page=2", "/from?page=2"),
            (" /a?name=Ünï#part ", "/a?name=%C3%9Cn%C3%AF"),
        ];
        let base = base(MICROSOFT);
        let from = Place("/from?page=1".into());
        for (link, place) in cases {
            let followed = base.follow(link, Some(&from));
            assert_eq!(followed.map(|place| place.0), Ok(place.to_owned()), "{link}");
        }
        for link in [
            "https://evil.example/a",
            "http://management.azure.com/a",
            "https://management.azure.com:444/a",
            "https://management.azure.com.evil.example/a",
            "https://management.azure.com@evil.example/a",
            "//evil.example/a",
            "/\\evil.example/a",
            "https:\\\\evil.example/a",
            "https:/evil.example/a",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "/a\r\nHost: evil.example",
        ] {
            let followed = base.follow(link, Some(&from));
            assert_eq!(followed.err(), Some(ServiceError::ForeignAddress), "{link}");
        }
    }

    #[test]
    fn a_link_to_microsoft_means_the_base_wherever_it_is() {
        let base = base("http://127.0.0.1:8080");
        let place = base
            .follow("https://management.azure.com/a?b=c", None)
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(base.address(&place), "http://127.0.0.1:8080/a?b=c");
        assert!(base.follow("http://127.0.0.1:8081/a", None).is_err());
    }

    #[test]
    fn documents_come_from_public_encrypted_hosts() {
        let microsoft = base(MICROSOFT);
        let own = base("http://localhost:8080");
        let may =
            |base: &Base, address: &str| base.may_fetch_from(&address.parse().unwrap_or_else(|_| panic!("{address}")));
        assert!(may(&microsoft, "https://account.blob.core.windows.net/a.pdf?sig=x"));
        assert!(may(&microsoft, "https://20.60.1.1/a.pdf"));
        for address in [
            "http://account.blob.core.windows.net/a.pdf",
            "https://user@account.blob.core.windows.net/a.pdf",
            "https://localhost/a.pdf",
            "https://127.0.0.1/a.pdf",
            "https://127.1/a.pdf",
            "https://0x7f.0.0.1/a.pdf",
            "https://10.0.0.1/a.pdf",
            "https://169.254.169.254/metadata",
            "https://100.64.0.1/a.pdf",
            "https://[::1]/a.pdf",
            "https://[fd00::1]/a.pdf",
            "https://[fe80::1]/a.pdf",
            "https://[::ffff:10.0.0.1]/a.pdf",
            "https://printer/a.pdf",
            "https://printer.local/a.pdf",
            "ftp://account.blob.core.windows.net/a.pdf",
        ] {
            assert!(!may(&microsoft, address), "{address}");
            let is_loopback = ["localhost", "127.0.0.1", "[::1]"]
                .iter()
                .any(|host| address.contains(host));
            assert_eq!(may(&own, address), is_loopback, "{address}");
        }
    }

    #[test]
    fn parts_of_a_path_are_encoded_and_never_climb() {
        let made = place_below(
            "/below",
            ["billingAccounts", "a:b_2019-05-31"],
            &[("api-version", "2020-05-01")],
        );
        let made = made.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(
            made.as_str(),
            "/below/billingAccounts/a%3Ab_2019-05-31?api-version=2020-05-01"
        );
        assert_eq!(made.path(), "/below/billingAccounts/a%3Ab_2019-05-31");
        for name in ["", ".", "..", " "] {
            assert!(place_below("", ["billingAccounts", name], &[]).is_err(), "{name}");
        }
        let climbing = place_below("", ["invoices", "../x?y#z"], &[]).unwrap_or_else(|error| panic!("{error}"));
        assert!(climbing.as_str().ends_with("/invoices/..%2Fx%3Fy%23z"));
    }
}
