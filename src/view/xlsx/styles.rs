//! The looks of a workbook's cells: a tone is a colour and a fill, and what it says stands in the words too.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::view::page::Tone;

/// The looks of cells.
pub(super) struct Styles {
    /// A column's head.
    pub(super) head: Format,
    /// Words without a tone.
    pub(super) plain: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name("宋体").set_font_size(11).set_align(FormatAlign::Top).set_text_wrap();
        let head = plain
            .clone()
            .set_bold()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0xE7_EC_F3))
            .set_border_bottom(FormatBorder::Thin);
        Self { head, plain }
    }

    /// A whole cell of one tone; fills as well as colours, and the mark stands in the words.
    pub(super) fn cell(&self, tone: Tone) -> Format {
        let plain = self.plain.clone();
        let filled = |ink, fill| plain.clone().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(fill));
        match tone {
            Tone::Plain => plain,
            Tone::Good => filled(0x0B_4F_8A, 0xDC_EB_F9),
            Tone::Bad => filled(0x8A_2B_0B, 0xFB_E3_D6),
            Tone::Warn => filled(0x6B_53_00, 0xFF_F3_C9),
            Tone::Added => filled(0x0B_4F_8A, 0xEA_F3_FB),
            Tone::Removed => filled(0x8A_2B_0B, 0xFD_F0_E9),
            Tone::Moved | Tone::Hit | Tone::Strong | Tone::Dim => self.run(tone),
        }
    }

    /// A stretch of one tone within a cell.
    pub(super) fn run(&self, tone: Tone) -> Format {
        let plain = self.plain.clone();
        match tone {
            Tone::Plain => plain,
            Tone::Strong | Tone::Hit => plain.set_bold(),
            Tone::Dim => plain.set_font_color(Color::RGB(0x66_6E_78)),
            Tone::Added => plain.set_font_color(Color::RGB(0x0B_4F_8A)).set_underline(FormatUnderline::Single),
            Tone::Removed => plain.set_font_color(Color::RGB(0x8A_2B_0B)).set_font_strikethrough(),
            Tone::Moved => plain.set_font_color(Color::RGB(0x5B_3A_8C)).set_italic(),
            Tone::Good => plain.set_font_color(Color::RGB(0x0B_4F_8A)),
            Tone::Bad => plain.set_font_color(Color::RGB(0x8A_2B_0B)),
            Tone::Warn => plain.set_font_color(Color::RGB(0x6B_53_00)),
        }
    }
}
