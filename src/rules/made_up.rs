//! An indicator that never was, made of an example's or a case's figures: one engine for both.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::diagnostic::Place;
use crate::figures::finding::{Finding, Judging, Method};
use crate::figures::measure::{
    AsAt, Comparing, Frequency, Indicator, LastReport, Limits, Linked, MeasureKind, MeasureSaid, Noun, Observation,
    Period, Polarity, ReleaseStatus, SourceSays, Unit, UnitWords, Why, YearKind, read_period,
};
use crate::figures::prose::capital;

use super::figures::{Figures, Given, UnfitFigures};
use super::figures_read::{period, whole};
use super::made_up_others::{benchmarks, counts_of_others, others};
use super::made_up_targets::aim;
use super::made_up_unit::{in_full, noun, put_unit};
use super::printed_words::PrintedWords;

/// What is around made-up figures.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The area, as it reads in a sentence.
    pub area: &'a str,
    /// The report's period; none: as the figures have it.
    pub report: Option<Period>,
    /// The indicator that gives what the figures do not say: its name, unit, noun, targets.
    pub like: Option<&'a Indicator>,
    /// What is printed for a verdict; none: the shipped words.
    pub words: Option<&'a Arc<PrintedWords>>,
    /// How changes are judged where no rule says otherwise.
    pub judging: Judging,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Setting { area: "Anyshire", report: None, like: None, words: None, judging: Judging::default() }
    }
}

/// The period that figures are of where nothing says it.
const PERIOD: &str = "quarter 3 2019/20";

/// Makes an indicator of figures and calculates it.
///
/// # Errors
/// The first key whose value will not do.
pub fn finding(figures: &Figures, setting: Setting) -> Result<Finding, UnfitFigures> {
    figures.sound()?;
    let figures = &in_full(figures, setting.like)?;
    let mut indicator = catalogued(figures, setting.like)?;
    let held = setting.like.and_then(|like| latest_of(like, setting.report?));
    let given = period(figures, "period", indicator.year)?;
    let now = match (given, held) {
        (Some(period), _) | (None, Some(period)) => period,
        (None, None) => usual()?,
    };
    let report = match (given, setting.report) {
        (None, Some(report)) => report,
        _ if figures.has("lag") || figures.has("late") => {
            let late = figures.number("late").map_or(Ok(0), |given| whole("late", given))?;
            now.moved(indicator.lag.saturating_add(late).min(100) as i32 * indicator.frequency.months())
        }
        _ => now,
    };
    indicator.observations = observations(figures, &indicator, now)?;
    indicator.last_report = last_report(figures, (&indicator.observations, now), report);
    indicator.benchmarks = benchmarks(figures, now)?;
    indicator.peers = others(figures, &indicator, now)?;
    indicator.national.counts = counts_of_others(figures, &indicator.peers);
    let by = period(figures, "target_by", indicator.year)?;
    aim(&mut indicator, figures, now, by)?;
    let method = figures.one_of("method", &[("rank", Method::Rank), ("lait", Method::Lait)])?.unwrap_or_default();
    Finding::of(Arc::new(indicator), report, method).map_err(|fault| UnfitFigures::wrong("value", fault.message, ""))
}

/// What the report before had: the latest figure, the one before it and the one before that, or any of them.
fn last_report(figures: &Figures, (held, now): (&[Observation], Period), report: Period) -> Option<LastReport> {
    let mut before: Vec<Period> = held.iter().map(|held| held.period).filter(|period| *period < now).collect();
    before.sort_unstable();
    let mut before = before.into_iter().rev();
    let earlier = ["previous_in_last_report", "earlier_in_last_report"]
        .map(|key| figures.number(key))
        .map(|then| before.next().zip(then));
    let latest = figures.number("last_report").map(|then| (now, then));
    let then: BTreeMap<_, _> = latest
        .into_iter()
        .chain(earlier.into_iter().flatten())
        .map(|(period, then)| (period.in_full(), Some(then)))
        .collect();
    (!then.is_empty()).then(|| LastReport::of(report.moved(-3), then))
}

/// The period of the figure that a report would mention.
fn latest_of(like: &Indicator, report: Period) -> Option<Period> {
    let finding = Finding::of(Arc::new(like.clone()), report, Method::default()).ok()?;
    finding.latest.map(|latest| latest.period)
}

/// The period of a report whose figures name none.
pub fn usual() -> Result<Period, UnfitFigures> {
    read_period(PERIOD, YearKind::Financial)
        .map(|(period, _)| period)
        .map_err(|why| UnfitFigures::wrong("period", why, ""))
}

