/// Derives what a view needs by its direction: `shown` to a face, `given` by one, `kept` both ways.
macro_rules! views {
    ($direction:tt $($(#[$meta:meta])* $vis:vis struct $name:ident $(<$of:ident>)? { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? })+) => {
        $(views!(@one $direction $(#[$meta])* $vis struct $name $(<$of>)? { $($(#[$field_meta])* $field: $type),* });)+
    };
    (@one shown $($rest:tt)+) => { views!(@with (Serialize) $($rest)+); };
    (@one given $($rest:tt)+) => { views!(@with (Deserialize) $($rest)+); };
    (@one kept $($rest:tt)+) => { views!(@with (Serialize, Deserialize) $($rest)+); };
    (@with ($($derive:ident),+) $(#[$meta:meta])* $vis:vis struct $name:ident $(<$of:ident>)? { $($(#[$field_meta:meta])* $field:ident : $type:ty),* }) => {
        #[derive(Debug, Clone, PartialEq, Eq, $($derive),+)]
        #[cfg_attr(feature = "bindings", derive(specta::Type))]
        $(#[$meta])*
        $vis struct $name $(<$of>)? { $($(#[$field_meta])* pub $field: $type),* }
    };
}
