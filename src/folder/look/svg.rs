//! An SVG as a picture and nothing more: what runs, fetches or needs a font is refused before anything draws it.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
#[cfg(feature = "pdf")]
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use roxmltree::{Attribute, Document, Node, NodeId, ParsingOptions};

use super::dots::dots;
use super::unfit::Unfit;

/// A crest has a few hundred parts; one with more than this would keep a browser busy.
const MOST_NODES: u32 = 50_000;

/// No picture has parts within parts to this depth.
const DEEPEST: usize = 200;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// Finds what is wrong with an SVG.
///
/// # Errors
/// It is none, or is damaged, or more than a picture.
pub fn inspect(bytes: &[u8]) -> Result<(), Unfit> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unfit::Other("not a picture"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.contains("<svg") && !text.contains(":svg") {
        return Err(Unfit::Other("not a picture"));
    }
    // Drawing programs write a document type; nothing of it is ever fetched.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|_| Unfit::Damaged)?;
    let root = document.root_element();
    if !root.has_tag_name((NAMESPACE, "svg")) {
        return Err(Unfit::Other("not a picture"));
    }
    let style_sheet = |node: &Node| node.pi().is_some_and(|pi| pi.target == "xml-stylesheet");
    if document.root().children().any(|node| style_sheet(&node)) {
        return Err(Unfit::Reaches("uses its own style sheet".into()));
    }
    document.descendants().filter(Node::is_element).try_for_each(element)?;
    match Drawing::of(&document).cost(root, 0) {
        Some(cost) if cost <= u64::from(MOST_NODES) => Ok(()),
        _ => Err(Unfit::Reaches("draws its parts too many times".into())),
    }
}

/// Whether the program that draws SVGs into the PDF draws anything of one that [`inspect`] lets pass.
///
/// # Errors
/// It has no size, or there is nothing in it to be seen.
pub fn drawn(bytes: &[u8]) -> Result<(), Unfit> {
    match Tree::from_data(bytes, &Options::default()) {
        Ok(tree) if tree.root().has_children() => Ok(()),
        _ => Err(Unfit::Undrawn),
    }
}

#[cfg(feature = "pdf")]
/// The longer side of a crest that is drawn to see whether it can be: more than a page shows of it.
const SIDE: f32 = 800.0;

/// Draws an SVG, whatever it takes. Who calls this must be ready to be stopped.
///
/// # Errors
/// It cannot be drawn.
#[cfg(feature = "pdf")]
pub fn draw(bytes: &[u8]) -> Result<(), Unfit> {
    let tree = Tree::from_data(bytes, &Options::default()).map_err(|_| Unfit::Undrawn)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SIDE / width.max(height);
    let side = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut dots = Pixmap::new(side(width), side(height)).ok_or(Unfit::Undrawn)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut dots.as_mut());
    Ok(())
}

