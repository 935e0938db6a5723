//! The charts of a book, drawn.

use unicode_width::UnicodeWidthStr;

use crate::view::book::{Book, Chart, HeatRow, Multiple, SideBar, SlopeLine, YearLine};

use super::markup::{Anchors, class, escaped, runs};
use super::svg::Svg;
use crate::text::Pair;

/// A chart's title and how to read it.
pub(super) fn words(chart: &Chart) -> (&str, &str) {
    match chart {
        Chart::Multiples { title, note, .. }
        | Chart::Slope { title, note, .. }
        | Chart::Sides { title, note, .. }
        | Chart::Lines { title, note, .. }
        | Chart::Heat { title, note, .. } => (title, note),
    }
}

/// A chart as HTML.
pub(super) fn draw(chart: &Chart, anchors: &Anchors, book: &Book) -> String {
    match chart {
        Chart::Multiples { charts, .. } => {
            let each: String = charts.iter().map(|c| multiple(c, anchors)).collect();
            format!("<div class=\"multiples\">{each}</div>")
        }
        Chart::Slope { title, labels, lines, .. } => {
            format!("<div class=\"wide\">{}</div>", slope(title, labels, lines))
        }
        Chart::Sides { labels, groups, .. } => sides(labels, groups, anchors, book),
        Chart::Lines { lines, .. } => {
            let each: String = lines.iter().map(|l| year_line(l, anchors)).collect();
            format!("<div class=\"multiples\">{each}</div>")
        }
        Chart::Heat { title, labels, rows, .. } => format!("<div class=\"wide\">{}</div>", heat(title, labels, rows)),
    }
}

/// Fields of rows and years.
fn heat(title: &str, labels: &[String], rows: &[HeatRow]) -> String {
    const NAME: f64 = 190.0;
    const ROW: f64 = 20.0;
    const WIDTH: f64 = 900.0;
    let column = ((WIDTH - NAME) / labels.len().max(1) as f64).min(48.0);
    let mut svg = Svg::new(NAME + column * labels.len() as f64, ROW * (rows.len() + 1) as f64 + 4.0, title);
    // Labels of years are as wide as two narrow columns.
    let step = (34.0 / column).ceil().max(1.0) as usize;
    for (n, label) in labels.iter().enumerate().step_by(step) {
        svg.text((NAME + (n as f64 + 0.5) * column, 13.0), "label middle", label, None);
    }
    for (row, n) in rows.iter().zip(1_u32..) {
        let y = f64::from(n) * ROW;
        svg.text((NAME - 8.0, y + 14.0), "name end", &row.name, None);
        for (n, (field, label)) in row.fields.iter().zip(labels).enumerate() {
            if let Some((share, says)) = field {
                let says = format!("{} {label} {says}", row.name);
                svg.field((NAME + n as f64 * column, y + 1.0), (column - 1.0, ROW - 2.0), *share, &says);
            }
        }
    }
    svg.finish()
}

/// Horizontal bars from zero, one below the other.
fn multiple(chart: &Multiple, anchors: &Anchors) -> String {
    const WIDTH: f64 = 300.0;
    const LABEL: f64 = 66.0;
    const VALUE: f64 = 96.0;
    const ROW: f64 = 24.0;
    let low = chart.bars.iter().map(|b| b.value).fold(0.0, f64::min);
    let high = chart.bars.iter().map(|b| b.value).fold(0.0, f64::max);
    let scale = (WIDTH - LABEL - VALUE) / (high - low).max(f64::MIN_POSITIVE);
    let zero = LABEL - low * scale;
    let mut svg = Svg::new(WIDTH, ROW * chart.bars.len() as f64 + 4.0, &chart.name);
    for (n, bar) in chart.bars.iter().enumerate() {
        let y = n as f64 * ROW + 4.0;
        let (x, width) = match bar.value < 0.0 {
            true => (zero + bar.value * scale, -bar.value * scale),
            false => (zero, bar.value * scale),
        };
        svg.text((0.0, y + 13.0), "label", &bar.label, None);
        svg.rect(x, y, width.max(1.0), ROW - 8.0, if bar.is_target { "target" } else { "outcome" });
        let link = anchors.of_words(&bar.evidence);
        svg.text(
            (x.max(zero) + width.max(1.0) * f64::from(u8::from(bar.value >= 0.0)) + 5.0, y + 13.0),
            "value",
            &bar.shown,
            link.as_deref(),
        );
    }
    svg.line((zero, 0.0), (zero, ROW * chart.bars.len() as f64 + 4.0), "axis");
    format!(
        "<figure><figcaption>{} <span class=\"badge {}\">{}</span></figcaption>{}</figure>",
        escaped(&chart.name),
        class(chart.tone),
        escaped(&chart.verdict),
        svg.finish()
    )
}

