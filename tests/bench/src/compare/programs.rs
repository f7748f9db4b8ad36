use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use xshell::{Cmd, Shell, cmd};

use crate::compare::setter::{OrReason, Setter};

const BENCH: &str = "tests/bench";
const FONTS: &str = "src-tauri/crates/typeset/fonts";
/// What a row calls the product.
pub const PACKDESK: &str = "Packdesk";

/// Programs that set invoices, where they are, and what they read.
pub struct Programs {
    packdesk: PathBuf,
    peer: OrReason<PathBuf>,
    python: OrReason<PathBuf>,
    scripts: PathBuf,
    fonts: PathBuf,
    /// Where everything that is measured is written.
    pub folder: PathBuf,
    versions: Vec<(String, String)>,
}

/// A program with what it makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Program {
    /// Its name for files.
    pub id: &'static str,
    /// Its name for people; the version stands behind it.
    pub name: &'static str,
    /// What its documents are.
    pub makes: &'static str,
    /// How many short and long documents it sets in a round.
    pub counts: [usize; 2],
}

/// In the order of the table.
pub const ALL: [Program; 7] = [
    Program {
        id: "packdesk",
        name: PACKDESK,
        makes: "tagged, PDF/A-3a, PDF/UA-1, Factur-X",
        counts: [8, 3],
    },
    Program {
        id: "krilla-glyphs",
        name: "krilla",
        makes: "glyphs placed by the caller; untagged, no PDF/A",
        counts: [8, 3],
    },
    Program {
        id: "krilla-text",
        name: "krilla",
        makes: "texts shaped by krilla; untagged, no PDF/A",
        counts: [8, 2],
    },
    Program {
        id: "printpdf",
        name: "printpdf",
        makes: "given the used part of each face; untagged, no PDF/A",
        counts: [8, 2],
    },
    Program {
        id: "typst",
        name: "typst",
        makes: "tagged, no PDF/A",
        counts: [8, 1],
    },
    Program {
        id: "reportlab",
        name: "reportlab",
        makes: "untagged, no PDF/A",
        counts: [8, 1],
    },
    Program {
        id: "weasyprint",
        name: "weasyprint",
        makes: "untagged, no PDF/A",
        counts: [4, 1],
    },
];

impl Programs {
    /// Installs the other programs into `folder` and has the invoices written there that all of them read.
    /// That one of them cannot be had is told in its rows.
    pub fn prepare(shell: &Shell, folder: &Path) -> Self {
        let source = shell.current_dir().join(BENCH).join("peers");
        let programs = Self::with(shell, folder, peer(shell, &source, folder));
        let (packdesk, documents) = (programs.packdesk(), folder.join("documents"));
        cmd!(shell, "{packdesk} documents {documents}").run().unwrap();
        programs
    }

    /// What does without the programs that set invoices.
    pub fn of_python(shell: &Shell, folder: &Path) -> Self {
        Self::with(shell, folder, Err("it was not asked for".to_owned()))
    }

    fn with(shell: &Shell, folder: &Path, peer: OrReason<PathBuf>) -> Self {
        let folder = shell.create_dir(folder).unwrap();
        let bench = shell.current_dir().join(BENCH);
        Self {
            packdesk: std::env::current_exe().unwrap(),
            peer,
            python: python(shell, &bench.join("python"), &folder),
            versions: versions(&bench),
            scripts: bench.join("python"),
            fonts: shell.current_dir().join(FONTS),
            folder,
        }
    }

    /// Packdesk's own program: this one.
    pub fn packdesk(&self) -> &Path {
        &self.packdesk
    }

    /// A program with its version, as a row names it.
    pub fn shown(&self, program: &Program) -> String {
        let version = self.versions.iter().find(|(name, _)| name == program.name);
        match version {
            Some((name, version)) => format!("{name} {version}: {}", program.makes),
            None => format!("{}: {}", program.name, program.makes),
        }
    }

    /// A script of the Python that has the other programs.
    pub fn script(&self, name: &str) -> OrReason<(PathBuf, PathBuf)> {
        let python = self.python.as_ref().map_err(Clone::clone)?;
        Ok((python.clone(), self.scripts.join(name)))
    }

    /// The fonts that every program has.
    pub fn fonts(&self) -> &Path {
        &self.fonts
    }

    /// The version of a library, as a row names it.
    pub fn version(&self, library: &str) -> String {
        let version = self.versions.iter().find(|(name, _)| name == library);
        version.map_or_else(|| library.to_owned(), |(name, version)| format!("{name} {version}"))
    }

