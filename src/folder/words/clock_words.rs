//! How a name, a column of units or the catalogue says that a time is written: `mm:ss`, `hh:mm`, `h:mm:ss`.

use crate::figures::measure::{Noun, TwoParts, UnitWords};

/// A part of a time by its letters or its word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Hours,
    Minutes,
    Seconds,
}

fn part(text: &str) -> Option<Part> {
    match text {
        "h" | "hh" | "hr" | "hrs" | "hour" | "hours" => Some(Part::Hours),
        "m" | "mm" | "mmm" | "min" | "mins" | "minute" | "minutes" => Some(Part::Minutes),
        "s" | "ss" | "sec" | "secs" | "second" | "seconds" => Some(Part::Seconds),
        _ => None,
    }
}

/// What such a text says of a time: what its figures are counted in, and of two parts which they are. Of three parts each cell says
/// itself what it is. Small letters.
pub fn clock_in_words(text: &str) -> Option<UnitWords> {
    let text: String = text.chars().filter(|letter| !"[]() ".contains(*letter)).collect();
    let sign = if text.contains(':') { ':' } else { '.' };
    let parts: Option<Vec<Part>> = text.split(sign).map(part).collect();
    // "m.s" may be metres.
    let is_long = sign == ':' || text.contains("mm") || text.contains("hh") || text.contains("ss");
    let counted = |one: &str, two_parts| UnitWords {
        word: Some(Noun { one: one.to_owned(), many: format!("{one}s") }),
        two_parts,
        ..UnitWords::default()
    };
    match parts?.as_slice() {
        [Part::Minutes, Part::Seconds] if is_long => Some(counted("second", Some(TwoParts::MinutesAndSeconds))),
        [Part::Hours, Part::Minutes] if is_long => Some(counted("minute", Some(TwoParts::HoursAndMinutes))),
        [Part::Hours, Part::Minutes, Part::Seconds] => Some(counted("hour", None)),
        _ => None,
    }
}

/// A name without how its times are written, and what that says: `Time to answer` of "Time to answer (mm:ss)".
pub fn without_clock(name: &str) -> Option<(String, UnitWords)> {
    const LEADS: [&str; 6] = ["in", "as", "-", "\u{2013}", "\u{2014}", "format"];
    let mut words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    let bare = |word: &str| word.trim_matches([',', ';', '.', '(', ')']).to_lowercase();
    let (at, said) = words.iter().enumerate().find_map(|(at, word)| Some((at, clock_in_words(&bare(word))?)))?;
    let gone = words.remove(at);
    let (mut opens, closes) = (gone.starts_with('('), gone.trim_end_matches([',', ';', '.']).ends_with(')'));
    let mut last = at;
    while let Some(before) = last.checked_sub(1).filter(|before| LEADS.contains(&bare_lead(&words[*before]).as_str())) {
        opens |= words.remove(before).starts_with('(');
        last = before;
    }
    if let Some(before) = last.checked_sub(1) {
        let kept = words[before].trim_end_matches([',', ';']).to_owned();
        words[before] = if closes && !opens { format!("{kept})") } else { kept };
    }
    if opens
        && !closes
        && let Some(next) = words.get_mut(last)
    {
        *next = format!("({next}");
    }
    (!words.is_empty()).then(|| (words.join(" "), said))
}

fn bare_lead(word: &str) -> String {
    word.trim_start_matches('(').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_a_time_is_written_is_no_part_of_a_name() {
        let of = |name| without_clock(name).map(|(name, words)| (name, words.two_parts));
        let (minutes, hours) = (Some(TwoParts::MinutesAndSeconds), Some(TwoParts::HoursAndMinutes));
        for (name, expected, parts) in [
            ("Time to answer (mm:ss)", "Time to answer", minutes),
            ("Time to answer (m:ss) - median", "Time to answer - median", minutes),
            ("Time to answer - [m]:ss", "Time to answer", minutes),
            ("Time to answer, in mins:secs", "Time to answer", minutes),
            ("Time to answer (average, mm:ss)", "Time to answer (average)", minutes),
            ("Time to answer (in mm:ss)", "Time to answer", minutes),
            ("Time to answer (mm.ss)", "Time to answer", minutes),
            ("Time to answer (mm:ss, median)", "Time to answer (median)", minutes),
            ("Time on site hh:mm", "Time on site", hours),
            ("Time on site (h:mm:ss)", "Time on site", None),
        ] {
            assert_eq!(of(name), Some((expected.to_owned(), parts)), "{name}");
        }
        for name in ["Time to answer", "Time (minutes)", "Wind (m.s)", "mm:ss", "Ratio a:b", "Ratio (mm)"] {
            assert_eq!(of(name), None, "{name}");
        }
    }
}
