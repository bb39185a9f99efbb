//! What a council's own table says of a figure, by a colour or an arrow, compared with what the figures give. Only what can be
//! decided is told: whose rule for amber is not known, or whose earlier figure is not known, may well be right.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::diagnostic::{Code, Diagnostic};
use crate::draft::narrative::Indicated;
use crate::figures::finding::{Earlier, Finding, TargetFound, TargetTime};
use crate::figures::measure::{OwnVerdict, Period, Polarity, SaidBeside};
use crate::figures::prose::{Topic, figure};
use crate::rules::{IndicatorContext, Scene, TargetState};

/// Where the table and the figures differ, of the latest figures.
pub fn own_verdicts(indicated: &[Indicated]) -> Vec<Diagnostic> {
    let arrows = Arrows::of(indicated);
    let mut found = Vec::new();
    for one in indicated {
        for said in beside_latest(&one.finding) {
            let differs = against_target(one, said).or_else(|| against_movement(one, said, &arrows));
            found.extend(differs.and_then(|words| told(one, said, &words)));
        }
    }
    found
}

/// What is said of the figure that is reported.
fn beside_latest(finding: &Finding) -> impl Iterator<Item = &SaidBeside> {
    let latest = finding.latest.as_ref().filter(|latest| latest.value.is_some()).map(|latest| latest.period);
    finding.indicator.said_beside.iter().filter(move |said| Some(said.period) == latest)
}

fn told(one: &Indicated, said: &SaidBeside, words: &str) -> Option<Diagnostic> {
    let (indicator, latest) = (&one.finding.indicator, one.finding.latest.as_ref()?);
    let message = format!(
        "the table says \u{201c}{}\u{201d} of `{}` for {}, and its figures do not: {words}",
        said.word,
        indicator.id,
        said.period.in_full()
    );
    let help = "correct the one that is wrong: the figure or the word in the table, or the target, its `basis`, `amber` or `good` in indicators.toml";
    let told =
        Diagnostic::warning(Code::OwnVerdict, message).at(said.from.clone()).also(latest.from.clone(), "the figure");
    Some(told.help(help).doubting(indicator.doubted(Some(latest.period), latest.value)))
}

/// What the targets in force give, where that is not what the table says.
fn against_target(one: &Indicated, said: &SaidBeside) -> Option<String> {
    // A rule of the council's own may rate by something else than a target.
    if one.decided.by.iter().any(|(topic, ..)| *topic == Topic::Rating) {
        return None;
    }
    let subject = IndicatorContext::new(one.finding.clone(), one.decided.clone(), Scene::default());
    let is_open = |found: &TargetFound| found.judged.is_none() && found.target.value.is_some();
    let due: Vec<&TargetFound> =
        one.finding.targets.iter().filter(|found| found.time != TargetTime::Later && !is_open(found)).collect();
    let (first, others) = due.split_first()?;
    let state = subject.target_state(first);
    // Which of two targets the table means is not known.
    if others.iter().any(|other| subject.target_state(other).rating() != state.rating()) {
        return None;
    }
    let has_amber = first.target.amber.is_some();
    let is_told = match (said.verdict, state) {
        (OwnVerdict::OnTarget, TargetState::Missed) | (OwnVerdict::OffTarget, TargetState::Met) => {
            !is_met_as_shown(one, first)
        }
        (OwnVerdict::OnTarget | OwnVerdict::OffTarget, TargetState::Close) => true,
        (OwnVerdict::Close, TargetState::Met | TargetState::Missed) => has_amber,
        (OwnVerdict::OnTarget, TargetState::Behind) | (OwnVerdict::OffTarget, TargetState::OnCourse) => {
            return so_far(one, first, state);
        }
        _ => false,
    };
    if !is_told {
        return None;
    }
    let (held, aim) = (first.judged?, first.target.value?);
    let (indicator, finding) = (&one.finding.indicator, &one.finding);
    let printed = figure(indicator, held.value, finding.latest_decimals());
    // A year's target is held against the year so far, where the table may mean one for each quarter.
    let of = if held.is_latest { String::new() } else { format!(" in {}", held.period.in_full()) };
    let aim = figure(indicator, aim, finding.decimals_of_target(aim));
    let stands = match state {
        TargetState::Met => "meets",
        TargetState::Close => "is close to, and does not meet,",
        _ => "does not meet",
    };
    let whose = if held.is_latest { "" } else { " for the year" };
    Some(format!("{printed}{of} {stands} the target of {aim}{whose}"))
}