    /// Starts a program.
    pub fn start(&self, program: &Program) -> OrReason<Setter> {
        let documents = self.folder.join("documents");
        let command = match program.id {
            "packdesk" => {
                let mut command = Command::new(&self.packdesk);
                command.arg("set").arg(documents);
                command
            }
            writer @ ("krilla-glyphs" | "krilla-text" | "printpdf") => {
                let mut command = Command::new(self.peer.as_ref().map_err(Clone::clone)?);
                command.arg(writer).arg(documents).arg(&self.fonts);
                command
            }
            script => {
                let mut command = Command::new(self.python.as_ref().map_err(Clone::clone)?);
                command.arg(self.scripts.join(format!("{script}_peer.py")));
                command
                    .arg(documents)
                    .arg(&self.fonts)
                    .env("PYTHONDONTWRITEBYTECODE", "1");
                command
            }
        };
        Setter::start(command, &self.folder, program.id)
    }
}

fn executable(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The program that sets the invoices with other libraries of Rust.
fn peer(shell: &Shell, source: &Path, folder: &Path) -> OrReason<PathBuf> {
    let (manifest, target) = (source.join("Cargo.toml"), folder.join("peers"));
    let build = cmd!(
        shell,
        "cargo build --release --locked --manifest-path {manifest} --target-dir {target}"
    );
    installed(build)?;
    Ok(executable(&target.join("release"), "peer"))
}

/// The Python that has the other programs, in a folder of its own.
fn python(shell: &Shell, source: &Path, folder: &Path) -> OrReason<PathBuf> {
    let environment = folder.join("python");
    let python = if cfg!(windows) {
        environment.join("Scripts").join("python.exe")
    } else {
        environment.join("bin").join("python")
    };
    if !python.exists() {
        let system = if cfg!(windows) { "python" } else { "python3" };
        installed(cmd!(shell, "{system} -m venv --clear {environment}"))?;
    }
    let list = source.join("packages.txt");
    installed(cmd!(
        shell,
        "{python} -m pip install --quiet --disable-pip-version-check --retries 1 --requirement {list}"
    ))?;
    Ok(python)
}

/// What a program says last is why something cannot be had here.
fn installed(command: Cmd<'_>) -> OrReason<()> {
    println!("    $ {command}");
    let output = command
        .quiet()
        .ignore_status()
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let complaints = String::from_utf8_lossy(&output.stderr);
    let last = complaints.lines().rev().find(|line| !line.trim().is_empty());
    Err(format!(
        "it cannot be installed here: {}",
        last.map_or("no reason was given", str::trim)
    ))
}

/// The pinned versions: `name==version` for Python, `name = "=version"` for Rust.
fn versions(bench: &Path) -> Vec<(String, String)> {
    let read = |file: &str| fs::read_to_string(bench.join(file)).unwrap_or_default();
    pinned(&read("python/packages.txt"), &read("peers/Cargo.toml"))
}

fn pinned(python: &str, rust: &str) -> Vec<(String, String)> {
    let of_python = python.lines().filter_map(|line| line.split_once("=="));
    let of_rust = rust.lines().filter_map(|line| {
        let (name, rest) = line.split_once(" = ")?;
        let (_, version) = rest.split_once("\"=")?;
        Some((name, version.split_once('"')?.0))
    });
    of_python
        .chain(of_rust)
        .map(|(name, version)| (name.trim().to_owned(), version.trim().to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_those_that_are_installed() {
        let pinned = pinned(
            "# what\nreportlab==5.1.0\n",
            "[dependencies]\nkrilla = \"=0.8.2\"\nprintpdf = { version = \"=0.12.8\", default-features = false }\nedition = \"2024\"\n",
        );
        let expected = [("reportlab", "5.1.0"), ("krilla", "0.8.2"), ("printpdf", "0.12.8")];
        assert_eq!(
            pinned,
            expected.map(|(name, version)| (name.to_owned(), version.to_owned()))
        );
    }

    #[test]
    fn every_program_but_packdesk_has_a_pinned_version() {
        let versions = versions(Path::new(env!("CARGO_MANIFEST_DIR")));
        for program in ALL.iter().filter(|program| program.name != PACKDESK) {
            assert!(
                versions.iter().any(|(name, _)| name == program.name),
                "{}",
                program.name
            );
        }
    }
}
