use domain::Clock;

use crate::Desk;
use crate::computer_clock::ComputerClock;

impl Desk {
    /// Makes the backup of this day where the ledger was changed since the last one, and thins out old ones. Nobody waits
    /// for it: it runs beside the first page, or when a command has given its answer. One that fails is tried again with
    /// the next change.
    pub async fn back_up(&self) {
        if !self.keeps_data() {
            return;
        }
        let made = self
            .store
            .back_up(self.unlocked.key.bytes(), ComputerClock.today())
            .await;
        if let Err(error) = made {
            log::warn!("no backup of the ledger could be made: {error}");
        }
    }
}
