mod halves;
mod taxes;
mod totals;

use domain::Invoice;
use typeset::{Length, points};

use crate::content::sheet::Sheet;
use crate::layout::row::{Row, height};
use crate::layout::spacing::Spacing;
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
        let [left, right] = [&taxes, &totals].map(|rows| height(rows, Spacing::DESIGNED));
        let beside = width <= TAX_WIDTH && left.max(right) <= room;
        Self { taxes, totals, beside }
    }

    /// How much room they need, with the room above them, to stand on one page.
    pub fn height(&self, spacing: Spacing) -> Length {
        let above = spacing.of(ABOVE);
        let [taxes, totals] = [&self.taxes, &self.totals].map(|rows| height(rows, spacing));
        if self.beside {
            above + taxes.max(totals)
        } else if self.taxes.is_empty() {
            above + totals
        } else {
            above + taxes + above + totals
        }
    }

    /// Places them: side by side where the taxes leave room, else one below the other.
    pub fn place(self, sheet: &mut Sheet) {
        let spacing = sheet.flow.spacing();
        sheet.flow.keep(self.height(spacing));
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
        sheet.flow.keep(height(&self.totals, spacing));
        self.totals.into_iter().for_each(|row| sheet.flow.place(row));
    }
}
