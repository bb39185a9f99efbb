//! Page 1 from what was decided: it counts, chooses and names; the rules say the rest.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::draft::narrative::{Indicated, Narrative};
use crate::figures::finding::UsualStanding;
use crate::figures::prose::{capital, list, said, words};
use crate::rules::{
    Attention, ComparedAs, Headline, IndicatorContext, PrintedWords, Scene, Tallied, Tally, TargetState, TargetTallied,
    TargetTotals, Verdict,
};

use super::compared_with::{Compared, others_in_words};
use super::row::QUARTILES;
use super::{
    AttentionRow, AttentionTable, Dashboard, DoingFrame, History, Improvement, Improvements, KeyEntry, PictureCount,
    PictureRow, Row, Sentence, Summary, SummaryFrame, WholePicture,
};

/// No more measures than these are in the table of what needs attention.
const MOST_ROWS: usize = 6;

/// No more than these are drawn among what improved.
const MOST_CARDS: usize = 5;

/// No more are named behind them.
const MOST_NAMED: usize = 6;

/// So many times running are several.
const SEVERAL: usize = 3;

/// A measure of the report with its row of the dashboard.
struct Measured<'a> {
    subject: IndicatorContext,
    row: &'a Row,
}

impl Measured<'_> {
    fn name(&self) -> String {
        self.subject.finding.indicator.short_name().to_owned()
    }

    /// `was 81.4%, quarter 2`; of a figure of an earlier period than the report's `for quarter 2; was 80.1%, quarter 1`.
    fn was(&self) -> String {
        let before = self.before();
        let parts = self.earlier_period().map(|period| format!("for {period}")).into_iter().chain(before);
        parts.collect::<Vec<_>>().join("; ")
    }

    /// Of which period the figure is, where it comes later than others.
    fn earlier_period(&self) -> Option<String> {
        let finding = &self.subject.finding;
        let latest = finding.latest.as_ref().filter(|_| finding.in_arrears())?;
        Some(finding.indicator.covers(latest.period).beside(finding.report))
    }

    /// `was 81.4%, quarter 2`; none where there is no figure to have been.
    fn before(&self) -> Option<String> {
        let before = &self.row.previous;
        if before.text.starts_with('[') {
            return None;
        }
        let when = before.second.replacen("Quarter ", "quarter ", 1).replacen("Year ", "year ", 1);
        Some(if when.is_empty() || when == "before" {
            format!("was {}", before.text)
        } else {
            format!("was {}, {when}", before.text)
        })
    }

    /// What is being done about it, else what a comment says; else that nothing is given, unless the catalogue has it that nothing is
    /// said.
    fn doing(&self, doing: &BTreeMap<String, DoingFrame>) -> String {
        let none = if self.subject.finding.indicator.silent { "" } else { "No action given" };
        doing.get(&self.row.id).map_or(none, |found| &found.brief).to_owned()
    }

    fn concern(&self) -> (usize, Reverse<rust_decimal::Decimal>) {
        let rank = self.subject.decided.attention.as_ref().map_or(usize::MAX, |attention| attention.rank);
        (rank, Reverse(self.subject.size_of_concern()))
    }
}

impl Summary {
    /// The page of this report. Its paragraphs are named when they are numbered.
    pub(crate) fn of(
        frame: SummaryFrame,
        lead: Vec<Sentence>,
        doing: &BTreeMap<String, DoingFrame>,
        narrative: &Narrative,
        dashboard: &Dashboard,
    ) -> Summary {
        let rows: BTreeMap<&str, &Row> =
            dashboard.groups.iter().flat_map(|group| &group.rows).map(|row| (row.id.as_str(), row)).collect();
        let scene = Scene { words: narrative.words.clone(), ..Scene::default() };
        let subject = |one: &Indicated| IndicatorContext::new(one.finding.clone(), one.decided.clone(), scene.clone());
        let measured: Vec<Measured> = narrative
            .indicated
            .iter()
            .filter(|one| !one.finding.indicator.quiet)
            .filter_map(|one| {
                Some(Measured { row: *rows.get(one.finding.indicator.id.as_str())?, subject: subject(one) })
            })
            .collect();
        let counted: Vec<IndicatorContext> = narrative
            .indicated
            .iter()
            .filter(|one| !one.finding.indicator.supporting && one.decided.tallied() != Tallied::NoPolarity)
            .map(subject)
            .collect();
        let (attention, improved) = (attention(&measured, doing), improvements(&measured, &narrative.words));
        let rows = attention.rows.iter().map(|row| &row.history);
        let drawn: Vec<&History> = rows.chain(improved.cards.iter().map(|card| &card.history)).flatten().collect();
        Summary {
            picture: picture(&counted, &narrative.tally, &narrative.words, missed_too(&measured)),
            key: key(&drawn),
            attention,
            improved,
            heading: frame.heading,
            under: frame.under,
            lead,
        }
    }
}

