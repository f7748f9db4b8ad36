//! Every variation of an invoice that a document has to get right, each under a name of its own.

mod amounts;
mod case;
mod people;
mod states;
mod texts;

pub use case::Case;

use super::{kinds_of_invoices, taiwanese, torture, with_lines, with_original};

/// The whole corpus: no name stands twice.
pub fn corpus() -> Vec<Case> {
    let mut cases: Vec<Case> = kinds_of_invoices()
        .into_iter()
        .map(|(name, invoice)| Case::new(name, invoice))
        .collect();
    cases.extend(states::cases());
    cases.extend(amounts::cases());
    cases.extend(people::cases());
    cases.extend(texts::cases());
    cases.extend([
        Case::new("torture", torture()),
        Case::new("torture-with-original", torture()).with(with_original()),
        Case::new("taiwan-with-original", taiwanese()).with(with_original()),
    ]);
    cases.extend([2, 12, 13, 14, 15, 50, 1_000].map(|count| Case::new(&format!("lines-{count}"), with_lines(count))));
    cases
}
