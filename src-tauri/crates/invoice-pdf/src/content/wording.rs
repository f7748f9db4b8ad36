use chrono::Datelike;
use domain::{Argument, Money, NaiveDate, Names, Phrase};
use typeset::LanguageRun;
use words::{Language, Words, words};

use crate::language::DocumentLanguage;

/// How a document says things: in which words, and in which form dates and amounts.
#[derive(Clone, Copy)]
pub struct Wording {
    language: DocumentLanguage,
    /// The words of the document.
    pub words: &'static Words,
    /// The words whose labels stand beside those.
    pub beside: Option<&'static Words>,
}

impl Wording {
    /// The wording of a document.
    pub fn of(language: DocumentLanguage) -> Self {
        Self {
            language,
            words: words(language.main()),
            beside: language.beside().map(words),
        }
    }

    /// The language of the document.
    pub const fn language(self) -> LanguageRun {
        LanguageRun::of_language(self.language.main())
    }

    /// The language beside it.
    pub fn language_beside(self) -> Option<LanguageRun> {
        self.language.beside().map(LanguageRun::of_language)
    }

    /// Every language that the program speaks in the document.
    pub fn languages(self) -> impl Iterator<Item = LanguageRun> {
        std::iter::once(self.language()).chain(self.language_beside())
    }

    /// Whether the language beside has more than labels: everything is said twice.
    pub const fn says_all_twice(self) -> bool {
        matches!(self.language, DocumentLanguage::Both)
    }

    /// Whether the document is for readers in Taiwan, who write the country of their own addresses nowhere.
    pub const fn is_taiwanese(self) -> bool {
        matches!(self.language, DocumentLanguage::TraditionalChinese)
    }

    /// A date: as the language writes it; for readers of both languages as ISO 8601 does.
    pub fn date(self, date: NaiveDate) -> String {
        if self.says_all_twice() {
            iso(date)
        } else {
            self.words.date(date)
        }
    }

    /// A period, in the words of either language where they differ.
    pub fn period(self, words: &Words, from: NaiveDate, to: NaiveDate) -> String {
        if self.says_all_twice() {
            format!("{} – {}", iso(from), iso(to))
        } else {
            words.period(from, to)
        }
    }

    /// Money: `EUR 516.60`, in Chinese `NT$57,330`.
    pub fn money(self, money: Money) -> String {
        if self.is_taiwanese() {
            self.words.money(money)
        } else {
            self.words.money_with_code(money)
        }
    }

    /// What is called something in each language the document says everything in; what it does not say is empty.
    pub fn names(self, name: impl Fn(&Words) -> String) -> Names {
        let told = |language: Language| {
            let is_main = self.words.language() == language;
            if is_main || self.says_all_twice() {
                name(words(language))
            } else {
                String::new()
            }
        };
        Names {
            en: told(Language::English),
            zh_tw: told(Language::TraditionalChinese),
        }
    }

    /// A phrase in the words of the document.
    pub fn say(self, phrase: &Phrase) -> String {
        self.say_in(self.words, phrase)
    }

    /// A phrase in the words of either language, with dates and amounts as the document writes them.
    pub fn say_in(self, words: &Words, phrase: &Phrase) -> String {
        let mut phrase = phrase.clone();
        for (_, argument) in &mut phrase.arguments {
            match argument {
                Argument::Date(date) if self.says_all_twice() => *argument = Argument::Text(iso(*date)),
                Argument::Money(money) => *argument = Argument::Text(self.money(*money)),
                _ => {}
            }
        }
        words.say(&phrase)
    }
}

fn iso(date: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::Wording;
    use crate::language::DocumentLanguage::{Both, English, TraditionalChinese};
    use domain::{Currency, Decimal, Money, NaiveDate, Phrase};
    use words::{Language, words};

    fn day() -> NaiveDate {
        "2020-05-28".parse().unwrap()
    }

    #[test]
    fn dates_and_money_have_one_form_per_document() {
        let money = Money::new(Decimal::new(51_660, 2), Currency::EUR);
        for (language, date, amount) in [
            (English, "28 May 2020", "EUR 516.60"),
            (TraditionalChinese, "2020 年 5 月 28 日", "€516.60"),
            (Both, "2020-05-28", "EUR 516.60"),
        ] {
            assert_eq!(Wording::of(language).date(day()), date);
            assert_eq!(Wording::of(language).money(money), amount);
        }
        let far = NaiveDate::from_ymd_opt(1, 1, 1).unwrap();
        assert_eq!(Wording::of(Both).date(far), "0001-01-01");
    }

    #[test]
    fn both_languages_say_the_same_date() {
        let both = Wording::of(Both);
        let phrase = Phrase::new("document-paid-by-transfer").with("date", day());
        assert_eq!(both.say(&phrase), "Paid 2020-05-28, bank transfer");
        assert_eq!(
            both.say_in(words(Language::TraditionalChinese), &phrase),
            "已於 2020-05-28 付清，銀行轉帳"
        );
        let phrase = Phrase::new("document-status-due-by").with("date", day());
        assert_eq!(
            both.say_in(words(Language::TraditionalChinese), &phrase),
            "待付款，付款期限 2020-05-28"
        );
    }
}
