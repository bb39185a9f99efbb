//! A quartile strip: every area's figure a dot, this council's among them, the best on the left.
//!
//! The place of each dot is worked out here, so that none lies across the edge of its quartile and every edition shows
//! the same.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::draft::narrative::Indicated;
use crate::figures::finding::{Field, RankBasis};
use crate::figures::measure::{Indicator, Period};
use crate::figures::prose::{Sentence, capital, figure_alone, list, ordinal, words};

use super::chart::{captioned, titled};
use super::heard::bare;
use super::row::{QUARTILES, lowered_polarity};
use super::slots::{Places, Slots};

/// The strip, after the paragraph that is about its indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Strip {
    /// The indicator's id.
    pub id: String,
    /// 1 for `Figure 1`: charts and strips are numbered together.
    pub number: u32,
    /// What it shows, in bold and without a full stop: what the rules of the topic `finding among others` say; where they say
    /// nothing, the measure's name, and no rule behind it.
    pub title: Sentence,
    /// The line below: the name, the unit, which way is better, and who is set beside whom, of which periods, as sentences.
    pub under: String,
    /// The quartiles in which there is a dot, from the best; each begins where the one before ends. All ends are shares of the
    /// width, 0 at the best and 1 at the worst.
    pub bands: Vec<QuartileBand>,
    /// So many dots fit side by side.
    pub slots: usize,
    /// The dots, in columns from left to right.
    pub columns: Vec<DotColumn>,
    /// This council.
    pub own: OwnDot,
    /// The others by their names, and the target, on one line, where they are too few for quartiles: then there are no bands and
    /// no dots, and shares go from the least figure to the greatest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<NamedMark>,
    /// `11.1% best`, under the left end; empty of others by name.
    pub best: String,
    /// `33.2% worst`, under the right end; empty of others by name.
    pub worst: String,
    /// What the strip shows, in sentences for those who listen.
    pub alt: String,
}

/// A quartile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct QuartileBand {
    /// `Top`, `Second`, `Third`, `Fourth`: over it, with `quartile` where there is room.
    pub word: String,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The last figure in it: `18.8%`, under its right end. Empty for the last quartile.
    pub ends: String,
    /// This council is in it.
    pub own: bool,
}

/// Dots over each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct DotColumn {
    /// Where its middle is.
    pub at: f64,
    /// How many.
    pub dots: u32,
}

/// This council's dot, at the foot of its column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct OwnDot {
    /// Where its middle is; a column of dots may be over it.
    pub at: f64,
    /// `Leicestershire 20.4%, joint 59th of 150`
    pub label: String,
}

/// Another area or the target, with its name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct NamedMark {
    /// Where its middle is.
    pub at: f64,
    /// `England 9.1 in 2023/24`
    pub label: String,
    /// It is the target: a line across and no dot.
    pub is_target: bool,
}

impl Strip {
    /// The caption: `Figure 2: Leicestershire is in the third quartile of 150 areas. Re-referrals; per cent, lower is better. ...`.
    pub fn caption(&self) -> String {
        captioned(self.number, &self.title, &self.under)
    }

    /// The line below the title: `Figure 1: Assessments completed in time; per cent, higher is better.`.
    pub fn below(&self) -> String {
        format!("Figure {}: {}", self.number, self.under)
    }

    /// The strip of an indicator under the title that the rules gave it, without its number yet.
    ///
    /// # Errors
    /// Why there is none, in words.
    pub(crate) fn of(indicated: &Indicated, area: &str, title: Option<&Sentence>) -> Result<Strip, &'static str> {
        let (finding, indicator) = (&indicated.finding, &indicated.finding.indicator);
        let polarity = indicated.decided.polarity_of(indicator);
        let Some(field) = finding.field(polarity) else {
            return Err(match (finding.quartile(polarity), indicator.peers.is_empty()) {
                (Some(found), _) if found.from.is_some() => "its quartile is given, not calculated from figures",
                (_, true) => "there are no figures for other areas",
                _ => "no quartile can be calculated from the figures of other areas",
            });
        };
        let said = Said { indicator, area, field: &field, report: finding.report };
        let places = Places::of(&field);
        let (best, worst) = places.ends;
        let own_period = finding.latest.as_ref().map(|latest| latest.period);
        let rest = format!("{} {}", lowered_polarity(polarity, indicator), said.beside(own_period));
        let (title, under) = titled(title, indicator, &rest);
        Ok(Strip {
            id: indicator.id.clone(),
            number: 0,
            title,
            under,
            bands: bands(&places, &said),
            slots: places.dots.len(),
            columns: columns(&places),
            own: OwnDot {
                at: places.middle(places.own),
                label: format!("{area} {}, {}", said.figure(field.own.0), place(field.standing)),
            },
            named: Vec::new(),
            best: format!("{} best", said.figure(best)),
            worst: format!("{} worst", said.figure(worst)),
            alt: said.alternative(own_period),
        })
    }
}

