use xshell::{Shell, cmd};

use crate::process;
use crate::system::System;

/// What a piece of work needs from the operating system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building the command line program: a C compiler and OpenSSL for the encrypted database.
    CommandLine,
    /// Building and showing the window.
    Window,
    /// Testing the window without a screen, and reading the PDFs that were made.
    Tests,
    /// Drawing the icon files.
    Icons,
    /// Measuring beside other programs.
    Bench,
}

/// How to see that something is there, however it was installed.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Program(&'static str),
    Library(&'static str),
    /// A library that programs load, without what building with it takes.
    SharedObject(&'static str),
}

/// One package of the operating system, under its names.
#[derive(Debug, Clone, Copy)]
pub struct Requirement {
    purpose: Purpose,
    /// Its name for apt.
    pub apt: &'static str,
    dnf: &'static str,
    pacman: &'static str,
    sign: Sign,
}

const fn requirement(
    purpose: Purpose,
    apt: &'static str,
    dnf: &'static str,
    pacman: &'static str,
    sign: Sign,
) -> Requirement {
    Requirement {
        purpose,
        apt,
        dnf,
        pacman,
        sign,
    }
}

/// dnf finds a package by a file it holds, which spares the names that changed between its releases.
const ALL: [Requirement; 17] = [
    requirement(
        Purpose::CommandLine,
        "build-essential",
        "gcc",
        "base-devel",
        Sign::Program("cc"),
    ),
    requirement(
        Purpose::CommandLine,
        "pkg-config",
        "pkgconf-pkg-config",
        "pkgconf",
        Sign::Program("pkg-config"),
    ),
    requirement(
        Purpose::CommandLine,
        "libssl-dev",
        "openssl-devel",
        "openssl",
        Sign::Library("openssl"),
    ),
    requirement(
        Purpose::Window,
        "libwebkit2gtk-4.1-dev",
        "webkit2gtk4.1-devel",
        "webkit2gtk-4.1",
        Sign::Library("webkit2gtk-4.1"),
    ),
    requirement(
        Purpose::Window,
        "librsvg2-dev",
        "librsvg2-devel",
        "librsvg",
        Sign::Library("librsvg-2.0"),
    ),
    requirement(
        Purpose::Tests,
        "xvfb",
        "/usr/bin/xvfb-run",
        "xorg-server-xvfb",
        Sign::Program("xvfb-run"),
    ),
    requirement(
        Purpose::Tests,
        "xauth",
        "/usr/bin/xauth",
        "xorg-xauth",
        Sign::Program("xauth"),
    ),
    requirement(
        Purpose::Tests,
        "webkit2gtk-driver",
        "/usr/bin/WebKitWebDriver",
        "webkitgtk-6.0",
        Sign::Program("WebKitWebDriver"),
    ),
    requirement(
        Purpose::Tests,
        "dbus",
        "/usr/bin/dbus-run-session",
        "dbus",
        Sign::Program("dbus-run-session"),
    ),
    requirement(
        Purpose::Tests,
        "gnome-keyring",
        "gnome-keyring",
        "gnome-keyring",
        Sign::Program("gnome-keyring-daemon"),
    ),
    requirement(
        Purpose::Tests,
        "poppler-utils",
        "poppler-utils",
        "poppler",
        Sign::Program("pdftotext"),
    ),
    requirement(Purpose::Tests, "qpdf", "qpdf", "qpdf", Sign::Program("qpdf")),
    requirement(Purpose::Tests, "gdb", "gdb", "gdb", Sign::Program("gcore")),
    requirement(
        Purpose::Icons,
        "librsvg2-bin",
        "librsvg2-tools",
        "librsvg",
        Sign::Program("rsvg-convert"),
    ),
    requirement(
        Purpose::Bench,
        "libpango-1.0-0",
        "pango",
        "pango",
        Sign::SharedObject("libpango-1.0.so.0"),
    ),
    requirement(
        Purpose::Bench,
        "libpangoft2-1.0-0",
        "pango",
        "pango",
        Sign::SharedObject("libpangoft2-1.0.so.0"),
    ),
    requirement(
        Purpose::Bench,
        "poppler-utils",
        "poppler-utils",
        "poppler",
        Sign::Program("pdftotext"),
    ),
];

impl Requirement {
    /// Everything needed on Linux for these purposes, in the order it is named to people.
    pub fn on_linux(purposes: &[Purpose]) -> Vec<Self> {
        ALL.into_iter()
            .filter(|requirement| purposes.contains(&requirement.purpose))
            .collect()
    }

    /// Whether it is there, whichever way it was installed.
    pub fn is_there(&self, shell: &Shell) -> bool {
        match self.sign {
            Sign::Program(name) => process::is_there(name),
            Sign::Library(name) => process::succeeds(cmd!(shell, "pkg-config --exists {name}")),
            Sign::SharedObject(name) => can_be_loaded(shell, name),
        }
    }
}

/// An account that is no administrator does not find ldconfig on its search path.
fn can_be_loaded(shell: &Shell, name: &str) -> bool {
    ["ldconfig", "/sbin/ldconfig"].iter().any(|program| {
        let libraries = cmd!(shell, "{program} -p").quiet().ignore_stderr().read();
        libraries.is_ok_and(|libraries| libraries.contains(name))
    })
}

/// The command line that installs `missing` on a Linux of this kind, without `sudo`.
pub fn install_command(system: System, missing: &[Requirement]) -> Option<Vec<&'static str>> {
    let (start, name): (&[&str], fn(&Requirement) -> &'static str) = match system {
        System::Debian => (
            &["apt-get", "install", "--yes", "--no-install-recommends"],
            |requirement| requirement.apt,
        ),
        System::Fedora => (&["dnf", "install", "--assumeyes"], |requirement| requirement.dnf),
        System::Arch => (&["pacman", "-S", "--needed", "--noconfirm"], |requirement| {
            requirement.pacman
        }),
        System::OtherLinux | System::MacOs | System::Windows => return None,
    };
    let mut command = start.to_vec();
    for requirement in missing {
        if !command.contains(&name(requirement)) {
            command.push(name(requirement));
        }
    }
    Some(command)
}

