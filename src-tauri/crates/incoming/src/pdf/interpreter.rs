#![expect(clippy::float_arithmetic, reason = "places on a page are no amounts")]

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::budget::Budget;
use crate::page::Piece;
use crate::pdf::font::Font;
use crate::pdf::geometry::Matrix;
use crate::pdf::numbers::{dictionary, number, numbers};
use crate::refusal::{Reason, RefusalCode};

/// Forms that stand within each other; more is a circle or an attack.
const DEEPEST_FORM: usize = 8;
/// States that are saved within each other.
const DEEPEST_STATE: usize = 256;

/// What the operators of pages draw as text, and where.
pub struct Interpreter<'a> {
    document: &'a Document,
    budget: &'a mut Budget,
    fonts: HashMap<ObjectId, Rc<Font>>,
    pub pieces: Vec<Piece>,
    page: usize,
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    char_space: f32,
    word_space: f32,
    scale: f32,
    leading: f32,
    rise: f32,
    /// Text that is not seen is often what a machine guessed from a picture.
    is_seen: bool,
}

struct Cursor {
    matrix: Matrix,
    line: Matrix,
}

impl<'a> Interpreter<'a> {
    pub fn new(document: &'a Document, budget: &'a mut Budget) -> Self {
        Self {
            document,
            budget,
            fonts: HashMap::new(),
            pieces: Vec::new(),
            page: 0,
        }
    }

