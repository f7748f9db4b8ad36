/// Progress is told so many times at most, however much there is to do.
const STEPS: u32 = 200;

/// How far a piece of work was told to have come.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    told: Option<u32>,
}

impl Steps {
    /// Whether to tell that so much is done: the first time, at the end, and as soon as another step is reached, however
    /// many at a time the work is done.
    pub fn is_due(&mut self, done: u32, total: u32) -> bool {
        let reached = done / total.div_ceil(STEPS).max(1);
        let is_due = done >= total || self.told.is_none_or(|told| reached > told);
        if is_due {
            self.told = Some(reached);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_told_from_the_first_to_the_last_and_no_more_often_than_it_can_be_seen() {
        for total in [1, 2, 199, 200, 201, 10_000, 100_001] {
            for at_a_time in [1, 7, 200, 1_000] {
                let parts = total / at_a_time;
                let done = (1..=parts).map(|part| part * at_a_time);
                let done = done.chain((total % at_a_time > 0).then_some(total));
                let mut steps = Steps::default();
                let told: Vec<u32> = done.filter(|done| steps.is_due(*done, total)).collect();
                assert!(told.len() <= 202, "{} of {total}", told.len());
                assert!(
                    told.len() as u32 >= parts.min(100),
                    "{} of {total} by {at_a_time}",
                    told.len()
                );
                assert_eq!(told.first(), Some(&at_a_time.min(total)));
                assert_eq!(told.last(), Some(&total));
            }
        }
    }
}
