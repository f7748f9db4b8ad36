//! The files that a person gave to the window, by a dialog or by dropping them on it. The page hears that there are some and
//! never where they lie.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use specta::Type;
use tauri::DragDropEvent;
use tauri::ipc::Channel;

/// What becomes of files that somebody drags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DropState {
    /// They are above the window.
    Over,
    /// They went away again.
    Left,
    /// They were dropped, and wait to be imported.
    Dropped,
}

/// Files that are dragged, as the page hears of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub(crate) struct DropView {
    /// What became of them.
    pub state: DropState,
    /// So many files and folders.
    pub files: u32,
}

/// The files that were given last.
#[derive(Default)]
pub(crate) struct GivenFiles {
    invoices: Mutex<Vec<PathBuf>>,
    terms: Mutex<Option<PathBuf>>,
    watcher: Mutex<Option<Channel<DropView>>>,
}

impl GivenFiles {
    /// Tells the page from now on what is dragged. A page that was loaded anew takes the place of the one before.
    pub fn watch(&self, watcher: Channel<DropView>) {
        *held(&self.watcher) = Some(watcher);
    }

    /// Something is dragged over the window, or was dropped on it.
    pub fn dragged(&self, event: &DragDropEvent) {
        let view = match event {
            DragDropEvent::Enter { paths, .. } => DropView {
                state: DropState::Over,
                files: count(paths),
            },
            // A text or a link is no file.
            DragDropEvent::Drop { paths, .. } if !paths.is_empty() => DropView {
                state: DropState::Dropped,
                files: self.give(paths.clone()),
            },
            DragDropEvent::Leave | DragDropEvent::Drop { .. } => DropView {
                state: DropState::Left,
                files: 0,
            },
            _ => return,
        };
        if let Some(watcher) = &*held(&self.watcher) {
            let _ = watcher.send(view);
        }
    }

    /// Files with invoices were given; answers how many.
    pub fn give(&self, paths: Vec<PathBuf>) -> u32 {
        let given = count(&paths);
        *held(&self.invoices) = paths;
        given
    }

    /// The files with invoices. They stay until others are given, so that what could not be done can be done again.
    pub fn invoices(&self) -> Vec<PathBuf> {
        held(&self.invoices).clone()
    }

    /// A file of terms was given; answers what it is called.
    pub fn give_terms(&self, path: PathBuf) -> String {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        *held(&self.terms) = Some(path);
        name
    }

    /// The file of terms.
    pub fn terms(&self) -> PathBuf {
        held(&self.terms).clone().unwrap_or_default()
    }
}

fn count(paths: &[PathBuf]) -> u32 {
    u32::try_from(paths.len()).unwrap_or(u32::MAX)
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use tauri::PhysicalPosition;
    use tauri::ipc::InvokeResponseBody;

    use super::*;

    const SOMEWHERE: PhysicalPosition<f64> = PhysicalPosition { x: 1.0, y: 1.0 };

    #[test]
    fn the_page_hears_how_many_files_are_dropped_and_not_where_they_lie() {
        let heard: Arc<Mutex<Vec<String>>> = Arc::default();
        let files = GivenFiles::default();
        files.watch(Channel::new({
            let heard = Arc::clone(&heard);
            move |body| {
                if let InvokeResponseBody::Json(text) = body {
                    held(&heard).push(text);
                }
                Ok(())
            }
        }));
        let paths = vec![
            PathBuf::from("/home/aoife/secret.pdf"),
            PathBuf::from("/home/aoife/mail"),
        ];
        files.dragged(&DragDropEvent::Enter {
            paths: paths.clone(),
            position: SOMEWHERE,
        });
        files.dragged(&DragDropEvent::Over { position: SOMEWHERE });
        files.dragged(&DragDropEvent::Leave);
        assert_eq!(files.invoices(), Vec::<PathBuf>::new(), "nothing was dropped");
        files.dragged(&DragDropEvent::Drop {
            paths: paths.clone(),
            position: SOMEWHERE,
        });
        // A text that is dropped is no file, and what was given before is still there.
        files.dragged(&DragDropEvent::Drop {
            paths: Vec::new(),
            position: SOMEWHERE,
        });
        assert_eq!(files.invoices(), paths);
        let expected = [
            r#"{"state":"over","files":2}"#,
            r#"{"state":"left","files":0}"#,
            r#"{"state":"dropped","files":2}"#,
            r#"{"state":"left","files":0}"#,
        ];
        assert_eq!(*held(&heard), expected);
    }

    #[test]
    fn a_file_of_terms_is_told_by_its_name_alone() {
        let files = GivenFiles::default();
        assert_eq!(files.give_terms(PathBuf::from("/home/aoife/terms.csv")), "terms.csv");
        assert_eq!(files.terms(), Path::new("/home/aoife/terms.csv"));
    }
}
