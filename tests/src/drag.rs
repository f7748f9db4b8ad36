//! Files that are dragged onto a window and dropped there, as another program does it on an X screen (the protocol XDND).
#![expect(
    unsafe_code,
    reason = "the screen is spoken to through its C interface, by one thread that owns the connection"
)]

use std::ffi::{CString, c_int, c_long, c_uchar, c_uint, c_ulong};
use std::mem::MaybeUninit;
use std::path::Path;
use std::ptr;
use std::time::{Duration, Instant};

use x11_dl::xlib::{self, Xlib};

use crate::HarnessError;

/// The version of the protocol.
const VERSION: c_long = 5;
/// After this long nobody takes what is dragged.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Files above a window.
pub struct Drag {
    xlib: Xlib,
    display: *mut xlib::Display,
    source: xlib::Window,
    target: xlib::Window,
    list: String,
    /// The window asked what is dragged.
    is_read: bool,
}

impl Drag {
    /// Drags files over the first window on the screen that takes any.
    ///
    /// # Errors
    /// [`HarnessError::Screen`] when there is none, or it never asks what is dragged.
    pub fn over(files: &[&Path]) -> Result<Self, HarnessError> {
        let xlib = Xlib::open().map_err(|error| HarnessError::Screen(error.to_string()))?;
        // SAFETY: a null name is that of the environment, and the answer is looked at.
        let display = unsafe { (xlib.XOpenDisplay)(ptr::null()) };
        if display.is_null() {
            return Err(HarnessError::NoScreen);
        }
        let list = files
            .iter()
            .map(|file| format!("file://{}\r\n", file.display()))
            .collect();
        let mut drag = Self {
            xlib,
            display,
            source: 0,
            target: 0,
            list,
            is_read: false,
        };
        let root = drag.root();
        // SAFETY: the display is open, and the root is its own.
        drag.source = unsafe { (drag.xlib.XCreateSimpleWindow)(display, root, 0, 0, 1, 1, 0, 0, 0) };
        drag.target = drag
            .taker(root)
            .ok_or_else(|| HarnessError::Screen("no window takes files".to_owned()))?;
        let (selection, source) = (drag.atom("XdndSelection"), drag.source);
        // SAFETY: the display is open, and the window was made on it.
        unsafe { (drag.xlib.XSetSelectionOwner)(display, selection, source, xlib::CurrentTime) };
        let kind = as_long(drag.atom("text/uri-list"));
        drag.tell("XdndEnter", [0, VERSION << 24, kind, 0]);
        drag.moved()?;
        Ok(drag)
    }

    /// Lets go of the files above the window.
    ///
    /// # Errors
    /// [`HarnessError::Screen`] when the window does not take them.
    pub fn dropped(mut self) -> Result<(), HarnessError> {
        self.tell("XdndDrop", [0, 0, 0, 0]);
        self.serve("XdndFinished", "the files were not taken")
    }

    /// Takes the files away again.
    pub fn left(self) {
        self.tell("XdndLeave", [0, 0, 0, 0]);
    }

    /// Moves over the window until it has read what is dragged.
    fn moved(&mut self) -> Result<(), HarnessError> {
        let (x, y) = self.middle();
        let copy = as_long(self.atom("XdndActionCopy"));
        let deadline = Instant::now() + LONGEST_WAIT;
        while !self.is_read {
            self.tell("XdndPosition", [0, (x << 16) | y, 0, copy]);
            self.serve("XdndStatus", "the window does not answer to what is dragged")?;
            if Instant::now() > deadline {
                return Err(HarnessError::Screen(
                    "the window did not read what is dragged".to_owned(),
                ));
            }
        }
        Ok(())
    }

    /// Answers what the window asks until it sends a message.
    fn serve(&mut self, awaited: &str, otherwise: &str) -> Result<(), HarnessError> {
        let awaited = self.atom(awaited);
        let deadline = Instant::now() + LONGEST_WAIT;
        loop {
            // SAFETY: the display is open; an event that is pending is read whole into room of its size, and a field of it is
            // read only where its kind has it.
            unsafe {
                if (self.xlib.XPending)(self.display) == 0 {
                    if Instant::now() > deadline {
                        return Err(HarnessError::Screen(otherwise.to_owned()));
                    }
                    std::thread::yield_now();
                    continue;
                }
                let mut event = MaybeUninit::<xlib::XEvent>::zeroed();
                (self.xlib.XNextEvent)(self.display, event.as_mut_ptr());
                let event = event.assume_init();
                match event.get_type() {
                    xlib::SelectionRequest => self.give(&event.selection_request),
                    xlib::ClientMessage if event.client_message.message_type == awaited => return Ok(()),
                    _ => {}
                }
            }
        }
    }

