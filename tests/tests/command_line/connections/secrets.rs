//! What opens anything, and what a server says, is looked for wherever a program can leave something: in every file, in the
//! diagnostics, in what was printed, and in the memory of a program that goes on running.

use std::collections::HashMap;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use packdesk_tests::{Ended, Place};
use serde_json::json;

use super::service::{Microsoft, Step};
use super::{connected, of_contoso, sign_in, three_pages, told};
use crate::data_at_rest::each_file;

/// What the services of the tests say that nobody is to have afterwards: tokens of downloads, signatures, the words of errors.
const PLANTED: [&str; 5] = [
    "PLANTED-DOWNLOAD",
    "PLANTED-SIGNATURE",
    "PLANTED-WORDS",
    "Words for people",
    "Bearer ",
];

/// A request that was sent may stand in the memory of the HTTP library until its connection is closed, beside the token that is
/// held and the one that is being sent.
#[cfg(target_os = "linux")]
const MOST_WHILE_IN_USE: usize = 8;

/// The writer and the readers of the cache each have the page that it is in, and one of them may have a former one.
#[cfg(target_os = "linux")]
const MOST_PAGES: usize = 6;

/// So much of a form is enough to look closer.
const BEGINNING: usize = 4;

/// What is looked through at a time.
const PAGE: usize = 4096;
const EMPTY_PAGE: [u8; PAGE] = [0; PAGE];

/// Secrets in every form in which a text can stand in a file, by how each form begins.
struct Wanted(HashMap<[u8; BEGINNING], Vec<(String, Vec<u8>)>>);

impl Wanted {
    fn of(secrets: &[String]) -> Self {
        let mut wanted: HashMap<_, Vec<_>> = HashMap::new();
        for secret in secrets {
            for form in forms(secret) {
                let beginning = form[..BEGINNING].try_into().unwrap();
                wanted.entry(beginning).or_default().push((secret.clone(), form));
            }
        }
        Self(wanted)
    }

    /// The secrets that stand in it, each as often as it does.
    fn found_in(&self, content: &[u8]) -> Vec<&str> {
        let mut found = Vec::new();
        for (page, bytes) in content.chunks(PAGE).enumerate() {
            // Most of a core file is memory that nobody ever wrote to.
            if bytes == &EMPTY_PAGE[..bytes.len()] {
                continue;
            }
            for at in page * PAGE..page * PAGE + bytes.len() {
                let Some(beginning) = content[at..].first_chunk::<BEGINNING>() else {
                    break;
                };
                let Some(forms) = self.0.get(beginning) else { continue };
                let is_there = |(_, form): &&(String, Vec<u8>)| content[at..].starts_with(form);
                found.extend(forms.iter().filter(is_there).map(|(secret, _)| secret.as_str()));
            }
        }
        found
    }
}

fn forms(secret: &str) -> Vec<Vec<u8>> {
    let bytes = secret.as_bytes();
    let digits = |of: fn(&u8) -> String| bytes.iter().map(of).collect::<String>().into_bytes();
    let mut forms = vec![
        bytes.to_vec(),
        secret.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        secret.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        digits(|byte| format!("{byte:02x}")),
        digits(|byte| format!("{byte:02X}")),
        digits(|byte| format!("%{byte:02x}")),
        digits(|byte| format!("%{byte:02X}")),
        url::form_urlencoded::byte_serialize(bytes)
            .collect::<String>()
            .into_bytes(),
        secret.replace(' ', "%20").into_bytes(),
    ];
    // In the middle of something else it begins at any of three places, and what surrounds it changes its first and last sign.
    for before in 0..3 {
        let mut shifted = vec![0; before];
        shifted.extend(bytes);
        let (first, last) = ((before * 8).div_ceil(6), shifted.len() * 8 / 6);
        for encoded in [STANDARD_NO_PAD.encode(&shifted), URL_SAFE_NO_PAD.encode(&shifted)] {
            forms.push(encoded.as_bytes()[first..last].to_vec());
        }
    }
    forms.sort();
    forms.dedup();
    forms
}

#[test]
fn a_secret_is_found_in_each_of_its_forms() {
    let wanted = Wanted::of(&["Planted secret~1".to_owned()]);
    for form in [
        "x Planted secret~1",
        "x%50%6c%61%6e%74%65%64%20%73%65%63%72%65%74%7e%31",
        "aPlanted%20secret~1",
        "506c616e74656420736563726574 506c616e746564207365637265747e31",
    ] {
        assert!(!wanted.found_in(format!("{form} x").as_bytes()).is_empty(), "{form}");
    }
    for around in ["", "a", "ab", "abc"] {
        let encoded = STANDARD_NO_PAD.encode(format!("{around}Planted secret~1{around}"));
        assert!(
            !wanted.found_in(format!(" {encoded} ").as_bytes()).is_empty(),
            "{around}"
        );
    }
    let wide: Vec<u8> = "a Planted secret~1 b"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(!wanted.found_in(&wide).is_empty());
    assert!(wanted.found_in(b"Planted secret 1 and Planted secre").is_empty());
}

/// What a person sees of a run.
fn said(ended: &Ended) -> String {
    // A field that nobody knew before is part of the invoice.
    format!("{}{}", ended.printed.replace("PLANTED-FIELD", ""), ended.complained)
}

