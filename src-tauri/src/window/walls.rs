//! What the page can reach: itself, and the commands. Everything else is opened in the system's browser, by the id of its
//! link.

use tauri::ipc::CapabilityBuilder;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Url, Webview, WebviewWindowBuilder, Wry};

/// The walls around the page that a window is built with: it shows no other page, opens no other window and saves no file
/// by itself, whatever stands in the page.
pub(crate) fn walled(window: WebviewWindowBuilder<'_, Wry, AppHandle>) -> WebviewWindowBuilder<'_, Wry, AppHandle> {
    window
        .on_navigation(|address| {
            let is_own = is_own_page(address, cfg!(windows));
            if !is_own {
                // The address itself may hold what somebody wanted to carry out.
                log::warn!("the page wanted to go elsewhere, by {}", address.scheme());
            }
            is_own
        })
        .on_new_window(|address, _| {
            log::warn!("the page wanted to open a window, by {}", address.scheme());
            NewWindowResponse::Deny
        })
        .on_download(|_: Webview, _| false)
}

/// Whether an address is the page's own. Windows has no schemes of one's own and shows it under a host that is no other's.
fn is_own_page(address: &Url, on_windows: bool) -> bool {
    let place = (address.scheme(), address.host_str(), address.port());
    if on_windows {
        matches!(place, ("http" | "https", Some("tauri.localhost"), None))
    } else {
        place == ("tauri", Some("localhost"), None)
    }
}

/// What the page of a window may ask: the commands, and nothing of what Tauri itself offers.
pub(crate) fn capability(window: &str, commands: &[&str]) -> CapabilityBuilder {
    let capability = CapabilityBuilder::new("desk").window(window);
    commands.iter().fold(capability, |capability, command| {
        capability.permission(format!("allow-{}", command.replace('_', "-")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_goes_nowhere_but_to_itself() {
        let is_own = |address: &str, on_windows| Url::parse(address).is_ok_and(|url| is_own_page(&url, on_windows));
        for address in ["tauri://localhost", "tauri://localhost/index.html#/offers"] {
            assert!(is_own(address, false) && !is_own(address, true), "{address}");
        }
        for address in ["http://tauri.localhost/", "https://tauri.localhost/index.html#/offers"] {
            assert!(is_own(address, true) && !is_own(address, false), "{address}");
        }
        for address in [
            "https://example.com/",
            "https://tauri.localhost.example.com/",
            "https://tauri.localhost:8080/",
            "tauri://localhost.example.com/",
            "tauri://elsewhere/",
            "http://localhost/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,hello",
            "blob:tauri://localhost/0",
            "about:blank",
            "\\\\server\\share",
        ] {
            assert!(!is_own(address, false) && !is_own(address, true), "{address}");
        }
    }
}
