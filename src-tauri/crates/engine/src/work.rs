use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Lets a long piece of work end before its end. Every copy is the same switch.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the work to end soon.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to end.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Progress is told so many times at most, however much there is to do.
const STEPS: u32 = 200;

/// Whether to tell that so much is done: at the first, at the last, and evenly between.
pub(crate) const fn is_told(done: u32, total: u32) -> bool {
    let step = total.div_ceil(STEPS);
    done <= 1 || done >= total || step <= 1 || done.is_multiple_of(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_from_the_first_to_the_last_and_no_more_often_than_it_can_be_seen() {
        for total in [1, 2, 199, 200, 201, 10_000, 100_001] {
            let told = (1..=total).filter(|done| is_told(*done, total)).count();
            assert!(told <= 202 && told >= total.min(100) as usize, "{told} of {total}");
            assert!(is_told(1, total) && is_told(total, total));
        }
    }

    #[test]
    fn a_copy_is_the_same_switch() {
        let cancel = Cancel::default();
        let copy = cancel.clone();
        assert!(!copy.is_cancelled());
        cancel.cancel();
        assert!(copy.is_cancelled());
    }
}
