//! Drawing in SVG: elements with numbers rounded to a tenth, words escaped, text that stays text.

use std::fmt::Write;

use super::markup::escaped;

/// A drawing.
pub(super) struct Svg {
    width: f64,
    height: f64,
    label: String,
    body: String,
}

impl Svg {
    /// An empty one; `label` says to those who don't see it what it shows.
    pub fn new(width: f64, height: f64, label: &str) -> Self {
        Self { width, height, label: escaped(label), body: String::new() }
    }

    /// A bar.
    pub fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, class: &str) {
        let _ = write!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" class=\"{class}\"/>",
            width.max(0.0)
        );
    }

    /// A field of a heat map, with what it says to a pointer; `share` is how dark it is, 0 to 1.
    pub fn field(&mut self, at: (f64, f64), size: (f64, f64), share: f64, says: &str) {
        let _ = write!(
            self.body,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" class=\"heat\" fill-opacity=\"{:.2}\"><title>{}</title></rect>",
            at.0,
            at.1,
            size.0.max(0.0),
            size.1.max(0.0),
            share.clamp(0.0, 1.0),
            escaped(says)
        );
    }

    /// A line.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let _ = write!(
            self.body,
            "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" class=\"{class}\"/>",
            from.0, from.1, to.0, to.1
        );
    }

    /// A line through points.
    pub fn path(&mut self, points: &[(f64, f64)], class: &str) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let _ = write!(self.body, "<polyline points=\"{}\" class=\"{class}\"/>", points.join(" "));
    }

    /// A dot, with what it says to a pointer.
    pub fn dot(&mut self, at: (f64, f64), class: &str, says: &str) {
        let _ = write!(
            self.body,
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3.5\" class=\"{class}\"><title>{}</title></circle>",
            at.0,
            at.1,
            escaped(says)
        );
    }

    /// Words; with a link where they have one.
    pub fn text(&mut self, at: (f64, f64), class: &str, words: &str, link: Option<&str>) {
        let text = format!("<text x=\"{:.1}\" y=\"{:.1}\" class=\"{class}\">{}</text>", at.0, at.1, escaped(words));
        let _ = match link {
            Some(link) => write!(self.body, "<a href=\"{}\">{text}</a>", escaped(link)),
            None => write!(self.body, "{text}"),
        };
    }

    /// The element.
    pub fn finish(self) -> String {
        format!(
            "<svg viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-label=\"{}\" style=\"max-width:{:.0}px\">{}</svg>",
            self.width, self.height, self.label, self.width, self.body
        )
    }
}
