use crate::view::{Arrangement, ColumnWidth};
use crate::{Engine, Error};

/// The setting that holds how the window is arranged.
const ARRANGEMENT: &str = "arrangement";
/// No window has more columns; what is beyond is dropped, so that the setting cannot grow without end.
const MOST_COLUMNS: usize = 64;
/// Widths that a column can have, in pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 16..=4000;
/// No column has a longer name, in bytes.
const LONGEST_NAME: usize = 64;
/// What a divider leaves to each side, in percent.
const SHARES: std::ops::RangeInclusive<u32> = 5..=95;

impl Engine {
    /// How the window was arranged; as it is by itself where that was never kept or cannot be read any more.
    ///
    /// # Errors
    /// The store's error.
    pub async fn arrangement(&self) -> Result<Arrangement, Error> {
        let kept = self.store().setting(None, ARRANGEMENT).await?;
        let read = kept.and_then(|text| serde_json::from_str(&text).ok());
        Ok(sensible(read.unwrap_or_default()))
    }

    /// Remembers how the window is arranged.
    ///
    /// # Errors
    /// The store's error.
    pub async fn arrange(&self, arrangement: Arrangement) -> Result<(), Error> {
        let text = serde_json::to_string(&sensible(arrangement)).expect("numbers and names are always written");
        Ok(self.store().set_setting(None, ARRANGEMENT, &text).await?)
    }
}

/// The arrangement with every measure within what a window can show.
fn sensible(arrangement: Arrangement) -> Arrangement {
    let share = |percent: u32| percent.clamp(*SHARES.start(), *SHARES.end());
    let width = |column: ColumnWidth| ColumnWidth {
        width: column.width.clamp(*WIDTHS.start(), *WIDTHS.end()),
        ..column
    };
    Arrangement {
        preview_beside: arrangement.preview_beside.map(share),
        preview_below: arrangement.preview_below.map(share),
        columns: arrangement
            .columns
            .into_iter()
            .filter(|column| column.column.len() <= LONGEST_NAME)
            .take(MOST_COLUMNS)
            .map(width)
            .collect(),
    }
}
