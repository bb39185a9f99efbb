//! What is said against a draft: beside the errors of figures and rules, everything worth a second look.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::draft::lint::{Own, SentenceSources, checks as prose_checks};
use crate::draft::narrative::{Indicated, Narrative, unsaid, unsuited};
use crate::draft::report::{ByOutcome, SectionFrame, strip};
use crate::figures::prose::Topic;
use crate::folder::{AppendixContent, AppendixPlan, Choice, Folder, HowMuch, News, ParagraphPlan, Plan, Secret};
use crate::rules::{IndicatorContext, RuleBook, nearest};

use super::disclosure::{Protection, small_numbers};
use super::trace::Trace;

/// Figures that are held and unsaid, rules that never speak, sentences that read wrong. `before`: what has been said so far.
pub fn checks(
    folder: &Folder,
    book: &RuleBook,
    narrative: &Narrative,
    protection: &Protection,
    trace: &Trace,
    before: &[Diagnostic],
) -> Vec<Diagnostic> {
    let mut found = book.doubts(folder.cases());
    found.extend(unknown_news(&folder.plan().how, book));
    found.extend(chosen_none(folder, narrative));
    found.extend(empty_appendices(folder, narrative));
    found.extend(small_numbers(&protection.undecided));
    found.extend(no_secret(folder));
    found.extend(unsuited(book, narrative));
    found.extend(unsaid(narrative));
    found.extend(super::own_verdicts::own_verdicts(&narrative.indicated));
    found.extend(super::rating_checks::one_sided(book, narrative, folder.plan().ratings.as_ref()));
    found.extend(prose(folder, book, narrative));
    let errors: Vec<&Diagnostic> = before.iter().chain(&found).filter(|told| told.is_error()).collect();
    let silent = silent(book, narrative, trace, &errors);
    found.extend(silent);
    found
}

/// What reads wrong in the sentences, an officer's and the rules' alike.
fn prose(folder: &Folder, book: &RuleBook, narrative: &Narrative) -> Vec<Diagnostic> {
    let paragraphs = folder.plan().sections.iter().flat_map(|section| &section.paragraphs);
    let texts = paragraphs.map(|paragraph| match paragraph {
        ParagraphPlan::Text { facts, from, .. } => Some(Own { at: from, facts }),
        _ => None,
    });
    let comments = folder.comments().iter().map(|comment| Own { at: &comment.from, facts: &comment.facts });
    let sources = SentenceSources { book, texts: texts.collect(), comments: comments.collect() };
    prose_checks(narrative, &sources, &folder.plan().prose)
}

/// A meeting before the period has ended: most often last quarter's date, left standing, or figures that nobody can know yet.
pub fn too_early(plan: &Plan) -> Option<Diagnostic> {
    let met = plan.date.year * 12 + i32::from(plan.date.month) - 1;
    (met < plan.period.end()).then(|| {
        Diagnostic::warning(
            Code::WrongValue,
            format!("the meeting on {} is before {} has ended", plan.date, plan.period.in_full()),
        )
        .at(plan.period_from.clone())
        .help("change `date` to the day of the next meeting, or `period` to the last one that is over by then")
    })
}

/// Paragraphs that choose no measure, and comments on measures that none has chosen.
fn chosen_none(folder: &Folder, narrative: &Narrative) -> Vec<Diagnostic> {
    let plan = folder.plan();
    if !plan.chooses() {
        return Vec::new();
    }
    let paragraphs = plan.sections.iter().flat_map(|section| &section.paragraphs);
    let mut found: Vec<Diagnostic> = paragraphs
        .enumerate()
        .filter_map(|(nth, paragraph)| match paragraph {
            ParagraphPlan::Chosen { by, from } if !narrative.planned.iter().any(|(own, _)| *own == nth) => {
                let word = Choice::WORDS.iter().find(|(_, choice)| choice == by).map_or("", |(word, _)| word);
                let message = format!("this paragraph chooses \"{word}\", and no measure is that");
                let help = "nothing is printed for it; remove it, or write a { text = \"...\" } that says so";
                Some(Diagnostic::warning(Code::NothingChosen, message).at(from.clone()).help(help))
            }
            _ => None,
        })
        .collect();
    for comment in folder.comments() {
        let known = folder.indicators().iter().any(|indicator| indicator.id == comment.indicator);
        if known && !narrative.subjects.iter().any(|(id, _)| *id == comment.indicator) {
            let message = format!("this comment is not shown, because no paragraph reports `{}`", comment.indicator);
            let help = "add a paragraph { choose = \"rest\" }, or remove the comment";
            found.push(Diagnostic::warning(Code::UnusedComment, message).at(comment.indicator_from.clone()).help(help));
        }
    }
    found
}

/// An appendix that the program should write, and has nothing to write in it.
fn empty_appendices(folder: &Folder, narrative: &Narrative) -> Vec<Diagnostic> {
    let empty = |plan: &AppendixPlan| {
        let (is_empty, message, help) = match plan.contains? {
            AppendixContent::Glossary => (
                folder.indicators().iter().all(|indicator| indicator.means.trim().is_empty()),
                "no measure says what it means, so this appendix is left out",
                "say in indicators.toml what a measure counts and why it matters: means = \"...\"; or remove the appendix",
            ),
            AppendixContent::FiveYears => (
                narrative.indicated.iter().all(|one| one.finding.over_time().points.len() < 2),
                "no measure has two figures that can be compared, so this appendix is left out",
                "add the figures of earlier periods, or remove the appendix",
            ),
        };
        is_empty.then(|| Diagnostic::warning(Code::NothingChosen, message).at(plan.from.clone()).help(help))
    };
    folder.plan().appendices.iter().filter_map(empty).collect()
}

