use std::collections::HashSet;

use domain::{Currency, Decimal, Invoice, Money, Names, Phrase};
use typeset::{
    Glyph, Ink, LanguageRun, Length, Piece, Style, millimetres, natural_width, normalize, points, single_line,
    thousandths,
};
use words::{Language, Words};

use crate::content::wording::Wording;
use crate::language::DocumentLanguage;
use crate::layout::flow::Flow;
use crate::layout::paper::{FOOT, LEFT, PAGE_HEIGHT, WIDTH};
use crate::layout::row::{Align, Cell, Line, Row, Rule};
use crate::layout::tree::{ElementId, Kind, Tree};
use crate::options::Options;
use crate::unprintable::Unprintable;

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
    /// How it says things.
    pub wording: Wording,
    /// The currency of every amount.
    pub currency: Currency,
    footer: Vec<Piece>,
    number: String,
    told: HashSet<(String, char)>,
}

const FOOTER: Style = Style::regular(thousandths(7_500), Ink::Third);
const FOOTER_LINE: Length = points(11);
const CONTINUED: Style = Style::regular(thousandths(8_500), Ink::Second);
const BETWEEN: Length = millimetres(8);

impl Sheet {
    /// A sheet with an empty first page.
    pub fn new(invoice: &Invoice, language: DocumentLanguage, options: &Options) -> Self {
        let wording = Wording::of(language);
        let mut sheet = Self {
            flow: Flow::new(PAGE_HEIGHT, Row::default()),
            tree: Tree::new(),
            unprintable: Vec::new(),
            title: String::new(),
            wording,
            currency: invoice.currency,
            footer: Vec::new(),
            number: normalize(invoice.number.as_str()),
            told: HashSet::new(),
        };
        let kind = format!("document-title-{}", invoice.kind.id());
        sheet.title = [wording.words.text(&kind).as_str(), &sheet.number]
            .join(" ")
            .trim()
            .to_owned();
        sheet.footer = sheet.footer_words(options);
        let bottom = PAGE_HEIGHT - FOOT - sheet.flow.height(&sheet.footer_row(1, 1)) - points(14);
        let continuation = sheet.continuation(&sheet.in_one_line(&kind), invoice);
        sheet.flow = Flow::new(bottom, continuation);
        sheet
    }

    /// Whether labels stand in two languages.
    pub const fn is_bilingual(&self) -> bool {
        self.wording.beside.is_some()
    }

    /// The height of a line of body text.
    pub const fn body_line(&self) -> Length {
        if self.is_bilingual() { points(15) } else { points(14) }
    }

    /// A value of the invoice as it can be set, with a note of what cannot be shown. Chinese in an English document
    /// and the like are marked as such.
    pub fn value(&mut self, field: &str, text: &str, style: Style) -> Piece {
        let text = normalize(text);
        for character in text
            .chars()
            .filter(|character| !Glyph::of(*character, style.bold).is_itself())
        {
            let field = field.to_owned();
            if self.told.insert((field.clone(), character)) {
                self.unprintable.push(Unprintable { field, character });
            }
        }
        self.plain(text, style)
    }

    /// Text that the program itself wrote.
    pub fn plain(&self, text: impl Into<String>, style: Style) -> Piece {
        let text = text.into();
        let language = LanguageRun::of_writing(&text).filter(|language| *language != self.wording.language());
        Piece { text, style, language }
    }

    /// Text in the language beside the document's own.
    pub fn beside(&self, text: impl Into<String>, style: Style) -> Piece {
        Piece {
            text: text.into(),
            style,
            language: self.wording.language_beside(),
        }
    }

    /// A label, with the smaller one of the other language behind it.
    pub fn label(&self, id: &str, style: Style) -> Vec<Piece> {
        self.label_before(id, style, " ")
    }

    /// A label, with the smaller one of the other language below it.
    pub fn stacked_label(&self, id: &str, style: Style) -> Vec<Piece> {
        self.label_before(id, style, "\n")
    }

    fn label_before(&self, id: &str, style: Style, between: &str) -> Vec<Piece> {
        let text = self.wording.words.text(id);
        let other = self.wording.beside.map(|words| words.text(id));
        let other = other.filter(|other| *other != text);
        let mut pieces = vec![self.plain(text, style)];
        pieces.extend(other.map(|other| self.beside(format!("{between}{other}"), self.small(style))));
        pieces
    }

    /// A label as text alone, for places that know no styles.
    pub fn in_one_line(&self, id: &str) -> String {
        let text = self.wording.words.text(id);
        match self.wording.beside.filter(|_| self.wording.says_all_twice()) {
            Some(words) => format!("{text} {}", words.text(id)),
            None => text,
        }
    }

    /// What the program says of a field of the invoice; in a document that says all twice, with the other language
    /// below.
    pub fn told(&mut self, field: &str, phrase: &Phrase, style: Style) -> Vec<Piece> {
        let said = self.wording.say(phrase);
        let mut pieces = vec![self.value(field, &said, style)];
        if let Some(words) = self.wording.beside.filter(|_| self.wording.says_all_twice()) {
            self.tell_beside(&mut pieces, field, words, phrase, style);
        }
        pieces
    }

