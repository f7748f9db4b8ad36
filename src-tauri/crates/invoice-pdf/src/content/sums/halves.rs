use typeset::{Length, millimetres};

use crate::layout::paper::WIDTH;

/// Where the totals begin and how wide they are.
pub const HALF: Length = WIDTH.percent(50);
/// How wide the taxes may be beside the totals.
pub const TAX_WIDTH: Length = HALF.less(millimetres(12));
