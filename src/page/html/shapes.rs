//! The small drawings: shapes of the direction of travel, of variation and assurance, the strip of quartiles.
//!
//! Each is beside its words and repeats them, so nobody has to hear it. The outline says the verdict, the arrow
//! inside which way the number went. Colours are the style sheet's, by class.

use maud::{Markup, html};

use crate::draft::report::{Outcome, Way};

/// A drawing in a box of 14, a little larger than it for the diamond.
fn boxed(inside: Markup) -> Markup {
    html! { svg class="shape" viewBox="-1 -1 16 16" aria-hidden="true" { (inside) } }
}

fn disc() -> Markup {
    html! { circle class="fill-improved" cx="7" cy="7" r="6.4" {} }
}

fn diamond() -> Markup {
    html! { path class="fill-declined" d="M7-.6 14.6 7 7 14.6-.6 7Z" {} }
}

fn ring() -> Markup {
    html! { circle class="pen-steady" cx="7" cy="7" r="5.7" stroke-width="1.4" {} }
}

/// Four open corners: no judgement.
fn corners() -> Markup {
    html! { path class="pen-steady" stroke-width="1.3" d="M5.1 1.7H1.7V5.1M8.9 1.7H12.3V5.1M5.1 12.3H1.7V8.9M8.9 12.3H12.3V8.9" {} }
}

/// A line with round ends of this class.
fn pen(class: &str, width: &str, path: &str) -> Markup {
    html! { path class=(class) stroke-width=(width) d=(path) {} }
}

fn arrow(way: Way, class: &str) -> Markup {
    match way {
        Way::Up => pen(class, "1.3", "M7 10.1V3.9M4.5 6.4 7 3.9 9.5 6.4"),
        Way::Down => pen(class, "1.3", "M7 3.9V10.1M4.5 7.6 7 10.1 9.5 7.6"),
        Way::Level => pen(class, "1.3", "M4.2 7H9.8"),
        Way::Unknown => Markup::default(),
    }
}

/// The shape of a verdict.
pub(super) fn verdict(outcome: Outcome, way: Way) -> Markup {
    boxed(outline(outcome, way))
}

/// The same without its box.
pub(super) fn outline(outcome: Outcome, way: Way) -> Markup {
    match outcome {
        Outcome::Improved => html! { (disc()) (arrow(way, "pen-on")) },
        Outcome::Declined => html! { (diamond()) (arrow(way, "pen-on")) },
        Outcome::Steady => html! { (ring()) (arrow(Way::Level, "pen-steady")) },
        Outcome::Changed => html! { (corners()) (arrow(way, "pen-steady")) },
        Outcome::None => corners(),
    }
}

/// The shape of a column of the overview panel, where no arrow says which way a number went.
pub(super) fn tallied(shape: &str) -> Markup {
    boxed(outline_of(shape))
}

/// The same without its box.
pub(super) fn outline_of(shape: &str) -> Markup {
    match shape {
        "improved" => outline(Outcome::Improved, Way::Unknown),
        "declined" => outline(Outcome::Declined, Way::Unknown),
        "steady" => outline(Outcome::Steady, Way::Level),
        "information" => html! { (corners()) circle class="fill-steady" cx="7" cy="7" r="1.9" {} },
        _ => outline(Outcome::None, Way::Unknown),
    }
}

/// Three joined points, rising or falling: a figure beside its own history.
fn three_points(name: &str, class: &str) -> Markup {
    let (first, last) = if name.ends_with("rising") { ("9.4", "4.6") } else { ("4.6", "9.4") };
    let path = format!("M4.2 {first} 7 7 9.8 {last}");
    let ends = [("4.2", first), ("7", "7"), ("9.8", last)];
    html! {
        g class=(class) {
            path stroke-width=".8" d=(path) {}
            @for (x, y) in ends { circle class="dot" cx=(x) cy=(y) r="1.25" {} }
        }
    }
}

/// The shape of an icon of variation or assurance, by its name; nothing for any other.
pub(super) fn icon(name: &str) -> Markup {
    boxed(match name {
        "better_rising" | "better_falling" => html! { (disc()) (three_points(name, "pen-on")) },
        "worse_rising" | "worse_falling" => html! { (diamond()) (three_points(name, "pen-on")) },
        "neither_rising" | "neither_falling" => html! { (corners()) (three_points(name, "pen-steady")) },
        "common" => {
            html! { (ring()) (pen("pen-steady", "1.3", "M3.6 7C4.7 4.3 5.9 4.3 7 7C8.1 9.7 9.3 9.7 10.4 7")) }
        }
        "passes" => html! { (disc()) (pen("pen-on", "1.5", "M4 7.3 6.2 9.6 10.1 4.7")) },
        "fails" => html! { (diamond()) (pen("pen-on", "1.5", "M4.7 4.7 9.3 9.3M9.3 4.7 4.7 9.3")) },
        "hit_and_miss" => html! { (ring()) path class="fill-steady" d="M7 1.3A5.7 5.7 0 0 0 7 12.7Z" {} },
        _ => return Markup::default(),
    })
}

/// Four cells, the best on the left: filled is now, a small ring is where it was.
pub(super) fn quartile(now: u8, before: Option<u8>) -> Markup {
    let left = |cell: u8| 1 + 25 * i32::from(cell - 1);
    html! {
        svg class="strip" viewBox="0 0 100 13" aria-hidden="true" {
            @for cell in 1..=4_u8 {
                rect class=(if cell == now { "cell now" } else { "cell" }) x=(left(cell)) y="1" width="23" height="11" {}
            }
            @if let Some(before) = before.filter(|before| *before != now && (1..=4).contains(before)) {
                circle class="pen-deep" cx={ (left(before) + 11) ".5" } cy="6.5" r="3.2" stroke-width="1.5" {}
            }
        }
    }
}

/// The drawing beside an entry of the key: one shape, or both directions of an icon.
pub(super) fn of_key(shape: &str) -> Markup {
    html! {
        @for name in shape.split(' ') {
            @match name {
                "quartile" => (quartile(3, Some(4))),
                "improved" => (verdict(Outcome::Improved, Way::Up)),
                "declined" => (verdict(Outcome::Declined, Way::Down)),
                "steady" => (verdict(Outcome::Steady, Way::Level)),
                "changed" => (verdict(Outcome::Changed, Way::Up)),
                "none" => (verdict(Outcome::None, Way::Unknown)),
                icon => (self::icon(icon)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::report::{AssuranceIcon, VariationIcon};

    #[test]
    fn every_icon_is_drawn_and_no_two_alike() {
        let names = VariationIcon::ALL.map(VariationIcon::as_str).into_iter();
        let names: Vec<&str> = names.chain(AssuranceIcon::ALL.map(AssuranceIcon::as_str)).collect();
        let mut drawn: Vec<String> = names.iter().map(|name| icon(name).into_string()).collect();
        assert!(drawn.iter().all(|svg| svg.contains("<svg")), "{drawn:?}");
        drawn.sort();
        drawn.dedup();
        assert_eq!(drawn.len(), names.len());
    }

    #[test]
    fn every_verdict_has_an_outline_of_its_own() {
        let all = [Outcome::Improved, Outcome::Declined, Outcome::Steady, Outcome::Changed, Outcome::None];
        let mut drawn = all.map(|outcome| verdict(outcome, Way::Up).into_string()).to_vec();
        drawn.sort();
        drawn.dedup();
        assert_eq!(drawn.len(), all.len());
    }
}