/// How much a picture has to be drawn: `use` draws a part again and again, and so do patterns, masks, clips and markers.
struct Drawing<'a, 'input> {
    parts: HashMap<&'a str, Node<'a, 'input>>,
    /// What style sheets have drawn, each with the classes and ids it is drawn for; without one it is for every element.
    styled: Vec<(Vec<&'a str>, Node<'a, 'input>)>,
    /// None while it is calculated: a part that draws itself has no end.
    costs: HashMap<NodeId, Option<u64>>,
}

impl<'a, 'input> Drawing<'a, 'input> {
    fn of(document: &'a Document<'input>) -> Drawing<'a, 'input> {
        let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node)));
        let mut drawing = Drawing { parts: HashMap::new(), styled: Vec::new(), costs: HashMap::new() };
        named.for_each(|(id, node)| _ = drawing.parts.entry(id).or_insert(node));
        let sheets = document.descendants().filter(|node| node.has_tag_name((NAMESPACE, "style")));
        let sheets: Vec<&str> = sheets.flat_map(|node| node.descendants()).filter_map(|node| node.text()).collect();
        for (selector, style) in sheets.into_iter().flat_map(rules) {
            let parts = drawing.drawn_by(style);
            drawing.styled.extend(parts.into_iter().map(|part| (selector.clone(), part)));
        }
        drawing
    }

    /// How many elements a part comes to; `None` where there is no end of it.
    fn cost(&mut self, node: Node<'a, 'input>, depth: usize) -> Option<u64> {
        if depth > DEEPEST {
            return None;
        }
        if let Some(known) = self.costs.get(&node.id()) {
            return *known;
        }
        self.costs.insert(node.id(), None);
        let mut cost = 1_u64;
        for part in node.children().filter(Node::is_element) {
            cost = cost.saturating_add(self.cost(part, depth + 1)?);
        }
        for (part, times) in self.used(node) {
            cost = cost.saturating_add(self.cost(part, depth + 1)?.saturating_mul(times));
        }
        self.costs.insert(node.id(), Some(cost));
        Some(cost)
    }

    /// What an element draws besides its own parts, and how often at most.
    fn used(&self, node: Node<'a, 'input>) -> Vec<(Node<'a, 'input>, u64)> {
        let mut used = Vec::new();
        for attribute in node.attributes() {
            match attribute.name() {
                "href" if node.tag_name().name() == "use" => {
                    let part = attribute.value().trim().strip_prefix('#').and_then(|id| self.parts.get(id));
                    used.extend(part.map(|part| (*part, 1)));
                }
                "mask" | "clip-path" | "filter" => {
                    used.extend(self.drawn_by(attribute.value()).into_iter().map(|part| (part, 1)));
                }
                // The parts of an element have its paint and its markers too.
                _ => {
                    let parts = self.drawn_by(attribute.value());
                    if !parts.is_empty() {
                        let times = places(node);
                        used.extend(parts.into_iter().map(|part| (part, times)));
                    }
                }
            }
        }
        let classes = || node.attribute("class").unwrap_or_default().split_whitespace().chain(node.attribute("id"));
        let styled = |(names, _): &&(Vec<&str>, Node)| names.is_empty() || classes().any(|name| names.contains(&name));
        let styled: Vec<Node> = self.styled.iter().filter(styled).map(|(_, part)| *part).collect();
        if !styled.is_empty() {
            let times = places(node);
            used.extend(styled.into_iter().map(|part| (part, times)));
        }
        used
    }

    /// The parts that `url(#...)` leads to. A gradient is a colour and draws nothing.
    fn drawn_by(&self, value: &str) -> Vec<Node<'a, 'input>> {
        let ids = value.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap_or_default());
        let ids = ids.map(|id| id.trim_matches([' ', '"', '\'']).trim_start_matches('#'));
        let drawn = |part: &&Node| !matches!(part.tag_name().name(), "linearGradient" | "radialGradient");
        ids.filter_map(|id| self.parts.get(id)).filter(drawn).copied().collect()
    }
}

/// The rules of a style sheet: the classes and ids each is for, and what it says.
fn rules(sheet: &str) -> Vec<(Vec<&str>, &str)> {
    let blocks = sheet.split('}').filter_map(|block| block.split_once('{'));
    blocks.map(|(selector, style)| (names(selector), style)).collect()
}

/// `crest` and `sun` of `.crest > #sun`.
fn names(selector: &str) -> Vec<&str> {
    let ends = |sign: char| !(sign.is_alphanumeric() || matches!(sign, '-' | '_'));
    selector.split(['.', '#']).skip(1).map(|piece| piece.split(ends).next().unwrap_or_default()).collect()
}

/// In how many places at most the paint or the marker of an element is drawn, those of its parts counted.
fn places(node: Node) -> u64 {
    node.descendants().filter(Node::is_element).map(own_places).fold(0, u64::saturating_add)
}

/// One, or each number of an outline: a marker may be at every corner.
fn own_places(node: Node) -> u64 {
    let outline = ["d", "points"].into_iter().filter_map(|name| node.attribute(name));
    let numbers = outline.map(|outline| outline.split([' ', ',']).filter(|number| !number.is_empty()).count() as u64);
    1 + numbers.sum::<u64>()
}

fn element(node: Node) -> Result<(), Unfit> {
    let drawn = node.tag_name().namespace() == Some(NAMESPACE);
    match node.tag_name().name() {
        "script" => return Err(Unfit::Reaches("has a script in it".into())),
        "foreignObject" => return Err(Unfit::Reaches("has a piece of a web page in it".into())),
        "text" if drawn && node.descendants().any(|part| part.text().is_some_and(|text| !text.trim().is_empty())) => {
            return Err(Unfit::Lettered);
        }
        "style" if node.descendants().filter_map(|part| part.text()).any(fetches) => {
            return Err(Unfit::Reaches("has a style sheet that links to other files".into()));
        }
        _ => {}
    }
    node.attributes().try_for_each(|attribute| self::attribute(&attribute))
}

