use domain::{Decimal, Invoice, TaxLine, TaxTreatment};

/// The taxes of an invoice by category and rate, each with its part of the discount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// One for each category and rate.
    pub shares: Vec<Share>,
}

/// What belongs to one category and rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Its line of the invoice's taxes.
    pub tax: TaxLine,
    /// The discount taken off its lines.
    pub discount: Decimal,
}

impl Breakdown {
    /// The breakdown, where lines, discount and taxes fit together: the lines of a category and rate less its discount
    /// are its taxable amount, and the discounts together are the invoice's.
    pub fn of(invoice: &Invoice) -> Option<Self> {
        let mut shares: Vec<Share> = Vec::new();
        for tax in &invoice.taxes {
            let is_there = shares.iter().any(|share| is_same(&share.tax, tax.treatment, tax.rate));
            if is_there {
                return None;
            }
            let lines = invoice
                .lines
                .iter()
                .filter(|line| is_same(tax, line.treatment, line.tax_rate))
                .try_fold(Decimal::ZERO, |sum, line| sum.checked_add(line.net))?;
            shares.push(Share {
                tax: tax.clone(),
                discount: lines.checked_sub(tax.taxable)?,
            });
        }
        let has_share = |treatment, rate| shares.iter().any(|share| is_same(&share.tax, treatment, rate));
        let all_lines = invoice
            .lines
            .iter()
            .all(|line| has_share(line.treatment, line.tax_rate));
        let discount = shares
            .iter()
            .try_fold(Decimal::ZERO, |sum, share| sum.checked_add(share.discount))?;
        let one_way = shares
            .iter()
            .all(|share| share.discount.is_zero() || share.discount.is_sign_positive())
            || shares
                .iter()
                .all(|share| share.discount.is_zero() || share.discount.is_sign_negative());
        // What is outside the scope of the tax stands alone on an invoice (BR-O-11 to BR-O-14).
        let outside = shares
            .iter()
            .filter(|share| share.tax.treatment == TaxTreatment::OutsideScope)
            .count();
        let fits = all_lines && one_way && discount == invoice.discount && (outside == 0 || shares.len() == 1);
        fits.then_some(Self { shares })
    }

    /// Whether each rate goes with its treatment, and each tax with its rate: the standard allows a rounding of less
    /// than one.
    pub fn rates_fit(&self) -> bool {
        self.shares.iter().all(|Share { tax, .. }| {
            let is_taxed = tax.treatment == TaxTreatment::Standard;
            let rate_fits = if is_taxed {
                tax.rate > Decimal::ZERO
            } else {
                tax.rate.is_zero()
            };
            let expected = tax
                .taxable
                .checked_mul(tax.rate)
                .map(|hundredfold| hundredfold / Decimal::ONE_HUNDRED);
            let difference = expected.and_then(|expected| expected.checked_sub(tax.tax));
            let tax_fits = difference.is_some_and(|difference| difference.abs() < Decimal::ONE);
            rate_fits && tax_fits && (is_taxed || tax.tax.is_zero())
        })
    }
}

fn is_same(tax: &TaxLine, treatment: TaxTreatment, rate: Decimal) -> bool {
    tax.treatment == treatment && tax.rate == rate
}
