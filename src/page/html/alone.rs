//! A drawing of the web edition as an SVG of its own, for editions that hold pictures.

use maud::{Markup, PreEscaped, html};

use crate::draft::report::{Chart, FiveYearsCell, History, Outcome, Strip, Way};
use crate::folder::look::Colour;

use super::drawn::{Drawn, drawn};
use super::{BASE, DRAWING, chart, five_years, shapes, sparkline};

/// A drawing that needs no page around it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Alone {
    /// With its style sheet in it; letters are those of a common sans-serif.
    pub svg: String,
    /// In its own units.
    pub width: f64,
    /// In its own units.
    pub height: f64,
}

/// In the colour of a look.
fn alone(drawing: &Drawn, colour: Colour) -> Alone {
    let style = in_daylight(DRAWING, colour);
    let svg = html! {
        svg xmlns="http://www.w3.org/2000/svg" class="chart" width=(drawn(drawing.width)) height=(drawn(drawing.height))
            viewBox=(drawing.view_box()) font-family="sans-serif" font-size=(drawn(drawing.letter)) {
            style { (PreEscaped(style)) }
            (drawing.inner)
        }
    };
    Alone { svg: svg.into_string(), width: drawing.width, height: drawing.height }
}

/// A chart in the colour of a look; `None` where it has no figure to draw.
pub(crate) fn chart_alone(chart: &Chart, colour: Colour) -> Option<Alone> {
    chart::alone(chart).map(|drawing| alone(&drawing, colour))
}

/// A strip.
pub(crate) fn strip_alone(strip: &Strip, colour: Colour) -> Alone {
    alone(&chart::strip::alone(strip), colour)
}

/// The line of a measure's five years.
pub(crate) fn five_years_alone(cell: &FiveYearsCell, colour: Colour) -> Alone {
    alone(&five_years::drawing(cell), colour)
}

/// The line of a row.
pub(crate) fn sparkline_alone(history: &History, colour: Colour) -> Alone {
    alone(&sparkline::drawing(history), colour)
}

/// As many shapes as are counted, side by side.
pub(crate) fn shapes_alone(shape: &str, count: usize, colour: Colour) -> Alone {
    in_a_row(&vec![shapes::outline_of(shape); count], colour)
}

/// The shape of a verdict with its arrow.
pub(crate) fn verdict_alone(outcome: Outcome, way: Way, colour: Colour) -> Alone {
    in_a_row(&[shapes::outline(outcome, way)], colour)
}

fn in_a_row(shapes: &[Markup], colour: Colour) -> Alone {
    let inner = html! {
        @for (nth, shape) in shapes.iter().enumerate() {
            g class="shape" transform={ "translate(" (drawn(1.0 + 16.0 * nth as f64)) " 1)" } { (shape) }
        }
    };
    alone(&Drawn { inner, width: 16.0 * shapes.len() as f64, height: 16.0, letter: 10.0 }, colour)
}

/// The style sheet with the colours of a white page written into it: a picture has no page to ask for them. `deep` is the
/// look's own.
fn in_daylight(style: &str, deep: Colour) -> String {
    let style = style.replace("var(--deep)", &deep.to_string());
    let root = BASE.split_once(":root {").and_then(|(_, rest)| rest.split_once('}')).map_or("", |(root, _)| root);
    let colours = root.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(':'));
    colours.fold(style, |style, (name, colour)| style.replace(&format!("var(--{name})"), colour.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::report::{Block, Report};

    fn example() -> Report {
        serde_json::from_str(include_str!("../../../layouts/example.json")).expect("a report")
    }

    #[test]
    fn every_colour_is_written_out() {
        let style = in_daylight(DRAWING, Colour::new(0x1d, 0x4f, 0x42));
        assert!(
            style.contains("fill: #0b4f80") && style.contains("fill: #1d4f42") && !style.contains("var("),
            "{style}"
        );
    }

    #[test]
    fn a_drawing_alone_is_xml_of_its_own() {
        let report = example();
        let charts = report.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Chart { chart } => chart_alone(chart, Colour::OWN),
            _ => None,
        });
        let rows = report.dashboard.groups.iter().flat_map(|group| &group.rows);
        let lines = rows.filter_map(|row| row.history.as_ref()).map(|history| sparkline_alone(history, Colour::OWN));
        let all: Vec<Alone> = charts.chain(lines).collect();
        assert!(all.len() > 3);
        for alone in all {
            let read = roxmltree::Document::parse(&alone.svg).unwrap_or_else(|fault| panic!("{fault}: {}", alone.svg));
            assert_eq!(read.root_element().attribute("width"), Some(drawn(alone.width).as_str()));
        }
    }
}