fn attribute(attribute: &Attribute) -> Result<(), Unfit> {
    let (name, value) = (attribute.name(), attribute.value().trim());
    let handles = name.len() > 2 && name.get(..2).is_some_and(|begins| begins.eq_ignore_ascii_case("on"));
    if handles && attribute.namespace().is_none() {
        return Err(Unfit::Reaches("has a script in it".into()));
    }
    if matches!(name, "href" | "src") && !is_own(value) {
        let shown: String = value.chars().filter(|sign| !sign.is_control()).take(60).collect();
        return Err(Unfit::Reaches(format!("links to another file, `{shown}`")));
    }
    if fetches(value) {
        return Err(Unfit::Reaches("links to other files".into()));
    }
    if matches!(name, "href" | "src") && value.starts_with("data:") { carried(value) } else { Ok(()) }
}

/// Measures a picture of dots that a drawing carries, as any other is measured.
fn carried(address: &str) -> Result<(), Unfit> {
    let unread = || Unfit::Reaches("carries a picture that cannot be read".into());
    let (_, text) = address.split_once(";base64,").ok_or_else(unread)?;
    let text: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    dots(&STANDARD.decode(text).map_err(|_| unread())?)?.map(drop).ok_or_else(unread)
}

/// Whether an address leads to a part of the picture itself, or to dots it carries.
fn is_own(address: &str) -> bool {
    let dots = ["data:image/png", "data:image/jpeg", "data:image/jpg"];
    address.is_empty() || address.starts_with('#') || dots.iter().any(|begins| address.starts_with(begins))
}

