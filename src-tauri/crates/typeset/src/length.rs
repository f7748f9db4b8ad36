/// A length or a position in thousandths of a point. Positions count from the top left corner of the page.
pub type Length = i64;

/// Thousandths of a point for a length in millimetres.
pub const fn millimetres(length: Length) -> Length {
    length * 72_000 * 10 / 254
}
