use typeset::{Length, millimetres};

/// The width of a page, A4.
pub const PAGE_WIDTH: Length = millimetres(210);
/// The height of a page, A4.
pub const PAGE_HEIGHT: Length = millimetres(297);
/// Where text begins on the left.
pub const LEFT: Length = millimetres(24);
/// How wide text may be.
pub const WIDTH: Length = PAGE_WIDTH.less(LEFT).less(millimetres(20));
/// Where text begins at the top.
pub const TOP: Length = millimetres(20);
/// How far the footer stays from the lower edge.
pub const FOOT: Length = millimetres(12);
