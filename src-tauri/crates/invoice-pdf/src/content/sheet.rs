use domain::{Currency, Decimal, Invoice, InvoiceKind, Money, Names, Phrase};
use words::{Language, Words, words};

use crate::Unprintable;
use crate::layout::flow::Flow;
use crate::layout::row::{Align, Cell, Line, Row, Rule};
use crate::layout::tree::{ElementId, Kind, Tree};
use crate::layout::{FOOT, LEFT, Length, PAGE_HEIGHT, WIDTH, millimetres};
use crate::options::Options;
use crate::text::clean::clean;
use crate::text::glyph::{Glyph, Ink, Piece, Style};
use crate::text::tongue::Tongue;
use crate::text::wrap::{natural_width, single_line};

/// The document while it is set: pages, structure, and what could not be shown.
pub struct Sheet {
    /// The pages.
    pub flow: Flow,
    /// The structure.
    pub tree: Tree,
    /// The characters that no face shows.
    pub unprintable: Vec<Unprintable>,
    /// The title: `Invoice T000214873`.
    pub title: String,
    /// The words of the document.
    pub words: &'static Words,
    /// The currency of every amount.
    pub currency: Currency,
    footer: Vec<Piece>,
    number: String,
}

/// What is called an invoice, a credit note or a void note in the ids of the words.
pub const fn kind_id(kind: InvoiceKind) -> &'static str {
    match kind {
        InvoiceKind::Invoice => "invoice",
        InvoiceKind::CreditNote => "credit-note",
        InvoiceKind::VoidNote => "void-note",
    }
}

const FOOTER: Style = Style::regular(7_500, Ink::Third);
const FOOTER_LINE: Length = 11_000;
const CONTINUED: Style = Style::regular(8_500, Ink::Second);
const BETWEEN: Length = millimetres(8);

impl Sheet {
    /// A sheet with an empty first page.
    pub fn new(invoice: &Invoice, language: Language, options: &Options) -> Self {
        let words = words(language);
        let mut sheet = Self {
            flow: Flow::new(PAGE_HEIGHT, Row::default()),
            tree: Tree::new(),
            unprintable: Vec::new(),
            title: String::new(),
            words,
            currency: invoice.currency,
            footer: Vec::new(),
            number: clean(invoice.number.as_str()),
        };
        let kind = words.text(&format!("document-title-{}", kind_id(invoice.kind)));
        sheet.title = [kind.as_str(), &sheet.number].join(" ").trim().to_owned();
        sheet.footer = sheet.footer_words(options);
        let bottom = PAGE_HEIGHT - FOOT - sheet.footer_row(1, 1).height() - 14_000;
        let continuation = sheet.continuation(&kind, invoice);
        sheet.flow = Flow::new(bottom, continuation);
        sheet
    }

    /// Whether labels stand in Chinese with their English beside them.
    pub fn is_bilingual(&self) -> bool {
        self.words.language() == Language::TraditionalChinese
    }

    /// The language of the document.
    pub fn tongue(&self) -> Tongue {
        match self.words.language() {
            Language::English => Tongue::English,
            Language::TraditionalChinese => Tongue::Chinese,
        }
    }

    /// The height of a line of body text.
    pub fn body_line(&self) -> Length {
        if self.is_bilingual() { 15_000 } else { 14_000 }
    }

