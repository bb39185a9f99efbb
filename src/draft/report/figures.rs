//! The report's own figures as CSV: what is attached to the PDF.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use crate::draft::narrative::Narrative;
use crate::figures::csv_text::CsvText;
use crate::rules::UnjudgedReason;

const HEADINGS: [&str; 19] = [
    "indicator",
    "name",
    "unit",
    "period",
    "value",
    "count",
    "out of",
    "marks",
    "compared with",
    "earlier value",
    "change",
    "verdict",
    "reason",
    "test",
    "change from",
    "change to",
    "p",
    "smallest change",
    "quartile",
];

/// A row for each indicator, with what the dashboard shows, in plain figures.
pub fn figures_csv(narrative: &Narrative) -> String {
    let mut text = CsvText::for_spreadsheets();
    text.row(HEADINGS);
    for indicated in &narrative.indicated {
        let finding = &indicated.finding;
        let indicator = &finding.indicator;
        let latest = finding.latest.as_ref();
        let baseline = indicated.decided.baseline_of(finding);
        let (earlier, change) = baseline.map_or((None, None), |earlier| finding.earlier_printed(earlier));
        let number =
            |number: Option<rust_decimal::Decimal>| number.map(|number| number.to_string()).unwrap_or_default();
        let polarity = indicated.decided.polarity_of(indicator);
        let evidence = indicated.decided.judgement.as_ref().and_then(|judgement| judgement.evidence);
        let test = indicated.decided.test.filter(|_| evidence.is_some());
        let marks = latest
            .map(|latest| format!("{}{}", latest.missing.map_or("", |why| why.mark()), latest.marks()))
            .unwrap_or_default();
        let row = [
            indicator.id.clone(),
            indicator.label.clone(),
            indicator.unit.as_str().to_owned(),
            latest.map(|latest| latest.period.in_full()).unwrap_or_default(),
            number(finding.latest_printed()),
            number(latest.and_then(|latest| latest.numerator)),
            number(latest.and_then(|latest| latest.denominator)),
            marks,
            baseline.map(|earlier| earlier.observation.period.in_full()).unwrap_or_default(),
            number(earlier),
            number(change),
            indicated.decided.verdict().as_str().to_owned(),
            indicated.decided.reason().map_or("", UnjudgedReason::as_str).to_owned(),
            test.map(|test| test.in_words(indicator.unit)).unwrap_or_default(),
            calculated(evidence.and_then(|evidence| evidence.change).map(|change| change.lower)),
            calculated(evidence.and_then(|evidence| evidence.change).map(|change| change.upper)),
            calculated(evidence.and_then(|evidence| evidence.p)),
            calculated(evidence.and_then(|evidence| evidence.smallest).map(|smallest| smallest.size)),
            finding.quartile(polarity).map(|quartile| quartile.now.to_string()).unwrap_or_default(),
        ];
        text.guarded_row(row);
    }
    text.into_text()
}

/// A calculated figure to four decimals, as the method page prints the finest of them.
fn calculated(figure: Option<f64>) -> String {
    let figure = figure.and_then(Decimal::from_f64).map(|figure| figure.round_dp(4).normalize());
    figure.map(|figure| figure.to_string()).unwrap_or_default()
}