fn nobody() -> Indicator {
    Indicator {
        id: "example".into(),
        name: "children seen on time".into(),
        called: Vec::new(),
        code: String::new(),
        subject: String::new(),
        label: "Children seen on time".into(),
        unit: Unit::Percent,
        unit_words: UnitWords::default(),
        measure_word: String::new(),
        noun: Some(Noun { one: "child".into(), many: "children".into() }),
        out_of: None,
        done: String::new(),
        decimals: None,
        frequency: Frequency::Quarterly,
        frequency_given: false,
        lag: 0,
        measure: MeasureKind::Flow,
        measure_said: MeasureSaid::No,
        as_at: AsAt::Period,
        earlier_as_at: AsAt::Period,
        year: YearKind::Financial,
        good: Polarity::Higher,
        targets: Vec::new(),
        amber: None,
        family: String::new(),
        variant: String::new(),
        theme: String::new(),
        owner: String::new(),
        means: String::new(),
        source: String::new(),
        why_missing: String::new(),
        share_of: String::new(),
        earlier_name: String::new(),
        short: String::new(),
        supporting: false,
        quiet: false,
        silent: false,
        rebase: Vec::new(),
        usual_range_of: None,
        comparing: Comparing::default(),
        chart: false,
        strip: false,
        institutions: false,
        parts: Vec::new(),
        no_quartile: false,
        above_100: false,
        extra: BTreeMap::new(),
        observations: Vec::new(),
        benchmarks: Vec::new(),
        peers: BTreeMap::new(),
        national: Linked::default(),
        last_report: None,
        said_beside: Vec::new(),
        from: Place::file("example"),
    }
}

/// The catalogue's entry: the indicator's own where there is one, with what the figures say otherwise.
fn catalogued(figures: &Figures, like: Option<&Indicator>) -> Result<Indicator, UnfitFigures> {
    let mut made = like.map_or_else(nobody, |like| Indicator {
        observations: Vec::new(),
        benchmarks: Vec::new(),
        peers: BTreeMap::new(),
        national: Linked::default(),
        last_report: None,
        said_beside: Vec::new(),
        rebase: Vec::new(),
        usual_range_of: None,
        ..like.clone()
    });
    if let Some(name) = figures.text("name") {
        made.label = capital(name);
    }
    for (key, field) in [
        ("id", &mut made.id),
        ("name", &mut made.name),
        ("subject", &mut made.subject),
        ("measure_word", &mut made.measure_word),
        ("done", &mut made.done),
        ("family", &mut made.family),
        ("variant", &mut made.variant),
        ("theme", &mut made.theme),
        ("why_missing", &mut made.why_missing),
        ("share_of", &mut made.share_of),
    ] {
        if let Some(words) = figures.text(key) {
            words.clone_into(field);
        }
    }
    if figures.has("noun") {
        made.noun = noun(figures, "noun");
    }
    if figures.has("out_of") {
        made.out_of = noun(figures, "out_of");
    }
    made.decimals = match figures.number("decimals") {
        Some(given) => Some(whole("decimals", given)?),
        None => made.decimals,
    };
    chosen(&mut made, figures)?;
    made.lag = match figures.number("lag") {
        Some(given) => whole("lag", given)?,
        None => made.lag,
    };
    made.institutions = match figures.get("institutions") {
        Some(given) => *given == Given::Flag(true),
        None => made.institutions,
    };
    Ok(made)
}

/// What the catalogue has from lists of words.
fn chosen(made: &mut Indicator, figures: &Figures) -> Result<(), UnfitFigures> {
    put_unit(made, figures)?;
    made.comparing = figures.comparing()?.or(&made.comparing);
    made.frequency = figures.one_of("frequency", &Frequency::ALL)?.unwrap_or(made.frequency);
    if let Some(measure) = figures.one_of("measure", &MeasureKind::ALL)? {
        (made.measure, made.measure_said) = (measure, MeasureSaid::Yes);
    }
    made.year = figures.one_of("year", &YearKind::ALL)?.unwrap_or(made.year);
    if let Some(as_at) = figures.one_of("as_at", &AsAt::ALL)? {
        (made.as_at, made.earlier_as_at) = (as_at, as_at);
    }
    let goods = [("high", Polarity::Higher), ("low", Polarity::Lower), ("none", Polarity::None)];
    made.good = figures.one_of("good", &goods)?.unwrap_or(made.good);
    if figures.has("best_between") {
        made.good = match figures.numbers("best_between")[..] {
            [low, high] if low <= high => Polarity::Between(low, high),
            _ => {
                return Err(UnfitFigures::wrong(
                    "best_between",
                    "`best_between` must be two numbers, the lower one first",
                    "",
                ));
            }
        };
    }
    Ok(())
}

fn blank(period: Period) -> Observation {
    Observation {
        period,
        value: None,
        shown: None,
        numerator: None,
        denominator: None,
        limits: None,
        standing: ReleaseStatus::FINAL,
        missing: Some(Why::NotAvailable),
        break_in_series: false,
        stated: Vec::new(),
        stated_change: None,
        stated_record: None,
        note: String::new(),
        from: Place::file("example"),
    }
}

fn held(period: Period, value: Option<Decimal>, count: Option<Decimal>) -> Observation {
    let missing = value.is_none().then_some(Why::NotAvailable);
    Observation { value, numerator: count, missing, ..blank(period) }
}

