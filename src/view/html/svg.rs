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
    pub fn field(&mut self, at: (f64, f64), size: (f64, f64), share: f64, says: &str, link: Option<&str>) {
        let field = format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" class=\"heat\" fill-opacity=\"{:.2}\"><title>{}</title></rect>",
            at.0,
            at.1,
            size.0.max(0.0),
            size.1.max(0.0),
            share.clamp(0.0, 1.0),
            escaped(says)
        );
        self.put(&field, link);
    }

    /// A drawn thing, within a link where it has one.
    fn put(&mut self, drawn: &str, link: Option<&str>) {
        let _ = match link {
            Some(link) => write!(self.body, "<a href=\"{}\">{drawn}</a>", escaped(link)),
            None => write!(self.body, "{drawn}"),
        };
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
    pub fn dot(&mut self, at: (f64, f64), class: &str, says: &str, link: Option<&str>) {
        let dot = format!(
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3.5\" class=\"{class}\"><title>{}</title></circle>",
            at.0,
            at.1,
            escaped(says)
        );
        self.put(&dot, link);
    }

    /// Words; with a link where they have one.
    pub fn text(&mut self, at: (f64, f64), class: &str, words: &str, link: Option<&str>) {
        let text = format!("<text x=\"{:.1}\" y=\"{:.1}\" class=\"{class}\">{}</text>", at.0, at.1, escaped(words));
        self.put(&text, link);
    }

    /// Words in a line, each with its own link or none.
    pub fn texts(&mut self, at: (f64, f64), class: &str, words: &[(String, Option<String>)]) {
        let _ = write!(self.body, "<text x=\"{:.1}\" y=\"{:.1}\" class=\"{class}\">", at.0, at.1);
        for (words, link) in words {
            self.put(&format!("<tspan>{}</tspan>", escaped(words)), link.as_deref());
        }
        self.body.push_str("</text>");
    }

    /// The element.
    pub fn finish(self) -> String {
        // What stands in a picture is hidden from those who don't see it, links too.
        let role = if self.body.contains("<a ") { "group" } else { "img" };
        format!(
            "<svg viewBox=\"0 0 {:.0} {:.0}\" role=\"{role}\" aria-label=\"{}\" style=\"max-width:{:.0}px\">{}</svg>",
            self.width, self.height, self.label, self.width, self.body
        )
    }
}
