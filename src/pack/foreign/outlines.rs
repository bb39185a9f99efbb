//! A page in fewer letters. The converter outlines a letter again for every place on its line; one outline, moved,
//! does for all.

use std::collections::{HashMap, HashSet};

const OUTLINES: &str = "<defs id=\"outline-glyph\">";
const USE: &str = "<use xlink:href=\"#";

/// The same drawing with each outline once. What is not as the converter writes it stays as it is.
pub fn shared(svg: &str) -> String {
    shared_where_known(svg).unwrap_or_else(|| svg.to_owned())
}

fn shared_where_known(svg: &str) -> Option<String> {
    let (before, rest) = svg.split_once(OUTLINES)?;
    let (outlines, after) = rest.split_once("</defs>")?;
    let fixed: HashSet<&str> = [before, after].into_iter().flat_map(fixed).collect();
    let mut kept = String::new();
    let mut known: HashMap<String, &str> = HashMap::new();
    let mut moved: HashMap<&str, (&str, f64, f64)> = HashMap::new();
    for outline in outlines.split("<path id=\"").skip(1) {
        let (id, outline) = outline.split_once("\" d=\"")?;
        let (path, end) = outline.split_once('"')?;
        if end.trim() != "/>" {
            return None;
        }
        match (!fixed.contains(id)).then(|| from_its_corner(path)).flatten() {
            Some((x, y, path)) => {
                let first = *known.entry(path.clone()).or_insert(id);
                if first == id {
                    kept.push_str(&format!("<path id=\"{id}\" d=\"{path}\"/>"));
                }
                moved.insert(id, (first, x, y));
            }
            None => kept.push_str(&format!("<path id=\"{id}\" d=\"{path}\"/>")),
        }
    }
    Some(format!("{}{OUTLINES}{kept}</defs>{}", placed(before, &moved), placed(after, &moved)))
}

/// The outlines that are filled with a pattern, which would move with them.
fn fixed(svg: &str) -> impl Iterator<Item = &str> {
    let tags = svg.split(USE).skip(1).filter_map(|rest| rest.split_once('>'));
    tags.filter(|(tag, _)| tag.contains("url(")).filter_map(|(tag, _)| tag.split('"').next())
}

/// An outline moved so that it begins at zero, and where it began. Its numbers are kept to a thousandth of its size.
fn from_its_corner(path: &str) -> Option<(f64, f64, String)> {
    let mut steps: Vec<(&str, Option<(f64, f64)>)> = Vec::new();
    for step in path.split(' ').filter(|step| !step.is_empty()) {
        let at = step.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(step.len());
        let (letter, place) = step.split_at(at);
        // Others take something else than places, or places that count from the one before.
        if !["", "M", "L", "C", "Q", "Z"].contains(&letter) || (place.is_empty() != (letter == "Z")) {
            return None;
        }
        let place = match place.split_once(',') {
            Some((x, y)) => Some((x.parse().ok()?, y.parse().ok()?)),
            None if place.is_empty() => None,
            None => return None,
        };
        steps.push((letter, place));
    }
    let (x, y) = steps.first().and_then(|(_, place)| *place)?;
    let places = || steps.iter().filter_map(|(_, place)| *place).map(|(right, down)| (right - x, down - y));
    let size = places().map(|(right, down)| right.abs().max(down.abs())).fold(0.0, f64::max);
    let digits = (3.0 - size.max(f64::MIN_POSITIVE).log10().floor()).clamp(0.0, 9.0) as usize;
    let drawn = steps.iter().map(|(letter, place)| match place {
        Some((right, down)) => format!("{letter}{},{}", number(right - x, digits), number(down - y, digits)),
        None => (*letter).to_owned(),
    });
    Some((x, y, drawn.collect::<Vec<_>>().join(" ")))
}

