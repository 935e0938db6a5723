//! Draws the charts of a book as SVG. In: a `Chart`. Out: one `<figure>`.

use unicode_width::UnicodeWidthStr;

use crate::view::book::{Book, Chart, HeatColumn, HeatRow, Multiple, SideBar, SlopeLine, YearLine, YearPoint};
use crate::view::page::Evidence;

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
            format!("<div class=\"wide\">{}</div>", slope(title, labels, lines, anchors))
        }
        Chart::Sides { labels, groups, .. } => sides(labels, groups, anchors, book),
        Chart::Lines { lines, .. } => {
            let each: String = lines.iter().map(|l| year_line(l, anchors)).collect();
            format!("<div class=\"multiples\">{each}</div>")
        }
        Chart::Heat { title, columns, rows, .. } => {
            format!("<div class=\"wide\">{}</div>", heat(title, columns, rows, anchors))
        }
    }
}

/// Fields of rows and years.
fn heat(title: &str, columns: &[HeatColumn], rows: &[HeatRow], anchors: &Anchors) -> String {
    const NAME: f64 = 190.0;
    const ROW: f64 = 20.0;
    const WIDTH: f64 = 900.0;
    let column = ((WIDTH - NAME) / columns.len().max(1) as f64).min(48.0);
    let height = ROW * (rows.len() + 1) as f64 + 4.0;
    let mut svg = Svg::new(NAME + column * columns.len() as f64, height, title);
    // Labels of years are as wide as two narrow columns.
    let step = (34.0 / column).ceil().max(1.0) as usize;
    for (n, year) in columns.iter().enumerate() {
        let x = NAME + (n as f64 + 0.5) * column;
        if year.is_missing {
            svg.line((x, ROW), (x, height - 4.0), "missing");
        }
        let apart = year.apart.is_some() && !year.is_missing;
        if n % step == 0 || apart && step == 1 {
            let mark = if apart { "*" } else { "" };
            svg.text((x, 13.0), "label middle", &format!("{}{mark}", year.label), None);
        } else if apart {
            svg.text((x, 13.0), "label middle", "*", None);
        }
    }
    for (row, n) in rows.iter().zip(1_u32..) {
        let y = f64::from(n) * ROW;
        svg.text((NAME - 8.0, y + 14.0), "name end", &row.name, None);
        for (n, (field, year)) in row.fields.iter().zip(columns).enumerate() {
            if let Some(field) = field {
                let apart = year.apart.as_ref().map(|a| format!("（{a}）")).unwrap_or_default();
                let says = format!("{} {}{apart} {}", row.name, year.label, field.says);
                let link = field.evidence.as_ref().and_then(|e| anchors.of_words(e));
                let at = (NAME + n as f64 * column, y + 1.0);
                svg.field(at, (column - 1.0, ROW - 2.0), field.share, &says, link.as_deref());
            }
        }
    }
    svg.finish()
}

