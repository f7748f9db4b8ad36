mod halves;
mod taxes;
mod totals;

use domain::Invoice;
use typeset::{Length, points};

use crate::content::sheet::Sheet;
use crate::layout::row::Row;
use halves::TAX_WIDTH;

const ABOVE: Length = points(18);

/// The taxes by rate and the totals, set but not yet placed.
pub struct Sums {
    taxes: Vec<Row>,
    totals: Vec<Row>,
    beside: bool,
}

impl Sums {
    /// Sets taxes and totals.
    pub fn set(sheet: &mut Sheet, invoice: &Invoice) -> Self {
        let (taxes, width) = taxes::taxes(sheet, invoice);
        let totals = totals::totals(sheet, invoice);
        let room = sheet.flow.page_room() - ABOVE;
        let beside = width <= TAX_WIDTH && height(&taxes).max(height(&totals)) <= room;
        Self { taxes, totals, beside }
    }

    /// How much room they need, with the room above them, to stand on one page.
    pub fn height(&self) -> Length {
        let between = if self.taxes.is_empty() { Length::ZERO } else { ABOVE };
        ABOVE
            + if self.beside {
                height(&self.taxes).max(height(&self.totals))
            } else {
                height(&self.taxes) + between + height(&self.totals)
            }
    }

    /// Places them: side by side where the taxes leave room, else one below the other.
    pub fn place(self, sheet: &mut Sheet) {
        sheet.flow.keep(self.height());
        sheet.flow.skip(ABOVE);
        sheet.flow.bookmark(sheet.in_one_line("document-total"));
        if self.beside {
            sheet.flow.place_beside(self.taxes, self.totals);
            return;
        }
        let has_taxes = !self.taxes.is_empty();
        self.taxes.into_iter().for_each(|row| sheet.flow.place(row));
        if has_taxes {
            sheet.flow.skip(ABOVE);
        }
        sheet.flow.keep(height(&self.totals));
        self.totals.into_iter().for_each(|row| sheet.flow.place(row));
    }
}

fn height(rows: &[Row]) -> Length {
    rows.iter().map(Row::height).sum()
}
