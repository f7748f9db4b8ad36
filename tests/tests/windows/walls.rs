//! The walls of the window: whatever stands in the page, it reaches itself and the commands, and nothing else.

use packdesk_tests::{HarnessError, Place, Window};
use serde_json::{Value, json};

/// Asks Tauri for a command as a script in the page can, and answers what it was refused with.
async fn refusal(window: &Window, command: &str, arguments: Value) -> Result<String, HarnessError> {
    let script = "
        const [command, given, done] = arguments;
        window.__TAURI_INTERNALS__.invoke(command, given).then(
            (answer) => done('answered ' + JSON.stringify(answer)),
            (error) => done('refused ' + JSON.stringify(error)),
        );";
    let told = window.execute_async(script, vec![json!(command), arguments]).await?;
    Ok(told.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn the_page_reaches_itself_and_the_commands_alone() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::open(&place).await?;
    for (command, arguments) in [
        ("plugin:event|emit", json!({"event": "x", "payload": null})),
        (
            "plugin:event|listen",
            json!({"event": "x", "target": {"kind": "Any"}, "handler": 1}),
        ),
        ("plugin:tray|new", json!({"options": {}})),
        (
            "plugin:menu|new",
            json!({"kind": "Menu", "options": {}, "handler": null}),
        ),
        ("plugin:image|from_path", json!({"path": "/etc/passwd"})),
        ("plugin:path|resolve_directory", json!({"directory": 1})),
        (
            "plugin:webview|create_webview_window",
            json!({"options": {"label": "x"}}),
        ),
        ("plugin:window|close", json!({"label": "main"})),
        ("plugin:app|version", json!({})),
        ("plugin:dialog|open", json!({"options": {}})),
        ("plugin:opener|open_url", json!({"url": "https://example.com"})),
        ("set_export_folder", json!({"folder": "/tmp"})),
    ] {
        let told = refusal(&window, command, arguments).await?;
        assert!(told.starts_with("refused"), "{command}: {told}");
    }
    let told = refusal(&window, "status", json!({})).await?;
    assert!(told.starts_with("answered"), "{told}");

    let before = window.current_url().await?;
    for script in [
        "window.location.href = 'https://example.com/';",
        "window.location.href = 'file:///etc/passwd';",
        "window.location.href = 'data:text/html,hello';",
        "const form = document.createElement('form'); form.action = 'https://example.com/'; \
         document.body.append(form); form.submit();",
        "const link = document.createElement('a'); link.href = 'https://example.com/'; link.target = '_blank'; \
         document.body.append(link); link.click(); link.remove();",
    ] {
        window.execute(script, vec![]).await?;
        // What the page is asked afterwards is answered by the page that is still there.
        let told = refusal(&window, "status", json!({})).await?;
        assert!(told.starts_with("answered"), "{script}: {told}");
        assert_eq!(window.current_url().await?.host_str(), before.host_str(), "{script}");
    }
    let opened = window
        .execute("return window.open('https://example.com/') === null;", vec![])
        .await?;
    assert_eq!(opened, json!(true));
    assert_eq!(window.windows().await?.len(), 1);
    Ok(())
}
