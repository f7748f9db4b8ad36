use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::bench::setter::{Setter, Told};
use crate::failure::{Failure, Outcome};
use crate::install;
use crate::install::requirement::Purpose;
use crate::process;
use crate::stamp::{Stamp, key_of};
use crate::test::documents::python_of;
use crate::workspace::Workspace;

const BENCH: &str = "tests/bench";
const FONTS: &str = "src-tauri/crates/typeset/fonts";
/// What a row calls the product.
pub const PACKDESK: &str = "Packdesk";

/// Programs that set invoices, where they are, and what they read.
pub struct Programs {
    packdesk: PathBuf,
    krilla: Told<PathBuf>,
    python: Told<PathBuf>,
    pango: Told<()>,
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
pub const ALL: [Program; 6] = [
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
    /// Builds Packdesk's own program, installs the others, and has the invoices written that all of them read.
    ///
    /// # Errors
    /// When Packdesk's own program cannot be built. That another one cannot be had is told in its rows.
    pub fn prepare(workspace: &Workspace) -> Outcome<Self> {
        install::system_packages(&[Purpose::CommandLine])?;
        let pango = install::system_packages(&[Purpose::Bench]).map_err(|failure| in_a_line(&failure));
        let folder = workspace.memory().join("bench");
        fs::create_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
        let mut build = process::cargo(&workspace.root);
        build.args(["build", "--release", "--package", "packdesk-bench"]);
        process::run(&mut build, "Read cargo's message above.")?;
        let packdesk = executable(&workspace.target.join("release"), "packdesk-bench");
        process::run(
            Command::new(&packdesk).arg("documents").arg(folder.join("documents")),
            "Read its message above.",
        )?;
        let bench = workspace.root.join(BENCH);
        Ok(Self {
            packdesk,
            krilla: krilla(&bench.join("peers"), &folder),
            python: python(workspace, &bench.join("python"), &folder),
            pango,
            versions: versions(&bench),
            scripts: bench.join("python"),
            fonts: workspace.root.join(FONTS),
            folder,
        })
    }

    /// Packdesk's own program.
    pub fn packdesk(&self) -> Command {
        Command::new(&self.packdesk)
    }

    /// Where Packdesk's own program is.
    pub fn packdesk_path(&self) -> &Path {
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

    /// Starts a program.
    pub fn start(&self, program: &Program) -> Told<Setter> {
        let documents = self.folder.join("documents");
        let command = match program.id {
            "packdesk" => {
                let mut command = self.packdesk();
                command.arg("set").arg(documents);
                command
            }
            "krilla-glyphs" | "krilla-text" => {
                let way = program.id.trim_start_matches("krilla-");
                let mut command = Command::new(self.krilla.as_ref().map_err(Clone::clone)?);
                command.arg(way).arg(documents).arg(&self.fonts);
                command
            }
            script => {
                let python = self.python.as_ref().map_err(Clone::clone)?;
                if script == "weasyprint" {
                    self.pango.clone()?;
                }
                let mut command = Command::new(python);
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

fn in_a_line(failure: &Failure) -> String {
    failure.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn krilla(source: &Path, folder: &Path) -> Told<PathBuf> {
    let target = folder.join("peers");
    let mut build = process::cargo(source);
    build
        .args(["build", "--release", "--locked"])
        .env("CARGO_TARGET_DIR", &target);
    followed(&mut build)?;
    Ok(executable(&target.join("release"), "krilla-peer"))
}

/// The Python that has the other programs, in a folder of its own.
fn python(workspace: &Workspace, source: &Path, folder: &Path) -> Told<PathBuf> {
    let system = ["python3", "python"]
        .into_iter()
        .find_map(process::find_program)
        .ok_or("Python 3 is not there")?;
    let list = source.join("packages.txt");
    let version =
        process::capture(Command::new(&system).arg("--version"), "").map_err(|failure| in_a_line(&failure))?;
    let key = key_of(std::slice::from_ref(&list), &[], &[version.trim()]).map_err(|failure| in_a_line(&failure))?;
    let stamp = Stamp::new(&workspace.memory(), "bench-installed", key);
    let environment = folder.join("python");
    let python = python_of(&environment);
    if stamp.is_set() && process::succeeds(Command::new(&python).arg("--version")) {
        return Ok(python);
    }
    followed(Command::new(&system).args(["-m", "venv", "--clear"]).arg(&environment))?;
    let mut packages = Command::new(&python);
    packages.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    packages.args(["--retries", "1", "--requirement"]).arg(&list);
    followed(&mut packages)?;
    stamp.set().map_err(|failure| in_a_line(&failure))?;
    Ok(python)
}

/// What a program says last is why something cannot be had here.
fn followed(command: &mut Command) -> Told<()> {
    let followed = process::follow(command, "").map_err(|failure| in_a_line(&failure))?;
    if followed.success {
        return Ok(());
    }
    let last = followed.lines.iter().rev().find(|line| !line.trim().is_empty());
    Err(format!(
        "it cannot be installed here: {}",
        last.map_or("no reason was given", |line| line.trim())
    ))
}

/// The pinned versions: `name==version` for Python, `name = "=version"` for Rust.
fn versions(bench: &Path) -> Vec<(String, String)> {
    let read = |file: &str| fs::read_to_string(bench.join(file)).unwrap_or_default();
    pinned(&read("python/packages.txt"), &read("peers/Cargo.toml"))
}

fn pinned(python: &str, rust: &str) -> Vec<(String, String)> {
    let of_python = python.lines().filter_map(|line| line.split_once("=="));
    let of_rust = rust
        .lines()
        .filter_map(|line| line.strip_suffix('"')?.split_once(" = \"="));
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
            "[dependencies]\nkrilla = \"=0.8.2\"\nedition = \"2024\"\n",
        );
        let expected = [("reportlab", "5.1.0"), ("krilla", "0.8.2")];
        assert_eq!(
            pinned,
            expected.map(|(name, version)| (name.to_owned(), version.to_owned()))
        );
    }

    #[test]
    fn every_program_but_packdesk_has_a_pinned_version() {
        let bench = Workspace::read().expect("a workspace").root.join(BENCH);
        let versions = versions(&bench);
        for program in ALL.iter().filter(|program| program.name != PACKDESK) {
            assert!(
                versions.iter().any(|(name, _)| name == program.name),
                "{}",
                program.name
            );
        }
    }
}
