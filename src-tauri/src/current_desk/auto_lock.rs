use std::sync::Arc;

use engine::view::AutoLock;

use super::CurrentDesk;
use super::start::Start;
use crate::display::system_language;

impl CurrentDesk {
    /// A person has done something.
    pub async fn note_activity(&self) {
        if let Some(limit) = self.lock_if_idle().await {
            self.idle.note_activity(limit);
        }
    }

    /// Closes the data once nobody has done anything for as long as was chosen. What was asked before is still answered;
    /// to whoever opens the data anew. Answers what was chosen, while the data is open.
    pub async fn lock_if_idle(&self) -> Option<AutoLock> {
        let Start::Ready { desk, .. } = self.start.borrow().clone() else {
            return None;
        };
        // A desk that was closed meanwhile cannot be asked, and needs no lock.
        let limit = desk.desk.engine().auto_lock().await.ok()?;
        if !self.idle.is_over(limit) {
            return Some(limit);
        }
        let language = desk.language().await.unwrap_or_else(|_| system_language());
        let locks = self.start.send_if_modified(|start| {
            let is_shown = matches!(start, Start::Ready { desk: shown, .. } if Arc::ptr_eq(&shown.desk, &desk.desk));
            if is_shown {
                *start = Start::Locked(language);
            }
            is_shown
        });
        if locks {
            tokio::spawn(desk.close());
        }
        None
    }
}
