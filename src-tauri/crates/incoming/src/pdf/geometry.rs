#![expect(clippy::float_arithmetic, reason = "places on a page are no amounts")]

/// The matrix of a PDF: `[a b c d e f]`.
#[derive(Debug, Clone, Copy)]
pub struct Matrix(pub [f32; 6]);

impl Matrix {
    pub const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub fn translation(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// This one first, the other after.
    pub fn then(&self, other: &Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [oa, ob, oc, od, oe, of] = other.0;
        Self([
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        ])
    }

    pub fn origin(&self) -> (f32, f32) {
        (self.0[4], self.0[5])
    }

    /// Whether a line of text runs from left to right.
    pub fn is_level(&self) -> bool {
        let [a, b, _, _, _, _] = self.0;
        a > 0.0 && b.abs() <= a * 0.05
    }

    pub fn width(&self) -> f32 {
        self.0[0].abs()
    }

    pub fn height(&self) -> f32 {
        self.0[3].abs()
    }
}