    pub fn page(&mut self, page: usize, content: &[u8], resources: &[&'a Dictionary]) -> Result<(), Reason> {
        self.page = page;
        let state = State {
            ctm: Matrix::IDENTITY,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_seen: true,
        };
        self.run(content, resources, state, 0)
    }

    fn run(&mut self, content: &[u8], resources: &[&'a Dictionary], start: State, depth: usize) -> Result<(), Reason> {
        let mut state = start;
        let mut saved = Vec::new();
        let mut cursor = Cursor {
            matrix: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        };
        for (count, operation) in Content::decode_iter(content).enumerate() {
            let operation = operation.map_err(|_| Reason::from(RefusalCode::CouldNotBeRead))?;
            if count.is_multiple_of(1024) {
                self.budget.on_time()?;
            }
            match operation.operator.as_str() {
                "q" if saved.len() < DEEPEST_STATE => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => {
                    if let Some(matrix) = numbers::<6>(&operation.operands, self.document) {
                        state.ctm = Matrix(matrix).then(&state.ctm);
                    }
                }
                "Do" => self.form(&operation, resources, &state, depth)?,
                _ => self.text_operator(&operation, resources, &mut state, &mut cursor)?,
            }
        }
        Ok(())
    }

    fn text_operator(
        &mut self,
        operation: &Operation,
        resources: &[&'a Dictionary],
        state: &mut State,
        cursor: &mut Cursor,
    ) -> Result<(), Reason> {
        let operands = operation.operands.as_slice();
        let first = operands.first().and_then(|operand| number(operand, self.document));
        match operation.operator.as_str() {
            "BT" => {
                cursor.matrix = Matrix::IDENTITY;
                cursor.line = Matrix::IDENTITY;
            }
            "Tf" => {
                if let [name, size] = operands {
                    state.font = match name.as_name() {
                        Ok(name) => self.font(name, resources)?,
                        Err(_) => None,
                    };
                    state.size = number(size, self.document).unwrap_or(0.0);
                }
            }
            "Tc" => state.char_space = first.unwrap_or(0.0),
            "Tw" => state.word_space = first.unwrap_or(0.0),
            "Tz" => state.scale = first.unwrap_or(100.0) / 100.0,
            "TL" => state.leading = first.unwrap_or(0.0),
            "Ts" => state.rise = first.unwrap_or(0.0),
            "Tr" => state.is_seen = !matches!(operands.first(), Some(Object::Integer(3 | 7))),
            "Td" | "TD" => {
                if let Some([x, y]) = numbers::<2>(operands, self.document) {
                    if operation.operator == "TD" {
                        state.leading = -y;
                    }
                    cursor.next_line(x, y);
                }
            }
            "Tm" => {
                if let Some(matrix) = numbers::<6>(operands, self.document) {
                    cursor.line = Matrix(matrix);
                    cursor.matrix = cursor.line;
                }
            }
            "T*" => cursor.next_line(0.0, -state.leading),
            "Tj" => self.show(operands, state, cursor)?,
            "TJ" => {
                if let Some(Ok(array)) = operands.first().map(Object::as_array) {
                    self.show(array, state, cursor)?;
                }
            }
            "'" => {
                cursor.next_line(0.0, -state.leading);
                self.show(operands, state, cursor)?;
            }
            "\"" => {
                if let [word_space, char_space, text] = operands {
                    state.word_space = number(word_space, self.document).unwrap_or(0.0);
                    state.char_space = number(char_space, self.document).unwrap_or(0.0);
                    cursor.next_line(0.0, -state.leading);
                    self.show(std::slice::from_ref(text), state, cursor)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Texts, and the numbers between them that move the next one to the left.
    fn show(&mut self, shown: &[Object], state: &State, cursor: &mut Cursor) -> Result<(), Reason> {
        let Some(font) = state.font.clone() else {
            return Ok(());
        };
        let mut text = String::new();
        let mut start = None;
        let mut end = Matrix::IDENTITY;
        for part in shown {
            match part {
                Object::String(bytes, _) => font.codes(bytes, |code| {
                    start.get_or_insert(cursor.matrix);
                    text.push_str(&code.text);
                    let space = if code.is_word_space { state.word_space } else { 0.0 };
                    let advance = (code.width / 1000.0 * state.size + state.char_space + space) * state.scale;
                    end = Matrix::translation(advance - state.char_space * state.scale, 0.0).then(&cursor.matrix);
                    cursor.matrix = Matrix::translation(advance, 0.0).then(&cursor.matrix);
                }),
                part => {
                    let back = number(part, self.document).unwrap_or(0.0) / 1000.0;
                    if back.abs() > 1.0
                        && let Some(begun) = start.take()
                    {
                        // As wide as a column: what follows is another piece.
                        self.add(&mut text, begun, end, state)?;
                    } else if back < -0.18 && !text.is_empty() && !text.ends_with(' ') {
                        text.push(' ');
                    }
                    cursor.matrix = Matrix::translation(-back * state.size * state.scale, 0.0).then(&cursor.matrix);
                }
            }
        }
        match start {
            Some(begun) => self.add(&mut text, begun, end, state),
            None => Ok(()),
        }
    }

    fn add(&mut self, text: &mut String, start: Matrix, end: Matrix, state: &State) -> Result<(), Reason> {
        let text = std::mem::take(text);
        let start = Matrix::translation(0.0, state.rise).then(&start).then(&state.ctm);
        let end = end.then(&state.ctm);
        if !state.is_seen || text.trim().is_empty() || !start.is_level() {
            return Ok(());
        }
        if self.pieces.len() >= self.budget.limits.pieces {
            return Err(Reason::new(RefusalCode::TooMany, self.budget.limits.pieces.to_string()));
        }
        let (x, y) = start.origin();
        let size = (state.size * start.height()).abs();
        let piece = Piece {
            page: self.page,
            left: x,
            right: end.origin().0,
            y,
            size: if size > 0.0 { size } else { start.width() },
            text,
        };
        if [piece.left, piece.right, piece.y, piece.size]
            .iter()
            .all(|number| number.is_finite())
        {
            self.pieces.push(piece);
        }
        Ok(())
    }

    fn font(&mut self, name: &[u8], resources: &[&'a Dictionary]) -> Result<Option<Rc<Font>>, Reason> {
        let fonts = resources
            .iter()
            .filter_map(|resources| dictionary(resources, b"Font", self.document));
        let Some(object) = fonts.filter_map(|fonts| fonts.get(name).ok()).next() else {
            return Ok(None);
        };
        let id = object.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(Some(Rc::clone(font)));
        }
        let Some(font) = self
            .document
            .dereference(object)
            .ok()
            .and_then(|(_, font)| font.as_dict().ok())
        else {
            return Ok(None);
        };
        let font = Rc::new(Font::read(font, self.document, self.room())?);
        if let Some(id) = id {
            self.fonts.insert(id, Rc::clone(&font));
        }
        Ok(Some(font))
    }

    fn form(
        &mut self,
        operation: &Operation,
        resources: &[&'a Dictionary],
        state: &State,
        depth: usize,
    ) -> Result<(), Reason> {
        let Some(Ok(name)) = operation.operands.first().map(Object::as_name) else {
            return Ok(());
        };
        let forms = resources
            .iter()
            .filter_map(|resources| dictionary(resources, b"XObject", self.document));
        let stream = forms
            .filter_map(|forms| forms.get_deref(name, self.document).ok()?.as_stream().ok())
            .next();
        let Some(stream) = stream.filter(|stream| {
            stream
                .dict
                .get(b"Subtype")
                .and_then(Object::as_name)
                .is_ok_and(|kind| kind == b"Form")
        }) else {
            return Ok(());
        };
        if depth >= DEEPEST_FORM {
            return Err(RefusalCode::TooDeep.into());
        }
        let content = match stream.get_plain_content_with_limit(self.room()) {
            Ok(content) => content,
            Err(_) => return Err(RefusalCode::UnpacksTooLarge.into()),
        };
        self.budget.unpacked(content.len() as u64)?;
        let mut within = state.clone();
        let matrix = stream
            .dict
            .get_deref(b"Matrix", self.document)
            .and_then(Object::as_array)
            .ok();
        if let Some(matrix) = matrix.and_then(|matrix| numbers::<6>(matrix, self.document)) {
            within.ctm = Matrix(matrix).then(&within.ctm);
        }
        let own = dictionary(&stream.dict, b"Resources", self.document);
        let resources: Vec<&Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        self.run(&content, &resources, within, depth + 1)
    }

    fn room(&self) -> usize {
        usize::try_from(self.budget.room()).unwrap_or(usize::MAX)
    }
}

impl Cursor {
    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::translation(x, y).then(&self.line);
        self.matrix = self.line;
    }
}