/// Whether a style points at another file. A backslash could hide that it does, and no drawing needs one.
fn fetches(style: &str) -> bool {
    let lower = style.to_lowercase();
    let addresses =
        lower.match_indices("url(").map(|(at, found)| lower[at + found.len()..].trim_start_matches([' ', '"', '\'']));
    lower.contains("@import")
        || lower.contains("\\") && lower.contains('(')
        || lower.contains("image-set(")
        || addresses.into_iter().any(|address| !is_own(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(inside: &str) -> Result<(), Unfit> {
        let head = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>";
        inspect(format!("{head}{inside}</svg>").as_bytes())
    }

    #[test]
    fn a_picture_is_one() {
        let sound = [
            "<rect width='4' height='4' fill='url(#a)'/>",
            "<use xlink:href='#a'/><g style='fill: url( \"#b\" )'/>",
            "<style>.a { fill: #123f5e }</style><title>Crest</title>",
            "<text> </text>",
            "<style>.a { fill: url(#b); clip-path: url(#c) }</style><radialGradient id='b'/><clipPath id='c'><rect/></clipPath>",
            "<pattern id='a'><rect/></pattern><path fill='url(#a)' d='M0 0 1 0 1 1z'/>",
        ];
        for inside in sound {
            assert_eq!(svg(inside), Ok(()), "{inside}");
        }
        let drawn = "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\
                     <svg xmlns='http://www.w3.org/2000/svg'/>";
        assert_eq!(inspect(drawn.as_bytes()), Ok(()));
    }

    #[test]
    fn what_reaches_out_is_refused() {
        let reaching = [
            "<script>alert(1)</script>",
            "<rect onload='alert(1)'/>",
            "<image href='crest.png'/>",
            "<image xlink:href='file:///etc/passwd'/>",
            "<image href='data:image/svg+xml,x'/>",
            "<image href='data:image/png;base64,AAAA'/>",
            "<image href='data:image/png,AAAA'/>",
            "<use href='other.svg#a'/>",
            "<a href='https://council.example'/>",
            "<style>@import 'x.css';</style>",
            "<style>.a { fill: URL(x.svg#a) }</style>",
            "<rect style='fill: url(x.svg#a)'/>",
            "<rect fill='url( https://council.example )'/>",
            "<foreignObject/>",
        ];
        for inside in reaching {
            assert!(matches!(svg(inside), Err(Unfit::Reaches(_))), "{inside}: {:?}", svg(inside));
        }
        let styled = "<?xml-stylesheet href='x.css'?><svg xmlns='http://www.w3.org/2000/svg'/>";
        assert!(matches!(inspect(styled.as_bytes()), Err(Unfit::Reaches(_))));
        assert_eq!(svg("<text>ANYSHIRE</text>"), Err(Unfit::Lettered));
    }

    /// Letters of several bytes, where an attribute or a style is cut.
    #[test]
    fn a_name_may_have_any_letters() {
        for name in ["a\u{e9}", "\u{e9}", "\u{e9}\u{e9}", "o\u{146}", "\u{10400}n", "on"] {
            assert_eq!(svg(&format!("<rect {name}='4'/>")), Ok(()), "{name}");
            let styled = format!("<style>.{name} {{ fill: url( #{name} ) }}</style><radialGradient id='{name}'/>");
            assert_eq!(svg(&format!("{styled}<rect class='{name}'/>")), Ok(()), "{name}");
        }
        assert!(matches!(svg("<rect on\u{e9}='4'/>"), Err(Unfit::Reaches(_))));
        assert!(matches!(svg("<rect fill='\u{130}url(\u{e9}.svg)'/>"), Err(Unfit::Reaches(_))));
    }

    #[test]
    fn what_is_drawn_without_end_is_refused() {
        let again =
            |level: u32| format!("<g id='a{}'>{}</g>", level + 1, format!("<use href='#a{level}'/>").repeat(10));
        let bomb = format!("<g id='a0'><rect/></g>{}", (0..9).map(again).collect::<String>());
        let itself = "<g id='a'><use href='#a'/></g>";
        let deep = format!("{}{}", "<g>".repeat(300), "</g>".repeat(300));
        let painted = |what: &str, by: &str, level: u32| {
            let part = format!("<path {by}='url(#a{level})' d='M0 0 1 0 1 1 0 1'/>").repeat(10);
            format!("<{what} id='a{}'>{part}</{what}>", level + 1)
        };
        let painted = |what: &str, by: &str| {
            let levels = (0..8).map(|level| painted(what, by, level)).collect::<String>();
            format!("<{what} id='a0'><rect/></{what}>{levels}<rect {by}='url(#a8)'/>")
        };
        let kinds = [("pattern", "fill"), ("mask", "mask"), ("clipPath", "clip-path"), ("marker", "marker-mid")];
        for (what, by) in kinds {
            let inside = painted(what, by);
            assert!(matches!(svg(&inside), Err(Unfit::Reaches(_))), "{what}: {:?}", svg(&inside));
        }
        let sheet: String = (0..9).map(|level| format!(".c{level} {{ fill: url(#a{level}) }}")).collect();
        let classed = painted("pattern", "fill").replace("fill='url(#a", "class='c").replace(")'", "'");
        let classed = format!("<style>{sheet}</style>{classed}");
        for inside in [bomb.as_str(), itself, &deep, &classed] {
            assert!(matches!(svg(inside), Err(Unfit::Reaches(_))), "{:?}", svg(inside));
        }
        assert_eq!(svg(&format!("<g id='a0'><rect/></g>{}", again(0))), Ok(()));
    }

    #[test]
    fn what_has_no_size_or_nothing_in_it_is_not_drawn() {
        let svg = |attributes: &str, inside: &str| {
            drawn(format!("<svg xmlns='http://www.w3.org/2000/svg' {attributes}>{inside}</svg>").as_bytes())
        };
        assert_eq!(svg("viewBox='0 0 4 4'", "<rect width='4' height='4'/>"), Ok(()));
        for (attributes, inside) in [
            ("width='0' height='0'", "<rect width='4' height='4'/>"),
            ("width='-5' height='-5'", "<rect/>"),
            ("width='4' height='4'", ""),
        ] {
            assert_eq!(svg(attributes, inside), Err(Unfit::Undrawn), "{attributes} {inside}");
        }
    }

    #[test]
    fn what_is_damaged_or_no_svg_is_told_apart() {
        assert_eq!(svg("<g>"), Err(Unfit::Damaged));
        assert_eq!(inspect(b"<html><svg/></html>"), Err(Unfit::Other("not a picture")));
        assert_eq!(inspect(b"crest"), Err(Unfit::Other("not a picture")));
        let many = "<g/>".repeat(60_000);
        assert_eq!(svg(&many), Err(Unfit::Damaged));
        let laughs = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>\
                      <!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>]><svg xmlns='http://www.w3.org/2000/svg'><desc>&d;&d;&d;&d;</desc></svg>";
        assert_eq!(inspect(laughs.as_bytes()), Err(Unfit::Damaged));
    }
}
