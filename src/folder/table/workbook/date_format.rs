//! Which parts of a date or a time a number format shows.

use super::format_pieces::Piece;

/// The parts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The day, by number or by name.
    pub day: bool,
    /// The month.
    pub month: bool,
    /// The year.
    pub year: bool,
    /// Hours.
    pub hours: bool,
    /// Minutes.
    pub minutes: bool,
    /// Seconds.
    pub seconds: bool,
    /// The first part goes on counting: `[h]` after 24 hours, `[mm]` after 60 minutes.
    pub goes_on: bool,
    /// Two digits in the first part.
    pub padded: bool,
    /// Half of the day: a time of day.
    pub half_day: bool,
}

impl DateParts {
    /// Whether a number of days is shown as a length of time: by its days, and by no month or year. What is more than a month is a date.
    pub fn is_length(self, days: f64) -> bool {
        const MONTH: f64 = 31.0;
        self.day && !self.month && !self.year && (0.0..=MONTH).contains(&days)
    }

    /// Whether it shows any part of a date.
    pub fn is_date(self) -> bool {
        self.day || self.month || self.year
    }
}

/// The parts of a section; `None` where it shows a number.
pub fn date_parts(pieces: &[Piece]) -> Option<DateParts> {
    let runs = runs(pieces);
    let mut parts = DateParts::default();
    let letter = |at: usize| runs.get(at).map(|(letter, ..)| *letter);
    for (at, (sign, length, bracketed)) in runs.iter().enumerate() {
        let is_first = !(parts.hours || parts.minutes || parts.seconds);
        let mut clock = false;
        match sign {
            'y' => parts.year = true,
            'd' => parts.day = true,
            'h' => (parts.hours, clock) = (true, true),
            's' => (parts.seconds, clock) = (true, true),
            'a' => parts.half_day = true,
            // Beside hours or seconds it is a minute, else a month.
            'm' if *bracketed || (at > 0 && letter(at - 1) == Some('h')) || letter(at + 1) == Some('s') => {
                (parts.minutes, clock) = (true, true);
            }
            'm' => parts.month = true,
            _ => {}
        }
        if clock && is_first {
            (parts.padded, parts.goes_on) = (*length >= 2, *bracketed);
        }
    }
    (parts.is_date() || parts.hours || parts.minutes || parts.seconds).then_some(parts)
}

/// The letters of dates and times in runs, with their length and whether they stand in brackets; `a` for AM/PM.
fn runs(pieces: &[Piece]) -> Vec<(char, usize, bool)> {
    let mut runs: Vec<(char, usize, bool)> = Vec::new();
    let mut last = None;
    let mut half = String::new();
    for piece in pieces {
        let mut now = None;
        match piece {
            Piece::Bracketed(text) => {
                let lower = text.to_lowercase();
                let first = lower.chars().next().filter(|first| "hms".contains(*first));
                if let Some(first) = first.filter(|first| lower.chars().all(|letter| letter == *first)) {
                    runs.push((first, lower.len(), true));
                }
            }
            Piece::Sign(sign) => {
                let sign = sign.to_ascii_lowercase();
                half.push(sign);
                if half.ends_with("am/pm") || half.ends_with("a/p") {
                    runs.push(('a', 1, false));
                } else if "ydhms".contains(sign)
                    // The m of AM is no month.
                    && !(sign == 'm' && (half.ends_with("am") || half.ends_with("/pm")))
                {
                    match runs.last_mut().filter(|_| last == Some(sign)) {
                        Some((_, length, _)) => *length += 1,
                        None => runs.push((sign, 1, false)),
                    }
                    now = Some(sign);
                }
            }
            Piece::Literal(_) => half.clear(),
        }
        last = now;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::super::format_pieces::split;
    use super::*;

    #[test]
    fn the_parts_of_dates_and_times() {
        let of = |code: &str| match date_parts(&split(code)[0]) {
            Some(parts) => {
                let parts = [
                    (parts.day, 'd'),
                    (parts.month, 'm'),
                    (parts.year, 'y'),
                    (parts.hours, 'H'),
                    (parts.minutes, 'M'),
                    (parts.seconds, 'S'),
                    (parts.goes_on, '+'),
                    (parts.padded, '0'),
                    (parts.half_day, 'a'),
                ];
                parts.into_iter().filter(|(has, _)| *has).map(|(_, sign)| sign).collect()
            }
            None => String::new(),
        };
        for (code, expected) in [
            ("dd/mm/yyyy", "dmy"),
            ("mm-dd-yy", "dmy"),
            ("[$-809]d mmmm yyyy;@", "dmy"),
            ("mmm\\-yy", "my"),
            ("mmmm", "m"),
            ("yyyy", "y"),
            ("h:mm", "HM"),
            ("hh:mm:ss", "HMS0"),
            ("[h]:mm", "HM+"),
            ("[mm]:ss", "MS+0"),
            ("mm:ss", "MS0"),
            ("mmss.0", "MS0"),
            ("[ss]", "S+0"),
            ("h:mm AM/PM", "HMa"),
            ("dd/mm/yyyy hh:mm", "dmyHM0"),
            ("m/d/yy h:mm", "dmyHM"),
            ("0.0", ""),
            ("[Red]0", ""),
            ("0\" days\"", ""),
        ] {
            assert_eq!(of(code), expected, "{code}");
        }
    }
}