/// Words of `say_first` that are neither its own nor a topic.
fn unknown_news(how: &HowMuch, book: &RuleBook) -> Vec<Diagnostic> {
    let topics: Vec<&str> = book.topics().spoken().map(Topic::as_str).collect();
    let unknown = how.first.iter().filter_map(|(news, place)| match news {
        News::On(topic) if !topics.contains(&topic.as_str()) => Some((topic, place.clone()?)),
        _ => None,
    });
    let own = News::words().map(str::to_owned);
    let known: Vec<String> = own.chain(topics.iter().map(|topic| (*topic).to_owned())).collect();
    unknown
        .map(|(word, place)| {
            let help = match nearest(word.as_str(), known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("it can be {}", known.join(", ")),
            };
            Diagnostic::error(Code::WrongValue, format!("`say_first` does not know \"{word}\"")).at(place).help(help)
        })
        .collect()
}

/// Without a secret the PDF cannot say which files it was made from.
fn no_secret(folder: &Folder) -> Option<Diagnostic> {
    folder.lacks_secret().then(|| {
        Diagnostic::warning(
            Code::NoSecret,
            "this folder has no secret, so the PDF does not say which files it was made from",
        )
        .at(Place::file(Secret::FILE))
        .help("make one with `scrutineer secret FOLDER`; keep it with the folder and do not publish it")
    })
}

/// A quartile strip that is asked for and cannot be drawn.
pub fn undrawn(narrative: &Narrative, area: &str) -> Vec<Diagnostic> {
    let asked = narrative.indicated.iter().filter(|indicated| indicated.finding.indicator.strip);
    let told = |indicated: &Indicated| {
        let indicator = &indicated.finding.indicator;
        let why = strip(indicated, area, None).err()?;
        let message = format!("the quartile strip for `{}` cannot be drawn: {why}", indicator.id);
        Some(Diagnostic::warning(Code::NoPeers, message).at(indicator.from.clone()).help(
            "a strip needs figures for other areas, from a national table or in data/; otherwise remove `strip = true`",
        ))
    };
    asked.filter_map(told).collect()
}

/// The totals must add up, those of the overview panel to those of its paragraph, or nothing is built.
pub fn totals(narrative: &Narrative, sections: &[SectionFrame]) -> Option<Diagnostic> {
    let tally = &narrative.tally;
    let verdicts: usize = tally.verdicts.values().sum();
    let rows = narrative.indicated.iter().filter(|indicated| !indicated.finding.indicator.supporting).count();
    let agreed = ByOutcome::of(sections, narrative).agrees(tally);
    (verdicts != rows || tally.counted != rows || tally.benchmarked() > rows || !agreed).then(|| {
        Diagnostic::error(
            Code::TotalsDisagree,
            format!("the totals do not add up: there are {rows} measures and {verdicts} verdicts"),
        )
        .help("this is an error in the program: please report it and include the folder")
    })
}

/// Rules of the council's own that never spoke or decided, but for those with an error. One that was never asked is read for
/// errors all the same.
fn silent(book: &RuleBook, narrative: &Narrative, trace: &Trace, errors: &[&Diagnostic]) -> Vec<Diagnostic> {
    let spoke: Vec<&str> = trace.spoke().collect();
    let subjects: Vec<&IndicatorContext> = narrative.subjects.iter().map(|(_, subject)| subject).collect();
    let faulty = |name: &str| errors.iter().filter_map(|error| error.at.as_ref()).any(|at| book.stands_at(name, at));
    let mut found = Vec::new();
    for (name, place) in book.own_rules().filter(|(name, _)| !spoke.contains(name) && !faulty(name)) {
        if !trace.was_asked(name)
            && let Some(error) = book.errors_of(name, &subjects)
        {
            found.push(error);
            continue;
        }
        found.push(match book.hidden_by(name) {
            Some(other) => Diagnostic::warning(
                Code::UnreachableRule,
                format!("rule \"{name}\" can never apply: \"{other}\" comes before it and has no condition"),
            )
            .at(place)
            .help(format!("add `.before(\"{other}\")`")),
            None => Diagnostic::warning(Code::SilentRule, format!("rule \"{name}\" never applies in this folder"))
                .at(place)
                .help("`scrutineer explain` shows which condition was not met for each indicator"),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::narrative::{Outline, narrate};
    use crate::figures::measure::Period;

    #[test]
    fn totals_that_do_not_add_up_stop_the_build() {
        let outline = Outline {
            area: "Anyshire".into(),
            how: HowMuch::default(),
            words: Default::default(),
            judging: Default::default(),
            ratings: None,
            sections: Vec::new(),
            numbering: Default::default(),
            before: None,
            period: Period::UNDATED,
            paragraphs: Vec::new(),
            comments: Vec::new(),
            overrides: Vec::new(),
        };
        let (mut narrative, _) = narrate(&RuleBook::open(&[]).0, &outline, &[]);
        assert_eq!(totals(&narrative, &[]), None);
        narrative.tally.counted += 1;
        assert_eq!(totals(&narrative, &[]).expect("a fault").code, Code::TotalsDisagree);
    }
}
