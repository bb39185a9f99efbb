//! What is said against the figures of one indicator, each by itself: late, of another kind of period, not to be compared.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::figures::finding::{Comparison, Finding, NoUsualRange, OverTime, QuartileFound, RebaseDoubt};
use crate::figures::measure::{Benchmark, DatedBy, Frequency, MeasureKind, Observation, Period};
use crate::figures::method::control_chart::ENOUGH;
use crate::figures::prose::{list, words};
use crate::folder::Plan;

/// Everything that is said against the figures of an indicator.
pub fn figure_checks(finding: &Finding) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    found.extend(finding.of_another_kind().map(|held| another_kind(finding, held)));
    found.extend(gap(finding));
    found.extend(later(finding));
    found.extend(unlike_comparators(finding));
    found.extend(past_targets(finding));
    found.extend(old_comparators(finding));
    let over_time = finding.over_time();
    found.extend(season(finding, over_time));
    found.extend(short_stretch(finding, over_time));
    found.extend(finding.rebase_doubts().into_iter().map(|(period, doubt)| rebase_doubtful(finding, period, doubt)));
    found
}

fn another_kind(finding: &Finding, held: &Observation) -> Diagnostic {
    let indicator = &finding.indicator;
    let word = Frequency::ALL.iter().find(|(_, known)| *known == indicator.frequency).map_or("", |(word, _)| word);
    let help = match indicator.frequency {
        Frequency::Quarterly => {
            "write the quarter; for a figure at the end of a month, set `measure = \"stock\"` and `as_at = \"month\"`"
        }
        Frequency::Annual => {
            "write the year that it is of in the place of this period, or change `frequency` in indicators.toml"
        }
        _ => "write a period of that kind, or change `frequency` in indicators.toml",
    };
    let message = format!("{} is not a period of `{}`, which is {word}", held.period.in_full(), indicator.id);
    Diagnostic::error(Code::UnreadablePeriod, message).at(held.from.clone()).help(help)
}

/// So few measures may all be late without anything being wrong with the report.
const FEW: usize = 3;

/// Latest figures that are older than the usual lag. Where most are, one line says so; where all are that come as often as
/// the report, the tables are those of the report before. Those that are accepted are not among these.
pub fn late(plan: &Plan, findings: &[Arc<Finding>]) -> Vec<Diagnostic> {
    let of_kind = || findings.iter().filter(|finding| finding.of_another_kind().is_none());
    let is_late = |told: &Diagnostic| !plan.is_accepted(told);
    let (late, accepted): (Vec<_>, Vec<_>) = of_kind().filter_map(|finding| stale(finding)).partition(is_late);
    if late.len() < FEW || late.len() * 2 <= findings.len() {
        return [late, accepted].concat();
    }
    let mut as_often = of_kind().filter(|finding| comes_as_often(finding, plan)).peekable();
    let none = as_often.peek().is_some() && as_often.all(|finding| stale(finding).is_some_and(|told| is_late(&told)));
    let why = if none { ": the tables are those of an earlier report" } else { "" };
    let message =
        format!("{} of {} measures have no figure for {}{why}", late.len(), findings.len(), plan.period.in_full());
    let first = late.into_iter().find_map(|told| told.at);
    let told = if none { Diagnostic::error } else { Diagnostic::warning };
    let told = told(Code::NoNewFigures, message).at(plan.period_from.clone());
    let told = match first {
        Some(place) => told.also(place, "the first that is late"),
        None => told,
    };
    let help = "add the new figures to the tables; if figures are always so late, set `lag` in indicators.toml";
    [vec![told.help(help)], accepted].concat()
}

/// Whether a measure has a figure for each report.
fn comes_as_often(finding: &Finding, plan: &Plan) -> bool {
    finding.indicator.frequency.months() <= plan.period.months()
}

/// What is said where most measures that come as often as the report have figures of a later period: the file of the next quarter
/// was put over the old one. A store is read by reports of several periods.
pub fn later_figures(plan: &Plan, findings: &[Arc<Finding>]) -> Option<Diagnostic> {
    let as_often: Vec<&Arc<Finding>> = findings.iter().filter(|finding| comes_as_often(finding, plan)).collect();
    let is_later = |held: &&Observation| {
        held.value.is_some() && held.period.end() > plan.period.end() && held.period.months() == plan.period.months()
    };
    let lasts = as_often.iter().filter_map(|finding| {
        finding.indicator.observations.iter().filter(is_later).max_by_key(|held| held.period.end())
    });
    let found: Vec<&Observation> = lasts.collect();
    let last = found.iter().max_by_key(|held| held.period.end())?;
    if plan.store.is_some() || found.len() * 2 <= as_often.len() {
        return None;
    }
    let (report, later) = (plan.period.in_full(), last.period.in_full());
    let message = format!(
        "{} of {} measures have figures for a later period than {report}, up to {later}: they are not in the report",
        found.len(),
        as_often.len()
    );
    let help = format!(
        "to report them, begin the next report, which keeps this one: scrutineer roll FOLDER \"{}\"; or change `period` and `date` \
         in report.toml",
        later.trim_start_matches("the ")
    );
    let told = Diagnostic::warning(Code::LaterFigures, message).at(plan.period_from.clone());
    Some(told.also(last.from.clone(), "the last of them").help(help))
}

