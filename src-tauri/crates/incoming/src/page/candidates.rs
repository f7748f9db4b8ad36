use crate::page::labels::Label;
use crate::proposal::{Field, Origin};

/// What was found for one field, with how sure its labels are.
#[derive(Debug)]
pub struct Candidates<T>(Vec<(u8, Field<T>)>);

impl<T> Default for Candidates<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq + Clone> Candidates<T> {
    pub fn add(&mut self, value: T, label: &Label, page: usize) {
        let origin = Origin::Label {
            page,
            text: label.text.clone(),
        };
        self.0.push((label.strength, Field { value, origin }));
    }

    /// The value of the surest labels, if they agree.
    pub fn only(&self) -> Option<Field<T>> {
        let surest = self.0.iter().map(|(strength, _)| *strength).max()?;
        let mut surest = self
            .0
            .iter()
            .filter(|(strength, _)| *strength == surest)
            .map(|(_, field)| field);
        let first = surest.next()?;
        surest.all(|field| field.value == first.value).then(|| first.clone())
    }
}
