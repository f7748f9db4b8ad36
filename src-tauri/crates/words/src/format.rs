use chrono::{Datelike, NaiveDate, Weekday};
use domain::{Currency, Decimal, Money, Names, Role};

use crate::digits::grouped;
use crate::{Language, Words};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Words {
    /// A date in running text: `8 June 2021`, `2021 年 6 月 8 日`.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        match self.language() {
            Language::English => format!("{} {} {}", date.day(), month(date), date.year()),
            Language::TraditionalChinese => format!("{} 年 {} 月 {} 日", date.year(), date.month(), date.day()),
        }
    }

    /// A date in a bar or a table: `8 Jun 2021`, `2021/6/8`.
    #[must_use]
    pub fn short_date(&self, date: NaiveDate) -> String {
        match self.language() {
            Language::English => format!("{} {} {}", date.day(), &month(date)[..3], date.year()),
            Language::TraditionalChinese => format!("{}/{}/{}", date.year(), date.month(), date.day()),
        }
    }

    /// A deadline with its weekday: `Thu 17 June 2021`, `2021 年 6 月 17 日（四）`.
    #[must_use]
    pub fn deadline(&self, date: NaiveDate) -> String {
        match self.language() {
            Language::English => format!("{} {}", date.weekday(), self.date(date)),
            Language::TraditionalChinese => format!("{}（{}）", self.date(date), chinese_weekday(date.weekday())),
        }
    }

    /// A short deadline for a bar: `Sun 27 Jun 2021`, `2021/6/27（日）`.
    #[must_use]
    pub fn short_deadline(&self, date: NaiveDate) -> String {
        match self.language() {
            Language::English => format!("{} {}", date.weekday(), self.short_date(date)),
            Language::TraditionalChinese => format!("{}（{}）", self.short_date(date), chinese_weekday(date.weekday())),
        }
    }

    /// A period: `29 May to 27 June 2021`, `2021 年 6 月 3 日至 7 月 2 日`. A year is written once where both dates
    /// share it.
    #[must_use]
    pub fn period(&self, from: NaiveDate, to: NaiveDate) -> String {
        let same_year = from.year() == to.year();
        match self.language() {
            Language::English if same_year => format!("{} {} to {}", from.day(), month(from), self.date(to)),
            Language::English => format!("{} to {}", self.date(from), self.date(to)),
            Language::TraditionalChinese if same_year => {
                format!("{}至 {} 月 {} 日", self.date(from), to.month(), to.day())
            }
            Language::TraditionalChinese => format!("{}至 {}", self.date(from), self.date(to)),
        }
    }

    /// A month: `November 2020`, `2020 年 11 月`.
    #[must_use]
    pub fn month(&self, date: NaiveDate) -> String {
        match self.language() {
            Language::English => format!("{} {}", month(date), date.year()),
            Language::TraditionalChinese => format!("{} 年 {} 月", date.year(), date.month()),
        }
    }

    /// An amount in a sentence or a fact, with its sign: `€516.60`, `NT$15,960`. Currencies without a usual sign keep
    /// their code. Whole amounts of the new Taiwan dollar are written without decimals, as in Taiwan.
    #[must_use]
    pub fn money(&self, money: Money) -> String {
        let number = self.amount(money);
        let minus = if money.amount.is_sign_negative() && !money.amount.is_zero() {
            "−"
        } else {
            ""
        };
        let number = number.trim_start_matches('−');
        match sign(money.currency) {
            Some(sign) => format!("{minus}{sign}{number}"),
            None => format!("{minus}{} {number}", money.currency.code()),
        }
    }

    /// An amount where currencies stand side by side, or where somebody else reads it, with its code: in tables, in
    /// sums per currency, in files and in letters. `EUR 516.60`.
    #[must_use]
    pub fn money_with_code(&self, money: Money) -> String {
        format!("{} {}", money.currency.code(), self.amount(money))
    }

    /// The number of an amount alone, grouped by thousands: `5,904.00`, `15,960`. What is smaller than the currency's own
    /// smallest part is told as well: a service may charge `0.0015`, which is not nothing.
    #[must_use]
    pub fn amount(&self, money: Money) -> String {
        let whole_dollars = money.currency == Currency::TWD && money.amount.fract().is_zero();
        let digits = if whole_dollars {
            0
        } else {
            Money::minor_digits(money.currency)
        };
        grouped(money.amount, digits.max(money.amount.normalize().scale()))
    }

    /// A rate: `23%`, `8.25%`.
    #[must_use]
    pub fn percent(&self, rate: Decimal) -> String {
        format!("{}%", rate.normalize())
    }

    /// The name in this language.
    #[must_use]
    pub fn name<'a>(&self, names: &'a Names) -> &'a str {
        match self.language() {
            Language::English => &names.en,
            Language::TraditionalChinese => &names.zh_tw,
        }
    }

    /// A role as Partner Center calls it.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.text(&format!("role-{}", role.id()))
    }
}

fn month(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

const fn chinese_weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "一",
        Weekday::Tue => "二",
        Weekday::Wed => "三",
        Weekday::Thu => "四",
        Weekday::Fri => "五",
        Weekday::Sat => "六",
        Weekday::Sun => "日",
    }
}

/// Signs that no reader mistakes for another currency.
fn sign(currency: Currency) -> Option<&'static str> {
    match currency {
        Currency::EUR => Some("€"),
        Currency::TWD => Some("NT$"),
        Currency::GBP => Some("£"),
        Currency::KRW => Some("₩"),
        Currency::USD => Some("US$"),
        _ => None,
    }
}
