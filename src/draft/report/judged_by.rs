//! What is on the method page: each method that was used, in plain sentences, with the indicators it judged.

use crate::draft::narrative::{Indicated, Narrative};
use crate::figures::finding::{Asks, Comparison, Method as QuartileMethod, RangeOf, SimilarityTest, Test, UsualRange};
use crate::figures::measure::Unit;
use crate::rules::{IndicatorContext, PrintedWords, Scene};

use super::in_short::in_short;
use super::method_names::*;
use super::{MethodEntry, MethodPage, TestFound};

/// The method page of what was told. Without any indicator there is none. `small_numbers`: how they are kept, by id; `in_full`:
/// whether paper has all of it.
pub fn method_page(narrative: &Narrative, small_numbers: &[(String, String)], in_full: bool) -> MethodPage {
    let mut methods: Vec<ListedMethod> = Vec::new();
    for indicated in &narrative.indicated {
        let kept = small_numbers.iter().filter(|(id, _)| *id == indicated.finding.indicator.id);
        for method in judged_by(indicated).into_iter().chain(kept.map(|(_, setting)| disclosure(setting))) {
            let label = indicated.finding.indicator.label.clone();
            let at = methods.iter().position(|held| held.method.name == method.name).unwrap_or_else(|| {
                methods.push(ListedMethod { method: method.clone(), settings: Vec::new() });
                methods.len() - 1
            });
            methods[at].method.indicators.push(label);
            methods[at].settings.push(method.setting);
        }
    }
    methods.sort_by_key(|listed| ORDER.iter().position(|name| *name == listed.method.name));
    methods.iter_mut().for_each(ListedMethod::settle);
    let tests: Vec<TestFound> = narrative.indicated.iter().filter_map(|one| found(one, &narrative.words)).collect();
    let methods: Vec<MethodEntry> = methods.into_iter().map(|listed| listed.method).collect();
    MethodPage {
        title: "How the figures were judged".into(),
        in_short: in_short(&methods, &narrative.words, super::false_signals::by_chance(narrative)),
        elsewhere: if in_full { String::new() } else { MethodPage::ELSEWHERE.into() },
        note: super::false_signals::false_signals(narrative),
        methods,
        tests_note: if tests.is_empty() { String::new() } else { TESTS_NOTE.into() },
        tests,
    }
}

/// What is over the table of what the tests found.
const TESTS_NOTE: &str = "p is how often chance alone would give a change at least this large if nothing had changed. The interval is the range in which the \
     change may well lie, or, where two are given, each of the two figures. \
     Where a percentage is of fewer than ten nothing is judged, whatever p is.";

/// A method with the setting of each indicator that it judged.
struct ListedMethod {
    method: MethodEntry,
    settings: Vec<String>,
}

impl ListedMethod {
    /// One setting appears once; several are beside the indicators.
    fn settle(&mut self) {
        if self.settings.iter().all(|setting| *setting == self.settings[0]) {
            self.method.setting = self.settings[0].clone();
            return;
        }
        self.method.setting = "by indicator, as said beside it".into();
        for (indicator, setting) in self.method.indicators.iter_mut().zip(&self.settings) {
            *indicator = format!("{indicator} ({})", setting);
        }
    }
}

/// What a statistical test found of an indicator, in the words that a rule reads.
fn found(indicated: &Indicated, words: &PrintedWords) -> Option<TestFound> {
    let evidence = indicated.decided.judgement.as_ref()?.evidence?;
    let subject = IndicatorContext::new(indicated.finding.clone(), indicated.decided.clone(), Scene::default());
    let said = |word: &str| subject.printed(word);
    let verdict = words.of(indicated.decided.verdict());
    let by_limits = indicated.decided.test.is_some_and(|test| matches!(test.asks, Asks::LimitsDiffer(_)));
    let interval = match (said("change_interval"), said("interval"), said("interval_before")) {
        (Some(change), ..) => change,
        (None, Some(now), Some(then)) => format!("{now}, before {then}"),
        (None, now, _) => now.unwrap_or_default(),
    };
    Some(TestFound {
        indicator: indicated.finding.indicator.label.clone(),
        change: said("change").unwrap_or_default(),
        interval,
        p: said("p").unwrap_or_else(|| "[z]".into()),
        smallest: said("smallest_change").unwrap_or_else(|| if by_limits { "[z]".into() } else { "none".into() }),
        verdict: if evidence.borderline { format!("{verdict}, borderline") } else { verdict.to_owned() },
    })
}

