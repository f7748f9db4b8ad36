//! The same invoice for machines: Factur-X in the profile EN 16931, as Cross Industry Invoice.

mod gap;
mod tax_number;
mod taxes;
mod writer;
mod xml;

pub use gap::Gap;

use domain::Invoice;
use words::Language;

use crate::options::Source;
use gap::gaps;
use taxes::Breakdown;

/// Whether a document carries the invoice for machines as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ElectronicInvoice {
    /// `factur-x.xml` is attached.
    Attached,
    /// It cannot be told in EN 16931: this is what lacks or disagrees.
    Impossible(Vec<Gap>),
}

/// The electronic invoice, or why there can be none.
pub fn compose(invoice: &Invoice, language: Language, source: Source) -> Result<String, Vec<Gap>> {
    let breakdown = Breakdown::of(invoice);
    let gaps = gaps(invoice, breakdown.as_ref());
    match breakdown {
        Some(breakdown) if gaps.is_empty() => Ok(xml::write(invoice, &breakdown, language, source)),
        _ => Err(gaps),
    }
}
