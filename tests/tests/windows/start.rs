//! The window is there at once, and says what it waits for or why the data cannot be opened.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use data_folder::{DataFolder, Lock};
use fantoccini::Locator;
use packdesk_tests::{HarnessError, Place, Window, program};

const LANGUAGES: [(&str, &str); 2] = [("en_US.UTF-8", "en"), ("zh_TW.UTF-8", "zh-TW")];

/// Lets a data folder be made.
fn fill(place: &Place) -> Result<(), HarnessError> {
    let made = place.cli(&["offers"])?;
    assert_eq!(made.code, Some(0), "{}", made.complained);
    Ok(())
}

/// Shows the start in both themes, keeps the pictures and looks for barriers.
async fn look(window: &Window, name: &str) -> Result<(), HarnessError> {
    let visible = "return document.querySelector('h1').checkVisibility({ visibilityProperty: true });";
    window.wait_until(visible, vec![], "the heading").await?;
    for theme in ["light", "dark"] {
        let script = "document.documentElement.dataset.theme = arguments[0];";
        window.execute(script, vec![theme.into()]).await?;
        let settled = "return document.getAnimations().every((each) => !(each instanceof CSSTransition));";
        window.wait_until(settled, vec![], "the colours of the theme").await?;
        window.keep_screenshot(&format!("{name}-{theme}")).await?;
        let violations = window.violations().await?;
        assert!(
            violations.is_empty(),
            "{}",
            violations.iter().map(ToString::to_string).collect::<String>()
        );
    }
    Ok(())
}

