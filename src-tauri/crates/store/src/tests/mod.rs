//! What only a test inside the crate can do: other migrations, a full disk, altered rows.

mod daily_backups;
mod former_cache;
mod migrations;
mod plans;
mod subscriptions;
mod upkeep;
mod verify;
