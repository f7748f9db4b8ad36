//! Every screen and every dialog: no barrier in any colours, and nothing cut, overlapping or going on sideways in the
//! smallest window and at twice the size, in both languages.

mod table;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use packdesk_tests::{Colours, HarnessError, Place, Window};

use crate::common::{answer, list, run};
use table::{Do, SCREENS, Screen};

/// What is looked at by other tests: the start, before there is a page, and what an account of one's own has.
const ELSEWHERE: [&str; 17] = [
    "components/frame/StartScreen.svelte",
    "features/recovery/AskedPanel.svelte",
    "features/recovery/BackupsPanel.svelte",
    "features/recovery/RecoveryPage.svelte",
    "features/accounts/ConnectionList.svelte",
    "features/accounts/FirstStart.svelte",
    "features/handoff/HandoffPage.svelte",
    "features/imports/AddInvoicesDialog.svelte",
    "features/imports/DropAccountDialog.svelte",
    "features/imports/ImportReportDialog.svelte",
    "features/imports/ProposalPane.svelte",
    "features/imports/ProposalsPage.svelte",
    "features/invoices/parts/LinesDialog.svelte",
    "features/settings/RecoveryCodePanel.svelte",
    "features/terms/TermFormDialog.svelte",
    "features/terms/TermsImportDialog.svelte",
    "features/terms/TermsPanel.svelte",
];

/// The least window there is, as it is and at twice the size.
const TIGHT: [(u32, u32, u32); 2] = [(640, 480, 100), (640, 480, 200)];

/// The windows that pictures are kept of where a first user stumbled.
const WIDTHS: [(u32, u32); 4] = [(640, 720), (1000, 720), (1280, 860), (1920, 1080)];

const USUAL: (u32, u32) = (1280, 860);

async fn take(window: &Window, place: &Place, account: &str, step: &Do) -> Result<(), HarnessError> {
    match step {
        Do::Go(page) => {
            // Nothing that was opened or typed before is left, and nothing asks about it.
            let address = "history.replaceState(null, '', arguments[0]);";
            window.execute(address, vec![(*page).into()]).await?;
            window.refresh().await?;
            window.wait_for("#main h1").await.map(drop)
        }
        Do::Add(text) => {
            let add = "location.hash += arguments[0];";
            window.execute(add, vec![(*text).into()]).await?;
            Ok(())
        }
        Do::Press(css) => window.press(css).await,
        Do::Fill(css, text) => window.refill(css, text).await,
        Do::Export => {
            let folder = place.folder().join("export");
            fs::create_dir_all(&folder).unwrap();
            let invoices = answer(place, &["--account", account, "invoices"]);
            let number = list(&invoices)[0]["number"].as_str().unwrap();
            let folder_name = folder.to_str().unwrap();
            answer(
                place,
                &["--account", account, "invoices", "export", "--dir", folder_name, number],
            );
            for written in fs::read_dir(&folder).unwrap() {
                fs::remove_file(written.unwrap().path()).unwrap();
            }
            Ok(())
        }
        Do::Choose(css, value) => window.choose(css, value).await,
        Do::Wait(css) => window.wait_for(css).await.map(drop),
        Do::Menu(css) => {
            window.wait_for(css).await?;
            let ask = "const asked = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 400, clientY: 300 }); \
                       document.querySelector(arguments[0]).dispatchEvent(asked);";
            window.execute(ask, vec![(*css).into()]).await?;
            Ok(())
        }
        Do::Cli(arguments) => told(place, account, arguments, 0),
        Do::CliInDoubt(arguments) => told(place, account, arguments, 1),
    }
}

fn told(place: &Place, account: &str, arguments: &[&str], code: i32) -> Result<(), HarnessError> {
    let ended = run(place, &[&["--account", account], arguments].concat());
    if ended.code == Some(code) {
        return Ok(());
    }
    Err(HarnessError::Missing {
        what: format!("{arguments:?} ended with {code}"),
        page: ended.printed,
    })
}

async fn open(window: &Window, place: &Place, account: &str, screen: &Screen) -> Result<(), HarnessError> {
    for step in screen.steps {
        take(window, place, account, step).await?;
    }
    window.wait_for(screen.shows).await?;
    window.wait_until_still().await
}

