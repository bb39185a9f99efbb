//! The appendices of a report, lettered.

use crate::folder::{AppendixContent, AppendixPlan};

use super::{Appendix, Dashboard, FiveYears, Glossary, MethodPage, OwnAppendix};

/// The dashboard is A; the method page, where there is one, is B; the further ones follow as they stand in the file, those of the
/// officer's own that have words among them. The glossary and the five years take the letter of the one that asks for them;
/// without an entry they are no appendix.
pub(super) fn appendices(
    dashboard: &Dashboard,
    method_page: &MethodPage,
    further: &[AppendixPlan],
    (glossary, five_years): (&mut Glossary, &mut FiveYears),
) -> (Vec<Appendix>, Vec<OwnAppendix>) {
    let is_filled = |plan: &&AppendixPlan| match plan.contains {
        Some(AppendixContent::Glossary) => !glossary.is_empty(),
        Some(AppendixContent::FiveYears) => !five_years.is_empty(),
        None => true,
    };
    let further: Vec<&AppendixPlan> = further.iter().filter(is_filled).collect();
    let methods = (!method_page.methods.is_empty()).then_some(&method_page.title);
    let first = std::iter::once(&dashboard.title).chain(methods).map(|title| (title, None));
    let all = first.chain(further.into_iter().map(|plan| (&plan.title, Some(plan))));
    let (mut found, mut own) = (Vec::new(), Vec::new());
    for (letter, (title, plan)) in ('A'..='Z').zip(all) {
        let letter = letter.to_string();
        match plan.and_then(|plan| plan.contains) {
            Some(AppendixContent::Glossary) => {
                glossary.letter.clone_from(&letter);
                glossary.title.clone_from(title);
            }
            Some(AppendixContent::FiveYears) => five_years.letter.clone_from(&letter),
            None => {}
        }
        let words = plan.and_then(|plan| plan.file.as_ref());
        own.extend(words.map(|(_, words)| OwnAppendix::of(&letter, title, words)));
        found.push(Appendix { letter, title: title.clone() });
    }
    (found, own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::report::{BoardPage, GlossaryEntry, MethodEntry};

    #[test]
    fn the_officers_own_appendices_follow_the_method_page() {
        let dashboard = Dashboard {
            title: "Dashboard".into(),
            key: Vec::new(),
            groups: Vec::new(),
            others: String::new(),
            page: BoardPage::default(),
        };
        let lettered = |page: &MethodPage| -> Vec<String> {
            let terms = AppendixPlan::titled("Terms of reference");
            let asked = AppendixPlan { contains: Some(AppendixContent::Glossary), ..AppendixPlan::titled("Words") };
            let entries = vec![GlossaryEntry { name: "Calls".into(), means: "Answered.".into() }];
            let mut full = Glossary { entries, ..Glossary::default() };
            let further = [asked, terms];
            let (with, _) = appendices(&dashboard, page, &further, (&mut full, &mut FiveYears::default()));
            assert_eq!(full.heading(), format!("Appendix {}: words", with[with.len() - 2].letter));
            let none = (&mut Glossary::default(), &mut FiveYears::default());
            let (found, _) = appendices(&dashboard, page, &further, none);
            found.iter().map(|one| format!("{} {}", one.letter, one.title)).collect()
        };
        let mut page = MethodPage { title: "How the figures were judged".into(), ..MethodPage::default() };
        assert_eq!(lettered(&page), ["A Dashboard", "B Terms of reference"]);
        let (name, text) = ("Control chart".into(), "It was drawn.".into());
        page.methods.push(MethodEntry {
            name,
            text,
            setting: String::new(),
            source: String::new(),
            indicators: Vec::new(),
        });
        assert_eq!(lettered(&page), ["A Dashboard", "B How the figures were judged", "C Terms of reference"]);
    }
}
