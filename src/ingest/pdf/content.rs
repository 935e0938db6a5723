//! The contents of a page are carried out as far as they show text: each sign lands on a [`Sheet`].

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::budget::Budget;
use super::fonts::Font;
use super::lexer::{Lexer, Token};

use super::pages::Page;
use crate::Result;
use crate::ingest::lines::{Matrix, Sheet};

/// What one page turned out to hold.
#[derive(Default)]
pub(super) struct Drawn {
    /// The text.
    pub sheet: Sheet,
    /// Signs shown.
    pub signs: usize,
    /// Signs shown of which nothing says what they are.
    pub unknown: usize,
    /// Pictures shown.
    pub pictures: usize,
    /// A picture lies over most of the page.
    pub covered: bool,
    /// The contents could not be unpacked.
    pub damaged: bool,
}

/// Draws pages; keeps the fonts between them.
pub(super) struct Painter<'d, 'f> {
    document: &'d Document,
    budget: &'d mut Budget<'f>,
    fonts: BTreeMap<ObjectId, Rc<Font>>,
    forms: Vec<ObjectId>,
}

/// The graphics state, as far as text asks for it.
#[derive(Clone)]
struct State {
    to_page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    sign_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

/// The page being drawn: a sheet for each direction that text may run in.
struct Canvas {
    sheets: [Sheet; 4],
    signs: [usize; 4],
    width: f32,
    height: f32,
    drawn: Drawn,
    /// Depth of marked content, and the depth from which on it is furniture by the file's own word.
    marked: usize,
    artifact: Option<usize>,
    artifacts: [Sheet; 4],
}

/// What a drawing of a form costs beside its length.
const FORM_COST: usize = 1024;

/// More graphics states than any page saves.
const SAVED: usize = 4096;

impl<'d, 'f> Painter<'d, 'f> {
    pub fn new(document: &'d Document, budget: &'d mut Budget<'f>) -> Self {
        Self { document, budget, fonts: BTreeMap::new(), forms: Vec::new() }
    }