/// Horizontal bars from zero, one below the other.
fn multiple(chart: &Multiple, anchors: &Anchors) -> String {
    const WIDTH: f64 = 300.0;
    const LABEL: f64 = 66.0;
    const LETTER: f64 = 6.2;
    const ROW: f64 = 24.0;
    let low = chart.bars.iter().map(|b| b.value).fold(0.0, f64::min);
    let high = chart.bars.iter().map(|b| b.value).fold(0.0, f64::max);
    // Room for the longest value beside the longest bar.
    let widest = chart.bars.iter().map(|b| b.shown.width()).max().unwrap_or(0);
    let room = (widest as f64 * LETTER + 8.0).clamp(96.0, 170.0);
    let scale = (WIDTH - LABEL - room) / (high - low).max(f64::MIN_POSITIVE);
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
fn slope(title: &str, labels: &Pair<String>, lines: &[SlopeLine], anchors: &Anchors) -> String {
    const WIDTH: f64 = 640.0;
    const LEFT: f64 = 255.0;
    const RIGHT: f64 = 385.0;
    const ROW: f64 = 26.0;
    let rows = lines.iter().flat_map(|l| [l.rank.from, l.rank.to]).flatten().max().unwrap_or(1);
    let y = |rank: usize| 44.0 + rank.saturating_sub(1) as f64 * ROW;
    let mut svg = Svg::new(WIDTH, y(rows) + 24.0, title);
    svg.text((LEFT, 16.0), "side end", &labels.from, None);
    svg.text((RIGHT, 16.0), "side", &labels.to, None);
    // Several domains may share a task's place: their names stand in one line, each with its own link.
    let mut sides: Pair<Vec<(usize, Vec<Linked>)>> = Pair::new(Vec::new(), Vec::new());
    let add = |side: &mut Vec<(usize, Vec<Linked>)>, rank: usize, words: Linked| match side
        .iter_mut()
        .find(|(r, _)| *r == rank)
    {
        Some((_, all)) => all.push(words),
        None => side.push((rank, vec![words])),
    };
    let link = |evidence: &Option<Evidence>| evidence.as_ref().and_then(|e| anchors.of_words(e));
    for line in lines {
        let tone = class(line.tone);
        // Where places don't compare there is no mark.
        let mark: String = line.change.chars().take_while(|c| !c.is_alphanumeric() && *c != ' ').collect();
        let links = line.evidence.as_ref().map(link);
        if let Some(rank) = line.rank.from {
            let gone = if line.rank.to.is_none() { format!(" {mark}") } else { String::new() };
            let words = format!("{} {}{gone}", line.name, line.share.from);
            add(&mut sides.from, rank, (words, links.from.clone()));
        }
        if let Some(rank) = line.rank.to {
            add(&mut sides.to, rank, (format!("{mark} {} {}", line.name, line.share.to), links.to.clone()));
        }
        let ends = line.rank.map(|r| r.map(y));
        let says = format!("{} {}", line.name, line.change);
        if let (Some(from), Some(to)) = (ends.from, ends.to) {
            svg.line((LEFT + 8.0, from), (RIGHT - 8.0, to), &format!("slope {tone}"));
        }
        for (x, end, link) in [(LEFT + 8.0, ends.from, links.from), (RIGHT - 8.0, ends.to, links.to)] {
            if let Some(end) = end {
                svg.dot((x, end), tone, &says, link.as_deref());
            }
        }
    }
    for (rank, mut words) in sides.from {
        words.push((format!("　{rank}"), None));
        svg.texts((LEFT, y(rank) + 5.0), "name end", &fitted(words, true));
    }
    for (rank, mut words) in sides.to {
        words.insert(0, (format!("{rank}　"), None));
        svg.texts((RIGHT, y(rank) + 5.0), "name", &fitted(words, false));
    }
    svg.finish()
}

/// Words and where they lead to.
type Linked = (String, Option<String>);

/// Names that fit beside a slope, set apart from each other; `last` is the rank where it stands last, else it stands first.
fn fitted(words: Vec<Linked>, last: bool) -> Vec<Linked> {
    const ROOM: usize = 40;
    let mut words = words;
    let rank = if last { words.pop() } else { (!words.is_empty()).then(|| words.remove(0)) };
    let mut room = ROOM.saturating_sub(rank.as_ref().map_or(0, |(w, _)| w.width()));
    let mut out: Vec<Linked> = Vec::new();
    for (n, (name, link)) in words.into_iter().enumerate() {
        let between = if n > 0 { "、" } else { "" };
        let width = name.width() + between.width();
        if width > room {
            let mut left = room.saturating_sub(2);
            let kept: String = format!("{between}{name}")
                .chars()
                .take_while(|c| {
                    let width = unicode_width::UnicodeWidthChar::width(*c).unwrap_or(0);
                    let fits = width <= left;
                    left = left.saturating_sub(width);
                    fits
                })
                .collect();
            out.push((format!("{kept}…"), link));
            break;
        }
        room -= width;
        if n > 0 {
            out.push((between.to_owned(), None));
        }
        out.push((name, link));
    }
    match (rank, last) {
        (Some(rank), true) => out.push(rank),
        (Some(rank), false) => out.insert(0, rank),
        (None, _) => {}
    }
    out
}

/// A term a row: the earlier year to the left, the later to the right, a sentence behind it.
fn sides(labels: &Pair<String>, groups: &[(String, Vec<SideBar>)], anchors: &Anchors, book: &Book) -> String {
    const SIDE: f64 = 120.0;
    // Room for the number beyond the end of the longest bar.
    const NUMBER: f64 = 34.0;
    let most =
        groups.iter().flat_map(|(_, bars)| bars).flat_map(|b| [b.per_10k.from, b.per_10k.to]).fold(0.0, f64::max);
    let bar = |value: f64, left: bool, shown: &str, label: &str, said: &Option<Evidence>| {
        let link = said.as_ref().and_then(|e| anchors.of_words(e));
        let width = if most > 0.0 { value / most * SIDE } else { 0.0 };
        let mut svg = Svg::new(SIDE + NUMBER, 14.0, &format!("{label} {shown}"));
        if left {
            svg.rect(SIDE + NUMBER - width, 2.0, width, 10.0, "earlier");
            svg.text((SIDE + NUMBER - width - 5.0, 11.5), "end", shown, link.as_deref());
        } else {
            svg.rect(0.0, 2.0, width, 10.0, "later");
            svg.text((width + 5.0, 11.5), "start", shown, link.as_deref());
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
                bar(b.per_10k.from, true, &b.shown.from, &labels.from, &b.said.from),
                escaped(&b.term),
                bar(b.per_10k.to, false, &b.shown.to, &labels.to, &b.said.to),
            ));
        }
        out.push_str("</section>");
    }
    out.push_str("</div>");
    out
}

