//! The Tauri shell: builder, commands of one line each, windows. No rule lives here.

mod commands;
mod current_desk;
mod dialogs;
mod display;
mod given_files;
mod latest_search;
mod links;
mod long_task;
mod raw_bytes;
mod shell;
mod start_state;
mod viewer_files;
mod window;

pub use shell::{export_bindings, run};