/// A latest figure that is older than the usual lag.
fn stale(finding: &Finding) -> Option<Diagnostic> {
    let (indicator, latest, behind) = (&finding.indicator, finding.latest.as_ref()?, finding.periods_behind);
    if !finding.is_late() {
        return None;
    }
    let message = format!("the latest figure of `{}` is for {}", indicator.id, latest.period.in_full());
    let help = format!("add the newer one, or set `lag = {behind}` in indicators.toml if it is always this late");
    let told = Diagnostic::warning(Code::StaleFigure, message).at(latest.from.clone()).help(help);
    Some(told.doubting(finding.indicator.doubted(Some(latest.period), latest.value)))
}

/// A figure of a year that ends after the period of the report, which has not got it.
fn later(finding: &Finding) -> Option<Diagnostic> {
    let (indicator, report) = (&finding.indicator, finding.report);
    let held = finding.year_under_way()?;
    let of = held.period.in_full();
    let message = format!(
        "the figure of `{}` for {of} is not in the report: that year ends after {}",
        indicator.id,
        report.in_full()
    );
    let help = "make the report of a later period, or take the row out if it is no figure yet";
    Some(Diagnostic::warning(Code::LeftOut, message).at(held.from.clone()).help(help))
}

/// Periods for which there is no row, between the latest figure and the last one like it.
fn gap(finding: &Finding) -> Option<Diagnostic> {
    let (latest, previous) = (finding.latest.as_ref()?, finding.previous.as_ref()?);
    let missing: Vec<String> = finding.rows_missing().into_iter().rev().map(Period::in_full).collect();
    let which = match missing.as_slice() {
        [] => return None,
        [first, .., last] if missing.len() > 3 => {
            format!("{} periods from {first} to {last}", words(missing.len().into()))
        }
        few => list(few),
    };
    let (id, row) = (&finding.indicator.id, if missing.len() == 1 { "row" } else { "rows" });
    let message = format!(
        "`{id}` has no {row} for {which}: the figure before {} is that of {}",
        latest.period.in_full(),
        previous.observation.period.in_full()
    );
    let help = format!("add the {row}, with the status `not available` where there is no figure");
    let told = Diagnostic::warning(Code::MissingPeriod, message).at(latest.from.clone()).help(help);
    Some(told.doubting(finding.indicator.doubted(Some(latest.period), latest.value)))
}

/// The last target of a measure that is of a period before its figure's.
fn past_targets(finding: &Finding) -> Option<Diagnostic> {
    let (indicator, latest) = (&finding.indicator, finding.latest.as_ref()?);
    let last = indicator.targets.iter().filter(|target| target.by.is_some()).max_by_key(|target| target.by)?;
    if !finding.targets.is_empty() {
        return None;
    }
    let message = format!(
        "the last target of `{}` is for {}, and its figure is for {}: no target is in force",
        indicator.id,
        last.by.map_or_else(String::new, Period::in_full),
        indicator.covers(latest.period).in_full()
    );
    let help = "add the target that holds now, or remove the old one if there is none any more";
    Some(Diagnostic::warning(Code::TargetPast, message).at(last.from.clone()).help(help))
}

/// Comparators whose figures cover another length of time.
fn unlike_comparators(finding: &Finding) -> Vec<Diagnostic> {
    let Some(latest) = &finding.latest else { return Vec::new() };
    let (indicator, covered) = (&finding.indicator, finding.indicator.covers(latest.period));
    // What counts since April is of a year when that is over: nothing has to be done.
    let is_so_far =
        |benchmark: &Benchmark| indicator.measure == MeasureKind::Cumulative && benchmark.period.months() == 12;
    let told = |Comparison { benchmark, .. }: &Comparison| {
        let message = format!(
            "`{}` is for {}, and {} for {}: they cover different lengths of time, so they are not compared",
            indicator.id,
            covered.in_full(),
            benchmark.comparator,
            benchmark.period.in_full()
        );
        let help = match (is_so_far(benchmark), indicator.says_measure()) {
            (true, _) => format!(
                "they are when the year is over; to compare now, give the comparator\u{2019}s figure for {}",
                covered.in_full()
            ),
            (false, true) => "give the comparator\u{2019}s figure for the same kind of period".to_owned(),
            (false, false) => {
                "give the comparator's figure for the same kind of period or, if the figure is for the end of the \
                 period, set `measure = \"stock\"` in indicators.toml"
                    .to_owned()
            }
        };
        Diagnostic::warning(Code::UnlikeFigures, message).at(benchmark.from.clone()).help(help)
    };
    // One line tells of those that were not brought up to date.
    let unlike = |comparison: &&Comparison| {
        let is_told = comparison.benchmark.dated_by == DatedBy::LastReport;
        comparison.unlike && comparison.benchmark.value.is_some() && !is_told
    };
    finding.comparisons.iter().filter(unlike).map(told).collect()
}