/// The methods as they are on the page.
const ORDER: [&str; 19] = [
    TWO_PROPORTIONS,
    TWO_COUNTS,
    OVERLAP,
    LIMITS,
    PRIOR,
    TOLERANCE,
    IN_PLACE,
    STATED,
    INTERVAL,
    BY_LIMITS,
    FUNNEL,
    CLOSE,
    NEIGHBOURS,
    BY_RANK,
    BY_CUTS,
    ALL_AREAS,
    USUAL_RANGE,
    TREND,
    DISCLOSURE,
];

fn method(name: &str, setting: String, text: &str, source: &str) -> MethodEntry {
    MethodEntry { name: name.into(), text: text.into(), setting, source: source.into(), indicators: Vec::new() }
}

/// Every method that an indicator's decisions used.
fn judged_by(indicated: &Indicated) -> Vec<MethodEntry> {
    let (finding, decided) = (&indicated.finding, &indicated.decided);
    let unit = finding.indicator.unit;
    let polarity = decided.polarity_of(&finding.indicator);
    let mut used = Vec::new();
    if let Some(judgement) = &decided.judgement {
        match (judgement.stated, decided.judged_by()) {
            (true, _) => used.push(stated()),
            (false, Some(test)) if decided.stood_in() => used.push(in_place(test, unit)),
            (false, Some(test)) if judgement.evidence.is_some() => used.push(of_test(test, unit)),
            (false, Some(test)) if test.level().is_none() && judgement.real_change.is_some() => {
                used.push(of_test(test, unit));
            }
            _ => {}
        }
    }
    let compared = finding.comparisons.iter().any(|comparison| comparison.gap.is_some());
    if let Some(closeness) = decided.closeness.filter(|closeness| compared && closeness.suits(unit)) {
        used.push(of_closeness(closeness, unit));
    }
    let averaged =
        |comparison: &Comparison| comparison.benchmark.computed.is_some_and(|computed| computed.over.is_some());
    if let Some(average) = finding.comparisons.iter().find(|comparison| averaged(comparison)) {
        let by_interval = matches!(decided.closeness, Some(SimilarityTest::Interval(..)));
        used.push(neighbours(by_interval && !average.benchmark.counts.is_empty()));
    }
    if let Some(by) = finding.quartile(polarity).filter(|found| found.from.is_none()).and_then(|found| found.standing) {
        used.push(of_quartiles(by.method));
        if finding.beside_all().is_some() {
            used.push(all_areas());
        }
    }
    let over_time = finding.over_time();
    if let Ok(usual) = &over_time.usual {
        used.push(usual_range(usual));
    }
    if over_time.recent.is_some() && indicated.is_judged_statistically() {
        used.push(trend());
    }
    used
}

fn stated() -> MethodEntry {
    method(
        STATED,
        String::new(),
        "The source says in its own words how the figure moved. Its words are used as they are, without a test.",
        "",
    )
}

