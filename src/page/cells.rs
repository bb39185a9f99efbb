//! The dashboard's cells in words, for editions that draw nothing: the text and Word.

use crate::draft::report::{Cell, Dashboard, OtherArea, Row, Travel};

/// The columns that appear only where a row has something to say in them.
pub(super) struct Shown<'a> {
    others: &'a str,
    rating: bool,
    forecast: bool,
    variation: bool,
}

impl<'a> Shown<'a> {
    /// What the rows of a dashboard have to say.
    pub(super) fn of(dashboard: &'a Dashboard) -> Shown<'a> {
        let any = |has: fn(&Row) -> bool| dashboard.groups.iter().flat_map(|group| &group.rows).any(has);
        Shown {
            others: dashboard.others_head(),
            rating: any(|row| !row.rating.text.is_empty()),
            forecast: any(|row| !row.forecast.text.is_empty()),
            variation: any(|row| row.variation.is_some()),
        }
    }

    /// The heads of the columns, except for the history.
    pub(super) fn heads(&self) -> Vec<&'a str> {
        let mut heads = vec!["Indicator", "Period", "Latest", "Number", "Previous", "Direction of travel"];
        if self.rating {
            heads.push("Rating");
        }
        heads.extend([self.others, "National quartile", "Target"]);
        if self.forecast {
            heads.push("Forecast");
        }
        if self.variation {
            heads.push("Variation");
        }
        heads
    }

    /// What is in a row, a cell a head.
    pub(super) fn cells(&self, row: &Row) -> Vec<String> {
        let mut cells = vec![
            bracketed(&row.name, &row.polarity),
            cell(&row.period),
            cell(&row.latest),
            cell(&row.count),
            cell(&row.previous),
            travel(&row.travel),
        ];
        if self.rating {
            cells.push(cell(&row.rating));
        }
        cells.push(others(row));
        cells.push(quartile(row));
        cells.push(cell(&row.target));
        if self.forecast {
            cells.push(cell(&row.forecast));
        }
        if self.variation {
            cells.push(variation(row));
        }
        cells
    }
}

/// `86.9% (neighbours, better); 84.0% in 2023/24 (England, better)`
fn others(row: &Row) -> String {
    let rest = row.others.iter().skip(1).map(OtherArea::in_words);
    std::iter::once(cell(&row.neighbours)).chain(rest).collect::<Vec<_>>().join("; ")
}

/// `Third, was fourth (15th of 35 for 2023/24)`.
pub(super) fn quartile(row: &Row) -> String {
    let Some(quartile) = &row.quartile else { return row.no_quartile.clone() };
    let words = [quartile.word.as_str(), &quartile.movement].into_iter().filter(|words| !words.is_empty());
    bracketed(&words.collect::<Vec<_>>().join(", "), &quartile.detail)
}

fn cell(cell: &Cell) -> String {
    let figure = if cell.mark.is_empty() { cell.text.clone() } else { format!("{} {}", cell.text, cell.mark) };
    bracketed(&figure, &cell.second)
}

/// `Improved (up 3.6 points)`.
pub(super) fn travel(travel: &Travel) -> String {
    let mut details: Vec<&str> = Vec::new();
    if !travel.detail.is_empty() {
        details.push(&travel.detail);
    }
    if travel.after_rounding {
        details.push("after rounding");
    }
    if travel.stated {
        details.push("as stated");
    }
    bracketed(&travel.word, &details.join(", "))
}

/// `Improving (7 in a row above the mean), Hit and miss`.
pub(super) fn variation(row: &Row) -> String {
    let Some(found) = &row.variation else { return row.no_variation.clone() };
    let words = bracketed(&found.word, &found.detail);
    found.assurance.as_ref().map_or(words.clone(), |assurance| format!("{words}, {}", assurance.word))
}

pub(super) fn bracketed(first: &str, second: &str) -> String {
    match second {
        "" => first.to_owned(),
        second if second.starts_with('(') => format!("{first} {second}"),
        second => format!("{first} ({second})"),
    }
}
