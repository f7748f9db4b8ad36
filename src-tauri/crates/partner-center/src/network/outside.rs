use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::Host;

/// The last parts of names that somebody gives in a network of their own.
const OWN_NAMES: [&str; 7] = ["local", "localhost", "internal", "lan", "home", "intranet", "private"];

/// Whether a host is outside of this computer and of every network of somebody's own, as far as its name or number tells.
pub(crate) fn is_outside(host: &Host<impl AsRef<str>>) -> bool {
    match host {
        Host::Domain(name) => is_outside_name(name.as_ref()),
        Host::Ipv4(number) => is_outside_number(*number),
        Host::Ipv6(number) => match number.to_canonical() {
            IpAddr::V4(number) => is_outside_number(number),
            IpAddr::V6(number) => is_outside_long_number(number),
        },
    }
}

/// A name with a dot in it that belongs to nobody's own network.
fn is_outside_name(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name.rsplit_once('.')
        .is_some_and(|(_, last)| !OWN_NAMES.iter().any(|own| last.eq_ignore_ascii_case(own)))
}

fn is_outside_number(number: Ipv4Addr) -> bool {
    let [first, second, ..] = number.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    !(number.is_private()
        || number.is_loopback()
        || number.is_link_local()
        || number.is_multicast()
        || number.is_broadcast()
        || number.is_documentation()
        || is_shared
        || first == 0
        || first >= 240)
}

fn is_outside_long_number(number: Ipv6Addr) -> bool {
    // 2000::/3 is all that is given out.
    number.segments()[0] & 0xE000 == 0x2000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_around_this_computer_is_not_outside() {
        for (host, is_one) in [
            ("store.blob.core.example.net", true),
            ("20.60.1.2", true),
            ("[2603:1030::1]", true),
            ("localhost", false),
            ("printer", false),
            ("printer.", false),
            ("printer.local", false),
            ("printer.LAN", false),
            ("a.localhost.", false),
            ("127.0.0.1", false),
            ("2130706433", false),
            ("0x7f.1", false),
            ("10.1.2.3", false),
            ("172.20.0.1", false),
            ("192.168.1.1", false),
            ("192.0.2.1", false),
            ("169.254.169.254", false),
            ("100.100.0.1", false),
            ("0.0.0.0", false),
            ("240.0.0.1", false),
            ("[::1]", false),
            ("[::ffff:10.0.0.1]", false),
            ("[64:ff9b::a00:1]", false),
            ("[fd00::1]", false),
            ("[fe80::1]", false),
        ] {
            let read = Host::parse(host).unwrap_or_else(|error| panic!("{host}: {error}"));
            assert_eq!(is_outside(&read), is_one, "{host}");
        }
    }
}
