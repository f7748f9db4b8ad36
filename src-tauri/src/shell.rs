use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use data_folder::{DataFolder, make_private_folder, open_private_file};
use desk::{ComputerClock, DeskOptions, forbid_core_files};
use engine::{Code, Error};
use tauri::{Manager, RunEvent, WebviewUrl, WebviewWindowBuilder, WindowEvent};
use tauri_plugin_log::fern::{Dispatch, Output};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};
use tempfile::TempDir;
use words::visible_line;

use crate::current_desk::CurrentDesk;
use crate::given_files::GivenFiles;
use crate::latest_search::LatestSearch;
use crate::long_task::{LongTask, SignInTask, SyncTask};
use crate::window::claim::WindowClaim;
use crate::window::memory::WindowMemory;
use crate::window::walls::{capability, walled};
use crate::{commands, display};

/// The one window.
const WINDOW: &str = "main";

/// So often it is looked whether the window has to lock itself, besides whenever something is asked.
const IDLE_LOOK: Duration = Duration::from_secs(10);

/// The name of the log file, without its extension.
const LOG: &str = "packdesk";

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
    let core_files = forbid_core_files();
    if let Err(error) = display::present() {
        return display::tell(&error);
    }
    let folder = match DataFolder::of_this_user() {
        Ok(folder) => folder,
        Err(error) => return display::tell(&error.into()),
    };
    let claim = WindowClaim::take(&folder).ok();
    let (webview_folder, logs) = match &claim {
        Some(_) => (WebviewFolder::kept(&folder), log_target(&folder)),
        None => (None, None),
    };
    let webview_folder = match webview_folder.map_or_else(WebviewFolder::passing, Ok) {
        Ok(folder) => folder,
        Err(error) => return display::tell(&Error::new(Code::NoDisplay).because(error)),
    };
    let webview_path = webview_folder.path().to_owned();
    let handler = builder().invoke_handler();
    let outcome = tauri::Builder::default()
        .plugin(
            tauri_plugin_single_instance::Builder::new()
                .dbus_id(instance(&folder))
                .callback(|app, _arguments, _folder| {
                    if let Some(window) = app.get_webview_window(WINDOW) {
                        let _ = window.show();
                        let _ = window.unminimize();
                        let _ = window.set_focus();
                    }
                })
                .build(),
        )
        .plugin(
            tauri_plugin_log::Builder::new()
                .clear_targets()
                .targets(logs.map(|logs| logs.filter(|metadata| metadata.target() == event_log::TARGET)))
                .target(stderr_target())
                .format(|out, message, record| {
                    // One record is one line, whatever somebody else wrote in it.
                    let message = message.to_string();
                    out.finish(format_args!(
                        "[{}][{}] {}",
                        record.target(),
                        record.level(),
                        visible_line(&message)
                    ));
                })
                .level(log::LevelFilter::Warn)
                .max_file_size(1_000_000)
                .rotation_strategy(RotationStrategy::KeepOne)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(handler)
        .manage(CurrentDesk::new(
            folder,
            claim,
            DeskOptions::default(),
            Arc::new(ComputerClock),
        ))
        .manage(LatestSearch::default())
        .manage(LongTask::default())
        .manage(SyncTask::default())
        .manage(SignInTask::default())
        .manage(GivenFiles::default())
        .manage(WindowMemory::default())
        .on_window_event(|window, event| {
            if matches!(event, WindowEvent::Moved(_) | WindowEvent::Resized(_)) {
                window.state::<WindowMemory>().note(window);
            }
            if let WindowEvent::DragDrop(dragged) = event {
                window.state::<GivenFiles>().dragged(dragged);
            }
        })
        .setup(move |app| {
            if let Err(error) = core_files {
                log::warn!("a crash may write the memory of this program to the disk: {error}");
            }
            app.add_capability(capability(WINDOW, COMMANDS))?;
            let handle = app.handle().clone();
            let window = walled(WebviewWindowBuilder::new(&handle, WINDOW, WebviewUrl::default()))
                .title("Packdesk")
                .on_document_title_changed(|window, title| {
                    let _ = window.set_title(&title);
                })
                .inner_size(1280.0, 860.0)
                .min_inner_size(640.0, 480.0)
                .visible(false)
                .data_directory(webview_path)
                .build()?;
            app.state::<WindowMemory>()
                .restore(&window, app.state::<CurrentDesk>().folder());
            let app = app.handle().clone();
            tauri::async_runtime::spawn({
                let app = app.clone();
                async move { app.state::<CurrentDesk>().start().await }
            });
            tauri::async_runtime::spawn(async move {
                loop {
                    tokio::time::sleep(IDLE_LOOK).await;
                    let _ = app.state::<CurrentDesk>().lock_if_idle().await;
                }
            });
            Ok(())
        })
        .build(tauri::generate_context!());
    match outcome {
        Ok(app) => {
            app.run(|app, event| {
                if matches!(event, RunEvent::Exit) {
                    let desk = app.state::<CurrentDesk>();
                    if desk.is_claimed() {
                        app.state::<WindowMemory>().keep(desk.folder());
                    }
                    desk.leave();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => display::tell(&Error::new(Code::NoDisplay).because(error)),
    }
}

/// Where the web view keeps its files. One that keeps nothing could not be driven from outside on Linux.
enum WebviewFolder {
    /// With the other data, where it can be looked through.
    Kept(PathBuf),
    /// Only while the window is open: the data folder cannot be used.
    Passing(TempDir),
}

impl WebviewFolder {
    fn kept(folder: &DataFolder) -> Option<Self> {
        let path = folder.webview();
        make_private_folder(&path).ok()?;
        Some(Self::Kept(path))
    }

    fn passing() -> io::Result<Self> {
        Ok(Self::Passing(TempDir::with_prefix("packdesk-")?))
    }

    fn path(&self) -> &Path {
        match self {
            Self::Kept(path) => path,
            Self::Passing(folder) => folder.path(),
        }
    }
}

/// The name under which the window of a data folder is found on the message bus: another folder has another window.
fn instance(folder: &DataFolder) -> String {
    let path = std::path::absolute(folder.root()).unwrap_or_else(|_| folder.root().to_owned());
    let path = path.canonicalize().unwrap_or(path);
    let mut name = DefaultHasher::new();
    path.hash(&mut name);
    format!("app.packdesk.desk.of{:016x}", name.finish())
}

/// Standard error, as far as it can be written: a log that cannot be kept ends nothing.
fn stderr_target() -> Target {
    let write = Output::call(|record| {
        let _ = writeln!(io::stderr().lock(), "{}", record.args());
    });
    Target::new(TargetKind::Dispatch(Dispatch::new().chain(write)))
}

/// The log file, for its owner alone; none where the data folder cannot be written.
fn log_target(folder: &DataFolder) -> Option<Target> {
    let logs = folder.logs();
    make_private_folder(&logs).ok()?;
    open_private_file(&logs.join(format!("{LOG}.log"))).ok()?;
    Some(Target::new(TargetKind::Folder {
        path: logs,
        file_name: Some(LOG.to_owned()),
    }))
}