/// A keyring that takes every question and answers none, as one does that waits for a person.
fn silent_keyring(place: &Place) -> zbus::blocking::Connection {
    zbus::blocking::connection::Builder::address(place.bus_address().unwrap())
        .and_then(|builder| builder.name("org.freedesktop.secrets"))
        .and_then(zbus::blocking::connection::Builder::build)
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_keyring_waits_for_a_person_the_window_says_so() -> Result<(), HarnessError> {
    for (locale, language) in LANGUAGES {
        let place = Place::speaking(locale)?.without_key_file();
        let keyring = tokio::task::block_in_place(|| silent_keyring(&place));
        let window = Window::starting(&place).await?;
        let sentence = if language == "en" {
            "Waiting for the keyring."
        } else {
            "正在等待鑰匙圈。"
        };
        window.wait_for_text("main", sentence).await?;
        look(&window, &format!("start-keyring-{language}")).await?;
        assert!(!place.data().join("ledger.db").exists());

        tokio::task::block_in_place(|| drop(keyring));
        window.wait_for("#main h1").await?;
        let gone = if language == "en" {
            "No keyring was found."
        } else {
            "找不到鑰匙圈"
        };
        window.wait_for_text("#main", gone).await?;
    }
    Ok(())
}

#[tokio::test]
async fn data_that_cannot_be_opened_is_told_and_opened_once_it_can_be() -> Result<(), HarnessError> {
    for (locale, language) in LANGUAGES {
        let place = Place::speaking(locale)?;
        fill(&place)?;
        let key = fs::read(place.key()).unwrap();
        fs::write(place.key(), "another key").unwrap();
        let window = Window::starting(&place).await?;
        window.wait_for_text("main [role=alert]", "").await?;
        let heading = if language == "en" {
            "Packdesk cannot open your data"
        } else {
            "Packdesk 無法開啟您的資料"
        };
        window.wait_for_text("h1", heading).await?;
        look(&window, &format!("start-recovery-{language}")).await?;

        window.press("main .button.primary").await?;
        window.wait_for_text("h1", heading).await?;
        fs::write(place.key(), key).unwrap();
        window.press("main .button.primary").await?;
        window.wait_for("#main h1").await?;
    }
    Ok(())
}

/// Flips a bit of the ledger behind what says how it is built.
fn damage(place: &Place) -> Vec<u8> {
    let ledger = DataFolder::at(place.data()).ledger();
    let mut content = fs::read(&ledger).unwrap();
    let behind_the_schema = content.len() / 4 * 3;
    content[behind_the_schema] ^= 1;
    fs::write(ledger, &content).unwrap();
    content
}

#[tokio::test]
async fn a_damaged_ledger_is_followed_by_a_backup_that_is_chosen_with_the_keyboard() -> Result<(), HarnessError> {
    for (locale, language) in LANGUAGES {
        let place = Place::speaking(locale)?;
        let ordered = place.cli(&["renew", "action-pack", "--card", "tok_visa"])?;
        assert_eq!(ordered.code, Some(0), "{}", ordered.complained);
        let damaged = damage(&place);

        let window = Window::starting(&place).await?;
        window
            .wait_for("section[aria-labelledby=recovery-restore] tbody tr")
            .await?;
        // Without a window manager the keyboard belongs to the window under the pointer, which stands in the middle.
        for width in [640, 1000] {
            window.resize(width, 800, 100).await?;
            look(&window, &format!("recovery-{width}-{language}")).await?;
            assert_eq!(window.layout_faults().await?, "", "{width} {language}");
        }
        let keyboard = window.keyboard();
        keyboard.wait_for_focus("main h1").await?;
        keyboard
            .press("section[aria-labelledby=recovery-restore] tbody button")
            .await?;
        window.wait_for("dialog h2").await?;
        keyboard.wait_for_focus("dialog [data-safe]").await?;
        look(&window, &format!("recovery-question-{language}")).await?;
        keyboard.press("dialog .button:not(.primary)").await?;

        window.wait_for("#main article").await?;
        window.wait_for_text("#main [role=status]", "ledger-").await?;
        look(&window, &format!("recovery-done-{language}")).await?;
        let kept = fs::read_dir(DataFolder::at(place.data()).backups()).unwrap();
        let kept = kept.map(|entry| fs::read(entry.unwrap().path()).unwrap());
        assert!(
            kept.into_iter().any(|content| content == damaged),
            "nothing is thrown away"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_lost_key_is_told_and_typed_in_again() -> Result<(), HarnessError> {
    for (locale, language) in LANGUAGES {
        let place = Place::speaking(locale)?;
        fill(&place)?;
        let code = place.cli(&["--json", "key", "code", "--show"])?.json()?;
        let words: Vec<&str> = code["words"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|word| word.as_str())
            .collect();
        fs::remove_file(place.key()).unwrap();

        let window = Window::starting(&place).await?;
        window.wait_for("#recovery-code").await?;
        for width in [1000, 640] {
            window.resize(width, 800, 100).await?;
            look(&window, &format!("recovery-key-{width}-{language}")).await?;
        }
        window.fill("#recovery-code", &words[1..].join(" ")).await?;
        window
            .press("section[aria-labelledby=recovery-key] [type=submit]")
            .await?;
        window.wait_for("#recovery-code[aria-invalid=true]").await?;
        window.refill("#recovery-code", &words.join(" ")).await?;
        window
            .press("section[aria-labelledby=recovery-key] [type=submit]")
            .await?;
        window.wait_for("#main article").await?;
        assert!(place.key().exists());

        window.go("#/settings").await?;
        window.press("section[aria-labelledby=settings-code] .button").await?;
        window
            .wait_for("section[aria-labelledby=settings-code] li:nth-child(24)")
            .await?;
        let shown = "return [...document.querySelectorAll('section[aria-labelledby=settings-code] li b')] \
                     .map((word) => word.textContent).join(' ') === arguments[0];";
        window
            .wait_until(shown, vec![words.join(" ").into()], "the words")
            .await?;
        for width in [1000, 640] {
            window.resize(width, 800, 100).await?;
            let seen =
                "document.querySelector('section[aria-labelledby=settings-code]').scrollIntoView({ block: 'center' });";
            window.execute(seen, vec![]).await?;
            look(&window, &format!("recovery-code-{width}-{language}")).await?;
        }
        change_the_key(&window, &place, language).await?;
    }
    Ok(())
}

/// The key is changed after a question: its words are gone, another key is in its place, and the data is open again.
async fn change_the_key(window: &Window, place: &Place, language: &str) -> Result<(), HarnessError> {
    let former = fs::read(place.key()).unwrap();
    window.press("#settings-rotate").await?;
    window.wait_for("dialog[open] [data-safe]").await?;
    look(window, &format!("settings-rotate-{language}")).await?;
    window
        .look_where_it_is_tight(&format!("settings-rotate-{language}"))
        .await?;
    window.press("dialog[open] .button:not([data-safe])").await?;
    let said = if language == "en" {
        "The data has a new key."
    } else {
        "資料已換用新的金鑰"
    };
    window.wait_for_text("#main .bars [role=status]", said).await?;
    window.wait_for("#settings-rotate").await?;
    let read = "return document.activeElement.closest('#main .bars') !== null;";
    window.wait_until(read, vec![], "the focus at what came of it").await?;
    look(window, &format!("settings-rotated-{language}")).await?;
    window
        .look_where_it_is_tight(&format!("settings-rotated-{language}"))
        .await?;
    let gone = "return document.querySelectorAll('section[aria-labelledby=settings-code] li').length === 0;";
    window.wait_until(gone, vec![], "no words of the former key").await?;
    assert_ne!(fs::read(place.key()).unwrap(), former);
    Ok(())
}

#[tokio::test]
async fn another_program_on_the_data_is_waited_for_and_another_window_is_told() -> Result<(), HarnessError> {
    let place = Place::new()?;
    fill(&place)?;
    let folder = DataFolder::at(place.data());

    let opening = folder.lock(Lock::Opening, Duration::ZERO).await.unwrap();
    let window = Window::starting(&place).await?;
    window
        .wait_for_text("main", "Waiting for another Packdesk program")
        .await?;
    look(&window, "start-waiting-en").await?;
    drop(opening);
    window.wait_for("#main h1").await?;
    drop(window);

    let other_window = folder.lock(Lock::Window, Duration::ZERO).await.unwrap();
    let window = Window::starting(&place).await?;
    window
        .wait_for_text("main [role=alert]", "Another Packdesk window already shows this data.")
        .await?;
    drop(other_window);
    window.press("main .button.primary").await?;
    window.wait_for("#main h1").await?;
    Ok(())
}

#[tokio::test]
async fn a_second_start_hands_over_to_the_window_that_is_open() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    let second = Command::new(program("packdesk")?)
        .envs(place.environment())
        .env("GDK_BACKEND", "x11")
        .output()
        .unwrap();
    assert!(second.status.success(), "{second:?}");
    window.wait_for("#main h1").await?;
    Ok(())
}

fn all_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.is_symlink() {
            found.extend(all_below(&path));
        }
        found.push(path);
    }
    found
}

#[tokio::test]
async fn what_a_window_leaves_behind_is_for_its_owner_alone() -> Result<(), HarnessError> {
    rustix::process::umask(rustix::fs::Mode::empty());
    let place = Place::new()?;
    let folder = DataFolder::at(place.data());
    drop(Window::shown(&place).await?);
    // As a window does that is killed while a document is being read.
    fs::create_dir(folder.viewer()).unwrap();
    fs::write(folder.viewer().join("G0012345.pdf"), "%PDF").unwrap();

    let window = Window::shown(&place).await?;
    assert!(!folder.viewer().exists(), "the documents of the run before are there");
    let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o077;
    for private in [
        folder.root(),
        &folder.webview(),
        &folder.logs(),
        &folder.ledger(),
        &folder.cache(),
    ] {
        assert_eq!(mode(private), 0, "{}", private.display());
    }
    drop(window);
    let _next_start = folder.enter().unwrap();
    for path in all_below(folder.root()) {
        assert!(
            path.is_symlink() || mode(&path) == 0,
            "{} is open to others",
            path.display()
        );
    }
    Ok(())
}

#[tokio::test]
async fn every_page_is_read_beside_a_slow_connection_and_an_order_of_another_program() -> Result<(), HarnessError> {
    let place = Place::new()?;
    for made in [
        &["renew", "action-pack", "--card", "tok_visa"][..],
        &["sample", "fault", "slow*200"],
    ] {
        assert_eq!(place.cli(made)?.code, Some(0), "{made:?}");
    }
    let placing = DataFolder::at(place.data())
        .lock(Lock::Orders, Duration::ZERO)
        .await
        .unwrap();
    let window = Window::shown(&place).await?;
    for (page, holds) in [
        ("offers", "#main article"),
        ("orders", "#main li, #main tbody tr"),
        ("invoices", "#main tbody tr"),
        ("requests", "#main h1"),
        ("profile", "#main h2"),
    ] {
        window.press(&format!("nav a[href='#/{page}']")).await?;
        window.wait_for(holds).await?;
        let heard = window.find_all(Locator::Css("main [role=alert]")).await?;
        assert!(heard.is_empty(), "{page} complains");
    }
    window.press("nav a[href='#/offers']").await?;
    window.press("#main article [aria-haspopup=dialog]").await?;
    window.wait_for("dialog li").await?;
    drop(placing);
    Ok(())
}