    /// The English words, for the labels beside the Chinese ones.
    pub fn english(&self) -> &'static Words {
        words(Language::English)
    }

    /// A value of the invoice as it can be set, with a note of what cannot be shown. Chinese in an English document
    /// and the like are marked as such.
    pub fn value(&mut self, field: &str, text: &str, style: Style) -> Piece {
        let text = clean(text);
        for character in text
            .chars()
            .filter(|character| !Glyph::of(*character, style.bold).is_itself())
        {
            let found = Unprintable {
                field: field.to_owned(),
                character,
            };
            if !self.unprintable.contains(&found) {
                self.unprintable.push(found);
            }
        }
        self.plain(text, style)
    }

    /// Text that the program itself wrote.
    pub fn plain(&self, text: impl Into<String>, style: Style) -> Piece {
        let text = text.into();
        let tongue = Tongue::of_writing(&text).filter(|tongue| *tongue != self.tongue());
        Piece { text, style, tongue }
    }

    /// English text inside the Chinese document.
    pub fn in_english(&self, text: impl Into<String>, style: Style) -> Piece {
        Piece {
            text: text.into(),
            style,
            tongue: self.is_bilingual().then_some(Tongue::English),
        }
    }

    /// A label, with the smaller English one behind it in the Chinese document.
    pub fn label(&self, id: &str, style: Style) -> Vec<Piece> {
        self.label_before(id, style, " ")
    }

    /// A label, with the smaller English one below it in the Chinese document.
    pub fn stacked_label(&self, id: &str, style: Style) -> Vec<Piece> {
        self.label_before(id, style, "\n")
    }

    fn label_before(&self, id: &str, style: Style, between: &str) -> Vec<Piece> {
        let mut pieces = vec![self.plain(self.words.text(id), style)];
        if self.is_bilingual() {
            let english = self.english().text(id);
            if english != self.words.text(id) {
                pieces.push(self.in_english(format!("{between}{english}"), small_english(style)));
            }
        }
        pieces
    }

    /// Names of one thing: in the Chinese document the Chinese name with the English one behind it. A name that is
    /// missing in one language is the same in both.
    pub fn names(&mut self, field: &str, names: &Names, style: Style) -> Vec<Piece> {
        let (first, second) = match self.words.language() {
            Language::English => (&names.en, &names.zh_tw),
            Language::TraditionalChinese => (&names.zh_tw, &names.en),
        };
        let main = self.value(field, if clean(first).is_empty() { second } else { first }, style);
        let mut pieces = vec![main];
        if self.is_bilingual() && !clean(&names.en).is_empty() && clean(&names.en) != pieces[0].text {
            let english = self.value(field, &names.en, small_english(style));
            pieces.push(self.in_english(format!(" {}", english.text), english.style));
        }
        pieces
    }

    /// An amount with its currency: `EUR 516.60`, in Chinese `NT$57,330`.
    pub fn money(&self, amount: Decimal) -> String {
        self.any_money(Money::new(amount, self.currency))
    }

    /// Money of any currency, written as [`Sheet::money`] does.
    pub fn any_money(&self, money: Money) -> String {
        match self.words.language() {
            Language::English => self.words.money_with_code(money),
            Language::TraditionalChinese => self.words.money(money),
        }
    }

    /// An amount without its currency.
    pub fn amount(&self, amount: Decimal) -> String {
        self.words.amount(Money::new(amount, self.currency))
    }

    /// A phrase in the words of the document.
    pub fn say(&self, phrase: &Phrase) -> String {
        self.words.say(phrase)
    }

    /// A new part of the structure.
    pub fn part(&mut self, parent: ElementId, kind: Kind) -> ElementId {
        self.tree.add(parent, kind)
    }

    /// Writes the footers: only now the number of pages is known.
    pub fn finish(&mut self) {
        let pages = self.flow.pages().len();
        let rows: Vec<Row> = (1..=pages).map(|page| self.footer_row(page, pages)).collect();
        self.flow.finish(PAGE_HEIGHT - FOOT, |page| rows[page - 1].clone());
    }

    fn footer_words(&self, options: &Options) -> Vec<Piece> {
        let sentences = |words: &Words, between: &str| {
            let prevails = options.original.as_ref().map(|_| "document-footer-prevails");
            let ids = [Some(options.source.words_id()), prevails];
            let sentences: Vec<String> = ids.into_iter().flatten().map(|id| words.text(id)).collect();
            sentences.join(between)
        };
        if !self.is_bilingual() {
            return vec![self.plain(sentences(self.words, " "), FOOTER)];
        }
        vec![
            self.plain(sentences(self.words, ""), FOOTER),
            self.in_english(format!("\n{}", sentences(self.english(), " ")), FOOTER),
        ]
    }

    fn footer_row(&self, page: usize, pages: usize) -> Row {
        let count = Phrase::new("document-page")
            .with("page", i64::try_from(page).unwrap_or(i64::MAX))
            .with("pages", i64::try_from(pages).unwrap_or(i64::MAX));
        let count = self.plain(format!("\u{2002}{}", self.say(&count)), FOOTER);
        let bold = Style::bold(FOOTER.size, Ink::Body);
        let mut right = single_line(&[self.plain(self.number.clone(), bold)], WIDTH / 3);
        let count = single_line(&[count], WIDTH);
        right.width += count.width;
        right.runs.extend(count.runs);
        let right_width = right.width;
        let left_width = WIDTH - right_width - BETWEEN;
        Row {
            rule_above: Some(rule(500, Ink::Rule)),
            above: 6_000,
            cells: vec![
                Cell::new(LEFT, left_width, Align::Left)
                    .with(Line::paragraph(&self.footer, left_width, FOOTER_LINE, None))
                    .on_the_bottom(),
                Cell::new(LEFT + WIDTH - right_width, right_width, Align::Left)
                    .with(vec![Line::of(right, &self.footer, FOOTER_LINE, None)])
                    .on_the_bottom(),
            ],
            ..Row::default()
        }
    }

    fn continuation(&self, kind: &str, invoice: &Invoice) -> Row {
        let left = Phrase::new("document-continued")
            .with("title", kind)
            .with("number", self.number.as_str())
            .with("date", invoice.issued);
        let left = [self.plain(self.say(&left), CONTINUED)];
        let right = [self.plain(clean(&invoice.sold_to.name), CONTINUED)];
        let half = (WIDTH - BETWEEN) / 2;
        let right_width = natural_width(&right).min(half);
        let left_width = WIDTH - BETWEEN - right_width;
        let line = |pieces: &[Piece], width| vec![Line::of(single_line(pieces, width), pieces, 13_000, None)];
        Row {
            cells: vec![
                Cell::new(LEFT, left_width, Align::Left).with(line(&left, left_width)),
                Cell::new(LEFT + WIDTH - right_width, right_width, Align::Right).with(line(&right, right_width)),
            ],
            below: 6_000,
            rule_below: Some(rule(750, Ink::Body)),
            ..Row::default()
        }
    }
}

/// The look of the English label beside a Chinese one.
pub const fn small_english(style: Style) -> Style {
    Style::regular(style.size * 86 / 100, Ink::Third)
}

/// A rule across the whole width.
pub const fn rule(thickness: Length, ink: Ink) -> Rule {
    Rule {
        x: LEFT,
        width: WIDTH,
        thickness,
        ink,
    }
}
