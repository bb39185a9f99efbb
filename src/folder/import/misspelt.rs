//! Measures of a file that are another of it with a slip in their name: each would be reported for itself, and the other would lack
//! their figures.

use crate::folder::recognise::FoundMeasure;
use crate::folder::text::nearest::is_misspelt;

/// What is said of them. A measure that has as many figures as the other is one of its own.
pub fn misspelt(measures: &[&FoundMeasure]) -> Vec<String> {
    let figures = |measure: &FoundMeasure| measure.in_time.len();
    let other = |measure: &FoundMeasure| {
        let few = |other: &&&FoundMeasure| figures(measure) * 2 <= figures(other);
        measures.iter().filter(few).find(|other| is_misspelt(&measure.written, &other.written)).copied()
    };
    let found = measures.iter().filter_map(|measure| Some((*measure, other(measure)?)));
    let told = found.map(|(measure, other)| {
        format!(
            "\u{201c}{}\u{201d} ({} of the figures) reads like \u{201c}{}\u{201d} ({}) with a slip in its name: if it is the same measure, \
             correct the name in the file",
            measure.written,
            figures(measure),
            other.written,
            figures(other)
        )
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_slip_is_told_where_it_has_few_figures() {
        let measure = |written: &str, many: usize| FoundMeasure {
            written: written.into(),
            in_time: vec![("Q1 2024/25".into(), "5".into()); many],
            ..FoundMeasure::default()
        };
        let told = |few: usize| {
            let all =
                [measure("Calls answered in two minutes", 12), measure("Calls answerd", few), measure("Homes let", 12)];
            misspelt(&all.iter().collect::<Vec<_>>())
        };
        assert_eq!(told(12), Vec::<String>::new());
        let one = told(3);
        assert!(one.len() == 1 && one[0].contains("\u{201c}Calls answerd\u{201d} (3 of the figures)"), "{one:?}");
    }
}
