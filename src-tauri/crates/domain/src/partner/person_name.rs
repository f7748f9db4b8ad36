use crate::Country;
use crate::base::script::is_east_asian;

/// Countries whose languages put the family name first in Latin letters too.
const FAMILY_NAME_FIRST: [&str; 2] = ["HU", "VN"];

/// The marks between the parts of a foreign name in Chinese letters, which keeps the order of its own language.
const NAME_MARKS: [char; 5] = ['·', '‧', '・', '•', '．'];

/// The whole name of a person as it is written where the person lives: `Aoife Moore`, `林雅婷`, `Nagy Péter`.
///
/// A name in the scripts of East Asia begins with the family and has no space, in whichever language the screen is. Where
/// only a part of it is in such a script, or where a mark stands in it, it is a foreign name. Either part may be empty, and
/// hold several names.
///
/// ```
/// use domain::{Country, person_name};
///
/// assert_eq!(person_name("雅婷", "林", None), "林雅婷");
/// assert_eq!(person_name("Juan Carlos", "García López", None), "Juan Carlos García López");
/// assert_eq!(person_name("Péter", "Nagy", Some(&Country::new("HU"))), "Nagy Péter");
/// ```
#[must_use]
pub fn person_name(given: &str, family: &str, country: Option<&Country>) -> String {
    let [given, family] = [given, family].map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    if given.is_empty() || family.is_empty() {
        return given + &family;
    }
    let whole = || given.chars().chain(family.chars());
    if whole().all(|c| is_east_asian(c) || c == ' ') {
        return (family + &given).replace(' ', "");
    }
    if let Some(mark) = whole()
        .find(|c| NAME_MARKS.contains(c))
        .filter(|_| whole().any(is_east_asian))
    {
        return format!("{given}{mark}{family}");
    }
    if country.is_some_and(|country| FAMILY_NAME_FIRST.contains(&country.code())) {
        format!("{family} {given}")
    } else {
        format!("{given} {family}")
    }
}