fn of_test(test: Test, unit: Unit) -> MethodEntry {
    let level = test.level().map(|level| format!("{} confidence", level.per_cent())).unwrap_or_default();
    let setting = match test.at_least {
        Some(floor) => format!("{level}, and a change of at least {}", floor.in_words(unit)),
        None => level,
    };
    match test.asks {
        Asks::ProportionsDiffer(_) => method(
            TWO_PROPORTIONS,
            setting,
            "Two percentages are called different where chance alone would part the counts behind them so far less often than the level \
             allows: once in 20 times at 95%, once in 500 at 99.8%. Where a percentage is of fewer than ten, or no outcome could have shown a change, \
             the numbers are too small to judge.",
            "Pooled z test; Fisher’s exact test where a count below five is to be expected; interval of the change by Newcombe (1998)",
        ),
        Asks::IntervalsOverlap(_) => method(
            OVERLAP,
            setting,
            "Two figures are called different where their confidence intervals do not touch. \
             This is far more cautious than a test: at 95% it calls no more than about one unchanged figure in 200 changed.",
            "Fingertips, comparison with the previous value; intervals by Wilson (1927), Byar and the exact method",
        ),
        Asks::RatesDiffer(_) => method(
            TWO_COUNTS,
            setting,
            "Two counts of separate events, or two rates, are called different where chance alone would part them so far less often than \
             the level allows: once in 20 times at 95%, once in 500 at 99.8%. The length of each period in days, and for a rate the number of \
             people, is taken into account. A fall from five or fewer is too few to tell.",
            "Exact conditional test of two Poisson counts, Przyborowski and Wilenski (1940), two-sided by the outcomes no likelier; \
             intervals by Byar, and exact below ten (Garwood 1936)",
        ),
        Asks::LimitsDiffer(_) => method(
            LIMITS,
            setting,
            "The source gives confidence limits with its figures, and knows how these were made. Two figures are called different where they are \
             further apart than the limits of both together allow. An earlier figure that has none is taken to be as uncertain as the latest.",
            "Interval of a difference from the limits of both figures, Zou and Donner (2008)",
        ),
        Asks::PriorOutsideInterval(_) => method(
            PRIOR,
            setting,
            "A figure is called changed where the earlier one lies outside its confidence interval. \
             The earlier figure is taken as fixed, so about one unchanged figure in six is called changed at 95%.",
            "Wilson (1927); Byar’s method in Breslow and Day (1987)",
        ),
        Asks::Tolerance(tolerance) => method(
            TOLERANCE,
            tolerance.in_words(unit),
            "A change that reaches the tolerance is called one. \
             The tolerance says what is worth reporting; it is no evidence that anything but chance was at work.",
            "A setting of this report",
        ),
    }
}

/// The folder's tolerance where a test lacks the counts behind the figures.
fn in_place(test: Test, unit: Unit) -> MethodEntry {
    method(
        IN_PLACE,
        test.in_words(unit),
        "The counts behind these figures are not held, so no test could be put to them. A change that reaches the tolerance is called one. \
         It is no evidence that anything but chance was at work: small numbers move by so much in most periods.",
        "Set by the council, in report.toml",
    )
}

fn of_closeness(closeness: SimilarityTest, unit: Unit) -> MethodEntry {
    match closeness {
        SimilarityTest::Tolerance(tolerance) => method(
            CLOSE,
            tolerance.in_words(unit).replace("the earlier", "the other"),
            "Another area’s figure is called similar where it is no further away than the tolerance. \
             The tolerance says what is worth reporting, and nothing of chance.",
            "A setting of this report",
        ),
        SimilarityTest::Interval(..) => method(
            INTERVAL,
            closeness.in_words(unit),
            "Another area’s figure is called similar where it lies within the confidence interval of this one. \
             The other is taken as fixed.",
            "Fingertips, comparison with a benchmark; Wilson (1927); Byar’s method in Breslow and Day (1987)",
        ),
        SimilarityTest::Limits => method(
            BY_LIMITS,
            "95% confidence".to_owned(),
            "Another area’s figure is called similar where it lies within the confidence limits that the source gives with this one. \
             Where the other has limits too, the two are called similar unless they are further apart than the limits of both together allow. \
             The nation and the region are taken as fixed, because this area is part of them.",
            "Fingertips, comparison with a benchmark; interval of a difference by Zou and Donner (2008)",
        ),
        SimilarityTest::Funnel(..) => method(
            FUNNEL,
            closeness.in_words(unit),
            "This figure is called similar where it lies within the limits around the other’s that its own number of cases allows. \
             The fewer the cases, the wider the limits.",
            "Spiegelhalter (2005)",
        ),
    }
}