#[test]
fn nothing_that_opens_anything_is_written_down_in_the_open() {
    let mut pages = three_pages();
    pages[0][0]["properties"]["rebillDetails"] = json!({
        "creditNoteDocumentId": "/providers/Microsoft.Billing/billingAccounts/x/invoices/T0000901",
    });
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(pages));
    connected(&place, &microsoft);
    let (code, printed, complained) = sign_in(&place, &microsoft);
    assert_eq!(code, Some(0));
    // The first line is the address that the person asked to see. What the browser brings back is not in it.
    let mut printed = format!("{printed}{}", complained.lines().skip(1).collect::<String>());
    // Errors of each kind with words of the server: of one account, of one invoice, of every document, of the authority.
    microsoft.book().has_closed_account = true;
    printed.push_str(&said(&of_contoso(&place, &["sync"])));
    microsoft.book().breaks_at = Some(Step::Page(1));
    printed.push_str(&said(&of_contoso(&place, &["sync"])));
    microsoft.book().recover();
    microsoft.authority.let_tokens_live(0);
    printed.push_str(&said(&of_contoso(&place, &["sync"])));
    microsoft.authority.revoke();
    let revoked = of_contoso(&place, &["sync"]);
    assert_eq!(revoked.code, Some(5), "{}", revoked.printed);
    printed.push_str(&said(&revoked));
    for arguments in [
        &["invoices"][..],
        &["invoice", "show", "T0000001"],
        &["account", "show", "contoso"],
        &["status"],
    ] {
        printed.push_str(&said(&of_contoso(&place, arguments)));
    }
    let bundle = place.folder().join("diagnostics.zip");
    told(&place, &["diagnostics", "--out", bundle.to_str().unwrap()]);

    let mut secrets: Vec<String> = PLANTED.map(str::to_owned).into();
    let given = microsoft.authority.secrets();
    assert!(given.len() > 10, "codes, proofs and tokens: {}", given.len());
    secrets.extend(given);
    let wanted = Wanted::of(&secrets);
    assert!(
        wanted.found_in(printed.as_bytes()).is_empty(),
        "{:?}",
        wanted.found_in(printed.as_bytes())
    );
    let mut looked_at = Vec::new();
    each_file(place.folder(), &mut |path, content| {
        let found = wanted.found_in(content);
        assert!(found.is_empty(), "{} shows {found:?}", path.display());
        looked_at.push(path.strip_prefix(place.folder()).unwrap().display().to_string());
    });
    for file in ["data/ledger.db", "data/cache.db", "diagnostics.zip"] {
        assert!(looked_at.iter().any(|path| path == file), "{file}: {looked_at:?}");
    }
}

/// What a debugger writes of the memory of a program; `None`, and said so, where there is no debugger or it may not look.
#[cfg(target_os = "linux")]
fn core_of(place: &Place, running: &Child, name: &str) -> Option<Vec<u8>> {
    let process = running.id().to_string();
    let written = Command::new("gcore")
        .args(["-o", name, &process])
        .current_dir(place.folder())
        .output();
    let core = place.folder().join(format!("{name}.{process}"));
    let content = fs::read(&core)
        .ok()
        .filter(|_| written.as_ref().is_ok_and(|written| written.status.success()));
    let _ = fs::remove_file(&core);
    if content.is_none() {
        eprintln!(
            "SKIPPED: gcore, a part of gdb, wrote nothing, so nobody looked into the memory of a sync: {written:?}"
        );
    }
    content
}

/// The access token is in the memory of a program while it reads, and no longer: a window goes on after a sync, with the same
/// engine in the same state as this command line is stopped in.
#[cfg(target_os = "linux")]
#[test]
fn what_opened_the_services_is_gone_from_memory_once_a_sync_has_ended() {
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    let before = microsoft.authority.secrets();
    let reached = microsoft.book().hold_at(Step::Page(1));
    let mut command = place.cli_command(&["--account", "contoso", "sync"]).unwrap();
    let command = command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut running = command.env("PACKDESK_SUSPEND_AT", "synced").spawn().unwrap();
    let is_reached = reached.recv_timeout(Duration::from_secs(120));
    let while_in_use = core_of(&place, &running, "reading");
    microsoft.book().recover();
    let pid = Pid::from_child(&running);
    let stopped = waitid(
        WaitId::Pid(pid),
        WaitIdOptions::STOPPED | WaitIdOptions::EXITED | WaitIdOptions::NOWAIT,
    );
    let afterwards = core_of(&place, &running, "synced");
    running.kill().unwrap();
    running.wait().unwrap();
    is_reached.expect("the second page is asked for");
    assert!(stopped.unwrap().unwrap().stopped(), "the sync came to its end");
    let (Some(while_in_use), Some(afterwards)) = (while_in_use, afterwards) else {
        return;
    };

    // Those of the sync itself. The sign-in was another process.
    let of_sync = microsoft.authority.secrets().split_off(before.len());
    assert_eq!(of_sync.len(), 3, "one access token, one refresh token, and who it is");
    let wanted: Vec<String> = of_sync
        .iter()
        .cloned()
        .chain(["PLANTED-SIGNATURE", "Bearer access-"].map(str::to_owned))
        .collect();
    let wanted = Wanted::of(&wanted);
    let count = |found: &[&str], beginning: &str| found.iter().filter(|secret| secret.starts_with(beginning)).count();
    let in_use = wanted.found_in(&while_in_use);
    let left = wanted.found_in(&afterwards);
    let access = count(&in_use, "access-");
    assert!(
        (1..=MOST_WHILE_IN_USE).contains(&access),
        "the access token while it is in use: {access} times"
    );
    // What keeps somebody signed in stands in the pages of the open database, like everything in it, beside the key that opens it.
    let (others, kept): (Vec<&str>, Vec<&str>) = left.into_iter().partition(|secret| !secret.starts_with("refresh-"));
    assert!(others.is_empty(), "after the sync: {others:?}");
    assert!(kept.len() <= MOST_PAGES, "the refresh token: {} times", kept.len());
}