/// The packages among `asked` that `dpkg-query --showformat='${Package}\t${db:Status-Status}\n'` does not report as
/// installed: unknown ones, half-installed ones, and removed ones whose settings remain.
pub fn missing_from_dpkg(printed: &str, asked: &[Requirement]) -> Vec<Requirement> {
    let installed = |name: &str| {
        printed
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .any(|line| line == (name, "installed"))
    };
    asked
        .iter()
        .filter(|requirement| !installed(requirement.apt))
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(requirements: &[Requirement]) -> Vec<&'static str> {
        requirements.iter().map(|requirement| requirement.apt).collect()
    }

    #[test]
    fn the_command_line_program_needs_no_window_packages() {
        assert_eq!(
            names(&Requirement::on_linux(&[Purpose::CommandLine])),
            ["build-essential", "pkg-config", "libssl-dev"]
        );
    }

    #[test]
    fn dpkg_lines_tell_installed_from_everything_else() {
        let asked = Requirement::on_linux(&[Purpose::CommandLine, Purpose::Window]);
        let printed = "build-essential\tinstalled\npkg-config\tconfig-files\nlibssl-dev\thalf-installed\n\
            libwebkit2gtk-4.1-dev\tinstalled\nlibrsvg2-dev-doc\tinstalled\n";
        assert_eq!(
            names(&missing_from_dpkg(printed, &asked)),
            ["pkg-config", "libssl-dev", "librsvg2-dev"]
        );
    }

    #[test]
    fn a_package_of_two_architectures_is_installed_when_one_of_them_is() {
        let asked = Requirement::on_linux(&[Purpose::CommandLine]);
        let printed = "libssl-dev\tnot-installed\nlibssl-dev\tinstalled\npkg-config\tinstalled\n";
        assert_eq!(names(&missing_from_dpkg(printed, &asked)), ["build-essential"]);
    }

    #[test]
    fn an_empty_or_strange_answer_means_everything_is_missing() {
        let asked = Requirement::on_linux(&[Purpose::Tests]);
        for printed in [
            "",
            "\n\n",
            "dpkg-query: no packages found matching xvfb\n",
            "xvfb installed\n",
        ] {
            assert_eq!(missing_from_dpkg(printed, &asked).len(), asked.len(), "{printed:?}");
        }
    }

    #[test]
    fn each_package_manager_gets_its_own_names_once() {
        let missing = Requirement::on_linux(&[Purpose::Window, Purpose::Icons]);
        assert_eq!(
            install_command(System::Debian, &missing).expect("apt")[4..],
            ["libwebkit2gtk-4.1-dev", "librsvg2-dev", "librsvg2-bin"]
        );
        assert_eq!(
            install_command(System::Arch, &missing).expect("pacman"),
            ["pacman", "-S", "--needed", "--noconfirm", "webkit2gtk-4.1", "librsvg"]
        );
        assert!(
            install_command(System::Fedora, &missing)
                .expect("dnf")
                .contains(&"webkit2gtk4.1-devel")
        );
        assert_eq!(install_command(System::OtherLinux, &missing), None);
    }
}
