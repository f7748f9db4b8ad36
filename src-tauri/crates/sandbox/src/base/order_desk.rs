use domain::{Catalogue, NaiveDate, Profile};

use crate::base::data::Partner;

/// The desk at which orders are placed: what is sold to whom, by which rules, and on which day.
pub(crate) struct OrderDesk<'a> {
    pub partner: &'a Partner,
    pub catalogue: &'a Catalogue,
    pub profile: &'a Profile,
    pub today: NaiveDate,
}
