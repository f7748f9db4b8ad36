use crate::service::{Base, Place, ServiceError, place_below};

/// Where Microsoft answers.
pub(super) const MICROSOFT: &str = "https://api.partnercenter.microsoft.com";
/// Below it is everything. Links of answers name it or leave it out.
const VERSION: &str = "/v1";

/// The base at an address, which may end with the version.
pub(super) fn base_at(address: &str) -> Result<Base, ServiceError> {
    let address = address.trim().trim_end_matches('/');
    let split = address.len().saturating_sub(VERSION.len());
    let host = match address.get(split..) {
        Some(end) if end.eq_ignore_ascii_case(VERSION) => &address[..split],
        _ => address,
    };
    Base::at(host, MICROSOFT)
}

/// A place below the version: parts of the path, each encoded, and the query.
pub(super) fn place<const N: usize>(parts: [&str; N], query: &[(&str, &str)]) -> Result<Place, ServiceError> {
    place_below(VERSION, parts, query)
}

/// The place that a link of an answer means. A query that was begun twice is one query.
pub(super) fn follow(base: &Base, link: &str, from: &Place) -> Result<Place, ServiceError> {
    let Place(place) = base.follow(link, Some(from))?;
    let (path, query) = match place.split_once('?') {
        Some((path, query)) => (path, Some(query.replace('?', "&"))),
        None => (place.as_str(), None),
    };
    let is_versioned = path
        .get(..=VERSION.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case("/v1/"));
    let version = if is_versioned { "" } else { VERSION };
    Ok(Place(match query {
        Some(query) => format!("{version}{path}?{query}"),
        None => format!("{version}{path}"),
    }))
}

/// The place at which a list goes on that names what follows by a token.
pub(super) fn sought_next(from: &Place) -> Place {
    const SEEK: &str = "seekOperation=Next";
    let query = from.as_str().split_once('?').map_or("", |(_, query)| query);
    let kept = query.split('&').filter(|part| {
        let name = part.split('=').next().unwrap_or_default();
        !(part.is_empty() || name.eq_ignore_ascii_case("seekOperation") || name.eq_ignore_ascii_case("offset"))
    });
    let query: Vec<&str> = kept.chain([SEEK]).collect();
    Place(format!("{}?{}", from.path(), query.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_belongs_to_the_base_or_not() {
        for address in [
            "http://127.0.0.1:8080",
            "http://127.0.0.1:8080/",
            "http://127.0.0.1:8080/v1",
            "http://127.0.0.1:8080/V1/",
        ] {
            let base = base_at(address).unwrap_or_else(|error| panic!("{address}: {error}"));
            let place = place(["profiles", "billing"], &[]).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(base.address(&place), "http://127.0.0.1:8080/v1/profiles/billing");
        }
        assert!(base_at("http://127.0.0.1:8080/v2").is_err());
        assert!(base_at("http://example.org").is_err());
    }

    #[test]
    fn links_come_with_and_without_the_version_and_stay_on_the_base() {
        let base = base_at("http://127.0.0.1:8080").unwrap_or_else(|error| panic!("{error}"));
        let from = Place("/v1/invoices?size=2&offset=0".into());
        for (link, place) in [
            ("/invoices?size=2&offset=2", "/v1/invoices?size=2&offset=2"),
            ("invoices?size=2&offset=2", "/v1/invoices?size=2&offset=2"),
            ("/v1/profiles/support", "/v1/profiles/support"),
            ("?size=2&offset=2", "/v1/invoices?size=2&offset=2"),
            (
                "/invoices/OneTime-G1/lineitems?size=2?seekOperation=Next",
                "/v1/invoices/OneTime-G1/lineitems?size=2&seekOperation=Next",
            ),
            (
                "https://api.partnercenter.microsoft.com:443/v1/invoices?a=b",
                "/v1/invoices?a=b",
            ),
            ("http://127.0.0.1:8080/invoices", "/v1/invoices"),
        ] {
            let followed = follow(&base, link, &from).unwrap_or_else(|error| panic!("{link}: {error}"));
            assert_eq!(followed.as_str(), place, "{link}");
        }
        for link in [
            "https://evil.example/v1/invoices",
            "//evil.example/invoices",
            "http://127.0.0.1:8081/v1/invoices",
        ] {
            assert_eq!(
                follow(&base, link, &from).err(),
                Some(ServiceError::ForeignAddress),
                "{link}"
            );
        }
    }

    #[test]
    fn what_follows_by_a_token_is_asked_for_in_the_same_size() {
        for (from, next) in [
            ("/v1/invoices?size=2&offset=2", "/v1/invoices?size=2&seekOperation=Next"),
            ("/v1/invoices", "/v1/invoices?seekOperation=Next"),
            (
                "/v1/invoices?size=2&seekOperation=Next",
                "/v1/invoices?size=2&seekOperation=Next",
            ),
        ] {
            assert_eq!(sought_next(&Place(from.into())).as_str(), next);
        }
    }
}