/// Ranks at both sides, joined.
fn slope(title: &str, labels: &Pair<String>, lines: &[SlopeLine]) -> String {
    const WIDTH: f64 = 640.0;
    const LEFT: f64 = 255.0;
    const RIGHT: f64 = 385.0;
    const ROW: f64 = 26.0;
    let rows = lines.iter().flat_map(|l| [l.rank.from, l.rank.to]).flatten().max().unwrap_or(1);
    let y = |rank: usize| 44.0 + rank.saturating_sub(1) as f64 * ROW;
    let mut svg = Svg::new(WIDTH, y(rows) + 24.0, title);
    svg.text((LEFT, 16.0), "side end", &labels.from, None);
    svg.text((RIGHT, 16.0), "side", &labels.to, None);
    // Several domains may share a task's place: their names stand in one line.
    let mut lefts: Vec<(usize, String)> = Vec::new();
    let mut rights: Vec<(usize, String)> = Vec::new();
    let add =
        |side: &mut Vec<(usize, String)>, rank: usize, words: String| match side.iter_mut().find(|(r, _)| *r == rank) {
            Some((_, all)) => *all = format!("{all}、{words}"),
            None => side.push((rank, words)),
        };
    for line in lines {
        let tone = class(line.tone);
        let mark: String = line.change.chars().take(1).collect();
        if let Some(rank) = line.rank.from {
            let gone = if line.rank.to.is_none() { format!(" {mark}") } else { String::new() };
            add(&mut lefts, rank, format!("{} {}{gone}", line.name, line.share.from));
        }
        if let Some(rank) = line.rank.to {
            add(&mut rights, rank, format!("{mark} {} {}", line.name, line.share.to));
        }
        let ends = line.rank.map(|r| r.map(y));
        let says = format!("{} {}", line.name, line.change);
        match (ends.from, ends.to) {
            (Some(from), Some(to)) => {
                svg.line((LEFT + 8.0, from), (RIGHT - 8.0, to), &format!("slope {tone}"));
                svg.dot((LEFT + 8.0, from), tone, &says);
                svg.dot((RIGHT - 8.0, to), tone, &says);
            }
            (Some(from), None) => svg.dot((LEFT + 8.0, from), tone, &says),
            (None, Some(to)) => svg.dot((RIGHT - 8.0, to), tone, &says),
            (None, None) => {}
        }
    }
    for (rank, words) in lefts {
        svg.text((LEFT, y(rank) + 5.0), "name end", &fitted(&format!("{words}　{rank}")), None);
    }
    for (rank, words) in rights {
        svg.text((RIGHT, y(rank) + 5.0), "name", &fitted(&format!("{rank}　{words}")), None);
    }
    svg.finish()
}

/// Words that fit beside a slope.
fn fitted(words: &str) -> String {
    const ROOM: usize = 40;
    if words.width() <= ROOM {
        return words.to_owned();
    }
    let mut width = 0;
    let kept: String = words
        .chars()
        .take_while(|c| {
            width += unicode_width::UnicodeWidthChar::width(*c).unwrap_or(0);
            width < ROOM
        })
        .collect();
    format!("{kept}…")
}

