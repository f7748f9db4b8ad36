//! Signing in otherwise than usual: with a code, where somebody asks for it, and in another cloud than the global one.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Stdio};

use packdesk_tests::Place;
use serde_json::Value;

use super::authority::{CLIENT, Endpoint, MANAGEMENT_IN_CHINA, TENANT};
use super::service::Microsoft;
use super::{connected, connection, of_contoso, sign_in, three_pages, told};
use crate::common::{answer, list, refused, run};

/// A sign-in that was begun, with the lines that it says.
fn begun(place: &Place, option: &str) -> (Child, impl BufRead + use<>) {
    let mut command = place
        .cli_command(&["--json", "--account", "contoso", "sign-in", option])
        .unwrap();
    let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(running.stderr.take().unwrap());
    (running, lines)
}

fn line(lines: &mut impl BufRead) -> String {
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    line.trim().to_owned()
}

/// Signs in with a code: warned first, then told where to type which code.
fn sign_in_by_code(place: &Place, microsoft: &Microsoft) -> (Option<i32>, Value) {
    microsoft.authority.let_devices_ask_every(1);
    let (running, mut lines) = begun(place, "--device-code");
    let warning = line(&mut lines);
    assert!(warning.contains("somebody else's code"), "{warning}");
    assert_eq!(line(&mut lines), "https://microsoft.com/devicelogin");
    let code = line(&mut lines);
    microsoft.authority.person_types(&code);
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("15 minutes"), "{rest}");
    let ended = running.wait_with_output().unwrap();
    (ended.status.code(), serde_json::from_slice(&ended.stdout).unwrap())
}

#[test]
fn a_code_signs_in_where_it_is_asked_for_and_never_otherwise() {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    connected(&place, &microsoft);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    assert_eq!(
        microsoft.authority.asked(Endpoint::DeviceCode),
        0,
        "nobody asked for it"
    );
    told(&place, &["sign-out"]);
    let (code, signed_in) = sign_in_by_code(&place, &microsoft);
    assert_eq!((code, &signed_in["tenant"]), (Some(0), &TENANT.into()), "{signed_in}");
    assert_eq!(connection(&told(&place, &["sync"]))["read"], 12);

    // Whoever the account belongs to is the only one who is taken.
    microsoft.somebody_else();
    let (code, refused_sign_in) = sign_in_by_code(&place, &microsoft);
    assert_eq!(
        (code, &refused_sign_in["error"]["code"]),
        (Some(5), &"sign_in_failed".into())
    );
    assert_eq!(
        connection(&told(&place, &["sync"]))["state"],
        "current",
        "the former one is still signed in"
    );
}

#[test]
fn a_code_that_is_forbidden_or_makes_no_sense_is_told_so() {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    connected(&place, &microsoft);
    let blocked = r#"{"error":"invalid_request","error_codes":[53003]}"#;
    microsoft.authority.answer_next(Endpoint::DeviceCode, 400, blocked);
    let ended = of_contoso(&place, &["sign-in", "--device-code"]);
    assert_eq!(ended.code, Some(5), "{}", ended.printed);
    let error = &ended.json().unwrap()["error"];
    assert_eq!(error["code"], "sign_in_failed");
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("Sign in with the browser."), "{message}");

    let by_hand = ["account", "add", "byhand", "--company", "Contoso", "--country", "IE"];
    answer(&place, &by_hand);
    for (arguments, exit, code) in [
        (
            &["--account", "byhand", "sign-in", "--device-code"][..],
            3,
            "not_connected",
        ),
        (&["--account", "sample", "sign-in", "--device-code"], 2, "wrong_usage"),
        (
            &["--account", "contoso", "sign-in", "--device-code", "--print-address"],
            2,
            "wrong_usage",
        ),
        (
            &[
                "--account",
                "sample",
                "sign-in",
                "--device-code",
                "--role",
                "mpn-partner-admin",
            ],
            2,
            "wrong_usage",
        ),
    ] {
        assert_eq!(refused(&place, arguments, exit), code, "{arguments:?}");
    }
}

#[test]
fn an_account_of_another_cloud_signs_in_and_is_read_there() {
    let (place, microsoft) = (Place::new().unwrap(), Microsoft::with(three_pages()));
    let add = ["account", "add", "contoso", "--company", "Contoso", "--country", "HK"];
    let directory = ["--tenant", TENANT, "--client-id", CLIENT];
    let added = answer(&place, &[&add[..], &directory, &["--cloud", "china"]].concat());
    assert_eq!(added["cloud"], "china");
    let (mut running, mut lines) = begun(&place, "--print-address");
    let address = line(&mut lines);
    assert!(
        address.starts_with(&format!("https://login.partner.microsoftonline.cn/{TENANT}/")),
        "{address}"
    );
    assert!(address.contains("management.chinacloudapi.cn"), "{address}");
    running.kill().unwrap();
    running.wait().unwrap();

    let local = [
        "--authority",
        &microsoft.sign_in_at,
        "--azure-billing",
        &microsoft.billing_at,
    ];
    let connect = |cloud: &[&str]| {
        let connect = ["account", "connect", "contoso"];
        answer(&place, &[&connect[..], &directory, &local, cloud].concat())
    };
    assert_eq!(connect(&["--cloud", "china"])["cloud"], "china");
    microsoft.book().audience = Some(MANAGEMENT_IN_CHINA);
    assert_eq!(sign_in(&place, &microsoft).0, Some(0));
    assert_eq!(connection(&told(&place, &["sync"]))["read"], 12);
    assert_eq!(list(&told(&place, &["invoices"])).len(), 12);
    let shown = told(&place, &["account", "show", "contoso"]);
    assert_eq!(
        (&shown["is_signed_in"], &shown["cloud"]),
        (&true.into(), &"china".into())
    );

    // What opens the records of one cloud opens nothing in another one.
    let moved = connect(&[]);
    assert_eq!(
        (&moved["is_signed_in"], &moved["cloud"]),
        (&false.into(), &"global".into())
    );
    assert_eq!(moved["cloud_label"], "");
    for wrong in [
        &["--tenant", TENANT, "--client-id", CLIENT, "--cloud", "mars"][..],
        &["--cloud", "china"],
    ] {
        let ended = run(&place, &[&["account", "connect", "contoso"], wrong].concat());
        assert_eq!(ended.code, Some(2), "{wrong:?}: {}", ended.printed);
    }
}
