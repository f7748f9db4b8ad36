use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use data_folder::DataFolder;
use desk::{Area, WindowPlace};
use tauri::{Manager, Monitor, PhysicalPosition, PhysicalSize, WebviewWindow, Window};

use crate::current_desk::CurrentDesk;

/// A window that is being moved says so many times a second; it is written down once in this time.
const REST: Duration = Duration::from_millis(500);

/// Where the window stands, so that the next one opens there. The plugin that does this loses the size on Linux.
#[derive(Default)]
pub(crate) struct WindowMemory {
    place: Mutex<Option<WindowPlace>>,
    will_be_kept: AtomicBool,
}

impl WindowMemory {
    /// Puts a window that is not shown yet where the last one stood, on a screen that exists.
    pub fn restore(&self, window: &WebviewWindow, folder: &DataFolder) {
        let screens: Vec<Area> = window
            .available_monitors()
            .unwrap_or_default()
            .iter()
            .map(area_of)
            .collect();
        let remembered = WindowPlace::read(folder);
        let Some(place) = remembered.or_else(|| place_of(&window.as_ref().window())) else {
            return;
        };
        let fitted = place.fitted(&screens);
        if fitted.area != place.area || remembered.is_some() {
            let _ = window.set_size(PhysicalSize::new(fitted.area.width, fitted.area.height));
        }
        if remembered.is_some() {
            let _ = window.set_position(PhysicalPosition::new(fitted.area.x, fitted.area.y));
        }
        if fitted.maximized {
            let _ = window.maximize();
        }
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = Some(fitted);
    }

    /// The window was moved, or is of another size. While it fills the screen its own place stays what it was.
    pub fn note(&self, window: &Window) {
        let Some(seen) = place_of(window) else {
            return;
        };
        let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        let area = match *place {
            Some(former) if seen.maximized => former.area,
            _ => seen.area,
        };
        *place = Some(WindowPlace { area, ..seen });
        drop(place);
        // Not only at the end: a program that is ended from outside has none.
        if !self.will_be_kept.swap(true, Ordering::Relaxed) {
            let app = window.app_handle().clone();
            tauri::async_runtime::spawn(async move {
                tokio::time::sleep(REST).await;
                let (memory, desk) = (app.state::<Self>(), app.state::<CurrentDesk>());
                memory.will_be_kept.store(false, Ordering::Relaxed);
                if desk.is_claimed() {
                    memory.keep(desk.folder());
                }
            });
        }
    }

    /// Keeps the place for the next window.
    pub fn keep(&self, folder: &DataFolder) {
        if let Some(place) = *self.place.lock().unwrap_or_else(PoisonError::into_inner) {
            place.keep(folder);
        }
    }
}

fn area_of(monitor: &Monitor) -> Area {
    Area {
        x: monitor.position().x,
        y: monitor.position().y,
        width: monitor.size().width,
        height: monitor.size().height,
    }
}

/// Where a window stands now; nothing while it is not seen.
fn place_of(window: &Window) -> Option<WindowPlace> {
    if window.is_minimized().unwrap_or(false) || window.is_fullscreen().unwrap_or(false) {
        return None;
    }
    let (position, size) = (window.outer_position().ok()?, window.inner_size().ok()?);
    Some(WindowPlace {
        area: Area {
            x: position.x,
            y: position.y,
            width: size.width,
            height: size.height,
        },
        maximized: window.is_maximized().unwrap_or(false),
    })
}