    /// Draws a page.
    pub fn draw(&mut self, page: &Page<'d>) -> Result<Drawn> {
        let [left, lower, right, upper] = page.paper.unwrap_or([0.0, 0.0, 595.0, 842.0]);
        // From the page's own space, which grows upwards, to a sheet's, which grows downwards.
        let (to_page, width, height) = match page.turns {
            1 => (Matrix([0.0, 1.0, 1.0, 0.0, -lower, -left]), upper - lower, right - left),
            2 => (Matrix([-1.0, 0.0, 0.0, 1.0, right, -lower]), right - left, upper - lower),
            3 => (Matrix([0.0, -1.0, -1.0, 0.0, upper, right]), upper - lower, right - left),
            _ => (Matrix([1.0, 0.0, 0.0, -1.0, -left, upper]), right - left, upper - lower),
        };
        let mut canvas = Canvas::new(width, height);
        let contents = self.contents(page)?;
        canvas.drawn.damaged = contents.is_none();
        let state = State {
            to_page,
            font: None,
            size: 0.0,
            sign_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let empty = Dictionary::new();
        self.run(&contents.unwrap_or_default(), page.resources.unwrap_or(&empty), state, &mut canvas)?;
        Ok(canvas.finish())
    }

    /// The contents of a page, or `None` where a part of them is missing or damaged.
    fn contents(&mut self, page: &Page<'d>) -> Result<Option<Vec<u8>>> {
        let document = self.document;
        let parts = match page.dict.map(|d| d.get(b"Contents")) {
            Some(Ok(one)) => match document.dereference(one) {
                Ok((_, Object::Array(list))) => list.iter().collect(),
                _ => vec![one],
            },
            _ => Vec::new(),
        };
        let mut contents = Vec::new();
        for part in parts {
            let Ok((_, Object::Stream(stream))) = document.dereference(part) else { return Ok(None) };
            let Some(bytes) = self.budget.inflate(stream)? else { return Ok(None) };
            contents.extend_from_slice(&bytes);
            contents.push(b'\n');
        }
        Ok(Some(contents))
    }

    fn run(&mut self, contents: &[u8], resources: &Dictionary, state: State, canvas: &mut Canvas) -> Result<()> {
        let mut state = state;
        let mut saved: Vec<State> = Vec::new();
        let (mut line, mut at) = (Matrix::IDENTITY, Matrix::IDENTITY);
        let mut operands: Vec<Token> = Vec::new();
        let mut tokens = Lexer::new(contents);
        while let Some(token) = tokens.next() {
            let Token::Word(operator) = token else {
                if !matches!(token, Token::Open | Token::Close) {
                    operands.push(token);
                }
                continue;
            };
            let number = |i: usize| match operands.get(i) {
                Some(Token::Number(n)) => *n,
                _ => 0.0,
            };
            let matrix = || Matrix([number(0), number(1), number(2), number(3), number(4), number(5)]);
            match operator {
                b"q" if saved.len() < SAVED => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"cm" => state.to_page = matrix().then(&state.to_page),
                b"BT" => (line, at) = (Matrix::IDENTITY, Matrix::IDENTITY),
                b"Tf" => {
                    state.size = number(1);
                    state.font = match operands.first() {
                        Some(Token::Name(name)) => self.font(resources, name)?,
                        _ => None,
                    };
                }
                b"Tc" => state.sign_space = number(0),
                b"Tw" => state.word_space = number(0),
                b"Tz" => state.stretch = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Ts" => state.rise = number(0),
                b"Tm" => (line, at) = (matrix(), matrix()),
                b"Td" | b"TD" => {
                    if operator == b"TD" {
                        state.leading = -number(1);
                    }
                    line = Matrix::shift(number(0), number(1)).then(&line);
                    at = line;
                }
                b"T*" | b"'" | b"\"" => {
                    if operator == b"\"" {
                        (state.word_space, state.sign_space) = (number(0), number(1));
                    }
                    line = Matrix::shift(0.0, -state.leading).then(&line);
                    at = line;
                    let string = operands.iter().rev().find(|o| matches!(o, Token::Text(_)));
                    self.show(&state, &mut at, string.map_or(&[][..], std::slice::from_ref), canvas)?;
                }
                b"Tj" | b"TJ" => self.show(&state, &mut at, &operands, canvas)?,
                b"BMC" | b"BDC" => {
                    canvas.marked += 1;
                    if operands.first() == Some(&Token::Name(b"Artifact".to_vec())) {
                        canvas.artifact = canvas.artifact.or(Some(canvas.marked));
                    }
                }
                b"EMC" => {
                    canvas.artifact = canvas.artifact.filter(|from| *from < canvas.marked);
                    canvas.marked = canvas.marked.saturating_sub(1);
                }
                b"ID" => {
                    canvas.picture(&state.to_page);
                    tokens.skip_picture();
                }
                b"Do" => {
                    if let Some(Token::Name(name)) = operands.first() {
                        self.paint(resources, name, &state, canvas)?;
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        Ok(())
    }

    /// Draws what `Do` names: a form with text in it, or a picture.
    fn paint(&mut self, resources: &Dictionary, name: &[u8], state: &State, canvas: &mut Canvas) -> Result<()> {
        let document = self.document;
        let named = resources.get_deref(b"XObject", document).and_then(Object::as_dict).and_then(|x| x.get(name));
        let Ok((Some(id), Object::Stream(object))) = named.and_then(|n| document.dereference(n)) else { return Ok(()) };
        let get = |key: &[u8]| object.dict.get_deref(key, document);
        if get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image") {
            canvas.picture(&state.to_page);
            return Ok(());
        }
        self.budget.pay(FORM_COST)?;
        if self.forms.contains(&id) || self.forms.len() >= self.budget.limits.nesting.min(64) {
            return Ok(());
        }
        let Some(contents) = self.budget.inflate(object)? else { return Ok(()) };
        let mut inner = state.clone();
        if let Ok(m) = get(b"Matrix").and_then(Object::as_array) {
            let n = |i: usize| m.get(i).and_then(|v| v.as_float().ok()).unwrap_or(0.0);
            inner.to_page = Matrix([n(0), n(1), n(2), n(3), n(4), n(5)]).then(&inner.to_page);
        }
        let own = get(b"Resources").and_then(Object::as_dict).unwrap_or(resources);
        self.forms.push(id);
        let (marked, artifact) = (canvas.marked, canvas.artifact);
        let done = self.run(&contents, own, inner, canvas);
        (canvas.marked, canvas.artifact) = (marked, artifact);
        self.forms.pop();
        done
    }

    fn font(&mut self, resources: &Dictionary, name: &[u8]) -> Result<Option<Rc<Font>>> {
        let document = self.document;
        let fonts = resources.get_deref(b"Font", document).and_then(Object::as_dict);
        let Ok((id, Object::Dictionary(dict))) = fonts.and_then(|f| f.get(name)).and_then(|n| document.dereference(n))
        else {
            return Ok(None);
        };
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Ok(Some(font.clone()));
        }
        let font = Rc::new(Font::of(dict, document, self.budget)?);
        if let Some(id) = id {
            self.fonts.insert(id, font.clone());
        }
        Ok(Some(font))
    }

    /// Shows the strings among `operands`, moved by the numbers between them.
    fn show(&mut self, state: &State, at: &mut Matrix, operands: &[Token], canvas: &mut Canvas) -> Result<()> {
        let Some(font) = &state.font else {
            let unread =
                operands.iter().map(|o| if let Token::Text(t) = o { t.len().div_ceil(2) } else { 0 }).sum::<usize>();
            canvas.drawn.signs += unread;
            canvas.drawn.unknown += unread;
            return Ok(());
        };
        for operand in operands {
            match operand {
                Token::Number(back) => {
                    let by = -back / 1000.0 * state.size;
                    let by = if font.vertical { (0.0, by) } else { (by * state.stretch, 0.0) };
                    *at = Matrix::shift(by.0, by.1).then(at);
                }
                Token::Text(string) => font.decode(string, |shown| {
                    let extra = state.sign_space + if shown.is_space { state.word_space } else { 0.0 };
                    // Down a column each sign takes its own height.
                    let (dx, dy) = match font.vertical {
                        false => ((shown.width * state.size + extra) * state.stretch, 0.0),
                        true => (0.0, -state.size + extra),
                    };
                    let place = Matrix::shift(0.0, state.rise).then(at).then(&state.to_page);
                    let begun =
                        canvas.put(&place, (dx, dy), shown.width * state.size * state.stretch, state.size, shown.text);
                    self.budget.pay(if begun { 64 } else { 4 })?;
                    *at = Matrix::shift(dx, dy).then(at);
                    Ok(())
                })?,
                _ => {}
            }
        }
        Ok(())
    }
}

impl Canvas {
    fn new(width: f32, height: f32) -> Self {
        let sheets = || [height, width, height, width].map(Sheet::new);
        Self {
            sheets: sheets(),
            artifacts: sheets(),
            signs: [0; 4],
            width,
            height,
            drawn: Drawn::default(),
            marked: 0,
            artifact: None,
        }
    }

    /// Notes a picture, which is drawn in the unit square of `place`.
    fn picture(&mut self, place: &Matrix) {
        self.drawn.pictures += 1;
        let ((ax, ay), (bx, by)) = (place.direct(1.0, 0.0), place.direct(0.0, 1.0));
        self.drawn.covered |= (ax * by - ay * bx).abs() > 0.5 * self.width * self.height;
    }

    /// Puts a sign down; says whether that began a new piece.
    fn put(&mut self, place: &Matrix, step: (f32, f32), ink: f32, size: f32, text: Option<&str>) -> bool {
        let (x, y) = place.apply(0.0, 0.0);
        let (along_x, along_y) = place.direct(step.0, step.1);
        let size = size.abs() * place.height();
        let ink = ink.abs() * place.width();
        // Text runs right, down, left or up; what runs aslant is stamped over the page.
        let way = match (along_x, along_y) {
            (a, b) if b.abs() < 0.2 * a.abs() => {
                if a > 0.0 {
                    0
                } else {
                    2
                }
            }
            (a, b) if a.abs() < 0.2 * b.abs() => {
                if b > 0.0 {
                    1
                } else {
                    3
                }
            }
            (0.0, 0.0) => 0,
            _ => return false,
        };
        let (x, y) = match way {
            0 => (x, y),
            1 => (y, self.width - x),
            2 => (self.width - x, self.height - y),
            _ => (self.height - y, x),
        };
        let ink = if step.0 == 0.0 && step.1 != 0.0 { size } else { ink };
        let blank = text.is_some_and(|t| t.chars().all(char::is_whitespace));
        if !blank {
            self.drawn.signs += 1;
            self.drawn.unknown += usize::from(text.is_none_or(|t| t.chars().any(is_private)));
        }
        let sheets = if self.artifact.is_some() { &mut self.artifacts } else { &mut self.sheets };
        if !blank && self.artifact.is_none() {
            self.signs[way] += 1;
        }
        sheets[way].put(x, y, ink, size, text.unwrap_or("\u{fffd}"))
    }

    fn finish(self) -> Drawn {
        let Self { mut sheets, mut artifacts, signs, mut drawn, .. } = self;
        let way = (0..4).max_by_key(|way| (signs[*way], 3 - way)).unwrap_or(0);
        let sheet = std::mem::take(&mut sheets[way]);
        // A file that calls all its text furniture is not believed.
        drawn.sheet = if sheet.pieces.is_empty() { std::mem::take(&mut artifacts[0]) } else { sheet };
        drawn
    }
}

/// Whether a sign is of a private area: a number of a font's own, not a sign.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}