/// Where a year that is not over stands, and by what that is known.
fn so_far(one: &Indicated, found: &TargetFound, state: TargetState) -> Option<String> {
    let (held, aim, expected) = (found.judged?, found.target.value?, found.expected?);
    let finding = &one.finding;
    let print = |value| figure(&finding.indicator, value, finding.latest_decimals());
    let by = match expected.last_year {
        Some(share) => format!("at this point last year {share}% of the year\u{2019}s figure had come"),
        None => format!("the profile for {}", expected.period.in_full()),
    };
    let aim = figure(&finding.indicator, aim, finding.decimals_of_target(aim));
    let stands = if state == TargetState::Behind { "behind" } else { "on course" };
    Some(format!(
        "{} so far is {stands}, where {} by now would be on course for the target of {aim} for the year ({by})",
        print(held.value),
        print(expected.value)
    ))
}

/// In a line, the measures whose colour in the table is compared with nothing, because no target of theirs can be judged yet. None:
/// there are none.
pub fn not_compared(indicated: &[Indicated]) -> Option<String> {
    let is_colour =
        |said: &&SaidBeside| matches!(said.verdict, OwnVerdict::OnTarget | OwnVerdict::OffTarget | OwnVerdict::Close);
    let of = |one: &Indicated| {
        let subject = IndicatorContext::new(one.finding.clone(), one.decided.clone(), Scene::default());
        let mut numbers = one.finding.targets.iter().filter(|found| found.target.value.is_some()).peekable();
        let is_open = numbers.peek().is_some() && numbers.all(|found| subject.target_state(found).rating().is_none());
        let said = beside_latest(&one.finding).find(is_colour).filter(|_| is_open)?;
        Some(format!("{} (\u{201c}{}\u{201d})", one.finding.indicator.id, said.word))
    };
    let open: Vec<String> = indicated.iter().filter_map(of).collect();
    (!open.is_empty()).then(|| {
        format!(
            "Not compared with the table\u{2019}s own colours: {}. No target of {} can be judged yet; the colour may be of another target, or \
             of how much should have come by now: give that as the target of the quarter, in data/targets.csv.",
            open.join(", "),
            if open.len() == 1 { "it" } else { "them" }
        )
    })
}

/// Whether the figure and its target are the same as the cell shows the figure: then either word may be right.
fn is_met_as_shown(one: &Indicated, found: &TargetFound) -> bool {
    let shown = one.finding.latest.as_ref().and_then(|latest| latest.shown);
    let (Some(judged), Some(aim), Some(decimals)) = (found.judged, found.target.value, shown) else { return false };
    let words = &one.finding.indicator.unit_words;
    words.rounded(judged.value, decimals) == words.rounded(aim, decimals)
}

