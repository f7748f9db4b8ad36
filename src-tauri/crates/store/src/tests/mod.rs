//! What only a test inside the crate can do: other migrations, a full disk, altered rows.

mod migrations;
mod upkeep;
mod verify;
