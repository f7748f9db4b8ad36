use typeset::Length;

/// How much there is of the white space that the design gives, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spacing(i64);

impl Spacing {
    /// All of it.
    pub const DESIGNED: Self = Self(100);
    /// The least that an invoice may be set with to stand on one page.
    pub const TIGHTEST: Self = Self(50);

    /// What is left of a designed white space.
    pub const fn of(self, designed: Length) -> Length {
        designed.percent(self.0)
    }

    /// The widest spacing at which a document has the height `room`, from its heights at the tightest and as designed. The
    /// height grows evenly with the spacing, or slower at first where another of two columns becomes the higher one.
    pub fn filling(room: Length, tightest: Length, designed: Length) -> Self {
        let parts = Self::DESIGNED.0 - Self::TIGHTEST.0;
        Self(Self::TIGHTEST.0 + (room - tightest).in_parts_of(designed - tightest, parts))
    }
}
