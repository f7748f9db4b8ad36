/// A version of Node.js as `node --version` prints it, `v20.19.0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeVersion {
    major: u32,
    minor: u32,
    patch: u32,
}

impl NodeVersion {
    /// Reads `v20.19.0`, `20.19` or `20`; None for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().trim_start_matches('v');
        let mut parts = text.splitn(3, '.').map(|part| part.parse::<u32>().ok());
        Some(Self {
            major: parts.next()??,
            minor: parts.next().unwrap_or(Some(0))?,
            patch: parts.next().unwrap_or(Some(0))?,
        })
    }

    /// Whether this version is in a range as package.json's `engines` writes it, such as `^20.19.0 || >=22.12.0`.
    /// A part in another notation counts as met: npm itself only warns about engines.
    pub fn is_in(self, range: &str) -> bool {
        range.split("||").any(|part| {
            let part = part.trim();
            if let Some(least) = part.strip_prefix(">=").and_then(Self::read) {
                self >= least
            } else if let Some(least) = part.strip_prefix('^').and_then(Self::read) {
                self >= least && self.major == least.major
            } else {
                true
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_package_json_are_kept() {
        let range = "^20.19.0 || >=22.12.0";
        for (version, is_in) in [
            ("v18.20.4", false),
            ("v20.18.3", false),
            ("v20.19.0", true),
            ("v20.20.2\n", true),
            ("v21.7.0", false),
            ("v22.11.0", false),
            ("v22.12.0", true),
            ("v24.1.0", true),
        ] {
            assert_eq!(
                NodeVersion::read(version).expect("a version").is_in(range),
                is_in,
                "{version}"
            );
        }
    }

    #[test]
    fn short_versions_are_filled_and_words_are_none() {
        assert_eq!(NodeVersion::read("20"), NodeVersion::read("v20.0.0"));
        assert_eq!(NodeVersion::read("v20.x"), None);
        assert_eq!(NodeVersion::read(""), None);
    }
}