/// The drawing with each letter where it stood.
fn placed(svg: &str, moved: &HashMap<&str, (&str, f64, f64)>) -> String {
    let mut pieces = svg.split(USE);
    let mut placed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (id, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let Some((first, x, y)) = moved.get(id) else {
            placed.push_str(&format!("{USE}{piece}"));
            continue;
        };
        let (before, rest) = match rest.strip_prefix(" transform=\"").and_then(|rest| rest.split_once('"')) {
            Some((transform, rest)) => (transform, rest),
            None => ("", rest),
        };
        placed.push_str(&format!("{USE}{first}\" transform=\"{}\"{rest}", moved_by(before, *x, *y)));
    }
    placed
}

/// A transform, and behind it a move.
fn moved_by(transform: &str, x: f64, y: f64) -> String {
    let whole = transform.strip_prefix("translate(").and_then(|rest| rest.strip_suffix(')'));
    let parts = whole.and_then(|whole| whole.split_once(' '));
    match parts.and_then(|(right, down)| Some((right.parse::<f64>().ok()?, down.parse::<f64>().ok()?))) {
        Some((right, down)) => format!("translate({} {})", number(right + x, 4), number(down + y, 4)),
        None => format!("{transform} translate({} {})", number(x, 6), number(y, 6)).trim_start().to_owned(),
    }
}

/// A number without needless zeros.
fn number(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWN: &str = "<svg><use xlink:href=\"#g0\" transform=\"translate(1 2)\" fill=\"#000\"/><use xlink:href=\"#g1\" \
                         transform=\"matrix(2 0 0 2 0 0)\"/><use xlink:href=\"#g1\"/>";
    const GLYPHS: &str = "<path id=\"g0\" d=\"M1,1 L2,1.5 Z\"/><path id=\"g1\" d=\"M4,0 L5,0.5 Z\"/>";

    #[test]
    fn one_outline_is_moved_to_all_its_places() {
        let made = shared(&format!("{DRAWN}{OUTLINES}{GLYPHS}</defs></svg>"));
        let wanted = "<svg><use xlink:href=\"#g0\" transform=\"translate(2 3)\" fill=\"#000\"/><use xlink:href=\"#g0\" \
                      transform=\"matrix(2 0 0 2 0 0) translate(4 0)\"/><use xlink:href=\"#g0\" transform=\"translate(4 0)\"/>";
        assert_eq!(made, format!("{wanted}{OUTLINES}<path id=\"g0\" d=\"M0,0 L1,0.5 Z\"/></defs></svg>"));
    }

    #[test]
    fn a_pattern_and_what_is_not_known_stay() {
        let pattern = DRAWN.replace("#000", "url(#p)");
        let made = shared(&format!("{pattern}{OUTLINES}{GLYPHS}</defs></svg>"));
        assert!(made.contains("<use xlink:href=\"#g0\" transform=\"translate(1 2)\" fill=\"url(#p)\"/>"), "{made}");
        assert!(made.contains("<path id=\"g0\" d=\"M1,1 L2,1.5 Z\"/>"), "{made}");
        for odd in ["<path id=\"g0\" d=\"m1,1 l2,1 Z\"/>", "<path id=\"g0\" d=\"M1 1 H5\"/>"] {
            let whole = format!("{DRAWN}{OUTLINES}{odd}</defs></svg>");
            assert_eq!(shared(&whole), whole);
        }
        assert_eq!(shared("<svg/>"), "<svg/>");
    }

    /// On the page of the fixture no dot differs by more than a breath.
    #[test]
    fn the_page_looks_as_before() {
        use resvg::{tiny_skia, usvg};
        let bytes = include_bytes!("../../../fixtures/pack-2020-03/partners.pdf");
        for page in super::super::convert::whole(bytes) {
            let shared = shared(&page);
            assert!(shared.len() * 2 < page.len(), "{} of {}", shared.len(), page.len());
            let dots = [&page, &shared].map(|svg| {
                let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).expect("an SVG");
                let mut dots = tiny_skia::Pixmap::new(1191, 1684).expect("room");
                resvg::render(&tree, tiny_skia::Transform::from_scale(2.0, 2.0), &mut dots.as_mut());
                dots.data().to_vec()
            });
            let most = dots[0].iter().zip(&dots[1]).map(|(one, other)| one.abs_diff(*other)).max();
            assert!(dots[0].iter().any(|dot| *dot > 0) && most <= Some(24), "{most:?}");
        }
    }
}
