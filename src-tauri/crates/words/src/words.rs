use std::borrow::Cow;
use std::sync::LazyLock;

use domain::{Argument, Decimal, Phrase};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::digits::in_digits;
use crate::seam::spaced;
use crate::{FILES, Language};

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// The words of a language, read once.
#[must_use]
pub fn words(language: Language) -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::English));
    static CHINESE: LazyLock<Words> = LazyLock::new(|| Words::read(Language::TraditionalChinese));
    match language {
        Language::English => &ENGLISH,
        Language::TraditionalChinese => &CHINESE,
    }
}

impl Words {
    fn read(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The marks show where a value meets a Chinese sentence, and are taken out again. An English one sets its values
        // apart itself.
        bundle.set_use_isolating(language == Language::TraditionalChinese);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Decimal::try_from(number.value).ok().map(in_digits),
            _ => None,
        }));
        for (name, english, chinese) in FILES {
            let text = match language {
                Language::English => english,
                Language::TraditionalChinese => chinese,
            };
            let resource = FluentResource::try_new((*text).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{name}.ftl is checked by a test of this crate: {errors:?}"));
            bundle
                .add_resource(resource)
                .unwrap_or_else(|errors| panic!("{name}.ftl is checked by a test of this crate: {errors:?}"));
        }
        Self { language, bundle }
    }

    /// The language these are the words of.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Whether a message exists.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A message without arguments. An unknown id answers with itself, so that a gap is visible and not fatal.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A phrase, its arguments written out in this language.
    ///
    /// ```
    /// use domain::{NaiveDate, Phrase};
    /// use words::{Language, words};
    ///
    /// let opens: NaiveDate = "2021-06-23".parse().expect("a date");
    /// let reason = Phrase::new("why-verdict-not-yet").with("opens", opens);
    /// assert_eq!(words(Language::English).say(&reason), "Not yet. You can renew from 23 June 2021.");
    /// assert!(words(Language::TraditionalChinese).say(&reason).contains("2021 年 6 月 23 日"));
    /// ```
    #[must_use]
    pub fn say(&self, phrase: &Phrase) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in &phrase.arguments {
            arguments.set(*name, self.argument(value));
        }
        self.format(phrase.id, Some(&arguments))
    }

    fn argument(&self, value: &Argument) -> FluentValue<'static> {
        let text = match value {
            Argument::Number(number) => return FluentValue::from(*number),
            Argument::Text(text) => text.clone(),
            Argument::Date(date) => self.date(*date),
            Argument::Money(money) => self.money(*money),
            Argument::Decimal(decimal) => in_digits(*decimal),
            Argument::Names(names) => self.name(names).to_owned(),
            Argument::Role(role) => self.role(*role),
            Argument::List(items) => self.enumeration(items),
            Argument::Roles(roles) => self.list(&roles.iter().map(|role| self.role(*role)).collect::<Vec<_>>()),
        };
        FluentValue::String(Cow::Owned(text))
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, arguments, &mut errors);
        match self.language {
            Language::English => said.into_owned(),
            Language::TraditionalChinese => spaced(&said),
        }
    }
}