    /// Hands the list of files over, where that is asked for.
    fn give(&mut self, asked: &xlib::XSelectionRequestEvent) {
        let is_list = asked.target == self.atom("text/uri-list");
        let length = c_int::try_from(self.list.len()).unwrap_or(0);
        let mut answer = xlib::XSelectionEvent {
            type_: xlib::SelectionNotify,
            serial: 0,
            send_event: xlib::True,
            display: self.display,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: if is_list { asked.property } else { 0 },
            time: asked.time,
        };
        // SAFETY: the display is open; the list outlives the call, which copies it, and the event is one of the right kind.
        unsafe {
            if is_list {
                let list: *const c_uchar = self.list.as_ptr();
                let mode = xlib::PropModeReplace;
                (self.xlib.XChangeProperty)(
                    self.display,
                    asked.requestor,
                    asked.property,
                    asked.target,
                    8,
                    mode,
                    list,
                    length,
                );
            }
            let event: *mut xlib::XSelectionEvent = &raw mut answer;
            (self.xlib.XSendEvent)(self.display, asked.requestor, xlib::False, 0, event.cast());
            (self.xlib.XFlush)(self.display);
        }
        self.is_read |= is_list;
    }

    /// Sends the window a message; its first value is always who sends it.
    fn tell(&self, message: &str, [one, two, three, four]: [c_long; 4]) {
        let mut data = xlib::ClientMessageData::new();
        let values = if message == "XdndEnter" {
            [as_long(self.source), two, three, four, 0]
        } else {
            [as_long(self.source), one, two, three, four]
        };
        for (index, value) in values.into_iter().enumerate() {
            data.set_long(index, value);
        }
        let mut event = xlib::XClientMessageEvent {
            type_: xlib::ClientMessage,
            serial: 0,
            send_event: xlib::True,
            display: self.display,
            window: self.target,
            message_type: self.atom(message),
            format: 32,
            data,
        };
        // SAFETY: the display is open, and the event is one of the right kind.
        unsafe {
            let event: *mut xlib::XClientMessageEvent = &raw mut event;
            (self.xlib.XSendEvent)(self.display, self.target, xlib::False, 0, event.cast());
            (self.xlib.XFlush)(self.display);
        }
    }

    fn root(&self) -> xlib::Window {
        // SAFETY: the display is open.
        unsafe { (self.xlib.XDefaultRootWindow)(self.display) }
    }

    fn atom(&self, name: &str) -> xlib::Atom {
        let name = CString::new(name).unwrap_or_default();
        // SAFETY: the display is open, and the name ends with a zero.
        unsafe { (self.xlib.XInternAtom)(self.display, name.as_ptr(), xlib::False) }
    }

    /// The first visible window, from this one on, that says that it takes what is dragged.
    fn taker(&self, window: xlib::Window) -> Option<xlib::Window> {
        if self.takes(window) {
            return Some(window);
        }
        let (mut root, mut parent, mut count) = (0, 0, 0 as c_uint);
        let mut children: *mut xlib::Window = ptr::null_mut();
        // SAFETY: the display is open; what it lists is read within its count and given back.
        let found = unsafe {
            (self.xlib.XQueryTree)(
                self.display,
                window,
                &raw mut root,
                &raw mut parent,
                &raw mut children,
                &raw mut count,
            );
            if children.is_null() {
                return None;
            }
            let found = std::slice::from_raw_parts(children, count as usize).to_vec();
            (self.xlib.XFree)(children.cast());
            found
        };
        found.into_iter().rev().find_map(|child| self.taker(child))
    }

    fn takes(&self, window: xlib::Window) -> bool {
        let mut looks = MaybeUninit::<xlib::XWindowAttributes>::zeroed();
        let (mut kind, mut format, mut items, mut after) = (0, 0, 0 as c_ulong, 0 as c_ulong);
        let mut value: *mut c_uchar = ptr::null_mut();
        // SAFETY: the display is open; everything is written into room of its kind, and what was read is given back.
        unsafe {
            let is_known = (self.xlib.XGetWindowAttributes)(self.display, window, looks.as_mut_ptr()) != 0;
            let looks = looks.assume_init();
            // A program has windows of a single point that nobody sees, besides.
            if !is_known || looks.map_state != xlib::IsViewable || looks.width <= 1 {
                return false;
            }
            (self.xlib.XGetWindowProperty)(
                self.display,
                window,
                self.atom("XdndAware"),
                0,
                1,
                xlib::False,
                xlib::AnyPropertyType as c_ulong,
                &raw mut kind,
                &raw mut format,
                &raw mut items,
                &raw mut after,
                &raw mut value,
            );
            if !value.is_null() {
                (self.xlib.XFree)(value.cast());
            }
        }
        items > 0
    }

    /// The middle of the window, on the screen.
    fn middle(&self) -> (c_long, c_long) {
        let mut looks = MaybeUninit::<xlib::XWindowAttributes>::zeroed();
        let (mut x, mut y, mut child) = (0, 0, 0);
        // SAFETY: the display is open, and everything is written into room of its kind.
        unsafe {
            (self.xlib.XGetWindowAttributes)(self.display, self.target, looks.as_mut_ptr());
            let looks = looks.assume_init();
            (self.xlib.XTranslateCoordinates)(
                self.display,
                self.target,
                self.root(),
                looks.width / 2,
                looks.height / 2,
                &raw mut x,
                &raw mut y,
                &raw mut child,
            );
        }
        (c_long::from(x), c_long::from(y))
    }
}

impl Drop for Drag {
    fn drop(&mut self) {
        // SAFETY: the display is open, and nobody uses it afterwards.
        unsafe { (self.xlib.XCloseDisplay)(self.display) };
    }
}

/// A name of the screen's, as it stands in a message.
fn as_long(id: c_ulong) -> c_long {
    c_long::try_from(id).unwrap_or(0)
}
