use crate::{Catalogue, Names, OfferId};

/// The offers whose names stand in a text, each once. A name within a longer one is that one's: "Learning Action Pack" does
/// not name "Action Pack".
pub(super) fn offers_named<'a>(catalogue: &'a Catalogue, text: &str) -> Vec<&'a OfferId> {
    let text = plain(text);
    let mut found: Vec<Found<'a>> = Vec::new();
    for offer in catalogue.offers() {
        for name in names(&offer.name).chain(names(&offer.short_name)) {
            let name = plain(name);
            for (from, _) in text.match_indices(&name) {
                let to = from + name.len();
                if stands_alone(&text, from, to) {
                    found.push(Found {
                        offer: &offer.id,
                        from,
                        to,
                    });
                }
            }
        }
    }
    let mut offers: Vec<&OfferId> = Vec::new();
    for one in &found {
        let is_part = found.iter().any(|other| other.contains(one));
        if !is_part && !offers.contains(&one.offer) {
            offers.push(one.offer);
        }
    }
    offers
}

/// Where a name stands in a text.
struct Found<'a> {
    offer: &'a OfferId,
    from: usize,
    to: usize,
}

impl Found<'_> {
    /// Whether another name is a part of this one.
    fn contains(&self, other: &Found<'_>) -> bool {
        self.from <= other.from && other.to <= self.to && other.to - other.from < self.to - self.from
    }
}

fn names(names: &Names) -> impl Iterator<Item = &str> {
    [names.en.as_str(), names.zh_tw.as_str()].into_iter()
}

/// The text without capitals, marks of trade and spaces that are only there for the lines.
fn plain(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '®' | '™' | '©'))
        .map(|c| if c == '：' { ':' } else { c })
        .collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Whether no word goes on at either end. Chinese has no spaces between words, so only letters and digits of Latin ones count.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let is_of_word = |c: char| c.is_alphanumeric() && !crate::is_han(c);
    let goes_on =
        |outside: Option<char>, inside: Option<char>| outside.is_some_and(is_of_word) && inside.is_some_and(is_of_word);
    let name = &text[from..to];
    !goes_on(text[..from].chars().next_back(), name.chars().next())
        && !goes_on(text[to..].chars().next(), name.chars().next_back())
}
