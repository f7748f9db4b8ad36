use std::sync::{Mutex, PoisonError};

use data_folder::DataFolder;
use desk::{Area, WindowPlace};
use tauri::{Monitor, PhysicalPosition, PhysicalSize, WebviewWindow, Window};

/// Where the window stands, so that the next one opens there. The plugin that does this loses the size on Linux.
#[derive(Default)]
pub(crate) struct WindowMemory {
    place: Mutex<Option<WindowPlace>>,
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