fn count(count: usize, word: &str, shape: &str) -> PictureCount {
    PictureCount { count, word: word.to_owned(), shape: shape.to_owned() }
}

/// The counts of each question: rows that no figure answers are left out, but for the first.
fn picture(counted: &[IndicatorContext], tally: &Tally, words: &Arc<PrintedWords>, missed_too: String) -> WholePicture {
    let heads = ["Compared with", "Better", "No clear difference", "Worse", "Not judged"];
    let tallied = |of: Tallied, shape: &str| count(tally.how_many(of), words.tallied(of), shape);
    let change = PictureRow {
        with: "the figure before".into(),
        under: said(tally.measures().into(), "measure", "measures"),
        counts: vec![
            tallied(Tallied::Improved, "improved"),
            tallied(Tallied::NoClearChange, "steady"),
            tallied(Tallied::Declined, "declined"),
            count(tally.how_many(Tallied::NotJudged), "", ""),
        ],
    };
    let compared = Compared::all(counted);
    let rows = [Some(change), own_past(counted), targets(&tally.targets), others(&compared, counted.len())];
    WholePicture {
        title: "The whole picture".into(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: rows.into_iter().flatten().collect(),
        note: sentences([missed_too, worse_than_others(&compared), quartiles(tally)]),
    }
}

/// `Quartiles: two top, eight second, three third, none bottom.` Empty where no measure has one.
fn quartiles(tally: &Tally) -> String {
    if tally.benchmarked() == 0 {
        return String::new();
    }
    let named = QUARTILES.iter().zip(tally.quartiles);
    let each: Vec<String> =
        named.map(|(name, count)| format!("{} {}", words(count.into()), name.to_lowercase())).collect();
    format!("Quartiles of councils: {}.", each.join(", "))
}

/// Three answers and what has none, of so many.
fn answered(with: &str, under: String, [better, between, worse]: [(usize, &str); 3], all: usize) -> PictureRow {
    let none = all.saturating_sub(better.0 + between.0 + worse.0);
    PictureRow {
        with: with.to_owned(),
        under,
        counts: vec![
            count(better.0, better.1, "improved"),
            count(between.0, between.1, "steady"),
            count(worse.0, worse.1, "declined"),
            count(none, "", ""),
        ],
    }
}

/// How the latest figure stands to its usual range; nothing where it has none.
fn usual_standing(one: &IndicatorContext) -> Option<UsualStanding> {
    let polarity = one.decided.polarity_of(&one.finding.indicator);
    one.over_time().usual.as_ref().ok().map(|usual| usual.standing(polarity))
}

fn own_past(counted: &[IndicatorContext]) -> Option<PictureRow> {
    let standings: Vec<UsualStanding> = counted.iter().filter_map(usual_standing).collect();
    let how_many = |of: UsualStanding| standings.iter().filter(|one| **one == of).count();
    let answers = [
        (how_many(UsualStanding::Better), "better than usual"),
        (how_many(UsualStanding::Within), "within usual range"),
        (how_many(UsualStanding::Worse), "worse than usual"),
    ];
    let under = said(standings.len().into(), "has a range", "have a range");
    (!standings.is_empty()).then(|| answered("own past figures", under, answers, counted.len()))
}

fn targets(totals: &TargetTotals) -> Option<PictureRow> {
    let how_many = |of: TargetTallied| totals.how_many(of);
    let all = totals.judged() + how_many(TargetTallied::NotDue);
    let met = if how_many(TargetTallied::OnCourse) > 0 { "met or on course" } else { "met" };
    let missed = if how_many(TargetTallied::Behind) > 0 { "missed or behind" } else { "missed" };
    (all > 0).then(|| PictureRow {
        with: "targets".into(),
        under: format!("{}, one by one", words(all.into())),
        counts: vec![
            count(how_many(TargetTallied::Met), met, "improved"),
            count(how_many(TargetTallied::Close), "close to target", "steady"),
            count(how_many(TargetTallied::Missed), missed, "declined"),
            count(how_many(TargetTallied::NotDue), "not due", ""),
        ],
    })
}

/// The relations that are on the bad side.
const WORSE: [ComparedAs; 2] = [ComparedAs::Worse, ComparedAs::ClearlyWorse];

fn others(compared: &[Compared], all: usize) -> Option<PictureRow> {
    let how_many = |of: &[ComparedAs]| compared.iter().filter(|one| of.contains(&one.how)).count();
    let answers = [
        (how_many(&[ComparedAs::Better, ComparedAs::ClearlyBetter]), "better"),
        (how_many(&[ComparedAs::Similar]), "similar"),
        (how_many(&WORSE), "worse"),
    ];
    let under = said(compared.len().into(), "compared", "compared");
    let whom = others_in_words(&compared.iter().collect::<Vec<_>>());
    (!compared.is_empty()).then(|| answered(&whom, under, answers, all))
}

/// `Worse than other councils: Health assessments in care.` No other place of page 1 need name them. Empty where there is none.
fn worse_than_others(compared: &[Compared]) -> String {
    let worse: Vec<&Compared> = compared.iter().filter(|one| WORSE.contains(&one.how)).collect();
    let names = worse.iter().map(|one| one.one.finding.indicator.short_name().to_owned()).collect();
    naming(&format!("Worse than {}", others_in_words(&worse)), names)
}

/// `Missed too, but better several times running: Persistent absence. Behind for the year: Homes started.` The targets that are counted
/// on the page as missed or behind and that no rule puts into the table below. Empty where there is none.
fn missed_too(measured: &[Measured]) -> String {
    let has = |one: &IndicatorContext, wanted| one.finding.targets.iter().any(|it| one.target_state(it) == wanted);
    let misses = |one: &&&Measured| has(&one.subject, TargetState::Missed);
    let (listed, unlisted): (Vec<&Measured>, Vec<&Measured>) = measured
        .iter()
        .filter(|one| !one.subject.finding.indicator.supporting)
        .partition(|one| one.subject.decided.attention.is_some());
    let missed: Vec<&Measured> = unlisted.iter().filter(misses).copied().collect();
    let behind = unlisted.iter().filter(|one| has(&one.subject, TargetState::Behind) && !misses(one));
    let is_better = missed.iter().all(|one| one.subject.better_for() >= SEVERAL);
    let why = if is_better { "better several times running" } else { "not listed below" };
    let too = if listed.iter().any(|one| misses(&one)) { " too" } else { "" };
    sentences([
        naming(&format!("Missed{too}, but {why}"), missed.iter().map(|one| one.name()).collect()),
        naming("Behind for the year", behind.map(|one| one.name()).collect()),
    ])
}

/// What measures have in common, and their names: the first few where there are many. Empty where there are none.
fn naming(what: &str, mut names: Vec<String>) -> String {
    if names.is_empty() {
        return String::new();
    }
    let others = names.len().saturating_sub(MOST_NAMED);
    names.truncate(MOST_NAMED);
    names.extend((others > 0).then(|| said(others.into(), "other", "others")));
    format!("{what}: {}.", list(&names))
}

/// Those that say something, one after another.
fn sentences<const HOW_MANY: usize>(each: [String; HOW_MANY]) -> String {
    each.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" ")
}