/// A comparator that ends more than so many months before the figure is told.
const OLD: i32 = 24;

/// Comparators and quartiles that are more than two years older than the figure beside which they stand.
fn old_comparators(finding: &Finding) -> Vec<Diagnostic> {
    let Some(latest) = &finding.latest else { return Vec::new() };
    let indicator = &finding.indicator;
    let told = |whose: &str, benchmark: &Benchmark| {
        let (then, now) = (benchmark.period.in_full(), latest.period.in_full());
        let message = format!("{whose} beside `{}` is of {then}, more than two years before {now}", indicator.id);
        Diagnostic::warning(Code::StaleFigure, message)
            .at(benchmark.from.clone())
            .help("give a newer one, or remove the row: the report says of which period it is")
            .doubting(indicator.doubted(Some(benchmark.period), benchmark.value))
    };
    let figures = finding.comparisons.iter().filter(|one| one.months_older(latest) > OLD);
    let figures = figures.map(|one| told(&format!("the figure for {}", one.benchmark.comparator), &one.benchmark));
    let old = |found: &QuartileFound| {
        found.other_period && latest.period.is_dated() && latest.period.end() - found.period.end() > OLD
    };
    let quartile = finding.quartile(indicator.good).filter(|found| found.from.is_some());
    let quartiles = quartile.into_iter().chain(finding.in_families().into_iter().map(|one| one.found)).filter(old);
    let quartiles = quartiles.filter_map(|found| {
        let row = indicator.benchmarks.iter().find(|row| found.from.as_ref() == Some(&row.from))?;
        Some(told("the quartile", row))
    });
    figures.chain(quartiles).collect()
}

/// Figures that seem to have a season, and nobody has decided what they are compared with.
fn season(finding: &Finding, over_time: &OverTime) -> Option<Diagnostic> {
    let indicator = &finding.indicator;
    let effects = over_time.season.filter(|_| over_time.has_season() && indicator.comparing.compare.is_none())?;
    let p = if effects.p < 0.001 { "p below 0.001".to_owned() } else { format!("p = {:.3}", effects.p) };
    let period = indicator.frequency.steps().trim_end_matches('s');
    let message = format!("`{}` seems to have a season: its {period}s differ year after year ({p})", indicator.id);
    let help = format!(
        "write `compare = \"last year\"` for it in indicators.toml, so that it is judged against the same {period} of the year before; \
         or `compare = \"previous\"` if that is what you want"
    );
    Some(Diagnostic::warning(Code::SeasonLikely, message).at(indicator.from.clone()).help(help))
}

/// A stretch that the catalogue names for the usual range, with too few figures for one.
fn short_stretch(finding: &Finding, over_time: &OverTime) -> Option<Diagnostic> {
    let indicator = &finding.indicator;
    let (from, to) = indicator.usual_range_of?;
    over_time.usual.as_ref().err().filter(|none| **none == NoUsualRange::TooFewNamed)?;
    let since = over_time.starts.last().copied().unwrap_or(0);
    let held = over_time.points.iter().skip(since).filter(|(period, _)| *period >= from && *period <= to).count();
    let message = format!(
        "`{}` has {} that can be compared from {} to {}, but a usual range needs {ENOUGH}",
        indicator.id,
        figures(held),
        from.in_full(),
        to.in_full()
    );
    let help =
        "name a longer stretch in `usual_range_of`, or remove it: then the range is of the last 13 to 20 figures";
    Some(Diagnostic::warning(Code::RebaseDoubtful, message).at(indicator.from.clone()).help(help))
}

/// Limits that start again where nothing is, or where too few figures are left for any.
fn rebase_doubtful(finding: &Finding, period: Period, doubt: RebaseDoubt) -> Diagnostic {
    let (indicator, period) = (&finding.indicator, period.in_full());
    let id = &indicator.id;
    let (message, help) = match doubt {
        RebaseDoubt::OneSided => (
            format!(
                "`{id}` does not have figures both before and after {period}, so its limits do not start again there"
            ),
            "check the period in `rebase`, or remove it",
        ),
        RebaseDoubt::TooFew(since) => (
            format!("`{id}` has {} since {period}, but a usual range needs {}", figures(since), ENOUGH + 1),
            "until then it has no usual range; remove `rebase` if the work itself did not change",
        ),
    };
    Diagnostic::warning(Code::RebaseDoubtful, message).at(indicator.from.clone()).help(help)
}

fn figures(count: usize) -> String {
    if count == 1 { "one figure".into() } else { format!("{count} figures") }
}
