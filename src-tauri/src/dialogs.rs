use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

/// Asks through the system's dialog where to save a PDF; `None` when the dialog was dismissed.
pub(crate) async fn save_as(app: &AppHandle, file_name: &str) -> Option<PathBuf> {
    save(app, file_name, "PDF", "pdf").await
}

/// As [`save_as`], for a file of another kind.
pub(crate) async fn save(app: &AppHandle, file_name: &str, kind: &str, extension: &'static str) -> Option<PathBuf> {
    let (answer, chosen) = tokio::sync::oneshot::channel();
    app.dialog()
        .file()
        .set_file_name(file_name)
        .add_filter(kind, &[extension])
        .save_file(move |path| {
            let _ = answer.send(path);
        });
    chosen.await.ok().flatten().and_then(|path| path.into_path().ok())
}

/// Asks through the system's dialog for a folder; `None` when the dialog was dismissed.
pub(crate) async fn folder(app: &AppHandle) -> Option<PathBuf> {
    let (answer, chosen) = tokio::sync::oneshot::channel();
    app.dialog().file().pick_folder(move |path| {
        let _ = answer.send(path);
    });
    chosen.await.ok().flatten().and_then(|path| path.into_path().ok())
}

/// As [`file`], for one file or several.
pub(crate) async fn files(app: &AppHandle) -> Option<Vec<PathBuf>> {
    let (answer, chosen) = tokio::sync::oneshot::channel();
    app.dialog().file().pick_files(move |paths| {
        let _ = answer.send(paths);
    });
    let chosen = chosen.await.ok().flatten()?;
    Some(chosen.into_iter().filter_map(|path| path.into_path().ok()).collect())
}

/// Asks through the system's dialog for a file that is there; `None` when the dialog was dismissed.
pub(crate) async fn file(app: &AppHandle) -> Option<PathBuf> {
    let (answer, chosen) = tokio::sync::oneshot::channel();
    app.dialog().file().pick_file(move |path| {
        let _ = answer.send(path);
    });
    chosen.await.ok().flatten().and_then(|path| path.into_path().ok())
}
