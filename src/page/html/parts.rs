//! What is in a paper: its sections and appendices, and their headings for the contents.

use maud::{Markup, html};

use crate::draft::report::FurtherAppendix;

use super::contents::Entry;
use super::paper::PaperOnPage;
use super::{body, dashboard, five_years, glossary, methods, own_appendix, summary};

impl PaperOnPage<'_> {
    /// The period at a glance, sections and appendices.
    pub(crate) fn body(&self) -> Markup {
        let sections = body::sections(&self.report.sections, &self.standing);
        html! {
            (summary::glance(self)) (self.behind_glance()) (sections) (dashboard::appendix(self)) (methods::appendix(self))
            @for one in self.report.further_appendices() {
                @match one {
                    FurtherAppendix::Own(own) => (own_appendix::appendix(own, self)),
                    FurtherAppendix::FiveYears(_) => (five_years::appendix(self)),
                    FurtherAppendix::Glossary(_) => (glossary::glossary(self)),
                }
            }
        }
    }

    /// Every heading of its body, for the contents: as deep there as on the page.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = summary::entry(self).into_iter().collect();
        entries.extend(body::entries(&self.report.sections, &self.standing));
        let headings = [('A', dashboard::heading(self.report)), ('B', self.report.method_page.heading())];
        for (letter, words) in headings.into_iter().filter(|(letter, _)| self.standing.letters.contains(letter)) {
            entries.push(Entry { level: self.standing.level(1), id: self.appendix_id(letter), words });
        }
        entries.extend(self.report.further_appendices().into_iter().map(|one| {
            let (name, words) = match one {
                FurtherAppendix::Own(own) => (own_appendix::name(own), own.heading()),
                FurtherAppendix::FiveYears(years) => (five_years::name(self), years.heading()),
                FurtherAppendix::Glossary(glossary) => (glossary::name(self), glossary.heading()),
            };
            Entry { level: self.standing.level(1), id: self.standing.id(&name), words }
        }));
        entries
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::report::Report;

    use super::*;

    #[test]
    fn a_paper_among_others_has_ids_of_its_own_and_deeper_headings() {
        let report: Report = serde_json::from_str(include_str!("../../../layouts/example.json")).expect("a report");
        let alone = PaperOnPage::alone(&report);
        let second = PaperOnPage::within(&report, "item-9-", 2);
        let made = html! { (second.title_block()) (second.body()) }.into_string();
        assert!(made.contains("<h2 id=\"item-9-title\">") && !made.contains("<h1"));
        assert!(made.contains("<h4 id=\"item-9-outcome-1\">"));
        for attribute in [" id=\"", " href=\"#", " aria-labelledby=\""] {
            let loose =
                made.split(attribute).skip(1).find(|held| !held.trim_start_matches("item-9 ").starts_with("item-9-"));
            assert_eq!(loose.map(|held| &held[..20]), None, "{attribute}");
        }
        let own: Vec<(u8, String)> =
            alone.entries().into_iter().map(|entry| (entry.level + 1, format!("item-9-{}", entry.id))).collect();
        let entries: Vec<(u8, String)> = second.entries().into_iter().map(|entry| (entry.level, entry.id)).collect();
        assert_eq!(entries, own);
        assert!(entries.iter().map(|(_, id)| id).all(|id| made.contains(&format!(" id=\"{id}\""))));
    }
}
