use std::path::Path;
use std::process::ExitCode;

use tauri::ipc::CapabilityBuilder;
use tauri::{Manager, RunEvent, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::current_desk::CurrentDesk;
use crate::latest_search::LatestSearch;
use crate::long_task::LongTask;
use crate::viewer_files::ViewerFiles;
use crate::{commands, display};

/// The one window.
const WINDOW: &str = "main";

macro_rules! command_list {
    ($($name:ident),+ $(,)?) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),+];

        fn builder() -> Builder<tauri::Wry> {
            Builder::<tauri::Wry>::new().disable_serde_phases().error_handling(ErrorHandlingMode::Throw).commands(collect_commands![$(commands::$name),+])
        }
    };
}

include!("command_list.rs");

/// Writes the page's side of the commands.
///
/// # Errors
/// What keeps the file from being written.
pub fn export_bindings(path: &Path) -> Result<(), String> {
    builder()
        .export(specta_typescript::Typescript::default(), path)
        .map_err(|error| error.to_string())
}

/// Opens the window and stays until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    if let Err(error) = display::present() {
        return display::tell(&error);
    }
    let folder = match desk::default_folder() {
        Ok(folder) => folder,
        Err(error) => return display::tell(&error),
    };
    let handler = builder().invoke_handler();
    let webview_folder = folder.join("webview");
    let logs = Target::new(TargetKind::Folder {
        path: folder.join("logs"),
        file_name: Some("packdesk".to_owned()),
    });
    let outcome = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| {
            if let Some(window) = app.get_webview_window(WINDOW) {
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        }))
        .plugin(
            tauri_plugin_log::Builder::new()
                .clear_targets()
                .target(logs)
                .target(Target::new(TargetKind::Stderr))
                .level(log::LevelFilter::Warn)
                .max_file_size(1_000_000)
                .rotation_strategy(RotationStrategy::KeepOne)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(handler)
        .manage(CurrentDesk::new(folder))
        .manage(LatestSearch::default())
        .manage(LongTask::default())
        .manage(ViewerFiles::default())
        .setup(move |app| {
            let capability = COMMANDS.iter().fold(
                CapabilityBuilder::new("desk").window(WINDOW).permission("core:default"),
                |capability, command| capability.permission(format!("allow-{}", command.replace('_', "-"))),
            );
            app.add_capability(capability)?;
            WebviewWindowBuilder::new(app, WINDOW, WebviewUrl::default())
                .title("Packdesk")
                .inner_size(1280.0, 860.0)
                .min_inner_size(640.0, 480.0)
                .visible(false)
                // Whatever the web view writes stands with the other data, where it can be looked through.
                .data_directory(webview_folder)
                .build()?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match outcome {
        Ok(app) => {
            app.run(|app, event| {
                if matches!(event, RunEvent::Exit) {
                    app.state::<ViewerFiles>().remove();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => display::tell(&engine::Error::new(engine::Code::NoDisplay).because(error)),
    }
}
