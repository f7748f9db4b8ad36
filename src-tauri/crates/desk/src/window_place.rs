use std::fs;
use std::io::{Seek, Write};

use data_folder::{DataFolder, open_private_file};
use serde::{Deserialize, Serialize};

/// Narrower than this no page can be read, whatever was remembered.
const LEAST_WIDTH: u32 = 640;
/// Lower than this no page can be read, whatever was remembered.
const LEAST_HEIGHT: u32 = 480;

/// A rectangle on the desktop, in the pixels of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The left edge.
    pub x: i32,
    /// The upper edge.
    pub y: i32,
    /// From the left edge to the right one.
    pub width: u32,
    /// From the upper edge to the lower one.
    pub height: u32,
}

/// Where the window stood and how large it was, kept with the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Where it stands when it fills no screen.
    pub area: Area,
    /// It fills a screen.
    pub maximized: bool,
}

impl WindowPlace {
    /// The place that is remembered; nothing where none is, or where it cannot be read.
    #[must_use]
    pub fn read(folder: &DataFolder) -> Option<Self> {
        let text = fs::read_to_string(folder.window_place()).ok()?;
        serde_json::from_str(&text).ok()
    }

    /// Remembers the place. Where it cannot be written, the next window opens where this one did.
    pub fn keep(&self, folder: &DataFolder) {
        let Ok(text) = serde_json::to_string(self) else {
            return;
        };
        let Ok(mut file) = open_private_file(&folder.window_place()) else {
            return;
        };
        let written = file
            .set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(text.as_bytes()));
        // Half a place is read as none.
        let _ = written;
    }

    /// The place on the screens there are now: on the one that shows most of it, as large as that one allows, and whole.
    /// Without a screen it stays what it is.
    #[must_use]
    pub fn fitted(self, screens: &[Area]) -> Self {
        let Some(screen) = screens.iter().max_by_key(|screen| self.area.shared_with(screen)) else {
            return self;
        };
        Self {
            area: self.area.inside(screen),
            ..self
        }
    }
}

impl Area {
    /// How much of the two is the same.
    fn shared_with(&self, other: &Self) -> u64 {
        let shared = |start: i32, length: u32, other_start: i32, other_length: u32| {
            let end = (i64::from(start) + i64::from(length)).min(i64::from(other_start) + i64::from(other_length));
            u64::try_from(end - i64::from(start.max(other_start))).unwrap_or(0)
        };
        shared(self.x, self.width, other.x, other.width) * shared(self.y, self.height, other.y, other.height)
    }

    fn inside(self, screen: &Self) -> Self {
        let width = self.width.max(LEAST_WIDTH).min(screen.width);
        let height = self.height.max(LEAST_HEIGHT).min(screen.height);
        Self {
            x: moved_inside(self.x, width, screen.x, screen.width),
            y: moved_inside(self.y, height, screen.y, screen.height),
            width,
            height,
        }
    }
}

/// The start of a length that lies wholly in a longer one, as near as can be to where it was.
fn moved_inside(start: i32, length: u32, screen_start: i32, screen_length: u32) -> i32 {
    let room = i32::try_from(screen_length - length).unwrap_or(i32::MAX);
    start.clamp(screen_start, screen_start.saturating_add(room))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const SCREEN: Area = area(0, 0, 1920, 1080);
    const SECOND: Area = area(1920, -200, 2560, 1440);

    const fn area(x: i32, y: i32, width: u32, height: u32) -> Area {
        Area { x, y, width, height }
    }

    const fn place(area: Area) -> WindowPlace {
        WindowPlace { area, maximized: false }
    }

    #[test]
    fn a_window_stands_whole_on_a_screen_that_exists() {
        for (was, now) in [
            (area(100, 50, 1280, 860), area(100, 50, 1280, 860)),
            (area(2000, -100, 1280, 860), area(2000, -100, 1280, 860)),
            (area(-900, 50, 1280, 860), area(0, 50, 1280, 860)),
            (area(100, 900, 1280, 860), area(100, 220, 1280, 860)),
            (area(9000, 9000, 1280, 860), area(640, 220, 1280, 860)),
            (area(i32::MIN, i32::MAX, u32::MAX, 0), area(0, 600, 1920, 480)),
            (area(10, 10, 1, 1), area(10, 10, 640, 480)),
        ] {
            let screens = if was.x == 9000 || was.x == i32::MIN {
                &[SCREEN][..]
            } else {
                &[SCREEN, SECOND][..]
            };
            assert_eq!(place(was).fitted(screens), place(now), "{was:?}");
        }
        assert_eq!(place(area(1, 2, 3, 4)).fitted(&[]), place(area(1, 2, 3, 4)));
        let narrow = [area(0, 0, 600, 400)];
        assert_eq!(
            place(SCREEN).fitted(&narrow),
            place(narrow[0]),
            "a screen may be smaller"
        );
    }

    #[test]
    fn a_place_is_read_back_and_anything_else_is_none() {
        let parent = tempfile::tempdir().unwrap();
        let folder = DataFolder::at(parent.path());
        assert_eq!(WindowPlace::read(&folder), None);
        for maximized in [false, true] {
            let place = WindowPlace {
                area: SECOND,
                maximized,
            };
            place.keep(&folder);
            assert_eq!(WindowPlace::read(&folder), Some(place));
        }
        for text in [
            "",
            "{",
            "[]",
            r#"{"area":{"x":0,"y":0,"width":-1,"height":1},"maximized":false}"#,
        ] {
            fs::write(folder.window_place(), text).unwrap();
            assert_eq!(WindowPlace::read(&folder), None, "{text}");
        }
    }
}
