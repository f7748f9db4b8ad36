use crate::failure::Outcome;
use crate::install;
use crate::install::requirement::Purpose;
use crate::process;
use crate::workspace::Workspace;

/// Builds what measures Packdesk beside other programs, and starts it.
///
/// # Errors
/// When it cannot be built or run. Another program that cannot is told in the table.
pub fn bench(workspace: &Workspace) -> Outcome<()> {
    install::system_packages(&workspace.shell, &[Purpose::CommandLine])?;
    if let Err(failure) = install::system_packages(&workspace.shell, &[Purpose::Bench]) {
        println!("    {failure}");
    }
    let command = process::cargo(&workspace.shell)
        .args(["run", "--release", "--package", "packdesk-bench", "--", "compare"])
        .arg(workspace.memory().join("bench"));
    process::run(command, "Read the message above.")
}