/// What is wrong with the screen that is open.
async fn faults_of(window: &Window, screen: &Screen, name: &str) -> Result<Vec<String>, HarnessError> {
    let mut faults = Vec::new();
    match window.look_in_all_colours(name).await {
        Err(HarnessError::Barriers { screen, violations }) => faults.push(format!("{screen}: {violations}")),
        other => other?,
    }
    window.paint(Colours::Light).await?;
    for (width, height, zoom) in TIGHT {
        window.resize(width, height, zoom).await?;
        let found = window.layout_faults().await?;
        if !found.is_empty() {
            let picture = window.keep_screenshot(&format!("{name}-fault-{zoom}")).await?;
            faults.push(format!(
                "{name} at {width} and {zoom} % ({}):\n{found}",
                picture.display()
            ));
        }
    }
    if screen.pictured {
        for (width, height) in WIDTHS {
            window.resize(width, height, 100).await?;
            for colours in [Colours::Light, Colours::Dark] {
                window.paint(colours).await?;
                let picture = format!("{name}-{width}-{}", colours.name());
                window.keep_screenshot(&picture).await?;
            }
        }
        window.paint(Colours::Light).await?;
    }
    window.resize(USUAL.0, USUAL.1, 100).await?;
    Ok(faults)
}

async fn look_at_every_screen(account: &str, language: &str) -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    window.resize(USUAL.0, USUAL.1, 100).await?;
    window.speak(language).await?;
    window.choose("#account", account).await?;
    let mut faults = Vec::new();
    for screen in SCREENS.iter().filter(|screen| is_asked_for(screen.name)) {
        let name = format!("screen-{}-{language}", screen.name);
        match open(&window, &place, account, screen).await {
            Ok(()) => faults.extend(faults_of(&window, screen, &name).await?),
            Err(error) => {
                window.keep_screenshot(&format!("{name}-missing")).await?;
                faults.push(format!("{name}: {error}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    Ok(())
}

#[tokio::test]
async fn in_english() -> Result<(), HarnessError> {
    // It takes minutes: cargo xtask test --long.
    if !is_long() {
        return Ok(());
    }
    look_at_every_screen("sample", "en").await
}

#[tokio::test]
async fn in_traditional_chinese() -> Result<(), HarnessError> {
    // It takes minutes: cargo xtask test --long.
    if !is_long() {
        return Ok(());
    }
    look_at_every_screen("sample-tw", "zh-TW").await
}

fn components(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            components(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "svelte") {
            found.push(path);
        }
    }
}

/// A page, or something that comes up before one.
fn is_screen(name: &str, source: &str) -> bool {
    let comes_up = ["<Dialog", "<Drawer", "<QuestionDialog", "<dialog", "role=\"menu\""]
        .iter()
        .any(|tag| source.split(tag).skip(1).any(|rest| rest.starts_with([' ', '\n', '>'])));
    name.ends_with("Page.svelte") || name.ends_with("Screen.svelte") || comes_up
}

#[test]
fn every_page_and_every_dialog_is_in_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src");
    let mut paths = Vec::new();
    components(&root, &mut paths);
    // What dialogs are made of.
    let made_of = [
        "components/dialogs/Dialog.svelte",
        "components/dialogs/Drawer.svelte",
        "components/dialogs/QuestionDialog.svelte",
    ];
    let there: BTreeSet<String> = paths
        .iter()
        .filter(|path| is_screen(&path.to_string_lossy(), &fs::read_to_string(path).unwrap()))
        .map(|path| path.strip_prefix(&root).unwrap().display().to_string())
        .filter(|name| !made_of.contains(&name.as_str()))
        .collect();
    let looked_at: BTreeSet<String> = SCREENS
        .iter()
        .map(|screen| screen.component)
        .chain(ELSEWHERE)
        .map(str::to_owned)
        .collect();
    assert!(there.len() > 20, "{there:?}");
    assert_eq!(there, looked_at);
}

#[test]
fn a_new_dialog_is_told_from_what_uses_none() {
    for (name, source) in [
        ("NewPage.svelte", ""),
        ("New.svelte", "<Dialog kind=\"drawer\">"),
        ("New.svelte", "<Drawer id=\"new\">"),
        ("New.svelte", "{#if asks}\n<QuestionDialog\n  title"),
        ("New.svelte", "<div role=\"menu\" tabindex=\"-1\">"),
    ] {
        assert!(is_screen(name, source), "{source}");
    }
    assert!(!is_screen(
        "Old.svelte",
        "<DialogHead id>\n<button aria-haspopup=\"dialog\">"
    ));
}

/// While one works on a screen, `PACKDESK_SCREENS` names it, or several, instead of all of them.
fn is_asked_for(screen: &str) -> bool {
    std::env::var("PACKDESK_SCREENS").map_or(true, |asked| asked.split(',').any(|name| name == screen))
}

fn is_long() -> bool {
    std::env::var_os("PACKDESK_LONG_TESTS").is_some_and(|value| value == "1")
}
