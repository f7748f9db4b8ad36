/// A text is none of the names of a closed set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is none of {}", choices.join(", "))]
pub struct UnknownChoice {
    /// The text.
    pub text: String,
    /// Every name of the set.
    pub choices: &'static [&'static str],
}

/// A closed set of values, each with the one name that scripts, records, settings and the page know it by: `id` says it,
/// `from_id` reads it, serde writes and reads it, and with the feature `bindings` of the crate it is a union in TypeScript.
#[macro_export]
macro_rules! closed_set {
    ($($(#[$meta:meta])* $vis:vis enum $set:ident { $($(#[$variant_meta:meta])* $variant:ident = $id:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "bindings", derive(specta::Type))]
        $vis enum $set { $($(#[$variant_meta])* #[serde(rename = $id)] $variant),+ }

        impl $set {
            /// Every value, in the order in which they are told.
            pub const ALL: [Self; [$($id),+].len()] = [$(Self::$variant),+];

            /// The stable name.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The value of a name.
            ///
            /// # Errors
            /// The text is none of the names.
            pub fn from_id(text: &str) -> Result<Self, $crate::UnknownChoice> {
                match text {
                    $($id => Ok(Self::$variant),)+
                    _ => Err($crate::UnknownChoice { text: text.to_owned(), choices: &[$($id),+] }),
                }
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use crate::OfferAction;

    #[test]
    fn a_value_is_read_back_from_its_name_and_a_text_that_is_none_is_refused() {
        for action in OfferAction::ALL {
            assert_eq!(OfferAction::from_id(action.id()), Ok(action));
        }
        for text in ["", "Buy", "sell"] {
            let refused = OfferAction::from_id(text).map_err(|error| (error.text, error.choices));
            assert_eq!(refused, Err((text.to_owned(), &["buy", "renew", "none"][..])));
        }
    }
}