fn attention(measured: &[Measured], doing: &BTreeMap<String, DoingFrame>) -> AttentionTable {
    let mut found: Vec<(&Measured, &Attention)> =
        measured.iter().filter_map(|one| Some((one, one.subject.decided.attention.as_ref()?))).collect();
    found.sort_by_key(|(one, _)| one.concern());
    let mut reasons: Vec<String> = Vec::new();
    for (_, attention) in &found {
        if !reasons.contains(&attention.reason) {
            reasons.push(attention.reason.clone());
        }
    }
    let rows: Vec<AttentionRow> = found
        .iter()
        // One row more takes no more room than the line that would name it.
        .take(if found.len() == MOST_ROWS + 1 { found.len() } else { MOST_ROWS })
        .map(|(one, attention)| AttentionRow {
            id: one.row.id.clone(),
            number: None,
            label: String::new(),
            name: one.name(),
            why: attention.in_words(),
            shape: if is_bad(&one.subject) { "declined" } else { "none" }.into(),
            figure: one.row.latest.text.clone(),
            was: one.was(),
            history: one.row.history.clone(),
            doing: one.doing(doing),
        })
        .collect();
    let more = (0..=rows.len()).map(|shown| match found.len() - shown {
        0 if found.is_empty() => "No measure needs attention by the rules of this report.".into(),
        0 => String::new(),
        left => {
            let names: Vec<String> = found[shown..].iter().take(MOST_NAMED).map(|(one, _)| one.name()).collect();
            let others = if left > names.len() {
                format!(" and {} others", words((left - names.len()).into()))
            } else {
                String::new()
            };
            format!("{} more: {}{others}.", capital(&words(left.into())), names.join("; "))
        }
    });
    AttentionTable {
        title: "What needs attention".into(),
        note: alternatives(&reasons),
        heads: ["No.", "Measure, and why it is here", "Now, before", "Over time", "What is being done"]
            .map(str::to_owned)
            .to_vec(),
        more: more.collect(),
        rows,
    }
}

