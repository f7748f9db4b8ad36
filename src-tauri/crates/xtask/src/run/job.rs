use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::run::places::Places;
use crate::workspace::Workspace;

const OFFER: &str = "action-pack";
const COMMAND_FAILED: &str = "Read the program's own message above; it says what is safe and what to do.";

/// Plays the admin's job through packdesk-cli in a fresh data folder: see the offers, ask why, renew, and keep the
/// invoice as a PDF. The path of the PDF is the last line printed.
///
/// # Errors
/// When a command fails or the renewal gives no invoice.
pub fn play(workspace: &Workspace) -> Outcome<()> {
    let places = Places::choose(workspace, "packdesk-run-terminal");
    let shell = &workspace.shell;
    if !places.data_is_the_callers {
        shell.remove_path(&places.data)?;
    }
    let program = || {
        shell
            .cmd(workspace.program("packdesk-cli"))
            .envs(places.environment())
            .arg("--data-dir")
            .arg(&places.data)
    };
    println!("==> The sample account's Action Pack, from the offers to the invoice");
    for words in [&["sample", "reset"][..], &["offers"], &["why", OFFER]] {
        process::run(program().args(words), COMMAND_FAILED)?;
    }
    let renew = program().args(["--json", "renew", OFFER, "--card", "tok_visa"]);
    println!("    $ {}", renew);
    let printed = process::capture(renew, COMMAND_FAILED)?;
    println!("{printed}");
    let number = invoice_number(&printed)?;

    let pdf = pdf_path(&workspace.target, &number);
    shell.remove_path(&pdf)?;
    process::run(
        program().args(["invoice", "pdf", &number, "--out"]).arg(&pdf),
        COMMAND_FAILED,
    )?;
    if !pdf.is_file() {
        return Err(Failure::new(
            format!("{} was not written.", pdf.display()),
            COMMAND_FAILED,
        ));
    }
    println!("{}", pdf.display());
    Ok(())
}

fn invoice_number(printed: &str) -> Outcome<String> {
    serde_json::from_str::<Value>(printed)
        .ok()
        .and_then(|order| Some(order["invoice"].as_str()?.to_owned()))
        .ok_or_else(|| Failure::new("The renewal printed no order with an invoice number.", COMMAND_FAILED))
}

/// An invoice number is opaque text, so what a file name cannot hold is replaced.
fn pdf_path(folder: &Path, number: &str) -> PathBuf {
    let safe = |character: char| character.is_ascii_alphanumeric() || character == '-';
    let name: String = number
        .chars()
        .map(|character| if safe(character) { character } else { '_' })
        .collect();
    folder.join(format!("packdesk-invoice-{name}.pdf"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_invoice_number_comes_from_the_order() {
        let order = r#"{"order":"1","offer":"action-pack","state":"confirmed","invoice":"E0400DJXYZ"}"#;
        assert_eq!(invoice_number(order).as_deref(), Ok("E0400DJXYZ"));
        for strange in [
            r#"{"invoice":null}"#,
            r#"{"error":{"code":"declined"}}"#,
            "[]",
            "",
            "not JSON",
        ] {
            assert!(invoice_number(strange).is_err(), "{strange}");
        }
    }

    #[test]
    fn a_number_cannot_lead_the_file_elsewhere() {
        let folder = Path::new("target");
        assert_eq!(pdf_path(folder, "E0400-1"), folder.join("packdesk-invoice-E0400-1.pdf"));
        assert_eq!(
            pdf_path(folder, "../a/b c"),
            folder.join("packdesk-invoice-___a_b_c.pdf")
        );
    }
}
