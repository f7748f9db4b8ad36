use xshell::cmd;

use crate::install::python;
use crate::process;
use crate::test::report::Report;
use crate::workspace::Workspace;

/// The programs that look at more than code, as PyPI has them.
pub const TOOLS: &str = "src-tauri/crates/xtask/tools.txt";
const SPELLING: &str = "spelling";
const LICENCES: &str = "licences and sources";
const WORKFLOWS: &str = "workflows";

/// Looks for misspelt words, for libraries whose licence or source is not agreed to, and for unsafe workflows.
pub fn habits(workspace: &Workspace, report: &mut Report) {
    let tools = match python::environment(workspace, "tools", &workspace.root.join(TOOLS)) {
        Ok(tools) => tools,
        Err(reason) => {
            for name in [SPELLING, LICENCES, WORKFLOWS] {
                report.not_run(name, reason.clone());
            }
            return;
        }
    };
    let shell = &workspace.shell;
    let typos = tools.program("typos");
    report.command(SPELLING, cmd!(shell, "{typos} --hidden --format brief"));
    let deny = tools.program("cargo-deny");
    let deny = cmd!(
        shell,
        "{deny} --log-level warn --config .cargo/deny.toml check --hide-inclusion-graph bans licenses sources"
    );
    report.command(LICENCES, process::leading_to_cargo(deny));
    let zizmor = tools.program("zizmor");
    report.command(WORKFLOWS, cmd!(shell, "{zizmor} --offline --no-progress .github"));
}