    /// Adds the same phrase in the language beside, on a line of its own.
    pub fn tell_beside(&mut self, to: &mut Vec<Piece>, field: &str, words: &Words, phrase: &Phrase, style: Style) {
        let other = self.wording.say_in(words, phrase);
        let other = self.value(field, &other, self.small(style));
        if to.first().is_some_and(|first| first.text != other.text) {
            to.push(self.beside(format!("\n{}", other.text), other.style));
        }
    }

    /// Names of one thing: the name in the document's language, with the one in the other language behind it, or below
    /// it in a document that says all twice. A name that is missing in one language is the same in both.
    pub fn names(&mut self, field: &str, names: &Names, style: Style) -> Vec<Piece> {
        let between = if self.wording.says_all_twice() { '\n' } else { ' ' };
        self.names_apart(field, names, style, between)
    }

    /// The same with a white space of choice between the names.
    pub fn names_apart(&mut self, field: &str, names: &Names, style: Style, between: char) -> Vec<Piece> {
        let (first, second) = match self.wording.language() {
            LanguageRun::Chinese => (&names.zh_tw, &names.en),
            LanguageRun::English | LanguageRun::Japanese => (&names.en, &names.zh_tw),
        };
        let main = self.value(field, if normalize(first).is_empty() { second } else { first }, style);
        let mut pieces = vec![main];
        if self.is_bilingual() {
            let other = self.value(field, second, self.small(style));
            if !other.text.is_empty() && other.text != pieces[0].text {
                pieces.push(self.beside(format!("{between}{}", other.text), other.style));
            }
        }
        pieces
    }

    /// An amount with its currency.
    pub fn money(&self, amount: Decimal) -> String {
        self.wording.money(Money::new(amount, self.currency))
    }

    /// An amount without its currency.
    pub fn amount(&self, amount: Decimal) -> String {
        self.wording.words.amount(Money::new(amount, self.currency))
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
        let prevails = options.original.as_ref().map(|_| "document-footer-prevails");
        let ids = [Some(options.source.words_id()), prevails];
        let sentences = |words: &Words| {
            let between = if words.language() == Language::English { " " } else { "" };
            let sentences: Vec<String> = ids.into_iter().flatten().map(|id| words.text(id)).collect();
            sentences.join(between)
        };
        let mut pieces = vec![self.plain(sentences(self.wording.words), FOOTER)];
        if let Some(words) = self.wording.beside {
            pieces.push(self.beside(format!("\n{}", sentences(words)), FOOTER));
        }
        pieces
    }

    fn footer_row(&self, page: usize, pages: usize) -> Row {
        let count = Phrase::new("document-page")
            .with("page", page.to_string())
            .with("pages", pages.to_string());
        let first = self.plain(format!("\u{2002}{}", self.wording.say(&count)), FOOTER);
        let bold = Style::bold(FOOTER.size, Ink::Body);
        let mut line = single_line(&[self.plain(self.number.clone(), bold)], WIDTH / 3);
        let first = single_line(&[first], WIDTH);
        line.width += first.width;
        line.runs.extend(first.runs);
        let mut lines = vec![Line::of(line, &self.footer, FOOTER_LINE, None)];
        if let Some(words) = self.wording.beside.filter(|_| self.wording.says_all_twice()) {
            let second = [self.beside(words.say(&count), FOOTER)];
            lines.push(Line::of(single_line(&second, WIDTH), &second, FOOTER_LINE, None));
        }
        let right_width = lines.iter().map(|line| line.set.width).max().unwrap_or_default();
        let left_width = WIDTH - right_width - BETWEEN;
        Row {
            rule_above: Some(rule(thousandths(500), Ink::Rule)),
            above: points(6),
            cells: vec![
                Cell::new(LEFT, left_width, Align::Left)
                    .with(Line::paragraph(&self.footer, left_width, FOOTER_LINE, None))
                    .on_the_bottom(),
                Cell::new(LEFT + WIDTH - right_width, right_width, Align::Right)
                    .with(lines)
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
        let left = [self.plain(self.wording.say(&left), CONTINUED)];
        let right = [self.plain(normalize(&invoice.sold_to.name), CONTINUED)];
        let half = (WIDTH - BETWEEN) / 2;
        let right_width = natural_width(&right).min(half);
        let left_width = WIDTH - BETWEEN - right_width;
        let line = |pieces: &[Piece], width| vec![Line::of(single_line(pieces, width), pieces, points(13), None)];
        Row {
            cells: vec![
                Cell::new(LEFT, left_width, Align::Left).with(line(&left, left_width)),
                Cell::new(LEFT + WIDTH - right_width, right_width, Align::Right).with(line(&right, right_width)),
            ],
            below: points(6),
            rule_below: Some(rule(thousandths(750), Ink::Body)),
            ..Row::default()
        }
    }

    /// The look of the other language beside the document's own. Chinese stays larger: its signs have more strokes.
    pub const fn small(&self, style: Style) -> Style {
        let percent = if self.wording.says_all_twice() { 93 } else { 86 };
        Style::regular(style.size.percent(percent), Ink::Third)
    }
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
