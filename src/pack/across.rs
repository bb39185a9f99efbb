//! The reports of one pack held against each other: a figure that one hides, another must not print.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::draft::Disclosed;

use super::{ItemPlan, PaperPlan};

/// An error for each two reports of which a public one prints what the other hides. A private paper may print it: it is
/// exempt from publication as a whole.
pub fn printed_elsewhere(reports: &[(&ItemPlan, Disclosed)]) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for (printing, figures) in reports.iter().filter(|(item, _)| item.exempt.is_empty()) {
        for (hiding, others) in reports.iter().filter(|(item, _)| item.number != printing.number) {
            told.extend(printed_in(printing, figures, hiding, others));
        }
    }
    told
}

fn printed_in(printing: &ItemPlan, figures: &Disclosed, hiding: &ItemPlan, others: &Disclosed) -> Option<Diagnostic> {
    let found = others.printed_by(figures);
    let first = found.first()?;
    let ((name, from), (other, from_other)) = (folder(printing)?, folder(hiding)?);
    let more = match found.len() - 1 {
        0 => String::new(),
        1 => ", and one figure more".to_owned(),
        more => format!(", and {more} figures more"),
    };
    let message = format!(
        "item {}, `{name}`, prints the figure of `{}` for {}{more}, which item {}, `{other}`, hides",
        printing.number, first.indicator, first.period, hiding.number
    );
    let help = format!(
        "hide it in both: copy the rule about disclosure from `{other}` to `{name}`, or put it into rules that both reports use"
    );
    let told = Diagnostic::error(Code::Disclosed, message).at(from.clone());
    Some(told.also(from_other.clone(), "hidden in this report, or in a text of it that was approved").help(help))
}

/// The folder of an item's report, as it is named and where.
fn folder(item: &ItemPlan) -> Option<(&str, &Place)> {
    match &item.paper {
        PaperPlan::Report { name, from, .. } => Some((name, from)),
        _ => None,
    }
}

/// ``Small numbers of item 3, `q3`: rule "small" hides 2 figures of 4 measures.``; nothing where no rule decides.
pub fn in_one_line(item: &ItemPlan, figures: &Disclosed) -> Option<String> {
    let rest = figures.in_one_line.strip_prefix("Small numbers")?;
    let (name, _) = folder(item)?;
    Some(format!("Small numbers of item {}, `{name}`{rest}", item.number))
}