/// How the figure moved from the earlier ones that a table may mean, where that is the opposite of what it says.
fn against_movement(one: &Indicated, said: &SaidBeside, arrows: &Arrows) -> Option<String> {
    let finding = &one.finding;
    let (moved, earlier) = moved(one)?;
    let good = one.decided.polarity_of(&finding.indicator);
    let better = match good {
        Polarity::Higher => Some(Ordering::Greater),
        Polarity::Lower => Some(Ordering::Less),
        Polarity::None | Polarity::Between(..) => None,
    };
    let expected = match said.verdict {
        OwnVerdict::Better => better?,
        OwnVerdict::Worse => better?.reverse(),
        OwnVerdict::Up | OwnVerdict::Down => {
            let up = match good {
                Polarity::Higher => Ordering::Greater,
                Polarity::Lower => arrows.up_of_low(&said.column)?,
                // Where nobody has said which way is good, an arrow may still say that it got better.
                Polarity::None => arrows.up_of_low(&said.column).filter(|up| *up == Ordering::Greater)?,
                Polarity::Between(..) => return None,
            };
            if said.verdict == OwnVerdict::Up { up } else { up.reverse() }
        }
        _ => return None,
    };
    if moved != expected.reverse() {
        return None;
    }
    let (now, then) = (finding.latest.as_ref()?.value?, earlier.value?);
    let [now, then] = [(now, finding.latest_decimals()), (then, finding.decimals_of(earlier))]
        .map(|(value, decimals)| figure(&finding.indicator, value, decimals));
    let way = if moved == Ordering::Greater { "higher" } else { "lower" };
    let goodness = match better {
        None => "",
        Some(better) if better == moved => ", which is better",
        Some(_) => ", which is worse",
    };
    Some(format!("{now} is {way} than {then} in {}{goodness}", earlier.observation.period.in_full()))
}

/// Which way the figure went from every earlier figure that a table may compare it with: the one before, that of a year before,
/// and the one the report itself compares with. `None` where they do not agree.
fn moved(one: &Indicated) -> Option<(Ordering, &Earlier)> {
    let finding = &one.finding;
    let now = finding.latest.as_ref()?.value?;
    let baseline = one.decided.baseline_of(finding);
    let earlier: Vec<&Earlier> =
        [finding.previous.as_ref(), finding.last_year.as_ref(), baseline].into_iter().flatten().collect();
    let way = |earlier: &Earlier| {
        if finding.prints_alike(earlier) { Some(Ordering::Equal) } else { Some(now.cmp(&earlier.value?)) }
    };
    let first = earlier.first()?;
    let moved = way(first)?;
    let in_year = before_in_its_year(finding).is_none_or(|before| now.cmp(&before) == moved);
    let agree = in_year && earlier.iter().all(|other| way(other) == Some(moved));
    (agree && moved != Ordering::Equal).then_some((moved, *first))
}

/// Where it stood last in the same year, of what grows through a year: an arrow may be of that.
fn before_in_its_year(finding: &Finding) -> Option<Decimal> {
    let latest = finding.latest.as_ref().filter(|_| finding.indicator.is_like_in_whole_years())?;
    let is_in_year = |period: Period| {
        period.end() < latest.period.end() && period.financial_year_of() == latest.period.financial_year_of()
    };
    let before = finding.indicator.observations.iter().filter(|held| is_in_year(held.period));
    before.max_by_key(|held| held.period.end())?.value
}

/// What an arrow up means where low is good: that the figure rose, or that it got better. A column means one thing, and its
/// other rows show which.
struct Arrows(BTreeMap<String, [usize; 2]>);

/// So many rows must show what the arrows of a column mean, and four times as many as show the other.
const ENOUGH: usize = 3;

impl Arrows {
    fn of(indicated: &[Indicated]) -> Arrows {
        let mut columns: BTreeMap<String, [usize; 2]> = BTreeMap::new();
        for one in indicated.iter().filter(|one| one.decided.polarity_of(&one.finding.indicator) == Polarity::Lower) {
            for said in beside_latest(&one.finding) {
                let arrow = match said.verdict {
                    OwnVerdict::Up => Ordering::Greater,
                    OwnVerdict::Down => Ordering::Less,
                    _ => continue,
                };
                let Some((moved, _)) = moved(one) else { continue };
                let counts = columns.entry(said.column.clone()).or_default();
                counts[usize::from(moved != arrow)] += 1;
            }
        }
        Arrows(columns)
    }

    /// Which way a figure goes under an arrow up of this column, where low is good.
    fn up_of_low(&self, column: &str) -> Option<Ordering> {
        let [movement, goodness] = *self.0.get(column)?;
        match (movement, goodness) {
            (shown, other) if shown >= ENOUGH && other * 4 <= shown => Some(Ordering::Greater),
            (other, shown) if shown >= ENOUGH && other * 4 <= shown => Some(Ordering::Less),
            _ => None,
        }
    }
}
