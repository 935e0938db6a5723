//! The lists of a Word document.
//!
//! In: `numbering.xml`. Out: [`Numbering`].

use crate::Result;
use crate::limits::Limits;

use super::super::numbering::{Definition, LEVELS, Level, List, Numbering};
use super::super::package::{Node, Xml};
use super::styles::Styles;

/// Reads `numbering.xml`. Numbers that make no sense count as not given.
///
/// # Errors
/// The XML is broken or beyond the limits.
pub(super) fn read(file: &str, xml: &str, styles: &Styles, limits: Limits) -> Result<Numbering> {
    let mut all = Numbering::default();
    let mut xml = Xml::new(file, xml, limits);
    let mut definition: Option<(i64, Definition)> = None;
    let mut list: Option<(i64, List)> = None;
    let mut level: Option<(usize, Level)> = None;
    let mut overridden: Option<usize> = None;
    loop {
        match xml.next()? {
            Node::Open(e) => {
                let value = || e.attribute("val");
                let number = || value().and_then(|v| v.trim().parse::<i64>().ok());
                let of = |name: &str| e.attribute(name).and_then(|v| v.trim().parse::<i64>().ok());
                match e.name() {
                    "abstractNum" => definition = of("abstractNumId").map(|id| (id, Definition::default())),
                    "num" => list = of("numId").map(|id| (id, List::default())),
                    "abstractNumId" => {
                        if let (Some((_, list)), Some(id)) = (&mut list, number()) {
                            list.definition = id;
                        }
                    }
                    "numStyleLink" => {
                        if let Some((_, definition)) = &mut definition {
                            definition.link = value().and_then(|style| styles.list_of_numbering_style(&style));
                        }
                    }
                    "lvlOverride" => overridden = of("ilvl").and_then(as_level),
                    "startOverride" => {
                        if let (Some((_, list)), Some(at), Some(start)) = (&mut list, overridden, number()) {
                            list.starts.insert(at, start);
                        }
                    }
                    "lvl" => level = of("ilvl").and_then(as_level).map(|at| (at, Level::default())),
                    name => {
                        if let Some((_, level)) = &mut level {
                            match name {
                                "start" => level.start = number().unwrap_or(1),
                                "numFmt" => level.format = value().unwrap_or_default(),
                                "lvlText" => level.text = value().unwrap_or_default(),
                                "pStyle" => level.style = value(),
                                "isLgl" => level.legal = !matches!(value().as_deref(), Some("0" | "false" | "off")),
                                "lvlRestart" => level.restart = number().and_then(|n| usize::try_from(n).ok()),
                                _ => {}
                            }
                        }
                    }
                }
            }
            Node::Close(name) => match name.as_str() {
                "lvl" => {
                    if let Some((at, level)) = level.take() {
                        if let Some((_, definition)) = &mut definition {
                            definition.levels.insert(at, level);
                        } else if let Some((_, list)) = &mut list {
                            list.levels.insert(at, level);
                        }
                    }
                }
                "abstractNum" => all.definitions.extend(definition.take()),
                "num" => all.lists.extend(list.take()),
                "lvlOverride" => overridden = None,
                _ => {}
            },
            Node::Text(_) => {}
            Node::End => return Ok(all),
        }
    }
}

/// A level that can be.
pub(super) fn as_level(n: i64) -> Option<usize> {
    usize::try_from(n).ok().filter(|&n| n < LEVELS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbering(inner: &str) -> Numbering {
        read("x", &format!("<w:numbering xmlns:w=\"w\">{inner}</w:numbering>"), &Styles::default(), Limits::default())
            .expect("sound")
    }

    const TWO_LEVELS: &str = r#"<w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3."/><w:isLgl/></w:lvl></w:abstractNum>
        <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#;

    #[test]
    fn deeper_levels_start_anew() {
        let mut n = numbering(TWO_LEVELS);
        let labels: Vec<_> = [(3, 0), (3, 1), (3, 1), (3, 0), (3, 1), (3, 2)]
            .into_iter()
            .map(|(l, at)| n.next(l, at).unwrap_or_default())
            .collect();
        assert_eq!(labels, ["一、", "（一）", "（二）", "二、", "（一）", "2.1."]);
    }

    #[test]
    fn a_list_may_start_elsewhere_once() {
        let mut n = numbering(TWO_LEVELS);
        let labels: Vec<_> = [3, 4, 4, 3].into_iter().map(|l| n.next(l, 0).unwrap_or_default()).collect();
        assert_eq!(labels, ["一、", "五、", "六、", "七、"]);
        assert_eq!(n.next(99, 0), None);
    }

    #[test]
    fn a_level_may_go_on_counting() {
        let keeps = TWO_LEVELS.replace("<w:lvl w:ilvl=\"1\">", "<w:lvl w:ilvl=\"1\"><w:lvlRestart w:val=\"0\"/>");
        let mut n = numbering(&keeps);
        let labels: Vec<_> = [0, 1, 0, 1].into_iter().map(|at| n.next(3, at).unwrap_or_default()).collect();
        assert_eq!(labels, ["一、", "（一）", "二、", "（二）"]);
    }
}