/// A term a row: the earlier year to the left, the later to the right, a sentence behind it.
fn sides(labels: &Pair<String>, groups: &[(String, Vec<SideBar>)], anchors: &Anchors, book: &Book) -> String {
    const SIDE: f64 = 120.0;
    // Room for the number beyond the end of the longest bar.
    const NUMBER: f64 = 34.0;
    let most =
        groups.iter().flat_map(|(_, bars)| bars).flat_map(|b| [b.per_10k.from, b.per_10k.to]).fold(0.0, f64::max);
    let bar = |value: f64, left: bool, shown: &str, label: &str| {
        let width = if most > 0.0 { value / most * SIDE } else { 0.0 };
        let mut svg = Svg::new(SIDE + NUMBER, 14.0, &format!("{label} {shown}"));
        if left {
            svg.rect(SIDE + NUMBER - width, 2.0, width, 10.0, "earlier");
            svg.text((SIDE + NUMBER - width - 5.0, 11.5), "end", shown, None);
        } else {
            svg.rect(0.0, 2.0, width, 10.0, "later");
            svg.text((width + 5.0, 11.5), "start", shown, None);
        }
        svg.finish()
    };
    let mut out = String::from("<div class=\"sides\">");
    for (name, bars) in groups {
        out.push_str(&format!(
            "<section><h4>{}</h4><p class=\"sides-head\"><span>{}</span><span></span><span>{}</span></p>",
            escaped(name),
            escaped(&labels.from),
            escaped(&labels.to)
        ));
        for b in bars {
            let source = book.sources.get(b.evidence.source).map_or("", |s| s.label.as_str());
            let words = format!("<b>{}</b> {}", escaped(source), runs(&b.quote));
            let quote = anchors.link(&b.evidence, &words).unwrap_or(words);
            out.push_str(&format!(
                "<details class=\"term\"><summary><span class=\"l\">{}</span><span class=\"t\">{}</span><span class=\"r\">{}</span></summary><p>{quote}</p></details>",
                bar(b.per_10k.from, true, &b.shown.from, &labels.from),
                escaped(&b.term),
                bar(b.per_10k.to, false, &b.shown.to, &labels.to),
            ));
        }
        out.push_str("</section>");
    }
    out.push_str("</div>");
    out
}

/// Values over years, from zero or from the least.
fn year_line(line: &YearLine, anchors: &Anchors) -> String {
    const WIDTH: f64 = 300.0;
    const HEIGHT: f64 = 120.0;
    const FEW: usize = 4;
    let values = || line.points.iter().map(|p| p.value);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let reach = (high - low).max(f64::MIN_POSITIVE);
    let at = |n: usize, value: f64| {
        let x = 24.0 + n as f64 * (WIDTH - 48.0) / (line.points.len().saturating_sub(1)).max(1) as f64;
        (x, 30.0 + (high - value) / reach * (HEIGHT - 60.0))
    };
    let points: Vec<(f64, f64)> = line.points.iter().enumerate().map(|(n, p)| at(n, p.value)).collect();
    let mut svg = Svg::new(WIDTH, HEIGHT, &line.name);
    svg.path(&points, "year");
    // Few values stand by their dots; of many only the first and the last, the others are said by theirs.
    let last = line.points.len().saturating_sub(1);
    for (n, (point, year)) in points.iter().zip(&line.points).enumerate() {
        svg.dot(*point, "year", &format!("{} {}", year.label, year.shown));
        let (x, side) = match n {
            0 => (0.0, ""),
            n if n == last => (WIDTH, " end"),
            _ => (point.0, " middle"),
        };
        if n == 0 || n == last || last < FEW {
            let link = anchors.of_words(&year.evidence);
            // Below the dot where the line rises from it.
            let near = [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter_map(|i| points.get(i));
            let below = near.clone().count() > 0 && near.into_iter().all(|p| p.1 < point.1);
            let y = if below { point.1 + 17.0 } else { point.1 - 9.0 };
            svg.text((x, y), &format!("value{side}"), &year.shown, link.as_deref());
            svg.text((x, HEIGHT - 4.0), &format!("label{side}"), &year.label, None);
        }
    }
    format!(
        "<figure><figcaption>{} <span class=\"dim\">{}</span></figcaption>{}</figure>",
        escaped(&line.name),
        escaped(&line.unit),
        svg.finish()
    )
}
