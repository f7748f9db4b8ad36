//! The Tauri shell: builder, commands of one line each, windows. No rule lives here.

mod commands;
mod desks;
mod dialogs;
mod display;
mod links;
mod searches;
mod shell;
mod viewed;
mod work;

pub use shell::{export_bindings, run};
