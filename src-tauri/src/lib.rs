//! The Tauri shell: builder, commands of one line each, windows. No rule lives here.

mod commands;
mod desks;
mod dialogs;
mod display;
mod links;
mod shell;

pub use shell::{export_bindings, run};
