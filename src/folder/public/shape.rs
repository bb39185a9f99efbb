//! Which of the shapes of published tables a file has, by its headings.

use crate::folder::table::columns::plain;

/// How a published table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// The Department for Education's "explore education statistics".
    Ees,
    /// "Fingertips", of the Office for Health Improvement and Disparities.
    Fingertips,
    /// LG Inform, of the Local Government Association. Its headings are known from scripts that read it: no file was seen.
    LgInform,
    /// The Department for Education's Local Authority Interactive Tool, as it gives its figures in rows. Its headings are
    /// known from scripts that read it: no file was seen.
    Lait,
    /// NHS England's adult social care outcomes framework. Its headings are known from its notes: no file was seen.
    Ascof,
    /// None of them: a row an area and a period, and a column for each measure.
    Plain,
}

/// The headings by which each is known, without case and underscores.
const KNOWN_BY: [(Shape, &[&str]); 5] = [
    (Shape::Ees, &["time period", "time identifier", "geographic level"]),
    (
        Shape::Fingertips,
        &["indicator id", "area code", "area name", "area type", "category type", "time period", "value"],
    ),
    (Shape::Ascof, &["measure type", "geographical code", "measure value"]),
    (Shape::Lait, &["short desc", "la and regions", "years", "values"]),
    (Shape::LgInform, &["area", "area label", "area long label"]),
];

impl Shape {
    /// The shape that has these headings.
    pub fn of(headings: &[String]) -> Option<Shape> {
        let has = |known: &&str| headings.iter().any(|heading| plain(heading) == **known);
        KNOWN_BY.iter().find(|(_, known)| known.iter().all(has)).map(|(shape, _)| *shape)
    }

    /// The columns of the confidence limits at 95%, by all the names that they have had.
    pub fn limits(self) -> &'static [[&'static str; 2]] {
        match self {
            Shape::Fingertips => {
                &[["lower ci 95.0 limit", "upper ci 95.0 limit"], ["lower ci limit", "upper ci limit"]]
            }
            Shape::Ees | Shape::LgInform | Shape::Lait | Shape::Ascof | Shape::Plain => &[],
        }
    }

    /// The column of its figures, where it has only one.
    pub fn value(self) -> Option<&'static str> {
        match self {
            Shape::Fingertips => Some("Value"),
            Shape::Lait => Some("Values"),
            Shape::Ascof => Some("Measure_Value"),
            Shape::Ees | Shape::LgInform | Shape::Plain => None,
        }
    }
}

/// Whether these are the headings of a published table of a known shape.
pub fn is_published(headings: &[String]) -> bool {
    Shape::of(headings).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_known_by_its_headings_in_any_order() {
        let of = |text: &str| Shape::of(&text.split(',').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(of("la_name,geographic_level,time_identifier,time_period,x"), Some(Shape::Ees));
        assert_eq!(of("area,area label,area long label,2019/20,2020/21"), Some(Shape::LgInform));
        assert_eq!(of("Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region"), Some(Shape::Lait));
        assert_eq!(of("Year,Council,Claimants"), None);
    }
}
