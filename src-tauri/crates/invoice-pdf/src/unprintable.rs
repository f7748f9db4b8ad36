/// A character that is drawn as 〓.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable {
    /// Where it stands, in the names of [`domain::Invoice`]: `sold_to.name`, `lines[2].description`.
    pub field: String,
    /// The character.
    pub character: char,
}