/// The points that follow each other year by year.
fn stretches(points: &[YearPoint]) -> Vec<std::ops::Range<usize>> {
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    for n in 0..points.len() {
        let follows = n > 0
            && match (points[n - 1].year, points[n].year) {
                (Some(a), Some(b)) => b == a.saturating_add(1),
                _ => true,
            };
        match out.last_mut() {
            Some(stretch) if follows => stretch.end = n + 1,
            _ => out.push(n..n + 1),
        }
    }
    out.retain(|stretch| stretch.len() > 1);
    out
}

/// Values over years, from zero or from the least.
fn year_line(line: &YearLine, anchors: &Anchors) -> String {
    const WIDTH: f64 = 300.0;
    const HEIGHT: f64 = 130.0;
    const FEW: usize = 4;
    // Words nearer than this to others would cover them.
    const APART: f64 = 62.0;
    let values = || line.points.iter().map(|p| p.value);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let reach = (high - low).max(f64::MIN_POSITIVE);
    // By year where all are known, else by place.
    let years: Option<Vec<i32>> = line.points.iter().map(|p| p.year).collect();
    let step = |n: usize| match &years {
        Some(years) => f64::from(years[n].saturating_sub(years[0])),
        None => n as f64,
    };
    let steps = step(line.points.len().saturating_sub(1)).max(1.0);
    let at = |n: usize, value: f64| {
        let x = 24.0 + step(n) * (WIDTH - 48.0) / steps;
        (x, 30.0 + (high - value) / reach * (HEIGHT - 80.0))
    };
    let points: Vec<(f64, f64)> = line.points.iter().enumerate().map(|(n, p)| at(n, p.value)).collect();
    let mut svg = Svg::new(WIDTH, HEIGHT, &line.name);
    for stretch in stretches(&line.points) {
        svg.path(&points[stretch], "year");
    }
    // Few values stand by their dots; of many only the first and the last, the others are said by theirs.
    let last = line.points.len().saturating_sub(1);
    for (n, (point, year)) in points.iter().zip(&line.points).enumerate() {
        let link = anchors.of_words(&year.evidence);
        let class = if year.is_apart { "year apart" } else { "year" };
        svg.dot(*point, class, &format!("{} {}", year.label, year.shown), link.as_deref());
        let (x, side) = match n {
            0 => (0.0, ""),
            n if n == last => (WIDTH, " end"),
            _ => (point.0, " middle"),
        };
        let near = |other: usize| other != n && (points[other].0 - point.0).abs() < APART;
        if n == 0 || n == last || last < FEW && !near(n - 1) && !near(last) {
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