fn of_quartiles(by: QuartileMethod) -> MethodEntry {
    match by {
        QuartileMethod::Rank => method(
            BY_RANK,
            String::new(),
            "The areas with a figure are ranked, the best first, and divided into four equal groups. \
             Areas with the same figure share the better rank.",
            "The public health package PHEindicatormethods 2.1.0, phe_quantile",
        ),
        QuartileMethod::Lait => method(
            BY_CUTS,
            String::new(),
            "Three cut points divide the national figures into four bands. \
             A figure that is equal to a cut point belongs to the lower band of figures, whichever way is good.",
            "The Department for Education’s Local Authority Interactive Tool; quantiles of type 7",
        ),
    }
}

fn all_areas() -> MethodEntry {
    method(
        ALL_AREAS,
        "95% and 99.8% confidence".to_owned(),
        "The counts of all areas together, of which at least nine in ten have them, give the share or the rate around which an area of this size may lie by chance. \
         A top or fourth quartile inside these limits is said to be one that chance alone could give.",
        "Spiegelhalter (2005); for rates Byar’s method and the exact one",
    )
}

/// `by_counts`: the chance behind the average is taken in, because the counts of all of them are held.
fn neighbours(by_counts: bool) -> MethodEntry {
    let text = "The average is the plain mean of the statistical neighbours that have a figure for the year. \
                How many had one is given beside it.";
    let (more, source) = if by_counts {
        (
            " Their own counts are held: the figure is called similar where chance could have parted the two.",
            "; interval of the difference by Zou and Donner (2008)",
        )
    } else {
        ("", "")
    };
    let source = format!("The Department for Education’s statistical neighbours{source}");
    method(NEIGHBOURS, String::new(), &format!("{text}{more}"), &source)
}

fn disclosure(setting: &str) -> MethodEntry {
    method(
        DISCLOSURE,
        setting.to_owned(),
        "Numbers so small that they could point to a person are hidden, and with them every figure that would give them back. \
         Where counts are rounded, percentages, changes and verdicts are worked out from the rounded counts.",
        "",
    )
}

fn usual_range(usual: &UsualRange) -> MethodEntry {
    let of = match usual.of {
        RangeOf::Figures => "figure",
        RangeOf::YearlyChanges => "change on a year before, because the figure has a season",
    };
    let by_chance = if usual.by_chance { "; three standard errors, which are wider" } else { "" };
    method(
        USUAL_RANGE,
        format!("The latest {of}{by_chance}"),
        "The range reaches 2.66 average moving ranges from the mean of the figures before the latest (13 to 20, or those that the catalogue names), and one \
         beyond the lowest and the highest of them at least; a percentage of few, or few events, is allowed what chance alone moves it by. Earlier figures \
         that hold a trend or a run, that lean on each other, that are skewed, or of which a fifth lie outside the limits give no range. Only a figure outside \
         the range is called better or worse than usual: Making Data Count also tells runs and two of three figures near a limit, but with them a steady \
         figure would be called unusual too often.",
        "NHS England, Making Data Count; Mann (1945), Kendall (1975), von Neumann (1941), D’Agostino (1970); season by Lovell (1963)",
    )
}

fn trend() -> MethodEntry {
    method(
        TREND,
        "99.8% confidence".into(),
        "The last five yearly figures are tested for a straight rise or fall. \
         It is called one only where leaving out any of the five years gives the same direction.",
        "Fingertips, recent trend (2020)",
    )
}
