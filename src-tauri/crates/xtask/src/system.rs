use std::env;
use std::fs;

/// The kind of operating system, as far as installing packages is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Debian, Ubuntu and what is made from them: apt.
    Debian,
    /// Fedora and its relatives: dnf.
    Fedora,
    /// Arch Linux and its relatives: pacman.
    Arch,
    /// A Linux this program cannot install packages on.
    OtherLinux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

impl System {
    /// The system this program runs on.
    pub fn here() -> Self {
        match env::consts::OS {
            "macos" => Self::MacOs,
            "windows" => Self::Windows,
            _ => fs::read_to_string("/etc/os-release").map_or(Self::OtherLinux, |text| from_os_release(&text)),
        }
    }

    /// Whether a program here needs a display server named in the environment to show a window.
    pub fn needs_display(self) -> bool {
        !matches!(self, Self::MacOs | Self::Windows)
    }
}

/// Reads the `ID` and `ID_LIKE` lines of os-release(5); the distribution's own id goes before those it resembles.
fn from_os_release(text: &str) -> System {
    let value = |key: &str| {
        text.lines()
            .find_map(|line| line.trim().strip_prefix(key)?.strip_prefix('='))
            .map(|value| value.trim_matches(['"', '\'']).to_ascii_lowercase())
            .unwrap_or_default()
    };
    let ids = format!("{} {}", value("ID"), value("ID_LIKE"));
    ids.split_whitespace()
        .find_map(|id| match id {
            "debian" | "ubuntu" => Some(System::Debian),
            "fedora" | "rhel" => Some(System::Fedora),
            "arch" => Some(System::Arch),
            _ => None,
        })
        .unwrap_or(System::OtherLinux)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distributions_are_told_by_their_id_or_what_they_resemble() {
        let cases = [
            (
                "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nVERSION_ID=\"12\"\nID=debian\n",
                System::Debian,
            ),
            ("NAME=\"Ubuntu\"\nID=ubuntu\nID_LIKE=debian\n", System::Debian),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", System::Debian),
            ("ID=fedora\nVERSION_ID=42\n", System::Fedora),
            ("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", System::Fedora),
            ("ID=arch\n", System::Arch),
            ("ID=manjaro\nID_LIKE=arch\n", System::Arch),
            ("ID=alpine\n", System::OtherLinux),
            ("", System::OtherLinux),
        ];
        for (text, system) in cases {
            assert_eq!(from_os_release(text), system, "{text}");
        }
    }
}
