//! The tokens of PDF's own language, as content streams and CMaps are written in it.

/// One token. Brackets stand for themselves; whoever reads decides what they mean.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token<'a> {
    /// A number; what is no number but starts like one is 0.
    Number(f32),
    /// A name, without its slash.
    Name(Vec<u8>),
    /// A string, decoded.
    Text(Vec<u8>),
    /// `[`
    Open,
    /// `]`
    Close,
    /// An operator or keyword.
    Word(&'a [u8]),
}

/// Reads tokens one after another; never fails, never looks back.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

fn is_blank(b: u8) -> bool {
    matches!(b, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(b: u8) -> bool {
    !is_blank(b) && !b"()<>[]{}/%".contains(&b)
}

fn hex(b: u8) -> Option<u8> {
    (b as char).to_digit(16).map(|d| d as u8)
}

impl<'a> Lexer<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn regular(&mut self) -> &'a [u8] {
        let from = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        &self.bytes[from..self.at]
    }

    /// Goes past the data of an inline picture: to behind the next `EI` that stands alone.
    pub fn skip_picture(&mut self) {
        let rest = &self.bytes[self.at..];
        let end = rest.windows(4).position(|w| is_blank(w[0]) && w[1..3] == *b"EI" && is_blank(w[3]));
        self.at += end.map_or(rest.len(), |i| i + 3);
    }

    /// A string in parentheses, which may nest.
    fn literal(&mut self) -> Vec<u8> {
        let (mut out, mut depth) = (Vec::new(), 1usize);
        while let Some(b) = self.peek() {
            self.at += 1;
            match b {
                b'(' => depth += 1,
                b')' if depth == 1 => break,
                b')' => depth -= 1,
                b'\\' => {
                    self.escape(&mut out);
                    continue;
                }
                _ => {}
            }
            out.push(b);
        }
        out
    }

    /// What follows a backslash.
    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(b) = self.peek() else { return };
        self.at += 1;
        match b {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' => out.push(8),
            b'f' => out.push(12),
            b'\n' => {}
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut value = u32::from(b - b'0');
                for _ in 0..2 {
                    match self.peek() {
                        Some(d @ b'0'..=b'7') => value = value * 8 + u32::from(d - b'0'),
                        _ => break,
                    }
                    self.at += 1;
                }
                out.push(value as u8);
            }
            other => out.push(other),
        }
    }

    /// A string in hexadecimal digits.
    fn hexadecimal(&mut self) -> Vec<u8> {
        let (mut out, mut half) = (Vec::new(), None);
        while let Some(b) = self.peek() {
            self.at += 1;
            match (b, hex(b), half) {
                (b'>', ..) => break,
                (_, Some(low), Some(high)) => {
                    out.push(high << 4 | low);
                    half = None;
                }
                (_, Some(digit), None) => half = Some(digit),
                _ => {}
            }
        }
        out.extend(half.map(|high: u8| high << 4));
        out
    }

    fn name(&mut self) -> Vec<u8> {
        let raw = self.regular();
        let mut out = Vec::with_capacity(raw.len());
        let mut i = 0;
        while i < raw.len() {
            let coded = (raw[i] == b'#').then(|| Some(hex(*raw.get(i + 1)?)? << 4 | hex(*raw.get(i + 2)?)?)).flatten();
            out.push(coded.unwrap_or(raw[i]));
            i += if coded.is_some() { 3 } else { 1 };
        }
        out
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let b = self.peek()?;
            if is_regular(b) {
                let word = self.regular();
                let number = b.is_ascii_digit() || b"+-.".contains(&b);
                return Some(if number { Token::Number(number_of(word)) } else { Token::Word(word) });
            }
            self.at += 1;
            match b {
                b'%' => {
                    while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                        self.at += 1;
                    }
                }
                b'/' => return Some(Token::Name(self.name())),
                b'(' => return Some(Token::Text(self.literal())),
                b'<' if self.peek() == Some(b'<') => self.at += 1,
                b'<' => return Some(Token::Text(self.hexadecimal())),
                b'[' => return Some(Token::Open),
                b']' => return Some(Token::Close),
                // Blanks, and the brackets of dictionaries and procedures, whose contents nobody here asks for.
                _ => {}
            }
        }
    }
}

fn number_of(word: &[u8]) -> f32 {
    std::str::from_utf8(word).ok().and_then(|w| w.parse::<f32>().ok()).filter(|n| n.is_finite()).unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tokens() {
        let source = b"/F#31 12.5 Tf [(a\\)(b)\\101) -20 <4E0>]TJ % note\n<</A 1>> BDC";
        let tokens: Vec<Token> = Lexer::new(source).collect();
        assert_eq!(
            tokens,
            [
                Token::Name(b"F1".to_vec()),
                Token::Number(12.5),
                Token::Word(b"Tf"),
                Token::Open,
                Token::Text(b"a)(b)A".to_vec()),
                Token::Number(-20.0),
                Token::Text(vec![0x4e, 0]),
                Token::Close,
                Token::Word(b"TJ"),
                Token::Name(b"A".to_vec()),
                Token::Number(1.0),
                Token::Word(b"BDC"),
            ]
        );
    }

    #[test]
    fn an_inline_picture_is_skipped() {
        let mut lexer = Lexer::new(b"\n(EI) \x00 EI\nQ");
        lexer.skip_picture();
        assert_eq!(lexer.next(), Some(Token::Word(b"Q")));
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            prop_assert!(Lexer::new(&bytes).count() <= bytes.len());
        }
    }
}
