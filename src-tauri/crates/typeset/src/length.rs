use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length or a position on a page in whole thousandths of a point. Positions count from the top left corner.
///
/// It is a type of its own so that it cannot be taken for a length in another unit: what is written into a file counts
/// otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Length(i64);

/// A length in points.
pub const fn points(length: i64) -> Length {
    Length(length * 1_000)
}

/// A length in thousandths of a point.
pub const fn thousandths(length: i64) -> Length {
    Length(length)
}

/// A length in millimetres, rounded down to thousandths of a point.
pub const fn millimetres(length: i64) -> Length {
    Length(length * 72_000 * 10 / 254)
}

impl Length {
    /// No length.
    pub const ZERO: Self = Self(0);
    /// Longer than any text.
    pub const ENDLESS: Self = Self(i64::MAX / 4);

    /// The number of thousandths of a point.
    pub const fn in_thousandths(self) -> i64 {
        self.0
    }

    /// What is left of it without `other`: the subtraction for constants.
    pub const fn less(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }

    /// Hundredth parts of it, rounded towards nought.
    pub const fn percent(self, percent: i64) -> Self {
        Self(self.0 * percent / 100)
    }

    /// Its share where `whole` shares in `part`, rounded towards nought.
    pub const fn share(self, part: Self, whole: Self) -> Self {
        Self(self.0 * part.0 / whole.0)
    }

    /// How many of the equal parts of `whole` it is, rounded down, at most all of them.
    pub fn in_parts_of(self, whole: Self, parts: i64) -> i64 {
        (self.0 * parts).checked_div(whole.0).unwrap_or(parts).min(parts)
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Length {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i64> for Length {
    type Output = Self;

    fn mul(self, times: i64) -> Self {
        Self(self.0 * times)
    }
}

impl Div<i64> for Length {
    type Output = Self;

    fn div(self, parts: i64) -> Self {
        Self(self.0 / parts)
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        Self(lengths.map(|length| length.0).sum())
    }
}
