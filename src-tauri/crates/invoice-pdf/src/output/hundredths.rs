use std::ops::Sub;

use typeset::Length;

/// A length or a position in a file in whole hundredths of a point. Positions count from the lower left corner of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hundredths(i64);

impl Hundredths {
    /// The number of hundredths.
    pub const fn number(self) -> i64 {
        self.0
    }

    /// The length in points.
    #[expect(
        clippy::float_arithmetic,
        clippy::cast_precision_loss,
        reason = "the file's library takes floats; nothing is computed with them, and a page is small enough for one"
    )]
    pub const fn points(self) -> f32 {
        self.0.div_euclid(100) as f32 + self.0.rem_euclid(100) as f32 / 100.0
    }
}

/// Rounded to the nearest.
impl From<Length> for Hundredths {
    fn from(length: Length) -> Self {
        Self((length.in_thousandths() + 5).div_euclid(10))
    }
}

impl Sub for Hundredths {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}