/// The quartiles that hold a dot, with the last figure of each but the last.
fn bands(places: &Places, said: &Said) -> Vec<QuartileBand> {
    let last = places.bands.len().saturating_sub(1);
    let band = |(nth, band): (usize, &Slots)| QuartileBand {
        word: QUARTILES[usize::from(band.quartile.clamp(1, 4)) - 1].into(),
        from: places.edge(band.from),
        to: places.edge(band.from + band.slots),
        ends: if nth == last { String::new() } else { said.figure(band.last) },
        own: band.quartile == said.field.own.1,
    };
    places.bands.iter().enumerate().map(band).collect()
}

fn columns(places: &Places) -> Vec<DotColumn> {
    let dots = places.dots.iter().enumerate().filter(|(_, dots)| **dots > 0);
    dots.map(|(slot, dots)| DotColumn { at: places.middle(slot), dots: *dots }).collect()
}

/// `joint 59th of 150`
fn place(standing: RankBasis) -> String {
    let joint = if standing.ties > 0 { "joint " } else { "" };
    let would = if standing.newer { "would be " } else { "" };
    if standing.outside {
        return format!("beyond all {}", standing.areas);
    }
    format!("{would}{joint}{} of {}", ordinal(standing.rank.into()), standing.areas)
}

/// The words of a strip.
struct Said<'a> {
    indicator: &'a Indicator,
    area: &'a str,
    field: &'a Field,
    report: Period,
}

impl Said<'_> {
    fn figure(&self, held: Decimal) -> String {
        figure_alone(self.indicator, held)
    }

    /// `35 other areas with a figure for 2023/24`
    fn others(&self) -> String {
        let (count, when) = (words(self.field.others.len().into()), self.field.period.beside(self.report));
        format!("{count} other areas with a figure for {when}")
    }

    /// ` in quarter 3`: the period of the own figure, where it is another than the others'.
    fn own_period(&self, own: Option<Period>) -> String {
        let own = own.filter(|own| *own != self.field.period);
        own.map(|own| format!(" in {}", own.beside(self.report))).unwrap_or_default()
    }

    /// Who is set beside whom; both periods where they differ; how many have no figure.
    fn beside(&self, own: Option<Period>) -> String {
        let own = self.own_period(own);
        format!("{}{own} beside the {}, each a dot.{}", self.area, self.others(), self.without(" and no dot"))
    }

    fn without(&self, dot: &str) -> String {
        match self.field.without {
            0 => String::new(),
            1 => format!(" One area has no figure{dot}."),
            more => format!(" {} areas have no figure{dot}.", capital(&words(more.into()))),
        }
    }

    /// The finding first; then the others, and where each quartile ends.
    fn alternative(&self, own_period: Option<Period>) -> String {
        let (own, quartile) = self.field.own;
        let others = &self.field.others;
        let name = |quartile: u8| QUARTILES[usize::from(quartile.clamp(1, 4)) - 1].to_lowercase();
        let plain = |figure: Decimal| bare(self.indicator, &self.figure(figure));
        let last = |quartile: u8| others.iter().rfind(|(_, of)| *of == quartile).map(|(figure, _)| *figure);
        // The quartile of the worst figure ends with it.
        let worst = others.last().map_or(4, |(_, quartile)| *quartile);
        let ends: Vec<String> = (1..worst)
            .filter_map(|quartile| Some(format!("the {} at {}", name(quartile), plain(last(quartile)?))))
            .collect();
        let ends = match ends.split_first() {
            None => String::new(),
            Some((first, rest)) => {
                let first = first.replacen(" at ", " quartile ends at ", 1);
                let all: Vec<String> = std::iter::once(first).chain(rest.iter().cloned()).collect();
                format!("; {}", list(&all))
            }
        };
        let figure = |other: Option<&(Decimal, u8)>| plain(other.map_or(own, |(figure, _)| *figure));
        format!(
            "{}: {} is at {}{}, in the {} quartile, {}. {} others for {} go from {} (best) to {} (worst){ends}.{}",
            self.indicator.label,
            self.area,
            self.figure(own).replace('%', " per cent"),
            self.own_period(own_period),
            name(quartile),
            place(self.field.standing),
            capital(&words(others.len().into())),
            self.field.period.beside(self.report),
            figure(others.first()),
            figure(others.last()),
            self.without("")
        )
    }
}
