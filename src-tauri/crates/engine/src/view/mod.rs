//! What the page and the command line show: plain texts and stable names, written out in the asked language.
//!
//! Dates are `YYYY-MM-DD`, amounts are strings with `.` as the decimal point, names like `state` are stable. Everything
//! called a label is for people and comes from the words files.

macro_rules! views {
    ($direction:tt $($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? })+) => {
        $(views!(@one $direction $(#[$meta])* $vis struct $name { $($(#[$field_meta])* $field: $type),* });)+
    };
    (@one shown $($rest:tt)+) => { views!(@with (Serialize) $($rest)+); };
    (@one given $($rest:tt)+) => { views!(@with (Deserialize) $($rest)+); };
    (@one kept $($rest:tt)+) => { views!(@with (Serialize, Deserialize) $($rest)+); };
    (@with ($($derive:ident),+) $(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* }) => {
        #[derive(Debug, Clone, PartialEq, Eq, $($derive),+)]
        #[cfg_attr(feature = "bindings", derive(specta::Type))]
        $(#[$meta])*
        $vis struct $name { $($(#[$field_meta])* pub $field: $type),* }
    };
}

mod archive;
mod common;
mod exports;
mod frame;
mod invoices;
mod links;
mod offer_details;
mod offers;
mod orders;
mod profile;
mod requests;
mod wizard;

pub use archive::*;
pub use common::*;
pub use exports::*;
pub use frame::*;
pub use invoices::*;
pub use links::*;
pub use offer_details::*;
pub use offers::*;
pub use orders::*;
pub use profile::*;
pub use requests::*;
pub use wizard::*;