fn observations(figures: &Figures, indicator: &Indicator, now: Period) -> Result<Vec<Observation>, UnfitFigures> {
    let year = indicator.year;
    let step =
        if indicator.measure == MeasureKind::Cumulative { 12 } else { indicator.frequency.months_between(now.style()) };
    let mut found = Vec::new();
    if figures.has("annual") {
        let of = period(figures, "annual_of", year)?.or(Period::financial_year(now.financial_year_of() - 1));
        found.extend(of.map(|of| held(of, figures.number("annual"), None)));
        let before = figures.number("annual_before");
        found.extend(of.filter(|_| before.is_some()).map(|of| held(of.moved(-12), before, None)));
    }
    if figures.has("last_year") && step != 12 {
        found.push(held(now.year_before(), figures.number("last_year"), figures.number("last_year_count")));
    }
    if let Some(value) = figures.number("earlier_this_year") {
        found.push(held(now.moved(-indicator.frequency.months()), Some(value), None));
    }
    if let (Some(value), Some(to_date)) = (figures.number("to_date"), now.since_april()) {
        found.push(held(to_date, Some(value), None));
    }
    // Still earlier figures, newest first, from the one before `previous`.
    let (counts, wholes) = (figures.numbers("earlier_counts"), figures.numbers("earlier_of"));
    for (nth, value) in figures.numbers("earlier").into_iter().enumerate() {
        let then = now.moved(-(nth as i32 + 2) * step);
        if !found.iter().any(|held: &Observation| held.period == then) {
            let earlier = held(then, Some(value), counts.get(nth).copied());
            found.push(Observation { denominator: wholes.get(nth).copied(), ..earlier });
        }
    }
    if ["previous", "before", "previous_stated"].iter().any(|key| figures.has(key)) {
        let before = period(figures, "before", year)?.unwrap_or_else(|| now.moved(-step));
        let mut earlier = held(before, figures.number("previous"), figures.number("previous_count"));
        earlier.denominator = figures.number("previous_of");
        earlier.limits = limits(figures, "previous_limits", earlier.value)?;
        put_stated(&mut earlier, stated(figures, "previous_stated", indicator)?);
        found.push(earlier);
    }
    let mut latest = held(now, figures.number("value"), figures.number("count"));
    latest.denominator = figures.number("of");
    latest.limits = limits(figures, "limits", latest.value)?;
    put_stated(&mut latest, stated(figures, "stated", indicator)?);
    put_status(&mut latest, figures.text("status").unwrap_or_default())?;
    found.push(latest);
    found.sort_by_key(|held| held.period);
    Ok(found)
}

/// The confidence limits of a figure, where they are given.
fn limits(figures: &Figures, key: &str, figure: Option<Decimal>) -> Result<Option<Limits>, UnfitFigures> {
    match (&figures.numbers(key)[..], figure) {
        ([], _) => Ok(None),
        ([lower, upper], Some(figure)) => Limits::of(figure, *lower, *upper).map(Some).map_err(|_| {
            UnfitFigures::wrong(key, format!("`{key}` must be a number below the figure and one above it"), "")
        }),
        _ => Err(UnfitFigures::wrong(key, format!("`{key}` must be two numbers beside a figure"), "")),
    }
}

fn stated(figures: &Figures, key: &str, indicator: &Indicator) -> Result<SourceSays, UnfitFigures> {
    let mut says = SourceSays::default();
    for word in figures.text(key).unwrap_or_default().split(';').map(str::trim).filter(|word| !word.is_empty()) {
        if says.add(word, Some((indicator.unit, indicator.year))).is_err() {
            return Err(UnfitFigures::wrong(key, format!("`{word}` is not a word that can be stated"), ""));
        }
    }
    Ok(says)
}

fn put_stated(into: &mut Observation, says: SourceSays) {
    into.stated = says.words;
    into.stated_change = says.change;
    into.stated_record = says.record;
}

fn put_status(latest: &mut Observation, status: &str) -> Result<(), UnfitFigures> {
    for word in status.split(';').map(str::trim).filter(|word| !word.is_empty()) {
        match word {
            "provisional" => latest.standing.provisional = true,
            "revised" => latest.standing.revised = true,
            "estimated" => latest.standing.estimated = true,
            "break in series" => latest.break_in_series = true,
            word if Why::ALL.iter().any(|why| why.in_words() == word) => {
                latest.missing = Why::ALL.into_iter().find(|why| why.in_words() == word);
            }
            other => return Err(UnfitFigures::wrong("status", format!("`{other}` is not a status"), "")),
        }
    }
    // A figure in whose place a mark stands is not there to be said; what is held back has no count beside it either.
    if latest.missing.is_some_and(Why::is_an_answer) {
        latest.value = None;
    }
    if latest.missing == Some(Why::Suppressed) {
        latest.value = None;
        latest.numerator = None;
    }
    Ok(())
}
