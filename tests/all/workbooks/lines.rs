//! Measures from a few lines of text: what is said of each, and the cells that follow.

use super::book::{Edition, Good, Measure, Place, Told};

/// One line of cells with the measure that it is about and the number format of its figures.
pub struct Line {
    pub measure: Measure,
    pub format: &'static str,
    pub cells: Vec<&'static str>,
}

/// `> Section`, `. what is said of a measure`, and beneath it its cells between bars.
pub fn lines(text: &'static str, edition: Edition) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut section, mut said) = (None, "");
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.split_once(' ') {
            Some((">", name)) => section = Some(name),
            Some((".", meta)) => said = meta,
            _ => {
                let (measure, format) = described(said, section);
                let cells = line.split('|').map(|cell| of_edition(cell.trim(), edition)).collect();
                found.push(Line { measure, format, cells });
            }
        }
    }
    found
}

/// `now => next`, or the same in both editions.
pub fn of_edition(cell: &'static str, edition: Edition) -> &'static str {
    match cell.split_once("=>") {
        Some((now, _)) if edition == Edition::Now => now.trim(),
        Some((_, next)) => next.trim(),
        None => cell,
    }
}

/// A measure without figures, and the number format of its row, from `Name ; unit ; told ; format ; good`.
pub fn described(said: &'static str, section: Option<&str>) -> (Measure, &'static str) {
    let mut parts = said.split(';').map(str::trim);
    let mut part = || parts.next().expect("name ; unit ; told ; format ; good");
    let (name, unit, told, format, good) = (part(), part(), part(), part(), part());
    let told = match told {
        "column" => Told::Column,
        "cell" => Told::Cell,
        "name" => Told::Name,
        "nothing" => Told::Nothing,
        other => panic!("`{other}` gives no unit away"),
    };
    let good = match good {
        "high" => Some(Good::High),
        "low" => Some(Good::Low),
        "neither" => Some(Good::Neither),
        "unsaid" => None,
        other => panic!("`{other}` is no polarity"),
    };
    let measure = Measure {
        name: name.to_owned(),
        written: String::new(),
        place: Place { sheet: String::new(), cell: String::new() },
        unit,
        told,
        good,
        code: None,
        section: section.map(str::to_owned),
        figures: Vec::new(),
        to_date: Vec::new(),
        targets: Vec::new(),
        comparators: Vec::new(),
        stated: Vec::new(),
    };
    // A semicolon stands between the parts here.
    (measure, if format == "brackets" { "0.0;(0.0)" } else { format })
}