/// `target missed, got worse or unusual`
fn alternatives(reasons: &[String]) -> String {
    match reasons.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// Whether an answer about the figure is on the bad side.
fn is_bad(subject: &IndicatorContext) -> bool {
    let worst = [Headline::TargetMissed, Headline::GotWorse, Headline::WorseThanUsual].contains(&subject.headline());
    worst || subject.quartile().is_some_and(|found| found.now == 4)
}

fn improvements(measured: &[Measured], printed: &PrintedWords) -> Improvements {
    let mut better: Vec<&Measured> =
        measured.iter().filter(|one| one.subject.decided.verdict() == Verdict::Improved).collect();
    better.sort_by_key(|one| Reverse(one.subject.size_of_concern()));
    let cards = better.iter().take(MOST_CARDS).map(|one| Improvement {
        id: one.row.id.clone(),
        number: None,
        name: one.name(),
        way: one.row.travel.way,
        figure: one.row.latest.text.clone(),
        was: one.was(),
        history: one.row.history.clone(),
    });
    let unusual: Vec<&Measured> = measured
        .iter()
        .filter(|one| usual_standing(&one.subject) == Some(UsualStanding::Better) && !one.subject.finding.is_late())
        .filter(|one| !better.iter().any(|other| other.row.id == one.row.id))
        .filter(|one| one.subject.decided.attention.is_none())
        .collect();
    let named = |lead: &str, of: &[&Measured]| {
        let period = |one: &Measured| one.earlier_period().map_or_else(String::new, |period| format!(", {period}"));
        naming(lead, of.iter().map(|one| format!("{} ({}{})", one.name(), one.row.latest.text, period(one))).collect())
    };
    let none = if better.is_empty() { format!("No measure has {}.", printed.better) } else { String::new() };
    let also = if better.is_empty() { "Better than usual" } else { "Also better than usual" };
    let parts = [
        none,
        named(&format!("Also {}", printed.better), better.get(MOST_CARDS..).unwrap_or_default()),
        named(also, &unusual),
    ];
    Improvements { title: format!("What {}", printed.better), cards: cards.collect(), also: sentences(parts) }
}

/// What the shapes mean, and of the lines those that a drawing of the page has.
fn key(drawn: &[&History]) -> Vec<KeyEntry> {
    let entry = |shape: &str, term: &str| KeyEntry { shape: shape.into(), term: term.into(), meaning: String::new() };
    let shapes = [
        entry("improved", "better, target met"),
        entry("steady", "no clear difference, close to target"),
        entry("declined", "worse, target missed"),
    ];
    let range = drawn.iter().any(|one| one.usual.is_some()).then(|| entry("range", "usual range, from past figures"));
    let target = drawn.iter().any(|one| one.target.is_some()).then(|| entry("target", "target"));
    shapes.into_iter().chain(range).chain(target).collect()
}

#[cfg(test)]
mod tests {
    use super::alternatives;

    #[test]
    fn reasons_are_alternatives() {
        let of = |reasons: &[&str]| alternatives(&reasons.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&[]), "");
        assert_eq!(of(&["got worse"]), "got worse");
        assert_eq!(of(&["target missed", "got worse", "unusual"]), "target missed, got worse or unusual");
    }
}
